# SPDX-License-Identifier: MIT
"""The line at the bottom, in the inks of another paper."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import UserFacing
from study_viewer.ui.common.messages import Message, Offer
from study_viewer.ui.common.theme import theme
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of, wish


def ink(window: MainWindow) -> str:
    return round_of(window).status._text.palette().color(QPalette.ColorRole.WindowText).name()


def test_a_sentence_being_shown_stays_as_clear_on_another_paper(window: MainWindow) -> None:
    bar, dark = round_of(window).status, theme("dark")
    window.messages.say("Copied.")
    bar.set_theme(dark)
    assert ink(window) == QColor(dark.ink).name()
    window.messages.fail(UserFacing("document-unknown", document="d"))
    bar.set_theme(dark)
    assert ink(window) == QColor(dark.accent).name()
    bar.work("Importing…", 1, 2, lambda: None)
    bar.set_theme(dark)
    assert ink(window) == QColor(dark.soft).name()
    bar.work_over()
    bar.set_theme(dark)
    assert ink(window) == QColor(dark.soft).name()


def test_what_can_be_done_stands_beside_what_happened(window: MainWindow) -> None:
    bar = round_of(window).status
    window.resize(1280, 800)
    bar.say(Message("1 annotation deleted.", offers=(Offer("Undo", lambda: None),)))
    QApplication.processEvents()
    words = bar._text.fontMetrics().horizontalAdvance("1 annotation deleted.")
    end = bar._text.geometry().left() + words
    assert end <= bar._offers[0].geometry().left() < end + 24
    bar.say(Message("A long sentence. " * 40, offers=(Offer("Undo", lambda: None),)))
    QApplication.processEvents()
    assert bar._offers[0].geometry().right() < bar._where.geometry().left()
    assert bar._where.geometry().right() <= bar.width()


def test_no_sentence_stays_in_the_language_before(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    panels = round_of(window)
    line = panels.status._text
    good = tmp_path / "新.txt"
    good.write_text("新的通知\n\n请于周六前报名。\n", encoding="utf-8")
    bad = [tmp_path / "一.txt", tmp_path / "二.txt"]
    panels.errands.bringing.import_paths([good, *bad])
    qtbot.waitUntil(lambda: not panels.tasks.busy, timeout=10_000)
    assert line.text() == "1 file imported · 2 failed"
    panels.choose_language("zh")
    qtbot.waitUntil(lambda: not any("a" <= letter <= "z" for letter in line.text()))
    assert "2" in line.text()
    offered = [one.text() for one in panels.status._offers if one.isVisible()]
    assert offered == ["详情"]
    window.messages.tell(Message("Something went wrong.", trouble=True))
    panels.choose_language("en")
    qtbot.waitUntil(lambda: "wrong" not in line.text())


def test_what_went_wrong_has_a_sign_and_flashes_once(window: MainWindow) -> None:
    bar = round_of(window).status
    corner = QPoint(bar.width() // 2, bar.height() - 3)
    calm = bar.grab().toImage().pixelColor(corner)

    def signed() -> bool:
        return any(
            not label.pixmap().isNull() for label in bar.findChildren(QLabel) if label.isVisible()
        )

    assert not signed()
    window.messages.trouble(lambda: "a.txt is empty.")
    assert signed()
    assert bar.grab().toImage().pixelColor(corner) != calm
    flash = next(t for t in bar.findChildren(QTimer) if t.isActive())
    flash.stop()
    assert bar.grab().toImage().pixelColor(corner) == calm
    assert signed()
    window.messages.say("Done.")
    assert not signed()


def test_what_was_said_is_not_covered_by_saved_before_it_could_be_read(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.messages.say("Imported “办法”: 20 characters.")
    wish(window, "highlight", "制定本办法", colour="green")
    line = round_of(window).status._text
    assert line.text() == "Imported “办法”: 20 characters."
    monkeypatch.setattr("study_viewer.ui.status_bar._LEAST_MS", 0)
    wish(window, "bookmark", "制定本办法")
    assert line.text().startswith("Saved ")


def test_a_crash_is_told_of_for_a_while_and_its_report_is_one_click_away(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("study_viewer.ui.desk.saved.open_outside", opened.append)
    monkeypatch.setattr("study_viewer.ui.status_bar._TROUBLE_MS", 50)
    bar = round_of(window).status
    window.tell_crash(tmp_path / "crash-1.txt")
    assert "crash-1.txt" in bar._text.text()
    bar._offers[0].click()
    assert opened == [tmp_path / "crash-1.txt"]
    window.tell_crash(tmp_path / "crash-1.txt")
    qtbot.waitUntil(lambda: "crash-1.txt" not in bar._text.text())
    assert bar._text.text().endswith("notebook.sqlite3")
