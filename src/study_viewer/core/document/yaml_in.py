# SPDX-License-Identifier: MIT
"""YAML → texts, lists and tables of texts; no type is guessed, no tag looked up, nothing recurses.

libyaml composes nested lists by calling itself, without a bound of its own: 50,000 open brackets
end the process. Its events come one after another, so the lists are put together here.
"""

from typing import Any

import yaml

DEEPEST = 100
"""Lists and tables within one another; more is nobody's settings."""

# libyaml reads ten times faster; its absence costs time, nothing else.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def words(data: bytes | str) -> Any:
    """What the first document of the text says; every scalar is the text it is written as.

    ``!ENV x`` leaves its text, ``!!python/name:x`` is never looked up, ``<<`` merges nothing. An
    alias stands for the very list it names, which may contain itself. Raises yaml.YAMLError for
    what is no YAML, nests deeper than ``DEEPEST``, or has a list for a name.
    """
    open_ones: list[_Open] = []
    named: dict[str, Any] = {}
    for event in yaml.parse(data, Loader=_Loader):
        if isinstance(event, yaml.CollectionEndEvent):
            done = open_ones.pop()
            if not open_ones:
                return done.value
            continue
        if isinstance(event, yaml.AliasEvent):
            value = _known(named, event)
        elif isinstance(event, yaml.ScalarEvent):
            value = event.value
        elif isinstance(event, yaml.CollectionStartEvent):
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
        else:
            continue
        if isinstance(event, yaml.NodeEvent) and event.anchor and value is not None:
            named[event.anchor] = value
        if open_ones:
            open_ones[-1].add(value)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(open_ones) >= DEEPEST:
                raise yaml.YAMLError("nested too deep")
            open_ones.append(_Open(value))
        elif not open_ones:
            return value
    return None


def _known(named: dict[str, Any], event: yaml.AliasEvent) -> Any:
    if event.anchor not in named:
        raise yaml.YAMLError(f"nothing is named {event.anchor}")
    return named[event.anchor]


class _Open:
    """A list or a table that is being filled; a table takes a name, then its value, in turn."""

    def __init__(self, value: Any) -> None:
        self.value = value
        self._name: str | None = None

    def add(self, value: Any) -> None:
        if isinstance(self.value, list):
            self.value.append(value)
        elif self._name is not None:
            self.value[self._name] = value
            self._name = None
        elif isinstance(value, str):
            self._name = value
        else:
            raise yaml.YAMLError("a list is no name")
