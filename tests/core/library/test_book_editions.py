# SPDX-License-Identifier: MIT
"""A revised book or folder takes its document's place as a single file does."""

from pathlib import Path

import pytest

from study_viewer.core.importing import Imported
from study_viewer.core.workspace import Workspace
from tests.core.book_editions import ADDED, FIRST, KINDS, MARKED, PARTS, REVISED, laid_out
from tests.core.formats.pictures import png


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def first(kind: str, tmp_path: Path) -> Path:
    return KINDS[kind](tmp_path / "旧" / "手册", FIRST)


@pytest.fixture
def revised(kind: str, tmp_path: Path) -> Path:
    return KINDS[kind](tmp_path / "新" / "手册（修订）", REVISED)


def bring(workspace: Workspace, path: Path, replaces: str = "") -> Imported:
    ((imported, _),) = workspace.import_paths([path], replaces=replaces)
    assert imported.error is None
    return imported


def noted(workspace: Workspace, path: Path) -> str:
    """The document of a path, with a passage marked in each of four paragraphs."""
    document = bring(workspace, path).document
    for quote in MARKED:
        workspace.notebook.annotate_quote(document, None, quote)
    return document


def states(workspace: Workspace, document: str) -> dict[str, str]:
    return {one.quote: one.placement.state for one in workspace.notebook.list(document)}


def text(workspace: Workspace, document: str) -> str:
    library = workspace.library
    return "\n".join(library.text(document, one.id) for one in library.sections(document))


def test_it_keeps_the_id_and_the_annotations_go_along(
    workspace: Workspace, first: Path, revised: Path
) -> None:
    document = noted(workspace, first)
    done = bring(workspace, revised, document)
    assert (done.document, done.edition, done.sections) == (document, 2, 3)
    assert [one.id for one in workspace.library.list()] == [document]
    found = states(workspace, document)
    reworded, same, elsewhere, gone = (found[quote] for quote in MARKED)
    assert same == "placed" and elsewhere in ("placed", "moved")
    assert reworded in ("check", "unplaced") and gone in ("check", "unplaced")
    assert sorted(now for _, _, now in done.states) == sorted(found.values())
    assert {before for _, before, _ in done.states} == {"placed"}


def test_the_edition_before_is_kept_whole_with_its_files(
    workspace: Workspace, first: Path, revised: Path
) -> None:
    document = noted(workspace, first)
    before = text(workspace, document)
    kept = files(workspace.library.folder(document) / "original")
    bring(workspace, revised, document)
    old = workspace.library.edition(document, 1)
    assert "\n".join(old.text(one.id) for one in old.document.sections) == before
    assert files(old.folder / "original") == kept
    assert ADDED in text(workspace, document) and ADDED not in before
    kinds = {one.kind for one in workspace.changes(document).changes}
    assert kinds >= {"added", "removed", "reworded"}
    workspace.take_back_edition(document)
    assert text(workspace, document) == before
    assert set(states(workspace, document).values()) == {"placed"}


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_is_recognised_whatever_it_is_called_now(
    workspace: Workspace, first: Path, revised: Path
) -> None:
    document = noted(workspace, first)
    (kin,) = workspace.kin_of(revised)
    assert (kin.document, kin.share) == (document, 0.75)
    assert [one.document for one in bring(workspace, revised).kin] == [document]


def test_a_preview_of_it_is_kept_in_the_documents_place(
    workspace: Workspace, first: Path, revised: Path
) -> None:
    document = noted(workspace, first)
    draft, lost = workspace.as_edition(workspace.drafts.of(revised), document)
    imported, _ = workspace.keep(draft, replaces=document)
    assert (imported.document, imported.edition, lost) == (document, 2, 0)
    assert workspace.drafts.of(revised).there
    assert bring(workspace, revised).already


def test_one_reads_on_at_the_same_words_and_a_chapter_put_in_is_unread(
    workspace: Workspace, first: Path, revised: Path, notice: Path
) -> None:
    """The chapters of an e-book are counted: the second one becomes the third."""
    document = noted(workspace, first)
    library, reading = workspace.library, workspace.reading
    guide = bring(workspace, notice).document
    section = library.sections(document)[1].id
    before = library.text(document, section)
    reading.moved(document, section, before.index(MARKED[2]), (0, len(before)))
    reading.moved(guide, library.first_section(guide) or "", 0)
    bring(workspace, revised, document)
    place = reading.place_in(document)
    assert place is not None
    now = library.text(document, place.section)
    assert now[place.offset :].startswith(MARKED[2])
    assert reading.last_read()[0] == guide, "it was not read just now"
    added = next(
        one.id for one in library.sections(document) if ADDED in library.text(document, one.id)
    )
    read = reading.progress(document)
    assert not read.get(added) and read[place.section]
    workspace.take_back_edition(document)
    assert reading.place_in(document) == (document, section, before.index(MARKED[2]))
    assert not any(read for name, read in reading.progress(document).items() if name != section)


def with_pictures(folder: Path, picture: bytes, title: str = "甲") -> Path:
    """A book of one chapter with a picture."""
    chapter = f"# 一\n\n{PARTS[0]}\n\n![图](图.png)\n"
    table = f"# Summary\n\n- [{title}](a.md)\n"
    files: dict[str, str | bytes] = {"book.toml": "", "src/SUMMARY.md": table}
    return laid_out(folder, {**files, "src/a.md": chapter, "src/图.png": picture})


def test_the_same_words_with_another_picture_or_title_are_a_new_edition_when_one_says_so(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = with_pictures(tmp_path / "一" / "书", png())
    document = bring(workspace, first).document
    other = with_pictures(tmp_path / "二" / "书", png() + b" ")
    assert bring(workspace, other).already, "nobody said that it is one"
    draft = workspace.drafts.of(other)
    assert draft.there and draft.other
    assert bring(workspace, other, document).edition == 2
    (picture,) = files(workspace.library.folder(document) / "images").values()
    assert picture == png() + b" "
    named = with_pictures(tmp_path / "三" / "书", png() + b" ", "乙")
    assert workspace.drafts.of(named).other
    assert bring(workspace, named, document).edition == 3
    assert workspace.library.outline(document)[0].title.endswith("乙")
    workspace.take_back_edition(document)
    workspace.take_back_edition(document)
    assert files(workspace.library.folder(document) / "images") == {"图.png": png()}


def test_the_same_words_and_nothing_else_are_no_new_edition(
    workspace: Workspace, tmp_path: Path
) -> None:
    document = bring(workspace, with_pictures(tmp_path / "一" / "书", png())).document
    spaced = with_pictures(tmp_path / "二" / "书", png())
    page = spaced / "src" / "a.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    (spaced / "src" / "SUMMARY.md").write_text("# 目录\n\n* [甲](a.md)\n", encoding="utf-8")
    assert not workspace.drafts.of(spaced).other
    assert bring(workspace, spaced, document).already
    assert len(workspace.library.editions(document)) == 1


def test_a_draft_of_a_later_edition_names_the_document_that_has_its_words(
    workspace: Workspace, first: Path, revised: Path
) -> None:
    document = noted(workspace, first)
    bring(workspace, revised, document)
    draft = workspace.drafts.of(revised)
    assert (draft.document, draft.other) == (document, False)
