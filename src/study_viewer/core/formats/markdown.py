# SPDX-License-Identifier: MIT
"""A Markdown file → a document: one section, or more where it is long."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from study_viewer.core.document.model import Block, Body, Heading
from study_viewer.core.document.plain import plain_text
from study_viewer.core.document.sections import cut, with_notes
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import (
    Parsed,
    ParsedSection,
    Progress,
    Remark,
    Wishes,
    counted,
)
from study_viewer.core.formats.markdown_parts import (
    Album,
    Text,
    clauses_of,
    fragment_of,
    is_address,
    is_by_article,
    marks_of,
    metadata_of,
    read_text,
    relinked,
    with_articles,
)
from study_viewer.core.formats.page_headings import told_by


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Reads the whole file, and gives its sections as they are asked for.

    Raises UserFacing for a file that is missing, not allowed to be read, too large, without text
    (``text-empty``), or no text at all.
    """
    size = path.stat().st_size if path.exists() else 0
    progress(0, size)
    album = Album(path.parent)
    remarks: list[Remark] = []
    text = read_text(path, wishes, album, remarks)
    if not plain_text(text.body).strip():
        raise UserFacing("text-empty", path=str(path))
    title = wishes.title or text.title or path.stem
    originals = [(path, path.name), *album.originals()]
    sections = _sections(text, title, path, album, remarks)
    metadata = metadata_of(text.front, title)
    if not text.front.fields:
        metadata = told_by(text.body, metadata)
    parsed = Parsed(metadata, iter(()), remarks, originals, text.encoding)
    parsed.sections = counted(sections, size, progress)
    return parsed


def _sections(
    text: Text, title: str, path: Path, album: Album, remarks: list[Remark]
) -> Iterator[ParsedSection]:
    level = _cutting_level(text.body)
    runs = list(cut((block, _begins(block, level)) for block in text.body.blocks))
    homes = {
        anchor: f"s{number:03d}" for number, run in enumerate(runs, 1) for anchor in _anchors(run)
    }
    given: set[str] = set()
    by_article, above = is_by_article(text.body), 0
    for number, run in enumerate(runs, 1):
        home = f"s{number:03d}"
        body = with_notes(run, text.body.notes)
        if number == len(runs):
            body = _with_unmarked(body, text.body)
        body = relinked(body, partial(_link, home, homes, path.name, remarks))
        marks = (with_articles(body, above) if by_article else marks_of(body)) or clauses_of(body)
        above = next((block.level for block in reversed(run) if isinstance(block, Heading)), above)
        first = title if len(runs) == 1 or not marks else marks[0].title
        shown = (*body.blocks, *(block for note in body.notes for block in note.blocks))
        yield ParsedSection(home, first, body, marks, 0, tuple(album.pictures(shown, given)))


def _cutting_level(body: Body) -> int:
    """The highest level that divides the text: one lone heading on top is its title."""
    levels = Counter(block.level for block in body.blocks if isinstance(block, Heading))
    return next((level for level in sorted(levels) if levels[level] > 1), 0)


def _begins(block: Block, level: int) -> bool:
    return isinstance(block, Heading) and block.level <= level


def _anchors(blocks: list[Block]) -> Iterator[str]:
    return (block.anchor for block in blocks if isinstance(block, Heading))


def _with_unmarked(body: Body, whole: Body) -> Body:
    """The last section with the notes that no mark leads to: their words are not lost."""
    marked = {note.label for note in with_notes(whole.blocks, whole.notes).notes}
    rest = tuple(note for note in whole.notes if note.label not in marked)
    return Body(body.blocks, body.notes + rest)


def _link(home: str, homes: dict[str, str], place: str, remarks: list[Remark], link: str) -> str:
    """Where a link in the section ``home`` leads; ``homes`` are the sections of all anchors."""
    if is_address(link):
        return link
    if not link.startswith("#"):
        remarks.append(Remark("link-skipped", place, link[:200]))
        return ""
    anchor = fragment_of(link, homes)
    target = homes.get(anchor, home)
    return f"#{anchor}" if target == home else f"{target}#{anchor}"
