# SPDX-License-Identifier: MIT
"""What opens over the text for a moment: a footnote at its mark, a picture in full size."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from study_viewer.core.document.walk import marks_of
from study_viewer.ui.common.page.pen import NOTE_LINK
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.reader.note_card import NoteCard
from study_viewer.ui.reader.picture_view import PictureView
from study_viewer.ui.reader.view import ReaderView

WIDEST = 4000
"""Pixels; a larger picture is decoded no wider, so that it is there at once and fits memory."""


class Asides(QObject):
    """Made when the first of them is wanted; the keys go back to the text when one is closed."""

    def __init__(self, view: ReaderView, panel: QWidget, theme: Theme) -> None:
        super().__init__(panel)
        self._view = view
        self._panel = panel
        self._theme = theme
        self._at = 0
        self.card: NoteCard | None = None
        self.picture: PictureView | None = None

    def show_note(self, label: str, at: int) -> None:
        """The footnote ``label`` at the offset of its mark."""
        note = next((one for one in self._view.body.notes if one.label == label), None)
        areas = self._view.areas(at, at + 1)
        if note is None or areas is None:
            return
        self._at = at
        card = self._ready_card()
        mark = marks_of(self._view.body).get(label, label)
        card.present(note, mark, self._view.typography, self._view.fetch)
        shift = self._view.viewport().mapTo(self._panel, QPoint(0, 0))
        card.stand(areas[0].translated(shift), self._view.viewport().rect().translated(shift))

    def show_picture(self, name: str) -> None:
        page = self._view.page
        known = page.pictures.get(name) if page else None
        if page is None or known is None:
            return
        if self.picture is None:
            self.picture = PictureView(self._theme, self._panel.window())
            self.picture.closed.connect(self._view.setFocus)
        self.picture.show_picture(page.pictures.image(name, WIDEST), known.alt)

    def dismiss(self) -> None:
        """Another text comes, or the person goes on with this one."""
        if self.card is not None and self.card.isVisible():
            self.card.hide()
        if self.picture is not None:
            self.picture.close_view()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.card is not None:
            self.card.set_theme(theme)
        if self.picture is not None:
            self.picture.set_theme(theme)

    def _ready_card(self) -> NoteCard:
        if self.card is None:
            self.card = NoteCard(self._theme, self._panel)
            self.card.closed.connect(self._view.setFocus)
            self.card.link_activated.connect(self._follow)
            self.card.note_wanted.connect(self._go_to_note)
        return self.card

    def _follow(self, link: str) -> None:
        self._close_card()
        self._view.follow(link, self._at)

    def _go_to_note(self, label: str) -> None:
        self._close_card()
        at = self._view.anchor(NOTE_LINK + label)
        if at is not None:
            self._view.leaving.emit()
            self._view.scroll_to(at)

    def _close_card(self) -> None:
        if self.card is not None:
            self.card.close_card()
