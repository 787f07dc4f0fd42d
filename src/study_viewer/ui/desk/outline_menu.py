# SPDX-License-Identifier: MIT
"""The menu on a document or an entry of the section tree."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from study_viewer.core.changes import Changes
from study_viewer.core.document.model import Entry
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.command_table import LEVELS, command_name, heading_name
from study_viewer.ui.common.menus import Menu
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Tasks
from study_viewer.ui.desk.copies import Copies
from study_viewer.ui.desk.correcting import Correcting
from study_viewer.ui.desk.doing import Doing
from study_viewer.ui.desk.editions import EditionsDesk
from study_viewer.ui.desk.errands import Errands
from study_viewer.ui.desk.marking import Marking
from study_viewer.ui.desk.original import OriginalDesk
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.outline.panel import OutlinePanel

if TYPE_CHECKING:
    from study_viewer.core.document.corrections import Spot


class Desks(NamedTuple):
    """Who does what the menu offers."""

    reading: ReadingDesk
    marking: Marking
    doing: Doing
    correcting: Correcting
    copies: Copies
    errands: Errands
    original: OriginalDesk
    editions: EditionsDesk


class OutlineMenu(QObject):
    """What each line does is done by the other desks; here stands what is offered where."""

    def __init__(
        self,
        workspace: Workspace,
        desks: Desks,
        panel: OutlinePanel,
        tasks: Tasks,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._beside: Tasks | None = None
        self._desk = desks.reading
        self._marking = desks.marking
        self._doing = desks.doing
        self._correcting = desks.correcting
        self._copies = desks.copies
        self._errands = desks.errands
        self._original = desks.original
        self._editions = desks.editions
        self._panel = panel
        self._tasks = tasks
        self._messages = messages
        self._window = window

    def show(self, document: str, entry: str | None, row: QRect) -> None:
        try:
            menu = self.menu(document, entry)
        except UserFacing as error:
            self._messages.fail(error)
            return
        menu.popup_beside(row)

    def menu(self, document: str, entry: str | None) -> Menu:
        """Made anew each time: what it offers depends on the row.

        Raises UserFacing as the library does, for a document that went or cannot be read.
        """
        found = self._desk.contents(document).entry(entry) if entry else None
        own = not self._workspace.library.is_bundled(document)
        menu = Menu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Open"), lambda: self._desk.open_entry(document, entry))
        if self._original.has_pages(document):
            menu.addAction(
                self.tr("Show its page of the original"),
                lambda: self._original.show_at(document, entry),
            )
        menu.addSeparator()
        self._add_notes(menu, document, found)
        menu.addSeparator()
        self._add_read(menu, document, found)
        menu.addSeparator()
        self._add_contents(menu, document, found)
        if found is not None:
            if own:
                self._add_corrections(menu, document, found)
            return menu
        menu.addSeparator()
        self._add_document(menu, document, own)
        return menu

    def _add_read(self, menu: QMenu, document: str, entry: Entry | None) -> None:
        """What the row does not say already; of a document read in part, both."""
        contents = self._desk.contents(document)
        progress = self._workspace.reading.progress(document)
        percent = contents.percent(progress)
        read = percent == 100 if entry is None else entry.id in contents.read(progress)
        if not read:
            menu.addAction(self.tr("Mark as read"), lambda: self._mark(document, entry, True))
        if read or (entry is None and percent):
            menu.addAction(self.tr("Mark as unread"), lambda: self._mark(document, entry, False))

    def rename(self, document: str, entry: str | None) -> None:
        """Asks for another name for an entry, or for the title of an own document."""
        library = self._workspace.library
        try:
            if library.is_bundled(document):
                raise UserFacing("document-bundled", document=library.title(document))
            found = self._desk.contents(document).entry(entry) if entry else None
        except UserFacing as error:
            self._messages.fail(error)
            return
        if found is None:
            self.describe(document)
        else:
            self._correcting.rename_entry(document, found)

    def describe(self, document: str, over: QWidget | None = None) -> None:
        """Asks for title, issuer and date, over the window or what is open over that; what is
        refused is said in the dialog."""
        from study_viewer.ui.dialogs.about_document import AboutDocument

        try:
            about = self._workspace.library.shelved(document).metadata
        except UserFacing as error:
            self._messages.fail(error)
            return
        dialog = AboutDocument(about.title, about.issued_by, about.issued_on, over or self._window)

        closed: list[int] = []

        def kept(changes: Changes) -> None:
            self._tasks.announce(changes)
            if not closed:
                dialog.accept()

        def keep(fields: dict[str, str]) -> None:
            typed = dialog.focusWidget()
            dialog.setEnabled(False)

            def refused(error: Exception) -> None:
                if closed:
                    # Nobody would see it there.
                    self._messages.fail(error)
                    return
                dialog.setEnabled(True)
                if typed is not None:
                    typed.setFocus()
                if not isinstance(error, UserFacing):
                    raise error
                dialog.refuse(self._messages.word(error))

            if self._beside is None:
                # Behind an import the dialog would stay until that is done.
                self._beside = self._tasks.beside()
            # A long table of contents takes a second to write, and a new edition of the document
            # may be on its way to its place: whoever renames waits for that.
            self._beside.run(
                lambda workspace, job: workspace.library.rename(document, **fields),
                done=kept,
                failed=refused,
            )

        dialog.wanted.connect(keep)
        dialog.finished.connect(closed.append)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add_contents(self, menu: QMenu, document: str, entry: Entry | None) -> None:
        tree = self._panel.tree
        contents = Menu(menu)
        contents.setTitle(self.tr("Contents"))
        menu.addMenu(contents)
        contents.addAction(self.tr("Expand all"), lambda: tree.unfold_all(document))
        contents.addAction(self.tr("Collapse all"), lambda: tree.fold_all(document))
        contents.addSeparator()
        contents.addAction(self.tr("Copy the outline"), lambda: self._copy(document, entry))

    def _add_document(self, menu: QMenu, document: str, own: bool) -> None:
        """What is done to a document as a whole, which no row of a section offers."""
        original = menu.addAction(
            self.tr("Open the original file"), lambda: self._copies.open_original(document)
        )
        original.setEnabled(self._workspace.library.original(document) is not None)
        menu.addAction(self.tr("Save the text as…"), lambda: self._copies.save_text(document))
        if own:
            self._add_take_back(menu, document)
            self._add_editions(menu, document)
            menu.addSeparator()
            menu.addAction(self.tr("Title, issuer and date…"), lambda: self.describe(document))
            menu.addAction(self.tr("Remove from the library"), lambda: self._doing.remove(document))

    def _add_take_back(self, menu: QMenu, document: str) -> None:
        take_back = menu.addAction(
            self.tr("Undo the last correction"), lambda: self._correcting.take_back(document)
        )
        take_back.setVisible(self._correcting.can_take_back(document))

    def _add_editions(self, menu: QMenu, document: str) -> None:
        menu.addAction(command_name("import-edition"), lambda: self._errands.ask_edition(document))
        if self._editions.number(document) > 1:
            menu.addAction(
                command_name("what-changed"), lambda: self._editions.show_changes(document)
            )
            menu.addAction(command_name("editions"), lambda: self._editions.show_editions(document))

    def _add_notes(self, menu: QMenu, document: str, entry: Entry | None) -> None:
        if entry is None:
            menu.addAction(
                self.tr("Write a note on this document"), lambda: self._note(document, None)
            )
            menu.addAction(
                self.tr("Export this document's notes…"),
                lambda: self._errands.ask_export(document),
            )
            return
        menu.addAction(self.tr("Write a note on this section"), lambda: self._note(document, entry))
        menu.addAction(
            self.tr("Export this section's notes…"),
            lambda: self._errands.ask_export(document, entry.id),
        )

    def _add_corrections(self, menu: QMenu, document: str, entry: Entry) -> None:
        here = menu.addMenu(self.tr("Correct this entry"))
        # What an entry stands at is looked up when its menu unfolds: it reads the section.
        here.aboutToShow.connect(lambda: self._fill(here, document, entry))

    def _fill(self, menu: QMenu, document: str, entry: Entry) -> None:
        menu.clear()
        correcting = self._correcting
        menu.addAction(
            self.tr("Rename the entry…"), lambda: correcting.rename_entry(document, entry)
        )
        spot = correcting.spot(document, entry)
        if spot is not None:
            self._offer_corrections(menu, document, entry, spot)
        menu.addSeparator()
        self._add_take_back(menu, document)

    def _offer_corrections(self, menu: QMenu, document: str, entry: Entry, spot: "Spot") -> None:
        correcting = self._correcting
        menu.addSeparator()
        for level in LEVELS:
            action = menu.addAction(
                heading_name(level),
                lambda level=level: correcting.heading_at(document, entry, level),
            )
            action.setCheckable(spot.level == level)
            action.setChecked(spot.level == level)
        if spot.level:
            no_heading = command_name("no-heading")
            menu.addAction(no_heading, lambda: correcting.no_heading_at(document, entry))
        else:
            take_out = self.tr("Not a heading: take out of the contents")
            menu.addAction(take_out, lambda: correcting.take_out(document, entry))
        menu.addSeparator()
        join = menu.addAction(
            self.tr("Join with the paragraph above"), lambda: correcting.join_at(document, entry)
        )
        join.setEnabled(spot.joins)

    def _mark(self, document: str, entry: Entry | None, read: bool) -> None:
        if entry is None:
            known = self._workspace.library.sections(document)
            passages = tuple((info.id, 0, info.characters) for info in known)
        else:
            passages = self._desk.contents(document).passages(entry)
        self._doing.do(lambda: self._workspace.reading.mark_ranges(document, passages, read))

    def _copy(self, document: str, entry: Entry | None) -> None:
        """Indented by tabs: pasted into a text processor or a mind map they are levels."""
        library = self._workspace.library
        lines = [] if entry else [library.title(document)]
        top = entry.level if entry else 0
        inside = entry is None
        for one in library.outline(document):
            if entry is not None:
                inside = one.id == entry.id or (inside and one.level > top)
            if inside:
                lines.append("\t" * (one.level - top) + one.title)
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._messages.say(self.tr("The outline was copied."))

    def _note(self, document: str, entry: Entry | None) -> None:
        """On the section where an entry begins one; else on the heading or paragraph it names."""
        if document != self._desk.document or entry is not None:
            self._desk.open_entry(document, entry.id if entry else None)
        if entry is None:
            self._marking.begin_whole_note()
            return
        contents = self._desk.contents(document)
        if contents.entry_at(entry.section, 0) == entry:
            self._marking.begin_section_note(entry.section, document)
            return
        text = self._workspace.library.text(document, entry.section)
        end = text.find("\n", entry.start)
        self._marking.begin_note(entry.start, end if end >= 0 else len(text))
