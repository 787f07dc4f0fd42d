# SPDX-License-Identifier: MIT
"""Going about in the window, import and export, its looks and its words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import UserFacing
from study_viewer.core.paths import Paths
from study_viewer.core.settings import Settings
from study_viewer.core.workspace import Workspace
from study_viewer.sentences import sentence
from study_viewer.ui.annotations.editor import NoteEditor
from study_viewer.ui.annotations.model import Card
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.translation import Translation
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import caught_up, kept, listed, outline_of, round_of, said, wish


def test_one_click_on_a_card_opens_its_section_and_shows_the_passage(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    last = window.workspace.library.sections(document)[2].id
    text = window.workspace.library.text(document, last)
    start = text.index("施行")
    changes = window.workspace.notebook.annotate(document, last, start, start + 2)
    round_of(window).tasks.announce(changes)
    listing = round_of(window).annotations.list
    card = listed(window)[0]
    place = listing.visualRect(listing.cards.index_of(card.id)).center()
    qtbot.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.desk.section == last
    first, end = window.reader.view.in_sight()
    assert first <= start <= end


def test_the_next_start_opens_the_last_place(
    window: MainWindow, document: str, open_window: Callable[[], MainWindow]
) -> None:
    second = window.workspace.library.sections(document)[1].id
    window.desk.open(document, second, 5)
    window.close()
    again = open_window()
    assert (again.desk.document, again.desk.section) == (document, second)


def test_a_place_is_written_while_reading_without_a_goodbye(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    third = window.workspace.library.sections(document)[2].id
    window.desk.open(document, third)

    def kept() -> bool:
        place = window.workspace.reading.place()
        return place is not None and place.section == third

    qtbot.waitUntil(kept, timeout=4000)


def test_scrolling_on_is_written_too_but_not_at_each_step(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)

    def offset() -> int:
        place = window.workspace.reading.place()
        return place.offset if place else 0

    assert offset() == 0
    qtbot.waitUntil(lambda: offset() > 100, timeout=4000)


def test_the_tree_marks_the_entry_that_is_read(window: MainWindow, document: str) -> None:
    entry = next(e for e in outline_of(window) if e.title == "附则")
    window.desk.open_entry(document, entry.id)
    caught_up(window)
    tree = round_of(window).outline.tree
    model = tree.model()
    index = model.index_of(document, entry.id)
    assert model.node(index).current
    assert tree.currentIndex() == index
    assert tree.isExpanded(index.parent())


def test_the_scope_narrows_to_the_section_that_is_read(window: MainWindow, document: str) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    window.desk.open(document, window.workspace.library.sections(document)[1].id)
    panel = round_of(window).annotations
    panel.findChild(QAbstractButton, "scope-section").click()
    assert listed(window) == []
    window.desk.open(document, window.workspace.library.sections(document)[0].id)
    assert [one.quote for one in listed(window)] == ["读书使人安静"]


def test_a_removed_document_keeps_its_title_in_the_list_of_all(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    round_of(window).annotations.findChild(QAbstractButton, "scope-all").click()
    round_of(window).doing.remove(document)

    def headings() -> list[str]:
        return [card.heading for card in round_of(window).annotations.list.cards.cards()]

    qtbot.waitUntil(lambda: headings() == ["“办法” (removed)"])


def test_a_card_of_a_removed_document_says_why_there_is_nothing_to_show(
    window: MainWindow, document: str
) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    one = listed(window)[0].id
    round_of(window).doing.remove(document)
    round_of(window).jump(one)
    assert said(window) == ("“办法” was removed from the library; only its annotations are there.")


def test_what_is_opened_in_the_tree_is_read_on_with_the_keys(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    tree = round_of(window).outline.tree
    tree.setFocus()
    index = tree.model().index_of(document, None)
    tree.scrollTo(index)
    place = tree.visualRect(index).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.focusWidget() is window.reader.view


def test_an_import_gives_the_keys_to_the_text_unless_a_note_is_written(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    for number, writing in enumerate((False, True)):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"第{number}份通知\n\n请安排好值班。\n", encoding="utf-8")
        round_of(window).top.setFocus()
        if writing:
            wish(window, "note", "请安排")
        round_of(window).errands.bringing.import_paths([file])
        qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
        note = [one for one in window.findChildren(NoteEditor) if one.hasFocus()]
        assert bool(note) is writing
        assert window.reader.view.hasFocus() is not writing


# Import and export.


def test_a_dropped_file_is_imported_and_opened(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "新通知.txt"
    file.write_text("关于放假的通知\n\n放假三天，请安排好值班。\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    kept(window, qtbot)
    qtbot.waitUntil(
        lambda: "Imported" in (window.messages.last.text if window.messages.last else "")
    )
    assert "放假三天" in window.workspace.library.text(
        window.desk.document or "", window.desk.section or ""
    )
    shown = round_of(window).outline.tree.model()
    assert shown.rowCount() == 3


def test_the_first_document_of_all_is_opened_with_its_outline_unfolded(
    paths: Paths, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "办法.md"
    file.write_text("# 总则\n\n正文。\n\n## 目的\n\n正文。\n", encoding="utf-8")

    def opened() -> Workspace:
        return Workspace(paths, bundled=tmp_path / "nothing")

    translation = Translation("en")
    window = MainWindow(opened(), translation, Messages(lambda: "en"), opened)
    qtbot.addWidget(window)
    window.open_first()
    window.show()
    window.furnish()
    assert round_of(window).outline.empty_label.isVisible()
    round_of(window).errands.bringing.import_paths([file])
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
    tree = round_of(window).outline.tree
    titles = {entry.id: entry.title for entry in outline_of(window)}
    shown = [titles[entry] for _, entry in tree.unfolded() if entry]
    assert shown == ["总则"]
    assert tree.model().node(tree.currentIndex()).current
    window.close()
    translation.remove()


def test_a_file_that_is_no_text_is_refused_in_one_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "leer.txt"
    file.write_bytes(b"")
    round_of(window).errands.bringing.import_paths([file])
    qtbot.waitUntil(lambda: window.messages.last is not None)
    assert "leer.txt" in said(window)
    assert round_of(window).outline.tree.model().rowCount() == 2


def test_a_cancelled_import_leaves_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "lang.txt"
    file.write_text("这是一段很长的文字，读来读去总也读不完。\n" * 40_000, encoding="utf-8")
    round_of(window).errands.bringing.import_paths([file])
    round_of(window).status.cancel_button.click()
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=20_000)
    assert said(window) == "Import cancelled."
    assert len(window.workspace.library.list()) == 2
    assert not list(window.workspace.paths.documents.glob(".incoming*"))


def test_notes_are_exported_and_the_file_is_offered(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    from study_viewer.core.export.contract import Choice
    from study_viewer.ui.dialogs.export import ExportWish

    wish(window, "highlight", "读书使人安静", colour="green")
    out = tmp_path / "notes.md"
    asked = ExportWish(Choice(window.desk.document), "md", "plain")
    round_of(window).errands.exporting.export_to(out, asked)
    qtbot.waitUntil(out.is_file, timeout=10_000)
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    assert "读书使人安静" in out.read_text(encoding="utf-8")
    message = window.messages.last
    assert message is not None
    assert [offer.text for offer in message.offers] == ["Open", "Show in folder"]


# News from outside, looks, names.


def test_what_another_program_notes_is_seen_in_the_open_window(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    other = Workspace(window.workspace.paths, bundled=Path("nothing"))
    other.notebook.annotate(document, kind="note", note="from outside")
    other.close()
    qtbot.waitUntil(lambda: [one.note for one in listed(window)] == ["from outside"], timeout=5000)


def test_trouble_is_said_in_the_language_that_was_switched_to(window: MainWindow) -> None:
    window.messages.fail(UserFacing("undo-overtaken"))
    for language in ("zh", "en"):
        round_of(window).actions[f"language-{language}"].trigger()
        QApplication.processEvents()
        words = sentence("undo-overtaken", language)
        assert words in [label.text() for label in round_of(window).status.findChildren(QLabel)]


def test_the_language_changes_without_a_restart(window: MainWindow, qtbot: QtBot) -> None:
    wish(window, "highlight", "读书使人安静", colour="green")
    for language, export, title in (
        ("zh", "导出笔记…", "批注"),
        ("en", "Export notes…", "Annotations"),
    ):
        round_of(window).actions[f"language-{language}"].trigger()
        qtbot.waitUntil(lambda e=export: round_of(window).actions["export"].text() == e)
        qtbot.waitUntil(lambda t=title: round_of(window).annotations.list.accessibleName() == t)
    assert window.workspace.settings.text("language") == "en"


def test_a_panel_that_was_folded_away_stays_so_at_the_next_start(
    window: MainWindow, open_window: Callable[[], MainWindow]
) -> None:
    round_of(window).actions["outline"].trigger()
    assert not round_of(window).outline.isVisible()
    window.close()
    again = open_window()
    assert not round_of(again).outline.isVisible()
    assert round_of(again).annotations.isVisible()


def test_the_paper_changes_the_whole_window_and_is_remembered(
    window: MainWindow, qtbot: QtBot
) -> None:
    round_of(window).actions["paper-dark"].trigger()
    assert window.theme.name == "dark"
    assert window.workspace.settings.text("paper") == "dark"
    qtbot.waitUntil(lambda: window.palette().window().color().lightness() < 80)


def test_every_control_has_an_accessible_name(window: MainWindow) -> None:
    wish(window, "note", "读书使人安静")
    kinds = (QAbstractButton, QLineEdit, QComboBox, NoteEditor)
    views = (round_of(window).outline.tree, round_of(window).annotations.list, window.reader.view)
    controls: list[QWidget] = [w for kind in kinds for w in window.findChildren(kind)]
    nameless = [
        f"{type(control).__name__} in {type(control.parent()).__name__}"
        for control in (*controls, *views)
        if not control.accessibleName()
        and not (isinstance(control, QAbstractButton) and control.text())
        and control.isVisibleTo(window)
    ]
    assert nameless == []


def test_settings_that_were_damaged_are_told_once(
    workspace: Workspace, paths: Paths, open_window: Callable[[], MainWindow]
) -> None:
    paths.settings.write_text('{"language": "en", "paper', encoding="utf-8")
    workspace.settings = Settings(paths.settings)
    workspace.settings.put("language", "en")
    window = open_window()
    kept = workspace.settings.put_aside
    assert kept is not None and kept.is_file()
    shown = [label.text() for label in round_of(window).status.findChildren(QLabel)]
    sentence = "The settings could not be read and begin anew; the damaged file is kept as "
    assert f"{sentence}{kept}." in shown
    assert Settings(paths.settings).put_aside is None


def test_a_crash_is_one_sentence_and_a_report(window: MainWindow) -> None:
    window.tell_crash(Path("crash.txt"))
    assert said(window) == "Something went wrong in the program; a report is in crash.txt."


def test_headings_say_where_a_card_stands(window: MainWindow) -> None:
    wish(window, "highlight", "本办法适用于各分馆", colour="green")
    cards: list[Card] = round_of(window).annotations.list.cards.cards()
    assert cards[0].heading.endswith("范围")
