# SPDX-License-Identifier: MIT
"""What the tests do with the window, and what they look at."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Entry
from study_viewer.ui.annotations.editor import NoteEditor
from study_viewer.ui.dialogs.import_preview import ImportPreview
from study_viewer.ui.main_window import MainWindow
from study_viewer.ui.panels import Panels
from study_viewer.ui.reader.offering import Wish


def round_of(window: MainWindow) -> Panels:
    assert window.panels is not None
    return window.panels


def outline_of(window: MainWindow) -> tuple[Entry, ...]:
    """All entries of the document that is being read."""
    assert window.desk.document is not None
    return window.workspace.library.outline(window.desk.document)


def caught_up(window: MainWindow) -> None:
    """What comes after the page, the list and the badges, is there."""
    panels = round_of(window)
    for _ in range(100):
        QApplication.processEvents()
        if not (panels.listing.behind or panels.shelf.behind):
            return
        QTest.qWait(5)
    raise AssertionError("list and badges never came")


def written(window: MainWindow) -> None:
    """What a worker was to write is written, and the window heard of it."""
    for _ in range(1000):
        QApplication.processEvents()
        if not (round_of(window).tasks.busy or round_of(window).doing.busy):
            return
        QTest.qWait(5)
    raise AssertionError("it was never written")


def listed(window: MainWindow) -> list[Annotation]:
    caught_up(window)
    return [card.annotation for card in round_of(window).annotations.list.cards.cards()]


def wish(window: MainWindow, act: str, words: str, **more: str) -> None:
    """As if the passage had been selected and the bar been used."""
    text = window.workspace.library.text(window.desk.document or "", window.desk.section or "")
    start = text.index(words)
    window.reader.wish.emit(Wish(act, start, start + len(words), **more))  # type: ignore[arg-type]


def mark(window: MainWindow, words: str, **more: str) -> Annotation:
    """Highlights these words."""
    wish(window, "highlight", words, **{"colour": "green", **more})
    return next(one for one in listed(window) if one.quote == words)


def editor(window: MainWindow) -> NoteEditor:
    found = [one for one in window.findChildren(NoteEditor) if one.isVisible()]
    assert len(found) == 1, "one note is being written"
    return found[0]


def previewed(window: MainWindow, qtbot: QtBot) -> ImportPreview:
    """What is shown before it is kept, once it is."""
    bringing = round_of(window).errands.bringing

    def shown() -> bool:
        dialog = bringing.previewing.dialog
        return dialog is not None and dialog.isVisible()

    qtbot.waitUntil(shown, timeout=10_000)
    assert bringing.previewing.dialog is not None
    return bringing.previewing.dialog


def kept(window: MainWindow, qtbot: QtBot) -> None:
    """Keeps what is shown, and waits for it."""
    previewed(window, qtbot).main.click()
    qtbot.waitUntil(lambda: round_of(window).errands.bringing.previewing.dialog is None)
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)


def said(window: MainWindow) -> str:
    assert window.messages.last is not None
    return window.messages.last.text
