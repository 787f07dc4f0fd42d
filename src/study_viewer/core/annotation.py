# SPDX-License-Identifier: MIT
"""What a person leaves in a document: highlights, bookmarks and notes, and where they stand."""

from typing import Literal, NamedTuple

Kind = Literal["highlight", "bookmark", "note"]
State = Literal["placed", "moved", "check", "unplaced"]

KINDS: tuple[Kind, ...] = ("highlight", "bookmark", "note")
STATES: tuple[State, ...] = ("placed", "moved", "check", "unplaced")
COLOURS: tuple[str, ...] = ("yellow", "green", "blue", "red", "purple")
"""The first is the default. What a person calls them is a setting."""


class Selector(NamedTuple):
    """How a passage is found again (W3C TextQuoteSelector and TextPositionSelector).

    ``prefix`` and ``suffix`` are up to 32 characters of the section's plain text on either side;
    ``start`` and ``end`` count code points of it; ``digest`` is of that plain text.
    """

    section: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    digest: str


class Placement(NamedTuple):
    """Where an annotation stands in the document's present text; all None when unplaced.

    A note on a whole section has a section and no offsets, one on a whole document neither.
    """

    state: State
    section: str | None = None
    start: int | None = None
    end: int | None = None


class Annotation(NamedTuple):
    """One highlight, bookmark or note.

    ``section`` and ``selector``: both None for a note on the whole document, ``selector`` None
    for one on a whole section. ``note`` is Markdown, empty when there is none. ``colour`` is one
    of COLOURS, None for a bookmark. Times are ISO 8601, UTC, to the second (``…Z``); ``deleted``
    is the time it went to the trash, or None.
    """

    id: str
    kind: Kind
    document: str
    section: str | None
    selector: Selector | None
    note: str
    colour: str | None
    tags: tuple[str, ...]
    created: str
    modified: str
    placement: Placement
    deleted: str | None = None

    @property
    def quote(self) -> str:
        return self.selector.exact if self.selector else ""


class Incoming(NamedTuple):
    """An annotation on its way in; its placement is not used.

    ``digest`` and ``title`` are the document's; ``heading`` and ``section_digest`` those of the
    section that a note without a passage is on. What is not known is empty.
    """

    annotation: Annotation
    digest: str = ""
    title: str = ""
    heading: str = ""
    section_digest: str = ""
