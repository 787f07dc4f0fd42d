# SPDX-License-Identifier: MIT
"""A notebook of the first version, which knew of each section only how far it was read."""

import contextlib
import shutil
import sqlite3

import pytest

from study_viewer.core.errors import UserFacing
from study_viewer.core.reading import Place, Reading
from study_viewer.core.store import database
from study_viewer.core.store.rows import sealed, to_row

FARTHEST = [("d-1", "s001", 120), ("d-1", "s002", 0), ("d-2", "s001", 7)]


@pytest.fixture
def old(notebook, tmp_path):
    """A file as the first version wrote it: an annotation, a place, and progress; its path."""
    path = notebook.keeper.places.notebook
    notebook.annotate("d-1", "s001", 9, 13, note="von früher")
    Reading(notebook.keeper).moved("d-1", "s002", 40)
    records = notebook.keeper.run(lambda file: file.annotations())
    tables = {
        name: notebook.keeper.run(lambda file, name=name: file.table(name))
        for name in ("documents", "places")
    }
    notebook.keeper.close()
    path.unlink()
    shutil.rmtree(notebook.keeper.places.mirror, ignore_errors=True)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        script = (database.MIGRATIONS / "001.sql").read_text(encoding="utf-8")
        db.executescript(script)
        db.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
        for row in map(to_row, records):
            db.execute(f"INSERT INTO annotations VALUES ({','.join('?' * len(row))})", row)
        for name, rows in {**tables, "progress": FARTHEST}.items():
            for row in map(sealed, map(tuple, rows)):
                db.execute(f"INSERT INTO {name} VALUES ({','.join('?' * len(row))})", row)
    return path


def test_how_far_it_was_read_becomes_what_was_read(old, open_notebook):
    notebook = open_notebook()
    reading = Reading(notebook.keeper)
    assert reading.progress("d-1") == {"s001": ((0, 120),), "s002": ()}
    assert reading.progress("d-2") == {"s001": ((0, 7),)}
    assert reading.place() == Place("d-1", "s002", 40)
    assert [one.note for one in notebook.list()] == ["von früher"]
    assert [backup.reason for backup in notebook.backups()] == ["migration"]
    assert not notebook.opening.reason
    assert open_notebook().check().sound


def test_its_backup_can_be_restored(old, open_notebook, tmp_path):
    copy = tmp_path / "backup.sqlite3"
    shutil.copyfile(old, copy)
    before = copy.read_bytes()
    notebook = open_notebook()
    notebook.delete([one.id for one in notebook.list()])
    Reading(notebook.keeper).mark_range("d-1", "s001", 0, 500, read=False)
    notebook.restore(copy)
    assert [one.note for one in notebook.list()] == ["von früher"]
    assert Reading(notebook.keeper).progress("d-1") == {"s001": ((0, 120),), "s002": ()}
    assert copy.read_bytes() == before


@pytest.mark.parametrize("spot", [b"d-1s001x", "von früher".encode()])
def test_a_flipped_bit_in_it_is_mended_and_the_rest_is_kept(old, open_notebook, spot):
    data = bytearray(old.read_bytes())
    at = data.index(spot)
    data[at + 2] ^= 1
    old.write_bytes(data)
    notebook = open_notebook()
    found = notebook.list()
    assert len(found) == 1
    assert notebook.opening.reason == "damaged"
    assert notebook.opening.kept_as.read_bytes() == bytes(data)
    assert notebook.backups() == ()
    progress = Reading(notebook.keeper).progress
    assert progress("d-2") == {"s001": ((0, 7),)}
    assert progress("d-1").get("s001", ()) in ((), ((0, 120),))
    assert open_notebook().check().sound


def test_a_damaged_one_gives_back_what_was_read(old, open_notebook):
    with old.open("r+b") as file:
        file.write(b"nothing like a notebook")
    data = old.read_bytes()
    notebook = open_notebook()
    notebook.list()
    assert notebook.opening.kept_as.read_bytes() == data


def test_a_flipped_bit_in_its_version_does_not_shut_it_out(old, open_notebook):
    with contextlib.closing(sqlite3.connect(old)) as db:
        db.execute("PRAGMA user_version = 3")
    notebook = open_notebook()
    assert [one.note for one in notebook.list()] == ["von früher"]
    assert Reading(notebook.keeper).progress("d-1")["s001"] == ((0, 120),)


def test_where_nothing_may_be_written_it_is_read_all_the_same(old, open_notebook, monkeypatch):
    monkeypatch.setattr("study_viewer.core.store.database._writable", lambda path: False)
    before = old.read_bytes()
    notebook = open_notebook()
    assert [one.note for one in notebook.list()] == ["von früher"]
    assert Reading(notebook.keeper).progress("d-1")["s001"] == ((0, 120),)
    with pytest.raises(UserFacing) as error:
        notebook.annotate("d-1", "s001", 0, 3)
    assert error.value.code == "notebook-read-only"
    assert old.read_bytes() == before
