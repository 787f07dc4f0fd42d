# SPDX-License-Identifier: MIT
"""The desks that few starts need, each imported and made when it is first asked for."""

from abc import abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from study_viewer.ui.actions import Actions
    from study_viewer.ui.annotations.panel import AnnotationsPanel
    from study_viewer.ui.common.tasks import Tasks
    from study_viewer.ui.desk.browsing import Browsing
    from study_viewer.ui.desk.catching_up import CatchingUp
    from study_viewer.ui.desk.copies import Copies
    from study_viewer.ui.desk.correcting import Correcting
    from study_viewer.ui.desk.destinations import Destinations
    from study_viewer.ui.desk.doing import Doing
    from study_viewer.ui.desk.editions import EditionsDesk
    from study_viewer.ui.desk.errands import Errands
    from study_viewer.ui.desk.everything import Everything
    from study_viewer.ui.desk.marking import Marking
    from study_viewer.ui.desk.original import OriginalDesk
    from study_viewer.ui.desk.outline_menu import OutlineMenu
    from study_viewer.ui.desk.phrases import Phrases
    from study_viewer.ui.desk.reading import ReadingDesk
    from study_viewer.ui.desk.searching import SearchDesk
    from study_viewer.ui.desk.seeking import Seeking
    from study_viewer.ui.desk.shelf import ShelfDesk
    from study_viewer.ui.main_window import MainWindow
    from study_viewer.ui.outline.panel import OutlinePanel
    from study_viewer.ui.status_bar import StatusBar


class Rooms(QObject):
    """Whoever inherits it makes what these are made of."""

    desk: "ReadingDesk"
    tasks: "Tasks"
    outline: "OutlinePanel"
    annotations: "AnnotationsPanel"
    status: "StatusBar"
    shelf: "ShelfDesk"
    doing: "Doing"
    errands: "Errands"
    marking: "Marking"
    original: "OriginalDesk"
    actions: "Actions"
    searching: "SearchDesk"

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window

    @abstractmethod
    def open_imported(self, document: str) -> None: ...

    @abstractmethod
    def show_annotation(self, annotation: str) -> None: ...

    @abstractmethod
    def show_passage(self, document: str, section: str, start: int, end: int) -> None: ...

    @cached_property
    def correcting(self) -> "Correcting":
        from study_viewer.ui.desk.correcting import Correcting

        window = self.window
        return Correcting(
            window.workspace, self.desk, self.doing, self.tasks, window.messages, window
        )

    @cached_property
    def catching_up(self) -> "CatchingUp":
        from study_viewer.ui.desk.catching_up import CatchingUp

        window = self.window
        made = CatchingUp(
            window.workspace,
            self.tasks,
            window.messages,
            self.status,
            lambda: self.desk.document,
            self,
        )
        made.behind.connect(self.searching.fall_behind)
        return made

    @cached_property
    def copies(self) -> "Copies":
        from study_viewer.ui.desk.copies import Copies

        return Copies(self.window.workspace, self.tasks, self.window.messages, self.window)

    @cached_property
    def seeking(self) -> "Seeking":
        from study_viewer.ui.desk.seeking import Seeking

        return Seeking(self.desk, self.tasks, self.window.messages, self)

    @cached_property
    def editions(self) -> "EditionsDesk":
        from study_viewer.ui.desk.editions import EditionsDesk

        window = self.window
        made = EditionsDesk(window.workspace, self.doing, self.tasks, window.messages, window)
        made.annotation_wanted.connect(self.show_annotation)
        made.passage_wanted.connect(self.show_passage)
        made.document_wanted.connect(self.open_imported)
        return made

    @cached_property
    def destinations(self) -> "Destinations":
        from study_viewer.ui.desk.destinations import Destinations

        return Destinations(self.desk, self.window.reader, self.tasks, self.window.messages)

    @cached_property
    def phrases(self) -> "Phrases":
        from study_viewer.ui.desk.phrases import Phrases

        window, go = self.window, self.show_passage
        return Phrases(
            window.workspace,
            self.tasks,
            window.messages,
            go,
            lambda: self.searching.behind,
            window,
        )

    @cached_property
    def everything(self) -> "Everything":
        from study_viewer.ui.desk.everything import Everything

        window = self.window
        return Everything(self.actions, self.searching, self.tasks, window.messages, window)

    @cached_property
    def browsing(self) -> "Browsing":
        from study_viewer.ui.desk.browsing import Browsing

        window = self.window
        made = Browsing(
            window.workspace, self.desk, self.doing, self.tasks, window.messages, window
        )
        made.open_wanted.connect(self.open_imported)
        made.only_wanted.connect(self.shelf.only)
        made.edition_wanted.connect(self.errands.ask_edition)
        made.collections_changed.connect(self.shelf.collections_changed)
        made.about_wanted.connect(lambda *about: self.outline_menu.describe(*about))
        return made

    @cached_property
    def outline_menu(self) -> "OutlineMenu":
        from study_viewer.ui.desk.outline_menu import Desks, OutlineMenu

        window = self.window
        desks = Desks(
            self.desk,
            self.marking,
            self.doing,
            self.correcting,
            self.copies,
            self.errands,
            self.original,
            self.editions,
        )
        return OutlineMenu(
            window.workspace, desks, self.outline, self.tasks, window.messages, window
        )
