# SPDX-License-Identifier: MIT
"""A damaged notebook: nothing readable is lost, nothing is silently altered, all is said."""

import random
import sqlite3

import pytest

from study_viewer.core.errors import UserFacing

PASSAGES = 60


_template: list[bytes] = []


@pytest.fixture
def filled(notebook):
    """Sixty annotations with notes of all lengths, one of them longer than a page; then closed."""
    if _template:
        notebook.keeper.places.notebook.write_bytes(_template[0])
    else:
        rng = random.Random(5)
        for number in range(PASSAGES):
            start = rng.randrange(0, 100)
            note = f"第{number}条笔记。" * (2000 if number == 7 else rng.randrange(1, 20))
            notebook.annotate(
                "d-1", "s001", start, start + 5, kind="note", note=note, tags=["数据"]
            )
        notebook.keeper.close()
        _template.append(notebook.keeper.places.notebook.read_bytes())
    everything = {one.id: one for one in notebook.list()}
    notebook.keeper.close()
    return everything


def path_of(notebook):
    return notebook.keeper.places.notebook


def compare(found, before):
    """What came back whole, and what came back changed."""
    whole = {one.id for one in found if before.get(one.id) == one}
    return whole, [one for one in found if one.id not in whole]


def read_all(notebook):
    """As a person would: the list of a document, of all, each by its id; then what was said."""
    notebook.list("d-1")
    found = notebook.list()
    for one in found:
        notebook.get(one.id)
    return found, notebook.opening


@pytest.mark.parametrize("seed", range(12))
def test_512_overwritten_bytes_cost_at_most_the_rows_under_them(
    notebook, open_notebook, filled, seed
):
    rng = random.Random(seed)
    path = path_of(notebook)
    data = bytearray(path.read_bytes())
    at = rng.randrange(len(data) - 512)
    data[at : at + 512] = rng.randbytes(512)
    path.write_bytes(data)

    found, opening = read_all(open_notebook())
    whole, changed = compare(found, filled)
    # No more than a page's worth of rows can have stood there.
    assert len(whole) >= PASSAGES - 12
    assert {one.id for one in changed} <= set(opening.doubtful)
    assert PASSAGES - len(whole) - len(changed) <= opening.lost
    if opening.trouble:
        assert opening.kept_as and opening.kept_as.read_bytes() == bytes(data)
    assert open_notebook().check().sound


@pytest.mark.parametrize("seed", range(60))
def test_one_flipped_bit_never_changes_anything_in_silence(notebook, open_notebook, filled, seed):
    rng = random.Random(1000 + seed)
    path = path_of(notebook)
    data = bytearray(path.read_bytes())
    # The header and the first pages are hit more often than chance would have it.
    at = rng.randrange(100 if seed < 10 else 8192 if seed < 25 else len(data))
    data[at] ^= 1 << rng.randrange(8)
    path.write_bytes(data)

    found, opening = read_all(open_notebook())
    whole, changed = compare(found, filled)
    assert len(whole) >= PASSAGES - 1
    assert {one.id for one in changed} <= set(opening.doubtful)
    assert len(found) + opening.lost >= PASSAGES


@pytest.mark.parametrize("seed", range(10))
def test_with_a_backup_a_flipped_bit_costs_nothing(notebook, open_notebook, filled, seed):
    notebook.backup()
    notebook.keeper.close()
    path = path_of(notebook)
    data = bytearray(path.read_bytes())
    places = [at for at in range(len(data)) if data.startswith("条笔记".encode(), at)]
    data[random.Random(seed).choice(places) + 1] ^= 2
    path.write_bytes(data)

    assert not open_notebook().check().sound
    found, opening = read_all(open_notebook())
    assert compare(found, filled) == (set(filled), [])
    assert (opening.reason, opening.restored, opening.lost) == ("damaged", 1, 0)
    assert opening.salvaged == PASSAGES - 1


def test_with_the_mirror_alone_nothing_is_lost_either(notebook, open_notebook, filled):
    notebook.mirror()
    notebook.keeper.close()
    path_of(notebook).write_bytes(b"this was a notebook once\n" * 500)
    found, opening = read_all(open_notebook())
    assert compare(found, filled) == (set(filled), [])
    assert (opening.reason, opening.restored) == ("damaged", PASSAGES)
    assert opening.kept_as.read_bytes().startswith(b"this was a notebook once")


def test_what_was_written_after_the_backup_is_salvaged_beside_it(
    notebook, open_notebook, filled, shelf
):
    notebook.backup()
    late = notebook.annotate("d-1", "s002", 3, 6, kind="note", note="nach dem Backup")
    notebook.keeper.close()
    path = path_of(notebook)
    data = bytearray(path.read_bytes())
    data[:4096] = bytes(4096)
    path.write_bytes(data)
    again = open_notebook()
    assert again.get(late.annotations[0]).note == "nach dem Backup"
    assert len(again.list()) == PASSAGES + 1


