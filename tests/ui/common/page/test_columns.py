# SPDX-License-Identifier: MIT
"""No table is cut off at the edge of the page, and no number broken into digits if it need not."""

import pytest
from PySide6.QtGui import QTextTable

from study_viewer.core.document.model import Body, Cell, Span, Table
from study_viewer.ui.common.page.build import build_page
from study_viewer.ui.common.page.columns import cut
from study_viewer.ui.common.page.fitting import GUTTER, fit_page
from study_viewer.ui.common.page.tables import lay_out
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.theme import theme


def table(*rows: str) -> Table:
    return Table(tuple(tuple(Cell((Span(w),)) for w in row.split("|")) for row in rows))


SMALL = table("年份|目标", "2027|明显成效")
GOALS = table(
    "时间|空间与要素|服务与收入",
    "2027年|空间格局更加优化，循环更加畅通|服务更加优质，收入更加均衡",
)
NUMBERS = table("|".join("一二三四五六七八九十甲乙丙丁戊己庚辛"), "|".join(["1234567"] * 18))
LONG = table("名称|说明|年份", "城乡|" + "融合发展" * 60 + "|2027")


def planned(one: Table, room: int = 594):
    return cut(*lay_out(one), room, 16)


def test_a_table_that_fits_breaks_no_cell():
    plan = planned(GOALS)
    assert (plan.size, plan.pad) == (16, 12)
    assert all(
        594 * share / 100 - 2 * plan.pad >= 16 * letters
        for share, letters in zip(plan.shares, (3, 15, 13), strict=True)
    )


def test_many_numbers_get_smaller_type_before_they_are_broken():
    plan = planned(NUMBERS, 1000)
    assert plan.size < 16
    assert sum(plan.shares) == pytest.approx(100)
    widths = [1000 * share / 100 for share in plan.shares]
    assert all(wide - 2 * plan.pad >= 7 * plan.size * 0.5 for wide in widths)


def test_a_long_text_leaves_the_short_columns_what_they_want():
    plan = planned(LONG)
    assert plan.size == 16
    first, second, third = plan.shares
    assert first * 5.94 >= 2 * 16 + 24
    assert second > first + third


@pytest.mark.parametrize("one", [SMALL, NUMBERS, LONG])
@pytest.mark.parametrize("column", [594, 720])
def test_on_the_page_it_ends_where_the_column_ends(qapp, one, column):
    page = build_page(Body((one,)), Typography(), theme("light"))
    page.document.setTextWidth(column)
    frame = next(f for f in page.document.rootFrame().childFrames() if isinstance(f, QTextTable))
    wide = page.document.documentLayout().frameBoundingRect(frame).width()
    assert column - 8 < wide <= column + 1


def test_in_a_narrow_window_a_short_word_is_not_broken(qapp):
    page = build_page(Body((GOALS,)), Typography(), theme("light"))
    fit_page(page, Typography(), 254 + 2 * GUTTER)
    page.document.setTextWidth(254 + 2 * GUTTER)
    year = page.document.find("2027年")
    assert not year.isNull()
    page.document.documentLayout().documentSize()
    assert year.block().layout().lineCount() <= 2
    first = year.block().layout().lineAt(0)
    assert first.textLength() >= len("2027")


def test_a_wide_window_gives_a_table_back_what_a_narrow_one_took(qapp):
    page = build_page(Body((GOALS,)), Typography(), theme("light"))
    frame = next(f for f in page.document.rootFrame().childFrames() if isinstance(f, QTextTable))

    def widths() -> list[float]:
        return [one.rawValue() for one in frame.format().columnWidthConstraints()]

    fit_page(page, Typography(), 700)
    before = widths()
    fit_page(page, Typography(), 340)
    assert widths() != pytest.approx(before, abs=1)
    fit_page(page, Typography(), 700)
    assert widths() == pytest.approx(before, abs=0.1)
