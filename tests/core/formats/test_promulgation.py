# SPDX-License-Identifier: MIT
"""Who adopted a law and when stands under its title, often behind its number."""

from pathlib import Path

import pytest

from study_viewer.core.document.model import Metadata
from study_viewer.core.formats import txt
from study_viewer.core.formats.contract import Wishes, no_progress


def told(folder: Path, *lines: str) -> Metadata:
    path = folder / "law.txt"
    articles = "第一条　为了加强管理，制定本规定。\n第二条　各单位应当遵守本规定。\n"
    path.write_text("\n\n".join(("渔业船舶检验规定", *lines, articles)), encoding="utf-8")
    parsed = txt.read(path, Wishes(), no_progress)
    assert list(parsed.sections)
    return parsed.metadata


@pytest.mark.parametrize(
    ("lines", "by", "on", "number"),
    [
        (["（2019年6月6日国务院发布）"], "国务院", "2019-06-06", ""),
        (
            ["国发〔2019〕6号", "（2019年6月6日国务院发布）"],
            "国务院",
            "2019-06-06",
            "国发〔2019〕6号",
        ),
        (["国发〔2019〕6号", "2019年6月6日"], "", "2019-06-06", "国发〔2019〕6号"),
        (["国发〔2019〕6号", "2019年6月6日国务院发布"], "国务院", "2019-06-06", "国发〔2019〕6号"),
        (
            ["国发〔2019〕6号", "（2019年6月6日国务院令第6号公布　自2019年8月1日起施行）"],
            "国务院",
            "2019-06-06",
            "国发〔2019〕6号",
        ),
        (
            ["国务院令第666号", "（2019年6月6日国务院发布）"],
            "国务院",
            "2019-06-06",
            "国务院令第666号",
        ),
        (
            ["国发［2019］6号", "（2019年6月6日国务院发布）"],
            "国务院",
            "2019-06-06",
            "国发［2019］6号",
        ),
        (
            ["国务院令（第666号）", "（2019年6月6日国务院发布）"],
            "国务院",
            "2019-06-06",
            "国务院令（第666号）",
        ),
        (["第666号", "（2019年6月6日教育部公布）"], "教育部", "2019-06-06", ""),
        (
            ["（2019年6月6日国务院令第6号公布　自2019年8月1日起施行）"],
            "国务院",
            "2019-06-06",
            "国务院令第6号",
        ),
        (
            ["（2018年3月20日第十三届全国人民代表大会第一次会议通过）"],
            "第十三届全国人民代表大会第一次会议",
            "2018-03-20",
            "",
        ),
        (
            ["（1994年7月5日国务院发布　根据2016年2月6日《国务院关于修改的决定》修订）"],
            "国务院",
            "1994-07-05",
            "",
        ),
    ],
)
def test_day_organ_and_number_are_known(
    tmp_path: Path, lines: list[str], by: str, on: str, number: str
) -> None:
    metadata = told(tmp_path, *lines)
    assert (metadata.issued_by, metadata.issued_on, metadata.number) == (by, on, number)


@pytest.mark.parametrize(
    "line",
    [
        "（2019年6月6日经国务院批准发布）",
        "（2019年6月6日修订）",
        "（2019年6月6日由各单位自行印发）",
        "（2019年6月6日起由教育部公布）",
        "（2019年6月6日各部委印发）",
        "（2019年6月6日有关部印发）",
        "（2019年6月6日国务院批准　2019年7月1日教育部发布）",
    ],
)
def test_an_organ_that_is_not_plain_is_not_guessed(tmp_path: Path, line: str) -> None:
    assert told(tmp_path, "国发〔2019〕6号", line)[2:4] == told(tmp_path, line)[2:4]
    metadata = told(tmp_path, line)
    assert (metadata.issued_by, metadata.issued_on) == ("", "2019-06-06")


def test_a_first_sentence_about_what_was_issued_is_none_of_it(tmp_path: Path) -> None:
    assert told(tmp_path, "2019年6月6日国务院发布了办法，各单位学习。").issued_by == ""
    assert told(tmp_path, "2019年6月6日国务院发布一个办法。").issued_on == ""
