# SPDX-License-Identifier: MIT
"""An import in words: in one line for the status bar, and in full for the report."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from study_viewer.core.errors import UserFacing
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.desk.edition_words import counted

if TYPE_CHECKING:
    from study_viewer.core.importing import Imported
    from study_viewer.ui.dialogs.import_list import ImportList, State

_REMARKS = 2
"""As many remarks as a line of 1280 px shows beside the title."""
_LEFT_OUT = ("page-furniture", "web-furniture")
"""Remarks on what can be put back."""
PICTURES = "pdf-scan"
"""The remark on a document of pictures: it has no characters to be counted."""


def held(one: "Imported") -> bool:
    """Whether it waits for the person to say what it is; where that was refused, once more."""
    return bool(one.kin) and not one.document


def is_renewed(one: "Imported") -> bool:
    """Whether it took the place of the edition before."""
    return one.edition > 1 and not one.already


def with_lines_left_out(arrived: "list[Imported]") -> dict[Path, str]:
    """The files whose lines can be put back, each with the document that goes then, if it is new.

    What is held back is not there yet, and what was renewed is a document with earlier editions.
    """
    return {
        one.path: "" if one.already else one.document
        for one in arrived
        if one.document and not is_renewed(one)
        if any(remark.code in _LEFT_OUT for remark in one.remarks)
    }


class ImportWords(QObject):
    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages

    def long(self, arrived: "list[Imported]") -> bool:
        """Is there more to say than one line holds?"""
        failed = sum(one.error is not None for one in arrived)
        new = [one for one in arrived if one.document and not one.already]
        remarks = sum(len(one.remarks) for one in arrived)
        return failed > 1 or remarks > _REMARKS or (len(new) > 1 and remarks > 0)

    def short(self, arrived: "list[Imported]", *, cancelled: bool, unknown: int = 0) -> str:
        """One sentence for all that came, then what failed, then what one should know of it.

        ``unknown`` files of a folder were left out.
        """
        new = [one for one in arrived if one.document and not one.already]
        others = [one for one in arrived if one.error is None and (one.already or held(one))]
        failed = [one for one in arrived if one.error is not None]
        before = [self.tr("Import cancelled.")] if cancelled else []
        said: list[str] = []
        tally = ""
        if len(arrived) > 1 or unknown:
            counts = Counter(self.row(one)[0] for one in arrived)
            tally = self.tally({**counts, "unknown": unknown})
        else:
            said += [self.row(one)[1] for one in (*new, *others)]
        reasons = {self.failure(one) for one in failed}
        if len(reasons) == 1:
            said += reasons
        if self.long(arrived):
            remarks = sum(len(one.remarks) for one in arrived)
            if remarks:
                said.append(self.tr("%n remark(s).", "", remarks))
        else:
            said += [sentence for one in new[:1] for sentence in self.remarks(one)]
        # The tally ends without a full stop: what follows it is set apart as its parts are.
        told = " · ".join(part for part in (tally, " ".join(said)) if part)
        return " ".join([*before, *([told] if told else [])])

    def tally(self, counts: "Mapping[State, int]") -> str:
        """How many files came to which end: the same words wherever an import is summed up."""
        said = [self.tr("%n file(s) imported", "", counts.get("new", 0))]
        if counts.get("edition"):
            said.append(self.tr("%n new edition(s)", "", counts["edition"]))
        if counts.get("held"):
            said.append(self.tr("%n to decide", "", counts["held"]))
        if counts.get("there"):
            said.append(self.tr("%n already there", "", counts["there"]))
        if counts.get("failed"):
            said.append(self.tr("%n failed", "", counts["failed"]))
        if out := counts.get("unknown", 0) + counts.get("out", 0):
            said.append(self.tr("%n left out", "", out))
        if counts.get("left"):
            said.append(self.tr("%n not begun", "", counts["left"]))
        return " · ".join(said)

    def all(self, arrived: "list[Imported]") -> list[str]:
        """What failed first, then each document with every remark on it."""
        sentences = [self.failure(one) for one in arrived if one.error is not None]
        for one in arrived:
            if one.error is None:
                sentences.append(self.row(one)[1])
                sentences += self.remarks(one)
        return sentences

    def doing(self, name: str) -> str:
        return self.tr("Importing {name}…").format(name=name)

    def lines(self, told: "ImportList", arrived: "list[Imported]") -> list[str]:
        """The list as it is saved: each file with what became of it, and the remarks on it."""
        remarks = {one.path: self.remarks(one) for one in arrived if not one.already}
        lines = [told.summary.text(), ""]
        for row in told.files.rows:
            lines.append(f"{row.path}: {told.said_of(row)}")
            lines += [f"    {remark}" for remark in remarks.get(row.path, ())]
        return lines

    def row(self, one: "Imported") -> "tuple[State, str]":
        """What became of one file, for its row in a list: its state, and a sentence."""
        if one.error is not None:
            return "held" if held(one) else "failed", self.failure(one)
        if one.already:
            return "there", self.tr("“{title}” is already there.").format(title=one.title)
        if is_renewed(one):
            return "edition", self._renewed(one)
        if not one.document:
            said = self.tr("It seems to be a new edition of “{title}”; not imported yet.")
            return "held", said.format(title=one.kin[0].title)
        return "new", self._came(one)

    def left_out(self, one: "Imported") -> str:
        """Of a file that the person wants neither as a new edition nor beside it."""
        said = self.tr("Left out: it seems to be a new edition of “{title}”.")
        return said.format(title=one.kin[0].title)

    def _renewed(self, one: "Imported") -> str:
        said = self.tr("Edition {number} of “{title}”: {counts}.").format(
            number=one.edition,
            title=one.title,
            counts=counted(state for _, _, state in one.states),
        )
        if one.lost:
            lost = self.tr(
                "%n correction(s) of the edition before fit no longer.", "", len(one.lost)
            )
            said = f"{said} {lost}"
        return said

    def _came(self, one: "Imported") -> str:
        if any(remark.code == PICTURES for remark in one.remarks):
            said = self.tr("Imported “{title}”.").format(title=one.title)
        else:
            said = self.tr("Imported “{title}”: {characters} characters.").format(
                title=one.title, characters=one.characters
            )
        if one.kin:
            alike = self.tr("It seems to be a new edition of “{title}”.")
            said = f"{said} {alike.format(title=one.kin[0].title)}"
        return said

    def failure(self, one: "Imported") -> str:
        assert one.error is not None
        return self.refusal(one.error, one.path)

    def refusal(self, error: UserFacing, path: Path) -> str:
        """Names the file and not the folders above it, which the person just chose."""
        details = dict(error.details)
        if "path" in details and Path(str(details["path"])).name == path.name:
            details["path"] = path.name
        return self._messages.sentence(error.code, **details)

    def remarks(self, one: "Imported") -> list[str]:
        """What one should know of a document that came, a sentence each."""
        return [
            self._messages.sentence(remark.code, place=remark.place, text=remark.text)
            for remark in one.remarks
        ]
