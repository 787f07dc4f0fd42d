# SPDX-License-Identifier: MIT
"""Asks what a file is whose document seems to be there: its new edition, or another document."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QLabel, QWidget

from study_viewer.core.document.kinship import Kin
from study_viewer.ui.common.buttons import PlainButton, set_ink
from study_viewer.ui.common.dialog import Dialog
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.sheet import ROW, Table

_SEEN = 5
"""Rows that are seen without scrolling."""


class Coming(NamedTuple):
    """What comes; ``file`` is empty for a pasted text, and a folder's name for a book or a folder
    of pages. ``characters`` is 0 for pictures alone, ``whole`` as a draft says it."""

    title: str
    file: str
    characters: int
    whole: bool
    folder: bool = False


def reason(kin: Kin, *, folder: bool = False, pasted: bool = False) -> str:
    """Why a file, a folder or a pasted text seems to be a new edition, in words."""
    if kin.older:
        return QCoreApplication.translate(
            "EditionQuestion", "the text of edition {older}, which is older"
        ).format(older=kin.older)
    alike = QCoreApplication.translate(
        "EditionQuestion", "{share} % of its paragraphs are the same"
    ).format(share=int(100 * kin.share))
    match kin.why:
        case "text":
            return QCoreApplication.translate("EditionQuestion", "the same text")
        case "paragraphs":
            return alike
        case "name" if folder:
            same = QCoreApplication.translate("EditionQuestion", "the same folder name")
        case "name" if not pasted:
            same = QCoreApplication.translate("EditionQuestion", "the same file name")
        case "name":
            same = QCoreApplication.translate("EditionQuestion", "the same first line")
        case _:
            same = QCoreApplication.translate("EditionQuestion", "the same title")
    if not kin.share:
        return same
    both = QCoreApplication.translate("EditionQuestion", "{one}, and {other}")
    return both.format(one=same, other=alike)


class EditionQuestion(Dialog):
    """``edition_wanted`` names the document whose new edition it is; ``separate_wanted`` says that
    it is none. Cancel and Esc drop what comes; where it is an earlier text that comes again, Enter
    does so too.

    ``noted`` has the number of annotations of each document.
    """

    edition_wanted = Signal(str)
    separate_wanted = Signal()

    def __init__(
        self, coming: Coming, kin: Sequence[Kin], noted: Mapping[str, int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._coming = coming
        self._kin = tuple(kin)
        self._noted = noted
        self.what, self.why, self._then = (self._words() for _ in range(3))
        self.table = Table(self._theme, self, 3)
        self.table.setVisible(len(kin) > 1)
        self.table.setFixedHeight((min(len(kin), _SEEN) + 1) * ROW + 12)
        self.table.setMinimumWidth(680)
        # What tells two editions of one rule apart stands at the end of their titles.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 240)
        header.resizeSection(2, 100)
        self.table.itemDoubleClicked.connect(lambda *_: self._as_edition())
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        again = any(one.older for one in kin)
        self.edition = PlainButton("", self, main=not again)
        self.separate = PlainButton("", self)
        self.cancel = PlainButton("", self, main=again)
        buttons.addButton(self.edition, role.AcceptRole)
        buttons.addButton(self.separate, role.ActionRole)
        buttons.addButton(self.cancel, role.RejectRole)
        usual = self.cancel if again else self.edition
        usual.setDefault(True)
        buttons.accepted.connect(self._as_edition)
        self.separate.clicked.connect(self._as_separate)
        buttons.rejected.connect(self.reject)
        self.setMinimumWidth(560)
        self.column.setSpacing(12)
        for part in (self.what, self.why, self.table, self._then, buttons):
            self.column.addWidget(part)
        self.set_theme(self._theme)
        self.retranslate()
        usual.setFocus()

    @property
    def chosen(self) -> str:
        """The document whose new edition it would be."""
        (picked,) = self.table.chosen() or [self._kin[0].document]
        return str(picked)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.table.set_theme(theme)
        set_ink(self._then, theme.soft)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("A new edition?"))
        self.edition.setText(self.tr("New edition"))
        self.separate.setText(self.tr("Separate document"))
        self.cancel.setText(self.tr("Cancel"))
        self.what.setText(self._said_of_it())
        self.table.setHeaderLabels([self.tr("Document"), self.tr("Why"), self.tr("Annotations")])
        self.table.setAccessibleName(self.tr("Documents that it may be a new edition of"))
        first = self._kin[0]
        if len(self._kin) > 1:
            self.why.setText(self.tr("It may be a new edition of one of these documents:"))
            self._fill()
        else:
            said = self.tr("It seems to be a new edition of “{title}” (edition {edition}): {why}.")
            words = said.format(title=first.title, edition=first.edition, why=self._why(first))
            if first.older:
                said = self.tr(
                    "This is the text of edition {older} of “{title}”, which is older: edition "
                    "{edition} is read now."
                )
                words = said.format(older=first.older, title=first.title, edition=first.edition)
            if count := self._count(first):
                words += "\n" + self.tr("It has %n annotation(s).", "", count)
            self.why.setText(words)
        self._then.setText(
            self.tr(
                "A new edition takes the place of the one before, which can still be read; the "
                "annotations go along. A separate document stands beside it."
            )
        )

    def _said_of_it(self) -> str:
        coming = self._coming
        title = self.tr("“{title}”").format(title=coming.title)
        if coming.folder:
            title = self.tr("“{title}” from the folder {file}").format(
                title=coming.title, file=coming.file
            )
        elif coming.file:
            title = self.tr("“{title}” from {file}").format(title=coming.title, file=coming.file)
        if not coming.characters:
            return title
        length = (
            self.tr("{count} characters")
            if coming.whole
            else self.tr("more than {count} characters")
        )
        return f"{title} · {length.format(count=f'{coming.characters:,}')}"

    def _fill(self) -> None:
        self.table.fill(
            [
                (one.document, (one.title, self._why(one), str(self._count(one))))
                for one in self._kin
            ]
        )
        if not self.table.chosen():
            self.table.setCurrentItem(self.table.topLevelItem(0))

    def _count(self, kin: Kin) -> int:
        return self._noted.get(kin.document, 0)

    def _why(self, kin: Kin) -> str:
        return reason(kin, folder=self._coming.folder, pasted=not self._coming.file)

    def _as_edition(self) -> None:
        document = self.chosen
        self.accept()
        self.edition_wanted.emit(document)

    def _as_separate(self) -> None:
        self.accept()
        self.separate_wanted.emit()

    def _words(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        # Titles of documents are foreign text, and never markup.
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
