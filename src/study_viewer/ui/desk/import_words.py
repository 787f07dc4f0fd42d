# SPDX-License-Identifier: MIT
"""An import in words: in one line for the status bar, and in full for the report."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from study_viewer.core.errors import UserFacing
from study_viewer.ui.common.messages import Messages

if TYPE_CHECKING:
    from study_viewer.core.importing import Imported
    from study_viewer.ui.dialogs.import_list import State

_REMARKS = 2
"""As many remarks as a line of 1280 px shows beside the title."""
PICTURES = "pdf-scan"
"""The remark on a document of pictures: it has no characters to be counted."""


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
        old = [one for one in arrived if one.already]
        failed = [one for one in arrived if one.error is not None]
        before = [self.tr("Import cancelled.")] if cancelled else []
        said: list[str] = []
        tally = ""
        if len(arrived) > 1:
            counts = Counter(self.row(one)[0] for one in arrived)
            tally = self.tally({**counts, "unknown": unknown})
        else:
            said += [self.row(one)[1] for one in (*new, *old)]
        if len(failed) == 1:
            said.append(self.failure(failed[0]))
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
        if counts.get("there"):
            said.append(self.tr("%n already there", "", counts["there"]))
        if counts.get("failed"):
            said.append(self.tr("%n failed", "", counts["failed"]))
        if counts.get("unknown"):
            said.append(self.tr("%n left out", "", counts["unknown"]))
        if counts.get("left"):
            said.append(self.tr("%n not begun", "", counts["left"]))
        return " · ".join(said)

    def all(self, arrived: "list[Imported]") -> list[str]:
        """What failed first, then each document with every remark on it."""
        sentences = [self.failure(one) for one in arrived if one.error is not None]
        for one in arrived:
            if one.document:
                there = self.tr("“{title}” is already there.").format(title=one.title)
                sentences.append(there if one.already else self._came(one))
                sentences += self.remarks(one)
        return sentences

    def row(self, one: "Imported") -> "tuple[State, str]":
        """What became of one file, for its row in a list: its state, and a sentence."""
        if one.error is not None:
            return "failed", self.failure(one)
        if one.already:
            return "there", self.tr("“{title}” is already there.").format(title=one.title)
        return "new", self._came(one)

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
