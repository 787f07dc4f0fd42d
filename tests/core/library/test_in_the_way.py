# SPDX-License-Identifier: MIT
"""What may be in the way while folders are read: a lock, a mistake of ours, another process that
reads them too, and an index that somebody made anew."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from study_viewer.core.errors import UserFacing
from study_viewer.core.paths import Paths
from study_viewer.core.shelf import Shelf
from study_viewer.core.store.index import Index
from study_viewer.core.workspace import Workspace
from tests.by_hand import copied_in

FIRST, SECOND, THIRD = (f"d-{number:012d}" for number in range(3))


class Place:
    """A data folder with three documents, and workspaces over it."""

    def __init__(self, tmp_path: Path) -> None:
        self.paths = Paths(tmp_path / "data")
        self.bundled = tmp_path / "bundled"
        self.opened: list[Workspace] = []
        for name in (FIRST, SECOND, THIRD):
            copied_in(self.paths.documents, name, f"{name[-1]} 号", f"第{name[-1]}份，学习安排。")

    def open(self, *, patient: bool = True) -> Workspace:
        self.opened.append(Workspace(self.paths, self.bundled, patient=patient))
        return self.opened[-1]

    def edit(self, name: str) -> None:
        told = self.paths.documents / name / "document.yaml"
        told.write_text(f"{told.read_text(encoding='utf-8')}\n", encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    for workspace in made.opened:
        workspace.close()


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the folders that are read from now on, in order."""
    names: list[str] = []
    take = Shelf.take

    def noted(shelf: Shelf, folder: Path, *, trusting: bool = False) -> str:
        names.append(folder.name)
        return take(shelf, folder, trusting=trusting)

    monkeypatch.setattr(Shelf, "take", noted)
    return names


def in_the_way(patch: pytest.MonkeyPatch, error: Exception, name: str = FIRST) -> None:
    """This comes of reading that folder."""
    take = Shelf.take

    def hindered(shelf: Shelf, folder: Path, *, trusting: bool = False) -> str:
        if folder.name == name:
            raise error
        return take(shelf, folder, trusting=trusting)

    patch.setattr(Shelf, "take", hindered)


def busy() -> UserFacing:
    return UserFacing("index-busy", path="index", reason="database is locked")


def many_from_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study_viewer.core.shelf._FEW", 0)


