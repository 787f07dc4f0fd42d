# SPDX-License-Identifier: MIT
"""What the index knows of the files of a document, to be compared with the disk."""

from study_viewer.core.store.index import Index


def stamps(index: Index, document: str) -> list[tuple[str, str]]:
    """Each section's file with what ``stamp_of`` said when it was read, in reading order."""
    question = "SELECT file, stamp FROM sections WHERE document = ? ORDER BY n"
    return [(str(file), str(stamp)) for file, stamp in index.rows(question, document)]
