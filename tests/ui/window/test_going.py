# SPDX-License-Identifier: MIT
"""Going about: back and forward, from section to section, by keys, buttons and mouse."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Message, Offer
from study_viewer.ui.main_window import MainWindow
from study_viewer.ui.reader.heading import HeadingLine
from tests.ui.window.conftest import OpenWindow
from tests.ui.window.hands import outline_of, round_of, said


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every jump of a test counts for itself, however fast the test is."""
    monkeypatch.setattr("study_viewer.ui.desk.history.MERGED_SECONDS", 0.0)


def action(window: MainWindow, name: str) -> QAction:
    return round_of(window).actions[name]


def here(window: MainWindow) -> tuple[str | None, int]:
    contents = window.desk.contents()
    return contents.title, contents.section_number(window.desk.section or "") or 0


def notice(workspace: Workspace) -> str:
    return next(one.id for one in workspace.library.list() if one.sections == 1)


def scroll(window: MainWindow, to: int) -> int:
    window.reader.view.verticalScrollBar().setValue(to)
    return window.reader.view.verticalScrollBar().value()


def test_back_and_forward_lead_across_documents_to_the_exact_line(
    window: MainWindow, workspace: Workspace, document: str
) -> None:
    assert not action(window, "back").isEnabled()
    assert not action(window, "forward").isEnabled()
    scroll(window, 400)
    left = window.desk.place()
    assert left > 0
    round_of(window).open_entry(notice(workspace), None)
    assert here(window)[0] == "关于读书会的通知"
    assert action(window, "back").isEnabled()
    action(window, "back").trigger()
    assert here(window) == ("办法", 0)
    assert window.desk.place() == left
    assert not action(window, "back").isEnabled()
    action(window, "forward").trigger()
    assert here(window)[0] == "关于读书会的通知"
    assert not action(window, "forward").isEnabled()


@pytest.fixture
def long_paragraphs(workspace: Workspace, tmp_path: Path) -> str:
    """Paragraphs of some ten lines each, so that most lines begin none."""
    text = "\n\n".join(f"第{n}段。" + "读书使人安静，也使人走得更远。" * 30 for n in range(20))
    path = tmp_path / "长文.md"
    path.write_text(text, encoding="utf-8")
    (imported, _), *_ = workspace.import_paths([path])
    return imported.document or ""


def in_the_middle(window: MainWindow, document: str) -> int:
    """Reads on to a line far down in the document that begins no paragraph."""
    window.desk.open(document)
    bar = window.reader.view.verticalScrollBar()
    while (bar.value() < 4000 or begins_a_paragraph(window)) and bar.value() < bar.maximum():
        # As one scrolls: each screen is painted, and so laid out, before the next.
        scroll(window, bar.value() + 32)
        window.reader.view.grab()
    assert not begins_a_paragraph(window)
    return window.desk.place()


def begins_a_paragraph(window: MainWindow) -> bool:
    place = window.desk.place()
    return place == 0 or window.reader.view.text[place - 1] == "\n"


def test_back_leads_to_the_line_inside_a_long_paragraph_of_another_document(
    window: MainWindow, workspace: Workspace, long_paragraphs: str
) -> None:
    left = in_the_middle(window, long_paragraphs)
    round_of(window).open_entry(notice(workspace), None)
    action(window, "back").trigger()
    assert window.desk.document == long_paragraphs
    assert window.desk.place() == left


def test_a_start_opens_at_the_line_inside_a_long_paragraph(
    window: MainWindow, open_window: OpenWindow, long_paragraphs: str
) -> None:
    left = in_the_middle(window, long_paragraphs)
    window.close()
    assert open_window().desk.place() == left


def test_going_back_within_a_section_finds_the_line_and_nothing_flashes(
    window: MainWindow, document: str
) -> None:
    scroll(window, 300)
    left = window.desk.place()
    entries = outline_of(window)
    round_of(window).open_entry(document, next(e.id for e in entries if e.title == "范围"))
    assert window.desk.place() != left
    action(window, "back").trigger()
    assert window.desk.place() == left
    assert window.reader.view._flash.range_and_strength() is None


def test_scrolling_and_turning_pages_leave_nothing_to_go_back_to(window: MainWindow) -> None:
    scroll(window, 500)
    scroll(window, window.reader.view.verticalScrollBar().maximum())
    QTest.keyClick(window.reader.view, Qt.Key.Key_PageDown)
    assert here(window)[1] == 1
    assert not action(window, "back").isEnabled()


