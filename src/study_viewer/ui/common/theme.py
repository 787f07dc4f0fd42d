# SPDX-License-Identifier: MIT
"""The colours of the window by name, for the three papers, and how they reach the widgets."""

import json
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from study_viewer.core.paths import shipped

_WORN = "theme"
"""The property of the application with the name of what it wears."""

PAPERS: tuple[str, ...] = ("light", "sepia", "dark")


class Theme(NamedTuple):
    """One paper: colours as ``#RRGGBB``.

    ``window`` is the ground of bars, ``panel`` of the side panels, ``paper`` of the reading page;
    ``line`` is for hairlines; ``accent`` says where you are and is the one main action, ``tint``
    its ground, ``on_accent`` the text on it. ``highlights`` are grounds under text, ``marks`` the
    same colours strong enough (3:1) to be seen as a bar or a sign of their own. ``selection`` is a
    grey of the paper: in a hue it would pass for a highlight.
    """

    name: str
    dark: bool
    window: str
    panel: str
    paper: str
    ink: str
    soft: str
    faint: str
    line: str
    accent: str
    tint: str
    on_accent: str
    selection: str
    highlights: dict[str, str]
    marks: dict[str, str]


@cache
def theme(name: str) -> Theme:
    """``light``, ``sepia`` or ``dark``; only the one that is asked for is read (0.1 ms)."""
    file = shipped("resources") / "themes" / f"{name}.json"
    return Theme(name=name, **json.loads(file.read_text(encoding="utf-8")))


def theme_for(paper: str) -> Theme:
    """The theme of the setting ``paper``: one of PAPERS, anything else follows the system.

    Connect ``QGuiApplication.styleHints().colorSchemeChanged`` to ask again.
    """
    if paper in PAPERS:
        return theme(paper)
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme("dark" if dark else "light")


def wear(of: Theme) -> None:
    """Dresses the application; whoever asks ``worn`` is told of it by the change of its palette."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_WORN, of.name)
    QApplication.setPalette(palette(of))


def worn() -> Theme:
    """The theme that the application wears, the light one until it was dressed."""
    application = QApplication.instance()
    name = application.property(_WORN) if application is not None else None
    return theme(name or "light")


def palette(of: Theme) -> QPalette:
    """The whole palette, so that plain widgets need no style sheet of their own.

    An application-wide style sheet costs a third of a bare window at start; a palette nothing.
    """
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for name, colour in (
        (role.Window, of.panel),
        (role.WindowText, of.ink),
        (role.Base, of.paper),
        (role.AlternateBase, of.window),
        (role.Text, of.ink),
        (role.PlaceholderText, of.faint),
        (role.Button, of.panel),
        (role.ButtonText, of.ink),
        (role.BrightText, of.accent),
        (role.Highlight, of.selection),
        (role.HighlightedText, of.ink),
        (role.Accent, of.accent),
        (role.Link, of.accent),
        (role.LinkVisited, of.accent),
        (role.ToolTipBase, of.panel),
        (role.ToolTipText, of.ink),
        (role.Light, of.paper),
        (role.Midlight, of.window),
        (role.Mid, of.line),
        (role.Dark, of.line),
        (role.Shadow, of.line),
    ):
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(group.Disabled, name, blend(of.faint, of.panel, 0.55))
    return made


def field_palette(of: Theme) -> QPalette:
    """For fields, boxes and buttons: an edge that is seen on every paper, above all in focus.

    Fusion makes it from the window's colour, 1.4 times darker, and in focus from the selection's;
    in the dark that is none.
    """
    made = palette(of)
    made.setColor(QPalette.ColorRole.Highlight, QColor(of.accent))
    made.setColor(QPalette.ColorRole.HighlightedText, QColor(of.on_accent))
    made.setColor(QPalette.ColorRole.Window, blend(of.faint, of.panel, 0.55).lighter(140))
    return made


def blend(over: str, ground: str, share: float) -> QColor:
    """``share`` of the one colour on the other: an even colour, where alpha would add up."""
    a, b = QColor(over), QColor(ground)
    return QColor(
        round(a.red() * share + b.red() * (1 - share)),
        round(a.green() * share + b.green() * (1 - share)),
        round(a.blue() * share + b.blue() * (1 - share)),
    )


def scroll_bar_sheet(of: Theme, ground: str) -> str:
    """A slim scroll bar for one widget: a rounded handle, no arrows, no frame."""
    handle = blend(of.faint, ground, 0.28).name()
    hover = blend(of.faint, ground, 0.6).name()
    return (
        f"QScrollBar{{background:{ground};border:none;margin:0}}"
        "QScrollBar:vertical{width:10px}QScrollBar:horizontal{height:10px}"
        f"QScrollBar::handle{{background:{handle};border-radius:3px;margin:2px}}"
        "QScrollBar::handle:vertical{min-height:32px}QScrollBar::handle:horizontal{min-width:32px}"
        f"QScrollBar::handle:hover{{background:{hover}}}"
        "QScrollBar::add-line,QScrollBar::sub-line{width:0;height:0}"
        "QScrollBar::add-page,QScrollBar::sub-page{background:none}"
    )
