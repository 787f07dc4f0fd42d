# SPDX-License-Identifier: MIT
"""Of many files those that seem to be new editions are held back, and nothing else is."""

from pathlib import Path

import pytest

from study_viewer.core.importing import Imported
from study_viewer.core.workspace import Workspace
from tests.core.book_editions import PARTS


def written(path: Path, *paragraphs: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n\n".join(["读书会办法", *paragraphs]), encoding="utf-8")
    return path


@pytest.fixture
def there(workspace: Workspace, tmp_path: Path) -> str:
    return bring(workspace, written(tmp_path / "旧" / "办法.txt", *PARTS), holds=False)[0].document


def bring(workspace: Workspace, *paths: Path, holds: bool = True) -> list[Imported]:
    return [one for one, _ in workspace.import_paths(paths, holds=holds)]


def test_it_is_told_with_its_kin_and_nothing_of_it_is_kept(
    workspace: Workspace, there: str, tmp_path: Path
) -> None:
    revised = written(tmp_path / "新" / "修订.txt", *PARTS[1:])
    for _ in range(2):
        # The second time as well: nobody said yet what it is.
        (one,) = bring(workspace, revised)
        assert (one.document, one.error, one.title) == ("", None, "读书会办法")
        assert [kin.document for kin in one.kin] == [there]
    assert [one.id for one in workspace.library.list()] == [there]
    assert [path.name for path in workspace.paths.documents.iterdir()] == [there]


def test_what_is_there_already_or_has_no_kin_comes_as_ever(
    workspace: Workspace, there: str, tmp_path: Path, notice: Path
) -> None:
    same = written(tmp_path / "新" / "办法.txt", *PARTS)
    first, second = bring(workspace, same, notice)
    assert first.already and first.document == there
    assert second.document and not second.already


def test_files_that_come_together_are_not_held_back_for_each_other(
    workspace: Workspace, tmp_path: Path
) -> None:
    one = written(tmp_path / "一" / "办法.txt", *PARTS)
    other = written(tmp_path / "二" / "办法.txt", *PARTS[1:])
    assert all(came.document for came in bring(workspace, one, other))


def test_a_file_that_is_named_beside_its_folder_is_told_once(
    workspace: Workspace, there: str, tmp_path: Path
) -> None:
    revised = written(tmp_path / "新" / "修订.txt", *PARTS[1:])
    paths = [revised.parent, revised, revised]
    assert [one.path for one in bring(workspace, *paths)] == [revised]
    assert workspace.drafts.files_in(paths) == (revised,)


def test_the_text_of_an_earlier_edition_is_told_as_such(
    workspace: Workspace, there: str, tmp_path: Path
) -> None:
    files = [written(tmp_path / f"{n}" / "办法.txt", *PARTS[n:]) for n in (1, 2)]
    for file in files:
        list(workspace.import_paths([file], replaces=there))
    (one,) = bring(workspace, files[0])
    assert [(kin.document, kin.edition, kin.older) for kin in one.kin] == [(there, 3, 2)]
