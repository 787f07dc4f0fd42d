# SPDX-License-Identifier: MIT
"""Reading goes on in another edition: where one was, and what was read of it."""

import contextlib
from collections.abc import Sequence

from study_viewer.core.document.carried import Carried
from study_viewer.core.document.changed import SectionText
from study_viewer.core.errors import UserFacing
from study_viewer.core.library import Library
from study_viewer.core.reading import Place, Reading


def texts_of(library: Library, reading: Reading, document: str, back: int) -> list[SectionText]:
    """The text of an edition, so many before the present one; empty where nobody ever read in the
    document, or where it cannot be read."""
    if reading.place_in(document) is None and not reading.progress(document):
        return []
    try:
        return edition_before(library, document, back)
    except UserFacing:
        return []


def edition_before(library: Library, document: str, back: int) -> list[SectionText]:
    """The text of an edition, so many before the present one; raises UserFacing where it cannot be
    read."""
    kept = library.editions(document)
    edition = library.edition(document, kept[-1 - back].number)
    return [
        SectionText(one.id, one.title, edition.text(one.id)) for one in edition.document.sections
    ]


def read_on(
    library: Library, reading: Reading, document: str, before: Sequence[SectionText]
) -> None:
    """Keeps place and progress, which count characters of the text ``before``, as those of the
    present one.

    What cannot be written leaves them as they are: the edition came all the same.
    """
    if not before:
        return
    place, read = reading.place_in(document), reading.progress(document)
    carried = Carried(before, texts_of(library, reading, document, 0))
    now = carried.place(place.section, place.offset) if place else None
    with contextlib.suppress(UserFacing):
        reading.carry(document, now and Place(document, *now), carried.ranges(read))
