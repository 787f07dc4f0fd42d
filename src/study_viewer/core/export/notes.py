# SPDX-License-Identifier: MIT
"""A person's note on its way into an export: Markdown read as blocks."""

from study_viewer.core.document.markdown_in import read
from study_viewer.core.document.model import Body


def body_of(note: str) -> Body:
    """The note's blocks; HTML in it is read as the document reader reads it, nothing runs."""
    return read(note)
