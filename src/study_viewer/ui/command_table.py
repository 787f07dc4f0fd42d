# SPDX-License-Identifier: MIT
"""The table of commands: menus, toolbar, shortcuts and their list are drawn from it."""

from typing import Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Command(NamedTuple):
    """One thing a person can do; ``text`` is English and goes through the translation.

    ``choice`` names the group of which one is ticked; ``tick`` marks a switch of its own. Before
    what stands ``apart`` its menu has a line.
    """

    id: str
    # Qt says no more of QT_TRANSLATE_NOOP than that it gives an object.
    text: Any
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    choice: str = ""
    tick: bool = False
    apart: bool = False


MENUS: tuple[tuple[str, Any], ...] = (
    ("file", QT_TRANSLATE_NOOP("Actions", "File")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "Edit")),
    ("correct", QT_TRANSLATE_NOOP("Actions", "Correct the text at the cursor")),
    ("view", QT_TRANSLATE_NOOP("Actions", "View")),
    ("sort", QT_TRANSLATE_NOOP("Actions", "Sort the documents by")),
    ("go", QT_TRANSLATE_NOOP("Actions", "Go")),
    ("paper", QT_TRANSLATE_NOOP("Actions", "Paper")),
    ("language", QT_TRANSLATE_NOOP("Actions", "Language")),
    ("help", QT_TRANSLATE_NOOP("Actions", "Help")),
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "import-files",
        QT_TRANSLATE_NOOP("Actions", "Import files…"),
        ("Ctrl+O",),
        "import",
        "file",
    ),
    Command(
        "import-folder",
        QT_TRANSLATE_NOOP("Actions", "Import a folder…"),
        ("Ctrl+Shift+O",),
        "folder",
        "file",
    ),
    Command(
        "paste-document",
        QT_TRANSLATE_NOOP("Actions", "New from clipboard"),
        ("Ctrl+Shift+V",),
        "paste",
        "file",
    ),
    Command(
        "import-edition", QT_TRANSLATE_NOOP("Actions", "Import a new edition…"), (), "", "file"
    ),
    Command("undecided", QT_TRANSLATE_NOOP("Actions", "New editions to decide…"), (), "", "file"),
    Command("library", QT_TRANSLATE_NOOP("Actions", "Library…"), ("Ctrl+L",), "library", "file"),
    Command(
        "export",
        QT_TRANSLATE_NOOP("Actions", "Export notes…"),
        ("Ctrl+E",),
        "export",
        "file",
        apart=True,
    ),
    Command(
        "save-text",
        QT_TRANSLATE_NOOP("Actions", "Save the text as…"),
        ("Ctrl+Shift+S",),
        "save",
        "file",
    ),
    Command(
        "open-original",
        QT_TRANSLATE_NOOP("Actions", "Open the original file"),
        (),
        "external",
        "file",
    ),
    Command("what-changed", QT_TRANSLATE_NOOP("Actions", "What changed…"), (), "", "file"),
    Command("editions", QT_TRANSLATE_NOOP("Actions", "Editions…"), (), "", "file"),
    Command(
        "notebook",
        QT_TRANSLATE_NOOP("Actions", "Notebook…"),
        (),
        "notebook",
        "file",
        apart=True,
    ),
    Command(
        "open-data", QT_TRANSLATE_NOOP("Actions", "Open the notebook's folder"), (), "", "file"
    ),
    Command("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",), "", "file", apart=True),
    Command("undo", QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",), "undo", "edit"),
    Command(
        "redo", QT_TRANSLATE_NOOP("Actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "edit"
    ),
    Command(
        "find", QT_TRANSLATE_NOOP("Actions", "Find in this section…"), ("Ctrl+F",), "search", "edit"
    ),
    Command("find-next", QT_TRANSLATE_NOOP("Actions", "Find next"), ("F3",), "", "edit"),
    Command(
        "find-previous",
        QT_TRANSLATE_NOOP("Actions", "Find previous"),
        ("Shift+F3",),
        "",
        "edit",
    ),
    Command(
        "search",
        QT_TRANSLATE_NOOP("Actions", "Search everywhere…"),
        ("Ctrl+Shift+F",),
        "search",
        "edit",
    ),
    Command(
        "phrase-history",
        QT_TRANSLATE_NOOP("Actions", "History of this phrase…"),
        ("Ctrl+Shift+H",),
        "chart",
        "edit",
    ),
    Command(
        "whole-note",
        QT_TRANSLATE_NOOP("Actions", "Note on the whole document"),
        ("Ctrl+Shift+N",),
        "note",
        "edit",
    ),
    Command(
        "filter-annotations",
        QT_TRANSLATE_NOOP("Actions", "Filter the annotations"),
        ("Ctrl+Shift+L",),
        "filter",
        "edit",
    ),
    Command("name-colours", QT_TRANSLATE_NOOP("Actions", "Name the colours…"), (), "", "edit"),
    Command(
        "heading-1",
        QT_TRANSLATE_NOOP("Actions", "Heading, level 1"),
        ("Ctrl+Alt+1",),
        menu="correct",
    ),
    Command(
        "heading-2",
        QT_TRANSLATE_NOOP("Actions", "Heading, level 2"),
        ("Ctrl+Alt+2",),
        menu="correct",
    ),
    Command(
        "heading-3",
        QT_TRANSLATE_NOOP("Actions", "Heading, level 3"),
        ("Ctrl+Alt+3",),
        menu="correct",
    ),
    Command(
        "heading-4",
        QT_TRANSLATE_NOOP("Actions", "Heading, level 4"),
        ("Ctrl+Alt+4",),
        menu="correct",
    ),
    Command(
        "heading-5",
        QT_TRANSLATE_NOOP("Actions", "Heading, level 5"),
        ("Ctrl+Alt+5",),
        menu="correct",
    ),
    Command(
        "heading-6",
        QT_TRANSLATE_NOOP("Actions", "Heading, level 6"),
        ("Ctrl+Alt+6",),
        menu="correct",
    ),
    Command(
        "no-heading",
        QT_TRANSLATE_NOOP("Actions", "Not a heading"),
        ("Ctrl+Alt+0",),
        menu="correct",
    ),
    Command(
        "split-here",
        QT_TRANSLATE_NOOP("Actions", "Split the paragraph here"),
        # Not with Enter beside it: on X11 Qt takes the one key for both, and neither is done.
        ("Ctrl+Alt+Return",),
        menu="correct",
    ),
    Command(
        "join-above",
        QT_TRANSLATE_NOOP("Actions", "Join with the paragraph above"),
        ("Ctrl+Alt+Backspace",),
        menu="correct",
    ),
    Command(
        "take-back-correction",
        QT_TRANSLATE_NOOP("Actions", "Undo the last correction"),
        (),
        menu="correct",
    ),
    Command(
        "outline",
        QT_TRANSLATE_NOOP("Actions", "Contents panel"),
        ("F9",),
        "sidebar",
        "view",
        tick=True,
    ),
    Command(
        "annotations",
        QT_TRANSLATE_NOOP("Actions", "Annotations panel"),
        ("F10",),
        "annotations",
        "view",
        tick=True,
    ),
    Command(
        "original-page",
        QT_TRANSLATE_NOOP("Actions", "Page of the original"),
        ("F8",),
        "book",
        "view",
        tick=True,
    ),
    Command(
        "larger",
        QT_TRANSLATE_NOOP("Actions", "Larger text"),
        ("Ctrl++", "Ctrl+="),
        "larger",
        "view",
    ),
    Command(
        "smaller", QT_TRANSLATE_NOOP("Actions", "Smaller text"), ("Ctrl+-",), "smaller", "view"
    ),
    Command("usual-size", QT_TRANSLATE_NOOP("Actions", "Usual text size"), ("Ctrl+0",), "", "view"),
    Command(
        "page-look",
        QT_TRANSLATE_NOOP("Actions", "Page and type…"),
        ("Ctrl+Shift+T",),
        "type",
        "view",
    ),
    Command("full-screen", QT_TRANSLATE_NOOP("Actions", "Full screen"), ("F11",), "", "view"),
    Command(
        "everything",
        QT_TRANSLATE_NOOP("Actions", "Commands, documents, words…"),
        ("Ctrl+K",),
        "keyboard",
        "go",
    ),
    Command("back", QT_TRANSLATE_NOOP("Actions", "Back"), ("Alt+Left",), "back", "go"),
    Command("forward", QT_TRANSLATE_NOOP("Actions", "Forward"), ("Alt+Right",), "forward", "go"),
    Command("go-to", QT_TRANSLATE_NOOP("Actions", "Go to…"), ("Ctrl+G",), "goto", "go"),
    Command(
        "next-section",
        QT_TRANSLATE_NOOP("Actions", "Next section"),
        ("Ctrl+PgDown",),
        "chevron-down",
        "go",
    ),
    Command(
        "previous-section",
        QT_TRANSLATE_NOOP("Actions", "Previous section"),
        ("Ctrl+PgUp",),
        "chevron-up",
        "go",
    ),
    Command("sort-title", QT_TRANSLATE_NOOP("Actions", "Title"), menu="sort", choice="sort"),
    Command(
        "sort-issued",
        QT_TRANSLATE_NOOP("Actions", "Date of issue, newest first"),
        menu="sort",
        choice="sort",
    ),
    Command(
        "sort-read",
        QT_TRANSLATE_NOOP("Actions", "Last read first"),
        menu="sort",
        choice="sort",
    ),
    Command(
        "paper-light",
        QT_TRANSLATE_NOOP("Actions", "White"),
        menu="paper",
        choice="paper",
    ),
    Command("paper-sepia", QT_TRANSLATE_NOOP("Actions", "Sepia"), menu="paper", choice="paper"),
    Command("paper-dark", QT_TRANSLATE_NOOP("Actions", "Dark"), menu="paper", choice="paper"),
    Command(
        "paper-system",
        QT_TRANSLATE_NOOP("Actions", "As the system"),
        menu="paper",
        choice="paper",
    ),
    Command("guide", QT_TRANSLATE_NOOP("Actions", "User guide"), ("F1",), "help", "help"),
    Command(
        "shortcuts",
        QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"),
        ("?",),
        "keyboard",
        "help",
    ),
    Command("about", QT_TRANSLATE_NOOP("Actions", "About Study Viewer"), (), "info", "help"),
    # A language is named in itself, so that a person in the wrong one finds the way back.
    Command("language-zh", "中文", menu="language", choice="language"),
    Command("language-en", "English", menu="language", choice="language"),
)


LEVELS = range(1, 7)
"""Of headings; what a text may have, in the menus, by the keys and in the preview of an import."""

# What stands on the keys, for Qt's own context, whose Chinese is 回车, 退格, 左方向.
KEY_NAMES = (
    QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Backspace"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"),
)


def heading_name(level: int) -> str:
    """What a heading of that level is called wherever it is spoken of."""
    return command_name(f"heading-{level}")


def command_name(command: str) -> str:
    """In the language of the window."""
    text = next(one.text for one in COMMANDS if one.id == command)
    return QCoreApplication.translate("Actions", text)


def said_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The shortcuts to be told to a person, by what stands on the key: Return is Enter."""
    return tuple(one.replace("Return", "Enter") for one in keys)


def shortcuts(command: str) -> tuple[str, ...]:
    """The keys of a command, for another place where they do the same."""
    return next(one.shortcuts for one in COMMANDS if one.id == command)
