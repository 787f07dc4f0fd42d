# SPDX-License-Identifier: MIT
"""Places the panels and wires them; decides nothing."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from study_viewer.core.changes import Changes
from study_viewer.core.workspace import Workspace
from study_viewer.ui.actions import Actions
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.common import fonts
from study_viewer.ui.common.buttons import HairSplitter
from study_viewer.ui.common.messages import Message, Messages
from study_viewer.ui.common.page.typography import Typography
from study_viewer.ui.common.tasks import Tasks
from study_viewer.ui.common.theme import palette, theme_for
from study_viewer.ui.common.translation import Translation
from study_viewer.ui.desk.errands import Errands
from study_viewer.ui.desk.keeping import Keeping
from study_viewer.ui.desk.listing import Listing
from study_viewer.ui.desk.marking import Marking
from study_viewer.ui.desk.menus import ContextMenus
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.desk.shelf import ShelfDesk
from study_viewer.ui.outline.panel import OutlinePanel
from study_viewer.ui.reader.panel import ReaderPanel, Wish
from study_viewer.ui.status_bar import StatusBar
from study_viewer.ui.top_bar import TopBar

SMALLEST, LARGEST = 14, 32


class MainWindow(QWidget):
    painted = Signal()
    """The first paint is done."""

    def __init__(
        self, workspace: Workspace, tasks: Tasks, translation: Translation, messages: Messages
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._settings = workspace.settings
        self._translation = translation
        self.messages = messages
        self.tasks = tasks
        self._theme = theme_for(self._settings.text("paper"))
        self._shown = False
        self.setAcceptDrops(True)
        self.actions_ = Actions(self)
        self.top = TopBar(self.actions_, self._theme, self)
        self.outline = OutlinePanel(workspace.library.outline, self._theme, self)
        self.reader = ReaderPanel(self._theme, self._typography(), self)
        self.annotations = AnnotationsPanel(
            self._theme,
            fonts.font(fonts.SERIF, 13),
            self._settings.text("annotations_scope"),
            self,
        )
        self.status = StatusBar(self._theme, self)
        self._place()
        self.desk = ReadingDesk(workspace, self.reader, tasks, messages, self)
        self.shelf = ShelfDesk(workspace, self.desk, self.outline, self.status)
        self.listing = Listing(workspace, self.desk, self.annotations)
        self.marking = Marking(
            workspace, self.desk, self.listing, self.annotations, tasks, messages
        )
        self.errands = Errands(
            workspace, tasks, messages, self.status, lambda: translation.language, self
        )
        self.keeping = Keeping(workspace, tasks, messages, self)
        self.menus = ContextMenus(
            workspace,
            self.desk,
            self.marking,
            tasks,
            messages,
            lambda: translation.language,
            self,
        )
        self._wire_panels()
        self._wire_actions()
        self._apply_theme()
        self.retranslate()
        self._restore_shape()
        self.reader.setFocus()

    def _place(self) -> None:
        self._splitter = HairSplitter(self._theme, self)
        for panel in (self.outline, self.reader, self.annotations):
            self._splitter.addWidget(panel)
        self._splitter.setStretchFactor(1, 1)
        self.outline.setMinimumWidth(200)
        self.annotations.setMinimumWidth(220)
        self.reader.setMinimumWidth(360)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.status)

    def _wire_panels(self) -> None:
        self.messages.said.connect(self.status.say)
        self.tasks.changed.connect(self._changed)
        self.outline.entry_wanted.connect(self.desk.open_entry)
        self.desk.stood.connect(self._stood)
        self.reader.wish.connect(self._wish)
        self.reader.annotation_clicked.connect(self.annotations.choose)
        self.reader.reading_moved.connect(lambda _: self.desk.moved())
        self.reader.link_activated.connect(self.desk.follow_link)
        self.reader.next_wanted.connect(lambda: self.desk.turn(1))
        self.reader.previous_wanted.connect(lambda: self.desk.turn(-1))
        self.reader.larger_wanted.connect(self._resize_text)
        self.errands.imported.connect(self.desk.open)
        self.annotations.jump_wanted.connect(self._jump)
        self.annotations.delete_wanted.connect(self.marking.delete)
        self.annotations.attach_wanted.connect(self.marking.attach_selection)
        self.annotations.note_written.connect(self.marking.note_written)
        self.annotations.note_left.connect(self.marking.note_left)
        self.annotations.whole_note_wanted.connect(self._whole_note)
        self.annotations.scope_changed.connect(self._scope_changed)
        self.annotations.menu_wanted.connect(self.menus.on_annotation)
        self.outline.menu_wanted.connect(self.menus.on_document)

    def _wire_actions(self) -> None:
        on = self.actions_.on
        on("import-files", self.errands.ask_files)
        on("import-folder", self.errands.ask_folder)
        on("export", lambda: self.errands.ask_export(self.desk.document))
        on("open-data", self.errands.open_data_folder)
        on("quit", self.close)
        on("undo", self.marking.undo)
        on("redo", self.marking.redo)
        on("whole-note", self._whole_note)
        on("outline", self._fold_panels)
        on("annotations", self._fold_panels)
        on("larger", lambda: self._resize_text(1))
        on("smaller", lambda: self._resize_text(-1))
        on("full-screen", self._full_screen)
        for paper in ("light", "sepia", "dark", "system"):
            on(f"paper-{paper}", lambda paper=paper: self._choose_paper(paper))
        for language in ("zh", "en"):
            on(f"language-{language}", lambda language=language: self._choose_language(language))
        self.actions_["outline"].setChecked(self._settings.flag("outline_shown"))
        self.actions_["annotations"].setChecked(self._settings.flag("annotations_shown"))
        self.actions_[f"paper-{self._settings.text('paper')}"].setChecked(True)
        self.actions_[f"language-{self._translation.language}"].setChecked(True)
        self.top.set_menus(self._main_menu(), self.actions_.menu("paper"))
        library = QMenu(self)
        library.addActions([self.actions_["import-files"], self.actions_["import-folder"]])
        self.outline.set_menu(library)

    def _main_menu(self) -> QMenu:
        menu = QMenu(self)
        for name in ("file", "edit", "view", "paper", "language"):
            menu.addMenu(self.actions_.menu(name))
        return menu

    # At the start: the text alone, and the rest once it is on the screen.

    def open_first(self, document: str | None = None, section: str | None = None) -> None:
        if document is None or not self.desk.show_first(document, section):
            self.desk.open_last()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._shown:
            self._shown = True
            # The children paint in the same breath; the queue comes after them.
            QTimer.singleShot(0, self.painted.emit)

    def fill(self) -> None:
        """Fills the panels; called once the text is on the screen."""
        self._name_colours()
        self.shelf.fill()
        self.desk.arrive()
        self.listing.refresh()
        self.status.set_notebook(self._workspace.paths.notebook.name)
        self.keeping.start()
        if self._translation.language == "zh" and fonts.chinese_font_missing():
            # In English: the sentence must be readable without the font it asks for.
            self.messages.say("No Chinese font is installed; please install one (Noto Sans CJK).")

    # What the panels and the world say.

    def _changed(self, changes: Changes) -> None:
        self.desk.reread(changes)
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

    def _jump(self, annotation: str) -> None:
        self.annotations.leave_note()
        self.desk.jump(self._workspace.notebook.get(annotation))

    def _wish(self, wish: Wish) -> None:
        if wish.act == "note":
            self._show_annotations()
        self.marking.grant(wish)
        if wish.colour:
            self._name_colours()

    def _whole_note(self) -> None:
        self._show_annotations()
        self.marking.begin_whole_note()

    def _name_colours(self) -> None:
        from study_viewer.sentences import colour_names

        own = self._settings.names("colour_names")
        self.reader.set_colours(colour_names(self._translation.language, own), self.marking.colour)

    def _scope_changed(self, scope: str) -> None:
        self._settings.put("annotations_scope", scope)
        self.listing.refresh()

    # How it looks.

    def _show_annotations(self) -> None:
        self.actions_["annotations"].setChecked(True)
        self._fold_panels()

    def _fold_panels(self) -> None:
        for name, panel in (("outline", self.outline), ("annotations", self.annotations)):
            shown = self.actions_[name].isChecked()
            panel.setVisible(shown)
            self._settings.put(f"{name}_shown", shown)

    def _typography(self) -> Typography:
        settings = self._settings
        return Typography(
            serif=settings.text("font") != "sans",
            size=settings.number("font_size"),
            line=settings.number("line_height"),
            width=settings.number("page_width"),
        )

    def _resize_text(self, by: int) -> None:
        size = self._settings.number("font_size")
        new = min(LARGEST, max(SMALLEST, size + 2 * by))
        if new != size:
            self._settings.put("font_size", new)
            # 32 px to 18 px, as the page is set by default.
            self._settings.put("line_height", round(new * 32 / 18))
            self.reader.set_typography(self._typography())

    def _choose_paper(self, paper: str) -> None:
        self._settings.put("paper", paper)
        self._follow_paper()

    def _follow_paper(self) -> None:
        theme = theme_for(self._settings.text("paper"))
        if theme != self._theme:
            self._theme = theme
            self._apply_theme()

    def _apply_theme(self) -> None:
        theme = self._theme
        QApplication.setPalette(palette(theme))
        self.actions_.set_theme(theme)
        for part in (
            self.top,
            self._splitter,
            self.outline,
            self.reader,
            self.annotations,
            self.status,
        ):
            part.set_theme(theme)

    def _choose_language(self, language: str) -> None:
        self._settings.put("language", language)
        self._translation.use(language)

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.actions_.retranslate()
        self.setWindowTitle(self.tr("Study Viewer"))
        if self._shown:
            self._name_colours()
            self.shelf.say_where()
            self.listing.refresh()

    def _restore_shape(self) -> None:
        self._fold_panels()
        shape = self._settings.text("window")
        if not shape or not self.restoreGeometry(QByteArray.fromBase64(shape.encode())):
            room = QGuiApplication.primaryScreen().availableGeometry()
            # 40 px are left for the frame, which is not known before the window is shown.
            self.resize(min(1280, room.width()), min(800, room.height() - 40))
        self._splitter.setSizes(
            [
                self._settings.number("outline_width"),
                max(self.width(), 960),
                self._settings.number("annotations_width"),
            ]
        )

    def _keep_shape(self) -> None:
        self._settings.put("window", bytes(self.saveGeometry().toBase64()).decode())
        sizes = self._splitter.sizes()
        for name, panel, width in (
            ("outline_width", self.outline, sizes[0]),
            ("annotations_width", self.annotations, sizes[2]),
        ):
            if panel.isVisible():
                self._settings.put(name, width)

    # Coming and going.

    def tell_crash(self, report: Path | None) -> None:
        text = self.tr("Something went wrong in the program; a report is in {path}.")
        self.messages.said.emit(Message(text.format(path=report or "-"), trouble=True))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.errands.import_paths([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ends what runs, keeps the place and the shape; the notes are on the disk already."""
        self.annotations.leave_note()
        self.desk.keep_place()
        self.tasks.close()
        self.keeping.finish()
        self._keep_shape()
        super().closeEvent(event)
