# SPDX-License-Identifier: MIT
"""Marking, changing, taking back, listing."""

import pytest

from study_viewer.core.annotation import COLOURS, Placement
from study_viewer.core.errors import UserFacing
from study_viewer.core.store.database import Database


def said(error):
    return error.value.code


def test_what_is_written_is_there_at_the_next_start(notebook, open_notebook):
    made = notebook.annotate(
        "d-1", "s001", 9, 13, kind="note", note="读完\r\n再写", colour="green", tags=[" 数据 ", ""]
    )
    again = open_notebook().get(made.annotations[0])
    assert again == notebook.get(made.annotations[0])
    assert (again.quote, again.note, again.colour, again.tags) == (
        "全会指出",
        "读完\n再写",
        "green",
        ("数据",),
    )
    assert again.placement == Placement("placed", "s001", 9, 13)
    assert again.selector.prefix == "城乡融合发展公报\n"
    assert len(again.selector.suffix) == 32


def test_a_note_can_be_on_a_whole_section_or_document(notebook):
    whole = notebook.annotate("d-1", kind="note", note="学习心得").annotations[0]
    section = notebook.annotate("d-1", "s002", kind="note", note="附件要点").annotations[0]
    assert notebook.get(whole).placement == Placement("placed")
    assert notebook.get(section).placement == Placement("placed", "s002")
    assert notebook.get(section).quote == ""


def test_a_second_note_on_the_same_passage_is_added(notebook):
    for note in ("一", "二"):
        notebook.annotate("d-1", "s001", 9, 13, kind="note", note=note)
    assert sorted(one.note for one in notebook.list("d-1")) == ["一", "二"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"document": "d-9"}, "document-unknown"),
        ({"section": "s009"}, "section-unknown"),
        ({"start": 5, "end": 5}, "selection-empty"),
        ({"start": 8, "end": 9}, "selection-empty"),
        ({"start": -1, "end": 4}, "range-outside"),
        ({"start": 9, "end": 4}, "range-outside"),
        ({"start": 0, "end": 10_000}, "range-outside"),
        ({"kind": "scribble"}, "kind-unknown"),
        ({"colour": "pink"}, "colour-unknown"),
        ({"kind": "note", "note": " \r\n\x00"}, "note-empty"),
        ({"start": None, "end": None}, "passage-missing"),
    ],
)
def test_what_cannot_be_marked_is_refused_and_leaves_nothing(notebook, asked, code):
    usual = {"document": "d-1", "section": "s001", "start": 9, "end": 13}
    with pytest.raises(UserFacing) as error:
        notebook.annotate(**{**usual, **asked})
    assert said(error) == code
    assert notebook.list() == ()


def test_a_bookmark_has_no_colour_and_gets_one_as_a_highlight(notebook):
    made = notebook.annotate("d-1", "s001", 9, 13, kind="bookmark", colour="red").annotations
    assert notebook.get(made[0]).colour is None
    with pytest.raises(UserFacing) as error:
        notebook.edit(made[0], colour="red")
    assert said(error) == "bookmark-without-colour"
    notebook.edit(made[0], kind="highlight")
    assert notebook.get(made[0]).colour == COLOURS[0]


def test_tags_are_kept_once_whatever_their_case(notebook):
    made = notebook.annotate("d-1", "s001", 9, 13, tags=["Data", "data ", "数 据", "数\n据"])
    assert notebook.get(made.annotations[0]).tags == ("Data", "数 据")
    assert notebook.list(tag=" DATA")


def test_characters_no_file_can_hold_do_not_reach_it(notebook):
    made = notebook.annotate("d-1", "s001", 9, 13, note="a\ud800b\x00c\u2028d\te")
    assert notebook.get(made.annotations[0]).note == "a\ufffdbc\u2028d\te"


def test_a_quote_is_found_without_regard_to_blanks_and_width(notebook):
    quoted = notebook.annotate_quote("d-1", None, "全会 指出,")
    one = notebook.get(quoted.changes.annotations[0])
    assert quoted.matches == 2
    assert (one.quote, one.placement.start) == ("全会指出，", 9)
    second = notebook.annotate_quote("d-1", "s001", "全会指出", 2)
    assert notebook.get(second.changes.annotations[0]).placement.start == 34


