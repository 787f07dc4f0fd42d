# SPDX-License-Identifier: MIT
"""What the index knows of the files of a document, to be compared with the disk."""

from collections.abc import Iterable

from study_viewer.core.store.index import Index, Shelved

_AT_ONCE = 500
"""Older versions of SQLite take no more than 999 values in a question."""


def stamps(index: Index, document: str) -> list[tuple[str, str]]:
    """Each section's file with what ``stamp_of`` said when it was read, in reading order."""
    question = "SELECT file, stamp FROM sections WHERE document = ? ORDER BY n"
    return [(str(file), str(stamp)) for file, stamp in index.rows(question, document)]


def marks(index: Index, documents: Iterable[str] | None = None) -> dict[str, str]:
    """Each document's ``mark_of``, without the rest of it; of all, or of these as far as they are
    there."""
    question = "SELECT id, stamp, digest FROM documents"
    if documents is None:
        return _marks(index.rows(question))
    wanted, found = tuple(documents), {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        places = ",".join("?" * len(some))
        found.update(_marks(index.rows(f"{question} WHERE id IN ({places})", *some)))
    return found


def _marks(rows: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    return {id: _mark(stamp, digest) for id, stamp, digest in rows}


def mark_of(shelved: Shelved) -> str:
    """Another one as soon as its text, its contents or what it is called are others."""
    return _mark(shelved.stamp, shelved.digest)


def _mark(stamp: str, digest: str) -> str:
    return f"{stamp} {digest}"


def version(index: Index) -> int:
    """Another one as soon as another connection has written to the index."""
    return int(index.rows("PRAGMA data_version")[0][0])
