# SPDX-License-Identifier: MIT
"""The texts in the index: whatever is wrong with them, what is shown is what the folder says."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from study_viewer.core import indexing
from study_viewer.core.document.model import SectionInfo
from study_viewer.core.document.query import asked
from study_viewer.core.document_folder import ReadSection, read_section
from study_viewer.core.errors import UserFacing
from study_viewer.core.importing import Imported
from study_viewer.core.workspace import Workspace

Opener = Callable[[], Workspace]

CHANCE = random.Random(7)
LONG = "\n\n".join(
    "".join(CHANCE.choices("学习贯彻城乡融合发展的和要素平等交换", k=90)) for _ in range(60)
)


@pytest.fixture
def book(workspace: Workspace, tmp_path: Path) -> Imported:
    """Long sections, one in Chinese and two in Latin letters: of an odd number one of them could
    not be taken for Chinese."""
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "1.md").write_text(f"# 甲\n\n**城乡**{LONG}\n\n- 一\n- 二\n", encoding="utf-8")
    words = " ".join(CHANCE.choices(["reading", "notes", "sections"], k=900))
    (folder / "2.md").write_text(f"# B\n\n{words}\n", encoding="utf-8")
    (folder / "3.md").write_text(f"# BC\n\n{words}\n", encoding="utf-8")
    return next(iter(workspace.import_paths([folder])))[0]


@contextmanager
def file(workspace: Workspace) -> Iterator[sqlite3.Connection]:
    """The index as the disk has it, while the program is running."""
    with closing(sqlite3.connect(workspace.paths.index)) as db:
        yield db
        db.commit()


def shown(workspace: Workspace, document: str) -> list[object]:
    """All that a person reads and finds of it."""
    library = workspace.library
    told: list[object] = []
    for section in library.sections(document):
        told.append(library.body(document, section.id))
        told.append(library.text(document, section.id))
    for words in ("城乡", "notes", "“城乡”"):
        for group in workspace.searching.sections(asked(words)):
            told.append(group)
            told += workspace.searching.hits(asked(words), group)
    return told


def _flipped(db: sqlite3.Connection) -> None:
    """A bit of every piece but those at the end of a text, where nobody can flip one alone."""
    for n, data in db.execute("SELECT n, data FROM pieces").fetchall():
        at = CHANCE.randrange(len(data))
        data = data[:at] + bytes([data[at] ^ 1 << CHANCE.randrange(8)]) + data[at + 1 :]
        db.execute("UPDATE pieces SET data = ? WHERE n = ?", (data, n))


def _exchanged(db: sqlite3.Connection) -> None:
    """Each text is where another one should be."""
    rows = db.execute("SELECT encoding, first, last, content FROM bodies").fetchall()
    contents = [row[3] for row in rows]
    for row, content in zip(rows, (*contents[1:], contents[0]), strict=True):
        db.execute(
            "UPDATE bodies SET encoding = ?, first = ?, last = ? WHERE content = ?",
            (*row[:3], content),
        )


DAMAGES: dict[str, Callable[[sqlite3.Connection], object]] = {
    "a flipped bit": _flipped,
    "another's text": _exchanged,
    "another encoding": lambda db: db.execute("UPDATE bodies SET encoding = 1 - encoding"),
    "an unknown encoding": lambda db: db.execute("UPDATE bodies SET encoding = 7"),
    "no end": lambda db: db.execute("UPDATE bodies SET last = last - 1"),
    "a half": lambda db: db.execute("UPDATE bodies SET last = (first + last) / 2"),
    "no beginning": lambda db: db.execute("UPDATE bodies SET first = first + 1"),
    "no pieces": lambda db: db.execute("DELETE FROM pieces"),
    "no text": lambda db: db.execute("DELETE FROM bodies"),
    "letters": lambda db: db.execute("UPDATE pieces SET data = 'letters'"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_text_is_read_again_from_its_folder(
    workspace: Workspace, book: Imported, damage: Callable[[sqlite3.Connection], object]
) -> None:
    before = shown(workspace, book.document)
    assert len(before) > 100
    with file(workspace) as db:
        damage(db)
    assert shown(workspace, book.document) == before
    assert not workspace.library.problems


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("words", ["城乡", "notes"])
def test_a_search_meets_the_damage_first_and_still_shows_every_place(
    workspace: Workspace, book: Imported, damage: Callable[[sqlite3.Connection], object], words: str
) -> None:
    query = asked(words)
    groups = list(workspace.searching.sections(query))
    before = [workspace.searching.hits(query, group) for group in groups]
    with file(workspace) as db:
        damage(db)
    groups = list(workspace.searching.sections(query))
    assert [workspace.searching.hits(query, group) for group in groups] == before


def test_the_damage_is_mended_for_the_next_start_too(
    open_workspace: Opener, book: Imported
) -> None:
    workspace = open_workspace()
    before = shown(workspace, book.document)
    with file(workspace) as db:
        sound = db.execute("SELECT data FROM pieces ORDER BY data").fetchall()
        _flipped(db)
    shown(workspace, book.document)
    with file(workspace) as db:
        assert db.execute("SELECT data FROM pieces ORDER BY data").fetchall() == sound
    assert shown(open_workspace(), book.document) == before


def test_of_a_large_document_the_damaged_section_alone_is_read_again(
    workspace: Workspace, book: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = workspace.library.text(book.document, "2")
    read: list[str] = []

    def counted(folder: Path, info: SectionInfo) -> ReadSection:
        read.append(info.id)
        return read_section(folder, info)

    monkeypatch.setattr(indexing, "read_section", counted)
    with file(workspace) as db:
        content = "(SELECT content FROM sections WHERE id = '2')"
        db.execute(f"UPDATE bodies SET encoding = 1 - encoding WHERE content = {content}")
    assert workspace.library.text(book.document, "2") == text
    assert read == ["2"]


def test_where_the_folder_is_damaged_too_it_is_an_error_and_no_empty_page(
    workspace: Workspace, book: Imported
) -> None:
    (workspace.paths.documents / book.document / "document.yaml").write_text("[", encoding="utf-8")
    with file(workspace) as db:
        _flipped(db)
    for ask in (workspace.library.body, workspace.library.text):
        with pytest.raises(UserFacing) as caught:
            ask(book.document, "1")
        assert caught.value.code == "document-damaged"


@pytest.mark.parametrize("change", ["encoding = 1 - encoding", "encoding = 7", "ends = x'01'"])
def test_search_data_that_is_not_what_was_written_is_told_and_made_anew(
    workspace: Workspace, book: Imported, change: str
) -> None:
    before = shown(workspace, book.document)
    with file(workspace) as db:
        db.execute(f"UPDATE folded SET {change}")
    with pytest.raises(UserFacing) as caught:
        list(workspace.searching.sections(asked("城乡")))
    assert caught.value.code == "index-damaged"
    assert shown(workspace, book.document) == before


def test_an_index_of_an_earlier_version_is_made_anew(
    open_workspace: Opener, book: Imported
) -> None:
    earlier = open_workspace()
    before = shown(earlier, book.document)
    earlier.close()
    with file(earlier) as db:
        # The table as version 7 had it; what of it was read would be found in no text.
        db.executescript(
            "DROP TABLE bodies; DROP TABLE pieces; DROP TABLE folded;"
            "CREATE TABLE bodies (content TEXT PRIMARY KEY, blocks TEXT, text TEXT);"
            "CREATE TABLE folded (key TEXT PRIMARY KEY, ends BLOB, data BLOB);"
            "INSERT INTO bodies SELECT content, '[[],[]]', 'old' FROM sections;"
            "PRAGMA user_version = 7;"
        )
    assert shown(open_workspace(), book.document) == before


def test_documents_that_come_and_go_leave_nothing_in_the_index(
    workspace: Workspace, book: Imported
) -> None:
    with file(workspace) as db:
        before = db.execute("SELECT count(*) FROM pieces").fetchone()
    size = workspace.paths.index.stat().st_size
    for _ in range(4):
        workspace.library.remove(book.document)
        with file(workspace) as db:
            assert db.execute("SELECT count(*) FROM pieces").fetchone() == (0,)
        workspace.library.bring_back(book.document)
    with file(workspace) as db:
        assert db.execute("SELECT count(*) FROM pieces").fetchone() == before
    assert workspace.paths.index.stat().st_size <= size * 1.1
