# SPDX-License-Identifier: MIT
"""A passage with where it stands, for the clipboard."""

from study_viewer.core.document.citation import citation, spot
from study_viewer.core.document.plain import leaves
from study_viewer.core.document.walk import taken_along
from study_viewer.core.workspace import Workspace
from study_viewer.ui.desk.reading import ReadingDesk


def cited(
    workspace: Workspace, desk: ReadingDesk, document: str, section: str, start: int, end: int
) -> str:
    """The passage from ``start`` to ``end`` of a section, in the document's language.

    Raises UserFacing when the document or the section is gone.
    """
    body = workspace.library.body(document, section)
    quote = taken_along(body, workspace.library.text(document, section), start, end)
    contents = desk.contents(document)
    path = contents.ancestors(contents.entry_at(section, start))
    chinese = workspace.library.shelved(document).metadata.language.startswith("zh")
    at = spot(contents.title, path, tuple(leaves(body)), section, start)
    return citation(quote, contents.title, at, chinese=chinese or None)
