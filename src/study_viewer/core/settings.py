# SPDX-License-Identifier: MIT
"""What the person chose, as a table of data: name, default, what it means."""

import json
import time
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.errors import UserFacing
from study_viewer.core.files import make_folder, write_atomically

Value = str | int | float | bool | dict[str, str] | list[str]


class Setting(NamedTuple):
    """One choice; the type of ``default`` is the type it has. ``meaning`` is for docs.

    ``choices`` are all there are, where they are few: another value counts as the default.
    """

    name: str
    default: Value
    meaning: str
    choices: tuple[str, ...] = ()


TABLE: tuple[Setting, ...] = (
    Setting("language", "", "zh, en, or empty for the system's"),
    Setting("paper", "system", "the ground of the page", ("light", "sepia", "dark", "system")),
    Setting("font", "serif", "serif or sans for the reading page"),
    Setting("font_size", 18, "reading size in pixels"),
    Setting("line_spacing", "1.75", "line height by the size: 1.5, 1.75, 2.0; or pixels"),
    Setting("line_height", 32, "line height where it is chosen in pixels"),
    Setting("page_width", 40, "Chinese characters a line at most"),
    Setting("reading_pace", 300, "Chinese characters a minute, learnt from the reading"),
    Setting("colour_names", {}, "what the person calls a highlight colour, by colour"),
    Setting("last_colour", "yellow", "the colour the H key uses"),
    Setting("person_name", "", "name on a hand-in"),
    Setting("person_unit", "", "unit on a hand-in"),
    Setting("export_format", "docx", "format of the last export"),
    Setting("export_folder", "", "folder of the last export"),
    Setting("export_style", "official", "official is GB/T 9704", ("official", "plain")),
    Setting("export_language", "", "zh or en for the words of a hand-in, empty for the window's"),
    Setting("export_scope", "document", "as chosen in the last export", ("document", "all")),
    Setting("export_ticks", [], "parts of a hand-in that are ticked otherwise than by default"),
    Setting("export_without_colours", [], "highlight colours left out of a hand-in"),
    Setting("export_without_tags", [], "tags left out of a hand-in"),
    Setting("export_open", False, "is a file opened after it was saved"),
    Setting("import_folder", "", "folder of the last import"),
    Setting(
        "import_preview", True, "is every file shown before it is kept, or only a doubtful one"
    ),
    Setting("search_order", "reading", "of what was found", ("reading", "relevance")),
    Setting("annotations_scope", "document", "which are listed", ("section", "document", "all")),
    Setting("window", "", "size and place of the window and its panels, as Qt writes it"),
    Setting(
        *("shelf_order", "title", "issued is the newest first, read the last read first"),
        ("title", "issued", "read"),
    ),
    Setting(
        "contents_collection", "", "the collection that alone the contents list, empty for all"
    ),
    Setting(
        "library_sort",
        "title",
        "title, issuer, date, progress, annotations or collections; falling with - before it",
    ),
    Setting("outline_shown", True, "is the outline panel open"),
    Setting("annotations_shown", True, "is the annotations panel open"),
    Setting("original_shown", False, "is the page of the original open, where there is one"),
    Setting("original_over_notes", False, "did the annotations panel give way to that page"),
    Setting("original_over_contents", False, "did the outline panel give way to that page"),
    Setting("outline_width", 0, "pixels, or 0 for what suits the window"),
    Setting("annotations_width", 312, "pixels"),
    Setting("original_width", 0, "pixels, or 0 for half of what the text has"),
)
DEFAULTS: dict[str, Value] = {setting.name: setting.default for setting in TABLE}
_CHOICES = {setting.name: setting.choices for setting in TABLE if setting.choices}


class Settings:
    """Read once, written at each change; an unreadable file is kept beside and defaults rule."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._chosen: dict[str, Value] = {}
        self.put_aside: Path | None = None
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(found, dict):
                raise ValueError
        except (FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError):
            return
        except (ValueError, OSError):
            self.put_aside = self._set_aside()
            return
        for name, value in found.items():
            if name not in DEFAULTS or _fits(value, DEFAULTS[name]):
                # A name this version does not know is kept: a newer one wrote it.
                self._chosen[name] = value

    def text(self, name: str) -> str:
        value = self._value(name)
        return value if isinstance(value, str) else str(value)

    def number(self, name: str) -> int:
        value = self._value(name)
        return int(value) if isinstance(value, int | float) else 0

    def flag(self, name: str) -> bool:
        return bool(self._value(name))

    def names(self, name: str) -> dict[str, str]:
        value = self._value(name)
        return dict(value) if isinstance(value, dict) else {}

    def many(self, name: str) -> list[str]:
        value = self._value(name)
        return list(value) if isinstance(value, list) else []

    def put(self, name: str, value: Value) -> None:
        """Keeps the choice at once; a data folder that cannot be written keeps it for this run."""
        if name not in DEFAULTS or not _fits(value, DEFAULTS[name]) or not _offered(name, value):
            raise ValueError(f"{name} = {value!r} is no setting")
        if self._value(name) == value:
            return
        self._chosen[name] = value
        body = json.dumps(self._chosen, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        try:
            make_folder(self._path.parent)
            write_atomically(self._path, body.encode("utf-8"))
        except UserFacing:
            # A choice of paper is no reason to interrupt somebody who reads from a full disk;
            # the notebook says what is wrong at the first note.
            return

    def _value(self, name: str) -> Value:
        value = self._chosen.get(name, DEFAULTS[name])
        # A newer version, or a hand, may have written what this one cannot show.
        return value if _offered(name, value) else DEFAULTS[name]

    def _set_aside(self) -> Path | None:
        aside = self._path.with_name(f"settings.damaged-{time.strftime('%Y%m%d-%H%M%S')}.json")
        try:
            self._path.replace(aside)
        except OSError:
            return None
        return aside


def _offered(name: str, value: Value) -> bool:
    return name not in _CHOICES or value in _CHOICES[name]


def _fits(value: object, default: Value) -> bool:
    if isinstance(default, bool):
        return isinstance(value, bool)
    if isinstance(default, int):
        return isinstance(value, int) and not isinstance(value, bool)
    if isinstance(default, dict):
        return isinstance(value, dict) and all(
            isinstance(k, str) and isinstance(v, str) for k, v in value.items()
        )
    if isinstance(default, list):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, type(default))
