# SPDX-License-Identifier: MIT
"""Narrowing the list: the rows that are offered, what they let through, and how it ends."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.core.annotation import Annotation, Placement
from study_viewer.ui.annotations.filter import Filter
from study_viewer.ui.annotations.filter_bar import FilterBar
from study_viewer.ui.annotations.listed import Card, Listed
from study_viewer.ui.annotations.panel import AnnotationsPanel
from tests.ui.annotations.conftest import annotation

MIXED = (
    annotation("a")._replace(tags=("重点",)),
    annotation("b", "想一想")._replace(colour="blue", tags=("Read", "重点")),
    annotation("c", kind="bookmark"),
    annotation("d", "另记")._replace(placement=Placement("check", "s001", 0, 4)),
)


def show(panel: AnnotationsPanel, *shown: Annotation) -> None:
    panel.show_listed(Listed([Card(one, "总则") for one in shown or MIXED]))


def ids(panel: AnnotationsPanel) -> list[str]:
    return [card.annotation.id for card in panel.list.cards.cards()]


def bar(panel: AnnotationsPanel) -> FilterBar:
    assert panel.filter_bar is not None
    return panel.filter_bar


def rows(panel: AnnotationsPanel) -> list[str]:
    names = ("kinds", "colours", "tags", "states")
    return [n for n in names if bar(panel).findChild(QWidget, f"filter-{n}").isVisible()]


def click(panel: AnnotationsPanel, name: str, qtbot: QtBot) -> None:
    button = bar(panel).findChild(QAbstractButton, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def narrowed(panel: AnnotationsPanel) -> AnnotationsPanel:
    show(panel)
    panel.open_filter(on=True)
    return panel


def test_a_row_of_the_filter_is_there_only_with_two_values(
    narrowed: AnnotationsPanel,
) -> None:
    assert rows(narrowed) == ["kinds", "colours", "tags", "states"]
    show(narrowed, MIXED[0])
    assert rows(narrowed) == []
    show(narrowed, MIXED[0], MIXED[2])
    assert rows(narrowed) == ["kinds"]


@pytest.mark.parametrize(
    ("chips", "left"),
    [
        (["kind-notes"], ["b", "d"]),
        (["kind-bookmarks"], ["c"]),
        (["colour-blue"], ["b"]),
        (["tag-重点"], ["a", "b"]),
        (["tag-重点", "tag-read"], ["a", "b"]),
        (["state-check"], ["d"]),
        (["kind-notes", "colour-yellow"], ["d"]),
        (["tag-重点", "tag-重点"], ["a", "b", "c", "d"]),
    ],
)
def test_chips_narrow_the_list_and_the_header_says_how_far(
    narrowed: AnnotationsPanel, qtbot: QtBot, chips: list[str], left: list[str]
) -> None:
    for chip in chips:
        click(narrowed, chip, qtbot)
    assert ids(narrowed) == left
    counted = f"{len(left)} of 4" if len(left) < 4 else "3 highlight(s) · 2 note(s) · 1 bookmark(s)"
    assert narrowed.header.counts.text() == counted


def test_no_chip_moves_when_the_header_says_less_under_a_filter(
    narrowed: AnnotationsPanel, qtbot: QtBot
) -> None:
    chip = bar(narrowed).findChild(QAbstractButton, "kind-highlights")

    def top() -> int:
        QApplication.sendPostedEvents()
        return chip.mapTo(narrowed, QPoint(0, 0)).y()

    narrowed.resize(260, 600)
    before = top()
    click(narrowed, "kind-highlights", qtbot)
    assert top() == before


def test_words_are_looked_for_in_quotes_notes_and_tags_after_a_pause(
    narrowed: AnnotationsPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bar(narrowed).changed):
        qtbot.keyClicks(bar(narrowed).field, "rea")
        assert len(ids(narrowed)) == 4
    # The first words take the time to learn which characters are alike.
    qtbot.waitUntil(lambda: ids(narrowed) == ["b"])
    with qtbot.waitSignal(bar(narrowed).changed):
        bar(narrowed).field.setText("另 引文")
    qtbot.waitUntil(lambda: ids(narrowed) == ["d"])


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("學習", True),
        ("Ｒｅａｄ", True),
        ("cafe", True),
        ("第12条", True),
        ("学 条", True),
        ("心得第", False),
        ("条引", False),
        ("学 无", False),
    ],
)
def test_words_mean_what_they_do_in_the_search(words: str, fits: bool) -> None:
    one = annotation("a", "第十二条 Café")._replace(tags=("read", "学 习心得"))
    assert Filter(words=words).fits(one) == fits


def test_closing_the_filter_shows_everything_again(
    narrowed: AnnotationsPanel, qtbot: QtBot
) -> None:
    click(narrowed, "kind-notes", qtbot)
    narrowed.open_filter(on=False)
    assert ids(narrowed) == ["a", "b", "c", "d"]
    narrowed.open_filter(on=True)
    assert not narrowed.filter.narrows
    click(narrowed, "kind-notes", qtbot)
    qtbot.keyClick(bar(narrowed).field, Qt.Key.Key_Escape)
    assert not narrowed.filter_shown
    assert ids(narrowed) == ["a", "b", "c", "d"]


def test_a_value_that_is_gone_no_longer_narrows(narrowed: AnnotationsPanel, qtbot: QtBot) -> None:
    click(narrowed, "colour-blue", qtbot)
    show(narrowed, MIXED[0], MIXED[2])
    assert narrowed.filter == Filter()
    assert ids(narrowed) == ["a", "c"]


def test_a_card_is_listed_once_though_its_new_state_ends_the_filter(
    panel: AnnotationsPanel, qtbot: QtBot
) -> None:
    listed = Listed([Card(one, "总则") for one in MIXED])
    panel.show_listed(listed)
    panel.open_filter(on=True)
    for chip in ("state-placed", "state-check"):
        click(panel, chip, qtbot)
    assert listed.take("d") is not None
    card = Card(MIXED[3]._replace(placement=MIXED[0].placement), "总则")
    place = listed.put(card, lambda one: one.id)
    panel.card_gone("d")
    panel.card_came(card, place)
    assert ids(panel) == ["a", "b", "c", "d"]
    assert rows(panel) == ["kinds", "colours", "tags"]


def test_nothing_that_fits_is_said_and_left_by_a_button(
    narrowed: AnnotationsPanel, qtbot: QtBot
) -> None:
    bar(narrowed).choose(Filter(words="nowhere"))
    assert narrowed.empty_label.text() == "Nothing fits this filter."
    shown = [
        button
        for button in narrowed.findChildren(QAbstractButton)
        if button.text() == "Show all again" and button.isVisible()
    ]
    qtbot.mouseClick(shown[0], Qt.MouseButton.LeftButton)
    assert len(ids(narrowed)) == 4


def test_what_comes_and_does_not_fit_stays_out_of_sight(
    narrowed: AnnotationsPanel, qtbot: QtBot
) -> None:
    click(narrowed, "kind-notes", qtbot)
    new = Card(annotation("e"), "总则")
    narrowed.card_came(new, narrowed._listed.put(new, lambda one: one.id))
    assert ids(narrowed) == ["b", "d"]
    assert narrowed.header.counts.text() == "2 of 5"


def test_the_line_at_the_foot_leads_to_what_waits_for_the_person(
    narrowed: AnnotationsPanel, qtbot: QtBot
) -> None:
    narrowed.open_filter(on=False)
    narrowed.doubtful.count(1, 0)
    assert narrowed.doubtful.isVisible()
    qtbot.mouseClick(narrowed.doubtful, Qt.MouseButton.LeftButton)
    assert ids(narrowed) == ["d"]
    assert narrowed.filter_shown
    narrowed.doubtful.count(0, 0)
    assert not narrowed.doubtful.isVisible()


def test_many_cards_are_picked_bit_by_bit_and_all_of_them(
    panel: AnnotationsPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("study_viewer.ui.annotations.sieve._TURN_MS", 0.001)
    monkeypatch.setattr("study_viewer.ui.annotations.sieve._GULP", 7)
    show(panel, *(annotation(str(number)) for number in range(100)))
    panel.open_filter(on=True)
    bar(panel).choose(Filter(words="引文9"))
    qtbot.waitUntil(lambda: len(ids(panel)) == 11)
    assert panel.header.counts.text() == "11 of 100"
