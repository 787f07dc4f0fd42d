# SPDX-License-Identifier: MIT
"""The keys that are no commands: those of one place alone, as the list of shortcuts shows them."""

from typing import Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP


class PlaceKeys(NamedTuple):
    """Where the keys work, and each of them (in Qt's portable words) with what it does."""

    place: Any
    keys: tuple[tuple[str, Any], ...]


_MENU = "Shift+F10"

KEYS: tuple[PlaceKeys, ...] = (
    PlaceKeys(
        QT_TRANSLATE_NOOP("Keys", "Selected text"),
        (
            ("H", QT_TRANSLATE_NOOP("Keys", "Highlight in the last colour")),
            ("1 – 5", QT_TRANSLATE_NOOP("Keys", "Highlight in that colour")),
            ("N", QT_TRANSLATE_NOOP("Keys", "Note")),
            ("B", QT_TRANSLATE_NOOP("Keys", "Bookmark")),
            ("C", QT_TRANSLATE_NOOP("Keys", "Copy")),
            ("X", QT_TRANSLATE_NOOP("Keys", "Copy with citation")),
            ("F", QT_TRANSLATE_NOOP("Keys", "Search for this")),
            ("P", QT_TRANSLATE_NOOP("Keys", "History of this phrase")),
            ("D", QT_TRANSLATE_NOOP("Keys", "Delete the annotation")),
            ("Esc", QT_TRANSLATE_NOOP("Keys", "Close the bar")),
        ),
    ),
    PlaceKeys(
        QT_TRANSLATE_NOOP("Keys", "Text"),
        (
            (
                "PgDown / Space",
                QT_TRANSLATE_NOOP("Keys", "On by a screen, then to the next"),
            ),
            ("PgUp", QT_TRANSLATE_NOOP("Keys", "Back by a screen, then to the one before")),
            ("Shift+← / →", QT_TRANSLATE_NOOP("Keys", "Select by characters")),
            ("Shift+↑ / ↓", QT_TRANSLATE_NOOP("Keys", "Select by lines")),
            ("Tab", QT_TRANSLATE_NOOP("Keys", "To the next control")),
            (_MENU, QT_TRANSLATE_NOOP("Keys", "What can be done with the clause at the caret")),
            (
                "Esc",
                QT_TRANSLATE_NOOP("Keys", "Out of selection, finding, full screen, filter"),
            ),
        ),
    ),
    PlaceKeys(
        QT_TRANSLATE_NOOP("Keys", "Contents"),
        (
            ("↑ / ↓", QT_TRANSLATE_NOOP("Keys", "Go through the entries")),
            ("← / →", QT_TRANSLATE_NOOP("Keys", "Fold and unfold")),
            ("Enter", QT_TRANSLATE_NOOP("Keys", "Open")),
            ("F2", QT_TRANSLATE_NOOP("Keys", "Rename the entry or document")),
            (_MENU, QT_TRANSLATE_NOOP("Keys", "The row's menu")),
            ("Esc", QT_TRANSLATE_NOOP("Keys", "End the filter")),
        ),
    ),
    PlaceKeys(
        QT_TRANSLATE_NOOP("Keys", "Annotations"),
        (
            ("Enter", QT_TRANSLATE_NOOP("Keys", "Go to the passage")),
            ("N / F2", QT_TRANSLATE_NOOP("Keys", "Write the note")),
            ("T", QT_TRANSLATE_NOOP("Keys", "Write tags")),
            ("1 – 5", QT_TRANSLATE_NOOP("Keys", "Give it that colour")),
            ("D / Del", QT_TRANSLATE_NOOP("Keys", "Delete")),
            (_MENU, QT_TRANSLATE_NOOP("Keys", "The row's menu")),
            ("Esc", QT_TRANSLATE_NOOP("Keys", "End the filter")),
        ),
    ),
    PlaceKeys(
        QT_TRANSLATE_NOOP("Keys", "Note"),
        (
            ("Ctrl+B", QT_TRANSLATE_NOOP("Keys", "Bold")),
            ("Ctrl+I", QT_TRANSLATE_NOOP("Keys", "Italic")),
            ("Ctrl+Enter / Esc", QT_TRANSLATE_NOOP("Keys", "Done")),
        ),
    ),
    PlaceKeys(
        QT_TRANSLATE_NOOP("Keys", "What changed"),
        (
            ("F7", QT_TRANSLATE_NOOP("Keys", "To the next change")),
            ("Shift+F7", QT_TRANSLATE_NOOP("Keys", "To the change before")),
        ),
    ),
)
