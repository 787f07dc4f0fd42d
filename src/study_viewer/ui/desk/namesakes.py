# SPDX-License-Identifier: MIT
"""What tells documents of one title apart: the first of some marks that no other one has."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from study_viewer.core.holdings import Shelved


def told_apart(shelf: Sequence[Shelved]) -> Mapping[str, str]:
    """By id, for documents that share their title with another one and for no others.

    The date comes before the file it came from, then its number, then its length. Nothing is said
    of one that has none of these for itself.
    """
    titles = Counter(one.title for one in shelf)
    alike = {one.id: (one.title, _marks(one)) for one in shelf if titles[one.title] > 1}
    known = Counter((title, *mark) for title, marks in alike.values() for mark in enumerate(marks))
    apart: dict[str, str] = {}
    for id, (title, marks) in alike.items():
        for mark in enumerate(marks):
            if mark[1] and known[(title, *mark)] == 1:
                apart[id] = mark[1]
                break
    return apart


def _marks(one: Shelved) -> tuple[str, ...]:
    about = one.metadata
    length = QCoreApplication.translate("Namesakes", "{count} chars")
    return (
        about.issued_on,
        about.imported_from,
        about.number,
        length.format(count=f"{one.characters:,}"),
    )
