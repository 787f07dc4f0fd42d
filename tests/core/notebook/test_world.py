# SPDX-License-Identifier: MIT
"""What the world does to a notebook: kills, full disks, read-only folders, other processes."""

import contextlib
import importlib.util
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from study_viewer.core.errors import UserFacing
from study_viewer.core.reading import Reading
from study_viewer.core.store import database

ROOT = Path(__file__).resolve().parents[3]


def code_of(act):
    with pytest.raises(UserFacing) as error:
        act()
    return error.value.code


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_ten_kills_lose_no_note_that_was_said_to_be_written(tmp_path):
    spec = importlib.util.spec_from_file_location("kill", ROOT / "bench" / "kill.py")
    kill = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kill)
    said, lost, unsound = kill.measure(tmp_path, kills=10, seed=3)
    assert said > 5
    assert (lost, unsound) == (0, 0)


# Another process.


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)


def test_a_locked_notebook_says_so_and_writes_after_that(impatient, notebook, open_notebook):
    notebook.annotate("d-1", "s001", 9, 13)
    notebook.keeper.close()
    other = sqlite3.connect(notebook.keeper.places.notebook, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert code_of(lambda: notebook.annotate("d-1", "s001", 20, 23)) == "notebook-locked"
        assert code_of(notebook.list) == "notebook-locked"
        assert code_of(notebook.check) == "notebook-locked"
    finally:
        other.close()
    notebook.annotate("d-1", "s001", 20, 23)
    assert len(notebook.list()) == 2
    assert not notebook.opening.trouble


def test_two_threads_write_at_once_and_both_are_heard(notebook, open_notebook):
    notebook.annotate("d-1", "s001", 9, 13)
    failures = []

    def write():
        try:
            mine = open_notebook()
            for at in range(15):
                mine.annotate("d-1", "s001", 20 + at, 25 + at)
            mine.keeper.close()
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(notebook.list()) == 46


# A full disk.


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 300 KB; needs the right to mount one."""
    place = tmp_path / "small"
    place.mkdir()
    mount = shutil.which("mount")
    if os.name == "nt" or not mount or os.geteuid():
        pytest.skip("no right to mount")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=300k", "tmpfs", place], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no right to mount")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk_refuses_the_note_and_keeps_the_others(small_disk, open_notebook):
    notebook = open_notebook(small_disk)
    written = 0
    with contextlib.suppress(UserFacing):
        for _ in range(100):
            notebook.annotate("d-1", "s001", 9, 13, kind="note", note="很长的笔记" * 500)
            written += 1
    assert 3 < written < 100
    many = {"kind": "note", "note": "很长的笔记" * 500}
    assert code_of(lambda: notebook.annotate("d-1", "s001", 9, 13, **many)) == "disk-full"
    assert len(notebook.list()) == written
    assert code_of(notebook.backup) == "disk-full"
    assert code_of(notebook.mirror) == "disk-full"
    assert notebook.backups() == ()
    notebook.keeper.close()
    assert open_notebook(small_disk).check().sound
    assert len(open_notebook(small_disk).list()) == written
    assert [path.name for path in small_disk.iterdir() if path.is_file()] == ["notebook.sqlite3"]


def test_a_damaged_notebook_on_a_full_disk_waits_for_room(small_disk, open_notebook):
    notebook = open_notebook(small_disk)
    for note in ("eins" * 3000, "zwei" * 3000):
        notebook.annotate("d-1", "s001", 9, 13, kind="note", note=note)
    notebook.keeper.close()
    path = notebook.keeper.places.notebook
    damaged = bytes(4096) + path.read_bytes()[4096:]
    path.write_bytes(damaged)
    filler = small_disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    for _ in range(3):
        assert code_of(open_notebook(small_disk).list) == "disk-full"
    assert not open_notebook(small_disk).check().sound
    assert path.read_bytes() == damaged
    assert {found.name for found in small_disk.iterdir()} == {"filler", "notebook.sqlite3"}
    filler.unlink()
    assert len(open_notebook(small_disk).list()) == 2


def test_a_backup_that_fails_drops_no_older_one(small_disk, open_notebook):
    notebook = open_notebook(small_disk)
    notebook.annotate("d-1", "s001", 9, 13, kind="note", note="很长的笔记" * 2000)
    kept = []
    with contextlib.suppress(UserFacing):
        for _ in range(20):
            kept.append(notebook.backup())
    assert 0 < len(kept) < 20
    assert [backup.path for backup in reversed(notebook.backups())] == kept
    assert notebook.check() == notebook.check()._replace(sound=True, damaged=0, remarks=())


# A read-only folder.

AS_NOBODY = """
import sys
sys.path[:0] = [{source!r}, {here!r}]
import conftest
from pathlib import Path
from study_viewer.core.errors import UserFacing
from study_viewer.core.keeper import Keeper, Places
from study_viewer.core.notebook import Notebook
from study_viewer.core.reading import Reading

folder = Path({folder!r})
shelf = conftest.Shelf()
shelf.put("d-1", shelf.TEXT, shelf.SECOND)
notebook = Notebook(Keeper(Places(folder / "notebook.sqlite3", folder / "b", folder / "n")), shelf)
print(len(notebook.list()), notebook.keeper.read_only, notebook.opening.reason or "fine")
for act in (
    lambda: notebook.annotate("d-1", "s001", 20, 23),
    lambda: Reading(notebook.keeper).moved("d-1", "s001", 4),
    lambda: notebook.backup_if_due("start"),
):
    try:
        print("done", act())
    except UserFacing as error:
        print(error.code)
print(len(notebook.list()))
"""


def as_nobody(folder):
    """What a person without any rights to the folder sees."""
    setpriv = shutil.which("setpriv")
    if os.name == "nt" or not setpriv or os.geteuid():
        pytest.skip("no right to become somebody else")
    for part in (folder, *folder.parents):
        if part != Path("/") and part.owner() == "root" and part.is_relative_to("/tmp"):
            part.chmod(0o755)
    script = AS_NOBODY.format(
        source=str(ROOT / "src"), here=str(Path(__file__).parent), folder=str(folder)
    )
    command = [setpriv, "--reuid", "65534", "--clear-groups", sys.executable, "-B", "-c", script]
    found = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    if "Permission denied" in found.stderr and "python" in found.stderr:
        pytest.skip("the interpreter cannot be run by somebody else")
    if "No module named 'conftest'" in found.stderr:
        pytest.skip("this checkout lies where somebody else cannot read it")
    assert found.stderr == ""
    return found.stdout.split("\n")


def test_a_read_only_folder_can_be_read_and_says_why_not_more(notebook, tmp_path):
    notebook.annotate("d-1", "s001", 9, 13)
    notebook.keeper.close()
    seen = as_nobody(tmp_path / "data")
    assert seen[:5] == ["1 True fine", "notebook-read-only", "notebook-read-only", "done None", "1"]
    assert len(notebook.list()) == 1


def test_a_read_only_folder_without_a_notebook_is_an_empty_one(notebook, tmp_path):
    seen = as_nobody(tmp_path / "data")
    assert seen[:5] == ["0 True fine", "notebook-read-only", "notebook-read-only", "done None", "0"]


def test_a_damaged_notebook_in_a_read_only_folder_is_salvaged_in_memory(notebook, tmp_path):
    notebook.annotate("d-1", "s001", 9, 13)
    notebook.annotate("d-1", "s001", 20, 23)
    notebook.keeper.close()
    path = notebook.keeper.places.notebook
    data = bytes(4096) + path.read_bytes()[4096:]
    path.write_bytes(data)
    seen = as_nobody(tmp_path / "data")
    assert seen[0] == "2 True damaged"
    assert seen[1] == "notebook-read-only"
    assert path.read_bytes() == data


def test_an_unreadable_notebook_is_said_to_be_one(notebook, tmp_path):
    (tmp_path / "data" / "notebook.sqlite3").mkdir()
    assert code_of(notebook.list) == "notebook-unreadable"
    assert code_of(lambda: Reading(notebook.keeper).place()) == "notebook-unreadable"


def test_a_notebook_that_is_somebody_elses_says_so(notebook, monkeypatch):
    notebook.annotate("d-1", "s001", 9, 13)
    notebook.keeper.close()

    def refused(self, *how, **more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    assert code_of(notebook.list) == "not-allowed"
