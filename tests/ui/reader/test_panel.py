# SPDX-License-Identifier: MIT
"""What a person can do at a passage: the bar, its keys, and the wishes that come of it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut

from study_viewer.core.annotation import COLOURS
from study_viewer.ui.common.plate import GAP, SHADOW
from study_viewer.ui.common.theme import theme

HERE = "第1段，公共图书馆"
BELOW = "第3段，公共图书馆是"


def drag(qtbot, desk, words):
    """Selects with the mouse from the first character to the last."""
    first, last = desk.view.areas(*desk.where(words))
    viewport = desk.view.viewport()
    qtbot.mousePress(
        viewport, Qt.MouseButton.LeftButton, pos=QPoint(first.left(), first.center().y())
    )
    qtbot.mouseMove(viewport, QPoint(last.right() + 1, last.center().y()))


def test_selecting_with_the_mouse_brings_the_bar_when_the_button_is_let_go(desk, qtbot):
    drag(qtbot, desk, HERE)
    assert desk.bar is None or not desk.bar.isVisible()
    last = desk.view.areas(*desk.where(HERE))[1]
    qtbot.mouseRelease(
        desk.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(last.right() + 1, last.center().y()),
    )
    assert desk.bar.isVisible()
    assert desk.panel.selection() == desk.where(HERE)


def right_click(desk, point):
    pressed = QContextMenuEvent.Reason.Mouse
    where = desk.view.viewport().mapToGlobal(point)
    QGuiApplication.sendEvent(desk.view.viewport(), QContextMenuEvent(pressed, point, where))


def test_a_right_click_on_plain_text_takes_the_clause_and_offers_what_can_be_done(desk):
    clause = "县域公共图书馆建设纲要"
    right_click(desk, desk.middle_of(clause))
    assert desk.panel.selection() == desk.where(clause)
    assert desk.bar.isVisible()


def test_a_right_click_on_a_selection_keeps_it(desk):
    desk.select(HERE)
    right_click(desk, desk.middle_of(HERE))
    assert desk.panel.selection() == desk.where(HERE)
    assert desk.bar.isVisible()


def test_a_right_click_beside_the_text_selects_nothing(desk):
    right_click(desk, QPoint(3, 300))
    assert desk.panel.selection() is None


def test_selecting_with_the_keyboard_brings_the_bar_when_shift_is_let_go(desk, qtbot):
    for _ in range(3):
        # Not keyClick, which lets Shift go after each press.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            shift = Qt.KeyboardModifier.ShiftModifier
            QGuiApplication.sendEvent(desk.view, QKeyEvent(kind, Qt.Key.Key_Right, shift))
    assert desk.bar is None or not desk.bar.isVisible()
    qtbot.keyRelease(desk.view, Qt.Key.Key_Shift)
    assert desk.bar.isVisible()
    assert desk.panel.selection() == (0, 3)


def test_going_back_to_a_link_by_shift_and_tab_brings_no_bar(desk, qtbot):
    desk.panel.jump(desk.where("见本节开头")[0])
    qtbot.keyClick(desk.view, Qt.Key.Key_Tab)
    qtbot.keyClick(desk.view, Qt.Key.Key_Tab)
    qtbot.keyClick(desk.view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyRelease(desk.view, Qt.Key.Key_Shift)
    assert desk.panel.selection() == desk.where("本节开头")
    assert desk.bar is None or not desk.bar.isVisible()


def test_the_bar_stands_below_the_selection_and_never_over_it(desk):
    desk.offer(HERE)
    _, last = desk.view.areas(*desk.where(HERE))
    plate = desk.bar.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    line = last.translated(desk.view.viewport().mapTo(desk.panel, QPoint(0, 0)))
    assert plate.top() == line.bottom() + 1 + GAP
    assert desk.panel.rect().contains(plate)


def test_in_the_narrowest_reader_the_bar_is_whole(desk):
    desk.panel.resize(360, 500)
    desk.offer(HERE)
    plate = desk.bar.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    assert desk.panel.rect().contains(plate)


def test_without_room_below_the_bar_stands_above_the_selection(desk, qtbot):
    viewport = desk.view.viewport()
    lines = [
        n
        for n in range(1, 29)
        if desk.view.areas(*desk.where(f"第{n}段，"))[0].bottom() < viewport.height() - 4
    ]
    words = f"第{lines[-1]}段，"
    first = desk.view.areas(*desk.where(words))[0]
    desk.view.verticalScrollBar().setValue(
        desk.view.verticalScrollBar().value() + first.bottom() - viewport.height() + 20
    )
    desk.select(words)
    desk.view.selection_finished.emit(*desk.where(words))
    first = desk.view.areas(*desk.where(words))[0]
    plate = desk.bar.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    assert (
        plate.bottom() + 1 + GAP == first.translated(viewport.mapTo(desk.panel, QPoint(0, 0))).top()
    )


def test_below_a_selection_longer_than_the_page_room_is_made_for_the_bar(desk):
    room = desk.view.viewport().height()
    scroll = desk.view.verticalScrollBar()
    words = desk.text[: desk.where("第20段")[1]]
    end = desk.view.areas(*desk.where("第20段"))[0].bottom()
    scroll.setValue(scroll.value() + end - room + 10)
    desk.view.select(0, len(words))
    scroll.setValue(scroll.value() + desk.view.areas(*desk.where("第20段"))[0].bottom() - room + 10)
    desk.view.selection_finished.emit(0, len(words))
    assert desk.bar.isVisible()
    last = desk.view.areas(*desk.where("第20段"))[0]
    plate = desk.bar.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    shift = desk.view.viewport().mapTo(desk.panel, QPoint(0, 0))
    assert plate.top() > last.translated(shift).bottom()
    assert desk.panel.rect().contains(plate)


@pytest.mark.parametrize(
    ("key", "act", "colour"),
    [
        (Qt.Key.Key_H, "highlight", "blue"),
        (Qt.Key.Key_1, "highlight", "yellow"),
        (Qt.Key.Key_5, "highlight", "purple"),
        (Qt.Key.Key_N, "note", ""),
        (Qt.Key.Key_B, "bookmark", ""),
        (Qt.Key.Key_C, "copy", ""),
        (Qt.Key.Key_X, "cite", ""),
    ],
)
def test_single_keys_work_while_the_bar_is_up(desk, qtbot, key, act, colour):
    desk.panel.set_colours({}, "blue")
    desk.offer(HERE)
    qtbot.keyClick(desk.view, key)
    assert desk.wishes == [(act, *desk.where(HERE), colour, "")]
    assert not desk.bar.isVisible()
    assert desk.panel.selection() is None


def test_single_keys_do_nothing_without_the_bar(desk, qtbot):
    qtbot.keyClick(desk.view, Qt.Key.Key_H)
    desk.select(HERE)
    qtbot.keyClick(desk.view, Qt.Key.Key_B)
    assert desk.wishes == []


def test_the_bars_keys_come_before_the_windows_shortcuts_and_only_those(desk, qtbot):
    fired = []
    for key in ("N", "?"):
        QShortcut(QKeySequence(key), desk.panel).activated.connect(lambda k=key: fired.append(k))
    desk.offer(HERE)
    qtbot.keyClick(desk.view, "?")
    qtbot.keyClick(desk.view, Qt.Key.Key_N)
    assert [wish[0] for wish in desk.wishes] == ["note"]
    assert fired == ["?"]
    qtbot.keyClick(desk.view, Qt.Key.Key_N)
    assert fired == ["?", "N"]


def test_escape_closes_the_bar_and_the_selection(desk, qtbot):
    desk.offer(HERE)
    qtbot.keyClick(desk.view, Qt.Key.Key_Escape)
    assert not desk.bar.isVisible()
    assert desk.panel.selection() is None
    assert desk.wishes == []


def test_a_click_on_a_colour_highlights_the_passage(desk, qtbot):
    desk.offer(HERE)
    dots = [b for b in desk.bar.children() if getattr(b, "toolTip", str)().endswith("(3)")]
    qtbot.mouseClick(dots[0], Qt.MouseButton.LeftButton)
    assert desk.wishes == [("highlight", *desk.where(HERE), "blue", "")]


def test_inside_a_highlight_the_bar_changes_that_highlight(desk, qtbot):
    desk.panel.set_annotations([desk.annotation("a1", HERE, "green")])
    desk.offer("段，公共")
    qtbot.keyClick(desk.view, Qt.Key.Key_3)
    assert desk.wishes == [("recolour", *desk.where("段，公共"), "blue", "a1")]


def test_a_click_on_a_highlight_offers_to_recolour_and_delete_it(desk, qtbot):
    desk.panel.set_annotations([desk.annotation("a1", HERE, "green")])
    clicked = []
    desk.panel.annotation_clicked.connect(clicked.append)
    qtbot.mouseClick(
        desk.view.viewport(), Qt.MouseButton.LeftButton, pos=desk.middle_of("1段，公共")
    )
    assert clicked == ["a1"]
    assert desk.bar.isVisible()
    qtbot.keyClick(desk.view, Qt.Key.Key_D)
    assert desk.wishes == [("delete", *desk.where(HERE), "", "a1")]


def test_a_search_for_the_selection_finds_its_words(desk, qtbot):
    desk.offer(HERE)
    qtbot.keyClick(desk.view, Qt.Key.Key_F)
    assert desk.panel.finding is not None
    assert desk.panel.finding.bar.field.text() == HERE
    assert not desk.bar.isVisible()


def test_a_note_on_a_selection_under_a_note_is_another_one(desk, qtbot):
    desk.panel.set_annotations([desk.annotation("a1", HERE, "green", "first")])
    desk.offer(HERE)
    qtbot.keyClick(desk.view, Qt.Key.Key_N)
    assert desk.wishes == [("note", *desk.where(HERE), "", "")]


def test_a_note_on_a_selection_under_a_bare_highlight_joins_it(desk, qtbot):
    desk.panel.set_annotations([desk.annotation("a1", HERE, "green")])
    desk.offer(HERE)
    qtbot.keyClick(desk.view, Qt.Key.Key_N)
    assert desk.wishes == [("note", *desk.where(HERE), "", "a1")]


def test_a_note_after_a_click_on_a_highlight_is_its_own(desk, qtbot):
    desk.panel.set_annotations([desk.annotation("a1", HERE, "green", "first")])
    viewport = desk.view.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=desk.middle_of("1段，公共"))
    qtbot.keyClick(desk.view, Qt.Key.Key_N)
    assert desk.wishes == [("note", *desk.where(HERE), "", "a1")]


def test_enter_at_the_caret_offers_what_a_click_on_the_highlight_does(desk, qtbot):
    desk.panel.set_annotations([desk.annotation("a1", "县域", "green")])
    clicked = []
    desk.panel.annotation_clicked.connect(clicked.append)
    qtbot.keyClick(desk.view, Qt.Key.Key_Right)
    qtbot.keyClick(desk.view, Qt.Key.Key_Return)
    assert clicked == ["a1"]
    assert desk.bar.isVisible()


def test_deleting_is_not_offered_where_there_is_no_highlight(desk, qtbot):
    desk.offer(HERE)
    qtbot.keyClick(desk.view, Qt.Key.Key_D)
    assert desk.wishes == []
    assert desk.bar.isVisible()


def test_a_click_elsewhere_closes_the_bar_of_a_highlight(desk, qtbot):
    desk.panel.set_annotations([desk.annotation("a1", HERE)])
    viewport = desk.view.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=desk.middle_of(HERE))
    assert desk.bar.isVisible()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=desk.middle_of(BELOW))
    assert not desk.bar.isVisible()


def test_a_jump_brings_no_bar_and_no_selection(desk):
    desk.panel.jump(*desk.where("第20段，公共图书馆"))
    assert desk.bar is None or not desk.bar.isVisible()
    assert desk.panel.selection() is None
    area = desk.view.areas(*desk.where("第20段，公共图书馆"))[0]
    assert desk.view.viewport().rect().contains(area)


def test_copying_takes_the_sections_own_text(desk, qtbot):
    desk.offer("一册书\n两册书\n年份")
    qtbot.keyClick(desk.view, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "一册书\n两册书\n年份"
    QGuiApplication.clipboard().clear()
    desk.select("两册书\n年份\n目标\n😀2027")
    qtbot.keyClick(desk.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "两册书\n年份\n目标\n😀2027"


def test_the_bar_goes_with_the_text_and_hides_when_it_is_out_of_sight(desk):
    desk.offer(BELOW)
    top = desk.bar.y()
    scroll = desk.view.verticalScrollBar()
    scroll.setValue(scroll.value() + 40)
    assert desk.bar.y() == top - 40
    scroll.setValue(scroll.maximum())
    assert not desk.bar.isVisible()
    scroll.setValue(0)
    assert desk.bar.isVisible()


def test_every_button_has_a_name_and_says_its_key(desk):
    desk.panel.set_colours({"yellow": "要点"}, "yellow")
    desk.offer(HERE)
    buttons = [b for b in desk.bar.children() if hasattr(b, "toolTip")]
    assert len(buttons) == 12
    for button in buttons:
        assert button.accessibleName()
        assert button.toolTip().startswith(button.accessibleName())
        assert button.toolTip()[-3] == "("
    assert "要点" in buttons[0].toolTip()


def test_another_paper_keeps_the_place_and_the_highlights(desk):
    desk.panel.set_annotations([desk.annotation("a1", "第20段，公共图书馆")])
    desk.panel.jump(desk.where("第20段")[0])
    place = desk.panel.place()
    desk.panel.set_theme(theme("dark"))
    assert desk.panel.place() == place
    assert desk.view.marks().get("a1")
    assert desk.panel.grab().toImage().pixelColor(5, 300).name().upper() == theme("dark").paper


def test_with_no_document_the_panel_says_what_will_be_here(desk):
    desk.panel.show_nothing()
    shown = [w for w in desk.panel.children() if hasattr(w, "isVisible") and w.isVisible()]
    assert any("drop a file" in w.accessibleName() for w in shown)


def test_tab_leads_to_the_bar_and_what_is_selected_stays_selected(desk, qtbot):
    desk.offer(HERE)
    qtbot.keyClick(desk.view, Qt.Key.Key_Tab)
    assert desk.bar.isAncestorOf(desk.panel.window().focusWidget())
    assert desk.view.selection() == desk.where(HERE)
    qtbot.keyClick(desk.panel.window().focusWidget(), Qt.Key.Key_Space)
    assert desk.wishes == [("highlight", *desk.where(HERE), COLOURS[0], "")]
