# SPDX-License-Identifier: MIT
"""What every export promises: a prepared hand-in goes in, bytes come out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Body, Metadata


class Labels(NamedTuple):
    """The few fixed words an export shows, in the language of the person."""

    highlight: str
    bookmark: str
    note: str
    my_note: str
    tags: str
    unplaced: str
    whole_document: str
    whole_section: str
    unit: str
    name: str
    date: str
    notes_title: str
    created: str
    location: str
    colours: dict[str, str]


class SectionNotes(NamedTuple):
    """One heading of the hand-in and what stands under it, in document order.

    ``title`` is the path of outline titles from the top ("第二部分 › （一）"), empty for notes on
    the whole document; ``level`` is the depth of its last part.
    """

    title: str
    level: int
    annotations: tuple[Annotation, ...]


class DocumentNotes(NamedTuple):
    """All annotations of one document: those on the whole of it first, the unplaced ones last."""

    id: str
    metadata: Metadata
    whole: tuple[Annotation, ...]
    sections: tuple[SectionNotes, ...]
    unplaced: tuple[Annotation, ...]


@dataclass(frozen=True)
class HandIn:
    """What is handed in, and by whom; ``date`` is ISO 8601, ``language`` zh or en."""

    title: str
    name: str
    unit: str
    date: str
    language: str
    documents: tuple[DocumentNotes, ...]
    labels: Labels


class FullText(NamedTuple):
    """A document's cleaned text on its way out: (section title, body) in order.

    ``picture`` gives the bytes of an image the text names, or None when it is not there.
    """

    metadata: Metadata
    sections: tuple[tuple[str, Body], ...]
    picture: Callable[[str], bytes | None]


class PagePrinter(Protocol):
    """Turns a hand-in into a PDF; implemented where there is a page layout (``ui/common/pdf``)."""

    def __call__(self, hand_in: HandIn) -> bytes: ...


class Exporter(Protocol):
    """One format: ``suffix`` with its dot, and the whole file as bytes."""

    suffix: str

    def __call__(self, hand_in: HandIn) -> bytes: ...


class Destination(NamedTuple):
    """Where an export goes and as what; an empty ``format`` is taken from the suffix."""

    path: Path
    format: str = ""
