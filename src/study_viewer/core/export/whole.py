# SPDX-License-Identifier: MIT
"""A whole document as one text: its title and those of its sections where the text has none."""

from collections.abc import Iterator

from study_viewer.core.document.model import Body, Heading, Span
from study_viewer.core.document.plain import text_of
from study_viewer.core.export.contract import FullText


def squeezed(text: str) -> str:
    """What is compared: a title may be broken over two lines in the text."""
    return "".join(text.split())


def titled(text: FullText) -> Iterator[Body]:
    """Each section's body; a title that no heading of the text says stands before it."""
    said = {
        squeezed(text_of(block.spans))
        for _, body in text.sections
        for block in body.blocks
        if isinstance(block, Heading)
    }
    title = text.metadata.title
    first = [title] if title and squeezed(title) not in said else []
    many = len(text.sections) > 1
    for name, body in text.sections:
        wanted = list(first)
        if many and name and squeezed(name) not in {*said, squeezed(title)}:
            wanted.append(name)
        added = tuple(
            Heading(1 if one is title else 2, (Span(one),), align="center" if one is title else "")
            for one in wanted
        )
        yield Body((*added, *body.blocks), body.notes)
        first = []
