# SPDX-License-Identifier: MIT
"""Ranges that were read: whatever is added and taken away, they say what was read and no more."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.document import ranges as of

_PLACES = st.integers(0, 400)
_ACTS = st.lists(st.tuples(st.booleans(), _PLACES, _PLACES), max_size=30)


def characters(ranges: of.Ranges) -> set[int]:
    return {place for start, end in ranges for place in range(start, end)}


@given(_ACTS)
def test_they_hold_what_was_read_but_for_breaks_between_lines(acts):
    held: of.Ranges = ()
    true: set[int] = set()
    for read, start, end in acts:
        if read:
            held = of.add(held, start, end)
            true |= set(range(start, end))
        else:
            held = of.without(held, start, end)
            true -= set(range(start, end))
            assert not characters(held) & set(range(start, end))
        assert list(held) == sorted(held)
        assert all(a < b for a, b in held)
        assert all(before[1] < after[0] for before, after in pairwise(held))
        assert true <= characters(held) or len(held) == of.MOST


@given(_ACTS)
def test_what_was_never_read_is_no_more_than_a_break_between_lines(acts):
    passages = [(start, end) for _, start, end in acts]
    true = {place for passage in passages for place in range(*passage)}
    for place in characters(of.joined(passages)) - true:
        assert {place - 1, place + 1} & true


@given(_ACTS)
def test_they_come_back_from_their_text(acts):
    held = of.joined((start, end) for _, start, end in acts)
    assert of.from_text(of.to_text(held)) == held


def test_too_many_are_never_said_to_be_more_than_was_read():
    every = [(n * 100, n * 100 + 10 + n % 7) for n in range(200)]
    held = of.joined(every)
    assert len(held) == of.MOST
    assert set(held) <= set(every)
    assert all(end - start >= 15 for start, end in held)


def test_only_what_lies_in_a_passage_counts_for_it():
    held = ((0, 10), (20, 30))
    assert of.covered(held, 5, 25) == 10
    assert of.covered(held, 10, 20) == 0
    assert of.covered((), 0, 100) == 0
