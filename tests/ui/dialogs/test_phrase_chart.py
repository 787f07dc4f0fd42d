# SPDX-License-Identifier: MIT
"""The chart of a phrase: what has no date does not press the years flat."""

import itertools

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from study_viewer.core.phrases import Bar
from study_viewer.ui.common.theme import PAPERS, theme
from study_viewer.ui.dialogs.phrase_chart import PhraseChart


def charted(qtbot: QtBot, *often: tuple[str, int], paper: str = "light") -> PhraseChart:
    chart = PhraseChart(theme(paper), None)
    qtbot.addWidget(chart)
    chart.resize(800, chart.height())
    chart.show_bars([Bar((date or "none",), "", date, count) for date, count in often])
    return chart


def high(chart: PhraseChart, number: int) -> float:
    return chart.lying(number).height()


def test_the_years_have_the_scale_for_themselves(qtbot: QtBot) -> None:
    chart = charted(qtbot, ("1998", 41), ("2011", 117), ("", 2032))
    alone = charted(qtbot, ("1998", 41), ("2011", 117))
    assert [high(chart, 0), high(chart, 1)] == [high(alone, 0), high(alone, 1)]
    assert high(chart, 1) > 60
    assert high(chart, 2) == high(chart, 1)
    assert chart.is_broken(2) and not chart.is_broken(1)


def test_few_without_a_date_are_as_high_as_they_are_many(qtbot: QtBot) -> None:
    chart = charted(qtbot, ("1998", 41), ("2011", 120), ("", 60))
    assert high(chart, 2) == pytest.approx(high(chart, 1) / 2, abs=1)
    assert not chart.is_broken(2)


def test_where_nothing_has_a_date_the_most_is_the_scale(qtbot: QtBot) -> None:
    chart = charted(qtbot, ("", 10), ("", 100))
    assert high(chart, 1) > 5 * high(chart, 0)
    assert not chart.is_broken(1)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_broken_bar_shows_the_ground_where_it_is_broken(qtbot: QtBot, paper: str) -> None:
    chart = charted(qtbot, ("2011", 117), ("", 2032), paper=paper)
    made = chart.palette()
    made.setColor(made.ColorRole.Window, QColor(theme(paper).panel))
    chart.setPalette(made)
    image = chart.grab().toImage()

    def changes(number: int) -> int:
        lying = chart.lying(number)
        middle = round(lying.center().x())
        tops = range(round(lying.top()) + 4, round(lying.bottom()) - 4)
        ground = QColor(theme(paper).panel).rgb()
        on = [image.pixel(middle, y) == ground for y in tops]
        return sum(a != b for a, b in itertools.pairwise(on))

    assert changes(0) == 0
    assert changes(1) == 2


def test_no_date_stands_over_another_in_a_narrow_window(qtbot: QtBot) -> None:
    years = [(str(year), 40) for year in range(1998, 2026)]
    for wide in (400, 590, 700, 1072):
        chart = charted(qtbot, *years, ("", 2032))
        chart.resize(wide, chart.height())
        told = chart.dates(chart.fontMetrics())
        places = sorted((place for place, _ in told), key=lambda place: place.left())
        assert all(a.right() < b.left() for a, b in itertools.pairwise(places))
        assert "no date" in {date for _, date in told} and len(told) > 6
        assert places[-1].right() < wide


def test_a_year_of_several_documents_is_told_once_below_the_first(qtbot: QtBot) -> None:
    days = [(f"{year}-0{month}-01", 4) for year in (2020, 2021) for month in range(1, 9)]
    chart = charted(qtbot, *days)
    chart.resize(640, chart.height())
    told = chart.dates(chart.fontMetrics())
    assert [date for _, date in told] == ["2021", "2020"]
    assert told[1][0].center().x() == pytest.approx(chart.box(0).center().x(), abs=8)
    assert told[0][0].center().x() == pytest.approx(chart.box(8).center().x(), abs=8)
