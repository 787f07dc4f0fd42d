# SPDX-License-Identifier: MIT
"""Annotations from elsewhere: another PC's export, a colleague's, or a mirror."""

import pytest

from study_viewer.core.annotation import Annotation, Placement, Selector
from study_viewer.core.document.selector import make
from study_viewer.core.merge import Incoming


def incoming(shelf, id_, document="d-1", start=9, end=13, **changed):
    selector = make("s001", shelf.TEXT, start, end)
    one = Annotation(
        id_,
        "highlight",
        document,
        "s001",
        selector,
        "",
        "yellow",
        (),
        "2024-05-01T00:00:00Z",
        "2024-05-01T00:00:00Z",
        Placement("unplaced"),
    )
    return Incoming(one._replace(**changed), title="fremd")


def test_merged_twice_nothing_doubles(notebook, shelf):
    coming = [incoming(shelf, "a"), incoming(shelf, "b", start=34, end=38)]
    first = notebook.merge(coming)
    assert (first.added, first.updated, first.unchanged) == (2, 0, 0)
    assert first.states == {"placed": 2, "moved": 0, "check": 0, "unplaced": 0}
    again = notebook.merge(coming)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 2)
    assert again.states["placed"] == 2
    assert len(notebook.list()) == 2
    notebook.undo()
    assert notebook.list() == ()


def test_the_newer_one_wins_whichever_side_it_is_on(notebook, shelf):
    notebook.merge([incoming(shelf, "a", note="alt")])
    notebook.merge([incoming(shelf, "a", note="älter", modified="2024-04-01T00:00:00Z")])
    assert notebook.get("a").note == "alt"
    merged = notebook.merge([incoming(shelf, "a", note="neu", modified="2024-06-01T00:00:00Z")])
    assert merged.updated == 1
    assert notebook.get("a").note == "neu"


def test_what_was_deleted_here_stays_deleted_unless_it_was_changed_there_later(notebook, shelf):
    notebook.merge([incoming(shelf, "a")])
    notebook.delete("a")
    notebook.merge([incoming(shelf, "a", note="davor")])
    assert notebook.list() == ()
    notebook.merge([incoming(shelf, "a", note="danach", modified="2999-01-01T00:00:00Z")])
    assert [one.note for one in notebook.list()] == ["danach"]


def test_a_document_is_found_by_its_text_when_its_id_differs(notebook, shelf):
    one = incoming(shelf, "a", document="d-elsewhere")
    notebook.merge([one._replace(digest=shelf.digest("d-1"))])
    assert notebook.get("a").document == "d-1"
    assert notebook.get("a").placement.state == "placed"


def test_annotations_without_a_document_wait_for_it(notebook, shelf):
    merged = notebook.merge([incoming(shelf, "a", document="d-7")])
    assert merged.states["unplaced"] == 1
    assert notebook.title_of("d-7") == "fremd"
    shelf.put("d-7", shelf.TEXT)
    assert notebook.get("a").placement == Placement("placed", "s001", 9, 13)


def test_wrong_offsets_from_elsewhere_do_not_mislead(notebook, shelf):
    one = incoming(shelf, "a")
    wrong = one.annotation.selector._replace(start=60, end=64)
    notebook.merge([one._replace(annotation=one.annotation._replace(selector=wrong))])
    assert notebook.get("a").placement == Placement("placed", "s001", 9, 13)


def test_what_others_write_carelessly_is_made_regular(notebook, shelf):
    odd = Selector("s001", "", "", "", -5, -9, "")
    careless = [
        incoming(shelf, "id with blanks", kind="scribble", colour="pink", tags=("a", "A", "")),
        incoming(shelf, "b", kind="note", note=""),
        incoming(shelf, "c", selector=odd, note="Text\r\n"),
        incoming(shelf, "d", created="gestern", modified="heute", note="\ud800"),
        incoming(shelf, "e", document="../\x00"),
    ]
    notebook.merge(careless)
    assert len(notebook.list()) == 5
    assert (notebook.get("b").kind, notebook.get("c").kind) == ("highlight", "note")
    assert notebook.get("c").note == "Text\n"
    assert notebook.check().sound
    notebook.mirror()


@pytest.mark.parametrize(
    "future", ["2999-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-99-99T99:99:99Z"]
)
def test_what_is_changed_here_outlives_a_colleagues_wrong_clock(notebook, shelf, future):
    coming = [
        incoming(shelf, name, note="theirs", modified=future, created=future)
        for name in ("edited", "deleted", "attached", "left")
    ]
    notebook.merge(coming)
    assert notebook.merge(coming).unchanged == 4
    notebook.edit("edited", note="mine")
    notebook.delete("deleted")
    notebook.attach("attached", "s002", 3, 6)
    again = notebook.merge(coming)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 4)
    assert notebook.get("edited").note == "mine"
    assert notebook.get("deleted").deleted
    assert notebook.get("attached").section == "s002"
    assert notebook.check().sound


def test_what_is_changed_here_also_wins_over_there(notebook, open_notebook, tmp_path, shelf):
    coming = [incoming(shelf, "a", modified="2999-01-01T00:00:00Z")]
    colleague = open_notebook(tmp_path / "colleague")
    notebook.merge(coming)
    colleague.merge(coming)
    notebook.edit("a", note="mine")
    colleague.merge([Incoming(notebook.get("a"))])
    assert colleague.get("a").note == "mine"


def test_taking_back_what_came_from_a_wrong_clock_stays_taken_back(notebook, shelf):
    coming = [incoming(shelf, "a", modified="2999-01-01T00:00:00Z")]
    notebook.merge(coming)
    notebook.undo()
    assert notebook.merge(coming).unchanged == 1
    assert notebook.list() == ()


def test_what_comes_in_while_the_text_cannot_be_read_is_placed_later(notebook, shelf):
    shelf.unreadable = {("d-1", "s001")}
    assert notebook.merge([incoming(shelf, "a")]).states["unplaced"] == 1
    shelf.unreadable = set()
    assert notebook.get("a").placement == Placement("placed", "s001", 9, 13)
