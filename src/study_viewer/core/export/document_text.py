# SPDX-License-Identifier: MIT
"""The cleaned text of a document and nothing else."""

from study_viewer.core.document.plain import plain_text
from study_viewer.core.export.contract import FullText


def export(text: FullText) -> str:
    """The plain text of its sections, joined by LF: of one section exactly what offsets count."""
    return "\n".join(plain_text(body) for _, body in text.sections)
