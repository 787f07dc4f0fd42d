# SPDX-License-Identifier: MIT
"""All keys there are, by menu and by place, drawn from the tables they are made from."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidgetItem, QWidget

from study_viewer.ui.command_table import COMMANDS, MENUS, said_keys
from study_viewer.ui.common.buttons import QuietField, set_ink
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.sheet import Sheet, Table
from study_viewer.ui.key_table import KEYS

Group = tuple[str, list[tuple[str, str]]]

_KEYS_WIDTH = 170


class ShortcutsDialog(Sheet):
    """What is typed narrows the list: a part of what a key does, or of the key's name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = self._theme
        self.take_room(560, 600, 16, 40)
        self.field = QuietField(theme, self)
        self.table = Table(theme, self, 2)
        # A group is a line in this list and nothing to fold away.
        self.table.setItemsExpandable(False)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, _KEYS_WIDTH)
        self.nothing = QLabel(self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(self.field)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.nothing, 1)
        self.column.addLayout(self.row(None, self.close_button))
        self.field.textChanged.connect(lambda _text: self._fill())
        self.field.installEventFilter(self)
        self.set_theme(theme)
        self.retranslate()
        self.field.setFocus()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.field.set_theme(theme)
        set_ink(self.nothing, theme.soft)

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.field.setPlaceholderText(self.tr("Search for a key or what it does"))
        self.field.setAccessibleName(self.tr("Search the shortcuts"))
        self.field.name_clear_button(self.tr("Clear"))
        self.table.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.table.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.nothing.setText(self.tr("No shortcut is called so."))
        self._fill()

    def _fill(self) -> None:
        wanted = self.field.text().strip().casefold()
        self.table.clear()
        for name, keys in groups():
            found = [
                line
                for line in keys
                if wanted in line[0].casefold()
                or wanted in line[1].casefold()
                or wanted in name.casefold()
            ]
            if not found:
                continue
            head = QTreeWidgetItem(self.table, [name, ""])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.setFirstColumnSpanned(True)
            for what, key in found:
                line = QTreeWidgetItem(head, [what, key])
                line.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{what}, {key}")
        self.table.expandAll()
        there = self.table.topLevelItem(0)
        self.table.setVisible(there is not None)
        self.nothing.setVisible(there is None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The arrows go from the field into the list."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False


def groups() -> list[Group]:
    """Each menu, then each place, with what its keys do, in the language of the window."""
    found: list[Group] = []
    for menu, title in MENUS:
        lines = [
            (_translated("Actions", command.text).rstrip("…"), _keys(command.shortcuts))
            for command in COMMANDS
            if command.menu == menu and command.shortcuts
        ]
        if lines:
            found.append((_translated("Actions", title), lines))
    shown = {name for name, _ in MENUS}
    loose = [
        (_translated("Actions", command.text).rstrip("…"), _keys(command.shortcuts))
        for command in COMMANDS
        if command.menu not in shown and command.shortcuts
    ]
    if loose:
        found.append((QCoreApplication.translate("ShortcutsDialog", "Everywhere"), loose))
    for place in KEYS:
        lines = [(_translated("Keys", what), keys) for keys, what in place.keys]
        found.append((_translated("Keys", place.place), lines))
    return found


def _keys(shortcuts: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " / ".join(QKeySequence(keys).toString(native) for keys in said_keys(shortcuts))


def _translated(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)
