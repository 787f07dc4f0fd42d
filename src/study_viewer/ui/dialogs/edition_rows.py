# SPDX-License-Identifier: MIT
"""The changes between two editions as rows by section, each worded when it comes into sight."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

from PySide6.QtCore import QCoreApplication

from study_viewer.core.one_line import shortened
from study_viewer.ui.dialogs.grouped_list import Row

if TYPE_CHECKING:
    from study_viewer.core.comparing import Compared
    from study_viewer.core.document.changed import Change

KINDS = ("added", "removed", "reworded", "renumbered", "moved")
_SIGNS = dict(zip(KINDS, "+−≈#→", strict=True))
_TINTS = dict(zip(KINDS, ("green", "red", "yellow", "purple", "blue"), strict=True))
_BEFORE = 10
"""Characters in front of the first word that differs: enough to know the sentence by."""
_WORDS = 60


def kind_word(kind: str) -> str:
    match kind:
        case "added":
            return QCoreApplication.translate("EditionChanges", "Added")
        case "removed":
            return QCoreApplication.translate("EditionChanges", "Removed")
        case "reworded":
            return QCoreApplication.translate("EditionChanges", "Reworded")
        case "renumbered":
            return QCoreApplication.translate("EditionChanges", "Renumbered")
        case _:
            return QCoreApplication.translate("EditionChanges", "Moved")


class ChangeRows(Sequence[Row]):
    """Those of one ``kind``, or all; under a heading where the section is another one.

    ``counted`` words a number of annotations. ``keys`` has for each row the number of its change,
    and nothing for a heading. Wording 5,000 rows at once took 90 ms.
    """

    def __init__(self, compared: "Compared", kind: str, counted: Callable[[int], str]) -> None:
        self._compared = compared
        self._counted = counted
        self._groups: dict[int, tuple[int, int]] = {}
        """The rows of each heading, by its own row."""
        self.keys: list[str] = []
        head, section = 0, None
        for number, change in enumerate(compared.changes):
            if kind and change.kind != kind:
                continue
            if not self.keys or _section(change) != section:
                head, section = len(self.keys), _section(change)
                self.keys.append("")
            self.keys.append(str(number))
            self._groups[head] = head + 1, len(self.keys)

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Row]:
        return (self[number] for number in range(len(self)))

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> list[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | list[Row]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        key = self.keys[number]
        return self._row(int(key)) if key else self._heading(*self._groups[number])

    def _heading(self, first: int, end: int) -> Row:
        group = [self._compared.changes[int(key)] for key in self.keys[first:end]]
        counts = Counter(change.kind for change in group)
        said = " · ".join(f"{kind_word(one)} {counts[one]}" for one in KINDS if counts[one])
        untitled = QCoreApplication.translate("EditionChanges", "Without a title")
        return Row("", _section(group[0]) or untitled, said, heading=True)

    def _row(self, number: int) -> Row:
        change, touched = self._compared.changes[number], self._compared.touched[number]
        said = [kind_word(change.kind)]
        if change.numbers[0]:
            said.append(" → ".join(change.numbers))
        if touched:
            said.append(self._counted(len(touched)))
        if change.kind == "moved" and change.old and change.old.title != _section(change):
            where = QCoreApplication.translate("EditionChanges", "from “{title}”")
            said.append(where.format(title=change.old.title))
        return Row(
            str(number),
            _words(change),
            " · ".join(said),
            sign=_SIGNS[change.kind],
            tint=_TINTS[change.kind],
        )


def _section(change: "Change") -> str:
    passage = change.new or change.old
    return passage.title if passage else ""


def _words(change: "Change") -> str:
    """From a little in front of the first words that differ: the beginning may be as it was."""
    skipped = (0, 0) if change.kind == "renumbered" else tuple(map(len, change.numbers))
    sides = (change.new, change.new_marks, skipped[1]), (change.old, change.old_marks, skipped[0])
    for passage, marks, number in sides:
        # That the number is another one is said below.
        shown = (max(one.start, number) for one in marks if not one.same and one.end > number)
        first = next(shown, None)
        if passage is not None and first is not None:
            start = max(first - _BEFORE, 0)
            words = shortened(passage.text[start : start + 2 * _WORDS], _WORDS)
            return f"…{words}" if start else words
    passage = change.new or change.old
    return shortened(passage.text[: 2 * _WORDS], _WORDS) if passage else ""
