# SPDX-License-Identifier: MIT
"""A document on disk: a folder with document.yaml and sections, readable without the program.

Format 1 is described in docs/format.md. Sections and outline entries stand one a line, written as
JSON (which is YAML too), because a text of 100 MB has thousands of them.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args

import yaml

from study_viewer.core.document import markdown_in, markdown_out, yaml_in
from study_viewer.core.document.entries import Entries, Start
from study_viewer.core.document.frontmatter import split
from study_viewer.core.document.model import (
    Body,
    Correction,
    Document,
    Entry,
    Metadata,
    PageStart,
    SectionInfo,
    Uncorrected,
)
from study_viewer.core.document.plain import digest_of, leaves, plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import refusal, write_atomically
from study_viewer.core.one_line import whole_characters

FORMAT = 1
FILE = "document.yaml"
_ACTS = get_args(Correction.__annotations__["act"])


class ReadSection(NamedTuple):
    """A section read from its file; ``content`` is the digest of the file's bytes."""

    info: SectionInfo
    body: Body
    text: str
    content: str


def write_document(folder: Path, document: Document) -> None:
    """Writes document.yaml, atomically; raises UserFacing when the disk says no."""
    write_atomically(folder / FILE, (f"{line}\n".encode() for line in _lines(document)))


def _lines(document: Document) -> Iterator[str]:
    yield f"format: {FORMAT}"
    yield f"id: {_text(document.id)}"
    yield f"edition: {document.edition}"
    for name, value in zip(Metadata._fields, document.metadata, strict=True):
        yield f"{name}: {_text(value)}"
    if document.told:
        yield f"told: {_flow(dict(document.told))}"
    yield f"digest: {_text(document.digest)}"
    yield "sections:" if document.sections else "sections: []"
    for section in document.sections:
        yield f"- {_flow(section._asdict())}"
    yield "outline:" if document.outline else "outline: []"
    for entry in document.outline:
        yield "- " + _flow({n: v for n, v in entry._asdict().items() if v is not None})
    if document.pages:
        yield "pages:"
        yield from ("- " + _flow(page._asdict()) for page in document.pages)
    if document.corrections:
        yield "corrections:"
        yield from ("- " + _flow(_short(act)) for act in document.corrections)
        yield "uncorrected:"
        yield from ("- " + _flow(one._asdict()) for one in document.uncorrected)


def read_document(folder: Path) -> Document:
    """What document.yaml says; all of it optional but format, id and sections.

    Raises UserFacing when the file is missing, cannot be read, or is of a newer format.
    """
    path = folder / FILE
    try:
        found = yaml_in.words(path.read_bytes())
    except OSError as error:
        raise refusal(error, path) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UserFacing("document-damaged", path=str(path)) from error
    if not isinstance(found, dict) or not _is_document(found.get("id")):
        raise UserFacing("document-damaged", path=str(path))
    if _number(found.get("format"), FORMAT) > FORMAT:
        raise UserFacing("document-newer", path=str(path))
    metadata = Metadata(*(_string(found.get(name)) for name in Metadata._fields))
    return Document(
        id=found["id"],
        edition=_number(found.get("edition"), 1),
        metadata=metadata._replace(title=metadata.title or folder.name),
        digest=_string(found.get("digest")),
        sections=tuple(_sections(found.get("sections"), path)),
        outline=tuple(_entries(found.get("outline"))),
        corrections=tuple(_corrections(found.get("corrections"))),
        uncorrected=tuple(_uncorrected(found.get("uncorrected"))),
        pages=tuple(_pages(found.get("pages"))),
        told=tuple(_told(found.get("told"))),
    )


def read_section(folder: Path, told: SectionInfo) -> ReadSection:
    """Parses a section's file; what document.yaml says of its length and digest is not trusted."""
    path = section_file(folder, told.file)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise refusal(error, path) from error
    _, markdown, _ = split(data.decode("utf-8-sig", "replace"))
    body = markdown_in.read(markdown)
    text = plain_text(body)
    info = told._replace(characters=len(text), digest=digest_of(text))
    return ReadSection(info, body, text, hashlib.sha256(data).hexdigest())


def section_markdown(title: str, body: Body) -> str:
    """A section as its file holds it; front matter comes first, so no text is taken for it.

    ``body`` is canonical.
    """
    return f"---\ntitle: {_text(title)}\n---\n\n{markdown_out.write_canonical(body)}"


def is_whole(folder: Path) -> bool:
    """Whether the folder is a document with all its sections' files; reads none of them."""
    try:
        told = read_document(folder)
        return all(section_file(folder, info.file).is_file() for info in told.sections)
    except UserFacing:
        return False


