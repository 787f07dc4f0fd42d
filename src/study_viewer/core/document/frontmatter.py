# SPDX-License-Identifier: MIT
"""The metadata in front of a Markdown text: read leniently, and never at the text's expense."""

import re
from typing import NamedTuple

import yaml

from study_viewer.core.document import yaml_in
from study_viewer.core.document.canonical import clean

LONGEST = 20_000
"""Characters of front matter that are looked at; more is no metadata."""

UNREADABLE = "front-matter-unreadable"

_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"([^\s:：#\[\]{}-][^:：]{0,60}?)[ \t]*:(?:[ \t]+(.*))?$")


class FrontMatter(NamedTuple):
    """``fields`` by name in small letters, ``rest`` the text after it.

    ``problem`` is the code of a remark, or empty: a front matter that cannot be read is left in
    ``rest``, so that no word of it is lost.
    """

    fields: dict[str, str]
    rest: str
    problem: str


def split(text: str) -> FrontMatter:
    """The front matter of a text and the rest; no fields when it begins with something else."""
    if not text.startswith("---"):
        return FrontMatter({}, text, "")
    first, found, _ = text.partition("\n")
    if not found or first.strip() != "---":
        return FrontMatter({}, text, "")
    close = _CLOSE.search(text, len(first) + 1, len(first) + 1 + LONGEST)
    if close is None:
        return FrontMatter({}, text, "")
    inside, rest = text[len(first) + 1 : close.start()], text[close.end() :].lstrip("\r\n")
    if not inside.strip():
        return FrontMatter({}, rest, "")
    fields = _by_yaml(inside)
    if fields is None:
        fields = _by_line(inside)
    if fields is not None:
        return FrontMatter(fields, rest, "")
    # Between two rules at the top there may be mere text, which is nobody's mistake.
    likely = any(_FIELD.match(line.rstrip()) for line in inside.split("\n"))
    return FrontMatter({}, text, UNREADABLE if likely else "")


def _by_yaml(inside: str) -> dict[str, str] | None:
    try:
        found = yaml_in.words(inside)
    except (yaml.YAMLError, ValueError):
        return None
    if not isinstance(found, dict):
        return None
    fields: dict[str, str] = {}
    for name, value in found.items():
        if not isinstance(name, str):
            continue
        if isinstance(value, list):
            # Only what is written here: an alias may stand for a list that doubles itself.
            value = ", ".join(one for one in value if isinstance(one, str))
        if isinstance(value, str):
            fields[name.strip().lower()] = " ".join(clean(value).split())
    return fields


def _by_line(inside: str) -> dict[str, str] | None:
    """``name: value`` line by line, as ``title: 关于: 通知`` is meant; None when it is not that."""
    fields: dict[str, str] = {}
    for line in inside.split("\n"):
        line = line.rstrip()
        if not line or line[0] in " \t#-":
            continue
        found = _FIELD.match(line)
        if found is None:
            return None
        value = " ".join(clean(found.group(2) or "").split())
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        fields[found.group(1).strip().lower()] = value
    return fields or None
