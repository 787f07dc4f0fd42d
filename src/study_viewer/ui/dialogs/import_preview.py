# SPDX-License-Identifier: MIT
"""A document before it is kept: its tree and text as they will be, to be named and corrected."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from study_viewer.core.draft import Draft
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Wishes
from study_viewer.ui.common.boxes import Line
from study_viewer.ui.common.buttons import PlainButton
from study_viewer.ui.common.dialog import Dialog
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.import_editor import AROUND, FURNITURE, DraftEditor
from study_viewer.ui.dialogs.import_head import EncodingBox, LeftOutBar, Said
from study_viewer.ui.dialogs.report import ImportReport

_COMMENTS = "word-comments"


class Renews(NamedTuple):
    """Whose new edition a draft is to be: ``title`` is what that document is called now, ``number``
    what the edition will be. ``lost`` corrections of the document fit it no longer."""

    document: str
    title: str
    number: int
    lost: int = 0


class ImportPreview(Dialog):
    """Shows one draft and what can be done to it.

    ``keep_wanted`` carries the draft to keep, ``reread_wanted`` how the file is to be read now,
    ``open_wanted`` the id of the document that is there already. Whoever hears them answers with
    ``answer``, ``refuse``, ``stopped`` or by closing the dialog; ``work`` shows what goes on
    meanwhile. ``always_changed`` says whether it is to come before every import.
    """

    keep_wanted = Signal(object)
    reread_wanted = Signal(object)
    open_wanted = Signal(str)
    always_changed = Signal(bool)

    def __init__(
        self,
        draft: Draft,
        messages: Messages,
        *,
        pasted: bool,
        always: bool,
        renews: Renews | None = None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.renews = renews
        self._messages = messages
        self._cancelling: Callable[[], None] | None = None
        # What stood here when it was said that Esc drops it.
        self._warned: Draft | None = None
        self.title = Line(draft.title, self)
        self.encoding = EncodingBox(self)
        self.edition = QLabel(self)
        self.edition.setTextFormat(Qt.TextFormat.PlainText)
        self.edition.setWordWrap(True)
        self.edition.setVisible(renews is not None)
        self.said = Said(self._theme, self)
        self.left_out = LeftOutBar(self._theme, self)
        self.editor = DraftEditor(draft, self._theme, self)
        self.comments = QCheckBox(self)
        self.always = QCheckBox(self)
        self.always.setChecked(always)
        self._title_name, self._encoding_name = QLabel(self), QLabel(self)
        # A pasted text has no bytes to be read in another way.
        for widget in (self.encoding, self._encoding_name):
            widget.setVisible(bool(draft.encoding) and not pasted)
        self._buttons = QDialogButtonBox(self)
        self.main = PlainButton("", self, main=True)
        self._buttons.addButton(self.main, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel = PlainButton("", self)
        self._buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.main, self.cancel):
            button.setMinimumSize(88, 34)
        self.main.setDefault(True)
        self._lay_out()
        self._listen()
        self.retranslate()
        self._show()
        self.editor.page.setFocus()

    def _lay_out(self) -> None:
        # As large as a small screen allows, so that tree and text have room side by side.
        self.take_room(1080, 720, 80, 100)
        head = QHBoxLayout()
        head.setSpacing(8)
        for name, field in (
            (self._title_name, self.title),
            (self._encoding_name, self.encoding),
        ):
            name.setBuddy(field)
            field.setMinimumHeight(32)
            head.addWidget(name)
            head.addWidget(field, 1 if field is self.title else 0)
        foot = QHBoxLayout()
        foot.addWidget(self.always)
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        column = self.column
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.edition)
        column.addWidget(self.said)
        column.addWidget(self.comments)
        column.addWidget(self.editor, 1)
        column.addWidget(self.left_out)
        column.addLayout(foot)

    def _listen(self) -> None:
        self.title.textChanged.connect(lambda _: self._offer())
        self.encoding.wished.connect(self._wish_encoding)
        self.comments.clicked.connect(self._wish_comments)
        self.left_out.next_wanted.connect(self.editor.show_next_left_out)
        self.left_out.all_wanted.connect(self._wish_furniture)
        self.said.more_wanted.connect(self._show_remarks)
        self.editor.changed.connect(self._show)
        self.editor.refused.connect(self._refused)
        self.editor.reread_wanted.connect(self.reread_wanted)
        self.always.toggled.connect(self.always_changed)
        self._buttons.accepted.connect(self._do)
        self._buttons.rejected.connect(self.reject)

    @property
    def draft(self) -> Draft:
        """As it would be kept now."""
        return self.editor.draft.titled(self.title.text())

    # What goes on.

    def work(self, text: str, done: int, total: int, cancel: Callable[[], None]) -> None:
        """Cancel and Esc end what is under way, and not the dialog."""
        self._cancelling = cancel
        self._offer()
        self.said.work(text, done, total)

    def answer(self, draft: Draft) -> None:
        """The file as it was asked for."""
        before = self.editor.draft
        followed = self.title.text() == before.title
        if self.renews is not None and before.title != before.file_title:
            # What a person called the document is not for the file to say.
            draft = draft.titled(before.title)
        self._cancelling = None
        lost = self.editor.answer(draft)
        if followed:
            self.title.setText(draft.title)
        if lost:
            self.said.say(self.tr("%n correction(s) did not fit any more.", "", lost))

    def refuse(self, sentence: str) -> None:
        """What was asked for was not possible, and all stays as it was."""
        self.stopped()
        self.said.say(sentence, trouble=True)

    def stopped(self) -> None:
        self._cancelling = None
        self._show()

    def reject(self) -> None:
        if self._cancelling is not None:
            self._cancelling()
            return
        super().reject()

    # What is shown.

    def _show(self) -> None:
        draft = self.editor.draft
        self.encoding.show_found(draft.encoding, draft.wishes.encoding)
        # Where nothing was left out, nothing can be put back.
        self.editor.acts.put_back.setVisible(bool(self.editor.left_out))
        around = any(remark.code == AROUND for remark in draft.remarks)
        kept = draft.wishes.keep_furniture
        self.left_out.show_count(len(self.editor.left_out), kept=kept, around=around)
        self._show_comments(draft)
        if draft.there:
            there = self.tr(
                "“{title}” is already there; in another encoding, or with its lines put back, "
                "it is another document."
            )
            self.said.say(there.format(title=draft.there))
        else:
            self.said.show_remarks(self._remarks())
        self._offer()

    def _show_comments(self, draft: Draft) -> None:
        """How many there are: told by a remark until they are asked for."""
        told = [int(one.text) for one in draft.remarks if one.code == _COMMENTS]
        count = sum(told) + sum(len(section.comments) for section in draft.sections)
        self.comments.setVisible(bool(count))
        self.comments.setChecked(draft.wishes.comments)
        self.comments.setText(self.tr("Keep %n comment(s) by others as notes", "", count))

    def _remarks(self) -> list[str]:
        """What one should know, but for what was left out, which a bar of its own tells."""
        draft = self.editor.draft
        said = [
            self._messages.sentence(remark.code, place=remark.place, text=remark.text)
            for remark in draft.remarks
            if remark.code not in (FURNITURE, AROUND, _COMMENTS)
        ]
        if not draft.whole:
            long = self.tr(
                "A long text: its first {count} characters are shown, and the rest comes along."
            )
            said.insert(0, long.format(count=f"{draft.characters:,}"))
        return said

    def _offer(self) -> None:
        busy = self._cancelling is not None
        there = self.editor.draft.there
        self.main.setText(self.tr("Open it") if there else self.tr("Keep"))
        self.main.setEnabled(not busy and bool(there or self.title.text().strip()))
        self.title.setEnabled(not busy and not there)
        for widget in (self.encoding, self.left_out, self.comments):
            widget.setEnabled(not busy)
        self.editor.set_busy(busy)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.said, self.left_out, self.editor):
            part.set_theme(theme)

    def retranslate(self) -> None:
        self._name_edition()
        self._title_name.setText(self.tr("Title"))
        self.title.setAccessibleName(self.tr("Title"))
        self._encoding_name.setText(self.tr("Encoding"))
        self.always.setText(self.tr("Show this whenever one file is imported"))
        self.always.setToolTip(self.tr("Otherwise only where there is something to know"))
        self.cancel.setText(self.tr("Cancel"))
        self.encoding.retranslate()
        self.left_out.retranslate()
        self.editor.retranslate()

    def _name_edition(self) -> None:
        renews = self.renews
        if renews is None:
            self.setWindowTitle(self.tr("Import preview"))
            return
        words = self.tr("Edition {number} of “{title}”")
        named = words.format(number=renews.number, title=renews.title)
        self.setWindowTitle(self.tr("Import preview: {edition}").format(edition=named))
        if renews.lost:
            lost = self.tr("%n correction(s) of the edition before fit no longer.", "", renews.lost)
            named = f"{named} · {lost}"
        self.edition.setText(named)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    # What the person does.

    def _do(self) -> None:
        if self._cancelling is not None:
            return
        if self.editor.draft.there:
            self.open_wanted.emit(self.editor.draft.document)
        else:
            self.keep_wanted.emit(self.draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is pressed by mistake, and Esc: only Ctrl+Enter keeps, and Esc drops corrections
        when it comes twice."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.main.click()
            return
        corrected = self._cancelling is None and bool(self.editor.draft.acts)
        if event.key() == Qt.Key.Key_Escape and corrected and self._warned is not self.editor.draft:
            self._warned = self.editor.draft
            words = self.tr("Your corrections are not kept yet. Esc once more drops them.")
            self.said.say(words, trouble=True)
            return
        super().keyPressEvent(event)

    def _wish_encoding(self, name: str) -> None:
        self._reread(self.editor.draft.wishes._replace(encoding=name))

    def _wish_comments(self, keep: bool) -> None:
        self._reread(self.editor.draft.wishes._replace(comments=keep))

    def _wish_furniture(self, keep: bool) -> None:
        wishes = self.editor.draft.wishes
        self._reread(wishes._replace(keep_furniture=keep, keep_lines=frozenset()))

    def _reread(self, wishes: Wishes) -> None:
        if wishes != self.editor.draft.wishes:
            self.reread_wanted.emit(wishes)

    def _refused(self, error: UserFacing) -> None:
        self.said.say(self._messages.word(error), trouble=True)

    def _show_remarks(self) -> None:
        report = ImportReport(self._remarks(), left_out=False, parent=self)
        report.finished.connect(report.deleteLater)
        report.open()
