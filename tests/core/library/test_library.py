# SPDX-License-Identifier: MIT
"""The shelf against the disk: what is there is shown, and nothing outside is read."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.importing import Imported
from study_viewer.core.workspace import Workspace

Opener = Callable[[], Workspace]


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(UserFacing) as caught:
        act()
    return caught.value.code


def test_the_index_may_be_deleted_at_any_time(open_workspace: Opener, imported: Imported) -> None:
    before = open_workspace().library
    document, text = before.document(imported.document), before.text(imported.document, "s001")
    body = before.body(imported.document, "s001")
    before._index.close()
    open_workspace().paths.index.unlink()
    after = open_workspace().library
    assert after.document(imported.document) == document
    assert after.text(imported.document, "s001") == text
    assert after.body(imported.document, "s001") == body


@pytest.mark.parametrize("damage", [b"", b"nonsense" * 100, b"SQLite format 3\0" + b"\1" * 5000])
def test_a_damaged_index_is_made_anew(
    open_workspace: Opener, imported: Imported, damage: bytes
) -> None:
    text = open_workspace().library.text(imported.document, "s001")
    open_workspace().paths.index.write_bytes(damage)
    assert open_workspace().library.text(imported.document, "s001") == text


def test_an_index_damaged_in_the_middle_of_work_is_made_anew(
    open_workspace: Opener, imported: Imported
) -> None:
    workspace = open_workspace()
    text = workspace.library.text(imported.document, "s001")
    size = workspace.paths.index.stat().st_size
    with workspace.paths.index.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    again = open_workspace()
    assert again.library.text(imported.document, "s001") == text
    assert [one.id for one in again.library.list()] == [imported.document]


def test_a_section_edited_by_hand_is_noticed_when_it_is_opened(
    open_workspace: Opener, imported: Imported
) -> None:
    workspace = open_workspace()
    before = workspace.library.digest(imported.document)
    file = workspace.paths.documents / imported.document / "sections" / "s001.md"
    changed = file.read_text(encoding="utf-8").replace("制定方案", "制定详细方案")
    file.write_text(changed, encoding="utf-8")
    assert "制定详细方案" in workspace.library.text(imported.document, "s001")
    assert workspace.library.digest(imported.document) != before


def test_a_folder_copied_in_or_taken_away_by_hand_is_noticed_at_the_next_start(
    open_workspace: Opener, imported: Imported, tmp_path: Path
) -> None:
    folder = open_workspace().paths.documents / imported.document
    shutil.move(folder, tmp_path / "aside")
    assert open_workspace().library.list() == ()
    shutil.move(tmp_path / "aside", folder)
    assert [one.id for one in open_workspace().library.list()] == [imported.document]


def test_a_bundled_document_is_read_and_never_changed(
    open_workspace: Opener, tmp_path: Path
) -> None:
    guide = tmp_path / "bundled" / "guide"
    (guide / "sections").mkdir(parents=True)
    (guide / "document.yaml").write_text(
        "format: 1\nid: guide\ntitle: 使用指南\nissued_on: 2026-01-02\nsections:\n- id: s001\n",
        encoding="utf-8",
    )
    (guide / "sections" / "s001.md").write_text("# 导入\n\n把文件拖进窗口。\n", encoding="utf-8")
    library = open_workspace().library
    assert library.document("guide").metadata.issued_on == "2026-01-02"
    assert [entry.title for entry in library.outline("guide")] == ["导入"]
    assert library.text("guide", "s001") == "导入\n把文件拖进窗口。"
    assert code_of(lambda: library.rename("guide", title="x")) == "document-bundled"
    assert code_of(lambda: library.remove("guide")) == "document-bundled"


def test_what_ships_stands_last_and_in_the_persons_language(
    open_workspace: Opener, imported: Imported, tmp_path: Path
) -> None:
    for name, language in (("guide-en", "en"), ("guide-zh", "zh")):
        folder = tmp_path / "bundled" / name
        folder.mkdir()
        (folder / "document.yaml").write_text(
            f"format: 1\nid: {name}\ntitle: {name}\nlanguage: {language}\nsections: []\n",
            encoding="utf-8",
        )
    library = open_workspace().library
    for language, first, second in (("zh", "guide-zh", "guide-en"), ("en", "guide-en", "guide-zh")):
        found = [one.id for one in library.shelf(language)]
        assert found == [imported.document, first, second]


def test_the_shelf_counts_in_titles_as_a_person_does(
    open_workspace: Opener, tmp_path: Path
) -> None:
    workspace = open_workspace()
    library = workspace.library
    titles = ["第十讲", "第二讲", "文件10", "文件2", "文件1的附件"]
    for title in titles:
        path = tmp_path / f"{title}.md"
        path.write_text(f"# {title}\n\n{title}的正文。\n", encoding="utf-8")
        assert [one.error for one in library.import_paths([path])] == [None]
    own = [one.title for one in library.shelf("zh") if not library.is_bundled(one.id)]
    assert own == ["第二讲", "第十讲", "文件1的附件", "文件2", "文件10"]
    for shelved in library.list():
        if shelved.title in titles:
            workspace.notebook.annotate(shelved.id, kind="note", note="记")
    listed = [library.title(one.document) for one in workspace.notebook.list()]
    assert listed == own, "annotations of all documents stand as their documents do"


@pytest.mark.parametrize(
    ("yaml", "code"),
    [
        ("format: 2\nid: d-1\nsections: []\n", "document-newer"),
        ("id: [", "document-damaged"),
        ("just text", "document-damaged"),
        ("format: 1\nid: d-1\nsections:\n- file: x\n", "document-damaged"),
        ("format: 1\nid: d-1\nsections:\n- id: a\n  file: ../../secret.md\n", "document-damaged"),
        ("format: 1\nid: d-1\nsections:\n- id: a\n", "file-missing"),
        ("format: 1\nid: ../../pwned\nsections: []\n", "document-damaged"),
        ("format: 1\nid: d-1\nsections:\n- id: ../a\n", "document-damaged"),
    ],
)
def test_a_folder_that_is_no_document_is_a_problem_and_the_others_are_shown(
    open_workspace: Opener, imported: Imported, tmp_path: Path, yaml: str, code: str
) -> None:
    workspace = open_workspace()
    (workspace.paths.data / "secret.md").write_text("SECRET", encoding="utf-8")
    folder = workspace.paths.documents / "broken"
    folder.mkdir()
    (folder / "document.yaml").write_text(yaml, encoding="utf-8")
    library = open_workspace().library
    assert [one.id for one in library.list()] == [imported.document]
    assert [problem.code for problem in library.problems] == [code]


def test_pictures_come_from_the_documents_own_images_alone(
    workspace: Workspace, imported: Imported
) -> None:
    folder = workspace.library.folder(imported.document)
    (folder / "images").mkdir()
    (folder / "images" / "a.png").write_bytes(b"picture")
    assert workspace.library.picture(imported.document, "images/a.png") == b"picture"
    for path in ("document.yaml", "images/../document.yaml", "/etc/hostname", "images/none.png"):
        assert workspace.library.picture(imported.document, path) is None
    (folder / "images" / "link.png").symlink_to(folder / "document.yaml")
    assert workspace.library.picture(imported.document, "images/link.png") is None


def test_a_document_is_found_by_id_or_title_and_its_section_behind_a_slash(
    workspace: Workspace, imported: Imported
) -> None:
    found = workspace.library.find
    assert found(imported.document) == (imported.document, None)
    assert found(f"{imported.document}/s001") == (imported.document, "s001")
    assert found(imported.title) == (imported.document, None)
    assert found(f"{imported.title}/s001") == (imported.document, "s001")
    assert code_of(lambda: found("d-none")) == "document-unknown"
    assert code_of(lambda: found(f"{imported.document}/s009")) == "section-unknown"


def test_a_text_that_cannot_be_read_now_is_not_taken_for_an_empty_one(
    open_workspace: Opener, imported: Imported
) -> None:
    library = open_workspace().library
    (library.folder(imported.document) / "sections" / "s001.md").unlink()
    assert code_of(lambda: library.text(imported.document, "s001")) == "file-missing"
    assert library.text(imported.document, "s009") == library.text("d-none", "s001") == ""


def test_two_documents_of_one_title_are_not_guessed_between(
    workspace: Workspace, imported: Imported, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("另一份文件的正文。", encoding="utf-8")
    second = next(iter(workspace.import_paths([other])))[0]
    workspace.library.rename(second.document, title=imported.title)
    assert code_of(lambda: workspace.library.find(imported.title)) == "document-ambiguous"


def test_a_removed_document_is_kept_aside(workspace: Workspace, imported: Imported) -> None:
    changes = workspace.library.remove(imported.document)
    assert changes.documents == (imported.document,)
    aside = list(workspace.paths.removed.iterdir())
    assert len(aside) == 1 and (aside[0] / "document.yaml").is_file()
    assert workspace.library.title(imported.document) == ""


def test_a_removed_document_is_brought_back_as_it_was(
    open_workspace: Opener, imported: Imported
) -> None:
    workspace = open_workspace()
    library, id = workspace.library, imported.document
    for title in ("first", "second"):
        library.rename(id, title=title)
        before, text = library.document(id), library.text(id, "s001")
        library.remove(id)
        assert library.bring_back(id).documents == (id,)
        assert (library.document(id), library.text(id, "s001")) == (before, text)
    assert list(workspace.paths.removed.iterdir()) == []


def test_the_marks_of_some_documents_are_asked_without_those_of_all(
    workspace: Workspace, imported: Imported, tmp_path: Path
) -> None:
    for number in range(3):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"第{number}份\n\n第{number}份的正文。\n", encoding="utf-8")
        assert list(workspace.import_paths([file]))
    library = workspace.library
    every = library.marks()
    one, other = imported.document, next(id for id in every if id != imported.document)
    assert library.marks([one, "d-none", other]) == {one: every[one], other: every[other]}
    assert library.marks([]) == {}
    # Many more than SQLite takes at once.
    assert library.marks([*(f"d-{number}" for number in range(1200)), *every]) == every
    library.rename(one, title="另一个题目")
    assert library.marks([one])[one] == library.mark(one) != every[one]


def test_of_several_removals_the_last_one_is_brought_back(
    workspace: Workspace, imported: Imported, notice: Path
) -> None:
    library, id = workspace.library, imported.document
    for title in ("first", "second"):
        library.rename(id, title=title)
        library.remove(id)
        assert list(library.import_paths([notice]))
    library.rename(id, title="third")
    library.remove(id)
    library.bring_back(id)
    assert library.title(id) == "third"
    assert len(list(workspace.paths.removed.iterdir())) == 2


def test_bringing_back_what_is_there_or_never_was_changes_nothing(
    workspace: Workspace, imported: Imported, notice: Path
) -> None:
    library = workspace.library
    library.remove(imported.document)
    assert list(library.import_paths([notice]))
    assert not any(library.bring_back(imported.document))
    assert len(list(workspace.paths.removed.iterdir())) == 1
    assert code_of(lambda: library.bring_back("d-none")) == "document-unknown"


def test_a_document_imported_again_takes_the_place_of_the_one_before_it(
    workspace: Workspace, imported: Imported, tmp_path: Path
) -> None:
    file = tmp_path / "再读.md"
    file.write_text("# 另一份\n\n读书使人安静。\n", encoding="utf-8")
    again = next(iter(workspace.import_paths([file])))[0].document
    assert workspace.take_place(again, again) == Changes()
    workspace.notebook.annotate(imported.document, kind="note", note="留着")
    assert workspace.take_place(again, imported.document) is None
    workspace.notebook.undo()
    assert workspace.take_place(again, imported.document) == Changes(documents=(imported.document,))
    assert [one.id for one in workspace.library.list()] == [again]


def test_a_document_with_earlier_editions_stays_beside_what_was_to_take_its_place(
    workspace: Workspace, imported: Imported, tmp_path: Path
) -> None:
    file = tmp_path / "再读.md"
    file.write_text("# 另一份\n\n读书使人安静。\n", encoding="utf-8")
    assert list(workspace.import_paths([file], replaces=imported.document))
    file.write_text("# 又一份\n\n读书使人明理。\n", encoding="utf-8")
    again = next(iter(workspace.import_paths([file])))[0].document
    assert workspace.take_place(again, imported.document) is None
    assert workspace.library.shelved(imported.document).edition == 2


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"title": "  "}, "title-empty"), ({"issued_on": "2026-13-01"}, "date-unclear")],
)
def test_metadata_that_makes_no_sense_is_refused(
    workspace: Workspace, imported: Imported, fields: dict[str, str], code: str
) -> None:
    assert code_of(lambda: workspace.library.rename(imported.document, **fields)) == code


def test_a_title_with_yaml_in_it_survives_the_file(
    open_workspace: Opener, imported: Imported
) -> None:
    title = '关于: "通知" # 不是注释 \u2028 [x]'
    open_workspace().library.rename(imported.document, title=title)
    open_workspace().paths.index.unlink()
    assert open_workspace().library.title(imported.document) == " ".join(title.split())


def test_asking_what_is_closed_leaves_the_index_alone(
    open_workspace: Opener, imported: Imported
) -> None:
    closed = open_workspace()
    closed.library.title(imported.document)
    held = closed.paths.index.stat().st_ino
    closed.close()
    with pytest.raises(sqlite3.ProgrammingError):
        closed.library.title(imported.document)
    assert closed.paths.index.stat().st_ino == held


def test_a_drive_that_is_gone_is_not_said_to_be_full(
    open_workspace: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone:
        def execute(self, *_: object) -> None:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR_READ"  # type: ignore[misc]
            raise error

    index = open_workspace().index
    with monkeypatch.context() as patch:
        patch.setattr(index, "_db", Gone())
        assert code_of(index.shelf) == "index-trouble"
    assert index.shelf() == ()


def test_an_index_that_another_writes_to_is_not_taken_from_under_it(
    open_workspace: Opener, imported: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = open_workspace().paths.index
    with closing(sqlite3.connect(path, isolation_level=None)) as writing:
        writing.execute("BEGIN EXCLUSIVE")
        real = sqlite3.connect
        monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: real(*a, **{**k, "timeout": 0}))
        held = path.stat().st_ino
        with pytest.raises(UserFacing) as caught:
            open_workspace().library.list()
        assert caught.value.code == "index-busy"
    assert path.stat().st_ino == held
