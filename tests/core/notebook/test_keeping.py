# SPDX-License-Identifier: MIT
"""Backups, restoring, reading places, migrations."""

import errno
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from study_viewer.core.backups import Backup, too_many
from study_viewer.core.errors import UserFacing
from study_viewer.core.noting import stamp
from study_viewer.core.reading import Place, Reading
from study_viewer.core.store import database


def backup_at(folder, seconds, reason):
    return Backup(folder / f"{seconds}-{reason}", stamp(seconds), reason, 1)


# Backups.


def test_a_restored_backup_brings_everything_back_and_itself_can_be_taken_back(notebook, tmp_path):
    one = notebook.annotate("d-1", "s001", 9, 13, note="vorher").annotations[0]
    Reading(notebook.keeper).moved("d-1", "s001", 40)
    copy = notebook.backup(tmp_path / "copy.sqlite3")
    notebook.edit(one, note="nachher")
    two = notebook.annotate("d-1", "s002", 3, 6).annotations[0]
    Reading(notebook.keeper).moved("d-1", "s002", 3)

    would = notebook.preview(copy)
    assert (would.annotations, would.comes, would.changes, would.goes) == (1, (), (one,), (two,))
    assert notebook.restore(copy).everything
    assert [(there.id, there.note) for there in notebook.list()] == [(one, "vorher")]
    assert Reading(notebook.keeper).place() == Place("d-1", "s001", 40)
    assert notebook.to_undo() is None

    before = next(kept for kept in reversed(notebook.backups()) if kept.reason == "restore")
    notebook.restore(before.path)
    assert {there.id for there in notebook.list()} == {one, two}


def test_a_backup_is_whole_and_opens_as_a_notebook(notebook, open_notebook, tmp_path):
    notebook.annotate("d-1", "s001", 9, 13)
    (tmp_path / "elsewhere").mkdir()
    notebook.backup(tmp_path / "elsewhere" / "notebook.sqlite3")
    assert open_notebook(tmp_path / "elsewhere").list() == notebook.list()


def test_a_backup_overwrites_no_file_of_another_kind(notebook, tmp_path):
    notebook.annotate("d-1", "s001", 9, 13)
    report = tmp_path / "report.docx"
    report.write_bytes(b"PK my report" * 20)
    with pytest.raises(UserFacing) as error:
        notebook.backup(report)
    assert error.value.code == "out-exists"
    assert report.read_bytes() == b"PK my report" * 20
    with pytest.raises(UserFacing) as error:
        notebook.backup(notebook.keeper.places.notebook)
    assert error.value.code == "backup-onto-itself"
    assert notebook.check().sound


def test_a_backup_to_a_folder_that_is_not_there_names_the_folder(notebook, tmp_path):
    notebook.annotate("d-1", "s001", 9, 13)
    (tmp_path / "file").write_bytes(b"")
    for folder, code in (("nowhere", "file-missing"), ("file", "not-a-folder")):
        with pytest.raises(UserFacing) as error:
            notebook.backup(tmp_path / folder / "copy.sqlite3")
        assert (error.value.code, error.value.details["path"]) == (code, str(tmp_path / folder))


def test_a_backup_that_cannot_be_written_names_the_backup(notebook, tmp_path, monkeypatch):
    notebook.annotate("d-1", "s001", 9, 13)
    target = tmp_path / "copy.sqlite3"

    def refuse(self, exist_ok=True):
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    def full(self, part):
        raise UserFacing("disk-full", path=str(notebook.keeper.places.notebook))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "touch", refuse)
        with pytest.raises(UserFacing) as error:
            notebook.backup(target)
        assert (error.value.code, error.value.details["path"]) == ("not-allowed", str(target))
    monkeypatch.setattr(database.Database, "copy_into", full)
    with pytest.raises(UserFacing) as error:
        notebook.backup(target)
    assert (error.value.code, error.value.details["path"]) == ("disk-full", str(target))
    assert not list(tmp_path.glob("*copy*"))


@pytest.mark.parametrize("content", [b"", b"nothing of ours" * 100])
def test_what_is_no_backup_restores_nothing(notebook, tmp_path, content):
    notebook.annotate("d-1", "s001", 9, 13)
    wrong = tmp_path / "wrong.sqlite3"
    wrong.write_bytes(content)
    with pytest.raises(UserFacing) as error:
        notebook.restore(wrong)
    assert error.value.code == "backup-unusable"
    with pytest.raises(UserFacing) as error:
        notebook.restore(tmp_path / "nowhere.sqlite3")
    assert error.value.code == "file-missing"
    assert len(notebook.list()) == 1


