# SPDX-License-Identifier: MIT
"""The panels and bars round the text: made once the text is on the screen, and wired here."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from study_viewer.core.changes import Changes
from study_viewer.ui.actions import Actions
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.common import ask, fonts
from study_viewer.ui.common.tasks import Tasks
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.desk.doing import Doing
from study_viewer.ui.desk.errands import Errands
from study_viewer.ui.desk.keeping import Keeping
from study_viewer.ui.desk.listing import Listing
from study_viewer.ui.desk.marking import Marking
from study_viewer.ui.desk.menus import ContextMenus
from study_viewer.ui.desk.shelf import ShelfDesk
from study_viewer.ui.outline.panel import OutlinePanel
from study_viewer.ui.reader.panel import Wish
from study_viewer.ui.status_bar import StatusBar
from study_viewer.ui.top_bar import TopBar

if TYPE_CHECKING:
    from study_viewer.ui.main_window import MainWindow


class Panels(QObject):
    """All that stands round the reader. No panel knows another: what one says is passed on here."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        workspace, messages, theme = window.workspace, window.messages, window.theme
        self._settings = window.settings
        self._desk = window.desk
        self.tasks = Tasks(window.open_workspace, self)
        self.actions = Actions(window)
        self.actions.set_theme(theme)
        self.top = TopBar(self.actions, theme, window)
        self.outline = OutlinePanel(workspace.library.outline, theme, window)
        scope = self._settings.text("annotations_scope")
        quote_font = fonts.font(fonts.SERIF, 13)
        self.annotations = AnnotationsPanel(theme, quote_font, scope, window)
        self.status = StatusBar(theme, window)
        self.outline.setMinimumWidth(200)
        self.annotations.setMinimumWidth(220)
        desk, tasks = self._desk, self.tasks
        self.shelf = ShelfDesk(workspace, desk, self.outline, self.status)
        self.listing = Listing(workspace, desk, self.annotations, tasks, messages)
        self.doing = Doing(workspace, desk, self.annotations, tasks, messages)
        self.marking = Marking(
            workspace, desk, self.listing, self.annotations, self.doing, tasks, messages
        )
        self.errands = Errands(workspace, tasks, messages, self.status, self._language, window)
        self.keeping = Keeping(workspace, tasks, messages, self)
        self.menus = ContextMenus(
            workspace, desk, self.marking, self.doing, tasks, messages, self._language, window
        )
        self._wire_panels()
        self._wire_actions()

    def _language(self) -> str:
        return self._window.translation.language

    def _wire_panels(self) -> None:
        window, desk, reader = self._window, self._desk, self._window.reader
        window.messages.said.connect(self.status.say)
        desk.changed.connect(self.tasks.announce)
        desk.stood.connect(self._stood)
        self.tasks.changed.connect(self._changed)
        self.errands.imported.connect(self._imported)
        reader.wish.connect(self._wish)
        reader.annotation_clicked.connect(self.annotations.choose)
        reader.reading_moved.connect(lambda _: desk.moved())
        reader.import_wanted.connect(self.errands.ask_files)
        reader.link_activated.connect(desk.follow_link)
        reader.next_wanted.connect(lambda: desk.turn(1))
        reader.previous_wanted.connect(lambda: desk.turn(-1))
        reader.larger_wanted.connect(window.resize_text)
        self.outline.entry_wanted.connect(self._open_entry)
        self.outline.import_wanted.connect(self.errands.ask_files)
        self.outline.menu_wanted.connect(self.menus.on_document)
        self.annotations.jump_wanted.connect(self._jump)
        self.annotations.delete_wanted.connect(self.doing.delete)
        self.annotations.attach_wanted.connect(self.marking.attach_selection)
        self.annotations.note_written.connect(self.marking.note_written)
        self.annotations.note_left.connect(self.marking.note_left)
        self.annotations.menu_wanted.connect(self.menus.on_annotation)
        self.annotations.whole_note_wanted.connect(self._whole_note)
        self.annotations.scope_changed.connect(self._scope_changed)

    def _wire_actions(self) -> None:
        on, window, actions = self.actions.on, self._window, self.actions
        on("import-files", self.errands.ask_files)
        on("import-folder", self.errands.ask_folder)
        on("export", lambda: self.errands.ask_export(self._desk.document))
        on("open-data", self.errands.open_data_folder)
        on("quit", window.close)
        on("undo", self.doing.undo)
        on("redo", self.doing.redo)
        on("whole-note", self._whole_note)
        on("outline", self.fold)
        on("annotations", self.fold)
        on("larger", lambda: window.resize_text(1))
        on("smaller", lambda: window.resize_text(-1))
        on("full-screen", self._full_screen)
        for paper in ("light", "sepia", "dark", "system"):
            on(f"paper-{paper}", partial(self._choose_paper, paper))
        for language in ("zh", "en"):
            on(f"language-{language}", partial(self._choose_language, language))
        QGuiApplication.styleHints().colorSchemeChanged.connect(window.follow_paper)
        for ticked in (
            f"paper-{self._settings.text('paper')}",
            f"language-{self._language()}",
        ):
            actions[ticked].setChecked(True)
        for panel in ("outline", "annotations"):
            actions[panel].setChecked(self._settings.flag(f"{panel}_shown"))
        menu = QMenu(window)
        for name in ("file", "edit", "view", "paper", "language"):
            menu.addMenu(actions.menu(name))
        actions.menu("edit").aboutToShow.connect(self._offer_undo)
        actions.menu("edit").aboutToHide.connect(self._free_undo)
        self.top.set_menus(menu, actions.menu("paper"))
        library = QMenu(window)
        library.addActions([actions["import-files"], actions["import-folder"]])
        self.outline.set_menu(library)

    def fill(self) -> None:
        """Reads what the panels show."""
        self._name_colours()
        self.shelf.fill()
        self._desk.arrive()
        self.listing.refresh()
        self.status.set_notebook(self._window.workspace.paths.notebook.name)
        if self._window.messages.last is not None:
            self.status.say(self._window.messages.last)
        self.keeping.start()
        if self._language() == "zh" and fonts.chinese_font_missing():
            # In English: the sentence must be readable without the font it asks for.
            self._window.messages.say(
                "No Chinese font is installed; please install one (Noto Sans CJK)."
            )

    def may_close(self) -> bool:
        """A note that could not be kept is not thrown away unasked."""
        self.annotations.leave_note()
        if not self.annotations.writing:
            return True
        question = self.tr("The note being written could not be saved. Close and lose it?")
        return ask.sure(self._window, question, self.tr("Close"))

    def close(self) -> None:
        self._desk.keep_place()
        self.tasks.close()
        self.keeping.finish()

    # What the panels and the world say.

    def _changed(self, changes: Changes) -> None:
        self._desk.reread(changes)
        self.shelf.changed(changes)
        if changes.annotations or changes.documents or changes.everything:
            self.listing.refresh()
        if changes.annotations or changes.reading:
            self.status.saved()
        self.keeping.changed(changes)

    def _stood(self, document: str, entry: str | None, jump: bool) -> None:
        self.shelf.stood(document, entry, jump)
        if jump:
            self.shelf.mark()
        self.listing.moved()
        self.listing.follow()

    def _imported(self, document: str) -> None:
        self._desk.open(document)
        self._read_on()

    def _open_entry(self, document: str, entry: str | None) -> None:
        self._desk.open_entry(document, entry)
        self._read_on()

    def _read_on(self) -> None:
        """The keys are the text's again, unless a note is being written."""
        if not self.annotations.writing:
            self._window.reader.setFocus()

    def _jump(self, annotation: str) -> None:
        self.annotations.leave_note()
        self._desk.jump(self._window.workspace.notebook.get(annotation))

    def _wish(self, wish: Wish) -> None:
        if wish.act == "note":
            self._show_annotations()
        self.marking.grant(wish)
        if wish.colour:
            self._name_colours()

    def _whole_note(self) -> None:
        self._show_annotations()
        self.marking.begin_whole_note()

    def _offer_undo(self) -> None:
        self.actions["undo"].setEnabled(self.doing.can_undo)
        self.actions["redo"].setEnabled(self.doing.can_redo)

    def _free_undo(self) -> None:
        # The keys of an action that is off are dead; pressed, they say that there is nothing.
        for name in ("undo", "redo"):
            self.actions[name].setEnabled(True)

    def _name_colours(self) -> None:
        from study_viewer.words import colour_names

        names = colour_names(self._language(), self._settings.names("colour_names"))
        self._window.reader.set_colours(names, self.marking.colour)

    def _scope_changed(self, scope: str) -> None:
        self._settings.put("annotations_scope", scope)
        self.listing.refresh()

    # How it looks.

    def fold(self) -> None:
        """Shows the panels whose switch is on."""
        for name, panel in (("outline", self.outline), ("annotations", self.annotations)):
            shown = self.actions[name].isChecked()
            panel.setVisible(shown)
            self._settings.put(f"{name}_shown", shown)

    def set_theme(self, theme: Theme) -> None:
        self.actions.set_theme(theme)
        for part in (self.top, self.outline, self.annotations, self.status):
            part.set_theme(theme)

    def retranslate(self) -> None:
        self.actions.retranslate()
        self._name_colours()
        self.shelf.say_where()
        self.listing.refresh()

    def _show_annotations(self) -> None:
        self.actions["annotations"].setChecked(True)
        self.fold()

    def _choose_paper(self, paper: str) -> None:
        self._settings.put("paper", paper)
        self._window.follow_paper()

    def _choose_language(self, language: str) -> None:
        self._settings.put("language", language)
        self._window.translation.use(language)

    def _full_screen(self) -> None:
        # The other flags stay, so that a maximised window comes back maximised.
        state = self._window.windowState()
        self._window.setWindowState(state ^ Qt.WindowState.WindowFullScreen)
