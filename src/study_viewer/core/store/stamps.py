# SPDX-License-Identifier: MIT
"""What the index knows of the files of a document, to be compared with the disk."""

from study_viewer.core.store.index import Index, Shelved


def stamps(index: Index, document: str) -> list[tuple[str, str]]:
    """Each section's file with what ``stamp_of`` said when it was read, in reading order."""
    question = "SELECT file, stamp FROM sections WHERE document = ? ORDER BY n"
    return [(str(file), str(stamp)) for file, stamp in index.rows(question, document)]


def marks(index: Index) -> dict[str, str]:
    """Each document's ``mark_of``, without the rest of it."""
    found = index.rows("SELECT id, stamp, digest FROM documents")
    return {str(id): _mark(stamp, digest) for id, stamp, digest in found}


def mark_of(shelved: Shelved) -> str:
    """Another one as soon as its text, its contents or what it is called are others."""
    return _mark(shelved.stamp, shelved.digest)


def _mark(stamp: str, digest: str) -> str:
    return f"{stamp} {digest}"


def version(index: Index) -> int:
    """Another one as soon as another connection has written to the index."""
    return int(index.rows("PRAGMA data_version")[0][0])
