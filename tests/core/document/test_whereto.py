# SPDX-License-Identifier: MIT
"""What a person types to get to a place, taken apart."""

import pytest

from study_viewer.core.document.numbering import number_of
from study_viewer.core.document.whereto import Step, fits, is_printed, meant, openings


def step(words: str) -> Step:
    (found,) = meant(words).steps
    return found


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("第十二条", [12]),
        ("１２條", [12]),
        ("二（三）", [2, 3]),
        ("2(3)", [2, 3]),
        ("第三部分（二）第2段", [3, 2, 2]),
        ("第一编第二章第三节", [1, 2, 3]),
        ("一百零三条", [103]),
        ("③", [3]),
        ("art. 7", [7]),
        ("Chapter IV", [4]),
        ("城乡融合", []),
        ("一般规定", []),
        ("零条", []),
        ("", []),
    ],
)
def test_numbers_are_read_one_below_the_other(words: str, values: list[int]) -> None:
    assert [one.value for one in meant(words).steps] == values


@pytest.mark.parametrize(
    ("words", "page", "share", "dotted"),
    [
        ("p. 45", 45, None, ()),
        ("第四十五页", 45, None, ()),
        ("50%", None, 50.0, ()),
        ("12.5 ％", None, 12.5, ()),
        ("百分之三十", None, 30.0, ()),
        ("3.2.1", None, None, (3, 2, 1)),
        ("§ 3.2", None, None, (3, 2)),
        ("12", 12, None, (12,)),
        ("学习", None, None, ()),
    ],
)
def test_pages_shares_and_dotted_numbers_are_told_apart(
    words: str, page: int | None, share: float | None, dotted: tuple[int, ...]
) -> None:
    found = meant(words)
    assert (found.page, found.share, found.dotted) == (page, share, dotted)


@pytest.mark.parametrize(
    ("words", "title", "meets"),
    [
        ("第12条", "第十二条 要素", True),
        ("第12条", "第十二条之一 要素", False),
        ("第12条之一", "第十二条之一 要素", True),
        ("第12条", "第十二章 要素", False),
        ("第3课", "第三章 读书", False),
        ("第三部分", "三、读书", True),
        ("三", "三、读书", True),
        ("(3)", "（三）读书", True),
        ("12条", "Article 12 Loans", True),
        ("3", "读书", False),
    ],
)
def test_a_number_meets_its_title_and_no_other(words: str, title: str, meets: bool) -> None:
    assert (fits(step(words), title, number_of(title)) is not None) is meets


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("3.2 Scope", True),
        ("§3.2 Scope", True),
        ("第3.2节 范围", True),
        ("３．２ 范围", True),
        ("3.20 Other", False),
        ("3.2.1 Detail", False),
        ("13.2 Other", False),
    ],
)
def test_a_dotted_number_is_found_whole_in_print(title: str, printed: bool) -> None:
    assert is_printed((3, 2), title) is printed


def test_a_paragraph_may_begin_with_either_zero() -> None:
    assert {"第一百零三条", "第一百〇三条", "第103条"} <= set(openings(step("103条")))
