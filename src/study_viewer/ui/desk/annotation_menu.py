# SPDX-License-Identifier: MIT
"""The menu on an annotation in the list, and what the colours are called."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from study_viewer.core.annotation import COLOURS, Annotation
from study_viewer.core.workspace import Workspace
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.common.icons import dot
from study_viewer.ui.common.menus import Menu
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.theme import worn
from study_viewer.ui.desk.doing import Doing
from study_viewer.ui.desk.marking import Marking


class AnnotationMenu(QObject):
    """``colours_named``: the person calls them something else now."""

    colours_named = Signal()

    def __init__(
        self,
        workspace: Workspace,
        panel: AnnotationsPanel,
        marking: Marking,
        doing: Doing,
        messages: Messages,
        language: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._panel = panel
        self._marking = marking
        self._doing = doing
        self._messages = messages
        self._language = language
        self._window = window

    def open(self, annotation: str, where: QPoint) -> None:
        """On all that is chosen where that annotation is one of them."""
        found = self._workspace.notebook.get(annotation)
        chosen = self._panel.list.chosen()
        meant = chosen if annotation in chosen else [annotation]
        menu = Menu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        if len(meant) == 1:
            self._offer_editing(menu, found)
        if found.colour is not None or len(meant) > 1:
            self._offer_colours(menu, found if len(meant) == 1 else None, meant)
        menu.addSeparator()
        if len(meant) == 1:
            self._offer_places(menu, found)
        menu.addAction(self.tr("Delete"), lambda: self._doing.delete(meant))
        menu.popup(where)

    def name_colours(self) -> None:
        """Asks what the colours are to be called; an empty name is the plain one again."""
        # Nobody needs it before it is asked for.
        from study_viewer.ui.dialogs.colour_names import ColourNamesDialog
        from study_viewer.words import colour_names

        settings = self._workspace.settings
        own = settings.names("colour_names")
        plain = colour_names(self._language(), {})
        dialog = ColourNamesDialog(plain, own, self._window)

        def accepted() -> None:
            settings.put("colour_names", dialog.names())
            self.colours_named.emit()
            self._messages.say(self.tr("Colour names saved"))

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _offer_editing(self, menu: QMenu, found: Annotation) -> None:
        menu.addAction(self.tr("Edit the note"), lambda: self._marking.edit_note(found.id))
        menu.addAction(self.tr("Edit the tags"), lambda: self._marking.edit_tags(found.id))
        words = "\n".join(part for part in (found.quote, found.note) if part)
        menu.addAction(self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(words))
        if found.quote:
            menu.addAction(
                self.tr("Copy with where it stands"), lambda: self._marking.cite(found.id)
            )

    def _offer_colours(self, menu: QMenu, one: Annotation | None, meant: list[str]) -> None:
        from study_viewer.words import colour_names

        menu.addSeparator()
        settings = self._workspace.settings
        theme = worn()
        names = colour_names(self._language(), settings.names("colour_names"))
        for colour in COLOURS:
            has_it = one is not None and one.colour == colour
            # The picture stands where a tick would.
            ring = theme.ink if has_it else ""
            sign = QIcon(dot(theme.highlights[colour], theme.marks[colour], ring))
            action = menu.addAction(sign, names[colour].replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(has_it)
            action.triggered.connect(
                lambda _=False, colour=colour: self._marking.recolour(meant, colour)
            )
        menu.addAction(self.tr("Name the colours…"), self.name_colours)

    def _offer_places(self, menu: QMenu, found: Annotation) -> None:
        state = found.placement.state
        if state in ("moved", "check"):
            right = QCoreApplication.translate("Annotations", "It is right")
            menu.addAction(right, lambda: self._marking.confirm(found.id))
        if state in ("check", "unplaced"):
            attach = QCoreApplication.translate("Annotations", "Attach to the selection")
            menu.addAction(attach, lambda: self._marking.attach_selection(found.id))
