# SPDX-License-Identifier: MIT
"""The panels and bars round the text, made once the text is on the screen; passes news on."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.ui.actions import Actions
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.common import ask, fonts
from study_viewer.ui.common.focus_ring import FocusRing
from study_viewer.ui.common.tasks import Tasks
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.desk.annotation_menu import AnnotationMenu
from study_viewer.ui.desk.columns import Columns
from study_viewer.ui.desk.doing import Doing
from study_viewer.ui.desk.errands import Errands
from study_viewer.ui.desk.fetching import Fetching
from study_viewer.ui.desk.going import Going
from study_viewer.ui.desk.help import Help
from study_viewer.ui.desk.keeping import Keeping
from study_viewer.ui.desk.listing import Listing
from study_viewer.ui.desk.marking import Marking
from study_viewer.ui.desk.notebook import NotebookDesk
from study_viewer.ui.desk.original import OriginalDesk
from study_viewer.ui.desk.page_alone import PageAlone
from study_viewer.ui.desk.page_look import PageLookDesk
from study_viewer.ui.desk.present import Present
from study_viewer.ui.desk.searching import SearchDesk
from study_viewer.ui.desk.shelf import ShelfDesk
from study_viewer.ui.desk.shelf_work import outline_of
from study_viewer.ui.desk.whereabouts import Whereabouts
from study_viewer.ui.outline.panel import OutlinePanel
from study_viewer.ui.rooms import Rooms
from study_viewer.ui.status_bar import StatusBar
from study_viewer.ui.top_bar import TopBar
from study_viewer.ui.wiring import wire

if TYPE_CHECKING:
    from study_viewer.ui.main_window import MainWindow


def outline_for(window: "MainWindow") -> OutlinePanel:
    return OutlinePanel(partial(outline_of, window.workspace), window.theme, window)


def annotations_for(window: "MainWindow") -> AnnotationsPanel:
    scope = window.settings.text("annotations_scope")
    return AnnotationsPanel(window.theme, fonts.font(fonts.SERIF, 13), scope, window)


class Panels(Rooms):
    """All that stands round the reader. No panel knows another: what one says is passed on here."""

    def __init__(
        self, window: "MainWindow", outline: OutlinePanel, annotations: AnnotationsPanel
    ) -> None:
        """The two take a while to make: whoever made them let the person scroll in between."""
        super().__init__(window)
        workspace, messages, theme = window.workspace, window.messages, window.theme
        self.settings = window.settings
        self.desk = window.desk
        self.tasks = Tasks(window.open_workspace, self)
        self.actions = Actions(window)
        self.actions.set_theme(theme)
        self.top = TopBar(self.actions, theme, window)
        self.outline, self.annotations = outline, annotations
        sides = (self.outline, self.annotations)
        self.columns = Columns(self.actions, self.settings, sides, lambda: self.alone.on, window)
        self.columns.left.connect(window.reader.setFocus)
        self.status = StatusBar(theme, window)
        for area in (window.reader.view, self.annotations.list):
            FocusRing(area)
        desk, tasks = self.desk, self.tasks
        self.fetching = Fetching(desk, tasks, messages, self)
        self.shelf = ShelfDesk(workspace, desk, self.outline, tasks, self.language)
        self.whereabouts = Whereabouts(workspace, desk, window.reader, self.status)
        self.listing = Listing(workspace, desk, self.annotations, tasks, messages)
        self.present = Present(workspace, desk, self.annotations, tasks, messages)
        self.doing = Doing(workspace, desk, self.annotations, tasks, messages)
        self.marking = Marking(
            workspace, desk, self.listing, self.annotations, self.doing, tasks, messages
        )
        self.errands = Errands(workspace, tasks, messages, self.status, self.language, window)
        self.look = PageLookDesk(
            self.settings, window.set_page, self.choose_paper, window.reader, window
        )
        switches = [self.actions[name] for name in ("outline", "annotations", "original-page")]
        self.original = OriginalDesk(
            workspace, desk, switches, self.columns.fold, window.splitter, tasks, messages, window
        )
        bars = (self.top, self.status)
        self.alone = PageAlone(bars, window.splitter, switches, self.columns.fold, messages, window)
        self.going = Going(workspace, desk, messages, window)
        self.searching = SearchDesk(
            workspace, desk, window.reader, self.columns, tasks, messages, window
        )
        self.keeping = Keeping(workspace, tasks, messages, self)
        self.help = Help(workspace, desk, messages, self.language, window)
        self.notebook = NotebookDesk(
            workspace, desk, self.doing, self.annotations, tasks, messages, window
        )
        self.annotation_menu = AnnotationMenu(
            workspace,
            self.annotations,
            self.marking,
            self.doing,
            messages,
            self.language,
            window,
        )
        wire(self)

    def language(self) -> str:
        return self.window.translation.language

    def fill(self) -> None:
        """Reads what the panels show."""
        self.name_colours()
        self.shelf.fill()
        self.desk.arrive()
        self.listing.refresh()
        self.status.set_notebook(self.window.workspace.paths.notebook.name)
        if self.window.messages.last is not None:
            self.status.say(self.window.messages.last)
        self.keeping.start()
        self.catching_up.start()
        if self.language() == "zh" and fonts.chinese_font_missing():
            # In English: the sentence must be readable without the font it asks for.
            self.window.messages.say(
                "No Chinese font is installed; please install one (Noto Sans CJK)."
            )

    def may_close(self) -> bool:
        """A note that could not be kept is not thrown away unasked."""
        self.annotations.leave_note()
        if not self.annotations.writing:
            return True
        question = self.tr("The note being written could not be saved. Close and lose it?")
        return ask.sure(self.window, question, self.tr("Close"))

    def close(self) -> None:
        # Else the next start would come up in full screen, with everything round the page.
        self.alone.leave()
        self.desk.keep_place()
        self.errands.close()
        self.original.close()
        self.tasks.close()
        self.keeping.finish()
        # What was to be done soon would ask stores that are closed by then.
        for timer in self.window.findChildren(QTimer):
            timer.stop()

    # What the panels and the world say.

    def hear(self, changes: Changes) -> None:
        before = self.desk.document, self.desk.edition
        self.desk.reread(changes)
        if before[0] == self.desk.document and before[1] not in (0, self.desk.edition):
            self.editions.changed(before[0])
        self.status.look_again()
        self.shelf.changed(changes)
        self.listing.heard(changes)
        self.present.heard(changes)
        if changes.annotations or changes.reading:
            self.status.saved()
        self.whereabouts.changed(changes)
        self.going.changed(changes)
        self.original.changed(changes)
        self.searching.changed(changes)
        self.keeping.changed(changes)

    def stood(self, document: str, entry: str | None, jump: bool) -> None:
        self.shelf.stood(document, entry, jump)
        self.shelf.mark_soon()
        self.listing.moved_soon()
        self.present.look()

    def open_imported(self, document: str) -> None:
        self.desk.open(document)
        self._read_on()

    def open_entry(self, document: str, entry: str | None) -> None:
        self.desk.open_entry(document, entry)
        self._read_on()

    def _read_on(self) -> None:
        """The keys are the text's again, unless a note is being written."""
        if not self.annotations.writing:
            self.window.reader.setFocus()

    def jump(self, annotation: str) -> None:
        self.annotations.leave_note()
        workspace = self.window.workspace
        one = workspace.notebook.get(annotation)
        if workspace.library.digest(one.document):
            self.desk.jump(one)
            return
        said = self.tr("“{title}” was removed from the library; only its annotations are there.")
        title = workspace.notebook.title_of(one.document) or one.document
        self.window.messages.say(said.format(title=title))

    def show_annotation(self, annotation: str) -> None:
        """Its passage, and its card where its place waits for the person."""
        try:
            one = self.window.workspace.notebook.get(annotation)
        except UserFacing as error:
            self.window.messages.fail(error)
            return
        self.jump(annotation)
        if one.placement.state in ("check", "unplaced"):
            self.columns.show_annotations()
            self.annotations.open_filter(on=False)
            if self.annotations.scope == "section":
                self.annotations.set_scope("document")
            self.listing.choose_soon(annotation)

    def show_doubtful(self, every: bool) -> None:
        """What waits for the person, in this document or in ``every`` one."""
        self.columns.show_annotations()
        self.annotations.show_doubtful(every=every)

    def write_whole_note(self) -> None:
        """Goes on with the last note on the whole document; its menu in the tree begins another."""
        document = self.desk.document
        if document is None:
            return
        self.annotations.leave_note()
        whole = [one for one in self.desk.annotated.of(document) if one.section is None]
        if not whole or self.annotations.writing:
            self.marking.begin_whole_note()
            return
        if self.annotations.scope == "section":
            self.annotations.set_scope("document")
        self.marking.edit_note(max(whole, key=lambda one: one.created).id)

    def show_passage(self, document: str, section: str, start: int, end: int) -> None:
        self.annotations.leave_note()
        if self.desk.open(document, section, start):
            self.window.reader.jump(start, end)
            self.desk.aim_at(start)

    def filter_annotations(self) -> None:
        """Opens the filter, and closes it where it is open already."""
        shown = self.annotations.isVisible() and self.annotations.filter_shown
        self.columns.show_annotations()
        self.annotations.open_filter(on=not shown)

    def phrase_at_hand(self) -> str:
        """What is selected, else what is being found or sought; empty where a history waits to
        come back, and where there is nothing."""
        finding, sought = self.window.reader.finding, self.searching.panel
        words = self.window.reader.chosen_words()
        if words or self.phrases.dialog is not None:
            return words
        if finding is not None and finding.shown:
            return finding.words
        return sought.phrase if sought is not None and self.searching.open else ""

    def step_back(self) -> bool:
        """Esc that nothing nearer wanted: out of the full screen, else out of a filter.

        That of the panel with the keyboard first. False where there is neither.
        """
        if self.alone.on:
            self.alone.leave()
            return True
        in_notes = self.annotations.isAncestorOf(self.window.focusWidget() or self.window)
        if self.searching.open:
            self.searching.close()
            return True
        if self.annotations.filter_shown and (in_notes or not self.outline.filtered):
            self.annotations.open_filter(on=False)
            return True
        return self.outline.end_filter()

    def offer_undo(self) -> None:
        self.actions["undo"].setEnabled(self.doing.can_undo)
        self.actions["redo"].setEnabled(self.doing.can_redo)

    def free_undo(self) -> None:
        # The keys of an action that is off are dead; pressed, they say that there is nothing.
        for name in ("undo", "redo"):
            self.actions[name].setEnabled(True)

    def offer_ways(self, back: bool, forward: bool) -> None:
        self.actions["back"].setEnabled(back)
        self.actions["forward"].setEnabled(forward)

    def name_colours(self) -> None:
        from study_viewer.words import colour_names

        names = colour_names(self.language(), self.settings.names("colour_names"))
        self.window.reader.set_colours(names, self.marking.colour)
        self.annotations.set_colour_names(names)

    def change_scope(self, scope: str) -> None:
        self.settings.put("annotations_scope", scope)
        self.listing.refresh()

    # How it looks.

    def pass_keyboard_on(self, *, forward: bool) -> bool:
        """Tab goes from the bar on top through the columns to the bar below."""
        from study_viewer.ui.common.tab_order import go_on

        page = (self.original.panel,) if self.original.panel is not None else ()
        areas = (
            self.top,
            self.outline,
            self.window.reader,
            *page,
            self.columns.side,
            self.status,
        )
        return go_on(areas, forward=forward)

    def set_theme(self, theme: Theme) -> None:
        self.actions.set_theme(theme)
        for part in (
            self.top,
            self.outline,
            self.annotations,
            self.status,
            self.look,
            self.original,
            self.searching,
        ):
            part.set_theme(theme)

    def retranslate(self) -> None:
        self.actions.retranslate()
        self.columns.fit()
        self.name_colours()
        # The guides in the other language come first now.
        self.shelf.fill_soon()
        if self.desk.document == self.help.foreign_guide():
            self.help.offer_guide()
        else:
            self.outline.fold(self.help.foreign_guide())
        self.whereabouts.say()
        self.original.retranslate()
        self.searching.retranslate()
        self.listing.refresh_soon()

    def follow_window(self) -> None:
        """Its state may have changed: full screen shows the page and nothing else."""
        if self.window.isFullScreen() and not self.alone.on:
            self.columns.uncover()
        self.alone.follow()

    def choose_paper(self, paper: str) -> None:
        self.settings.put("paper", paper)
        self.actions[f"paper-{paper}"].setChecked(True)
        self.window.follow_paper()

    def choose_language(self, language: str) -> None:
        self.settings.put("language", language)
        self.window.translation.use(language)
