# SPDX-License-Identifier: MIT
"""One book comes out of every form it comes in character by character, and is kept so."""

from pathlib import Path

import pytest

from study_viewer.core.document.plain import leaves
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from tests.core.formats.book_writers import BOOKS, TITLE, leaves_of, one_book

BOOK = one_book(chapters=42)


def test_the_book_has_forty_chapters_and_no_text_of_it_comes_twice() -> None:
    texts = [text for chapter in BOOK for _, text in leaves_of(chapter)]
    assert len(BOOK) > 40 and sum(map(len, texts)) > 80_000
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("form", BOOKS)
def test_a_book_is_kept_character_by_character(tmp_path: Path, form: str) -> None:
    workspace = Workspace(Paths(tmp_path / "data"), bundled=tmp_path / "nothing")
    try:
        ((came, _),) = workspace.import_paths([BOOKS[form](tmp_path, BOOK)])
        assert came.error is None and not came.remarks
        assert came.title == TITLE
        library = workspace.library
        sections = library.sections(came.document)
        bodies = [library.body(came.document, section.id) for section in sections]
        outline = library.outline(came.document)
    finally:
        workspace.close()
    kept = [[(leaf.kind, leaf.text) for leaf in leaves(body)] for body in bodies]
    assert kept == [leaves_of(chapter) for chapter in BOOK]
    heads = [piece for chapter in BOOK for piece in chapter.pieces if piece.kind == "heading"]
    assert [(entry.title, entry.level) for entry in outline] == [
        (piece.texts[0], piece.level) for piece in heads
    ]
