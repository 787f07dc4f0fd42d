# SPDX-License-Identifier: MIT
"""Reads a W3C AnnotationCollection, ours or another program's; nothing in it is trusted."""

import datetime
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from study_viewer.core.annotation import (
    COLOURS,
    Annotation,
    Incoming,
    Kind,
    Placement,
    Selector,
)
from study_viewer.core.document.selector import CONTEXT
from study_viewer.core.errors import UserFacing
from study_viewer.core.export.contract import SOURCE
from study_viewer.core.noting import possible_kind, regular_note, regular_tags

LARGEST_FILE = 200_000_000
LONGEST_TEXT = 1_000_000
LONGEST_TAG = 200
MOST_TAGS = 100
LONGEST_NAME = 1_000
FARTHEST = 2_000_000_000

_KINDS: dict[str, Kind] = {
    "highlighting": "highlight",
    "bookmarking": "bookmark",
    "commenting": "note",
}
_UUID = re.compile(r"(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\Z", re.IGNORECASE)
# A document's id names a folder and a file.
_DOCUMENT = re.compile(r"[^\W_][\w.\-]{0,99}\Z")
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_NO_TIME = "1970-01-01T00:00:00Z"


class _Unreadable(Exception):
    """This one item says nothing that could be kept."""


def read_collection(data: bytes, skipped: list[str] | None = None) -> list[Incoming]:
    """Every item that can be kept, in the order of the file, each id once.

    The ids of the others go to ``skipped``. Bodies of other kinds are passed over; what belongs to
    no document of ours keeps its quote under a document of its own. Raises UserFacing: notes-file-
    large, notes-file-unreadable (no JSON), notes-file-foreign (no annotations in it).
    """
    if len(data) > LARGEST_FILE:
        raise UserFacing("notes-file-large", megabytes=LARGEST_FILE // 1_000_000)
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UserFacing("notes-file-unreadable") from error
    titles = _titles(whole)
    found: dict[str, Incoming] = {}
    failed: list[str] = []
    for item in _items(whole):
        try:
            incoming = _incoming(item, titles)
        except _Unreadable:
            failed.append(_text(item.get("id"), LONGEST_NAME) if isinstance(item, dict) else "")
            continue
        known = found.get(incoming.annotation.id)
        if known is None or known.annotation.modified < incoming.annotation.modified:
            found[incoming.annotation.id] = incoming
    if failed and not found:
        raise UserFacing("notes-file-foreign")
    if skipped is not None:
        skipped.extend(failed)
    return list(found.values())


def _items(whole: Any) -> list[Any]:
    """Of a collection, of its first page, a bare list, or one single annotation."""
    if isinstance(whole, dict):
        first = whole.get("first")
        if isinstance(first, dict) and "items" not in whole:
            whole = first
        if isinstance(whole.get("items"), list):
            return list(whole["items"])
        if whole.get("type") == "Annotation":
            return [whole]
    if isinstance(whole, list) and whole:
        return whole
    raise UserFacing("notes-file-foreign")


def _titles(whole: Any) -> dict[str, str]:
    documents = whole.get("documents") if isinstance(whole, dict) else None
    return {
        document["id"]: _line(document.get("title"))
        for document in (documents if isinstance(documents, list) else [])
        if isinstance(document, dict) and isinstance(document.get("id"), str)
    }


def _incoming(item: Any, titles: dict[str, str]) -> Incoming:
    if not isinstance(item, dict):
        raise _Unreadable
    target = _first(item.get("target"))
    source = _source(target)
    document, section = _place(source)
    selector = _selector(target, section)
    note, tags = _bodies(item.get("body"))
    said = _kind_said(item)
    if not (said == "bookmark" or selector or note or tags):
        raise _Unreadable
    kind = possible_kind(said, note, selector is not None)
    colour = item.get("colour") if item.get("colour") in COLOURS else COLOURS[0]
    modified = _moment(item.get("modified"), item.get("created"))
    annotation = Annotation(
        id=_id(item.get("id")),
        kind=kind,
        document=document,
        section=section,
        selector=selector,
        note=note,
        colour=None if kind == "bookmark" else colour,
        tags=tags,
        created=_moment(item.get("created"), modified),
        modified=modified,
        placement=Placement("unplaced"),
    )
    heading, digest = "", ""
    if selector is None and section is not None and isinstance(target, dict):
        heading, digest = _line(target.get("title")), _digest(target.get("digest"))
    return Incoming(
        annotation, _digest(item.get("digest")), titles.get(document, ""), heading, digest
    )


def _kind_said(item: dict[str, Any]) -> Kind:
    said = _first(item.get("motivation"))
    return _KINDS.get(said, "highlight") if isinstance(said, str) else "highlight"


def _id(id: Any) -> str:
    """A UUID as it is; any other name gives the same UUID each time, so it never doubles."""
    if not isinstance(id, str) or not 0 < len(id) <= LONGEST_NAME:
        raise _Unreadable
    known = _UUID.match(id)
    if known:
        return known.group(1).lower()
    made = hashlib.sha256(id.encode("utf-8", "replace")).hexdigest()
    return f"{made[:8]}-{made[8:12]}-8{made[13:16]}-8{made[17:20]}-{made[20:32]}"


def _source(target: Any) -> str:
    source = target.get("source", target.get("id")) if isinstance(target, dict) else target
    if isinstance(source, dict):
        source = source.get("id")
    if not isinstance(source, str) or not 0 < len(source) <= LONGEST_NAME:
        raise _Unreadable
    return source


def _place(source: str) -> tuple[str, str | None]:
    """The document and section a source names; a foreign one gets a document id of its own."""
    if source.startswith(SOURCE):
        document, mark, section = source[len(SOURCE) :].partition("#")
        document, section = unquote(document), _clean(unquote(section))
        if _DOCUMENT.match(document):
            return document, section if mark and section else None
    made = hashlib.sha256(source.partition("#")[0].encode("utf-8", "replace")).hexdigest()
    return f"d-{made[:12]}", None


def _selector(target: Any, section: str | None) -> Selector | None:
    """The passage, if a quote describes it; without a quote it could never be found again."""
    if not isinstance(target, dict):
        return None
    quote: dict[str, Any] = {}
    position: dict[str, Any] = {}
    for one in _each(target.get("selector")):
        if one.get("type") == "TextQuoteSelector" and not quote:
            quote = one
        elif one.get("type") == "TextPositionSelector" and not position:
            position = one
    exact = quote.get("exact")
    if not isinstance(exact, str):
        return None
    if len(exact) > LONGEST_TEXT:
        raise _Unreadable
    exact = _clean(exact)
    if not exact.strip():
        return None
    start = _offset(position.get("start"), 0)
    return Selector(
        section=section or "",
        exact=exact,
        prefix=_clean(_text(quote.get("prefix"), LONGEST_TEXT))[-CONTEXT:],
        suffix=_clean(_text(quote.get("suffix"), LONGEST_TEXT))[:CONTEXT],
        start=start,
        end=max(_offset(position.get("end"), start + len(exact)), start),
        digest=_digest(target.get("digest")),
    )


def _bodies(bodies: Any) -> tuple[str, tuple[str, ...]]:
    """All comments as one note, and the tags."""
    notes: list[str] = []
    tags: list[str] = []
    if isinstance(bodies, str):
        bodies = {"type": "TextualBody", "value": bodies}
    for body in _each(bodies):
        value = body.get("value")
        if body.get("type") != "TextualBody" or not isinstance(value, str):
            continue
        if len(value) > LONGEST_TEXT:
            raise _Unreadable
        purpose = body.get("purpose", "commenting")
        if purpose == "tagging":
            tags.append(value[:LONGEST_TAG])
        elif purpose in ("commenting", "describing", "replying"):
            notes.append(regular_note(value))
    note = "\n\n".join(note for note in notes if note)
    return note, regular_tags(tags)[:MOST_TAGS]


def _each(value: Any) -> Iterator[dict[str, Any]]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one


def _first(value: Any) -> Any:
    if isinstance(value, list):
        return value[0] if value else None
    return value


def _text(value: Any, most: int) -> str:
    return value[:most] if isinstance(value, str) else ""


def _line(value: Any) -> str:
    return " ".join(_clean(_text(value, LONGEST_NAME)).split())


def _clean(text: str) -> str:
    """Without what no plain text holds; blanks stay as they are, for quotes are compared."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0\ufdd1]", "", text)


def _offset(value: Any, otherwise: int) -> int:
    right = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= FARTHEST
    return value if right else otherwise


def _digest(value: Any) -> str:
    return value if isinstance(value, str) and _DIGEST.match(value) else ""


def _moment(*values: Any) -> str:
    """The first that is a time, in UTC to the second; one without a zone is taken as UTC."""
    for value in values:
        if not isinstance(value, str) or len(value) > 40:
            continue
        try:
            moment = datetime.datetime.fromisoformat(value)
            if moment.tzinfo is not None:
                moment = moment.astimezone(datetime.UTC)
        except (ValueError, OverflowError):
            continue
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    return _NO_TIME
