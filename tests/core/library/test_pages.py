# SPDX-License-Identifier: MIT
"""The pages of an original are known by the text that stood on them, and the other way round."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from study_viewer.core.document.model import Body, Metadata, PageStart, Paragraph, Span
from study_viewer.core.document_folder import read_document
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import (
    PageMark,
    PagePicture,
    Parsed,
    ParsedSection,
    Progress,
    Wishes,
)
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace


def paragraphs(*texts: str) -> Body:
    return Body(tuple(Paragraph((Span(text),)) for text in texts))


def paged(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Two sections; page 2 begins in the first one, page 3 holds no text, page 4 the second."""
    sections = (
        ParsedSection(
            "", "上", paragraphs("一二三", "四五"), pages=(PageMark(1, 0), PageMark(2, 1))
        ),
        ParsedSection("", "下", paragraphs("六"), pages=(PageMark(4, 0),)),
    )
    return Parsed(Metadata("题目"), iter(sections), originals=[(path, path.name)])


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setattr(registry, "read", paged)
    made = Workspace(Paths(tmp_path / "data"), bundled=tmp_path / "nothing")
    file = tmp_path / "书.txt"
    file.write_text("x", encoding="utf-8")
    ((imported, _),) = made.import_paths([file])
    assert imported.error is None
    yield made
    made.close()


def document(workspace: Workspace) -> str:
    return workspace.library.list()[0].id


def test_each_place_in_the_text_has_its_page(workspace: Workspace) -> None:
    name, library = document(workspace), workspace.library
    places = [("s001", 0), ("s001", 3), ("s001", 4), ("s001", 6), ("s002", 0)]
    found = [library.page_at(name, section, offset) for section, offset in places]
    assert [one.page for one in found if one is not None] == [1, 1, 2, 2, 4]


def test_a_page_leads_to_its_text(workspace: Workspace) -> None:
    name, library = document(workspace), workspace.library
    assert library.page(name, 2) == PageStart(2, "s001", 4)
    # A page without text stands behind the text of the one before.
    assert library.page(name, 3) == PageStart(2, "s001", 4)
    assert library.page(name, 99) == PageStart(4, "s002", 0)


def test_pages_are_told_in_the_folder_and_found_when_the_index_is_lost(
    workspace: Workspace, tmp_path: Path
) -> None:
    name = document(workspace)
    told = read_document(workspace.library.folder(name))
    assert told.pages == (PageStart(1, "s001", 0), PageStart(2, "s001", 4), PageStart(4, "s002", 0))
    workspace.close()
    workspace.paths.index.unlink()
    again = Workspace(workspace.paths, bundled=tmp_path / "nothing")
    assert again.library.page(name, 4) == PageStart(4, "s002", 0)
    again.close()


def test_a_document_without_pages_has_none(tmp_path: Path) -> None:
    made = Workspace(Paths(tmp_path / "data"), bundled=tmp_path / "nothing")
    file = tmp_path / "文.txt"
    file.write_text("正文。", encoding="utf-8")
    ((imported, _),) = made.import_paths([file])
    assert made.library.page_at(imported.document, "s001", 0) is None
    with pytest.raises(UserFacing) as caught:
        made.library.page_picture(imported.document, registry.PageWish(1, 100))
    assert caught.value.code == "no-pages"
    made.close()


def test_a_format_with_pages_paints_them(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = PagePicture(1, 1, 4, b"\0\0\0\0")
    monkeypatch.setattr(registry, "page", lambda path, wish: picture)
    assert workspace.library.page_picture(document(workspace), registry.PageWish(1, 1)) == picture
