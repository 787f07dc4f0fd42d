# SPDX-License-Identifier: MIT
"""A notice with attachments: they stand in the tree as what they are, and the list of them not."""

from pathlib import Path

from study_viewer.core.formats.contract import Wishes, no_progress
from study_viewer.core.formats.txt import read

NOTICE = (
    "关于开展读书活动的通知",
    "各单位：",
    "为深入开展读书活动，现将有关事项通知如下。",
    "一、总体要求",
    "学习要有记录，记录要有检查，各单位要结合实际制定方案。",
    "二、工作安排",
    "年底由办公室组织总结，评出先进单位若干名，材料存档备查。",
)
LIST = ("附件：1.读书记录表", "2.常见问题", "某某办公室", "2024年3月1日")
TABLES = (
    "附件1",
    "每人每月填写一次，由组长收齐后交办公室存档。",
    "附件2",
    "一、借书的问题",
    "借书以后要按时归还，遗失的要照价赔偿。",
    "二、还书的问题",
    "还书的时候要当面点清，并在记录表上签字。",
)


def tree(folder: Path, *lines: str) -> list[tuple[int, str]]:
    path = folder / "通知.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    parsed = read(path, Wishes(), no_progress)
    return [(mark.level, mark.title) for section in parsed.sections for mark in section.marks]


def test_each_attachment_is_an_entry_and_holds_its_own_headings(tmp_path: Path) -> None:
    told = tree(tmp_path, *NOTICE, *LIST, *TABLES)
    own = told[-6:]
    first = own[0][0]
    assert own == [
        (first, "一、总体要求"),
        (first, "二、工作安排"),
        (first, "附件1"),
        (first, "附件2"),
        (first + 1, "一、借书的问题"),
        (first + 1, "二、还书的问题"),
    ]


def test_a_name_that_stands_above_each_page_begins_one_attachment(tmp_path: Path) -> None:
    told = tree(tmp_path, *NOTICE, *TABLES[:2], "附件1", "填好的表要在月底以前送到办公室。")
    assert [title for _, title in told].count("附件1") == 1


def test_numbers_behind_the_list_are_headings_again(tmp_path: Path) -> None:
    told = tree(tmp_path, *NOTICE, *LIST[:2], "三、其他事项", "未尽事宜由办公室负责解释。")
    assert "三、其他事项" in [title for _, title in told]
    assert not any("常见问题" in title for _, title in told)
