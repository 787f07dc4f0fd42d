# SPDX-License-Identifier: MIT
"""Menus in the colours of the paper, where Fusion's own would be a grey box with a hard edge."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QCursor, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

_ASKED_BY_QT = ("windows", "cocoa")
"""Platforms on which Qt itself takes Shift+F10 for the menu key."""


def ask_menu() -> bool:
    """Asks for the menu of what has the keyboard, as the menu key does; False if Qt has done so."""
    here = QApplication.focusWidget()
    if here is None or QGuiApplication.platformName() in _ASKED_BY_QT:
        return False
    # Some widgets answer with whole numbers, others not.
    place = here.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    at = QRectF(place).toRect().center() if place is not None else here.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(here, QContextMenuEvent(reason, at, here.mapToGlobal(at)))
    return True


def let_go(button: QAbstractButton, menu: QMenu) -> None:
    """Leaves no shade on a button whose menu was closed.

    The mouse went away while the menu had it, of which Qt never tells the button.
    """

    def closed() -> None:
        over = button.rect().contains(button.mapFromGlobal(QCursor.pos()))
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, over)
        button.setDown(False)
        button.update()

    # Once the button has come to rest.
    after = QTimer(button, singleShot=True, interval=0)
    after.timeout.connect(closed)
    menu.aboutToHide.connect(after.start)


class Menu(QMenu):
    """Drawn from the palette of the moment it is shown, so it follows every change of paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dressed = ""
        # Before Qt asks for its size: a sheet for this menu alone costs nothing until then.
        self.aboutToShow.connect(self._dress)

    def popup_beside(self, row: QRect) -> None:
        """Below what it is for, else above it: whoever chooses what to do still sees with what.

        ``row`` is in pixels of the screen; where neither has room Qt moves the menu over it.
        """
        # The size is that of its dress, which it would put on too late.
        self._dress()
        screen = QGuiApplication.screenAt(row.center()) or self.screen()
        room, high = screen.availableGeometry(), self.sizeHint().height()
        above = row.bottom() + high > room.bottom() and row.top() - high >= room.top()
        self.popup(QPoint(row.left(), row.top() - high if above else row.bottom() + 1))

    def _dress(self) -> None:
        role, off = QPalette.ColorRole, QPalette.ColorGroup.Disabled
        # Its own palette is the sheet's from the second time on.
        palette = QApplication.palette()
        ground, ink = palette.color(role.Window).name(), palette.color(role.WindowText).name()
        line, faint = palette.color(role.Mid).name(), palette.color(off, role.WindowText).name()
        sheet = (
            f"QMenu{{background:{ground};border:1px solid {line};padding:6px}}"
            f"QMenu::item{{color:{ink};background:transparent;border-radius:6px;"
            "padding:6px 20px 6px 8px;margin:0}"
            f"QMenu::item:selected{{background:{line}}}"
            f"QMenu::item:disabled{{color:{faint};background:transparent}}"
            f"QMenu::separator{{height:1px;background:{line};margin:6px 8px}}"
            "QMenu::icon{padding-left:8px}"
            # A switch that has a picture shows no tick.
            f"QMenu::icon:checked{{background:{line};border-radius:4px}}"
            "QMenu::indicator{left:8px;width:14px;height:14px}"
        )
        if sheet != self._dressed:
            self._dressed = sheet
            self.setStyleSheet(sheet)
