# SPDX-License-Identifier: MIT
"""What a person does to annotations in the panel, over a real library and notebook."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from study_viewer.core.annotation import Annotation, Placement
from study_viewer.core.changes import Changes
from study_viewer.ui.annotations.listed import Heading
from study_viewer.ui.dialogs.colour_names import ColourNamesDialog
from study_viewer.ui.main_window import MainWindow
from study_viewer.ui.reader.offering import Wish
from tests.ui.window.hands import editor, listed, mark, round_of, said, wish

LEFT = Qt.MouseButton.LeftButton


def unsettle(window: MainWindow, one: Annotation, state: str) -> None:
    """As a new edition of the text would leave it."""
    place = one.placement if state != "unplaced" else Placement("unplaced")
    placed = one._replace(placement=place._replace(state=state))
    keeper = window.workspace.notebook.keeper

    def put(file):
        file.put([file.by_ids([one.id])[one.id]._replace(annotation=placed)])

    keeper.run(put)
    round_of(window).tasks.announce(Changes(annotations=(one.id,)))


def click_act(window: MainWindow, annotation: str, what: str, qtbot: QtBot) -> None:
    """Clicks the link on a card."""
    view = round_of(window).annotations.list
    index = view.cards.index_of(annotation)
    card, area = view.cards.card(index), view.visualRect(index)
    assert card is not None
    for y in range(area.height()):
        for x in range(30, area.width(), 10):
            at = area.topLeft() + QPoint(x, y)
            if view._part_at(at.toPointF(), annotation) == ("act", what):
                qtbot.mouseClick(view.viewport(), LEFT, pos=at)
                return
    raise AssertionError(f"the card offers no {what}")


# Deleting and taking back.


def test_after_a_deletion_the_next_is_chosen_and_undo_chooses_what_came_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    first = mark(window, "制定本办法")
    second = mark(window, "本办法适用于各分馆")
    panel = round_of(window).annotations
    panel.choose(first.id)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert panel.list.chosen() == [second.id]
    round_of(window).doing.undo()
    assert panel.list.chosen() == [first.id]


def test_more_than_one_is_deleted_only_after_a_question(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(window, "制定本办法")
    mark(window, "本办法适用于各分馆")
    asked: list[str] = []

    def answer(parent: object, question: str, do: str) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr("study_viewer.ui.common.ask.sure", answer)
    panel = round_of(window).annotations
    panel.list.selectAll()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert len(listed(window)) == 2
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert listed(window) == []
    round_of(window).doing.undo()
    assert len(listed(window)) == 2


def test_a_number_key_gives_the_chosen_cards_another_colour(
    window: MainWindow, qtbot: QtBot
) -> None:
    one = mark(window, "制定本办法")
    panel = round_of(window).annotations
    panel.choose(one.id)
    qtbot.keyClick(panel.list, Qt.Key.Key_5)
    assert [found.colour for found in listed(window)] == ["purple"]


# Places in doubt.


def test_what_lost_its_place_is_listed_last_and_attached_to_a_selection(
    window: MainWindow, qtbot: QtBot
) -> None:
    lost = mark(window, "制定本办法")
    mark(window, "本办法适用于各分馆")
    unsettle(window, lost, "unplaced")
    panel = round_of(window).annotations
    assert [one.id for one in listed(window)][-1] == lost.id
    assert panel.doubtful.text() == "1 unplaced"
    click_act(window, lost.id, "attach", qtbot)
    assert said(window) == "Select the passage in its document first."
    window.reader.view.select(*_range(window, "读书使人安静"))
    click_act(window, lost.id, "attach", qtbot)
    first = listed(window)[0]
    assert (first.id, first.quote) == (lost.id, "读书使人安静")
    assert panel.list.chosen() == [lost.id]
    # The mark is seen in its own colour, not under the selection.
    assert window.reader.selection() is None
    assert not panel.doubtful.isVisible()
    round_of(window).doing.undo()
    assert listed(window)[-1].quote == "制定本办法"


def test_a_place_to_check_is_right_with_one_click(window: MainWindow, qtbot: QtBot) -> None:
    one = mark(window, "制定本办法")
    unsettle(window, one, "check")
    assert round_of(window).annotations.doubtful.text() == "1 to check"
    click_act(window, one.id, "confirm", qtbot)
    found = window.workspace.notebook.get(one.id)
    assert (found.placement.state, found.quote) == ("placed", "制定本办法")


def _range(window: MainWindow, words: str) -> tuple[int, int]:
    text = window.workspace.library.text(window.desk.document or "", window.desk.section or "")
    return text.index(words), text.index(words) + len(words)


# The list.


def test_a_new_highlight_is_one_more_row_and_nothing_is_listed_anew(
    window: MainWindow, qtbot: QtBot
) -> None:
    mark(window, "制定本办法")
    model = round_of(window).annotations.list.cards
    with qtbot.assertNotEmitted(model.modelReset):
        mark(window, "本办法适用于各分馆")
        mark(window, "读书使人安静")
    quotes = [one.quote for one in listed(window)]
    assert quotes == ["制定本办法", "读书使人安静", "本办法适用于各分馆"]


def test_a_highlight_clicked_in_the_text_chooses_its_card(window: MainWindow) -> None:
    mark(window, "制定本办法")
    second = mark(window, "读书使人安静")
    window.reader.annotation_clicked.emit(second.id)
    assert round_of(window).annotations.list.chosen() == [second.id]


def test_a_note_on_the_whole_document_is_seen_though_one_section_is_listed(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = round_of(window).annotations
    panel.set_scope("section")
    round_of(window).actions["whole-note"].trigger()
    qtbot.keyClicks(editor(window), "learnt")
    qtbot.keyClick(editor(window), Qt.Key.Key_Escape)
    assert [one.note for one in listed(window)] == ["learnt"]


def test_the_filter_opens_and_closes_by_its_key(window: MainWindow) -> None:
    action = round_of(window).actions["filter-annotations"]
    assert action.shortcut().toString() == "Ctrl+Shift+L"
    action.trigger()
    assert round_of(window).annotations.filter_shown
    action.trigger()
    assert not round_of(window).annotations.filter_shown


# Colours have names.


def test_colours_are_called_what_the_person_calls_them_everywhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    one = mark(window, "制定本办法")
    round_of(window).actions["name-colours"].trigger()
    dialog = window.findChild(ColourNamesDialog)
    assert dialog is not None
    dialog.fields["green"].setText("  key  point ")
    dialog.accept()
    assert window.workspace.settings.names("colour_names") == {"green": "key point"}
    assert said(window) == "Colour names saved"
    panel = round_of(window).annotations
    index = panel.list.cards.index_of(one.id)
    assert "key point" in panel.list.cards.data(index, Qt.ItemDataRole.AccessibleTextRole)
    round_of(window).annotation_menu.open(one.id, QPoint(0, 0))
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    assert "key point" in [action.text() for action in menu.actions()]
    menu.close()


def test_the_card_nearest_to_the_reading_place_is_marked(window: MainWindow) -> None:
    first = mark(window, "制定本办法")
    last = mark(window, "本办法适用于各分馆")
    listing, view = round_of(window).listing, round_of(window).annotations.list
    listing.follow()
    assert view.near == first.id
    window.reader.jump(*_range(window, "本办法适用于各分馆"))
    listing.follow()
    assert view.near == last.id


def test_the_mark_of_the_nearest_card_goes_with_the_scrolling_within_a_section(
    window: MainWindow, qtbot: QtBot
) -> None:
    desk, words = window.desk, "读书使人走得更远"
    assert desk.document is not None and desk.section is not None
    text = window.workspace.library.text(desk.document, desk.section)
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    above, below = ((at, at + len(words)) for at in (starts[12], starts[22]))
    for passage in (above, below):
        window.reader.wish.emit(Wish("highlight", *passage, colour="green"))
    view, entries = round_of(window).annotations.list, []
    first, last = (one.id for one in listed(window))
    for passage, nearest in ((above, first), (below, last), (above, first)):
        window.reader.jump(*passage)
        qtbot.waitUntil(lambda nearest=nearest: view.near == nearest)
        entries.append(desk.entry())
    assert entries == entries[:1] * 3


# Several at once, and where they stand.


def test_several_are_recoloured_in_one_act_and_bookmarks_are_left_out(
    window: MainWindow, qtbot: QtBot
) -> None:
    for words in ("读书使人安静", "制定本办法"):
        mark(window, words)
    wish(window, "bookmark", "各分馆")
    view = round_of(window).annotations.list
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_4)
    assert [one.colour for one in listed(window)] == ["red", "red", None]
    round_of(window).actions["undo"].trigger()
    assert [one.colour for one in listed(window)] == ["green", "green", None]


def test_the_colour_given_in_the_list_is_that_of_the_next_highlight(
    window: MainWindow, qtbot: QtBot
) -> None:
    one = mark(window, "读书使人安静")
    round_of(window).annotations.choose(one.id)
    qtbot.keyClick(round_of(window).annotations.list, Qt.Key.Key_4)
    window.reader.view.selection_finished.emit(0, 2)
    qtbot.keyClick(window.reader.view, Qt.Key.Key_H)
    assert [one.colour for one in listed(window)] == ["red", "red"]


def test_what_is_taken_back_by_ctrl_z_is_chosen_alone(window: MainWindow, qtbot: QtBot) -> None:
    first, second = mark(window, "制定本办法"), mark(window, "读书使人安静")
    panel = round_of(window).annotations
    panel.choose(second.id)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert panel.list.chosen() == [first.id]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.list.chosen() == [second.id]


def test_a_selection_inside_a_highlight_chooses_its_card(window: MainWindow) -> None:
    mark(window, "制定本办法")
    one = mark(window, "读书使人安静")
    start = one.placement.start
    assert start is not None
    window.reader.view.selection_finished.emit(start + 1, start + 3)
    assert round_of(window).annotations.list.chosen() == [one.id]


def test_a_passage_that_moved_says_so_until_it_is_said_to_be_right(
    window: MainWindow, qtbot: QtBot
) -> None:
    one = mark(window, "读书使人安静")
    unsettle(window, one, "moved")
    view = round_of(window).annotations.list
    spoken = view.cards.index_of(one.id).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Found in another section" in spoken
    click_act(window, one.id, "confirm", qtbot)
    assert window.workspace.notebook.get(one.id).placement.state == "placed"


def test_another_scope_is_listed_though_a_note_was_being_written(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    one = mark(window, "读书使人安静")
    last = window.workspace.library.sections(document)[2].id
    elsewhere = window.workspace.notebook.annotate(document, last, 0, 2)
    round_of(window).tasks.announce(elsewhere)
    panel = round_of(window).annotations
    panel.write_note(one.id)
    qtbot.keyClicks(editor(window), "half")
    panel.set_scope("section")
    assert not panel.writing
    assert [found.note for found in listed(window)] == ["half"]


def test_the_filter_s_chips_take_no_keyboard_from_who_writes_or_reads_the_list(
    window: MainWindow, qtbot: QtBot
) -> None:
    first = mark(window, "制定本办法")
    mark(window, "读书使人安静", colour="red")
    panel = round_of(window).annotations
    panel.open_filter(on=True)
    chip = panel.findChild(QAbstractButton, "colour-red")
    chip.setFocus()
    panel.write_note(first.id)
    qtbot.keyClicks(editor(window), "a")
    qtbot.waitUntil(lambda: listed(window)[0].note == "a", timeout=5000)
    assert window.focusWidget() is editor(window)
    panel.leave_note()
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert window.focusWidget() is panel.list


def test_a_link_that_moves_when_its_card_is_chosen_does_what_it_says(
    window: MainWindow, qtbot: QtBot
) -> None:
    start = window.reader.view.text.index("读书使人安静")
    window.reader.wish.emit(Wish("highlight", start, start + 400, "green"))
    one = listed(window)[0]
    unsettle(window, one, "unplaced")
    window.reader.view.select(start, start + 6)
    click_act(window, one.id, "attach", qtbot)
    assert window.workspace.notebook.get(one.id).quote == "读书使人安静"


def test_the_filter_makes_a_small_window_no_higher(window: MainWindow) -> None:
    mark(window, "制定本办法")
    unsettle(window, mark(window, "读书使人安静", colour="red"), "unplaced")
    wish(window, "bookmark", "各分馆")
    window.resize(640, 370)
    QApplication.processEvents()
    high = window.height()
    round_of(window).annotations.open_filter(on=True)
    QApplication.processEvents()
    assert window.height() == high


def test_the_colour_it_has_is_ringed_in_its_menu(window: MainWindow) -> None:
    one = mark(window, "读书使人安静", colour="green")
    pictures = []
    for colour in ("green", "red"):
        wish(window, "recolour", "读书使人安静", colour=colour, annotation=one.id)
        round_of(window).annotation_menu.open(one.id, QPoint(0, 0))
        menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
        actions = {action.text(): action for action in menu.actions()}
        pictures.append([actions[name].icon().pixmap(20).toImage() for name in ("green", "red")])
        menu.close()
    (green_on, red_off), (green_off, red_on) = pictures
    assert green_on != green_off
    assert red_on != red_off


def test_a_group_of_all_names_its_document_in_a_line_of_its_own(
    window: MainWindow, document: str, qtbot: QtBot
) -> None:
    panels = round_of(window)
    mark(window, "制定本办法")
    panels.annotations.set_scope("section")
    listed(window)
    low = panels.annotations.list.row_height(0)
    panels.annotations.set_scope("all")
    qtbot.waitUntil(lambda: not panels.tasks.busy)
    listed(window)
    rows = panels.annotations.list.cards.rows()
    heading = rows[0]
    assert isinstance(heading, Heading)
    assert heading.title == f"{window.workspace.library.title(document)}\n总则"
    assert panels.annotations.list.row_height(0) > low + 8
