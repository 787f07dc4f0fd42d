# SPDX-License-Identifier: MIT
"""The list of annotations as Qt reads it: headings and cards in document order."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from study_viewer.core.annotation import Annotation

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
DRAFT = ""
"""The id of a note that is being written and is not in the notebook yet."""


class Card(NamedTuple):
    """An annotation and the heading it stands under."""

    annotation: Annotation
    heading: str


class Heading(NamedTuple):
    title: str
    cards: int


Row = Card | Heading


class AnnotationsModel(QAbstractListModel):
    """Rows change in place where the same annotations stay, so that an open editor lives on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._row_of: dict[str, int] = {}

    def show(self, cards: Sequence[Card]) -> None:
        rows = _with_headings(cards)
        if self.fits(rows):
            old, self._rows = self._rows, rows
            for number, (before, after) in enumerate(zip(old, rows, strict=True)):
                if before != after:
                    index = self.index(number)
                    self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._rows = rows
        self._row_of = _numbered(rows)
        self.endResetModel()

    def would_move(self, cards: Sequence[Card]) -> bool:
        """Would showing these cards add, drop or move a row?"""
        return not self.fits(_with_headings(cards))

    def fits(self, rows: Sequence[Row]) -> bool:
        return len(rows) == len(self._rows) and all(
            _key(before) == _key(after) for before, after in zip(self._rows, rows, strict=True)
        )

    def draft_became(self, annotation: Annotation) -> None:
        """The draft was written to the notebook and has an id now; its row stays where it is."""
        number = self._row_of.pop(DRAFT, None)
        if number is None:
            return
        card = self._rows[number]
        assert isinstance(card, Card)
        self._rows[number] = card._replace(annotation=annotation)
        self._row_of[annotation.id] = number
        self.dataChanged.emit(self.index(number), self.index(number))

    def row(self, index: Index) -> Row:
        return self._rows[index.row()]

    def card(self, index: Index) -> Card | None:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row if isinstance(row, Card) else None

    def index_of(self, annotation: str) -> QModelIndex:
        number = self._row_of.get(annotation)
        return QModelIndex() if number is None else self.index(number)

    def cards(self) -> list[Card]:
        return [row for row in self._rows if isinstance(row, Card)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Heading):
                return row.title
            return "\n".join(filter(None, (row.annotation.quote[:100], row.annotation.note)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.card(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


def _with_headings(cards: Sequence[Card]) -> list[Row]:
    rows: list[Row] = []
    place = 0
    while place < len(cards):
        heading = cards[place].heading
        end = place
        while end < len(cards) and cards[end].heading == heading:
            end += 1
        if heading:
            rows.append(Heading(heading, end - place))
        rows.extend(cards[place:end])
        place = end
    return rows


def _key(row: Row) -> str:
    return row.annotation.id if isinstance(row, Card) else "heading " + row.title


def _numbered(rows: Sequence[Row]) -> dict[str, int]:
    return {row.annotation.id: number for number, row in enumerate(rows) if isinstance(row, Card)}
