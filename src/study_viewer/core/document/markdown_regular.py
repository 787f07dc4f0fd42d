# SPDX-License-Identifier: MIT
"""Foreign Markdown made regular: what other programs accept, as Python-Markdown wants it.

Mended are: lists nested by two or three columns, lists, tables and quotes straight after a line of
text, ``1)`` as a list mark, a year at a line's start (``2023. 年度`` is no list), ``~~deleted~~``,
a backslash as line break or before a sign that is none of Python-Markdown's (``\\~``, ``\\<``),
``- [x]`` as a box with a tick, GitHub's ``> [!NOTE]``, ``[TOC]``, which is left out because the
reader has a tree. Code is never touched.
"""

import re

_LANGUAGE = re.compile(r"[\s{.]*(?:language-)?([\w#][\w#+-]*(?:\.[\w+-]+)*)?")
_FENCE = re.compile(r"(\s*)(`{3,}|~{3,})([^`]*)$")
_ITEM = re.compile(r"([ ]*)([-*+]|\d{1,9}[.)])(?:([ ]+)(\S.*)|[ ]*$)")
# Of a list of tasks: what is done has a tick.
_TASK = re.compile(r"\[([ xX])\][ ]+(?=\S)")
_BOXES = ("☐", "☑")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})$")
_YEAR = re.compile(r"([ ]*)(\d{4,})\.([ ])")
_RULER = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?$")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
_ALERT = re.compile(r"\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*$", re.IGNORECASE)
_DELETED = re.compile(r"(`+[^`]*`+)|(?<![~\\])~~(?=\S)([^~`]+?)(?<=\S)~~(?!~)")
_TOC = re.compile(r"\s*\[TOC\]\s*$", re.IGNORECASE)
_LAZY_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\$")
_DEEPEST = 8