@pytest.mark.parametrize(
    ("quote", "occurrence", "code"),
    [
        ("没有的话", None, "quote-not-found"),
        (" ", None, "quote-not-found"),
        ("全会指出", 3, "occurrence-unknown"),
        ("全会指出", 0, "occurrence-unknown"),
    ],
)
def test_a_quote_that_is_not_there_is_refused(notebook, quote, occurrence, code):
    with pytest.raises(UserFacing) as error:
        notebook.annotate_quote("d-1", None, quote, occurrence)
    assert said(error) == code


def test_undo_and_redo_go_through_every_act(notebook):
    one = notebook.annotate("d-1", "s001", 9, 13).annotations[0]
    two = notebook.annotate("d-1", "s001", 20, 30).annotations[0]
    notebook.edit(one, note="想一想", tags=["重点"])
    edited = notebook.get(one)
    notebook.attach(one, "s002", 0, 2)
    attached = notebook.get(one)
    notebook.delete([one, two])
    assert notebook.list() == ()

    assert set(notebook.undo().annotations) == {one, two}
    assert notebook.get(one) == attached
    notebook.undo()
    assert notebook.get(one) == edited
    notebook.undo()
    assert (notebook.get(one).note, notebook.get(one).tags) == ("", ())
    notebook.undo()
    notebook.undo()
    assert notebook.list() == ()
    assert not notebook.undo().annotations

    for _ in range(4):
        notebook.redo()
    assert notebook.get(one) == attached
    assert len(notebook.list()) == 2
    notebook.redo()
    assert notebook.list() == ()
    assert not notebook.redo().annotations


def test_a_new_act_forgets_what_was_taken_back(notebook):
    notebook.annotate("d-1", "s001", 9, 13)
    notebook.undo()
    notebook.annotate("d-1", "s001", 20, 30)
    assert notebook.to_redo() is None
    assert len(notebook.list()) == 1


def test_a_note_kept_while_it_is_written_is_one_act(notebook):
    one = notebook.annotate("d-1", "s001", 9, 13).annotations[0]
    for number, note in enumerate(("想", "想一", "想一想")):
        notebook.edit(one, note=note, joins=number > 0)
    notebook.undo()
    assert notebook.get(one).note == ""
    notebook.redo()
    assert notebook.get(one).note == "想一想"


def test_a_note_does_not_join_an_act_on_another_annotation(notebook):
    one = notebook.annotate("d-1", "s001", 9, 13).annotations[0]
    notebook.annotate("d-1", "s001", 20, 30)
    notebook.edit(one, note="想", joins=True)
    notebook.undo()
    assert (notebook.get(one).note, len(notebook.list())) == ("", 2)


def test_it_is_known_what_undo_and_redo_would_do(notebook):
    assert notebook.to_undo() is notebook.to_redo() is None
    one = notebook.annotate("d-1", "s001", 9, 13).annotations[0]
    notebook.edit(one, colour="red")
    notebook.edit(one, note="想")
    notebook.delete(one)
    for what in ("deleted", "noted", "changed", "added"):
        deed = notebook.to_undo()
        assert deed is not None
        assert (deed.what, deed.annotations) == (what, (one,))
        notebook.undo()
        assert notebook.to_redo() == deed


def test_undo_does_not_overwrite_what_was_changed_elsewhere(notebook, open_notebook):
    one = notebook.annotate("d-1", "s001", 9, 13).annotations[0]
    notebook.edit(one, note="hier")
    open_notebook().edit(one, note="dort")
    with pytest.raises(UserFacing) as error:
        notebook.undo()
    assert said(error) == "undo-overtaken"
    assert notebook.get(one).note == "dort"
    assert notebook.to_undo() is None


def test_the_trash_gives_back(notebook):
    one = notebook.annotate("d-1", "s001", 9, 13).annotations[0]
    notebook.delete(one)
    assert notebook.counts() == {}
    assert [gone.id for gone in notebook.trash()] == [one]
    notebook.bring_back(one)
    assert [there.id for there in notebook.list()] == [one]
    assert notebook.trash() == ()


def test_an_edit_that_changes_nothing_is_no_act(notebook):
    one = notebook.annotate("d-1", "s001", 9, 13, note="n").annotations[0]
    assert notebook.edit(one, note="n\r").annotations == (one,)
    assert notebook.edit(one, note="n\n", colour="yellow").annotations == ()


