# SPDX-License-Identifier: MIT
"""The sheet under Aa: every choice is seen at once, remembered, and taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.core.settings import DEFAULTS
from study_viewer.ui.common.choosers import Segment, Stepper
from study_viewer.ui.common.page.typography import look_of
from study_viewer.ui.common.theme import theme
from study_viewer.ui.dialogs.page_look import PageLook
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of


@pytest.fixture
def sheet(window: MainWindow) -> PageLook:
    # Room for the widest page there is.
    window.resize(1900, 800)
    button = round_of(window).top.look
    button.click()
    found = round_of(window).look.sheet
    assert found is not None and found.isVisible()
    return found


def segment(sheet: QWidget, name: str) -> Segment:
    return next(one for one in sheet.findChildren(Segment) if one.accessibleName() == name)


def plus(stepper: Stepper) -> QAbstractButton:
    return stepper.findChildren(QAbstractButton)[-1]


def test_font_size_line_and_width_are_seen_at_once_and_remembered(
    window: MainWindow, sheet: PageLook, open_window: Callable[[], MainWindow]
) -> None:
    view = window.reader.view
    segment(sheet, "Font: Sans").click()
    assert not view.typography.serif
    plus(sheet.size).click()
    plus(sheet.size).click()
    assert (view.typography.size, view.typography.line) == (20, 35)
    segment(sheet, "Line height: 2.0").click()
    assert view.typography.line == 40
    plus(sheet.width_choice).click()
    assert view.typography.width == 41
    window.close()
    assert open_window().reader.view.typography == (False, 20, 40, 41)


def test_the_size_is_told_as_a_text_processor_tells_it(sheet: PageLook) -> None:
    sheet.size.set_value(16)
    shown = [label.text() for label in sheet.findChildren(QLabel) if label.text()]
    assert "16 px · 12 pt" in shown
    assert any("px a line" in text for text in shown)


def test_a_line_height_in_pixels_stays_while_the_size_changes_but_never_too_small(
    window: MainWindow, sheet: PageLook
) -> None:
    plus(sheet.line).click()
    assert window.reader.view.typography.line == 33
    assert not any(segment(sheet, f"Line height: {n}").isChecked() for n in ("1.5", "1.75", "2.0"))
    window.resize_text(2)
    assert window.reader.view.typography.line == 33
    window.resize_text(5)
    assert window.reader.view.typography.size == 32
    assert window.reader.view.typography.line == 38


def test_a_page_wider_than_the_window_says_so_and_grows_no_further(
    window: MainWindow, sheet: PageLook
) -> None:
    assert sheet.room_hint.isHidden()
    sheet.close()
    window.resize(1280, 800)
    round_of(window).look.open(round_of(window).top.look)
    room = sheet.width_choice.shown
    assert 30 < room < 40
    assert sheet.room_hint.isVisible()
    assert sheet.room_hint.text() == f"The window has room for {room} characters."
    plus(sheet.width_choice).click()
    assert window.settings.number("page_width") == 40
    left, right = window.reader.view.edges()
    sheet.width_choice.findChildren(QAbstractButton)[0].click()
    assert window.settings.number("page_width") == room - 1
    narrower = window.reader.view.edges()
    assert narrower[1] - narrower[0] < right - left
    assert sheet.room_hint.isHidden()


def test_the_paper_is_ticked_in_the_menu_too_and_the_sheet_wears_it(
    window: MainWindow, sheet: PageLook
) -> None:
    segment(sheet, "Paper: Sepia").click()
    assert window.theme.name == "sepia"
    assert round_of(window).actions["paper-sepia"].isChecked()
    assert sheet.grab().toImage().pixelColor(4, 4) == QColor(theme("sepia").panel)


def test_all_is_as_at_first_by_one_click(window: MainWindow, sheet: PageLook) -> None:
    segment(sheet, "Font: Sans").click()
    segment(sheet, "Line height: 1.5").click()
    segment(sheet, "Paper: Dark").click()
    for _ in range(3):
        plus(sheet.size).click()
        plus(sheet.width_choice).click()
    sheet.reset.click()
    settings = window.settings
    assert [settings.number(name) for name in ("font_size", "page_width")] == [18, 40]
    assert window.reader.view.typography == (True, 18, 32, 40)
    assert settings.text("paper") == DEFAULTS["paper"]
    assert segment(sheet, "Paper: System").isChecked()
    assert segment(sheet, "Line height: 1.75").isChecked()


def test_it_is_worked_by_keys_alone(window: MainWindow, sheet: PageLook, qtbot: QtBot) -> None:
    sheet.activateWindow()
    serif = segment(sheet, "Font: Serif")
    serif.setFocus()
    qtbot.waitUntil(serif.hasFocus)
    QTest.keyClick(serif, Qt.Key.Key_Right)
    QTest.keyClick(segment(sheet, "Font: Sans"), Qt.Key.Key_Space)
    assert not window.reader.view.typography.serif
    reached = set()
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {"Font: Sans", "Text size 18 px · 13.5 pt, −", "Page width 40 characters, +"} <= reached
    assert {"Line height: 1.75", "Paper: White", "Reset"} <= reached
    less = sheet.size.findChildren(QAbstractButton)[0]
    QTest.keyClick(less, Qt.Key.Key_Up)
    assert window.reader.view.typography.size == 19
    QTest.keyClick(less, Qt.Key.Key_Left)
    assert window.reader.view.typography.size == 18
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_line_one_reads_stays_however_often_the_type_changes(
    window: MainWindow, sheet: PageLook
) -> None:
    window.desk.open(window.desk.document or "", window.desk.section, 200)
    at = window.desk.place()
    assert at > 0
    for _ in range(6):
        plus(sheet.size).click()
        plus(sheet.width_choice).click()
    for _ in range(6):
        sheet.size.findChildren(QAbstractButton)[0].click()
    assert window.desk.place() == at


def test_the_windows_paper_follows_the_system_while_it_is_open(
    window: MainWindow, sheet: PageLook, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hints:
        scheme = Qt.ColorScheme.Light

        def colorScheme(self) -> Qt.ColorScheme:
            return self.scheme

    class System:
        @staticmethod
        def styleHints() -> Hints:
            return hints

    hints = Hints()
    real = QGuiApplication.styleHints()
    monkeypatch.setattr("study_viewer.ui.common.theme.QGuiApplication", System)
    segment(sheet, "Paper: System").click()
    assert window.theme.name == "light"
    hints.scheme = Qt.ColorScheme.Dark
    real.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.theme.name == "dark"
    segment(sheet, "Paper: White").click()
    real.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.theme.name == "light"


def test_settings_out_of_bounds_are_brought_into_them(window: MainWindow) -> None:
    for name, value in (("font_size", 900), ("page_width", 2), ("line_height", 1)):
        window.settings.put(name, value)
    window.settings.put("line_spacing", "odd")
    assert look_of(window.settings).typography == (True, 32, 38, 30)
    window.set_page()


def test_tooltips_wear_the_paper_too(window: MainWindow) -> None:
    round_of(window).choose_paper("dark")
    dark, worn = theme("dark"), QToolTip.palette()
    assert worn.color(worn.ColorRole.ToolTipBase) == QColor(dark.panel)
    # Its edge is drawn in the colour of its words: not in the ink, the loudest there is.
    assert worn.color(worn.ColorRole.ToolTipText) == QColor(dark.soft)


def test_a_field_has_an_edge_on_every_paper_in_focus_too(window: MainWindow, qtbot: QtBot) -> None:
    for paper in ("light", "sepia", "dark"):
        round_of(window).choose_paper(paper)
        field = QLineEdit()
        qtbot.addWidget(field)
        field.resize(120, 32)
        field.show()
        for focused in (False, True):
            field.setFocus() if focused else field.clearFocus()
            picture = field.grab().toImage()
            edge, ground = picture.pixelColor(60, 0), picture.pixelColor(60, 16)
            assert abs(edge.lightnessF() - ground.lightnessF()) > 0.15
