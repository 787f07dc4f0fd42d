# SPDX-License-Identifier: MIT
"""What was found, row by row: titles, then places in the texts, then notes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from study_viewer.core.searching import Hit

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

Part = Literal["title", "text", "note"]
PARTS: tuple[Part, ...] = ("title", "text", "note")


class Row(NamedTuple):
    """A place, a heading over places, or with ``more`` the way to those that are not shown yet.

    ``detail`` is said in passing; ``count`` belongs to a heading. The headings of titles and notes
    have no words of their own: they are those of the window's language.
    """

    part: Part
    title: str = ""
    detail: str = ""
    count: int = 0
    hit: "Hit | None" = None
    more: bool = False


class ResultsModel(QAbstractListModel):
    """Rows come while the search runs, each part of them at its own end."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[Part, list[Row]] = {part: [] for part in PARTS}
        # Of 10,000 rows Qt asks 20,000 times at every change how many there are.
        self._count = 0

    def clear(self) -> None:
        self.beginResetModel()
        self._rows = {part: [] for part in PARTS}
        self._count = 0
        self.endResetModel()

    def add(self, part: Part, rows: Sequence[Row]) -> None:
        """Behind the others of this part, and before its way to more."""
        if not rows:
            return
        self.offer_more(part, None)
        at = self._end(part)
        self.beginInsertRows(_NOWHERE, at, at + len(rows) - 1)
        self._rows[part] += rows
        self._count += len(rows)
        self.endInsertRows()

    def offer_more(self, part: Part, row: Row | None) -> None:
        """The last row of a part from now on, or none."""
        rows = self._rows[part]
        at = self._end(part)
        if rows and rows[-1].more:
            self.beginRemoveRows(_NOWHERE, at - 1, at - 1)
            rows.pop()
            self._count -= 1
            self.endRemoveRows()
            at -= 1
        if row is not None:
            self.beginInsertRows(_NOWHERE, at, at)
            rows.append(row)
            self._count += 1
            self.endInsertRows()

    def row(self, index: Index | int) -> Row:
        number = index if isinstance(index, int) else index.row()
        for part in PARTS:
            rows = self._rows[part]
            if number < len(rows):
                return rows[number]
            number -= len(rows)
        raise IndexError(number)

    def next_hit(self, number: int, way: int) -> int | None:
        """The row of the next place in the texts or notes; titles are no places to go through."""
        total = self.rowCount()
        number += way
        while 0 <= number < total:
            row = self.row(number)
            if row.hit is not None and row.part != "title":
                return number
            if row.more and row.part == "text" and way > 0:
                return None
            number += way
        return None

    def _end(self, part: Part) -> int:
        return sum(len(self._rows[one]) for one in PARTS[: PARTS.index(part) + 1])

    # What Qt asks.

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "".join(row.hit.excerpt) if row.hit else row.title
        if role == Qt.ItemDataRole.ToolTipRole and row.hit:
            where = " · ".join(part for part in (row.hit.title, row.detail) if part)
            return f"{''.join(row.hit.excerpt)}\n{where}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is passed over by the keys."""
        row = self.row(index) if index.isValid() else None
        if row is None or (row.hit is None and not row.more):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
