# SPDX-License-Identifier: MIT
"""An offset of the plain text and a position in the page name the same place, whatever is shown."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from study_viewer.core.document.model import (
    Admonition,
    Body,
    Cell,
    Code,
    Definition,
    Definitions,
    Heading,
    Image,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)
from study_viewer.core.document.plain import OBJECT, leaves, plain_text
from study_viewer.ui.common.page.build import Page, build_page
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.theme import theme

words = st.text(st.sampled_from("中文，。ab 1\n\t😀𠀀é\u200d👨\u3000"), max_size=6)
styles = st.sampled_from(["", "b", "i", "c", "s", "bu"])
runs = st.one_of(
    st.builds(Span, words, styles),
    st.builds(Span, st.just("①"), note=st.sampled_from(["1", "2"])),
    st.builds(Span, words, link=st.just("#x")),
    st.just(Span(OBJECT, image="images/a.png", alt="a")),
)
spans = st.lists(runs, max_size=3).map(tuple)
cells = st.builds(Cell, spans, st.integers(1, 3), st.integers(1, 3))
rows = st.lists(cells, min_size=0, max_size=3).map(tuple)
simple = st.one_of(
    st.builds(Paragraph, spans, st.sampled_from(["", "right"])),
    st.builds(Heading, st.integers(1, 6), spans),
    st.builds(Code, words),
    st.builds(Table, st.lists(rows, min_size=1, max_size=3).map(tuple), st.integers(0, 1)),
    st.just(Image("images/a.png", "a picture")),
    st.just(Rule()),
)


def _nested(inner):
    several = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(
            List, st.lists(st.builds(Item, several), max_size=3).map(tuple), st.integers(0, 9)
        ),
        st.builds(Quote, several),
        st.builds(Admonition, st.just("note"), spans, several),
        st.builds(
            Definitions,
            st.lists(
                st.builds(Definition, spans, st.lists(several, max_size=2).map(tuple)), max_size=2
            ).map(tuple),
        ),
    )


blocks = st.recursive(simple, _nested, max_leaves=6)
notes = st.builds(Note, st.sampled_from(["1", "2"]), st.lists(simple, max_size=2).map(tuple))
bodies = st.builds(
    Body, st.lists(blocks, max_size=5).map(tuple), st.lists(notes, max_size=2).map(tuple)
)


def made(body: Body) -> Page:
    return build_page(body, Typography(), theme("light"))


def shown(page: Page, first: int, last: int) -> str:
    cursor = QTextCursor(page.document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2028", "\n")


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(bodies)
def test_every_offset_goes_to_a_position_and_back(qapp, body):
    page = made(body)
    text = plain_text(body)
    assert page.offsets.length == len(text)
    positions = [page.offsets.position_of(offset) for offset in range(len(text) + 1)]
    if not text and not list(leaves(body)):
        return
    assert [page.offsets.offset_of(position) for position in positions] == list(
        range(len(text) + 1)
    )
    assert positions == sorted(set(positions))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(bodies)
def test_the_page_shows_at_each_leaf_exactly_its_text(qapp, body):
    page = made(body)
    for leaf in leaves(body):
        first = page.offsets.position_of(leaf.start)
        last = page.offsets.position_of(leaf.start + len(leaf.text))
        assert shown(page, first, last) == leaf.text
        block = page.document.findBlock(first)
        assert block == page.document.findBlock(last)
        assert block.position() + block.length() - 1 == last


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(bodies)
def test_every_position_of_the_page_has_an_offset_that_never_runs_backwards(qapp, body):
    page = made(body)
    seen = [page.offsets.offset_of(p) for p in range(page.document.characterCount())]
    assert seen == sorted(seen)
    assert all(0 <= offset <= page.offsets.length for offset in seen)


def test_a_place_inside_a_character_of_two_units_is_the_place_before_it(qapp):
    page = made(Body((Paragraph((Span("a😀b"),)),)))
    first = page.offsets.position_of(1)
    assert page.offsets.offset_of(first + 1) == 1
    assert page.offsets.offset_of(first + 2) == 2


def test_offsets_outside_the_text_go_to_its_ends(qapp):
    page = made(Body((Paragraph((Span("中文"),)),)))
    assert page.offsets.position_of(-5) == page.offsets.position_of(0)
    assert page.offsets.position_of(99) == page.offsets.position_of(2)


def test_characters_that_would_break_a_block_take_one_place_each(qapp):
    body = Body((Paragraph((Span("a\rb\u2029c\ufdd0d\ud800e\0f"),)), Paragraph((Span("z"),))))
    page = made(body)
    assert shown(page, *(page.offsets.position_of(o) for o in (12, 13))) == "z"
    assert page.document.blockCount() == 2
