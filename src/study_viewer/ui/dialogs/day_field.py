# SPDX-License-Identifier: MIT
"""A day to write or to pick from a calendar in the colours of the paper."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from study_viewer.ui.common.boxes import HEIGHT, paint_arrow, paint_box
from study_viewer.ui.common.icons import icon
from study_viewer.ui.common.theme import Theme, palette


class DayField(QDateEdit):
    """Qt's own calendar has a bar in the accent, green arrows, and red on whatever ground."""

    def __init__(self, day: QDate, parent: QWidget) -> None:
        super().__init__(day, parent)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        self.setMinimumHeight(HEIGHT)
        self.lineEdit().setTextMargins(4, 0, 0, 0)
        none = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self.calendarWidget().setVerticalHeaderFormat(none)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(self, painter)
        paint_arrow(self, painter)

    def set_theme(self, theme: Theme) -> None:
        calendar, role = self.calendarWidget(), QPalette.ColorRole
        worn = palette(theme)
        # The bar on top and the chosen day have the same ground.
        worn.setColor(role.Highlight, QColor(theme.tint))
        worn.setColor(role.HighlightedText, QColor(theme.accent))
        calendar.setPalette(worn)
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(theme.soft))
        calendar.setHeaderTextFormat(quiet)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, quiet)
        worn.setColor(role.ButtonText, QColor(theme.accent))
        for button in calendar.findChildren(QToolButton):
            button.setPalette(worn)
        for name, shown in (("prevmonth", "back"), ("nextmonth", "forward")):
            arrow = calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(arrow, QToolButton):
                arrow.setIcon(icon(shown, theme))
