# SPDX-License-Identifier: MIT
"""The list of annotations: headings, cards, many of them, and news while a note is written."""

import pytest
from PySide6.QtCore import QDate, QDateTime, QPoint, Qt, QTime, QTimeZone
from pytestqt.qtbot import QtBot

from study_viewer.core.annotation import Placement, Selector
from study_viewer.ui.annotations.editor import NoteEditor
from study_viewer.ui.annotations.listed import Card, Heading, Listed
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.annotations.shapes import quoted
from study_viewer.ui.common.when import said
from tests.ui.annotations.conftest import annotation, cards


def ids(panel: AnnotationsPanel) -> list[str]:
    return [card.annotation.id for card in panel.list.cards.cards()]


def test_cards_of_one_place_stand_under_one_heading(panel: AnnotationsPanel) -> None:
    panel.show_listed(Listed(cards("a", "b") + cards("c", heading="附则")))
    model = panel.list.cards
    rows = [model.row(model.index(n)) for n in range(model.rowCount())]
    assert [row for row in rows if isinstance(row, Heading)] == [
        Heading("总则", 2),
        Heading("附则", 1),
    ]
    assert ids(panel) == ["a", "b", "c"]


def test_the_header_counts_what_is_listed(panel: AnnotationsPanel) -> None:
    shown = [*cards("a", "b"), Card(annotation("c", "想法", "note"), "总则")]
    panel.show_listed(Listed(shown))
    assert panel.header.counts.text() == "2 highlight(s) · 1 note(s)"
    panel.show_listed(Listed([]))
    assert panel.header.counts.text() == ""


def test_an_empty_panel_says_what_will_be_here(panel: AnnotationsPanel) -> None:
    panel.show_listed(Listed([]))
    assert panel.empty_label.isVisible()
    panel.show_listed(Listed(cards("a")))
    assert not panel.empty_label.isVisible()


def test_a_long_quote_is_cut_and_its_card_stays_small(panel: AnnotationsPanel) -> None:
    long = annotation("a")._replace(
        selector=Selector("s001", "很长的引文" * 100, "", "", 0, 500, "")
    )
    panel.show_listed(Listed([Card(long, "")]))
    model = panel.list.cards
    # A hundred characters of it, six lines.
    assert panel.list.visualRect(model.index(0)).height() < 170


def test_what_comes_while_a_note_is_written_waits_until_it_is_left(
    panel: AnnotationsPanel,
) -> None:
    panel.show_listed(Listed(cards("a", "b")))
    panel.write_note("b")
    editor = panel.findChild(NoteEditor)
    editor.setPlainText("half a thou")
    panel.show_listed(Listed(cards("new", "a", "b")))
    assert ids(panel) == ["a", "b"]
    assert editor.isVisible()
    assert editor.toPlainText() == "half a thou"
    panel.leave_note()
    assert ids(panel) == ["new", "a", "b"]


def test_a_changed_text_reaches_its_card_though_a_note_is_written(
    panel: AnnotationsPanel,
) -> None:
    panel.show_listed(Listed(cards("a", "b")))
    panel.write_note("b")
    panel.show_listed(Listed([Card(annotation("a", "neu"), "总则"), *cards("b")]))
    assert panel.list.cards.cards()[0].annotation.note == "neu"
    assert panel.list.writing
    panel.leave_note()


def test_the_chosen_card_stays_chosen_when_others_come(panel: AnnotationsPanel) -> None:
    panel.show_listed(Listed(cards("a", "b")))
    panel.choose("b")
    panel.show_listed(Listed(cards("0", "a", "b", "c")))
    assert panel.list.chosen() == ["b"]


def test_two_thousand_cards_are_listed_and_the_last_can_be_reached(
    panel: AnnotationsPanel,
) -> None:
    panel.show_listed(Listed(cards(*map(str, range(2000)))))
    panel.choose("1999")
    index = panel.list.cards.index_of("1999")
    assert panel.list.viewport().rect().intersects(panel.list.visualRect(index))


def height(panel: AnnotationsPanel, name: str) -> int:
    return panel.list.visualRect(panel.list.cards.index_of(name)).height()


def noted(name: str, note: str) -> Card:
    return Card(annotation(name, note), "总则")


def test_every_number_of_the_header_is_seen_at_the_usual_width(panel: AnnotationsPanel) -> None:
    kinds = ("highlight",) * 120 + ("bookmark",) * 110
    many = [annotation(str(n), "想", kind) for n, kind in enumerate(kinds)]
    panel.show_listed(Listed([Card(one, "") for one in many]))
    label = panel.header.counts
    assert label.text() == "120 highlight(s) · 230 note(s) · 110 bookmark(s)"
    assert label.height() >= label.heightForWidth(label.width())
    assert panel.header.rect().contains(label.geometry())


def test_a_long_note_is_shortened_and_shown_whole_when_it_is_chosen(
    panel: AnnotationsPanel,
) -> None:
    panel.show_listed(Listed([noted("a", "\n".join("一二三四五六七八九十")), noted("b", "短")]))
    short = height(panel, "a")
    panel.choose("a")
    assert height(panel, "a") > short + 40
    panel.choose("b")
    assert height(panel, "a") == short