def regular(text: str, depth: int = 0, *, typed: bool = False) -> str:
    """``text`` with the same words and the meaning its writer had in mind.

    ``typed`` is what a person wrote line by line: one at the margin is never more of the list or
    the quote before it, and a number may begin any line.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    work = _Work(text.split("\n"), depth, typed)
    work.run()
    return "\n".join(work.out)


class _Work:
    """One pass over the lines.

    ``levels`` are the open list items: the column of the mark, that of its text, and whether it is
    a number. ``loose`` says that this list had a blank line or code in it.
    """

    def __init__(self, lines: list[str], depth: int, typed: bool) -> None:
        self.lines = lines
        self.depth = depth
        self.typed = typed
        self.out: list[str] = []
        self.levels: list[tuple[int, int, bool]] = []
        self.loose = False

    def run(self) -> None:
        at = 0
        while at < len(self.lines):
            line = self.lines[at].expandtabs(4)
            if self.typed and self.levels and self._leaves_list(line):
                self.levels = []
                self._set_apart()
            fence = _FENCE.match(line)
            if fence:
                at = self._fence(at, fence)
            elif _QUOTE.match(line) and self.depth < _DEEPEST and not self.levels:
                at = self._quote(at)
            else:
                self._line(line, at)
                at += 1

    def _leaves_list(self, line: str) -> bool:
        item = _ITEM.match(line) and not _RULE.match(line) and not _YEAR.match(line)
        return line[:1] not in ("", " ") and not item

    def _line(self, line: str, at: int) -> None:
        if not line.strip():
            self.out.append("")
            self.loose = True
            return
        if _TOC.match(line):
            return
        indent = len(line) - len(line.lstrip(" "))
        if not self.levels and indent >= 4 and self._after_blank():
            self.out.append(line)
            return
        item = None if _RULE.match(line) else _ITEM.match(line)
        if item and self._starts_item(item):
            self._item(item)
            return
        line = _YEAR.sub(r"\1\2\\.\3", line, count=1) if _YEAR.match(line) else line
        following = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        if self.levels:
            line = self._continued(line, indent, following)
            self.out.append(line)
            return
        line = self._spans(line, following)
        if "|" in line and "|" in following and _RULER.match(following.strip()):
            self._set_apart()
        self.out.append(line)

    def _starts_item(self, item: re.Match[str]) -> bool:
        indent, mark = len(item.group(1)), item.group(2)
        if self.levels:
            return len(mark) < 5
        if indent > 3 or (len(mark) > 4 and mark[0].isdigit()):
            return False
        # Only a 1 may break into a paragraph: a wrapped line may begin with any number.
        return self.typed or self._after_blank() or not mark[0].isdigit() or mark[:-1] == "1"

    def _item(self, item: re.Match[str]) -> None:
        indent, mark, gap = len(item.group(1)), item.group(2), item.group(3) or " "
        rest = item.group(4) or ""
        number = mark[0].isdigit()
        if not self.levels:
            self._set_apart()
            self.loose = False
        while self.levels and indent < self.levels[-1][0]:
            self.levels.pop()
        if self.levels and indent < min(self.levels[-1][1], self.levels[-1][0] + 2):
            # Python-Markdown takes a list of another kind for more of the same.
            self.loose = self.levels.pop()[2] != number or self.loose
        if self.loose:
            self._set_apart()
        level = len(self.levels)
        width = len(gap) if len(gap) < 5 else 1
        self.levels.append((indent, indent + len(mark) + width, number))
        mark = mark[:-1] + "." if number else mark
        if task := _TASK.match(rest):
            rest = f"{_BOXES[task[1] != ' ']} {rest[task.end() :]}"
        self.out.append(f"{'    ' * level}{mark} {self._spans(rest, '')}")

    def _continued(self, line: str, indent: int, following: str) -> str:
        """A line after an item: of the item, when it is moved in; else the list is over."""
        if indent == 0:
            if self._after_blank() or line[0] in "#|":
                self.levels = []
            return self._spans(line, following)
        margin, words = self._shift(indent), line.lstrip(" ")
        # Moved in further it is code.
        beyond = len(margin) > 4 * len(self.levels)
        return margin + (words if beyond else self._spans(words, following))

    def _shift(self, indent: int) -> str:
        """Where a line that is moved in by ``indent`` belongs; open items deeper than that end."""
        while len(self.levels) > 1 and indent < min(self.levels[-1][1], self.levels[-1][0] + 2):
            self.levels.pop()
        beyond = max(indent - self.levels[-1][1], 0)
        return "    " * len(self.levels) + (" " * beyond if beyond >= 4 else "")

    def _fence(self, at: int, fence: re.Match[str]) -> int:
        """A code block up to its closing fence, moved as a whole; returns the line after it."""
        indent = len(fence.group(1).expandtabs(4))
        mark = fence.group(2)
        if self.levels and indent == 0 and self._after_blank():
            self.levels = []
        margin = self._shift(indent) if self.levels and indent else fence.group(1)
        self._set_apart()
        # What stands behind the language ("rust,ignore") is for programs, and hides the code.
        language = _LANGUAGE.match(fence.group(3))
        self.out.append(margin + mark + (language.group(1) or "" if language else ""))
        at += 1
        while at < len(self.lines):
            line = self.lines[at].expandtabs(4)
            at += 1
            inner = len(line) - len(line.lstrip(" "))
            self.out.append(margin + line[min(inner, indent) :] if line.strip() else "")
            if line.strip().startswith(mark) and not line.strip().strip(mark[0]):
                break
        self._set_apart()
        self.loose = True
        return at

    def _quote(self, at: int) -> int:
        """A quotation, its inside made regular like a text; returns the line after it."""
        inside = []
        while at < len(self.lines) and (found := _QUOTE.match(self.lines[at])):
            inside.append(self.lines[at][found.end() :])
            at += 1
        self._set_apart()
        alert = _ALERT.match(inside[0])
        said = "\n".join(inside[1:] if alert else inside)
        body = regular(said, self.depth + 1, typed=self.typed).split("\n")
        if alert:
            self.out.append(f'!!! {alert.group(1).lower()} ""')
            self.out.extend(["    " + line if line else "" for line in body])
            self.out.append("")
        else:
            self.out.extend([f"> {line}".rstrip() if line.strip() else ">" for line in body])
            if self.typed:
                self.out.append("")
        return at

    def _spans(self, line: str, following: str) -> str:
        if "~~" in line:
            line = _DELETED.sub(lambda m: m.group(1) or f"<del>{m.group(2)}</del>", line)
        if line.endswith("\\") and following.strip():
            line = _LAZY_BREAK.sub(r"\1  ", line)
        return line

    def _after_blank(self) -> bool:
        return not self.out or not self.out[-1].strip()

    def _set_apart(self) -> None:
        if not self._after_blank():
            self.out.append("")
