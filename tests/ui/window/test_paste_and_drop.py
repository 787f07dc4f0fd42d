# SPDX-License-Identifier: MIT
"""The clipboard, a drop and a start as ways in: text becomes a document, files are imported."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from study_viewer.ui.common.drop_hint import DropHint
from study_viewer.ui.desk.asked import Asked
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import kept, previewed, round_of, said

PLAIN = "关于读书的通知\n\n第一段。读书使人安静。\n\n第二段。读书使人走得更远。\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "读书.txt"
    made.write_text(PLAIN, encoding="utf-8")
    return made


def test_the_clipboard_becomes_a_document_named_after_its_first_line(
    window: MainWindow, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("今天的会议记录\r\n\r\n讨论了读书会的安排。\r\n")
    round_of(window).actions["paste-document"].trigger()
    dialog = previewed(window, qtbot)
    assert dialog.title.text() == "今天的会议记录"
    assert dialog.encoding.isHidden()
    kept(window, qtbot)
    folder = window.workspace.library.folder(window.desk.document or "")
    assert [one.name for one in (folder / "original").iterdir()] == ["今天的会议记录.txt"]
    assert not list(window.workspace.paths.documents.glob(".incoming*"))


def test_a_pasted_text_that_is_not_kept_leaves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("今天的会议记录")
    round_of(window).errands.paste()
    previewed(window, qtbot).reject()
    assert not list(window.workspace.paths.documents.glob(".incoming*"))


def test_an_empty_clipboard_is_one_sentence(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    round_of(window).errands.paste()
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    assert said(window) == "The clipboard holds no text; copy some first."


def test_files_on_the_clipboard_are_imported(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(data)
    round_of(window).errands.paste()
    assert previewed(window, qtbot).title.text() == "关于读书的通知"
    round_of(window).errands.close()


def test_closing_the_window_drops_what_is_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("今天的会议记录")
    round_of(window).errands.paste()
    previewed(window, qtbot)
    window.close()
    assert not list(window.workspace.paths.documents.glob(".incoming*"))


@pytest.mark.parametrize("what", ["file", "text"])
def test_the_page_says_what_a_drop_will_do(
    window: MainWindow, file: Path, qtbot: QtBot, what: str
) -> None:
    data = QMimeData()
    if what == "file":
        data.setUrls([QUrl.fromLocalFile(str(file))])
    else:
        data.setText(PLAIN)
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    window.dragEnterEvent(QDragEnterEvent(QPoint(400, 300), copy, data, button, key))
    hint = window.findChild(DropHint)
    assert isinstance(hint, DropHint) and hint.isVisible()
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not hint.isVisible()
    window.dragEnterEvent(QDragEnterEvent(QPoint(400, 300), copy, data, button, key))
    window.dropEvent(QDropEvent(QPointF(400, 300), copy, data, button, key))
    assert not hint.isVisible()
    assert previewed(window, qtbot).title.text() == "关于读书的通知"
    round_of(window).errands.close()


def test_a_file_that_a_start_was_given_is_shown_first_and_a_known_one_is_opened(
    window: MainWindow, file: Path, qtbot: QtBot
) -> None:
    window.fetch(Asked(files=(file,)))
    before = len(window.workspace.library.list())
    previewed(window, qtbot)
    assert len(window.workspace.library.list()) == before
    kept(window, qtbot)
    kept_as = window.desk.document
    window.desk.open(next(one.id for one in window.workspace.library.list() if one.id != kept_as))
    window.come_forward(Asked(files=(file,)))
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    assert window.desk.document == kept_as
    assert "is already there" in said(window)