def test_a_card_of_one_line_is_as_low_after_any_other_width(panel: AnnotationsPanel) -> None:
    panel.show_listed(Listed(cards("a", "b")))
    low = height(panel, "a")
    panel.resize(230, 600)
    panel.resize(312, 600)
    panel.show_listed(Listed(cards(*map(str, range(200)), "a")))
    panel.choose("a")
    assert height(panel, "a") == low


def test_one_more_card_adds_a_row_and_leaves_the_others_alone(
    panel: AnnotationsPanel, qtbot: QtBot
) -> None:
    panel.show_listed(Listed(cards("a", "c") + cards("x", heading="附则")))
    model = panel.list.cards
    for name, heading, rows in (("b", "总则", 1), ("y", "附则", 1), ("z", "附件", 2)):
        new = cards(name, heading=heading)[0]
        place = panel._listed.put(new, lambda one: one.id)
        with (
            qtbot.waitSignal(model.rowsInserted) as heard,
            qtbot.assertNotEmitted(model.modelReset),
        ):
            panel.card_came(new, place)
        assert heard.args[2] - heard.args[1] + 1 == rows
    shown = [row for row in model.rows() if isinstance(row, Heading)]
    assert [(row.title, row.cards) for row in shown] == [("总则", 3), ("附则", 2), ("附件", 1)]
    assert ids(panel) == ["a", "b", "c", "x", "y", "z"]


def test_after_a_deletion_the_next_card_is_chosen_and_an_empty_group_goes(
    panel: AnnotationsPanel,
) -> None:
    panel.show_listed(Listed(cards("a", "b") + cards("x", heading="附则")))
    for name, next_one in (("b", "x"), ("x", "a")):
        panel.choose(name)
        panel._listed.take(name)
        panel.card_gone(name, choose_next=True)
        assert panel.list.chosen() == [next_one]
    assert len(panel.list.cards.rows()) == 2


def test_what_has_no_place_stands_under_a_heading_that_counts_it(panel: AnnotationsPanel) -> None:
    lost = [
        Card(annotation(name)._replace(placement=Placement("unplaced")), "Unplaced")
        for name in ("a", "b")
    ]
    panel.show_listed(Listed(lost))
    assert panel.list.cards.rows()[0] == Heading("Unplaced", 2, lost=True)


def test_a_card_says_itself_to_who_cannot_see_it(panel: AnnotationsPanel) -> None:
    one = annotation("a", "**要**看")._replace(
        tags=("重点", "待查"), placement=Placement("check", "s001", 0, 4)
    )
    panel.set_colour_names({"yellow": "要点"})
    panel.show_listed(Listed([Card(one, "")]))
    said = panel.list.cards.data(panel.list.cards.index_of("a"), Qt.ItemDataRole.AccessibleTextRole)
    assert said.split("\n") == [
        "Highlight",
        "要点",
        "“引文a”",
        "Note: 要看",
        "Tags: 重点, 待查",
        "Please check the place",
    ]


def test_keys_go_through_the_cards_and_pass_the_headings(
    panel: AnnotationsPanel, qtbot: QtBot
) -> None:
    panel.show_listed(Listed(cards("a", "b") + cards("x", heading="附则")))
    panel.choose("a")
    found = []
    for key in ("Down", "Down", "Up", "Home", "End", "PageUp"):
        qtbot.keyClick(panel.list, getattr(Qt.Key, f"Key_{key}"))
        found += panel.list.chosen()
    assert found == ["b", "x", "b", "a", "x", "a"]
    qtbot.keyClick(panel.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert panel.list.chosen() == ["a", "b", "x"]
    with qtbot.waitSignal(panel.list.recolour_wanted) as heard:
        qtbot.keyClick(panel.list, Qt.Key.Key_3)
    assert heard.args == [["a", "b", "x"], "blue"]


def test_the_list_follows_the_line_one_writes_in_a_low_card(
    panel: AnnotationsPanel, qtbot: QtBot
) -> None:
    panel.show_listed(Listed(cards(*map(str, range(30)))))
    panel.write_note("29")
    note = panel.list.findChild(NoteEditor)
    assert note is not None
    view, bar = panel.list.viewport(), note.verticalScrollBar()
    for _ in range(60):
        qtbot.keyClicks(note, "x")
        qtbot.keyClick(note, Qt.Key.Key_Return)
        caret = note.cursorRect().translated(note.viewport().mapTo(view, QPoint()))
        assert view.rect().contains(caret)
    card = panel.list.visualRect(panel.list.cards.index_of("29"))
    # It grew to what the panel has, quote and lower edge in sight, before it scrolled.
    assert view.rect().contains(card) and card.height() > view.height() - 60
    assert bar.maximum() > 0 and bar.width() <= 10
    bare = panel.list.verticalScrollBar().styleSheet()
    assert "add-line" in bare and "add-line" in bar.styleSheet()
    note.moveCursor(note.textCursor().MoveOperation.Start)
    caret = note.cursorRect().translated(note.viewport().mapTo(view, QPoint()))
    assert view.rect().contains(caret)


def test_a_note_on_the_whole_begins_with_room(panel: AnnotationsPanel) -> None:
    whole = annotation("w", kind="note")._replace(
        selector=None, section=None, placement=Placement("placed", None, None, None)
    )
    panel.show_listed(Listed([Card(whole, "整份资料"), *cards("a")]))
    heights = []
    for name in ("w", "a"):
        panel.write_note(name)
        note = next(one for one in panel.list.findChildren(NoteEditor) if one.isVisible())
        heights.append(note.height())
        panel.leave_note()
    assert heights[0] >= 2 * heights[1]


def test_paragraphs_that_were_written_apart_stand_apart_in_a_whole_card(
    panel: AnnotationsPanel,
) -> None:
    panel.show_listed(Listed([noted("a", "一\n\n二"), noted("b", "一\n二")]))
    assert height(panel, "a") == height(panel, "b")
    panel.choose("a")
    apart = height(panel, "a")
    panel.choose("b")
    assert apart > height(panel, "b") + 10


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("“千万工程”经验", "“‘千万工程’经验”"),
        ("难点在乡村”", "“难点在乡村”"),
        ("“两化互动", "“两化互动”"),
        ("推广“千万工程”", "“推广‘千万工程’”"),
        ("重点，难点", "“重点，难点”"),
    ],
)
def test_quotation_marks_within_a_quote_are_single_ones(quote: str, shown: str) -> None:
    one = annotation("a")
    assert one.selector is not None
    assert quoted(one._replace(selector=one.selector._replace(exact=quote))) == shown


