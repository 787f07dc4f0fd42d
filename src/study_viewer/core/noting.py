# SPDX-License-Identifier: MIT
"""What a person may write into an annotation: checked and made regular before it is kept."""

import os
import re
import time
from collections.abc import Iterable

from study_viewer.core.annotation import COLOURS, KINDS, Annotation, Kind
from study_viewer.core.errors import UserFacing
from study_viewer.core.one_line import one_line, whole_characters

# Control characters that no note shows; tab and line feed stay.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0\ufdd1]")


def now() -> str:
    return stamp(time.time())


def stamp(seconds: float) -> str:
    """ISO 8601, UTC, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def after(modified: str, moment: str) -> str:
    """The time to write down for a change made at ``moment`` to what was modified at ``modified``.

    What came from a computer whose clock is fast lies ahead of ours; a change to it counts as
    one second later than that, or bringing the same file in again would undo the change.
    """
    if modified <= moment:
        return moment
    import calendar  # hardly ever needed, and not by a start

    try:
        parsed = time.strptime(modified, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return modified
    # After the year 9999 comes no time of four digits.
    return max(modified, stamp(calendar.timegm(parsed) + 1))


def new_id() -> str:
    """A random UUID (version 4); the uuid module would cost a start 14 ms."""
    digits = bytearray(os.urandom(16))
    digits[6] = digits[6] & 0x0F | 0x40
    digits[8] = digits[8] & 0x3F | 0x80
    text = digits.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def regular_note(note: str) -> str:
    """Line ends as LF, nothing invisible, lone surrogates as U+FFFD; only blanks count as none."""
    note = note.replace("\r\n", "\n").replace("\r", "\n")
    note = whole_characters(_UNSEEN.sub("", note))
    return note if note.strip() else ""


def regular_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Trimmed, blanks inside made one space, each once; compared without regard to case."""
    found: dict[str, str] = {}
    for tag in tags:
        regular = one_line(regular_note(tag))
        if regular:
            found.setdefault(folded(regular), regular)
    return tuple(found.values())


def folded(tag: str) -> str:
    return " ".join(tag.split()).casefold()


def known_kind(kind: str) -> Kind:
    if kind not in KINDS:
        raise UserFacing("kind-unknown", kind=kind, kinds=", ".join(KINDS))
    return kind


def possible_kind(kind: Kind, note: str, has_passage: bool) -> Kind:
    """What comes from elsewhere, as far as it can be it: a note has text, a highlight a passage."""
    if kind == "note" and not note:
        kind = "highlight"
    if kind == "highlight" and not has_passage:
        kind = "note" if note else "bookmark"
    return kind


def known_colour(colour: str | None, kind: Kind) -> str | None:
    """The colour to keep: a bookmark has none, others the first where none is named."""
    if kind == "bookmark":
        return None
    if colour is None:
        return COLOURS[0]
    if colour not in COLOURS:
        raise UserFacing("colour-unknown", colour=colour, colours=", ".join(COLOURS))
    return colour


def complete(annotation: Annotation) -> Annotation:
    """The annotation, if it may be kept: a note has text, a highlight a passage."""
    if annotation.kind == "note" and not annotation.note:
        raise UserFacing("note-empty")
    if annotation.kind == "highlight" and annotation.selector is None:
        raise UserFacing("passage-missing")
    return annotation


def edited(
    old: Annotation,
    kind: str | None,
    note: str | None,
    colour: str | None,
    tags: Iterable[str] | None,
) -> Annotation:
    """The annotation with what is not None changed; ``modified`` is left to the caller."""
    new_kind = old.kind if kind is None else known_kind(kind)
    if colour is not None and new_kind == "bookmark":
        raise UserFacing("bookmark-without-colour")
    return complete(
        old._replace(
            kind=new_kind,
            note=old.note if note is None else regular_note(note),
            colour=known_colour(old.colour if colour is None else colour, new_kind),
            tags=old.tags if tags is None else regular_tags(tags),
        )
    )
