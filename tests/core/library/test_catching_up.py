# SPDX-License-Identifier: MIT
"""What came, went or was edited outside is read again: no more of it than must be, and no less."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from study_viewer.core import indexing
from study_viewer.core.document.model import SectionInfo
from study_viewer.core.document.query import asked
from study_viewer.core.document_folder import ReadSection, read_section
from study_viewer.core.errors import Cancelled
from study_viewer.core.importing import Imported
from study_viewer.core.paths import Paths
from study_viewer.core.store import index_file
from study_viewer.core.store.index import Index
from study_viewer.core.workspace import Workspace
from tests.by_hand import copied_in

Opener = Callable[[], Workspace]


def many_copied_in(paths: Paths, count: int) -> None:
    for number in range(count):
        copied_in(paths.documents, f"d-{number:012d}", f"第{number}份", f"第{number}份，学习安排。")


def test_what_was_edited_by_hand_is_found_before_anybody_opens_it(
    open_workspace: Opener, imported: Imported
) -> None:
    workspace = open_workspace()
    folder = workspace.paths.documents / imported.document
    assert list(workspace.library.look_inside()) == []
    file = folder / "sections" / "s001.md"
    changed = file.read_text(encoding="utf-8").replace("制定方案", "制定详细方案")
    file.write_text(changed, encoding="utf-8")
    assert list(workspace.library.look_inside()) == [imported.document]
    assert len(list(workspace.searching.sections(asked("详细方案")))) == 1
    told = folder / "document.yaml"
    told.write_text(
        told.read_text(encoding="utf-8").replace("title: ", "title: 新的", 1), encoding="utf-8"
    )
    assert list(workspace.library.look_inside()) == [imported.document]
    assert workspace.library.title(imported.document).startswith("新的")
    assert list(workspace.library.look_inside()) == []


def test_a_look_into_one_document_leaves_the_others_alone(
    open_workspace: Opener,
) -> None:
    workspace = open_workspace()
    many_copied_in(workspace.paths, 2)
    list(workspace.library.catch_up())
    for document in ("d-000000000000", "d-000000000001"):
        told = workspace.paths.documents / document / "document.yaml"
        text = told.read_text(encoding="utf-8")
        told.write_text(text.replace("title: ", "title: 新的", 1), encoding="utf-8")
    assert list(workspace.library.look_inside(only="d-000000000001")) == ["d-000000000001"]
    assert list(workspace.library.look_inside(only="d-none")) == []
    assert list(workspace.library.look_inside()) == ["d-000000000000"]


def test_of_a_document_that_cannot_be_read_now_the_index_keeps_what_it_knows(
    open_workspace: Opener, imported: Imported
) -> None:
    workspace = open_workspace()
    title = workspace.library.title(imported.document)
    told = workspace.paths.documents / imported.document / "document.yaml"
    told.write_text("half of a fi", encoding="utf-8")
    assert list(workspace.library.look_inside()) == []
    assert workspace.library.title(imported.document) == title


def test_of_many_sections_the_changed_one_alone_is_read_again(
    open_workspace: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_workspace()
    path = tmp_path / "long.md"
    path.write_text("".join(f"# 第{n}章\n\n{'正文。' * 2000}\n\n" for n in range(1, 9)), "utf-8")
    ((made, _),) = workspace.import_paths([path])
    sections = workspace.library.sections(made.document)
    file = workspace.library.folder(made.document) / sections[3].file
    file.write_text("# 第4章\n\n改过的正文。\n", encoding="utf-8")
    read: list[str] = []

    def reading(folder: Path, told: SectionInfo) -> ReadSection:
        read.append(told.id)
        return read_section(folder, told)

    monkeypatch.setattr(indexing, "read_section", reading)
    assert "改过的正文" in workspace.library.text(made.document, sections[3].id)
    workspace.library.rename(made.document, title="新名")
    assert read == [sections[3].id]
    read.clear()
    workspace.close()
    (workspace.paths.data / "index.sqlite3").unlink()
    assert [one.title for one in open_workspace().library.list()] == ["新名"]
    assert len(read) == len(sections)


def test_a_patient_library_leaves_many_folders_for_later(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data")
    many_copied_in(paths, 30)
    window = Workspace(paths, tmp_path / "nothing", patient=True)
    assert window.library.list() == ()
    assert window.library.is_behind()
    worker = Workspace(paths, tmp_path / "nothing")
    steps: list[tuple[int, int]] = []
    came = list(worker.library.catch_up(lambda *step: steps.append(step)))
    assert len(came) == len(window.library.list()) == 30
    assert steps[-1] == (29, 30)
    assert window.library.is_behind()
    window.library.caught_up()
    assert not window.library.is_behind()
    for one in (window, worker):
        one.close()


def test_a_patient_library_leaves_a_long_text_of_few_headings_for_later(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data")
    copied_in(paths.documents, "d-000000000001", "长文", "学习安排。" * 80_000)
    window = Workspace(paths, tmp_path / "nothing", patient=True)
    assert window.library.list() == ()
    assert window.library.is_behind()
    window.close()


def test_what_was_read_before_it_was_stopped_is_not_read_again(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data")
    many_copied_in(paths, 30)

    def stop(done: int, total: int) -> None:
        if done == 10:
            raise Cancelled

    first = Workspace(paths, tmp_path / "nothing", patient=True)
    with pytest.raises(Cancelled):
        list(first.library.catch_up(stop))
    first.close()
    again = Workspace(paths, tmp_path / "nothing", patient=True)
    assert len(again.library.list()) == 10
    assert len(list(again.library.catch_up())) == 20
    assert [len(list(again.searching.sections(asked("学习")))), len(again.library.list())] == [
        30,
        30,
    ]
    again.close()


def test_a_folder_that_comes_or_goes_while_it_is_open_is_noticed(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data")
    many_copied_in(paths, 2)
    window = Workspace(paths, tmp_path / "nothing", patient=True)
    assert len(window.library.list()) == 2
    assert not window.library.is_behind()
    shutil.rmtree(paths.documents / "d-000000000001")
    assert window.library.is_behind()
    assert list(window.library.catch_up()) == ["d-000000000001"]
    assert len(window.library.list()) == 1
    window.close()


def test_a_patient_library_of_many_documents_leaves_looking_for_others_to_a_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("study_viewer.core.shelf._MANY", 2)
    paths = Paths(tmp_path / "data")
    many_copied_in(paths, 3)
    Workspace(paths, tmp_path / "nothing").library.list()
    copied_in(paths.documents, "d-0000000000aa", "一份", "后来的。")
    shutil.rmtree(paths.documents / "d-000000000001")
    window = Workspace(paths, tmp_path / "nothing", patient=True)
    assert (window.library.size(), window.library.is_behind()) == (3, True)
    first = window.library.first("zh")
    assert first is not None and first.title == "第0份"
    assert list(window.library.catch_up()) == ["d-000000000001", "d-0000000000aa"]
    assert [one.title for one in window.library.list()] == ["一份", "第0份", "第2份"]
    window.close()


def test_a_folder_that_is_no_document_is_told_at_every_start(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data")
    copied_in(paths.documents, "d-000000000001", "一份", "学习安排。")
    broken = paths.documents / "d-000000000002"
    broken.mkdir()
    (broken / "document.yaml").write_text("half of a fi", encoding="utf-8")
    for _ in range(2):
        workspace = Workspace(paths, tmp_path / "nothing")
        assert len(workspace.library.list()) == 1
        assert [one.code for one in workspace.library.problems] == ["document-damaged"]
        workspace.close()


def test_notes_that_come_in_before_the_shelf_is_read_find_their_documents(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data")
    many_copied_in(paths, 30)
    first = Workspace(paths, tmp_path / "nothing")
    document = first.library.list()[7].id
    first.notebook.annotate(document, "s001", 4, 8)
    first.notebook.mirror()
    (mirror,) = paths.mirror.glob("*.yaml")
    first.close()
    paths.index.unlink()
    for path in paths.data.glob("notebook.sqlite3*"):
        path.unlink()
    worker = Workspace(paths, tmp_path / "nothing", patient=True)
    assert worker.library.list() == ()
    worker.restore(mirror)
    (note,) = worker.notebook.list(document)
    assert note.placement.state == "placed"
    worker.close()


def test_what_is_on_the_shelf_is_not_imported_twice_before_it_is_read(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data")
    many_copied_in(paths, 30)
    file = tmp_path / "一份.md"
    file.write_text("# 一份\n\n学习安排。\n", encoding="utf-8")
    first = Workspace(paths, tmp_path / "nothing")
    ((made, _),) = first.import_paths([file])
    first.close()
    paths.index.unlink()
    worker = Workspace(paths, tmp_path / "nothing", patient=True)
    ((again, _),) = worker.import_paths([file])
    assert (again.document, again.already) == (made.document, True)
    worker.close()


def test_while_the_index_is_made_anew_the_window_keeps_what_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths(tmp_path / "data")
    many_copied_in(paths, 3)
    window = Workspace(paths, tmp_path / "nothing", patient=True)
    assert len(window.library.list()) == 3
    other = tmp_path / "other.sqlite3"
    Index(other).close()
    writer = sqlite3.connect(other, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    other.replace(paths.index)
    assert not window.library.is_behind()
    assert len(window.library.list()) == 3
    writer.execute("ROLLBACK")
    writer.close()
    # A drive that does not answer takes nothing away.
    with monkeypatch.context() as gone:
        gone.setattr(index_file, "file_at", lambda path: None)
        assert not window.library.is_behind()
    assert window.library.is_behind()
    list(window.library.catch_up())
    assert len(window.library.list()) == 3
    window.close()


def test_a_window_goes_on_with_the_index_that_another_made_anew(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data")
    many_copied_in(paths, 3)
    window, worker = (Workspace(paths, tmp_path / "nothing", patient=True) for _ in range(2))
    assert len(window.library.list()) == len(worker.library.list()) == 3
    assert not window.library.is_behind()
    worker.index.distrusted()
    worker.library.complete()
    worker.library.rename(worker.library.list()[0].id, title="新名")
    assert window.library.is_behind()
    list(window.library.catch_up())
    assert "新名" in [one.title for one in window.library.list()]
    assert not window.library.is_behind()
    for one in (window, worker):
        one.close()
