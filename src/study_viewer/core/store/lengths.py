# SPDX-License-Identifier: MIT
"""How long the sections of several documents are, asked for together."""

from collections.abc import Sequence

from study_viewer.core.store.index import Index

_AT_ONCE = 500


def lengths(index: Index, documents: Sequence[str]) -> dict[tuple[str, str], int]:
    """(document, section) → its characters."""
    found: dict[tuple[str, str], int] = {}
    for first in range(0, len(documents), _AT_ONCE):
        some = documents[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        question = f"SELECT document, id, characters FROM sections WHERE document IN ({marks})"
        for document, section, characters in index.rows(question, *some):
            found[str(document), str(section)] = int(characters)
    return found
