# SPDX-License-Identifier: MIT
"""The list of annotations as Qt reads it: headings and cards in document order."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from study_viewer.core.annotation import Annotation
from study_viewer.ui.annotations.listed import (
    Card,
    Heading,
    Row,
    is_lost,
)
from study_viewer.ui.annotations.numbers import RowNumbers

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
# Comparing so many one by one takes longer than showing them anew.
_MANY = 5000


class AnnotationsModel(QAbstractListModel):
    """Rows change, come and go one by one where only a few did, so that the rest need no look."""

    def __init__(self, spoken: Callable[[Annotation], str], parent: QObject | None = None) -> None:
        """``spoken`` says an annotation to who cannot see its card."""
        super().__init__(parent)
        self._spoken = spoken
        self._rows: list[Row] = []
        self._numbers = RowNumbers()

    def show(self, rows: Sequence[Row], numbers: dict[str, int] | None = None) -> None:
        """These rows: in place where the same annotations stay, else all anew.

        ``numbers`` says in which row an annotation is, if that is known.
        """
        if len(rows) < _MANY and self.fits(rows):
            old, self._rows = self._rows, list(rows)
            pairs = enumerate(zip(old, rows, strict=True))
            other = [number for number, (before, after) in pairs if before != after]
            if other:
                # Told of one by one, the view would look for its place as often.
                self.dataChanged.emit(self.index(other[0]), self.index(other[-1]))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._numbers.count(numbers)
        self.endResetModel()

    def fits(self, rows: Sequence[Row]) -> bool:
        """Would showing these rows add, drop or move none?"""
        return len(rows) == len(self._rows) and all(
            _key(before) == _key(after) for before, after in zip(self._rows, rows, strict=True)
        )

    def replace(self, card: Card) -> bool:
        """The card of the same annotation gives way, if it is here under the same heading."""
        number = self._number(card.annotation.id)
        if number is None:
            return False
        before = self._rows[number]
        assert isinstance(before, Card)
        if before.heading != card.heading:
            return False
        if before != card:
            self._rows[number] = card
            self._changed(number)
        return True

    def drop(self, annotation: str) -> None:
        """Takes a card out, and its heading where it was the last one under it."""
        number = self._number(annotation)
        if number is None:
            return
        above = self._heading_above(number)
        heading = self._rows[above] if above >= 0 else None
        first = number - 1 if isinstance(heading, Heading) and heading.cards == 1 else number
        self.beginRemoveRows(QModelIndex(), first, number)
        del self._rows[first : number + 1]
        self._numbers.went(first, number + 1 - first)
        self.endRemoveRows()
        if isinstance(heading, Heading) and first == number:
            self._rows[above] = heading._replace(cards=heading.cards - 1)
            self._changed(above)

    def put(self, card: Card, before: str | None) -> None:
        """A new card before that annotation's, or at the end; under a heading of its own where
        neither neighbour has it."""
        follows = self._number(before) if before is not None else None
        number = len(self._rows) if follows is None else follows
        if number and isinstance(self._rows[number - 1], Heading) and follows is not None:
            follower = self._rows[number]
            assert isinstance(follower, Card)
            if follower.heading != card.heading:
                # Before the heading of the next group.
                number -= 1
        last = self._rows[number - 1] if number else None
        joins = (isinstance(last, Card) and last.heading == card.heading) or (
            isinstance(last, Heading) and last.title == card.heading
        )
        if not joins and number < len(self._rows):
            follower = self._rows[number]
            joins = isinstance(follower, Card) and follower.heading == card.heading
        new: list[Row] = [card]
        if card.heading and not joins:
            new.insert(0, Heading(card.heading, 1, is_lost(card)))
        self.beginInsertRows(QModelIndex(), number, number + len(new) - 1)
        self._rows[number:number] = new
        self._numbers.came(number, new)
        self.endInsertRows()
        above = self._heading_above(number) if joins and card.heading else -1
        heading = self._rows[above] if above >= 0 else None
        if isinstance(heading, Heading):
            self._rows[above] = heading._replace(cards=heading.cards + 1)
            self._changed(above)

    def became(self, before: str, annotation: Annotation) -> None:
        """The draft was written to the notebook and has an id now; its row stays where it is."""
        number = self._number(before)
        if number is None:
            return
        card = self._rows[number]
        assert isinstance(card, Card)
        self._rows[number] = card._replace(annotation=annotation)
        self._numbers.forget(before)
        self._numbers.renamed(number, annotation.id)
        self._changed(number)

    def row(self, index: Index) -> Row:
        return self._rows[index.row()]

    def rows(self) -> Sequence[Row]:
        return self._rows

    def card(self, index: Index) -> Card | None:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if isinstance(row, Card) else None

    def index_of(self, annotation: str) -> QModelIndex:
        number = self._number(annotation)
        return QModelIndex() if number is None else self.index(number)

    def cards(self) -> list[Card]:
        return [row for row in self._rows if isinstance(row, Card)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self._rows[index.row()]
            return row.title if isinstance(row, Heading) else self._spoken(row.annotation)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.card(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _number(self, annotation: str) -> int | None:
        return self._numbers.of(annotation, self._rows)

    def _heading_above(self, number: int) -> int:
        while number >= 0 and not isinstance(self._rows[number], Heading):
            number -= 1
        return number

    def _changed(self, number: int) -> None:
        index = self.index(number)
        self.dataChanged.emit(index, index)


def _key(row: Row) -> str:
    return row.annotation.id if isinstance(row, Card) else "heading " + row.title