def test_the_list_runs_as_the_text_runs(notebook):
    wanted = [
        notebook.annotate("d-1", "s002", 3, 6),
        notebook.annotate("d-1", "s001", 34, 38),
        notebook.annotate("d-1", "s001", 9, 20),
        notebook.annotate("d-1", "s001", 9, 13),
        notebook.annotate("d-1", "s002", kind="note", note="整节"),
        notebook.annotate("d-1", kind="note", note="整篇"),
    ]
    by_making = [changes.annotations[0] for changes in wanted]
    listed = [one.id for one in notebook.list("d-1")]
    assert listed == [by_making[at] for at in (5, 3, 2, 1, 4, 0)]


def test_filters_narrow_the_list(notebook):
    notebook.annotate("d-1", "s001", 9, 13, colour="red")
    notebook.annotate("d-1", "s002", 3, 6, kind="bookmark")
    notebook.annotate("d-2", "s001", 0, 3, kind="note", note="第一条")
    assert len(notebook.list()) == 3
    assert [one.colour for one in notebook.list(colour="red")] == ["red"]
    assert [one.kind for one in notebook.list(kind="bookmark")] == ["bookmark"]
    assert [one.document for one in notebook.list(section="s001", kind="note")] == ["d-2"]
    assert notebook.list(state="unplaced") == ()
    assert notebook.counts() == {"d-1": 2, "d-2": 1}
    assert notebook.has_more("d-1", 1)
    assert not notebook.has_more("d-1", 2)
    notebook.delete([notebook.list("d-1")[0].id])
    assert not notebook.has_more("d-1", 1), "the trash does not count"


def test_annotations_of_a_removed_document_stay_and_say_where_they_come_from(notebook, shelf):
    one = notebook.annotate("d-2", "s001", 0, 3).annotations[0]
    before = notebook.get(one)
    del shelf.documents["d-2"]
    assert notebook.list() == (before,)
    assert notebook.title_of("d-2") == "title of d-2"
    notebook.edit(one, note="noch da")
    assert notebook.title_of("d-2") == "title of d-2"


def test_a_changed_text_places_its_annotations_anew(notebook, shelf, open_notebook):
    kept = notebook.annotate_quote("d-1", "s001", "要坚持农业农村优先发展").changes.annotations[0]
    gone = notebook.annotate_quote("d-1", "s002", "及时报送情况").changes.annotations[0]
    whole = notebook.annotate("d-1", "s002", kind="note", note="附件").annotations[0]
    shelf.put("d-1", "新加的一节。", shelf.TEXT, "附件\n全文已改。")
    states = {one.id: one.placement for one in notebook.list("d-1")}
    assert states[kept].state == "placed", "the section has another number, and the same text"
    assert states[kept].section == "s002"
    assert states[gone] == Placement("unplaced")
    assert states[whole] == Placement("moved", "s003")
    assert notebook.resolve("d-1") == {"placed": 1, "moved": 1, "check": 0, "unplaced": 1}
    assert notebook.list("d-1")[-1].id == gone
    assert notebook.get(gone).quote == "及时报送情况"

    notebook.attach(gone, "s003", 3, 8)
    assert open_notebook().get(gone).placement == Placement("placed", "s003", 3, 8)


def test_a_section_is_known_by_its_title_though_the_blanks_in_it_are_others(notebook, shelf):
    shelf.put("d-1", shelf.TEXT, "附件 目录\n全文。")
    whole = notebook.annotate("d-1", "s002", kind="note", note="要点").annotations[0]
    shelf.put("d-1", shelf.TEXT, "新加的一节。", "附件目录\n全文已改。")
    assert notebook.list("d-1")[0].id == whole
    assert notebook.get(whole).placement == Placement("moved", "s003")


def test_a_changed_text_is_looked_through_once(notebook, shelf, open_notebook, monkeypatch):
    notebook.annotate("d-1", "s001", 9, 13)
    shelf.put("d-1", "新\n" + shelf.TEXT)
    placed = notebook.list("d-1")
    monkeypatch.setattr(shelf, "text", None)
    assert notebook.list("d-1") == open_notebook().list("d-1") == placed


