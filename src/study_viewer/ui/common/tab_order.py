# SPDX-License-Identifier: MIT
"""Tab goes through a window as the eye does, in whatever order its parts were made."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_ROW = 16
"""Pixels: what stands less than that above or below is in the same row."""


def go_on(areas: tuple[QWidget, ...], *, forward: bool) -> bool:
    """Gives the keyboard to the next control: one area after another, each row by row.

    Looked up at each press (1 ms): the parts of a heading and the bars that come and go were made
    last, and Qt would go to them last. False where there is none to go to.
    """
    chain = [widget for area in areas for widget in _by_place(area)]
    if not chain:
        return False
    here = QApplication.focusWidget()
    while here is not None and here not in chain:
        here = here.parentWidget()
    step = 1 if forward else -1
    at = chain.index(here) if here is not None else (-1 if forward else 0)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    chain[(at + step) % len(chain)].setFocus(reason)
    return True


def _by_place(area: QWidget) -> list[QWidget]:
    found = [widget for widget in (area, *area.findChildren(QWidget)) if _has_a_turn(widget)]

    def place(widget: QWidget) -> tuple[int, int]:
        corner = widget.mapTo(area.window(), QPoint(0, 0))
        # A list begins at its top; of small things the middle tells the row.
        row = corner.y() + min(widget.height() // 2, _ROW)
        return row // _ROW, corner.x()

    return sorted(found, key=place)


def _has_a_turn(widget: QWidget) -> bool:
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
        # What hands the keyboard on, as a viewport does to its list, has no turn of its own.
        return False
    if not (widget.isVisible() and widget.isEnabled()):
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive() or group.checkedButton() is None:
        return True
    # Of buttons of which one is chosen Tab reaches that one, and the arrows the others.
    return group.checkedButton() is widget
