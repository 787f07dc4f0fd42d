# SPDX-License-Identifier: MIT
"""Keeps hostile or broken Markdown from taking seconds: what cannot be markup is made text.

Python-Markdown searches anew for the end of every bracket and tag: ``"[" * 5000`` takes it 5 s.
No honest text comes near the bounds here, and what ``markdown_out`` writes is never touched.
"""

import re

MANY = 100
"""Open brackets or tags in one paragraph from which on they are looked at more closely."""

DEEPEST = 8
"""Brackets and quotes may be nested so deep."""

_BRACKET = re.compile(r"\\.|\[|\]", re.DOTALL)
_OPEN_TAG = re.compile(r"(?<!\\)<(?=[^<>]*(?:<|\Z))")
_QUOTES = re.compile(rf"^(?:[ ]{{0,3}}>){{{DEEPEST + 1},}}", re.MULTILINE)
_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})")
_MEANINGS = re.compile(r"^[ ]{0,3}:(?=[ ])", re.MULTILINE)


def tame(text: str) -> str:
    """``text`` with the same meaning, but nothing in it that takes long to find out."""
    if max(text.count("["), text.count("<"), text.count("\n:"), text.count(">")) < MANY:
        return text
    return "\n\n".join([_tame_part(part, code) for part, code in _parts(text)])


def _parts(text: str) -> list[tuple[str, bool]]:
    """The paragraphs, and whether a fenced code block covers any of each."""
    parts: list[tuple[str, bool]] = []
    fence = ""
    for part in text.split("\n\n"):
        code = bool(fence)
        for line in part.split("\n"):
            found = _FENCE.match(line)
            if found and not fence:
                fence, code = found.group(1), True
            elif found and found.group(1).startswith(fence):
                fence = ""
        parts.append((part, code))
    return parts


def _tame_part(part: str, code: bool) -> str:
    if code:
        return part
    if part.count("[") >= MANY and _is_tangle(part):
        part = part.replace("[", "&#91;")
    if part.count("<") >= MANY and len(_OPEN_TAG.findall(part)) >= MANY:
        part = _OPEN_TAG.sub("&lt;", part)
    if part.count(">") >= DEEPEST:
        part = _QUOTES.sub("> " * DEEPEST, part)
    if part.count("\n:") >= MANY:
        # Each further meaning in one run costs as much as all before it.
        part = _MEANINGS.sub("&#58;", part)
    return part


def _is_tangle(part: str) -> bool:
    depth = deepest = 0
    for found in _BRACKET.finditer(part):
        mark = found.group()
        if mark == "[":
            depth += 1
            deepest = max(deepest, depth)
        elif mark == "]" and depth:
            depth -= 1
    links = part.count("](")
    return deepest > DEEPEST or (links >= MANY and part.count(")") < links // 2)
