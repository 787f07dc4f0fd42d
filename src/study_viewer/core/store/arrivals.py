# SPDX-License-Identifier: MIT
"""What the index knows of paths that were imported: with which bytes, and what became of them."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from study_viewer.core.store.index import Index


class Arrival(NamedTuple):
    """``asked`` is what the person asked for, ``bytes`` the digest of what lay at the path and
    ``text`` that of the document that came of it; ``remarks`` are (code, place, text)."""

    path: str
    asked: str
    bytes: str
    document: str
    text: str
    paragraphs: int
    remarks: tuple[tuple[str, str, str], ...]


def put(index: Index, arrivals: Iterable[Arrival]) -> None:
    """Replaces what is known of their paths; inside ``Index.writing``."""
    index.run_for_each(
        "INSERT OR REPLACE INTO arrivals VALUES (?,?,?,?,?,?,?)",
        ((*one[:6], json.dumps(one.remarks)) for one in arrivals),
    )


def known(index: Index, path: str) -> Arrival | None:
    found = index.rows(
        "SELECT path, asked, bytes, document, text, paragraphs, remarks FROM arrivals"
        " WHERE path = ?",
        path,
    )
    if not found:
        return None
    name, asked, digest, document, text, paragraphs, remarks = found[0]
    told = tuple((str(code), str(place), str(text)) for code, place, text in json.loads(remarks))
    return Arrival(name, asked, digest, document, text, paragraphs, told)
