# SPDX-License-Identifier: MIT
"""A title's lines: even, within their room, and broken between its parts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.document.title_lines import ems, title_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "《中国共产党四川省第十二届委员会第四次全体会议公报》学习笔记",
            ("《中国共产党四川省第十二届委员会", "第四次全体会议公报》学习笔记"),
        ),
        (
            "关于做好2025年度党员干部学习教育工作和党风廉政建设的通知",
            ("关于做好2025年度党员干部学习教育工作", "和党风廉政建设的通知"),
        ),
        (
            "中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要",
            ("中华人民共和国国民经济和社会发展", "第十四个五年规划和2035年远景目标纲要"),
        ),
        (
            "中共四川省委关于深入贯彻习近平总书记重要指示精神以县域为重要切入点"
            "扎实推进城乡融合发展的决定",
            (
                "中共四川省委关于深入贯彻习近平总书记",
                "重要指示精神以县域为重要切入点",
                "扎实推进城乡融合发展的决定",
            ),
        ),
        (
            "Study notes: A Guide to Reading Documents Together in the Third Branch",
            ("Study notes: A Guide to Reading", "Documents Together in the Third Branch"),
        ),
    ],
)
def test_a_long_title_breaks_between_its_parts(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title, 20) == lines


def test_a_title_that_fits_stays_on_one_line_as_it_is() -> None:
    assert title_lines("关于做好读书工作的意见", 20) == ("关于做好读书工作的意见",)
    assert title_lines("", 20) == ("",)


def test_a_word_that_no_line_holds_is_left_to_the_page() -> None:
    assert title_lines("a" * 100, 20) == ("a" * 100,)


def test_without_a_better_place_lines_are_even() -> None:
    assert sorted(map(len, title_lines("甲" * 50, 20))) == [16, 17, 17]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("甲乙的和第十二届会议2025年《》、“” ab"), max_size=60))
def test_nothing_of_a_title_is_lost_and_no_line_begins_or_ends_wrongly(title: str) -> None:
    lines = title_lines(title, 12)
    assert "".join("".join(lines).split()) == "".join(title.split())
    if len(lines) > 1:
        assert all(ems(line) <= 12 for line in lines)
        assert not any(line.startswith(("、", "”", "》")) for line in lines[1:])
        assert not any(line.endswith(("“", "《")) for line in lines[:-1])
