# SPDX-License-Identifier: MIT
"""Rows one below another: tops, heights and what lies where, after any change."""

from hypothesis import given
from hypothesis import strategies as st

from study_viewer.ui.annotations.lane import Lane

HEIGHTS = st.lists(st.integers(1, 200), max_size=12)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(("insert", "remove", "measured")),
        st.integers(0, 20),
        st.integers(1, 200),
    ),
    max_size=12,
)


@given(HEIGHTS, ACTS)
def test_after_any_changes_every_row_stands_right_below_the_one_before(
    heights: list[int], acts: list[tuple[str, int, int]]
) -> None:
    lane, wanted = Lane(), list(heights)
    lane.fill(heights)
    for act, place, height in acts:
        row = min(place, len(wanted))
        if act == "insert":
            lane.insert(row, [height, 7])
            wanted[row:row] = [height, 7]
        elif row < len(wanted) and act == "remove":
            lane.remove(row, 1)
            del wanted[row]
        elif row < len(wanted):
            lane.measured(row, height)
            wanted[row] = height
        assert [lane.top(row) for row in range(len(wanted))] == [
            sum(wanted[:row]) for row in range(len(wanted))
        ]
        assert lane.total == sum(wanted)


def test_a_row_is_found_by_any_height_in_it() -> None:
    lane = Lane()
    lane.fill([10, 20, 30])
    assert [lane.row_at(y) for y in (-1, 0, 9, 10, 29, 30, 59)] == [-1, 0, 0, 1, 1, 2, 2]
    assert lane.row_at(60) == 3


def test_a_guess_is_no_knowledge_and_what_is_forgotten_keeps_its_height() -> None:
    lane = Lane()
    lane.fill([10, 20])
    assert not lane.knows(1)
    lane.measured(1, 44)
    lane.forget(1)
    assert (lane.knows(1), lane.height(1)) == (False, 44)