def test_turning_to_the_next_section_leaves_a_scrolled_tree_alone(
    window: MainWindow,
) -> None:
    stood: list[bool] = []
    window.desk.stood.connect(lambda _document, _entry, jump: stood.append(jump))
    scroll(window, window.reader.view.verticalScrollBar().maximum())
    QTest.keyClick(window.reader.view, Qt.Key.Key_PageDown)
    assert here(window)[1] == 1
    assert stood and not any(stood)


def test_a_jump_to_an_annotation_can_be_gone_back_from(
    window: MainWindow, workspace: Workspace, document: str
) -> None:
    last = workspace.library.sections(document)[2].id
    made = workspace.notebook.annotate(document, last, 0, 2)
    round_of(window).tasks.announce(made)
    round_of(window).jump(made.annotations[0])
    assert here(window)[1] == 2
    action(window, "back").trigger()
    assert here(window)[1] == 0


def test_a_removed_document_is_passed_over_on_the_way_back(
    window: MainWindow, workspace: Workspace, document: str
) -> None:
    other = notice(workspace)
    sections = workspace.library.sections(document)
    window.desk.open(other)
    window.desk.open(document, sections[1].id)
    round_of(window).doing.remove(other)
    action(window, "back").trigger()
    assert here(window) == ("办法", 0)
    assert not action(window, "back").isEnabled()


@pytest.mark.parametrize("over", ["the text", "the tree", "the notes", "a bar"])
def test_the_buttons_at_the_side_of_the_mouse_go_back_and_forward(
    window: MainWindow, workspace: Workspace, document: str, over: str
) -> None:
    panels = round_of(window)
    under: dict[str, QWidget] = {
        "the text": window.reader.view.viewport(),
        "the tree": panels.outline.tree.viewport(),
        "the notes": panels.annotations.list.viewport(),
        "a bar": panels.status,
    }
    window.desk.open(document, workspace.library.sections(document)[2].id)
    spot = QPoint(20, 10)
    QTest.mouseClick(under[over], Qt.MouseButton.BackButton, pos=spot)
    assert here(window)[1] == 0
    QTest.mouseClick(under[over], Qt.MouseButton.ForwardButton, pos=spot)
    assert here(window)[1] == 2


def test_keys_go_back_forward_and_from_section_to_section(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view = window.reader.view

    def entry() -> str:
        found = window.desk.entry()
        assert found is not None
        return found.title

    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    passed = [entry()]
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_PageDown, control)
        passed.append(entry())
    assert passed == ["总则", "目的", "范围", "读书", "附则"]
    QTest.keyClick(view, Qt.Key.Key_PageDown, control)
    assert entry() == "附则"
    assert said(window) == "This is the last section."
    QTest.keyClick(view, Qt.Key.Key_PageUp, control)
    assert entry() == "读书"
    QTest.keyClick(view, Qt.Key.Key_Left, alt)
    assert entry() == "附则"
    QTest.keyClick(view, Qt.Key.Key_Right, alt)
    assert entry() == "读书"


def test_an_entry_that_cannot_be_scrolled_to_the_top_is_the_one_that_is_marked(
    window: MainWindow, document: str
) -> None:
    entries = outline_of(window)
    wanted = next(entry for entry in entries if entry.title == "范围")
    window.desk.open_entry(document, wanted.id)
    assert window.desk.entry() == wanted
    scroll(window, 0)
    found = window.desk.entry()
    assert found is not None and found.title == "总则"


def test_after_a_jump_one_stands_at_the_entry_of_the_passage(
    window: MainWindow, workspace: Workspace, document: str
) -> None:
    wanted = next(entry for entry in outline_of(window) if entry.title == "范围")
    made = workspace.notebook.annotate(document, wanted.section, wanted.start, wanted.start + 2)
    round_of(window).tasks.announce(made)
    round_of(window).jump(made.annotations[0])
    assert window.desk.place() < wanted.start
    assert window.desk.entry() == wanted
    scroll(window, 0)
    found = window.desk.entry()
    assert found is not None and found.title == "总则"


def crumbs(window: MainWindow) -> list[QAbstractButton]:
    line = window.reader.findChild(HeadingLine)
    assert line is not None
    found = [one for one in line.findChildren(QAbstractButton) if one.isVisible()]
    return sorted(found, key=lambda one: one.x())


