# SPDX-License-Identifier: MIT
"""The backups, and what going back to one would change, before anything is changed."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from study_viewer.core.backups import Preview, merges
from study_viewer.core.one_line import shortened
from study_viewer.ui.common.buttons import set_ink
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet
from study_viewer.ui.common.when import said_in_a_table
from study_viewer.ui.dialogs.sheet import ROW, Button, Table

_LISTED = 200
"""Lines of a preview; its first line counts them all."""
_LINE = 80


class BackupRow(NamedTuple):
    """``time`` ISO 8601, UTC; ``annotations`` None while they are not counted, -1 unreadable."""

    path: Path
    time: str
    reason: str
    size: int
    annotations: int | None = None


class BackupsPage(QWidget):
    """``chosen`` asks for the preview of a file; ``restore_wanted`` comes only after one."""

    chosen = Signal(object)
    restore_wanted = Signal(object)
    back_up_wanted = Signal()
    copy_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[BackupRow, ...] | None = None
        """None while they are looked for."""
        self._file: Path | None = None
        self._preview: Preview | None = None
        self._refused = ""
        self.table = Table(theme, self, 4)
        # Three backups are seen at the least, where the screen is small.
        self.table.setMinimumHeight(4 * ROW + 8)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 150), (2, 110), (3, 90)):
            header.resizeSection(column, width)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.lines = QPlainTextEdit(self)
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setMaximumHeight(112)
        self.lines.setMinimumHeight(44)
        # The list above does not jump away under the mouse when the first preview comes.
        kept = self.lines.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.lines.setSizePolicy(kept)
        self.back_up_button = Button(self.back_up_wanted.emit, self)
        self.copy_button = Button(self.copy_wanted.emit, self)
        self.file_button = Button(self.file_wanted.emit, self)
        self.restore_button = Button(self._restore, self)
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._row_chosen)
        self.set_theme(theme)
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.back_up_button, self.copy_button, self.file_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.summary)
        column.addWidget(self.lines)
        column.addLayout(buttons)

    def show_backups(self, rows: tuple[BackupRow, ...]) -> None:
        self._rows = rows
        self._fill()
        self._tell()

    @property
    def uncounted(self) -> tuple[BackupRow, ...] | None:
        """Those whose annotations nobody counted yet; None while the backups are looked for."""
        if self._rows is None:
            return None
        return tuple(row for row in self._rows if row.annotations is None)

    def count(self, path: Path, annotations: int) -> None:
        """How many annotations the backup at ``path`` holds."""
        rows = self._rows or ()
        for number, row in enumerate(rows):
            if row.path == path:
                new = row._replace(annotations=annotations)
                self._rows = (*rows[:number], new, *rows[number + 1 :])
                item = self.table.topLevelItem(number)
                if item is not None:
                    item.setText(2, self._counted(new))

    def choose_file(self, file: Path) -> None:
        """A file that is no row: its preview is asked for as if it were one."""
        self.table.choose_none()
        self._choose(file)

    def show_preview(self, file: Path, preview: Preview) -> None:
        """Ignored where another file was chosen meanwhile."""
        if file == self._file:
            self._preview = preview
            self._tell()

    def refuse(self, file: Path, sentence: str) -> None:
        if file == self._file:
            self._refused = sentence
            self._tell()

    def forget_choice(self) -> None:
        """After a restore: what was compared is no longer what is there."""
        self.table.choose_none()
        self._file = self._preview = None
        self._refused = ""
        self._tell()

    def _row_chosen(self) -> None:
        chosen = self.table.chosen()
        if chosen and isinstance(chosen[0], Path):
            self._choose(chosen[0])

    def _choose(self, file: Path) -> None:
        self._file, self._preview, self._refused = file, None, ""
        self._tell()
        self.chosen.emit(file)

    def _restore(self) -> None:
        if self._file is not None:
            self.restore_wanted.emit(self._file)

    def _fill(self) -> None:
        self.table.fill([(row.path, self._texts(row)) for row in self._rows or ()])

    def _texts(self, row: BackupRow) -> tuple[str, str, str, str]:
        size = size_said(row.size)
        return said_in_a_table(row.time), self._reason(row.reason), self._counted(row), size

    def _counted(self, row: BackupRow) -> str:
        if row.annotations is None:
            return "…"
        return self.tr("unreadable") if row.annotations < 0 else str(row.annotations)

    def _reason(self, reason: str) -> str:
        words = {
            "start": self.tr("When the program started"),
            "cli": self.tr("From the command line"),
            "manual": self.tr("Made by hand"),
            "restore": self.tr("Before it was replaced"),
            "restored": self.tr("After it was replaced"),
            "migration": self.tr("Before a new version of the program"),
        }
        return words.get(reason, reason)

    def _tell(self) -> None:
        """What restoring would do, or how to learn it."""
        preview, file = self._preview, self._file
        changes = preview is not None and any((preview.comes, preview.changes, preview.goes))
        self.restore_button.setEnabled(changes)
        lines: list[str] = []
        if file is None and self._rows == ():
            said = self.tr(
                "No backup yet. Every start makes one of what was written before it; the button "
                "below makes one now."
            )
        elif file is None:
            said = self.tr("Choose a backup to see what going back to it would change.")
        elif self._refused:
            said = self._refused
        elif preview is None:
            said = self.tr("Reading {name}…").format(name=file.name)
        elif not changes:
            said = self.tr("Nothing would change: all of it is in the notebook.")
        else:
            said = self._counts(file, preview)
            lines = self._changed_lines(preview)
        self.summary.setText(said)
        self.lines.setPlainText("\n".join(lines))
        self.lines.setVisible(bool(lines))
        added = file is not None and merges(file)
        self.restore_button.setText(self.tr("Merge") if added else self.tr("Restore"))

    def _counts(self, file: Path, preview: Preview) -> str:
        said = (
            self.tr("Merging {name} would do this (a backup is made first):")
            if merges(file)
            else self.tr("Going back to {name} would do this (a backup is made first):")
        )
        row = next((row for row in self._rows or () if row.path == file), None)
        counts = " · ".join(
            words.format(count=len(ids))
            for words, ids in (
                (self.tr("comes back: {count}"), preview.comes),
                (self.tr("changes: {count}"), preview.changes),
                (self.tr("goes: {count}"), preview.goes),
            )
            if ids
        )
        return f"{said.format(name=said_in_a_table(row.time) if row else file.name)} {counts}"

    def _changed_lines(self, preview: Preview) -> list[str]:
        lines = []
        for words, ids in (
            (self.tr("comes back: {words}"), preview.comes),
            (self.tr("changes: {words}"), preview.changes),
            (self.tr("goes: {words}"), preview.goes),
        ):
            for name in ids:
                lines.append(words.format(words=shortened(preview.words.get(name, ""), _LINE)))
        return lines if len(lines) <= _LISTED else [*lines[:_LISTED], "…"]

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.table.set_theme(theme)
        self.lines.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.paper))
        set_ink(self.summary, theme.ink)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.table.setHeaderLabels(
            [self.tr("Time"), self.tr("Why"), self.tr("Annotations"), self.tr("Size")]
        )
        self.table.setAccessibleName(self.tr("Backups"))
        self.lines.setAccessibleName(self.tr("What would change"))
        self.back_up_button.setText(self.tr("Back up now"))
        self.copy_button.setText(self.tr("Save a copy as…"))
        self.file_button.setText(self.tr("From a file…"))
        self.file_button.setToolTip(
            self.tr("A copy of a notebook, or annotations exported by another Study Viewer")
        )
        self._fill()
        self._tell()


def size_said(size: int) -> str:
    """As file managers say it."""
    return QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
