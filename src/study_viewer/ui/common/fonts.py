# SPDX-License-Identifier: MIT
"""Which fonts the window asks for, none of them shipped, and whether Chinese can be shown."""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

SERIF: tuple[str, ...] = (
    "Source Han Serif SC",
    "Noto Serif CJK SC",
    "Songti SC",
    "SimSun",
    "serif",
)
SANS: tuple[str, ...] = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
MONO: tuple[str, ...] = (
    "Noto Sans Mono CJK SC",
    "DejaVu Sans Mono",
    "Menlo",
    "Consolas",
    "WenQuanYi Micro Hei Mono",
    "monospace",
)
INTERFACE_PIXELS = 13


def font(families: tuple[str, ...], pixels: int) -> QFont:
    made = QFont()
    made.setFamilies(list(families))
    made.setPixelSize(pixels)
    return made


def interface_font() -> QFont:
    """The system's sans at 13 px, larger where the person asked the system for larger text."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    made = QFont(system)
    made.setFamilies([*system.families(), *SANS])
    made.setPixelSize(max(INTERFACE_PIXELS, min(QFontInfo(system).pixelSize(), 26)))
    return made


def chinese_font_missing() -> bool:
    """True when Chinese would be drawn as boxes; Qt itself says nothing of it.

    It reads every font's coverage: ask after the first paint.
    """
    return not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
