# SPDX-License-Identifier: MIT
"""What is told of another edition that is read now, and where its annotations stand."""

from typing import TYPE_CHECKING, NamedTuple

from study_viewer.core.workspace import Restated, Workspace
from study_viewer.ui.common.contents import Contents
from study_viewer.ui.desk.listing import Headings

if TYPE_CHECKING:
    from study_viewer.ui.dialogs.edition_report import Line


class News(NamedTuple):
    """A document is read in another edition now; ``back`` says that it was gone back to."""

    document: str
    title: str
    number: int
    states: tuple[Restated, ...]
    lost: int = 0
    back: bool = False


def lines(workspace: Workspace, news: News) -> "tuple[Line, ...]":
    """In the order of the document; an annotation that was deleted meanwhile is left out."""
    from study_viewer.ui.dialogs.edition_report import Line

    states = {name: (before, now) for name, before, now in news.states}
    there = [one for one in workspace.notebook.list(news.document) if one.id in states]

    def contents_of(document: str) -> Contents:
        return contents

    contents = Contents(workspace.library.outlined(news.document))
    headings = Headings(workspace.library, workspace.notebook, contents_of, titled=False)
    return tuple(
        Line(
            card.annotation.id,
            card.annotation.quote or card.annotation.note,
            *states[card.annotation.id],
            "" if card.annotation.placement.state == "unplaced" else card.heading,
        )
        for card in headings.cards(there)
    )
