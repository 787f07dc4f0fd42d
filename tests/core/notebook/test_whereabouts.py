# SPDX-License-Identifier: MIT
"""The notebook in another folder: moved whole, found again, never silently begun anew."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from study_viewer.core import whereabouts
from study_viewer.core.errors import UserFacing
from study_viewer.core.paths import Paths
from study_viewer.core.store import backup
from study_viewer.core.workspace import Workspace

Open = Callable[[], Workspace]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data")


@pytest.fixture
def opened(paths: Paths, tmp_path: Path) -> Iterator[Open]:
    """Opens the data folder as another start or another program would."""
    workspaces: list[Workspace] = []

    def open_it() -> Workspace:
        workspaces.append(Workspace(paths, bundled=tmp_path / "nothing"))
        return workspaces[-1]

    yield open_it
    for workspace in workspaces:
        workspace.close()


@pytest.fixture
def workspace(opened: Open, tmp_path: Path) -> Workspace:
    """A document with one note on it."""
    made = opened()
    file = tmp_path / "办法.md"
    file.write_text("# 总则\n\n为了办好读书会，制定本办法。\n", encoding="utf-8")
    list(made.import_paths([file]))
    note(made, "第一条")
    return made


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "网盘"
    folder.mkdir()
    return folder


def note(workspace: Workspace, words: str) -> None:
    document = workspace.library.list()[0].id
    workspace.notebook.annotate(document, kind="note", note=words)


def notes(workspace: Workspace) -> set[str]:
    return {one.note for one in workspace.notebook.list()}


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(UserFacing) as raised:
        act()
    return raised.value.code


def test_it_is_moved_and_found_there_by_everybody(
    workspace: Workspace, opened: Open, drive: Path, paths: Paths
) -> None:
    moved = workspace.move_notebook(drive)
    assert moved.path == drive / "notebook.sqlite3" == paths.notebook
    note(workspace, "第二条")
    assert notes(opened()) == {"第一条", "第二条"}
    assert not (paths.data / "notebook.sqlite3").exists()
    assert moved.kept_as is not None
    assert workspace.held_in(moved.kept_as) == 1


def test_a_program_that_had_it_open_writes_to_the_new_place(
    workspace: Workspace, opened: Open, drive: Path
) -> None:
    other = opened()
    assert notes(other) == {"第一条"}
    workspace.move_notebook(drive)
    note(other, "来自另一个程序")
    assert notes(opened()) == {"第一条", "来自另一个程序"}
    assert not other.keeper.opening.trouble


def test_whoever_had_it_open_lets_go_when_a_worker_moved_it(
    workspace: Workspace, opened: Open, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    assert notes(window) == {"第一条"}
    with monkeypatch.context() as windows:
        # There a file that is open cannot be renamed.
        windows.setattr(whereabouts, "put_aside", lambda old: None)
        moved = workspace.move_notebook(drive)
    assert moved.kept_as is None and moved.left.exists()
    kept = window.let_go(moved)
    assert kept is not None and not moved.left.exists()
    assert window.held_in(kept) == 1
    note(window, "第二条")
    assert notes(opened()) == {"第一条", "第二条"}


def test_it_comes_home_again(workspace: Workspace, opened: Open, drive: Path, paths: Paths) -> None:
    workspace.move_notebook(drive)
    note(workspace, "第二条")
    workspace.move_notebook(paths.data)
    assert notes(opened()) == {"第一条", "第二条"}
    assert paths.elsewhere is None
    assert not (drive / "notebook.sqlite3").exists()


def test_it_moves_on_and_on(
    workspace: Workspace, opened: Open, drive: Path, tmp_path: Path, paths: Paths
) -> None:
    (tmp_path / "U盘").mkdir()
    for folder in (drive, tmp_path / "U盘", paths.data, drive):
        assert workspace.move_notebook(folder).path.parent == folder
        assert paths.notebook.parent == folder
        assert len(list(tmp_path.glob("*/notebook.sqlite3"))) == 1
    assert notes(opened()) == {"第一条"}


@pytest.mark.parametrize("step", ["copy_verified", "_point", "put_aside"])
def test_an_end_on_the_way_loses_nothing(
    step: str,
    workspace: Workspace,
    opened: Open,
    drive: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    where = "study_viewer.core.store.backup" if step == "copy_verified" else whereabouts.__name__

    def ended(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(f"{where}.{step}", ended)
        with pytest.raises(KeyboardInterrupt):
            workspace.move_notebook(drive)
    after = opened()
    assert notes(after) == {"第一条"}
    note(after, "之后")
    assert notes(opened()) == {"第一条", "之后"}


def test_a_drive_that_is_gone_is_said_and_nothing_is_begun_anew(
    workspace: Workspace, opened: Open, drive: Path, paths: Paths
) -> None:
    workspace.move_notebook(drive)
    away = drive.with_name("拔掉了")
    drive.rename(away)
    for asked in (opened(), workspace):
        assert refusal(lambda asked=asked: asked.notebook.list()) == "notebook-away"
        assert refusal(lambda asked=asked: note(asked, "丢失")) == "notebook-away"
        assert refusal(asked.notebook.check) == "notebook-away"
    assert not (paths.data / "notebook.sqlite3").exists()
    away.rename(drive)
    assert notes(opened()) == notes(workspace) == {"第一条"}


def test_a_file_that_is_not_there_yet_is_not_made_from_a_backup(
    workspace: Workspace, opened: Open, drive: Path
) -> None:
    workspace.notebook.backup()
    workspace.move_notebook(drive)
    (drive / "notebook.sqlite3").unlink()
    assert refusal(lambda: opened().notebook.list()) == "notebook-away"
    assert refusal(lambda: notes(workspace)) == "notebook-away"


def test_given_up_for_now_it_is_built_from_the_newest_backup(
    workspace: Workspace, opened: Open, drive: Path, paths: Paths
) -> None:
    workspace.move_notebook(drive)
    note(workspace, "第二条")
    workspace.notebook.backup()
    workspace.close()
    shutil.rmtree(drive)
    whereabouts.without(paths)
    again = opened()
    assert notes(again) == {"第一条", "第二条"}
    assert again.keeper.opening.trouble


def test_a_folder_where_a_notebook_lies_is_not_written_over(
    workspace: Workspace, opened: Open, drive: Path, paths: Paths
) -> None:
    (drive / "notebook.sqlite3").write_bytes(b"theirs")
    assert refusal(lambda: workspace.move_notebook(drive)) == "notebook-there"
    assert (drive / "notebook.sqlite3").read_bytes() == b"theirs"
    assert refusal(lambda: workspace.adopt_notebook(drive, join=True)) == "backup-unusable"
    assert paths.elsewhere is None
    assert notes(opened()) == {"第一条"}


@pytest.fixture
def theirs(drive: Path, tmp_path: Path, workspace: Workspace) -> Path:
    """On the drive lies a notebook of another PC, with one note of its own and the first one."""
    other = Workspace(Paths(tmp_path / "other PC"), bundled=tmp_path / "nothing")
    list(other.import_paths([tmp_path / "办法.md"]))
    other.restore(workspace.notebook.backup())
    note(other, "另一台电脑")
    other.close()
    shutil.copy(other.paths.notebook, drive / "notebook.sqlite3")
    return drive


def test_the_one_that_lies_there_is_used_instead(
    workspace: Workspace, opened: Open, theirs: Path
) -> None:
    note(workspace, "只在这里")
    moved = workspace.adopt_notebook(theirs, join=False)
    assert notes(opened()) == notes(workspace) == {"第一条", "另一台电脑"}
    assert moved.kept_as is not None
    assert workspace.held_in(moved.kept_as) == 2
    kept = [one for one in workspace.notebook.backups() if one.reason == "restore"]
    assert workspace.held_in(kept[0].path) == 2


def test_both_are_joined_and_the_newer_words_win(
    workspace: Workspace, opened: Open, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = next(one for one in workspace.notebook.list() if one.note == "第一条")
    monkeypatch.setattr("study_viewer.core.notebook.now", lambda: "2099-01-01T00:00:00Z")
    workspace.notebook.edit(first.id, note="第一条，改过")
    note(workspace, "只在这里")
    document = workspace.library.list()[0].id
    workspace.reading.moved(document, workspace.library.sections(document)[0].id, 3)
    moved = workspace.adopt_notebook(theirs, join=True)
    assert moved.added == 2
    again = opened()
    assert notes(again) == {"第一条，改过", "只在这里", "另一台电脑"}
    place = again.reading.place()
    assert place is not None
    assert place.offset == 3


@pytest.mark.skipif(os.name != "posix", reason="permission bits")
def test_a_folder_that_cannot_be_written_is_refused_in_a_sentence(
    workspace: Workspace, opened: Open, tmp_path: Path, paths: Paths
) -> None:
    assert refusal(lambda: workspace.move_notebook(tmp_path / "nowhere")) == "file-missing"
    assert refusal(lambda: workspace.move_notebook(tmp_path / "办法.md")) == "not-a-folder"
    assert refusal(lambda: workspace.move_notebook(paths.data)) == "notebook-stays"
    assert refusal(lambda: workspace.move_notebook(Path("/proc"))) in (
        "not-allowed",
        "file-missing",
    )
    assert notes(opened()) == {"第一条"}
    assert paths.elsewhere is None


def test_a_pointer_that_cannot_be_made_out_is_refused(paths: Paths, opened: Open) -> None:
    paths.data.mkdir()
    for said in (b"", b"relative/folder", b"\xff\xfe\x00"):
        paths.pointer.write_bytes(said)
        assert refusal(lambda: opened().notebook.list()) == "notebook-pointer-unclear"
    assert list(paths.data.iterdir()) == [paths.pointer]


def test_a_damaged_notebook_elsewhere_is_mended_in_its_place(
    workspace: Workspace, opened: Open, drive: Path
) -> None:
    workspace.move_notebook(drive)
    workspace.notebook.backup()
    workspace.close()
    (drive / "notebook.sqlite3").write_bytes(b"")
    again = opened()
    assert notes(again) == {"第一条"}
    assert again.keeper.opening.reason == "empty"


def test_previews_tell_what_would_come_change_and_go(workspace: Workspace, tmp_path: Path) -> None:
    copy = workspace.notebook.backup()
    first = workspace.notebook.list()[0].id
    workspace.notebook.delete(first)
    note(workspace, "后来的")
    later = workspace.notebook.list()[0].id
    would = workspace.preview(copy)
    assert (would.comes, would.changes, would.goes) == ((first,), (), (later,))
    assert would.words == {first: "第一条", later: "后来的"}
    workspace.notebook.mirror()
    (mirrored,) = workspace.paths.mirror.glob("*.yaml")
    kept = tmp_path / "kept.yaml"
    kept.write_bytes(mirrored.read_bytes())
    workspace.notebook.delete(later)
    assert workspace.preview(kept).goes == ()
    assert workspace.held_in(copy) == 1


def test_the_tally_tells_kinds_notes_and_the_trash(workspace: Workspace) -> None:
    document = workspace.library.list()[0].id
    section = workspace.library.sections(document)[0].id
    workspace.notebook.annotate(document, section, 0, 2)
    workspace.notebook.annotate(document, section, 0, 2, kind="bookmark", note="从这里起")
    workspace.notebook.delete(workspace.notebook.list()[0].id)
    assert workspace.notebook.tally() == {"highlight": 1, "bookmark": 1, "noted": 1, "trash": 1}


def test_what_another_program_writes_during_a_move_is_in_the_moved_notebook(
    workspace: Workspace, paths: Paths, opened: Open, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = backup.copy_verified

    def write() -> None:
        # Opened and closed in its thread, as SQLite wants it.
        other = Workspace(paths)
        note(other, "中途")
        other.close()

    writer = threading.Thread(target=write)

    def then_somebody_writes(*about: object) -> None:
        whole(*about)  # type: ignore[arg-type]
        writer.start()
        # Long enough to write, were it free to.
        writer.join(0.5)

    monkeypatch.setattr(backup, "copy_verified", then_somebody_writes)
    workspace.move_notebook(drive)
    writer.join()
    assert {one.note for one in opened().notebook.list()} == {"第一条", "中途"}
