# SPDX-License-Identifier: MIT
"""A long text is cut where a person would cut it, and nothing falls out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.document.model import Body, Heading, Note, Paragraph, Span
from study_viewer.core.document.sections import LIMIT, cut, with_notes


def head(text="题"):
    return Heading(1, (Span(text),))


def text(size):
    return Paragraph((Span("字" * size),))


def test_a_short_text_is_one_section_whatever_its_headings():
    blocks = [head(), text(5000), head(), text(5000)]
    assert list(cut((b, True) for b in blocks)) == [blocks]


def test_a_long_text_is_cut_at_its_headings():
    blocks = [head("一"), text(15_000), head("二"), text(15_000), head("三"), text(10)]
    runs = list(cut((b, b.kind == "heading") for b in blocks))
    assert runs == [blocks[0:2], blocks[2:4], blocks[4:6]]


def test_a_title_stays_with_the_first_chapter():
    blocks = [head("总题"), head("一"), text(15_000), head("二"), text(15_000)]
    assert list(cut((b, b.kind == "heading") for b in blocks)) == [blocks[0:3], blocks[3:5]]


def test_a_long_run_is_cut_at_a_paragraph_and_a_small_heading_goes_with_its_text():
    blocks = [text(9000), text(9000), head("小"), text(9000), text(9000)]
    assert list(cut((b, False) for b in blocks)) == [blocks[0:2], blocks[2:5]]


def test_a_lesser_heading_is_a_place_to_cut_once_the_section_is_long():
    blocks = [text(9000), head("小"), text(9000), head("小"), text(4000)]
    runs = list(cut((b, "late" if b.kind == "heading" else False) for b in blocks))
    assert runs == [blocks[0:3], blocks[3:5]]


def test_a_block_takes_along_the_headings_above_it_and_no_others():
    low, high = Heading(3, (Span("低"),)), Heading(1, (Span("高"),))
    blocks = [text(16_000), low, high, text(9000)]
    assert list(cut([(b, b is high) for b in blocks])) == [blocks[0:2], blocks[2:4]]
    blocks = [text(14_999), high, low, text(9000)]
    late = [(b, "late" if b is low else False) for b in blocks]
    assert list(cut(late)) == [blocks[0:1], blocks[1:4]]


def test_a_section_has_the_notes_that_it_marks():
    notes = tuple(Note(label, (text(1),)) for label in "abc")
    marked = Paragraph((Span("1", "", "", "b"),))
    assert with_notes([marked], notes) == Body((marked,), (notes[1],))


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, 25_000), st.booleans(), st.sampled_from((False, True, "late"))),
        max_size=8,
    )
)
def test_no_block_is_lost_or_moved_and_long_runs_are_cut(shape):
    blocks = [(head() if is_head else text(size), begins) for size, is_head, begins in shape]
    runs = list(cut(iter(blocks)))
    assert [block for run in runs for block in run] == [block for block, _ in blocks]
    assert all(runs)
    for run in runs:
        texts = [len(block.spans[0].text) for block in run if block.kind == "paragraph"]
        assert sum(texts[:-1]) <= LIMIT
