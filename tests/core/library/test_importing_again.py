# SPDX-License-Identifier: MIT
"""A second import of the same paths reads only what changed, and is never wrong about it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from study_viewer.core.errors import Cancelled
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Wishes
from study_viewer.core.importing import Imported
from study_viewer.core.workspace import Workspace


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the paths that were read."""
    names: list[str] = []
    whole = registry.read

    def reading(path: Path, *more: object) -> object:
        names.append(path.name)
        return whole(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(registry, "read", reading)
    return names


def take(workspace: Workspace, *paths: Path, wishes: Wishes | None = None) -> list[Imported]:
    return [imported for imported, _ in workspace.import_paths(paths, wishes)]


def write(folder: Path, count: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number}.md").write_text(f"第{number}份材料", encoding="utf-8")
    return sorted(folder.iterdir())


def test_only_the_file_that_changed_is_read_again(
    open_workspace: Callable[[], Workspace], tmp_path: Path, read: list[str]
) -> None:
    files = write(tmp_path / "f", 5)
    first = take(open_workspace(), *files)
    files[2].write_text("改过的材料", encoding="utf-8")
    read.clear()
    again = take(open_workspace(), *files)
    assert read == ["2.md"]
    assert [one.already for one in again] == [True, True, False, True, True]
    untouched = [one for number, one in enumerate(again) if number != 2]
    assert untouched == [
        one._replace(already=True) for number, one in enumerate(first) if number != 2
    ]


def test_a_file_named_from_where_one_stands_is_known_too(
    workspace: Workspace, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = write(tmp_path / "f", 1)
    take(workspace, file)
    monkeypatch.chdir(file.parent)
    assert take(workspace, Path(file.name))[0].already and len(read) == 1
    other = tmp_path / "f" / "b.md"
    other.write_text("另一份材料", encoding="utf-8")
    take(workspace, Path(other.name))
    assert take(workspace, other)[0].already and len(read) == 2


def test_a_change_that_leaves_size_and_time_is_seen(
    workspace: Workspace, tmp_path: Path, read: list[str]
) -> None:
    import os

    (file,) = write(tmp_path / "f", 1)
    take(workspace, file)
    before = file.stat()
    file.write_text("第9份材料", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert take(workspace, file)[0].already is False


def test_what_is_damaged_or_gone_from_the_shelf_is_read_again(
    workspace: Workspace, tmp_path: Path, read: list[str]
) -> None:
    files = write(tmp_path / "f", 2)
    first = take(workspace, *files)
    (workspace.library.folder(first[0].document) / "sections" / "s001.md").unlink()
    workspace.library.remove(first[1].document)
    read.clear()
    again = take(workspace, *files)
    assert read == ["0.md", "1.md"]
    assert [one.already for one in again] == [False, False]
    assert workspace.library.text(again[0].document, "s001") == "第0份材料"


def test_a_folder_is_read_again_when_a_file_comes_into_it(
    workspace: Workspace, tmp_path: Path, read: list[str]
) -> None:
    folder = tmp_path / "f"
    write(folder, 2)
    take(workspace, folder)
    read.clear()
    assert take(workspace, folder)[0].already and read == []
    write(folder, 3)
    assert not take(workspace, folder)[0].already and read == ["f"]


def test_a_picture_that_came_beside_the_file_is_seen(
    workspace: Workspace, tmp_path: Path, read: list[str]
) -> None:
    file = tmp_path / "a.md"
    file.write_text("文字 ![图](a.png)", encoding="utf-8")
    take(workspace, file)
    (tmp_path / "a.png").write_bytes(b"x")
    assert not take(workspace, file)[0].already


def test_other_wishes_are_other_readings_and_a_password_is_kept_nowhere(
    workspace: Workspace, tmp_path: Path, read: list[str]
) -> None:
    (file,) = write(tmp_path / "f", 1)
    take(workspace, file)
    take(workspace, file, wishes=Wishes(encoding="utf-8"))
    take(workspace, file, wishes=Wishes(password="geheim"))
    take(workspace, file, wishes=Wishes(password="geheim"))
    assert read == ["0.md"] * 4
    assert b"geheim" not in workspace.paths.index.read_bytes()


def test_remarks_are_told_again(workspace: Workspace, tmp_path: Path, read: list[str]) -> None:
    file = tmp_path / "a.md"
    file.write_text("文字 [外](b.md)", encoding="utf-8")
    first = take(workspace, file)[0]
    again = take(workspace, file)[0]
    assert len(read) == 1
    assert [remark.code for remark in first.remarks] == ["link-skipped"]
    assert again.remarks == first.remarks


def test_a_cancel_among_many_leaves_whole_documents_only(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = write(tmp_path / "f", 20)
    begun: list[Path] = []

    def stop(done: int, total: int) -> None:
        if len(begun) == 8:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(workspace.import_paths(files, None, stop, begun.append))
    there = workspace.library.list()
    assert len(there) == 7
    assert {folder.name for folder in workspace.paths.documents.iterdir()} == {
        one.id for one in there
    }
    assert all(workspace.library.text(one.id, "s001") for one in there)
    again = take(workspace, *files)
    assert [one.already for one in again] == [True] * 7 + [False] * 13
