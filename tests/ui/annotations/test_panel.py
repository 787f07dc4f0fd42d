# SPDX-License-Identifier: MIT
"""The list of annotations: headings, cards, many of them, and news while a note is written."""

import pytest
from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from study_viewer.core.annotation import Annotation, Placement, Selector
from study_viewer.ui.annotations.editor import NoteEditor
from study_viewer.ui.annotations.listed import Card, Heading
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.annotations.when import said
from study_viewer.ui.common import fonts
from study_viewer.ui.common.theme import theme


def annotation(name: str, note: str = "", kind: str = "highlight") -> Annotation:
    return Annotation(
        id=name,
        kind=kind,  # type: ignore[arg-type]
        document="d",
        section="s001",
        selector=Selector("s001", f"引文{name}", "", "", 0, 4, ""),
        note=note,
        colour=None if kind == "bookmark" else "yellow",
        tags=(),
        created="2025-10-08T06:00:00Z",
        modified="2025-10-08T06:00:00Z",
        placement=Placement("placed", "s001", 0, 4),
    )


def cards(*names: str, heading: str = "总则") -> list[Card]:
    return [Card(annotation(name), heading) for name in names]


@pytest.fixture
def panel(qtbot: QtBot) -> AnnotationsPanel:
    made = AnnotationsPanel(theme("light"), fonts.font(fonts.SERIF, 13), "document")
    qtbot.addWidget(made)
    model = made.list.cards
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    made.resize(312, 600)
    made.show()
    return made


def ids(panel: AnnotationsPanel) -> list[str]:
    return [card.annotation.id for card in panel.list.cards.cards()]


def test_cards_of_one_place_stand_under_one_heading(panel: AnnotationsPanel) -> None:
    panel.show_cards(cards("a", "b") + cards("c", heading="附则"))
    model = panel.list.cards
    rows = [model.row(model.index(n)) for n in range(model.rowCount())]
    assert [row for row in rows if isinstance(row, Heading)] == [
        Heading("总则", 2),
        Heading("附则", 1),
    ]
    assert ids(panel) == ["a", "b", "c"]


def test_the_header_counts_what_is_listed(panel: AnnotationsPanel) -> None:
    shown = [*cards("a", "b"), Card(annotation("c", "想法", "note"), "总则")]
    panel.show_cards(shown)
    assert panel.counts_label.text() == "2 highlight(s) · 1 note(s)"
    panel.show_cards([])
    assert panel.counts_label.text() == ""


def test_an_empty_panel_says_what_will_be_here(panel: AnnotationsPanel) -> None:
    panel.show_cards([])
    assert panel.empty_label.isVisible()
    panel.show_cards(cards("a"))
    assert not panel.empty_label.isVisible()


def test_a_long_quote_is_cut_and_its_card_stays_small(panel: AnnotationsPanel) -> None:
    long = annotation("a")._replace(
        selector=Selector("s001", "很长的引文" * 100, "", "", 0, 500, "")
    )
    panel.show_cards([Card(long, "")])
    model = panel.list.cards
    # A hundred characters of it, six lines.
    assert panel.list.visualRect(model.index(0)).height() < 170


def test_what_comes_while_a_note_is_written_waits_until_it_is_left(
    panel: AnnotationsPanel,
) -> None:
    panel.show_cards(cards("a", "b"))
    panel.write_note("b")
    editor = panel.findChild(NoteEditor)
    editor.setPlainText("half a thou")
    panel.show_cards(cards("new", "a", "b"))
    assert ids(panel) == ["a", "b"]
    assert editor.isVisible()
    assert editor.toPlainText() == "half a thou"
    panel.leave_note()
    assert ids(panel) == ["new", "a", "b"]


def test_a_changed_text_reaches_its_card_though_a_note_is_written(
    panel: AnnotationsPanel,
) -> None:
    panel.show_cards(cards("a", "b"))
    panel.write_note("b")
    panel.show_cards([Card(annotation("a", "neu"), "总则"), *cards("b")])
    assert panel.list.cards.cards()[0].annotation.note == "neu"
    assert panel.list.writing
    panel.leave_note()


def test_the_chosen_card_stays_chosen_when_others_come(panel: AnnotationsPanel) -> None:
    panel.show_cards(cards("a", "b"))
    panel.choose("b")
    panel.show_cards(cards("0", "a", "b", "c"))
    assert panel.list.chosen() == ["b"]


def test_two_thousand_cards_are_listed_and_the_last_can_be_reached(
    panel: AnnotationsPanel,
) -> None:
    panel.show_cards(cards(*map(str, range(2000))))
    panel.choose("1999")
    index = panel.list.cards.index_of("1999")
    assert panel.list.viewport().rect().intersects(panel.list.visualRect(index))


def test_a_time_is_said_as_a_person_would(qtbot: QtBot) -> None:
    now = QDateTime(QDate(2025, 10, 8), QTime(15, 0), QTimeZone.systemTimeZone())

    def before(days: int) -> str:
        return now.addDays(-days).toUTC().toString("yyyy-MM-ddTHH:mm:ssZ")

    assert said(before(0), now) == "Today 15:00"
    assert said(before(1), now) == "Yesterday 15:00"
    assert "2025" in said(before(40), now) or "25" in said(before(40), now)
    assert said("no time", now) == ""
