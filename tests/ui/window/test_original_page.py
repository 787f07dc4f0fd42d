# SPDX-License-Identifier: MIT
"""The page of the original beside the text that was read from it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from study_viewer.core.workspace import Workspace
from study_viewer.ui.desk.original import OriginalDesk
from study_viewer.ui.dialogs.password import PasswordDialog
from study_viewer.ui.main_window import MainWindow
from study_viewer.ui.original.panel import OriginalPanel
from tests.pdf_made import Entry, Item, Pixels, Said, paragraph, write
from tests.ui.window.hands import round_of
from tests.ui.window.test_locked_files import SECRET, answer, asked

FOX = "The quick brown fox jumps over the lazy dog and runs on through the wood to the river. "
COLOURS = ((220, 30, 30), (30, 160, 30), (30, 30, 220), (200, 160, 20))


def pages(count: int = 4) -> list[list[Item]]:
    """Each with a heading, text to scroll through, and a colour of its own in the right half."""
    return [
        [
            Said(72, 60, f"Chapter {number}", 18, bold=True),
            *paragraph(FOX * 14, 72, 100, columns=40),
            Pixels(400, 300, 180, 300, COLOURS[number - 1]),
        ]
        for number in range(1, count + 1)
    ]


def imported(workspace: Workspace, path: Path, password: str = "") -> str:
    from study_viewer.core.formats.contract import Wishes

    ((done, _),) = workspace.import_paths([path], Wishes(password=password))
    assert done.error is None
    return done.document


@pytest.fixture
def paper(workspace: Workspace, tmp_path: Path) -> str:
    """A PDF of four pages, a chapter each."""
    outline = [Entry(f"Chapter {number}", number) for number in range(1, 5)]
    return imported(workspace, write(tmp_path / "book.pdf", pages(), outline=outline))


def opened(window: MainWindow, document: str) -> tuple[OriginalDesk, OriginalPanel]:
    assert window.desk.open(document)
    panels = round_of(window)
    panels.actions["original-page"].trigger()
    assert panels.original.panel is not None
    return panels.original, panels.original.panel


def colour(panel: OriginalPanel) -> tuple[int, int, int]:
    """What is seen in the middle of the coloured half, wherever the page was scrolled to."""
    sheet = panel.sheet
    sheet.stand_at(0.45)
    seen = sheet.viewport().grab().toImage()
    across, down = sheet.horizontalScrollBar().value(), sheet.verticalScrollBar().value()
    wide = (sheet.viewport().width() - 24) * sheet.zoom
    x, y = 12 + wide * 490 / 595 - across, 12 + wide * 450 / 595 - down
    found = QColor(seen.pixel(round(x), round(y)))
    return found.red(), found.green(), found.blue()


def shows(panel: OriginalPanel, number: int) -> bool:
    near = zip(colour(panel), COLOURS[number - 1], strict=True)
    return panel.number.text() == str(number) and all(abs(a - b) < 12 for a, b in near)


def entry(window: MainWindow, document: str, title: str) -> str:
    return next(e.id for e in window.workspace.library.outline(document) if e.title == title)


def test_only_a_document_with_pages_offers_them(
    window: MainWindow, document: str, paper: str
) -> None:
    panels = round_of(window)
    action = panels.actions["original-page"]
    assert not action.isEnabled()
    offered = panels.outline_menu
    line = "Show its page of the original"
    assert line not in [one.text() for one in offered.menu(document, None).actions()]
    window.desk.open(paper)
    assert action.isEnabled()
    assert line in [one.text() for one in offered.menu(paper, None).actions()]


def test_the_page_being_read_stands_beside_the_text(
    window: MainWindow, paper: str, qtbot: QtBot
) -> None:
    _, panel = opened(window, paper)
    qtbot.waitUntil(lambda: shows(panel, 1))
    assert panel.of.text() == "of 4"
    text, page = window.reader, panel
    left = [part.mapTo(window, part.rect().topLeft()).x() for part in (text, page)]
    assert left[0] < left[1]
    assert text.width() >= 400
    assert page.width() >= 280
    assert not panel.foot.isVisible()


def test_it_goes_along_with_the_reading(window: MainWindow, paper: str, qtbot: QtBot) -> None:
    _, panel = opened(window, paper)
    window.desk.open_entry(paper, entry(window, paper, "Chapter 3"))
    qtbot.waitUntil(lambda: shows(panel, 3))
    window.desk.open_entry(paper, entry(window, paper, "Chapter 2"))
    qtbot.waitUntil(lambda: shows(panel, 2))


def test_a_page_that_was_turned_stays_until_one_goes_back(
    window: MainWindow, paper: str, qtbot: QtBot
) -> None:
    _, panel = opened(window, paper)
    qtbot.waitUntil(lambda: shows(panel, 1))
    panel.next_button.click()
    qtbot.waitUntil(lambda: shows(panel, 2))
    assert "page 1" in panel.where.text()
    window.desk.open_entry(paper, entry(window, paper, "Chapter 4"))
    assert shows(panel, 2)
    assert "page 4" in panel.where.text()
    panel.back_button.click()
    qtbot.waitUntil(lambda: shows(panel, 4))
    assert not panel.next_button.isEnabled()
    window.desk.open_entry(paper, entry(window, paper, "Chapter 1"))
    qtbot.waitUntil(lambda: shows(panel, 1))


def test_from_a_page_one_goes_to_its_text(window: MainWindow, paper: str, qtbot: QtBot) -> None:
    _, panel = opened(window, paper)
    qtbot.waitUntil(lambda: panel.of.text() == "of 4")
    panel.number.setFocus()
    panel.number.selectAll()
    qtbot.keyClicks(panel.number, "3")
    qtbot.keyClick(panel.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shows(panel, 3))
    panel.text_button.click()
    spot = window.desk.spot()
    assert spot is not None
    found = window.workspace.library.page_at(*spot)
    assert found is not None
    assert found.page == 3
    assert not panel.foot.isVisible()
    # From there on it goes along again.
    window.desk.open_entry(paper, entry(window, paper, "Chapter 2"))
    qtbot.waitUntil(lambda: shows(panel, 2))


def test_a_number_that_is_no_page_leads_to_the_last_one(
    window: MainWindow, paper: str, qtbot: QtBot
) -> None:
    _, panel = opened(window, paper)
    qtbot.waitUntil(lambda: panel.of.text() == "of 4")
    panel.number.setText("99")
    panel.number.returnPressed.emit()
    qtbot.waitUntil(lambda: shows(panel, 4))


def test_the_keys_and_the_wheel_go_through_the_page_and_on_to_the_next(
    window: MainWindow, paper: str, qtbot: QtBot
) -> None:
    _, panel = opened(window, paper)
    qtbot.waitUntil(lambda: shows(panel, 1))
    sheet = panel.sheet
    bar = sheet.verticalScrollBar()
    bar.setValue(0)
    assert bar.maximum() > 0
    qtbot.keyClick(sheet, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(sheet, Qt.Key.Key_PageDown)
    assert (panel.number.text(), bar.value()) == ("2", 0)
    qtbot.keyClick(sheet, Qt.Key.Key_PageUp)
    assert (panel.number.text(), bar.value()) == ("1", bar.maximum())
    qtbot.keyClick(sheet, Qt.Key.Key_Right)
    assert panel.number.text() == "2"
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert window.reader.view.hasFocus()


def test_a_larger_page_is_painted_anew_and_is_sharp(
    window: MainWindow, paper: str, qtbot: QtBot
) -> None:
    desk, panel = opened(window, paper)
    qtbot.waitUntil(lambda: shows(panel, 1))
    sheet = panel.sheet
    before = sheet.pixels()
    panel.larger_button.click()
    panel.larger_button.click()
    assert sheet.pixels() > 1.5 * before
    assert not panel.fit_button.isChecked()

    def painted() -> bool:
        return sheet._image is not None and sheet._image.width() == sheet.pixels()

    qtbot.waitUntil(painted)
    assert sheet.horizontalScrollBar().maximum() > 0
    panel.fit_button.click()
    assert panel.fit_button.isChecked()
    qtbot.waitUntil(lambda: painted() and sheet.pixels() == before)
    assert desk.shown


def test_the_next_page_is_there_before_it_is_asked_for_and_few_are_kept(
    window: MainWindow, paper: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, panel = opened(window, paper)
    width = panel.sheet.pixels()
    qtbot.waitUntil(lambda: (paper, 2, width) in desk._kept)
    one = desk._kept[paper, 2, width].sizeInBytes()
    monkeypatch.setattr("study_viewer.ui.desk.original.LARGEST", 2 * one)
    for number in (2, 3, 4):
        panel.turn_wanted.emit(1)
        qtbot.waitUntil(lambda number=number: shows(panel, number))
    assert desk._bytes() <= 2 * one


def test_paper_stays_white_in_the_dark(window: MainWindow, paper: str, qtbot: QtBot) -> None:
    _, panel = opened(window, paper)
    qtbot.waitUntil(lambda: shows(panel, 1))
    round_of(window).choose_paper("dark")
    QApplication.processEvents()
    seen = panel.sheet.viewport().grab().toImage()
    panel.sheet.to_end(last=False)
    seen = panel.sheet.viewport().grab().toImage()
    assert QColor(seen.pixel(seen.width() // 2, 20)).lightness() == 255
    assert QColor(seen.pixel(3, 3)).lightness() < 80
    round_of(window).choose_paper("light")


def test_the_annotations_give_way_in_a_small_window_and_come_back(
    window: MainWindow, document: str, paper: str
) -> None:
    panels = round_of(window)
    assert panels.annotations.isVisible()
    _, panel = opened(window, paper)
    assert not panels.annotations.isVisible()
    panel.close_button.click()
    assert not panel.isVisible()
    assert panels.annotations.isVisible()
    panels.actions["original-page"].trigger()
    assert panel.isVisible()
    # Another document has no pages: nothing is left of the panel, until one comes back.
    window.desk.open(document)
    assert not panel.isVisible()
    assert panels.annotations.isVisible()
    window.desk.open(paper)
    assert panel.isVisible()


def test_on_a_small_screen_the_contents_give_way_too(
    window: MainWindow, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("study_viewer.ui.desk.page_room.SMALL", 5000)
    panels = round_of(window)
    _, panel = opened(window, paper)
    assert not panels.outline.isVisible()
    panel.close_button.click()
    assert panels.outline.isVisible()
    assert panels.annotations.isVisible()


def test_the_full_screen_is_without_it_and_it_comes_back(window: MainWindow, paper: str) -> None:
    panels = round_of(window)
    _, panel = opened(window, paper)
    panels.alone.switch()
    QApplication.processEvents()
    assert not panel.isVisible()
    panels.alone.leave()
    QApplication.processEvents()
    assert panel.isVisible()
    assert not panels.annotations.isVisible()


def test_it_is_open_again_at_the_next_start(
    workspace: Workspace, paper: str, open_window, qtbot: QtBot
) -> None:
    first = open_window()
    opened(first, paper)
    first.close()
    second = open_window()
    panel = round_of(second).original.panel
    assert panel is not None
    assert panel.isVisible()
    qtbot.waitUntil(lambda: shows(panel, 1))


def test_the_menu_in_the_contents_shows_the_page_of_an_entry(
    window: MainWindow, paper: str, qtbot: QtBot
) -> None:
    panels = round_of(window)
    menu = panels.outline_menu.menu(paper, entry(window, paper, "Chapter 3"))
    next(a for a in menu.actions() if a.text() == "Show its page of the original").trigger()
    assert panels.original.panel is not None
    qtbot.waitUntil(lambda: shows(panels.original.panel, 3))
    assert panels.actions["original-page"].isChecked()


def test_a_lost_original_is_one_sentence_and_the_text_stays(
    window: MainWindow, workspace: Workspace, paper: str, qtbot: QtBot
) -> None:
    shutil.rmtree(workspace.library.folder(paper) / "original")
    _, panel = opened(window, paper)
    qtbot.waitUntil(lambda: panel.told.isVisible())
    assert "no longer in the library" in panel.told.text()
    assert not panel.unlock_button.isVisible()
    assert "quick brown fox" in window.reader.view.toPlainText()


def test_a_damaged_original_is_one_sentence(
    window: MainWindow, workspace: Workspace, paper: str, qtbot: QtBot
) -> None:
    original = workspace.library.original(paper)
    assert original is not None
    original.chmod(0o644)
    original.write_bytes(b"no PDF any more")
    _, panel = opened(window, paper)
    qtbot.waitUntil(lambda: panel.told.isVisible())
    assert "damaged" in panel.told.text()


def test_a_locked_original_asks_once_a_run_and_writes_the_password_nowhere(
    window: MainWindow, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write(tmp_path / "locked.pdf", pages(2), password=SECRET)
    document = imported(workspace, path, SECRET)
    _, panel = opened(window, document)
    first = asked(window, qtbot)
    assert "until the program ends" in first._hint.text()
    answer(first, "wrong", qtbot)
    qtbot.waitUntil(lambda: not first.isVisible())
    answer(asked(window, qtbot), SECRET, qtbot)
    qtbot.waitUntil(lambda: shows(panel, 1))
    panel.next_button.click()
    qtbot.waitUntil(lambda: shows(panel, 2))
    assert not [d for d in window.findChildren(PasswordDialog) if d.isVisible()]
    files = [file for file in workspace.paths.data.rglob("*") if file.is_file()]
    assert not any(SECRET.encode() in file.read_bytes() for file in files)


def test_whoever_does_not_give_the_password_is_offered_to_later(
    window: MainWindow, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write(tmp_path / "locked.pdf", pages(2), password=SECRET)
    document = imported(workspace, path, SECRET)
    _, panel = opened(window, document)
    qtbot.keyClick(asked(window, qtbot), Qt.Key.Key_Escape)
    assert panel.unlock_button.isVisible()
    assert panel.told.text().startswith("locked.pdf is protected")
    QTest.qWait(20)
    panel.unlock_button.click()
    answer(asked(window, qtbot), SECRET, qtbot)
    qtbot.waitUntil(lambda: shows(panel, 1))


def test_a_scan_is_read_and_bookmarked_by_its_pages(
    window: MainWindow, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    scanned = [[Pixels(0, 0, 595, 842, colour)] for colour in COLOURS[:3]]
    document = imported(workspace, write(tmp_path / "scan.pdf", scanned))
    assert [e.title for e in workspace.library.outline(document)] == ["1", "2", "3"]
    _, panel = opened(window, document)
    window.desk.open_entry(document, entry(window, document, "2"))
    qtbot.waitUntil(lambda: shows(panel, 2))
    assert "￼" in workspace.library.text(document, window.desk.section or "")
    from study_viewer.ui.reader.offering import Wish

    window.reader.wish.emit(Wish("bookmark", 0, 1))
    (kept,) = workspace.notebook.list(document)
    assert kept.kind == "bookmark"
    assert kept.placement.section == window.desk.section