def test_the_nearest_card_is_kept_in_view_but_not_under_a_filter(panel: AnnotationsPanel) -> None:
    panel.show_listed(Listed([*cards(*map(str, range(100))), noted("last", "想")]))

    def seen(name: str) -> bool:
        area = panel.list.visualRect(panel.list.cards.index_of(name))
        return panel.list.viewport().rect().intersects(area)

    panel.mark_near("60")
    assert seen("60")
    panel.open_filter(on=True)
    assert panel.filter_bar is not None
    panel.filter_bar.choose(panel.filter._replace(words="引文"))
    assert len(ids(panel)) == 101
    panel.mark_near("2")
    assert not seen("2")


def test_the_list_follows_the_scrolled_text_though_it_has_the_keyboard(
    panel: AnnotationsPanel, qtbot: QtBot
) -> None:
    panel.show_listed(Listed(cards(*map(str, range(100)))))
    panel.activateWindow()
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)

    def seen(name: str) -> bool:
        area = panel.list.visualRect(panel.list.cards.index_of(name))
        return panel.list.viewport().rect().intersects(area)

    panel.mark_near("60")
    assert not seen("60")
    panel.mark_near("61", scrolled=True)
    assert seen("61")


def test_a_click_on_a_link_of_a_note_leads_there_and_not_to_the_passage(
    panel: AnnotationsPanel, qtbot: QtBot
) -> None:
    panel.show_listed(Listed([noted("a", "[文件](https://a.cn)")]))
    area = panel.list.visualRect(panel.list.cards.index_of("a"))
    jumps: list[str] = []
    panel.list.jump_wanted.connect(jumps.append)
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(panel.list.link_wanted) as heard:
        qtbot.mouseClick(panel.list.viewport(), left, pos=area.topLeft() + QPoint(52, 44))
    assert heard.args == ["https://a.cn"]
    assert jumps == []
    qtbot.mouseClick(panel.list.viewport(), left, pos=area.topLeft() + QPoint(52, 20))
    assert jumps == ["a"]


def test_a_time_is_said_as_a_person_would(qtbot: QtBot) -> None:
    now = QDateTime(QDate(2025, 10, 8), QTime(15, 0), QTimeZone.systemTimeZone())

    def before(days: int) -> str:
        return now.addDays(-days).toUTC().toString("yyyy-MM-ddTHH:mm:ssZ")

    assert said(before(0), now) == "Today 15:00"
    assert said(before(1), now) == "Yesterday 15:00"
    assert "2025" in said(before(40), now) or "25" in said(before(40), now)
    assert said("no time", now) == ""


def test_what_the_bar_beside_a_card_means_is_told_to_mouse_and_ear(
    panel: AnnotationsPanel,
) -> None:
    panel.show_listed(Listed(cards("a", "b")))
    panel.mark_near("b")
    model = panel.list.cards
    tips = [panel.list.tip(model.index_of(name)) for name in ("a", "b")]
    spoken = [
        model.data(model.index_of(name), Qt.ItemDataRole.AccessibleTextRole) for name in ("a", "b")
    ]
    for said_of_a, said_of_b in (tips, spoken):
        assert "Nearest to where you are reading" in said_of_b
        assert "Nearest" not in said_of_a
    assert panel.list.tip(model.index(0)) == "总则"
