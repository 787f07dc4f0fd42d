# SPDX-License-Identifier: MIT
"""What a right click in the section tree offers, and what comes of it."""

from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from study_viewer.core.files import alone_in
from study_viewer.core.workspace import Workspace
from study_viewer.ui.dialogs.about_document import AboutDocument
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import caught_up, editor, listed, round_of, said


def _entry(window: MainWindow, document: str, title: str) -> str:
    return next(e.id for e in window.workspace.library.outline(document) if e.title == title)


def _lines(menu: QMenu) -> dict[str, QAction]:
    found = {}
    for action in menu.actions():
        if action.menu() is not None:
            action.menu().aboutToShow.emit()
            found |= _lines(action.menu())
        found[action.text()] = action
    return found


def _choose(window: MainWindow, document: str, title: str | None, line: str) -> None:
    entry = _entry(window, document, title) if title else None
    menu = round_of(window).outline_menu.menu(document, entry)
    _lines(menu)[line].trigger()
    caught_up(window)


def _rows(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isVisible() and action.text()]


def test_a_section_offers_a_few_acts_and_none_on_its_whole_document(
    window: MainWindow, document: str
) -> None:
    offered = round_of(window).outline_menu
    assert _rows(offered.menu(document, _entry(window, document, "目的"))) == [
        "Open",
        "Write a note on this section",
        "Export this section's notes…",
        "Mark as read",
        "Contents",
        "Correct this entry",
    ]
    whole = _rows(offered.menu(document, None))
    assert whole[-2:] == ["Title, issuer and date…", "Remove from the library"]
    assert "Open the original file" in whole
    assert len(whole) <= 10


