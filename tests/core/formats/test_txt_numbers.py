# SPDX-License-Identifier: MIT
"""A number that stands in a line of its own has its place in the tree."""

from pathlib import Path

from study_viewer.core.document.plain import leaves
from study_viewer.core.formats.contract import ParsedSection, Wishes, no_progress
from study_viewer.core.formats.txt import read

POINT = "各单位要把学习作为一项长期任务，联系实际学、带着问题学，按月整理笔记。"


def imported(folder: Path, lines: list[str]) -> list[ParsedSection]:
    path = folder / "示例.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(read(path, Wishes(), no_progress).sections)


def outline(sections: list[ParsedSection]) -> list[tuple[int, str]]:
    return [(mark.level, mark.title) for section in sections for mark in section.marks]


def test_a_number_in_a_line_of_its_own_has_an_entry_with_the_words_below_it(
    tmp_path: Path,
) -> None:
    lines = ["关于学习的通知", "一、", "总体要求", POINT, "二、工作安排", "（一）", POINT]
    lines += [
        "（二）加强领导",
        POINT,
        "（三）",
        f"各部门分工负责，{POINT}",
        "三、",
        "（一）",
        POINT,
    ]
    sections = imported(tmp_path, lines)
    assert [leaf.text for leaf in leaves(sections[0].body)] == lines
    assert outline(sections) == [
        (1, "关于学习的通知"),
        (2, "一、总体要求"),
        (2, "二、工作安排"),
        (3, "（一）各单位要把学习作为一项长期任务"),
        (3, "（二）加强领导"),
        (3, "（三）各部门分工负责"),
        (2, "三、"),
        (3, "（一）各单位要把学习作为一项长期任务，联系实际学、带着问题学"),
    ]


def test_a_lone_number_whose_like_have_no_entry_has_none(tmp_path: Path) -> None:
    """The points of an article, the items of a list, the blanks of a form."""
    lines = [
        "学习条例",
        "第一章 总则",
        "第一条 下列人员参加学习：",
        "（一）",
        "机关人员；",
        "（二）",
    ]
    lines += [
        "其他人员。",
        "第二条 本条例自公布之日起施行。",
        "第二章 附则",
        "第三条 由办公室解释。",
    ]
    lines += ["1.", "没有标题的一项。", "2.", "又是一项。"]
    sections = imported(tmp_path, lines)
    numbered = [title for _, title in outline(sections)][1:]
    assert [title[:3] for title in numbered] == ["第一章", "第一条", "第二条", "第二章", "第三条"]
