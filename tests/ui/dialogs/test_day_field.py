# SPDX-License-Identifier: MIT
"""A day is picked from a calendar that can be read on every paper."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QPalette

from study_viewer.ui.common.theme import PAPERS, theme
from study_viewer.ui.dialogs.day_field import DayField


@pytest.mark.parametrize("paper", PAPERS)
def test_no_day_is_in_red_and_the_bar_on_top_is_quiet(qtbot, paper):
    field = DayField(QDate(2026, 11, 23), None)
    qtbot.addWidget(field)
    field.set_theme(theme(paper))
    calendar = field.calendarWidget()
    for day in Qt.DayOfWeek:
        ink = calendar.weekdayTextFormat(day).foreground()
        if ink.style() != Qt.BrushStyle.NoBrush:
            assert ink.color().name().upper() == theme(paper).soft
    bar = calendar.palette().color(QPalette.ColorRole.Highlight)
    assert bar.name().upper() == theme(paper).tint
    assert field.text() == "2026-11-23"