def test_folders_that_a_lock_kept_out_are_waited_for(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_from_one(monkeypatch)
    worker = place.open()
    with monkeypatch.context() as patch:
        in_the_way(patch, busy(), SECOND)
        with pytest.raises(UserFacing, match="index-busy"):
            list(worker.library.catch_up())
        assert worker.library.problems == []
        assert worker.library.size() == 1
    assert list(worker.library.catch_up()) == [SECOND, THIRD]


def test_a_lock_at_the_start_is_told_of_and_what_it_kept_out_read_by_whoever_needs_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = place.open(patient=False)
    with monkeypatch.context() as patch:
        in_the_way(patch, busy())
        assert workspace.library.list() == ()
        assert [one.code for one in workspace.library.problems] == ["index-busy"]
    assert workspace.library.is_behind()
    workspace.library.complete()
    assert (workspace.library.size(), list(workspace.library.problems)) == (3, [])
    assert not workspace.library.is_behind()


@pytest.mark.parametrize("patient", [True, False])
def test_a_mistake_of_ours_with_one_folder_forbids_no_import(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patient: bool
) -> None:
    many_from_one(monkeypatch)
    in_the_way(monkeypatch, KeyError("a mistake of ours"))
    file = tmp_path / "新.md"
    file.write_text("# 新\n\n新的文本在这里。\n", encoding="utf-8")
    workspace = place.open(patient=patient)
    ((made, _),) = workspace.import_paths([file])
    assert made.error is None
    assert {one.title for one in workspace.library.list()} == {"1 号", "2 号", "新"}
    assert [one.code for one in workspace.library.problems] == ["document-damaged"]
    again = place.open()
    again.library.list()
    assert again.library.is_behind(), "it is tried at every start"


def test_a_mistake_of_ours_at_the_start_is_left_to_be_told_by_whoever_catches_up(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way(monkeypatch, KeyError("a mistake of ours"))
    window = place.open()
    assert window.library.size() == 2
    assert window.library.is_behind()
    with pytest.raises(KeyError):
        list(window.library.catch_up())


def test_a_mistake_of_ours_with_one_document_lets_the_other_edited_ones_be_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = place.open()
    assert workspace.library.size() == 3
    for name in (FIRST, SECOND, THIRD):
        place.edit(name)
    with monkeypatch.context() as patch:
        in_the_way(patch, KeyError("a mistake of ours"))
        came = []
        with pytest.raises(KeyError):
            came.extend(workspace.library.look_inside())
    assert list(workspace.library.look_inside()) == [FIRST], "the others were read"


def test_what_somebody_else_read_meanwhile_is_not_read_again(
    place: Place, monkeypatch: pytest.MonkeyPatch, taken: list[str]
) -> None:
    many_from_one(monkeypatch)
    worker, other = place.open(), place.open()

    def beside(done: int, total: int) -> None:
        if done == 1:
            list(other.library.catch_up())
            taken.append("-")

    worker.library.complete(beside)
    # It begins with the last, since others begin with the first.
    assert taken == [THIRD, FIRST, SECOND, "-"]
    assert worker.library.size() == 3


def test_what_the_index_knows_otherwise_than_it_is_now_is_read_again(place: Place) -> None:
    worker = place.open()
    assert worker.library.size() == 3
    told = place.paths.documents / SECOND / "document.yaml"
    told.write_text(told.read_text(encoding="utf-8").replace("1 号", "新名"), encoding="utf-8")
    assert list(worker.library.catch_up()) == [SECOND]
    assert worker.library.title(SECOND) == "新名"


def test_what_ships_with_the_program_is_read_first_from_either_side(
    place: Place, monkeypatch: pytest.MonkeyPatch, taken: list[str]
) -> None:
    copied_in(place.bundled, SECOND, "8 号", "随程序来的。")
    for root in (place.bundled, place.paths.documents):
        # Copied with its time.
        os.utime(root / SECOND / "document.yaml", (1_000_000_000, 1_000_000_000))
    many_from_one(monkeypatch)
    workspace = place.open()
    monkeypatch.setattr(workspace.library._shelf, "behind", True)
    monkeypatch.setattr(workspace.library._shelf, "_noticed", True)
    workspace.library.complete()
    assert taken == [SECOND, THIRD, SECOND, FIRST]
    assert workspace.library.title(SECOND) == "1 号", "a person's own wins over it"


def test_after_another_made_the_index_anew_what_is_done_is_in_it_and_the_rest_waited_for(
    place: Place,
) -> None:
    window, worker = place.open(), place.open()
    assert window.library.size() == worker.library.size() == 3
    assert not window.library.is_behind()
    worker.index.distrusted()
    window.library.remove(SECOND)
    window.library.rename(FIRST, title="新名")
    assert [one.title for one in window.library.list()] == ["2 号", "新名"]
    assert window.library.is_behind()


def test_while_another_makes_the_index_anew_it_is_busy_and_not_read_only(
    place: Place, tmp_path: Path
) -> None:
    window = place.open()
    assert window.library.size() == 3
    other = tmp_path / "other.sqlite3"
    Index(other).close()
    writer = sqlite3.connect(other, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    other.replace(place.paths.index)
    with pytest.raises(UserFacing, match="index-busy"):
        window.library.rename(FIRST, title="新名")
    writer.execute("ROLLBACK")
    writer.close()
    window.library.rename(FIRST, title="新名")
    assert window.library.title(FIRST) == "新名"


def test_whoever_goes_on_with_another_index_waits_for_it_as_for_the_first(place: Place) -> None:
    window, worker = place.open(), place.open()
    assert window.library.size() == worker.library.size() == 3
    worker.index.distrusted()
    assert window.library.is_behind()
    writer = sqlite3.connect(place.paths.index, isolation_level=None, check_same_thread=False)
    writer.execute("BEGIN IMMEDIATE")
    timer = Timer(0.2, lambda: writer.execute("ROLLBACK"))
    timer.start()
    window.library.rename(FIRST, title="新名")
    timer.join()
    writer.close()


def test_an_index_made_anew_while_folders_are_read_is_filled_with_all(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_from_one(monkeypatch)
    window, worker = place.open(), place.open()
    assert window.library.list() == ()
    reading = worker.library.catch_up()
    assert [next(reading), next(reading)] == [FIRST, SECOND]
    window.index.distrusted()
    list(reading)
    assert [one.title for one in window.library.list()] == ["0 号", "1 号", "2 号"]
