# SPDX-License-Identifier: MIT
"""One change with its old side and its new one, and the annotations that it touches."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from study_viewer.core.one_line import shortened
from study_viewer.ui.common.buttons import FlatButton, set_ink
from study_viewer.ui.common.splitter import HairSplitter
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.marked_text import MarkedText

if TYPE_CHECKING:
    from study_viewer.core.document.changed import Change

_LINKS = 12
_WORDS = 24
_TITLE = 30


class Sides(QWidget):
    """``passage_wanted`` asks for the new side in the text that is read, ``annotation_wanted`` for
    one of the annotations by its id."""

    passage_wanted = Signal()
    annotation_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._change: Change | None = None
        self._numbers = (0, 0)
        self._touched: tuple[tuple[str, str], ...] = ()
        self.old_head, self.new_head = QLabel(self), QLabel(self)
        for head in (self.old_head, self.new_head):
            head.setTextFormat(Qt.TextFormat.PlainText)
            # A long title must not make the dialog wider than a small screen.
            head.setMinimumWidth(40)
        self.link = FlatButton(theme, self, accent=True)
        self.link.clicked.connect(lambda _=False: self.passage_wanted.emit())
        self.old = MarkedText(theme, self, gone=True)
        self.new = MarkedText(theme, self, gone=False)
        self.touched = QLabel(self)
        self.touched.setWordWrap(True)
        self.touched.setContentsMargins(16, 0, 0, 0)
        self.touched.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.touched.linkActivated.connect(self.annotation_wanted)
        self._splitter = HairSplitter(theme, self)
        self._splitter.addWidget(self._side(self.old_head, None, self.old))
        self._splitter.addWidget(self._side(self.new_head, self.link, self.new))
        self._splitter.setSizes([500, 500])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.touched)
        self.set_theme(theme)

    def show_change(
        self,
        change: "Change | None",
        numbers: tuple[int, int],
        touched: Sequence[tuple[str, str]],
        *,
        leads: bool,
    ) -> None:
        """``numbers`` are those of the two editions, ``touched`` ids and words of annotations;
        ``leads`` says that the new side is the text that is read."""
        self._change, self._numbers, self._touched = change, numbers, tuple(touched)
        alone = change is not None and (change.old is None or change.new is None)
        old = (change.old.text, change.old_marks) if change and change.old else ("", ())
        new = (change.new.text, change.new_marks) if change and change.new else ("", ())
        self.old.show_marked(*old, alone=alone)
        self.new.show_marked(*new, alone=alone)
        self.link.setVisible(bool(leads and change and change.new))
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in (self._splitter, self.link, self.old, self.new):
            part.set_theme(theme)
        for head in (self.old_head, self.new_head):
            set_ink(head, theme.soft)
        made = QPalette(self.touched.palette())
        made.setColor(QPalette.ColorRole.Link, QColor(theme.accent))
        self.touched.setPalette(made)
        self._say_touched()

    def retranslate(self) -> None:
        old, new = self._numbers
        change = self._change
        self.old_head.setText(self._head(old, change.old.title if change and change.old else ""))
        title = change.new.title if change and change.new else ""
        self.new_head.setText(self._head(new, title if self.link.isHidden() else ""))
        self.link.setText(shortened(title, _TITLE) or self.tr("Show in the text"))
        self.link.setToolTip(self.tr("Show in the text"))
        named = self.tr("Show in the text: {title}")
        self.link.setAccessibleName(named.format(title=title))
        self.link.updateGeometry()
        self.old.setAccessibleName(self.tr("Before, in edition {number}").format(number=old))
        self.new.setAccessibleName(self.tr("Now, in edition {number}").format(number=new))
        self.old.setPlaceholderText(self.tr("Not in this edition"))
        self.new.setPlaceholderText(self.tr("Not in this edition"))
        self._say_touched()

    def _head(self, number: int, title: str) -> str:
        edition = self.tr("Edition {number}").format(number=number)
        return f"{edition} · {shortened(title, _TITLE)}" if title else edition

    def _say_touched(self) -> None:
        self.touched.setVisible(bool(self._touched))
        links = [
            f'<a href="{escape(name)}">“{escape(shortened(words, _WORDS))}”</a>'
            for name, words in self._touched[:_LINKS]
        ]
        if len(self._touched) > _LINKS:
            links.append(self.tr("and %n more", "", len(self._touched) - _LINKS))
        said = self.tr("%n annotation(s) in this passage:", "", len(self._touched))
        self.touched.setText(f"{escape(said)} {' · '.join(links)}")

    def _side(self, head: QLabel, link: FlatButton | None, text: MarkedText) -> QWidget:
        side = QWidget(self)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(head)
        if link is not None:
            row.addWidget(link)
        row.addStretch(1)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(text, 1)
        # Both sides begin at the same height, with a link in the head or without.
        head.setMinimumHeight(28)
        return side