def section_file(folder: Path, name: str) -> Path:
    """The section's file; raises UserFacing for a name that leads out of the folder."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise UserFacing("document-damaged", path=str(folder / FILE))
    return path


def digest_of_sections(sections: tuple[SectionInfo, ...]) -> str:
    """The document's digest: SHA-256 over its sections' digests, in order."""
    return hashlib.sha256("".join(s.digest for s in sections).encode("ascii")).hexdigest()


def outline_of(sections: list[tuple[SectionInfo, Body]]) -> tuple[Entry, ...]:
    """An outline for a folder that tells none: each section, and the headings in it."""
    entries = Entries()
    for info, body in sections:
        starts = [
            Start(leaf.text, leaf.level, leaf.start)
            for leaf in leaves(body)
            if leaf.kind == "heading" and leaf.text.strip()
        ]
        if not starts or starts[0].start > 0:
            starts = [Start(info.title, 1, 0), *(s._replace(level=s.level + 1) for s in starts)]
        entries.add(info.id, starts, info.characters)
    return entries.made()


def _sections(found: Any, path: Path) -> Iterator[SectionInfo]:
    seen: set[str] = set()
    for item in found if isinstance(found, list) else []:
        if not isinstance(item, dict) or not _is_section(item.get("id")) or item["id"] in seen:
            raise UserFacing("document-damaged", path=str(path))
        seen.add(item["id"])
        yield SectionInfo(
            id=item["id"],
            title=_string(item.get("title")) or item["id"],
            file=_string(item.get("file")) or f"sections/{item['id']}.md",
            characters=_number(item.get("characters"), 0),
            digest=_string(item.get("digest")),
        )


def _entries(found: Any) -> Iterator[Entry]:
    for item in found if isinstance(found, list) else []:
        if isinstance(item, dict) and _is_name(item.get("id")) and _is_name(item.get("section")):
            yield Entry(
                id=item["id"],
                title=_string(item.get("title")),
                level=max(1, _number(item.get("level"), 1)),
                parent=item["parent"] if _is_name(item.get("parent")) else None,
                section=item["section"],
                start=_number(item.get("start"), 0),
                characters=_number(item.get("characters"), 0),
            )


def _pages(found: Any) -> Iterator[PageStart]:
    for item in found if isinstance(found, list) else []:
        if isinstance(item, dict) and _is_name(item.get("section")):
            page, start = _number(item.get("page"), 0), _number(item.get("start"), 0)
            if page:
                yield PageStart(page, item["section"], start)


def _told(found: Any) -> Iterator[tuple[str, str]]:
    for name in Metadata._fields:
        if isinstance(found, dict) and isinstance(found.get(name), str):
            yield name, found[name]


def _corrections(found: Any) -> Iterator[Correction]:
    for item in found if isinstance(found, list) else []:
        if isinstance(item, dict) and item.get("act") in _ACTS and _is_name(item.get("section")):
            yield Correction(
                act=item["act"],
                section=item["section"],
                start=_number(item.get("start"), 0),
                quote=_string(item.get("quote")),
                level=_number(item.get("level"), 0),
                at=_number(item.get("at"), 0),
                text=_string(item.get("text")),
            )


def _uncorrected(found: Any) -> Iterator[Uncorrected]:
    for item in found if isinstance(found, list) else []:
        if isinstance(item, dict) and _is_name(item.get("section")) and _is_name(item.get("file")):
            entries = item.get("entries")
            yield Uncorrected(
                section=item["section"],
                file=item["file"],
                entries=tuple(
                    (_string(entry[0]), max(1, _number(entry[1], 1)), _number(entry[2], 0))
                    for entry in (entries if isinstance(entries, list) else [])
                    if isinstance(entry, list) and len(entry) == 3
                ),
            )


def _short(act: Correction) -> dict[str, str | int]:
    """An act without what it does not need."""
    return {name: value for name, value in act._asdict().items() if value or name == "start"}


# An id names a folder and stands before the slash of DOCUMENT/SECTION; a section's is a path below
# ``sections``. Neither may lead anywhere else.
_DOCUMENT = re.compile(r"[^\W_][\w.-]{0,99}")


def _is_document(value: Any) -> bool:
    return isinstance(value, str) and bool(_DOCUMENT.fullmatch(value))


def _is_section(value: Any) -> bool:
    """A path of plain names, as ``b/c``."""
    return isinstance(value, str) and all(
        part.strip() and part not in (".", "..") and not set(part) & set("\\:\0")
        for part in value.split("/")
    )


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any, otherwise: int) -> int:
    try:
        return max(0, int(value))
    except (TypeError, ValueError):
        return otherwise


def _text(value: str) -> str:
    return _escaped(json.dumps(whole_characters(value), ensure_ascii=False))


def _flow(item: dict[str, Any]) -> str:
    return _escaped(whole_characters(json.dumps(item, ensure_ascii=False)))


# Characters that JSON leaves as they are and YAML takes as line ends or refuses to read.
_ESCAPES = {
    code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)
}


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