def test_a_damaged_row_without_any_copy_is_kept_and_marked(notebook, open_notebook, filled):
    path = path_of(notebook)
    data = path.read_bytes()
    spot = data.index("第33条笔记".encode())
    path.write_bytes(
        data[:spot] + "错33条笔记".encode() + data[spot + len("第33条笔记".encode()) :]
    )
    again = open_notebook()
    found, opening = read_all(again)
    assert len(found) == PASSAGES
    assert len(opening.doubtful) == 1
    one = again.get(opening.doubtful[0])
    assert one.note.startswith("错33条笔记")
    assert one.placement.state == "check"


def test_what_was_undone_lies_nowhere_in_the_file_and_does_not_come_back(
    notebook, open_notebook, filled, monkeypatch
):
    times = iter(f"2999-01-01T00:{number // 60:02}:{number % 60:02}Z" for number in range(999))
    monkeypatch.setattr("study_viewer.core.notebook.now", lambda: next(times))
    for id_ in filled:
        notebook.edit(id_, note="verworfen " * 30)
    for _ in filled:
        notebook.undo()
    notebook.keeper.close()
    path = path_of(notebook)
    data = path.read_bytes()
    assert b"verworfen" not in data
    spot = data.index("第20条".encode())
    path.write_bytes(data[: spot + 3] + b"9" + data[spot + 4 :])
    found, opening = read_all(open_notebook())
    whole, changed = compare(found, filled)
    assert len(whole) == PASSAGES - 1
    assert [one.id for one in changed] == list(opening.doubtful)


def test_a_damaged_file_is_mended_once_and_then_sound(notebook, open_notebook, filled):
    path = path_of(notebook)
    data = bytearray(path.read_bytes())
    data[5000:5100] = bytes(100)
    path.write_bytes(data)
    assert open_notebook().opening.reason == "damaged" or read_all(open_notebook())
    later = open_notebook()
    assert not later.opening.trouble
    assert later.check().sound
    later.annotate("d-1", "s001", 9, 13)


def test_an_empty_file_is_filled_from_the_backup_and_said(notebook, open_notebook, filled):
    notebook.backup()
    notebook.keeper.close()
    path_of(notebook).write_bytes(b"")
    again = open_notebook()
    assert (again.opening.reason, again.opening.restored) == ("empty", PASSAGES)
    assert compare(again.list(), filled) == (set(filled), [])


def test_an_empty_file_and_nothing_else_is_a_new_notebook_and_said(notebook, open_notebook):
    path = path_of(notebook)
    path.touch()
    again = open_notebook()
    assert again.opening.reason == "empty" and again.opening.new
    again.annotate("d-1", "s001", 9, 13)
    assert not open_notebook().opening.trouble


def test_a_first_start_is_no_trouble(notebook, open_notebook):
    assert notebook.list() == ()
    assert notebook.opening.new and not notebook.opening.trouble
    assert not open_notebook().opening.new
    assert notebook.check().sound


def test_a_missing_file_comes_back_from_the_backup(notebook, open_notebook, filled):
    notebook.backup()
    notebook.keeper.close()
    path_of(notebook).unlink()
    again = open_notebook()
    assert not again.check().sound
    assert (again.opening.reason, again.opening.restored) == ("missing", PASSAGES)
    assert len(again.list()) == PASSAGES


def test_a_file_deleted_under_the_open_window_does_not_swallow_notes(notebook, open_notebook):
    notebook.annotate("d-1", "s001", 9, 13)
    notebook.mirror()
    path_of(notebook).unlink()
    late = notebook.annotate("d-1", "s001", 20, 23).annotations[0]
    again = open_notebook()
    assert len(again.list()) == 2
    assert again.get(late).placement.start == 20


def test_one_process_mends_under_the_other(notebook, open_notebook, filled):
    other = open_notebook()
    assert len(other.list()) == PASSAGES
    path = path_of(notebook)
    data = bytearray(path.read_bytes())
    spot = data.index("第20条".encode())
    data[spot + 2] ^= 1
    path.write_bytes(data)
    mending = open_notebook()
    read_all(mending)
    made = other.annotate("d-1", "s001", 9, 13).annotations[0]
    assert mending.get(made).id == made
    assert open_notebook().get(made).id == made


def test_somebody_elses_database_is_left_alone(notebook, open_notebook):
    path = path_of(notebook)
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE shopping (what TEXT)")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(UserFacing) as error:
        open_notebook().list()
    assert error.value.code == "notebook-foreign"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "newer",
    [
        "UPDATE about SET version = 3; PRAGMA user_version = 3;",
        "PRAGMA user_version = 5;",
        "PRAGMA user_version = 99;",
        "PRAGMA user_version = 9999;",
    ],
)
def test_a_newer_notebook_is_refused_and_left_alone(notebook, open_notebook, filled, newer):
    path = path_of(notebook)
    db = sqlite3.connect(path)
    db.executescript(newer)
    db.close()
    before = path.read_bytes()
    for act in (lambda one: one.list(), lambda one: one.check()):
        with pytest.raises(UserFacing) as error:
            act(open_notebook())
        assert error.value.code == "notebook-newer"
    assert path.read_bytes() == before