def test_a_damaged_backup_restores_nothing_and_the_doctor_names_it(notebook):
    notebook.annotate("d-1", "s001", 9, 13, note="unversehrt")
    copy = notebook.backup()
    data = copy.read_bytes()
    copy.write_bytes(data.replace(b"unversehrt", b"versehrt!!"))
    with pytest.raises(UserFacing) as error:
        notebook.restore(copy)
    assert error.value.code == "backup-unusable"
    health = notebook.check()
    assert health.sound
    assert [remark.code for remark in health.remarks] == ["backup-damaged"]


def test_a_copy_that_is_not_whole_counts_for_nothing(notebook, monkeypatch):
    notebook.annotate("d-1", "s001", 9, 13, note="unversehrt")
    kept = notebook.backup()
    whole_copy = database.Database.copy_into

    def damaged_copy(self, target):
        whole_copy(self, target)
        target.write_bytes(target.read_bytes().replace(b"unversehrt", b"versehrt!!"))

    monkeypatch.setattr(database.Database, "copy_into", damaged_copy)
    with pytest.raises(UserFacing):
        notebook.backup()
    assert [backup.path for backup in notebook.backups()] == [kept]
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
    assert len(notebook.list()) == 1 and not notebook.opening.trouble


def test_starts_make_a_backup_when_something_changed_and_the_command_line_one_a_day(notebook):
    assert notebook.backup_if_due("start") is None, "there is nothing to keep yet"
    notebook.annotate("d-1", "s001", 9, 13)
    assert notebook.backup_if_due("cli")
    assert notebook.backup_if_due("cli") is None
    assert notebook.backup_if_due("start") is None, "nothing changed"
    notebook.annotate("d-1", "s001", 20, 23)
    assert notebook.backup_if_due("cli") is None
    assert notebook.backup_if_due("start")
    assert [backup.reason for backup in notebook.backups()] == ["start", "cli"]


