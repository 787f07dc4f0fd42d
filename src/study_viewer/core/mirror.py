# SPDX-License-Identifier: MIT
"""The readable mirror of the notebook: one YAML file a document, enough to restore from.

Written by hand, because PyYAML's emitter takes 20 times as long and folds what people wrote;
every file is plain YAML, read back by PyYAML.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from study_viewer.core.annotation import (
    COLOURS,
    KINDS,
    STATES,
    Annotation,
    Incoming,
    Placement,
    Selector,
)
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import make_folder, safe_name, write_atomically
from study_viewer.core.keeper import Keeper
from study_viewer.core.store.notebook_file import Known, NotebookFile
from study_viewer.core.store.rows import Record

FORMAT = 1

_LARGEST = 50_000_000
"""Bytes of the largest file that is read: a mirror of 50,000 annotations with long notes."""

_LONGEST_NAME = 200
"""Characters of a file's name; with its mark and suffix it stays below the 255 a disk takes."""

_WORDS = {*KINDS, *STATES, *COLOURS}

# What may stand in a YAML block as it is; the rest goes into quotes.
_PLAIN_LINES = re.compile(
    "[\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]+"
)
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def file_of(folder: Path, document: str) -> Path:
    """Where a document's mirror lies: each has its own, under a name that every system takes.

    A foreign id cannot lead out of the folder.
    """
    name = quote(document, safe="")
    safe = safe_name(name, keep="%~", longest=_LONGEST_NAME)
    if safe != name:
        safe += "-" + hashlib.sha256(document.encode("utf-8", "replace")).hexdigest()[:12]
    return folder / f"{safe}.yaml"


def write(folder: Path, known: Known, records: Sequence[Record]) -> Path | None:
    """Rewrites the mirror of a document; None where there is nothing to write and never was."""
    path = file_of(folder, known.id)
    if not records and not path.exists():
        return None
    make_folder(folder)
    write_atomically(path, text_of(known, records).encode("utf-8"))
    return path


def text_of(known: Known, records: Sequence[Record]) -> str:
    lines = [
        f"format: {FORMAT}",
        f"document: {_scalar(known.id)}",
        f"title: {_scalar(known.title)}",
        f"digest: {_scalar(known.digest)}",
        "annotations:" if records else "annotations: []",
    ]
    for record in sorted(records, key=lambda one: (one.annotation.created, one.annotation.id)):
        lines.extend(_entry(record))
    return "\n".join(lines) + "\n"


def _entry(record: Record) -> Iterator[str]:
    one = record.annotation
    fields: list[tuple[str, Any]] = [("id", one.id), ("kind", one.kind), ("section", one.section)]
    if one.selector:
        fields.append(("quote", one.selector.exact))
    fields += [
        ("note", one.note),
        ("colour", one.colour),
        ("tags", one.tags),
        ("state", one.placement.state),
        ("created", one.created),
        ("modified", one.modified),
        ("deleted", one.deleted),
    ]
    if one.selector:
        fields += [(name, getattr(one.selector, name)) for name in ("prefix", "suffix")]
        fields += [("start", one.selector.start), ("end", one.selector.end)]
        fields.append(("section_digest", one.selector.digest))
    else:
        fields += [("section_title", record.heading), ("section_digest", record.digest)]
    mark = "- "
    for name, value in fields:
        if value is None or value == "" or value == ():
            continue
        written = _block(value) if name in ("quote", "note") else _value(value)
        yield f"{mark}{name}: {written}"
        mark = "  "


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_scalar(item) for item in value)}]"
    if isinstance(value, int) or value in _WORDS:
        return str(value)
    return _scalar(value)


def _block(text: str) -> str:
    """Several lines as they are, below one another; one line, or odd characters, in quotes."""
    if "\n" not in text or text.strip("\n") != text or not _PLAIN_LINES.fullmatch(text):
        return _scalar(text)
    # The 2 says how far the block is indented: its first line may begin with blanks.
    return "|2-\n" + "\n".join(f"    {line}" if line else "" for line in text.split("\n"))


