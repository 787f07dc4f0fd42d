# SPDX-License-Identifier: MIT
"""Where reading goes on in a document, and whether it is still the text that was read."""

from study_viewer.core.document.model import Body
from study_viewer.core.errors import UserFacing
from study_viewer.core.reading import Place
from study_viewer.core.workspace import Workspace


def last_place(workspace: Workspace, document: str) -> tuple[str, int]:
    """(section, offset) where one was last, else its beginning; raises UserFacing."""
    library = workspace.library
    place = workspace.reading.place_in(document)
    if place is not None and library.section(document, place.section):
        return place.section, place.offset
    first = library.first_section(document)
    if first is None:
        raise UserFacing("document-unknown", document=document)
    return first, 0


def last_place_of_all(workspace: Workspace) -> Place | None:
    """Where one was last in a document that is still there, or that waits to be read and is read
    first for it: the place would be forgotten in favour of whatever is shown instead."""
    library = workspace.library
    for number, document in enumerate(workspace.reading.last_read()):
        if library.digest(document) or (number == 0 and library.take_first(document)):
            return workspace.reading.place_in(document)
    return None


def first_of_all(workspace: Workspace, language: str) -> str | None:
    """The first document on the shelf."""
    first = workspace.library.first(language)
    return None if first is None else first.id


def edition_of(workspace: Workspace, document: str) -> int:
    """The number of the edition that is there; 0 where that cannot be told now."""
    try:
        return workspace.library.shelved(document).edition
    except UserFacing:
        return 0


def is_set_otherwise(workspace: Workspace, document: str, section: str, body: Body) -> bool:
    """Whether the same words are set otherwise now: a paragraph may have become a heading."""
    return workspace.library.body(document, section) != body
