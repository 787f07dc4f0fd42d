# SPDX-License-Identifier: MIT
"""In which row an annotation stands after many came and went."""

from hypothesis import given
from hypothesis import strategies as st

from study_viewer.ui.annotations.listed import Card, Row
from study_viewer.ui.annotations.numbers import RowNumbers
from tests.ui.annotations.conftest import annotation

ACTS = st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=100)


@given(ACTS)
def test_every_row_is_found_where_it_is_and_none_where_it_was(
    acts: list[tuple[bool, int]],
) -> None:
    rows: list[Row] = [Card(annotation(f"first {number}"), "") for number in range(5)]
    every = [f"first {number}" for number in range(5)]
    numbers = RowNumbers()
    numbers.count()
    for number, (comes, place) in enumerate(acts):
        row = min(place, len(rows))
        if comes:
            # Some come back under the name they had.
            name = every[place % len(every)] if place % 3 == 0 else f"new {number}"
            if any(isinstance(one, Card) and one.annotation.id == name for one in rows):
                continue
            every.append(name)
            new: list[Row] = [Card(annotation(name), "")]
            rows[row:row] = new
            numbers.came(row, new)
        elif row < len(rows):
            del rows[row]
            numbers.went(row, 1)
        standing = {one.annotation.id: n for n, one in enumerate(rows) if isinstance(one, Card)}
        assert {name: numbers.of(name, rows) for name in every} == {
            name: standing.get(name) for name in every
        }
