# SPDX-License-Identifier: MIT
"""Chinese and Latin type: which lines are which, and where one stands in the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.document.script import is_chinese, runs


@pytest.mark.parametrize(
    ("line", "chinese"),
    [
        ("“四化同步”", True),
        ("看 PDF 文件", True),
        ("It’s “quoted” here", False),
        ("The word “学习” means to study", False),
    ],
)
def test_a_line_is_in_the_script_that_most_of_it_is_in(line: str, chinese: bool) -> None:
    assert is_chinese(line, not chinese) is chinese


def test_a_line_without_letters_is_in_the_script_of_the_rest() -> None:
    assert is_chinese("——1949…", True) and not is_chinese("——1949…", False)


def test_marks_that_both_scripts_have_follow_the_line() -> None:
    assert list(runs("他说“Let’s go”，走了", True)) == [
        ("他说“", False),
        ("Let’s go", True),
        ("”，走了", False),
    ]
    assert list(runs("The word “学习” means", False)) == [
        ("The word “", True),
        ("学习", False),
        ("” means", True),
    ]


@given(st.text(max_size=40), st.booleans())
def test_no_letter_is_lost(text: str, chinese: bool) -> None:
    assert "".join(part for part, _ in runs(text, chinese)) == text
