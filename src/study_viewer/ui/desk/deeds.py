# SPDX-License-Identifier: MIT
"""How an act on annotations is told when it was taken back or done again."""

from PySide6.QtCore import QObject

from study_viewer.core.one_line import shortened
from study_viewer.core.undo import Deed
from study_viewer.core.workspace import Workspace

# So much of a passage tells which one it is, and leaves room in the line for an Undo.
_QUOTE = 20


class Deeds(QObject):
    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def undone(self, deed: Deed) -> str:
        match deed.what:
            case "added":
                said = self.tr("Undone: adding {what}.")
            case "deleted":
                said = self.tr("Undone: deleting {what}.")
            case "noted":
                said = self.tr("Undone: writing the note of {what}.")
            case _:
                said = self.tr("Undone: changing {what}.")
        return said.format(what=self._named(deed))

    def redone(self, deed: Deed) -> str:
        match deed.what:
            case "added":
                said = self.tr("Done again: adding {what}.")
            case "deleted":
                said = self.tr("Done again: deleting {what}.")
            case "noted":
                said = self.tr("Done again: writing the note of {what}.")
            case _:
                said = self.tr("Done again: changing {what}.")
        return said.format(what=self._named(deed))

    def _named(self, deed: Deed) -> str:
        """One annotation by its passage or its note, several by their number."""
        if len(deed.annotations) == 1:
            one = self._workspace.notebook.get(deed.annotations[0])
            words = shortened(one.quote or one.note, _QUOTE)
            if words:
                return self.tr("the annotation “{words}”").format(words=words)
        return self.tr("%n annotation(s)", "", len(deed.annotations))
