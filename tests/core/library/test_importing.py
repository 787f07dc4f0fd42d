# SPDX-License-Identifier: MIT
"""What an import leaves on the disk: whole documents, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from study_viewer.core.document_folder import read_document
from study_viewer.core.errors import Cancelled
from study_viewer.core.formats.contract import Wishes
from study_viewer.core.importing import Imported
from study_viewer.core.workspace import Workspace


def _take(workspace: Workspace, *paths: Path, wishes: Wishes | None = None) -> list[Imported]:
    return [imported for imported, _ in workspace.import_paths(paths, wishes)]


def test_a_document_is_a_folder_that_can_be_read_without_the_program(
    workspace: Workspace, imported: Imported, notice: Path
) -> None:
    folder = workspace.paths.documents / imported.document
    assert (folder / "original" / notice.name).read_bytes() == notice.read_bytes()
    markdown = (folder / "sections" / "s001.md").read_text(encoding="utf-8")
    assert "学习和实践并重。" in markdown
    assert "title: " in (folder / "document.yaml").read_text(encoding="utf-8")


def test_what_the_folder_says_is_what_the_library_says(
    workspace: Workspace, imported: Imported
) -> None:
    folder = workspace.paths.documents / imported.document
    assert read_document(folder) == workspace.library.document(imported.document)


def test_the_same_text_has_the_same_id_whatever_its_blanks_and_encoding(
    workspace: Workspace, imported: Imported, tmp_path: Path, notice: Path
) -> None:
    again = tmp_path / "again.txt"
    text = notice.read_text(encoding="utf-8").replace("\n", "\r\n")
    again.write_bytes(text.encode("gb18030"))
    other = _take(workspace, again)[0]
    assert other.already and other.document == imported.document
    assert len(workspace.library.list()) == 1


def test_a_cancelled_import_leaves_nothing(workspace: Workspace, notice: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(workspace.import_paths([notice], None, stop))
    assert workspace.library.list() == ()
    assert list(workspace.paths.documents.iterdir()) == []


def test_one_bad_file_costs_the_others_nothing(
    workspace: Workspace, notice: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    results = _take(workspace, empty, tmp_path / "none.txt", notice)
    codes = [one.error.code if one.error else "" for one in results]
    assert codes == ["text-empty", "file-missing", ""]
    assert [one.id for one in workspace.library.list()] == [results[2].document]


def test_a_mixed_folder_is_one_document_a_file_and_names_what_it_passes_over(
    workspace: Workspace, notice: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("甲文件的内容在这里。", encoding="utf-8")
    (folder / "deep" / "b.md").write_text("# 乙\n\n乙文件的内容。", encoding="utf-8")
    (folder / "c.exe").write_bytes(b"MZ")
    (tmp_path / "outside.txt").write_text("外面的文件不应当进来。", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / ".hidden.txt").write_text("看不见", encoding="utf-8")
    results = _take(workspace, folder)
    assert sorted(one.path.name for one in results) == ["a.txt", "b.md"]
    named = [remark.place for one in results for remark in one.remarks]
    assert named == ["c.exe"]


def test_a_wished_title_wins(workspace: Workspace, notice: Path) -> None:
    assert _take(workspace, notice, wishes=Wishes(title="读书通知"))[0].title == "读书通知"


def test_annotations_that_stayed_are_found_again(
    workspace: Workspace, imported: Imported, notice: Path
) -> None:
    workspace.notebook.annotate_quote(imported.document, None, "制定方案")
    workspace.library.remove(imported.document)
    _, notes = next(iter(workspace.import_paths([notice])))
    assert notes["placed"] == 1


def test_what_a_folder_passes_over_is_told_though_its_files_were_named_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder, below = tmp_path / "材料", tmp_path / "材料" / "附件"
    below.mkdir(parents=True)
    for file in (folder / "甲.txt", below / "乙.txt"):
        file.write_text(f"{file.stem}\n\n{file.stem}是一份学习材料。\n", encoding="utf-8")
    (below / "丙.zip").write_bytes(b"PK\x03\x04")

    def told(*named: Path) -> list[tuple[str, list[str]]]:
        found = _take(workspace, *named)
        return [(one.path.stem, [remark.place for remark in one.remarks]) for one in found]

    passed_over = str(Path("附件", "丙.zip"))
    assert told(folder) == [("甲", []), ("乙", [passed_over])]
    both = [folder / "甲.txt", below / "乙.txt"]
    assert told(*both, folder) == [("甲", []), ("乙", [passed_over])]
    assert told(both[1], folder) == [("乙", []), ("甲", [passed_over])]
    assert told(below, folder) == [("乙", ["丙.zip"]), ("甲", [])], "once"


def test_what_a_crashed_import_left_is_no_document(
    open_workspace: Callable[[], Workspace], notice: Path
) -> None:
    first = open_workspace()
    left = first.paths.documents / ".incoming-0badcafe" / "sections"
    left.mkdir(parents=True)
    (left / "s001.md").write_text("half", encoding="utf-8")
    assert open_workspace().library.list() == ()
    assert not _take(open_workspace(), notice)[0].error


def test_originals_keep_their_names_as_far_as_windows_takes_them(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for name in ("《决定》（二）.md", "a:b.md", "a?b.md", "con.md"):
        (folder / name).write_text(f"# {name}\n\n正文。", encoding="utf-8")
    document = _take(workspace, folder)[0].document
    kept = workspace.library.folder(document) / "original"
    names = sorted(path.name for path in kept.rglob("*.md"))
    assert names == ["a-b-2.md", "a-b.md", "con-.md", "《决定》（二）.md"]
