# SPDX-License-Identifier: MIT
"""How an annotation lies in its row, and the checksum that tells a sound row from a damaged one."""

import re
import zlib
from typing import Any, NamedTuple, cast

from study_viewer.core.annotation import KINDS, STATES, Annotation, Kind, Placement, Selector, State

COLUMNS = (
    "id",
    "kind",
    "document",
    "section",
    "exact",
    "prefix",
    "suffix",
    "start",
    "stop",
    "digest",
    "note",
    "colour",
    "tags",
    "created",
    "modified",
    "deleted",
    "state",
    "at_section",
    "at_start",
    "at_stop",
    "resolved",
)
"""All but the checksum, which is the last."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class Record(NamedTuple):
    """An annotation and what only the notebook needs to know.

    ``resolved`` is the digest of the document's text in which the placement holds, empty when the
    document was not there. ``heading`` and ``digest`` are the title and the plain text's digest of
    the section that a note without a passage is on.
    """

    annotation: Annotation
    resolved: str = ""
    heading: str = ""
    digest: str = ""


def checksum(values: tuple[Any, ...]) -> int:
    """CRC-32 over the values as text; the same on every PC and in every version.

    It guards against flipped bits and overwritten pages, not against people.
    """
    return zlib.crc32("\x1e".join(map(str, values)).encode("utf-8", "surrogatepass"))


def sealed(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*values, checksum(values))


def is_sound(row: tuple[Any, ...]) -> bool:
    return bool(row[-1] == checksum(row[:-1]))


def to_row(record: Record) -> tuple[Any, ...]:
    one, place = record.annotation, record.annotation.placement
    if one.selector:
        section, exact, prefix, suffix, start, stop, digest = one.selector
        described: tuple[Any, ...] = (section, exact, prefix, suffix, start, stop, digest)
    else:
        described = (one.section, record.heading, "", "", None, None, record.digest)
    return sealed(
        (
            one.id,
            one.kind,
            one.document,
            *described,
            one.note,
            one.colour,
            "\n".join(one.tags),
            one.created,
            one.modified,
            one.deleted,
            *place,
            record.resolved,
        )
    )


def from_row(row: tuple[Any, ...]) -> Record:
    """The record of a row as ``to_row`` made it; the checksum is not looked at here."""
    (id_, kind, document, section, exact, prefix, suffix, start, stop, digest) = row[:10]
    (note, colour, tags, created, modified, deleted, *place, resolved) = row[10:21]
    selector = None
    if start is not None:
        selector = Selector(section, exact, prefix, suffix, start, stop, digest)
    annotation = Annotation(
        id_,
        kind,
        document,
        section,
        selector,
        note,
        colour,
        tuple(tags.split("\n")) if tags else (),
        created,
        modified,
        Placement(*place),
        deleted,
    )
    if selector:
        return Record(annotation, resolved)
    return Record(annotation, resolved, exact, digest)


def from_doubtful_row(row: tuple[Any, ...]) -> Record | None:
    """What can be kept of a row whose checksum does not fit; None when nothing worth it is left.

    Its passage is to be checked by the person, whatever the row says.
    """
    values = [_readable(value) for value in row[:21]]
    for place in (0, 2, 4, 5, 6, 9, 10, 12, 13, 14, 16, 20):
        values[place] = values[place] if isinstance(values[place], str) else ""
    for place in (7, 8, 18, 19):
        values[place] = values[place] if isinstance(values[place], int) else None
    if not values[0] or not values[2] or not (values[4] or values[10]):
        return None
    if values[7] is None or values[8] is None or values[3] is None:
        values[7] = values[8] = None
    if not isinstance(values[15], str) or not _TIME.fullmatch(values[15]):
        # In doubt it is shown.
        values[15] = None
    values[1] = cast("Kind", values[1]) if values[1] in KINDS else "note"
    values[16] = cast("State", values[16]) if values[16] in STATES else "unplaced"
    if values[7] is not None and values[16] in ("placed", "moved"):
        values[16] = "check"
    return from_row((*values, 0))


def _readable(value: Any) -> Any:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