def test_a_year_of_starts_keeps_days_weeks_and_months(tmp_path):
    day = 86_400
    last = 1_790_000_000
    every = [backup_at(tmp_path, last - number * day // 3, "start") for number in range(1200)]
    dropped = too_many(every, last)
    kept = [backup for backup in every if backup not in dropped]
    assert kept[:10] == every[:10]
    days = {backup.time[:10] for backup in kept}
    assert len({backup.time[:7] for backup in kept}) == 9
    assert 12 + 5 < len(days) < 12 + 10 + 9
    assert too_many(kept, last) == []


def test_backups_asked_for_are_not_crowded_out_by_starts(tmp_path):
    asked = backup_at(tmp_path, 1_700_000_000, "manual")
    starts = [backup_at(tmp_path, 1_780_000_000 + number, "start") for number in range(50)]
    dropped = too_many([asked, *starts], 1_780_000_100)
    assert asked not in dropped
    assert len(dropped) == 40


@pytest.mark.parametrize("reason", ["manual", "restore", "migration"])
def test_a_backup_asked_for_stays_thirty_days_however_many_follow_it(tmp_path, reason):
    now = 1_780_000_000
    every = [backup_at(tmp_path, now - number * 60, reason) for number in range(30)]
    assert too_many(every, now) == []
    dropped = too_many(every, now + 31 * 86_400)
    assert dropped == every[10:]


def test_restoring_many_times_keeps_what_one_started_from(notebook):
    notebook.annotate("d-1", "s001", 9, 13)
    copy = notebook.backup()
    notebook.annotate("d-1", "s001", 20, 23, note="the only copy of this")
    for _ in range(15):
        notebook.restore(copy)
    notes = []
    for backup in notebook.backups():
        notebook.restore(backup.path)
        notes += [one.note for one in notebook.list()]
    assert "the only copy of this" in notes
    assert [backup.reason for backup in notebook.backups()].count("restored") == 1


def test_after_thirty_days_the_trash_is_emptied(notebook, monkeypatch):
    old, young = (notebook.annotate("d-1", "s001", at, at + 3).annotations[0] for at in (9, 20))
    kept = notebook.annotate("d-1", "s001", 30, 33).annotations[0]
    now = time.time()
    monkeypatch.setattr("study_viewer.core.notebook.now", lambda: stamp(now - 31 * 86_400))
    notebook.delete(old)
    monkeypatch.setattr("study_viewer.core.notebook.now", lambda: stamp(now - 29 * 86_400))
    notebook.delete(young)
    notebook.backup_if_due("start")
    assert [gone.id for gone in notebook.trash()] == [young]
    assert [there.id for there in notebook.list()] == [kept]


# Reading.


def test_the_last_place_of_all_and_of_each_document(notebook, open_notebook):
    reading = Reading(notebook.keeper)
    assert reading.place() is None
    reading.moved("d-1", "s001", 50)
    reading.moved("d-2", "s001", 7, seen=(7, 20))
    reading.moved("d-1", "s002", 3)
    later = Reading(open_notebook().keeper)
    assert later.place() == Place("d-1", "s002", 3)
    assert later.place_in("d-2") == Place("d-2", "s001", 7)
    assert later.place_in("d-3") is None


def test_what_rested_in_sight_is_read_wherever_one_begins(notebook, open_notebook):
    reading = Reading(notebook.keeper)
    for offset, seen in ((10, (10, 60)), (50, (50, 90)), (200, None), (5, (5, 40))):
        assert reading.moved("d-1", "s001", offset, seen).reading == ("d-1",)
    reading.moved("d-1", "s002", 900, (900, 1000))
    later = Reading(open_notebook().keeper)
    assert later.progress("d-1") == {"s001": ((5, 90),), "s002": ((900, 1000),)}


def test_a_passage_is_marked_as_read_and_as_not(notebook):
    reading = Reading(notebook.keeper)
    assert reading.mark_range("d-1", "s001", 0, 500, read=True).reading == ("d-1",)
    reading.mark_range("d-1", "s001", 100, 200, read=False)
    assert reading.progress("d-1") == {"s001": ((0, 100), (200, 500))}
    reading.mark_ranges("d-1", [("s001", 0, 500), ("s002", 0, 40)], read=True)
    assert reading.progress("d-1") == {"s001": ((0, 500),), "s002": ((0, 40),)}
    reading.mark_ranges("d-1", [("s001", 0, 500), ("s002", 0, 40)], read=False)
    assert reading.progress("d-1") == {"s001": (), "s002": ()}


def test_what_was_jumped_over_does_not_count_as_read(notebook):
    reading = Reading(notebook.keeper)
    reading.moved("d-1", "s001", 0, (0, 100))
    reading.moved("d-1", "s001", 900, (900, 1000))
    assert reading.progress("d-1") == {"s001": ((0, 100), (900, 1000))}
    reading.moved("d-1", "s001", 90, (90, 290))
    assert reading.progress("d-1") == {"s001": ((0, 290), (900, 1000))}


# Migrations.


def test_the_version_in_the_code_is_that_of_the_last_migration():
    numbers = sorted(int(step.stem) for step in database.MIGRATIONS.glob("*.sql"))
    assert numbers == list(range(1, database.VERSION + 1))


NOW = database.VERSION


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """Pretends that the program knows one version more; gives the file of its migration."""
    steps = tmp_path / "steps"
    shutil.copytree(database.MIGRATIONS, steps)
    monkeypatch.setattr(database, "MIGRATIONS", steps)
    monkeypatch.setattr(database, "VERSION", NOW + 1)
    return steps / f"{NOW + 1:03}.sql"


def test_an_older_notebook_is_migrated_once_after_a_backup(notebook, open_notebook, next_version):
    notebook.keeper.close()
    with pytest.MonkeyPatch.context() as earlier:
        earlier.setattr(database, "VERSION", NOW)
        notebook.annotate("d-1", "s001", 9, 13, note="von früher")
        before = notebook.list()
        notebook.keeper.close()
    next_version.write_text(f"CREATE TABLE more (what TEXT); UPDATE about SET version = {NOW + 1};")
    assert open_notebook().list() == before
    assert open_notebook().list() == before
    assert [backup.reason for backup in notebook.backups()] == ["migration"]
    assert open_notebook().check().sound


def test_a_migration_that_fails_leaves_the_notebook_as_it_was(
    notebook, open_notebook, next_version
):
    with pytest.MonkeyPatch.context() as earlier:
        earlier.setattr(database, "VERSION", NOW)
        notebook.annotate("d-1", "s001", 9, 13)
        notebook.keeper.close()
    next_version.write_text("ALTER TABLE annotations ADD COLUMN more TEXT; SELECT nonsense();")
    before = notebook.keeper.places.notebook.read_bytes()
    with pytest.raises(sqlite3.OperationalError, match="nonsense"):
        open_notebook().list()
    assert notebook.keeper.places.notebook.read_bytes() == before
    assert len(notebook.backups()) == 1
