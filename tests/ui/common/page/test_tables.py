# SPDX-License-Identifier: MIT
"""Cells stand where HTML puts them, whatever they claim to cover."""

from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.document.model import Cell, Span, Table
from study_viewer.ui.common.page.tables import lay_out

cells = st.builds(lambda c, r: Cell((), c, r), st.integers(1, 5), st.integers(1, 5))
tables = st.builds(
    lambda rows: Table(tuple(map(tuple, rows))), st.lists(st.lists(cells, max_size=4), max_size=5)
)


@given(tables)
def test_no_cell_lies_over_another_or_beyond_the_table(table):
    laid, columns = lay_out(table)
    assert [place.cell for place in laid] == [cell for row in table.rows for cell in row]
    covered: set[tuple[int, int]] = set()
    for place in laid:
        for row in range(place.row, place.row + place.rows):
            for column in range(place.column, place.column + place.columns):
                assert (row, column) not in covered
                assert row < len(table.rows)
                assert column < columns
                covered.add((row, column))


def test_a_cell_covered_from_above_pushes_the_next_one_to_the_right():
    table = Table(((Cell((), 1, 2), Cell(())), (Cell((Span("x"),)),)))
    laid, columns = lay_out(table)
    assert columns == 2
    assert (laid[2].row, laid[2].column) == (1, 1)


def test_a_cell_that_claims_a_million_columns_gets_no_more_than_fit_a_page():
    laid, columns = lay_out(Table(((Cell((), 1_000_000, 1_000_000),),)))
    assert columns <= 100
    assert laid[0].rows == 1