def test_an_entry_made_of_a_paragraph_is_taken_out_of_the_contents(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    rules = tmp_path / "规定.txt"
    rules.write_text(
        "读书规定\n\n第一条　每月读一本书。\n\n第二条　每周写一页。\n", encoding="utf-8"
    )
    ((came, _),) = window.workspace.import_paths([rules])
    window.desk.open(came.document)
    titles = [entry.title for entry in window.workspace.library.outline(came.document)]
    out = next(title for title in titles if title.startswith("第二条"))
    entry = _entry(window, came.document, out)
    menu = round_of(window).outline_menu.menu(came.document, entry)
    assert "Not a heading: take out of the contents" in _lines(menu)
    found = window.desk.contents(came.document).entry(entry)
    assert found is not None
    round_of(window).correcting.take_out(came.document, found)
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    titles.remove(out)
    assert [e.title for e in window.workspace.library.outline(came.document)] == titles
    assert "第二条　每周写一页。" in window.reader.view.text


def test_mark_as_read_ticks_the_entry_with_all_that_is_below_it(
    window: MainWindow, document: str
) -> None:
    _choose(window, document, "总则", "Mark as read")
    menu = round_of(window).outline_menu.menu(document, _entry(window, document, "总则"))
    assert [row for row in _rows(menu) if row.startswith("Mark")] == ["Mark as unread"]
    menu = round_of(window).outline_menu.menu(document, None)
    assert [row for row in _rows(menu) if row.startswith("Mark")] == [
        "Mark as read",
        "Mark as unread",
    ]
    tree = round_of(window).outline.tree
    model = tree.model()
    for title in ("总则", "目的", "范围"):
        assert model.node(model.index_of(document, _entry(window, document, title))).read
    assert not model.node(model.index_of(document, _entry(window, document, "读书"))).read
    _choose(window, document, "目的", "Mark as unread")
    assert not model.node(model.index_of(document, _entry(window, document, "目的"))).read


def test_a_whole_document_is_marked_as_read_and_as_unread(
    window: MainWindow, document: str
) -> None:
    _choose(window, document, None, "Mark as read")
    assert window.desk.contents().percent(window.workspace.reading.progress(document)) == 100
    _choose(window, document, None, "Mark as unread")
    assert window.desk.contents().percent(window.workspace.reading.progress(document)) == 0


def test_the_outline_is_copied_with_tabs_for_its_levels(window: MainWindow, document: str) -> None:
    title = window.workspace.library.title(document)
    _choose(window, document, None, "Copy the outline")
    text = QGuiApplication.clipboard().text()
    assert text == f"{title}\n\t总则\n\t\t目的\n\t\t范围\n\t读书\n\t附则"
    _choose(window, document, "总则", "Copy the outline")
    assert QGuiApplication.clipboard().text() == "总则\n\t目的\n\t范围"


def test_collapse_all_and_expand_all(window: MainWindow, document: str) -> None:
    tree = round_of(window).outline.tree
    below = tree.model().index_of(document, _entry(window, document, "总则"))
    _choose(window, document, None, "Collapse all")
    assert not tree.isExpanded(below)
    assert tree.isExpanded(tree.model().index_of(document, None))
    _choose(window, document, None, "Expand all")
    assert tree.isExpanded(below)


def test_a_note_on_a_section_and_one_on_a_part_of_it(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    for title in ("读书", "目的"):
        _choose(window, document, title, "Write a note on this section")
        qtbot.keyClicks(editor(window), "think")
        round_of(window).annotations.leave_note()
    part, whole = sorted(listed(window), key=lambda note: note.quote, reverse=True)
    assert (whole.section, whole.selector, whole.note) == ("02-读书", None, "think")
    assert (part.section, part.quote, part.note) == ("01-总则", "目的", "think")


def test_export_asks_with_the_section_chosen(
    window: MainWindow, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(round_of(window).errands, "ask_export", lambda *what: asked.append(what))
    _choose(window, document, "读书", "Export this section's notes…")
    _choose(window, document, None, "Export this document's notes…")
    assert asked == [(document, _entry(window, document, "读书")), (document,)]


def test_title_issuer_and_date_are_kept_and_a_wrong_date_is_said(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    round_of(window).outline_menu.describe(document)
    dialog = window.findChild(AboutDocument)
    assert dialog is not None
    save = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Save")
    dialog.title.setText("读书会办法")
    dialog.issued_by.setText("市图书馆")
    dialog.issued_on.setText("去年")
    save.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.isVisible() and "去年" in dialog.trouble.text()
    dialog.issued_on.setText("2024年2月9日")
    save.click()
    qtbot.waitUntil(lambda: window.findChild(AboutDocument) is None)
    about = window.workspace.library.document(document).metadata
    assert (about.title, about.issued_by, about.issued_on) == (
        "读书会办法",
        "市图书馆",
        "2024-02-09",
    )


def test_after_a_refusal_one_types_on_where_one_was(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    """While it is being kept nothing can be typed in the dialog."""
    round_of(window).outline_menu.describe(document)
    dialog = window.findChild(AboutDocument)
    assert dialog is not None
    dialog.activateWindow()
    dialog.issued_on.setFocus()
    qtbot.waitUntil(dialog.issued_on.hasFocus)
    dialog.issued_on.setText("")
    qtbot.keyClicks(dialog.issued_on, "2024-13-01")
    qtbot.keyClick(dialog.issued_on, Qt.Key.Key_Return)
    assert not dialog.isEnabled()
    qtbot.waitUntil(dialog.trouble.isVisible)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        typed_in = QApplication.focusWidget()
        assert typed_in is not None, "the keys go nowhere"
        QTest.keyClick(typed_in, key)
    assert dialog.issued_on.text() == "024-13-01"
    qtbot.waitUntil(lambda: "2024-13-01" not in dialog.trouble.text())
    dialog.reject()


def test_a_name_that_must_wait_for_a_new_edition_lets_the_window_go_on(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    """It is on its way to the document's place, which a large original makes long."""
    folder = window.workspace.library.folder(document)
    holding, over = Event(), Event()

    def take_place() -> None:
        with alone_in(folder):
            holding.set()
            over.wait(5)

    worker = Thread(target=take_place)
    worker.start()
    assert holding.wait(5)
    round_of(window).outline_menu.describe(document)
    dialog = window.findChild(AboutDocument)
    dialog.wanted.emit({"title": "读书会办法", "issued_by": "", "issued_on": ""})
    assert not over.is_set() and worker.is_alive(), "it came back before the place was free"
    assert window.workspace.library.title(document) != "读书会办法"
    over.set()
    worker.join()
    qtbot.waitUntil(lambda: window.workspace.library.title(document) == "读书会办法")
    qtbot.waitUntil(lambda: window.findChild(AboutDocument) is None)


def test_the_original_is_opened_beside_the_text(
    window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    notice = next(one.id for one in workspace.library.list() if one.sections == 1)
    _choose(window, notice, None, "Open the original file")
    assert [Path(path).name for path in opened] == ["通知.txt"]
    window.desk.open(notice)
    round_of(window).actions["open-original"].trigger()
    assert len(opened) == 2


@pytest.mark.parametrize("suffix", ["docx", "md", "txt"])
def test_the_cleaned_text_is_saved_in_the_kind_that_was_chosen(
    window: MainWindow, document: str, tmp_path: Path, suffix: str, qtbot: QtBot
) -> None:
    out = tmp_path / f"办法.{suffix}"
    round_of(window).copies.save_text_to(out, document)
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    assert str(out) in said(window)
    data = out.read_bytes()
    assert data.startswith(b"PK") if suffix == "docx" else "为了办好读书会" in data.decode()


def test_what_ships_with_the_program_offers_no_correction(
    window: MainWindow, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.workspace.library, "is_bundled", lambda _: True)
    menu = round_of(window).outline_menu.menu(document, _entry(window, document, "目的"))
    assert {"Remove from the library", "Rename the entry…"}.isdisjoint(_lines(menu))
    assert "Mark as read" in _lines(menu)


def test_a_document_that_went_meanwhile_is_said_and_no_menu_stays_behind(
    window: MainWindow, workspace: Workspace
) -> None:
    notice = next(one.id for one in workspace.library.list() if one.sections == 1)
    asked = round_of(window).outline_menu
    workspace.library.remove(notice)
    before = len(window.findChildren(QMenu))
    refused = f"There is no document {notice}; the command “list” shows all there are."
    asked.show(notice, None, QRect())
    assert (said(window), len(window.findChildren(QMenu))) == (refused, before)
    window.messages.say("")
    asked.describe(notice)
    assert said(window) == refused
    assert window.findChild(AboutDocument) is None


def test_f2_in_the_tree_renames_the_row_and_letters_are_its_filter(
    window: MainWindow, document: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panels = round_of(window)
    tree, view = panels.outline.tree, window.reader.view
    monkeypatch.setattr("study_viewer.ui.common.ask.new_title", lambda *_: "办法的目的")
    entry = next(e for e in window.workspace.library.outline(document) if e.title == "目的")
    window.activateWindow()
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus)
    tree.setCurrentIndex(tree.model().index_of(document, entry.id))
    QTest.keyClick(tree, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: not panels.tasks.busy)
    assert "办法的目的" in [e.title for e in window.workspace.library.outline(document)]
    assert tree.hasFocus()
    assert tree.model().node(tree.currentIndex()).title == "办法的目的"
    before = view.verticalScrollBar().value(), view.selection()
    for letter in "nhd ":
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, letter)
    assert panels.outline.filter_field.text() == "nhd "
    assert (view.verticalScrollBar().value(), view.selection()) == before
    assert window.workspace.notebook.list() == ()


def test_f2_on_what_ships_with_the_program_says_why_not(
    window: MainWindow, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.workspace.library), "is_bundled", lambda *_: True)
    tree = round_of(window).outline.tree
    tree.setCurrentIndex(tree.model().index_of(document, None))
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert said(window) == window.messages.sentence("document-bundled", document="办法")