def test_the_line_above_the_text_tells_the_way_and_leads_up(
    window: MainWindow, document: str
) -> None:
    entries = window.desk.contents()
    aim = next(entry for entry in (entries.entry_by_number(n) for n in range(5)) if entry)
    round_of(window).open_entry(document, aim.id)
    goal = entries.entry_by_number(2)
    assert goal is not None
    round_of(window).open_entry(document, goal.id)
    assert [part.text() for part in crumbs(window)] == ["办法", "总则", "范围"]
    line = window.reader.findChild(HeadingLine)
    assert line is not None and " 3/5" in line.accessibleName()
    crumbs(window)[1].click()
    entry = window.desk.entry()
    assert entry is not None and entry.title == "总则"
    action(window, "back").trigger()
    crumbs(window)[0].click()
    assert here(window) == ("办法", 0)
    assert window.desk.place() == 0


def test_the_time_that_is_left_shrinks_as_one_reads_and_follows_the_pace(
    window: MainWindow, document: str
) -> None:
    def said() -> str:
        line = window.reader.findChild(HeadingLine)
        assert line is not None
        return line.accessibleName().rsplit("·", 1)[-1].strip()

    assert said() == "about 2 min"
    whereabouts = round_of(window).whereabouts
    whereabouts._pace.value = 100
    whereabouts.say()
    assert said() == "about 6 min"
    scroll(window, 900)
    window.desk.moved()
    window.reader.reading_moved.emit(window.desk.place())
    assert said() in ("about 4 min", "about 3 min", "about 2 min")


def test_the_bar_says_how_much_was_read_and_how_long_the_rest_takes(
    window: MainWindow, workspace: Workspace, document: str
) -> None:
    bar = round_of(window).status
    assert "Section 1 of 5 · 0% read" in texts(bar)
    every = [(one.id, 0, one.characters) for one in workspace.library.sections(document)]
    round_of(window).tasks.announce(workspace.reading.mark_ranges(document, every[:1], read=True))
    where = next(label for label in bar.findChildren(QLabel) if "%" in label.text())
    assert where.text().startswith("Section 1 of 5 · 9")
    assert "about 1 min" in where.toolTip()
    round_of(window).tasks.announce(workspace.reading.mark_ranges(document, every, read=True))
    assert where.text() == "Section 1 of 5 · 100% read"
    assert "min" not in where.toolTip()


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("width", [500, 800, 1024])
def test_nothing_in_the_bar_at_the_bottom_overlaps(window: MainWindow, width: int) -> None:
    bar = round_of(window).status
    bar.setParent(None)
    bar.resize(width, bar.height())
    bar.show()
    acts = (Offer("Open the folder", print), Offer("Undo", print))
    bar.say(Message("A very long sentence that no bar can hold. " * 6, acts))
    shown = [one for one in bar.findChildren(QWidget) if one.isVisible() and one.parent() is bar]
    shown.sort(key=lambda one: one.x())
    for one, other in pairwise(shown):
        assert one.geometry().right() < other.x()
    assert shown[-1].geometry().right() <= width
    bar.deleteLater()


def test_the_pace_is_learnt_from_the_reading_and_kept(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("study_viewer.ui.desk.whereabouts.monotonic", lambda: now[0])
    for screen in range(12):
        window.desk.rested.emit(screen * 450, screen * 450 + 500)
        now[0] += 450 / 600 * 60
    assert 500 < window.settings.number("reading_pace") <= 600


def test_back_leads_to_the_page_on_which_a_link_was_clicked_at_once(
    window: MainWindow, workspace: Workspace, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("study_viewer.ui.desk.history.MERGED_SECONDS", 60.0)
    pages = [one.id for one in workspace.library.sections(document)]
    window.desk.open(document, pages[1], 0)
    window.reader.link_activated.emit(pages[2])
    assert window.desk.section == pages[2]
    action(window, "back").trigger()
    assert window.desk.section == pages[1]
    window.desk.open(document, pages[0], 0)
    QTest.mouseClick(window.reader.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 90))
    window.desk.open(document, pages[2], 0)
    action(window, "back").trigger()
    assert window.desk.section == pages[0]


def test_the_first_entry_hides_no_line_above_it_that_belongs_to_none(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "纪要.md"
    text = "县图书馆办公室\n\n# 会议纪要\n\n" + "读书使人安静。\n\n" * 80 + "# 附件\n\n名单。\n"
    file.write_text(text, encoding="utf-8")
    made = next(iter(workspace.import_paths([file])))[0].document
    entries = workspace.library.outline(made)
    assert entries[0].start > 0
    round_of(window).open_entry(made, entries[1].id)
    round_of(window).open_entry(made, entries[0].id)
    assert window.reader.view.verticalScrollBar().value() == 0
    assert window.desk.entry() == entries[0]
