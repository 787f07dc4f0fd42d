# SPDX-License-Identifier: MIT
"""What every export promises: a prepared hand-in goes in, bytes come out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Body, Metadata, SectionInfo

SOURCE = "urn:study-viewer:"
"""What the name of a document in a collection begins with; its id follows, and # and a section."""


class Labels(NamedTuple):
    """The few fixed words an export shows, in the language of the hand-in.

    ``colours`` holds only the names that the person gave: that a passage is yellow says its bar.
    ``changed``, ``around`` and ``gone`` are the remarks behind a quote whose place waits for the
    person: other words stand there now, its surroundings are others, it is not in the text.
    """

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
    changed: str = ""
    around: str = ""
    gone: str = ""


class Parts(NamedTuple):
    """What a person ticked. Without a wish every annotation is in.

    ``highlights``, ``notes`` and ``bookmarks`` and ``tags`` decide what the hand-in holds;
    ``titles``, ``colour_names``, ``time`` and ``location`` what a page for people shows of it; of
    the names those that the person gave. Tables and collections (.csv, .json) hold times and
    places in any case.
    """

    titles: bool = True
    highlights: bool = True
    notes: bool = True
    bookmarks: bool = True
    tags: bool = True
    colour_names: bool = True
    time: bool = False
    location: bool = False


EVERYTHING = Parts()


class Rooms(NamedTuple):
    """How many Chinese characters of the title, and of the line under it, a line holds."""

    title: int
    about: int


ROOMS = {"official": Rooms(20, 27), "plain": Rooms(25, 37)}
"""By style, for every page that has it, so that a preview breaks these lines as Word does."""


class Choice(NamedTuple):
    """What a person wants to hand in; without a wish it is everything there is.

    ``document`` None means all documents; ``entry`` is an outline entry of it, which stands for
    itself and all entries below it. Colours and tags are named to be left out, so that a new one
    is in by default. A colour leaves out passages in it, never a note on a whole document or
    section, on which no colour is seen; a tag leaves out all that carry it.
    """

    document: str | None = None
    entry: str | None = None
    parts: Parts = EVERYTHING
    without_colours: frozenset[str] = frozenset()
    without_tags: frozenset[str] = frozenset()


ALL = Choice()


class SectionNotes(NamedTuple):
    """One heading of the hand-in and what stands under it, in document order.

    ``path`` are the outline titles from the top, without the document's own; ``title`` is the
    same as one line ("第二部分 › （一）"), empty where there is no heading; ``level`` is the depth
    of its last part.
    """

    title: str
    level: int
    annotations: tuple[Annotation, ...]
    path: tuple[str, ...] = ()


class DocumentNotes(NamedTuple):
    """All annotations of one document: those on the whole of it first, the unplaced ones last.

    ``digest`` is the document's, by which another computer finds the same text again; ``outlined``
    are its sections, which tell the same of notes on a whole section. ``paragraphs`` says of an
    annotation, by its id, in which paragraph below its heading it begins, from 1; ``headings``
    which heading that is where it is another than the one the annotation stands below. ``rows``
    has the quote of one that goes over cells of a table as people read it, row by row. ``present``
    has the words that stand at its place now, where they are others than those it was made on.
    """

    id: str
    metadata: Metadata
    whole: tuple[Annotation, ...]
    sections: tuple[SectionNotes, ...]
    unplaced: tuple[Annotation, ...]
    digest: str = ""
    outlined: tuple[SectionInfo, ...] = ()
    paragraphs: Mapping[str, int] = {}
    headings: Mapping[str, str] = {}
    rows: Mapping[str, str] = {}
    present: Mapping[str, str] = {}

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All of them in the order of the hand-in."""
        placed = (one for section in self.sections for one in section.annotations)
        return (*self.whole, *placed, *self.unplaced)


def no_picture(document: str, path: str) -> bytes | None:
    """Nothing to show: a note's picture is then its description."""
    return None


@dataclass(frozen=True)
class HandIn:
    """What is handed in, and by whom; ``date`` is ISO 8601, ``language`` zh or en.

    ``picture`` gives the bytes of an image that a note in a document names, or None.
    """

    title: str
    name: str
    unit: str
    date: str
    language: str
    documents: tuple[DocumentNotes, ...]
    labels: Labels
    parts: Parts = EVERYTHING
    picture: Callable[[str, str], bytes | None] = no_picture


TOGETHER = 300
"""A passage and its note up to this many characters stay on one page as a whole (half an official
one: 11 lines of 27). Of longer ones the quote stays with the beginning of the note, unless it is
longer itself: LibreOffice then leaves the heading above it alone on a page."""


def passages(annotations: tuple[Annotation, ...]) -> Iterator[tuple[Annotation, ...]]:
    """Neighbours on one and the same passage, together: its quote is then shown once.

    A second note on a passage is an annotation of its own; a bookmark always stands alone.
    """
    group: list[Annotation] = []
    for annotation in annotations:
        if group and not _same_passage(group[-1], annotation):
            yield tuple(group)
            group = []
        group.append(annotation)
    if group:
        yield tuple(group)


def headed(
    document: DocumentNotes,
) -> Iterator[tuple[tuple[tuple[int, str], ...], SectionNotes]]:
    """Each section with (depth, title) of the headings that come before it.

    What stands below the document's title alone has none, unless notes on the whole of it, with
    their own heading, come between.
    """
    above: tuple[str, ...] = ()
    for section in document.sections:
        steps = tuple(_new_steps(section, above))
        if not section.title and document.whole:
            steps = ((0, document.metadata.title),)
        yield steps, section
        above = section.path or above


def _new_steps(section: SectionNotes, above: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """(depth, title) of each step of the section's path that the section above it did not have.

    Coming back from a part of a chapter to the chapter itself names the chapter again.
    """
    path = section.path or ((section.title,) if section.title else ())
    same = 0
    while same < min(len(path), len(above)) and path[same] == above[same]:
        same += 1
    if same == len(path):
        same = max(0, same - 1)
    for depth in range(same, len(path)):
        yield depth, path[depth]


def _same_passage(one: Annotation, other: Annotation) -> bool:
    if "bookmark" in (one.kind, other.kind) or not one.selector or not other.selector:
        return False
    if one.placement.start is None or one.quote != other.quote:
        return False
    return one.placement[1:] == other.placement[1:]


class FullText(NamedTuple):
    """A document's cleaned text on its way out: (section title, body) in order.

    ``picture`` gives the bytes of an image the text names, or None when it is not there.
    """

    metadata: Metadata
    sections: tuple[tuple[str, Body], ...]
    picture: Callable[[str], bytes | None]


class PagePrinter(Protocol):
    """Turns a hand-in into a PDF; implemented where there is a page layout (``ui/common/pdf``).

    ``style`` is official or plain.
    """

    def __call__(self, hand_in: HandIn, style: str) -> bytes: ...


class Exporter(Protocol):
    """One format: the whole file as bytes. ``style`` is official or plain, where it matters."""

    def __call__(self, hand_in: HandIn, style: str) -> bytes: ...


class DocumentExporter(Protocol):
    """One format of a document's own text."""

    def __call__(self, text: FullText) -> bytes | str: ...
