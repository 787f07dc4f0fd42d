# SPDX-License-Identifier: MIT
"""What is no list and no table becomes the paragraphs it was made of, and no character is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.document import corrections, markdown_in, markdown_out
from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.corrections import Page, correct
from study_viewer.core.document.entries import Start
from study_viewer.core.document.model import (
    Body,
    Cell,
    Correction,
    Item,
    List,
    Paragraph,
    Span,
    Table,
)
from study_viewer.core.document.plain import leaves, plain_text
from study_viewer.core.document.repeating import Repeating
from study_viewer.core.document.unlisting import listed, listed_at
from study_viewer.core.errors import UserFacing
from tests.core.document.test_body_identities import BLOCKS, NOTES, SPANS


def text(*words: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Span(word),)) for word in words)


def table(*rows: str) -> Table:
    return Table(tuple(tuple(Cell((Span(w),) if w else ()) for w in r.split("|")) for r in rows))


def page(*blocks: object, starts: tuple[Start, ...] = ()) -> Page:
    return Page("s001", "办法", canonical(Body(blocks)), starts)  # type: ignore[arg-type]


def as_text(before: Page, offset: int) -> Page:
    found = listed_at(before.body, offset)
    assert found is not None
    return correct(before, [corrections.as_text(before.id, found)])


def lines(of: Page) -> list[str]:
    assert all(isinstance(block, Paragraph) for block in of.body.blocks)
    return plain_text(of.body).split("\n")


def test_a_row_becomes_a_paragraph_with_its_cells_behind_each_other() -> None:
    before = page(*text("见下表。"), table("季度|活动|次数", "一季度||8"), *text("完。"))
    assert lines(as_text(before, 8)) == ["见下表。", "季度 活动 次数", "一季度 8", "完。"]


def test_an_item_becomes_a_paragraph_and_its_number_comes_into_the_text() -> None:
    inner = List((Item(text("内一")), Item(text("内二"))))
    before = page(List((Item((*text("年度计划"), inner)), Item(text("年度总结"))), 2023))
    assert lines(as_text(before, 0)) == ["2023. 年度计划", "内一", "内二", "2024. 年度总结"]


def test_entries_stand_on_their_words_after_it_and_within_it() -> None:
    starts = (Start("前", 1, 0), Start("乙", 2, 6), Start("后", 1, 8))
    before = page(*text("前面"), table("甲|", "乙"), *text("后面"), starts=starts)
    assert [plain_text(before.body)[one.start] for one in starts] == list("前乙后")
    after = as_text(before, 4)
    assert [plain_text(after.body)[one.start] for one in after.starts] == list("前乙后")


@pytest.mark.parametrize(("start", "quote"), [(3, "甲"), (0, "前面"), (3, "别的")])
def test_what_is_no_list_or_another_one_is_refused(start: int, quote: str) -> None:
    before = page(*text("前面"), table("甲|乙"), *text("后面"))
    with pytest.raises(UserFacing, match="correction-stale"):
        correct(before, [Correction("text", "s001", start, quote)])


def test_it_is_done_again_in_another_edition_where_the_table_moved() -> None:
    act = corrections.as_text("s001", next(listed(page(table("甲|乙", "丙|丁")).body)))
    new = {
        "s001": page(*text("新的一段"), *text("甲"))._replace(id="s001"),
        "s002": page(*text("又一段"), table("甲|乙", "丙|丁", "戊|己"))._replace(id="s002"),
        "s003": page(*text("又一段"), table("甲|乙", "丙|丁"))._replace(id="s003"),
    }
    again = Repeating(tuple(new), lambda section: new[section])
    (done,) = again.run([act])
    assert done.section == "s003" and not again.lost
    assert lines(again.pages["s003"]) == ["又一段", "甲 乙", "丙 丁"]


CELLS = st.builds(Cell, SPANS, st.integers(1, 2), st.integers(1, 2))
TABLES = st.builds(
    Table, st.lists(st.lists(CELLS, min_size=1, max_size=3).map(tuple), min_size=1).map(tuple)
)
LISTS = st.builds(
    List,
    st.lists(st.builds(Item, st.lists(BLOCKS, max_size=3).map(tuple)), min_size=1, max_size=3).map(
        tuple
    ),
    st.sampled_from([0, 1, 8]),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(TABLES, LISTS, BLOCKS), min_size=1, max_size=4),
    st.one_of(st.just(()), NOTES),
    st.data(),
)
def test_no_character_is_lost_and_only_the_numbers_of_a_list_come(blocks, notes, data) -> None:  # type: ignore[no-untyped-def]
    body = canonical(Body(tuple(blocks), notes))
    starts = tuple(Start("x", 1, leaf.start) for leaf in leaves(body) if data.draw(st.booleans()))
    before = Page("s001", "", body, starts)
    offset = data.draw(st.integers(0, len(plain_text(body))))
    found = listed_at(body, offset)
    if found is None:
        return
    after = correct(before, [corrections.as_text(before.id, found)])
    old, new = plain_text(body), plain_text(after.body)
    came = iter("".join(new.split()))
    kept = "".join(old.split())
    extra = ""
    for letter in kept:
        for other in came:
            if other == letter:
                break
            extra += other
        else:
            raise AssertionError("a character is gone")
    extra += "".join(came)
    assert re.fullmatch(r"[0-9.]*", extra)
    if isinstance(body.blocks[found.number], Table):
        assert not extra
    assert after.body == canonical(after.body) and after.body.notes == body.notes
    assert markdown_in.read(markdown_out.write_canonical(after.body)) == after.body
    begins = [one.start for one in after.starts]
    assert begins == sorted(begins) and len(begins) == len(starts)
    assert all(0 <= begin <= len(new) for begin in begins)
    for one, moved in zip(starts, after.starts, strict=True):
        if one.start > found.start + len(found.text):
            assert new[moved.start :] == old[one.start :]
