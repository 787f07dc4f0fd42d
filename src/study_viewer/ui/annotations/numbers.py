# SPDX-License-Identifier: MIT
"""In which row an annotation stands, known without counting anew after every change."""

from collections.abc import Sequence

from study_viewer.ui.annotations.listed import Card, Row, row_numbers

# Each is looked at when a row is asked for; counting 100,000 rows anew takes 15 ms.
_EDITS = 64


class RowNumbers:
    """Follows the rows that come and go since they were counted last."""

    def __init__(self) -> None:
        self._counted: dict[str, int] = {}
        self._edits: list[tuple[int, int]] = []
        """A row, and how many came there, or went from there on (below 0)."""
        self._added: dict[str, tuple[int, int]] = {}
        """What came since: its row then, and how many edits there were before."""
        self._stale = False

    def count(self, known: dict[str, int] | None = None) -> None:
        """The rows are others; ``known`` if somebody counted them already."""
        if known is None:
            self._stale = True
        else:
            self._counted, self._edits, self._added, self._stale = known, [], {}, False

    def came(self, row: int, rows: Sequence[Row]) -> None:
        self._edits.append((row, len(rows)))
        for number, one in enumerate(rows, row):
            if isinstance(one, Card):
                self._added[one.annotation.id] = (number, len(self._edits))
        self._stale = self._stale or len(self._edits) > _EDITS

    def went(self, row: int, count: int) -> None:
        self._edits.append((row, -count))
        self._stale = self._stale or len(self._edits) > _EDITS

    def renamed(self, row: int, annotation: str) -> None:
        self._added[annotation] = (row, len(self._edits))

    def forget(self, annotation: str) -> None:
        self._added.pop(annotation, None)
        self._counted.pop(annotation, None)

    def of(self, annotation: str, rows: Sequence[Row]) -> int | None:
        """``rows`` as they are now."""
        if self._stale:
            self.count(row_numbers(rows))
        since = 0
        row = self._counted.get(annotation)
        if annotation in self._added:
            row, since = self._added[annotation]
        if row is None:
            return None
        for first, count in self._edits[since:]:
            if count > 0:
                row += count if row >= first else 0
            elif first <= row < first - count:
                return None
            elif row >= first:
                row += count
        return row