def test_a_text_that_cannot_be_read_now_takes_no_annotation_from_its_place(
    notebook, shelf, open_notebook
):
    made = notebook.annotate("d-1", "s001", 9, 13).annotations[0]
    other = notebook.annotate_quote("d-1", "s002", "及时报送情况").changes.annotations[0]
    before = notebook.list("d-1")
    shelf.put("d-1", "新\n" + shelf.TEXT, shelf.SECOND)
    shelf.unreadable = {("d-1", "s001"), ("d-1", "s002")}
    assert notebook.list("d-1") == before
    assert notebook.resolve("d-1")["unplaced"] == 0
    shelf.unreadable = set()
    assert open_notebook().get(made).placement == Placement("placed", "s001", 11, 15)
    assert notebook.get(other).placement.state == "placed"


def test_another_window_is_noticed(notebook, open_notebook):
    notebook.annotate("d-1", "s001", 9, 13)
    assert not notebook.changed_outside()
    notebook.annotate("d-1", "s001", 20, 23)
    assert not notebook.changed_outside()
    open_notebook().annotate("d-1", "s001", 30, 33)
    assert notebook.changed_outside()
    assert not notebook.changed_outside()
    assert len(notebook.list()) == 3


def test_an_unknown_annotation_is_said_to_be_unknown(notebook):
    for act in (notebook.get, notebook.delete, notebook.bring_back, notebook.edit):
        with pytest.raises(UserFacing) as error:
            act("nobody")
        assert said(error) == "annotation-unknown"


def test_all_tags_are_known_each_once_and_the_most_used_first(notebook):
    notebook.annotate("d-1", "s001", 9, 11, tags=["待查", "Read"])
    notebook.annotate("d-1", "s001", 9, 12, tags=["重点", "READ"])
    notebook.annotate("d-1", "s001", 9, 13, tags=["重点", "Read"])
    gone = notebook.annotate("d-1", "s001", 9, 14, tags=["gone"]).annotations
    notebook.delete(gone)
    assert notebook.tags() == ("Read", "重点", "待查")


def test_several_are_changed_in_one_act(notebook):
    made = [notebook.annotate("d-1", "s001", 9, end).annotations[0] for end in (11, 12, 13)]
    notebook.edit(made[1], colour="red")
    assert notebook.edit(made, colour="red").annotations == (made[0], made[2])
    assert {one.colour for one in notebook.list()} == {"red"}
    notebook.undo()
    assert [notebook.get(one).colour for one in made] == ["yellow", "red", "yellow"]
    assert notebook.edit((), colour="red").annotations == ()


def test_however_many_are_changed_they_are_read_together_and_undone_together(notebook, monkeypatch):
    made = [notebook.annotate("d-1", "s001", 0, 4).annotations[0] for _ in range(6)]
    monkeypatch.setattr("study_viewer.core.store.notebook_file._AT_ONCE", 4)
    asked = []
    rows = Database.rows

    def counted(database, question, *values):
        asked.append(question)
        return rows(database, question, *values)

    monkeypatch.setattr(Database, "rows", counted)
    for act in (
        lambda: notebook.several(made),
        lambda: notebook.edit(made, colour="red"),
        lambda: notebook.delete(made),
    ):
        asked.clear()
        act()
        assert len([one for one in asked if "FROM annotations" in one]) == 2
    notebook.undo()
    notebook.undo()
    assert [one.colour for one in notebook.several(made[::-1])] == ["yellow"] * 6
    assert [one.id for one in notebook.several(made[::-1])] == made[::-1]


def test_one_unknown_among_many_is_named_and_nothing_is_changed(notebook):
    made = notebook.annotate("d-1", "s001", 0, 4).annotations[0]
    with pytest.raises(UserFacing) as refused:
        notebook.edit([made, "nobody"], colour="red")
    assert refused.value.details == {"id": "nobody"}
    assert notebook.get(made).colour == "yellow"


def test_they_come_one_by_one_as_they_are_listed_of_all_documents_or_of_some(notebook):
    for document in ("d-1", "d-2"):
        notebook.annotate(document, kind="note", note="全文")
        notebook.annotate(document, "s001", 2, 6)
        notebook.annotate(document, "s001", 0, 4)
    assert tuple(notebook.each()) == notebook.list()
    assert tuple(notebook.each(["d-2"])) == notebook.list("d-2")
    assert len(tuple(notebook.each(["d-2", "gone"]))) == 3