def _scalar(text: str) -> str:
    """A JSON string is a YAML string, once what YAML does not print is escaped."""
    written = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def read(path: Path) -> list[Incoming]:
    """The annotations of a mirror. Raises UserFacing: file-missing, mirror-unreadable."""
    data = _loaded(path)
    return [_incoming(data, entry) for entry in data["annotations"]]


def empty_others(folder: Path, documents: Iterable[str]) -> None:
    """Takes the annotations out of the mirrors of all other documents: they are in no notebook.

    Left there, they would come back when a damaged notebook is mended. A file that is no mirror,
    or not under its document's name, is none of ours.
    """
    kept = {file_of(folder, document) for document in documents}
    for path in sorted(set(folder.glob("*.yaml")) - kept):
        try:
            data = _loaded(path)
        except UserFacing:
            continue
        known = Known(*(_text(data, name) for name in ("document", "title", "digest")))
        if data["annotations"] and path == file_of(folder, known.id):
            write(folder, known, ())


def _loaded(path: Path) -> dict[str, Any]:
    """A whole mirror, its annotations a list of mappings; nothing else in it is looked at yet."""
    import yaml

    class Loader(yaml.BaseLoader):
        """Without aliases, which no mirror has: a few lines of them stand for a billion words."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("an alias")
            return super().compose_node(parent, index)

    try:
        if path.stat().st_size > _LARGEST:
            raise UserFacing("mirror-unreadable", path=str(path))
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    except FileNotFoundError as error:
        raise UserFacing("file-missing", path=str(path)) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise UserFacing("mirror-unreadable", path=str(path)) from error
    if not isinstance(data, dict) or data.get("format") != str(FORMAT):
        raise UserFacing("mirror-unreadable", path=str(path))
    entries = data.get("annotations")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UserFacing("mirror-unreadable", path=str(path))
    return data


def _text(source: dict[str, Any], name: str) -> str:
    """A text of the file; whatever else stands there, however deep, counts as none."""
    value = source.get(name, "")
    return value if isinstance(value, str) else ""


def _incoming(data: dict[str, Any], entry: dict[str, Any]) -> Incoming:
    tags = entry.get("tags", [])
    annotation = Annotation(
        id=_text(entry, "id"),
        kind=_text(entry, "kind"),  # type: ignore[arg-type]  # made regular on the way in
        document=_text(data, "document"),
        section=_text(entry, "section") or None,
        selector=_selector(entry),
        note=_text(entry, "note"),
        colour=_text(entry, "colour") or None,
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        created=_text(entry, "created"),
        modified=_text(entry, "modified"),
        placement=Placement("unplaced"),
        deleted=_text(entry, "deleted") or None,
    )
    return Incoming(
        annotation,
        _text(data, "digest"),
        _text(data, "title"),
        _text(entry, "section_title"),
        _text(entry, "section_digest"),
    )


def _selector(entry: dict[str, Any]) -> Selector | None:
    exact = _text(entry, "quote")
    if not exact:
        return None
    numbers = [int(entry[name]) if _is_number(entry.get(name)) else 0 for name in ("start", "end")]
    return Selector(
        _text(entry, "section"),
        exact,
        _text(entry, "prefix"),
        _text(entry, "suffix"),
        numbers[0],
        numbers[1],
        _text(entry, "section_digest"),
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 12


def read_all(folder: Path) -> Iterable[Incoming]:
    """What all readable mirrors hold; one that cannot be read is passed over."""
    for path in sorted(folder.glob("*.yaml")):
        try:
            yield from read(path)
        except UserFacing:
            continue


def rewrite(
    keeper: Keeper, known: Callable[[str], Known], ids: Sequence[str] | None = None
) -> None:
    """Writes the documents that these annotations are on, or all and empties the others."""
    folder = keeper.places.mirror
    documents = keeper.run(lambda file: file.documents_of(ids))
    for document in documents:
        write(
            folder,
            known(document),
            keeper.run(partial(NotebookFile.annotations, document=document)),
        )
    if ids is None:
        empty_others(folder, documents)
