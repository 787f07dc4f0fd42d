# SPDX-License-Identifier: MIT
"""The page of the original beside the text: it goes along with the reading until it is turned."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QSplitter, QWidget

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import PageWish
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Tasks
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.desk.page_room import BESIDE, PageRoom
from study_viewer.ui.desk.reading import ReadingDesk

if TYPE_CHECKING:
    from study_viewer.ui.desk.page_painter import PagePainter, Painted, Wanted
    from study_viewer.ui.original.panel import OriginalPanel

LARGEST = 64_000_000
"""Bytes of painted pages that are kept; a page as wide as half a window takes one million."""
_PAUSE_MS = 120
_LOCKED = ("pdf-password", "pdf-password-wrong")


class OriginalDesk(QObject):
    """``switches`` are those of the contents and the annotations, which give way where the text
    would have too little room, and its own, off where the document has no pages; ``fold`` shows the
    panels whose switch is on."""

    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        switches: Sequence[QAction],
        fold: Callable[[], None],
        splitter: QSplitter,
        tasks: Tasks,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._library = workspace.library
        self._settings = workspace.settings
        self._desk = desk
        *sides, self._action = switches
        self._room = PageRoom(splitter, sides, fold, workspace.settings)
        self._fold = fold
        self._splitter = splitter
        self._reader = splitter.widget(1)
        self._tasks = tasks
        self._messages = messages
        self._window = window
        self.panel: OriginalPanel | None = None
        self._painter: PagePainter | None = None
        self._document = ""
        self._pages = 0
        self._page = self._read = 1
        self._follows = True
        self._refused: UserFacing | None = None
        self._asks = False
        """The person opened the page just now, and may be asked for a password."""
        self._passwords: dict[str, str] = {}
        """Of locked files, for this run and nowhere else."""
        self._kept: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()
        self._resized = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._resized.timeout.connect(self._paint)
        self._action.setEnabled(False)

    @property
    def shown(self) -> bool:
        return self.panel is not None and self.panel.isVisibleTo(self._window)

    def has_pages(self, document: str) -> bool:
        try:
            return self._library.page(document, 1) is not None
        except UserFacing:
            return False

    # Whether it is there.

    def switch(self) -> None:
        """The person asked for it, or closed it."""
        self._asks = self._action.isChecked()
        self._fold()
        if not self._action.isChecked():
            self._reader.setFocus()
        elif self._refused is not None and self._refused.code in _LOCKED:
            self._ask_password()

    def show_at(self, document: str, entry: str | None) -> None:
        """The page on which an entry of the outline stands, or a document begins."""
        self._desk.open_entry(document, entry)
        self.look()
        self._follow()
        if not self._action.isChecked():
            self._action.setChecked(True)
            self.switch()

    def fold(self, *, alone: bool) -> None:
        """Shows or hides it as its switch says; ``alone`` is for a while, in full screen."""
        on = self._action.isChecked()
        if not alone and self._settings.flag("original_shown") != on:
            self._settings.put("original_shown", on)
        wanted = on and self._action.isEnabled()
        if wanted and not self.shown and not alone:
            from study_viewer.ui.original.panel import LEAST

            self._room.make(LEAST)
        if self.shown != wanted:
            self._show(wanted)
        if not wanted and not alone and self._document:
            self._room.give_back()

    def _show(self, wanted: bool) -> None:
        if self.panel is None:
            self._make()
        assert self.panel is not None
        if self.shown:
            self._room.keep_width()
        self.panel.setVisible(wanted)
        if wanted:
            self._room.give_width()
            self._read = 0
            self.look()

    def _make(self) -> None:
        # Most starts show no page of an original.
        from study_viewer.ui.common.focus_ring import FocusRing
        from study_viewer.ui.common.theme import worn
        from study_viewer.ui.desk.page_painter import PagePainter
        from study_viewer.ui.original.panel import OriginalPanel

        self.panel = panel = OriginalPanel(worn(), self._window)
        panel.hide()
        self._painter = PagePainter(self._tasks, self._messages, self)
        self._splitter.insertWidget(BESIDE, panel)
        FocusRing(panel.sheet)
        self._painter.painted.connect(self._came)
        self._painter.refused.connect(self._went_wrong)
        panel.turn_wanted.connect(self._turn)
        panel.page_wanted.connect(self._go_to)
        panel.text_wanted.connect(self._read_page)
        panel.back_wanted.connect(self._follow)
        panel.password_wanted.connect(self._ask_password)
        panel.width_changed.connect(self._resized.start)
        panel.left.connect(self._reader.setFocus)
        panel.closed.connect(self._action.trigger)

    # Which page it is.

    def look(self) -> None:
        """The person may stand elsewhere now, or read another document."""
        spot = self._desk.spot()
        document = spot.document if spot is not None else ""
        if document != self._document:
            self._enter(document)
        if spot is None or not self.shown:
            return
        start = self._library.page_at(*spot)
        read = start.page if start is not None else 1
        if read != self._read:
            self._read = read
            if self._follows:
                self._page = read
                self._paint()
        if self._follows and self.panel is not None and self._page == read:
            self.panel.sheet.stand_at(self._share())
        self._say()

    def _enter(self, document: str) -> None:
        self._document = document
        self._pages = self._read = 0
        self._follows = True
        self._refused = None
        self._action.setEnabled(bool(document) and self.has_pages(document))
        self._fold()

    def _share(self) -> float:
        """How far down its page the place stands that is read, from 0 to 1, by the characters."""
        spot = self._desk.spot()
        here = self._library.page_at(*spot) if spot is not None else None
        if spot is None or here is None or here.section != spot.section:
            return 0.0
        after = self._library.page(spot.document, here.page + 1)
        if after is None or after.section != here.section or after.start <= here.start:
            return 0.0
        return min(1.0, (spot.offset - here.start) / (after.start - here.start))

    def _turn(self, by: int) -> None:
        if self._go_to(self._page + by) and self.panel is not None:
            self.panel.sheet.to_end(last=by < 0)

    def _go_to(self, page: int) -> bool:
        page = max(1, min(page, self._pages) if self._pages else page)
        if page == self._page:
            return False
        self._page = page
        self._follows = page == self._read
        self._paint()
        if self.panel is not None:
            self.panel.sheet.to_end(last=False)
        return True

    def _follow(self) -> None:
        self._follows = True
        if self._page != self._read and self._read:
            self._page = self._read
            self._paint()
        self.look()

    def _read_page(self) -> None:
        """The text of the page that is shown; one without text leads to what comes before it."""
        start = self._library.page(self._document, self._page)
        if start is None:
            return
        self._desk.open(self._document, start.section, start.start)
        self._reader.setFocus()
        # From the next page that is read on: one of pictures alone stays until then.
        self._follows = True
        self._say()

    # Its picture.

    def _paint(self) -> None:
        """Shows what is there already, and asks for what is not: this page, then the next one."""
        if self.panel is None or self._painter is None or not self.shown or not self._document:
            return
        from study_viewer.ui.desk.page_painter import Wanted

        width = self.panel.sheet.pixels()
        if self._refused is None:
            self.panel.show_picture(self._nearest(width))
        last = self._pages or self._page
        pages = [self._page, *(p for p in (self._page + 1,) if p <= last)]
        password = self._passwords.get(self._document, "")
        self._painter.want(
            [
                Wanted(self._document, PageWish(page, width, password))
                for page in pages
                if (self._document, page, width) not in self._kept
            ]
        )
        self._say()

    def _nearest(self, width: int) -> QImage | None:
        """The page as it was painted last, if only in another size."""
        found = self._kept.get((self._document, self._page, width))
        if found is not None:
            self._kept.move_to_end((self._document, self._page, width))
            return found
        here = (self._document, self._page)
        others = [image for key, image in self._kept.items() if key[:2] == here]
        return others[-1] if others else None

    def _came(self, wanted: "Wanted", painted: "Painted") -> None:
        wish = wanted.wish
        self._kept[wanted.document, wish.page, wish.width] = painted.image
        while len(self._kept) > 1 and self._bytes() > LARGEST:
            self._kept.popitem(last=False)
        if wanted.document != self._document or self.panel is None:
            return
        first = not self._pages
        self._refused = None
        self._pages = painted.pages
        if wish.page == self._page:
            self.panel.show_picture(self._nearest(self.panel.sheet.pixels()))
            if first:
                # Only now it is known whether there is a next one, and how high the page is.
                self._paint()
                self.look()
        self._say()

    def _bytes(self) -> int:
        return sum(image.sizeInBytes() for image in self._kept.values())

    def _went_wrong(self, wanted: "Wanted", error: UserFacing) -> None:
        if wanted.document != self._document or wanted.wish.page != self._page:
            return
        # Where the library keeps the file is nothing to a person who reads here.
        named = {"path": Path(str(error.details["path"])).name} if "path" in error.details else {}
        self._refused = UserFacing(error.code, **{**error.details, **named})
        self._tell_trouble()
        if error.code not in _LOCKED:
            return
        wrong = bool(wanted.wish.password)
        self._passwords.pop(self._document, None)
        if wrong or self._asks:
            self._asks = False
            self._ask_password(wrong=wrong)

    def _tell_trouble(self) -> None:
        if self.panel is not None and self._refused is not None:
            locked = self._refused.code in _LOCKED
            self.panel.refuse(self._messages.word(self._refused), locked=locked)

    def _ask_password(self, *, wrong: bool = False) -> None:
        from study_viewer.ui.dialogs.password import PasswordDialog

        original = self._library.original(self._document)
        name = original.name if original is not None else ""
        document = self._document
        hint = self.tr("It is remembered until the program ends, and written nowhere.")
        dialog = PasswordDialog(name, wrong=wrong, parent=self._window, hint=hint)

        def use() -> None:
            self._passwords[document] = dialog.field.text()
            self._paint()

        dialog.accepted.connect(use)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say(self) -> None:
        if self.panel is None:
            return
        from study_viewer.ui.original.panel import Shown

        self.panel.show_page(Shown(self._page, self._pages, self._read or self._page))

    # What the world says.

    def changed(self, changes: Changes) -> None:
        """A document that came anew may have other pages."""
        if not changes.everything and self._document not in changes.documents:
            return
        self._kept.clear()
        self._document = ""
        self.look()

    def set_theme(self, theme: Theme) -> None:
        if self.panel is not None:
            self.panel.set_theme(theme)

    def retranslate(self) -> None:
        self._tell_trouble()

    def close(self) -> None:
        if self.shown:
            self._room.keep_width()
        if self._painter is not None:
            self._painter.close()
