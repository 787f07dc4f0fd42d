# SPDX-License-Identifier: MIT
"""Goes through all that a window shows: its words, and the controls a keyboard can reach."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QTreeView,
    QTreeWidget,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class Marked(QTranslator):
    """A language in which every word that can be translated stands between ‹ and ›."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"‹{source}›"

    def isEmpty(self) -> bool:
        return False


def words(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Each text the widget and what is in it show or tell, and whose it is."""
    for one in (widget, *widget.findChildren(QWidget)):
        if isinstance(one.parent(), QTabBar):
            # Qt's own arrows, which come only where the tabs have no room.
            continue
        name = f"{type(one).__name__} {one.objectName()}".strip()
        for text in _words_of(one):
            if text:
                yield name, text


def _words_of(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if widget.isWindow():
        yield widget.windowTitle()
    for action in widget.actions():
        yield action.text()
        yield action.toolTip()
    if isinstance(widget, QAbstractButton | QLabel):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QMenu):
        yield widget.title()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(n) for n in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _items(widget, QModelIndex())
    if isinstance(widget, QTreeWidget):
        yield from (widget.headerItem().text(n) for n in range(widget.columnCount()))


def _items(view: QAbstractItemView, parent: QModelIndex) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount(parent) if model else 0):
        # Where there is no such column, the index is none and says nothing.
        for column in range(4):
            index = model.index(row, column, parent)
            for role in _ROLES:
                said = index.data(role)
                yield said if isinstance(said, str) else ""
            if column == 0 and isinstance(view, QTreeView):
                yield from _items(view, index)


def settle() -> None:
    """Lets what was posted arrive: a change of language reaches the widgets by event."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QTest.qWait(1)


def controls(window: QWidget) -> list[QWidget]:
    """What is seen, can be used, and takes the keyboard by Tab."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.window() is window
        and one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]


def spoken(widget: QWidget) -> str:
    """The name a screen reader says."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name) if told is not None else ""


def reached_by_tab(window: QWidget, most: int = 100) -> list[QWidget]:
    """Where Tab leads, one after another, until it comes round."""
    found: list[QWidget] = []
    for _ in range(most):
        here = QApplication.focusWidget()
        if here is None or here in found:
            break
        found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return found


def in_reach(widget: QWidget, reached: list[QWidget]) -> bool:
    """Of buttons of which one is chosen Tab reaches one, and the arrows the others."""
    if widget in reached:
        return True
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return (
        group is not None and group.exclusive() and any(one in reached for one in group.buttons())
    )


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def looks_focused(widget: QWidget, elsewhere: QWidget) -> bool:
    """Whether one can see that the keyboard is here."""
    elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    without = picture(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    return picture(widget) != without
