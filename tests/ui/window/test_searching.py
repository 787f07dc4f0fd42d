# SPDX-License-Identifier: MIT
"""Searching everywhere, in the real window: from the key to the tinted place and back."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from study_viewer.ui.common.tasks import Job
from study_viewer.ui.desk import search_work
from study_viewer.ui.search.panel import Asked
from tests.ui.window.hands import mark, round_of


@pytest.fixture
def search(window, qtbot):
    """Opens the panel, types, and waits for all of it."""

    def typed(words):
        desk = round_of(window).searching
        round_of(window).actions["search"].trigger()
        desk.panel.field.setText(words)
        found(window, qtbot)
        return desk.panel

    return typed


def found(window, qtbot):
    desk = round_of(window).searching
    qtbot.waitUntil(lambda: not desk.busy, timeout=10_000)


def rows(panel):
    return [panel.model.row(number) for number in range(panel.model.rowCount())]


def hits(panel, part="text"):
    return [one.hit for one in rows(panel) if one.part == part and one.hit]


def titled(window):
    library = window.workspace.library
    return library.section(window.desk.document, window.desk.section).title


def test_one_character_is_found_in_titles_texts_and_notes_of_all_documents(window, search):
    mark(window, "制定本办法")
    panel = search("办")
    assert [one.title for one in hits(panel, "title")] == ["办法"]
    assert len({one.document for one in hits(panel)}) == 1
    assert [one.excerpt.words for one in hits(panel, "note")] == ["办"]
    assert panel.summary.text() == "4 places in 1 document · 1 title · 1 note"


def test_results_stand_under_their_section_with_its_document(window, search):
    panel = search("本办法")
    heads = [(one.title, one.detail, one.count) for one in rows(panel) if not one.hit]
    assert heads == [("总则", "办法", 1), ("范围", "办法", 1), ("附则", "办法", 1)]


def test_a_click_goes_there_tints_the_words_and_the_way_back_is_offered(window, search, qtbot):
    panel = search("读完以后")
    assert not panel.back.isVisible()
    row = next(n for n, one in enumerate(rows(panel)) if one.hit)
    where = panel.list.visualRect(panel.model.index(row)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert titled(window) == "读书"
    found(window, qtbot)
    tinted = window.reader.view._hits
    at = window.reader.view.text.index("读完以后")
    assert list(zip(tinted.starts, tinted.ends, strict=True)) == [(at, at + 4)]
    panel.back.click()
    assert titled(window) == "总则"
    assert not panel.back.isVisible()


def test_alt_left_leads_back_from_a_place(window, search, qtbot):
    panel = search("读完以后")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert titled(window) == "读书"
    round_of(window).actions["back"].trigger()
    assert titled(window) == "总则"


def test_f3_goes_from_place_to_place_across_sections_and_back(window, search, qtbot):
    panel = search("本办法")
    actions = round_of(window).actions
    seen = []
    for name in ("find-next", "find-next", "find-next", "find-next", "find-previous"):
        actions[name].trigger()
        seen.append(panel.model.row(panel.list.currentIndex()).hit.title)
    assert seen == ["总则", "范围", "附则", "附则", "范围"]
    assert titled(window) == "总则"


def test_escape_gives_the_annotations_back_and_takes_the_tints(window, search, qtbot):
    panel = search("办法")
    found(window, qtbot)
    assert not round_of(window).annotations.isVisible()
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert round_of(window).annotations.isVisible()
    assert window.reader.view._hits is None
    assert window.reader.view.hasFocus()


def test_where_the_annotations_were_folded_away_they_are_so_again(window, search, qtbot):
    actions = round_of(window).actions
    actions["annotations"].trigger()
    panel = search("办法")
    assert panel.isVisible()
    assert not window.settings.flag("annotations_shown")
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert not round_of(window).columns.side.isVisible()


def test_the_switch_of_the_annotations_brings_them_before_the_search(window, search):
    search("办法")
    round_of(window).actions["annotations"].trigger()
    assert round_of(window).annotations.isVisible()
    assert not round_of(window).searching.open


def test_the_selection_is_what_is_sought(window, qtbot):
    text = window.reader.view.text
    at = text.index("制定本办法")
    window.reader.view.select(at, at + 5)
    round_of(window).actions["search"].trigger()
    panel = round_of(window).searching.panel
    assert panel.field.text() == "制定本办法"
    found(window, qtbot)
    assert len(hits(panel)) == 1


def test_this_document_alone_and_notes_alone(window, search, qtbot):
    mark(window, "读书使人安静")
    panel = search("报名")
    assert len(hits(panel)) == 1
    panel.chips["document"].click()
    found(window, qtbot)
    assert panel.summary.text() == "Nothing was found in this document."
    panel.field.setText("安静")
    panel.chips["notes"].click()
    found(window, qtbot)
    assert [one.part for one in rows(panel) if one.hit] == ["note"]


def test_a_regular_expression_finds_and_a_wrong_one_is_said_in_the_panel(window, search, qtbot):
    panel = search("每.一次")
    assert panel.summary.text() == "Nothing was found."
    panel.chips["pattern"].click()
    found(window, qtbot)
    assert len(hits(panel)) == 1
    panel.field.setText("(每")
    found(window, qtbot)
    assert panel.summary.text().startswith("This is no regular expression")
    assert not rows(panel)


def test_pinyin_finds_titles(window, search):
    panel = search("fuze")
    assert [one.title for one in hits(panel, "title")] == ["附则"]


def test_what_is_not_shown_is_said_and_comes_when_asked_for(window, search, qtbot, monkeypatch):
    monkeypatch.setattr("study_viewer.ui.desk.search_work.AT_ONCE", 20)
    panel = search("读书")
    assert len(hits(panel)) == 20
    more = next(one for one in rows(panel) if one.more and one.part == "text")
    assert more.title == "First 20 of 63 · show more"
    for _ in range(3):
        panel.more_wanted.emit("text")
        found(window, qtbot)
    places = [(one.section, one.start) for one in hits(panel)]
    assert len(places) == len(set(places)) == 63
    assert not any(one.more for one in rows(panel) if one.part == "text")


def test_the_next_key_ends_the_search_before(window, search, qtbot):
    panel = search("读书")
    panel.field.setText("附")
    panel.field.setText("附则")
    found(window, qtbot)
    assert {one.excerpt.words for one in hits(panel, "title")} == {"附则"}


def test_a_key_stops_the_search_at_once_and_not_when_one_has_typed(window, search, qtbot):
    panel = search("读书")
    jobs = round_of(window).searching._jobs
    panel.ask_now()
    assert "text" in jobs
    panel.field.setText("附")
    assert "text" not in jobs
    found(window, qtbot)


def test_the_words_are_there_again_when_the_panel_is_opened_again(window, search, qtbot):
    panel = search("附则")
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    round_of(window).actions["search"].trigger()
    found(window, qtbot)
    assert panel.field.selectedText() == "附则"
    assert hits(panel, "title")


def test_full_screen_is_for_the_page_alone(window, search, qtbot):
    search("附则")
    window.showFullScreen()
    qtbot.waitUntil(lambda: round_of(window).alone.on)
    assert not round_of(window).searching.open
    window.showNormal()


@pytest.fixture
def small_screen(window, monkeypatch):
    """With the contents shown, as the annotations gave way to them."""
    panels = round_of(window)
    monkeypatch.setattr(type(panels.columns), "_room", lambda _: 640)
    panels.columns.fold()
    assert panels.outline.isVisible()
    return panels


def test_on_a_small_screen_the_contents_give_way_until_the_search_ends(
    small_screen, window, search, qtbot
):
    panel = search("附则")
    assert panel.isVisible()
    assert not small_screen.outline.isVisible()
    assert window.settings.flag("outline_shown")
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert small_screen.outline.isVisible()


def test_on_a_small_screen_who_wants_the_contents_has_them_before_the_search(small_screen, search):
    search("附则")
    small_screen.actions["outline"].trigger()
    assert small_screen.outline.isVisible()
    assert not small_screen.searching.open


def badges(window):
    """What stands beside each folded row of the outline that was read, by its title."""
    model = round_of(window).outline._model
    tops = [model.index(number, 0) for number in range(model.rowCount())]
    rows = [*tops, *(model.index(n, 0, top) for top in tops for n in range(model.rowCount(top)))]
    nodes = [model.node(row) for row in rows]
    return {node.title: node.hits_inside for node in nodes if node.hits_inside}


def test_the_outline_tells_how_often_the_words_stand_where_until_the_search_ends(
    window, search, qtbot
):
    panel = search("本办法")
    assert badges(window) == {"办法": 3, "总则": 2, "附则": 1}
    panel.field.setText("报名")
    found(window, qtbot)
    assert badges(window) == {"关于读书会的通知": 1}
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert badges(window) == {}


@pytest.mark.parametrize(
    ("words", "counts", "tints"),
    [
        ("本办法 适用", {"办法": 2, "总则": 2}, ["本办法", "适用"]),
        ("本办法 -制定", {"办法": 2, "总则": 1, "附则": 1}, ["本办法"]),
    ],
)
def test_outline_and_text_show_words_meant_for_one_part_of_a_section_there_alone(
    window, search, words, counts, tints
):
    """One text holds 总则 with its parts 目的 and 范围; both have 本办法, at 总则 and at 范围."""
    search(words)
    assert badges(window) == counts
    view, shown = window.reader.view, window.reader.view._hits
    assert titled(window) == "总则" and "制定本办法" in view.text
    places = list(zip(shown.starts, shown.ends, strict=True))
    assert [view.text[start:end] for start, end in places] == tints
    assert places[0][0] > view.text.index("范围"), "not the same words further up"


def test_from_the_bar_that_finds_in_the_section_its_words_go_on_everywhere(window, qtbot):
    round_of(window).actions["find"].trigger()
    bar = window.reader.finding.bar
    bar.field.setText("报名")
    button = next(
        one for one in bar.findChildren(QToolButton) if one.accessibleName() == "Search everywhere"
    )
    button.click()
    panel = round_of(window).searching.panel
    assert panel.isVisible()
    assert panel.field.text() == "报名"
    assert not window.reader.finding.shown


def test_a_place_in_sight_is_tinted_without_moving_the_text(window, search, qtbot):
    panel = search("制定")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    found(window, qtbot)
    assert window.reader.view.verticalScrollBar().value() == 0
    assert window.reader.view._hit == 0


def test_nothing_in_this_document_or_the_notes_leads_to_everything(window, search, qtbot):
    panel = search("读完以后")
    panel.chips["notes"].click()
    found(window, qtbot)
    assert panel.summary.text() == "Nothing was found in your notes."
    assert panel.wider.isVisible() and panel.wider.text() == "Search everything"
    panel.wider.click()
    found(window, qtbot)
    assert panel.chips["all"].isChecked()
    assert hits(panel)
    assert not panel.wider.isVisible()
    assert panel.field.hasFocus()


def test_what_fits_no_regular_expression_may_be_looked_for_as_it_is(window, search, qtbot):
    panel = search("办法.")
    panel.chips["pattern"].click()
    panel.field.setText("（办法")
    panel.field.setText("第.{9}章")
    found(window, qtbot)
    assert panel.summary.text() == "Nothing fits this regular expression."
    panel.wider.click()
    found(window, qtbot)
    assert not panel.chips["pattern"].isChecked()
    assert panel.summary.text() == "Nothing was found."
    assert not panel.wider.isVisible()


def test_nobody_looks_for_garbage_while_all_notes_are_gone_through(workspace, document):
    workspace.notebook.annotate(document, kind="note", note="要点")
    rests = []

    class Told(Job):
        def progress(self, done, total):
            rests.append(not gc.isenabled())

    job = Told(lambda *_: None)
    found = search_work.notes(workspace, job, Asked("要点"), ())
    assert [hit.document for hit in found.hits] == [document]
    assert rests == [True]


def test_a_click_on_a_heading_leads_to_the_first_place_below_it(window, search, qtbot):
    panel = search("本办法")
    heads = [n for n, one in enumerate(rows(panel)) if not one.hit]
    where = panel.list.visualRect(panel.model.index(heads[1])).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    below = rows(panel)[heads[1] + 1].hit
    assert panel.list.currentIndex().row() == heads[1] + 1
    assert (window.desk.document, window.desk.section) == (below.document, below.section)
    assert window.reader.view.text[below.start : below.end] == "本办法"
    assert panel.back.isVisible()


def test_words_to_leave_out_alone_are_said_to_lack_a_word(window, search):
    panel = search("-绝无此语")
    assert panel.summary.text().endswith("a word to look for is missing.")
    assert not panel.wider.isVisible()
    assert search("绝无此语").summary.text() == "Nothing was found."


def test_thousands_are_set_apart_in_what_was_found(window, search):
    panel, desk = search("本办法"), round_of(window).searching
    desk._counted = (275_621, 1_117)
    desk._tell()
    assert panel.summary.text() == "275,621 places in 1,117 documents"
