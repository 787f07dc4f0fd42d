# SPDX-License-Identifier: MIT
"""Asks whether what comes is the new edition of what is there, and of no document twice."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from study_viewer.ui.desk.import_words import PICTURES
from study_viewer.ui.desk.kin import Came

if TYPE_CHECKING:
    from study_viewer.ui.dialogs.edition_question import EditionQuestion


class Asking(QObject):
    """One question at a time; ``question`` is the one that is open."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.question: EditionQuestion | None = None
        self._parted: dict[Path, set[str]] = {}
        """By file the documents that a person said it is no new edition of."""

    def ask(
        self,
        came: Came,
        over: QWidget,
        dropped: Callable[[], None],
        separate: Callable[[], None],
        edition: Callable[[str], None],
        *,
        pasted: bool,
    ) -> None:
        """Opens the question ``over`` a window; one of the answers is heard once it is gone."""
        from study_viewer.ui.dialogs.edition_question import Coming, EditionQuestion

        draft = came.draft
        scanned = any(remark.code == PICTURES for remark in draft.remarks)
        coming = Coming(
            draft.title,
            "" if pasted else draft.path.name,
            0 if scanned else draft.characters,
            draft.whole,
            draft.path.is_dir(),
        )
        question = self.question = EditionQuestion(coming, came.kin, came.noted, over)

        def answered(act: Callable[..., None], *which: str) -> None:
            question.deleteLater()
            self.question = None
            act(*which)

        def parted() -> None:
            documents = {one.document for one in came.kin}
            self._parted.setdefault(draft.path, set()).update(documents)
            separate()

        question.rejected.connect(partial(answered, dropped))
        question.separate_wanted.connect(partial(answered, parted))
        question.edition_wanted.connect(partial(answered, edition))
        question.open()

    def left_of(self, came: Came) -> Came:
        """Without the documents that its file was parted from."""
        parted = self._parted.get(came.draft.path, set())
        return came._replace(kin=tuple(one for one in came.kin if one.document not in parted))

    def forget(self, path: Path) -> None:
        """The file is brought again, maybe with another text."""
        self._parted.pop(path, None)
