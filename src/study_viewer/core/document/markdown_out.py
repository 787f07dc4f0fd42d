# SPDX-License-Identifier: MIT
"""Blocks → Markdown that ``markdown_in.read`` turns into the very same blocks.

Plain things are plain Markdown. What Markdown cannot say (an aligned signature line, merged cells,
a table inside a list) is a block of HTML, as any Markdown viewer shows it; see docs/format.md.
Each paragraph is one line, so only its first characters can be mistaken for markup.
"""

import re
from collections.abc import Iterable

from study_viewer.core.document.canonical import canonical, free_anchor, slug
from study_viewer.core.document.html_out import block_html, escape_attribute, notes_html
from study_viewer.core.document.markdown_inline import inline, picture, plain_line
from study_viewer.core.document.markdown_plain import (
    numbered_notes,
    simple_code,
    simple_definitions,
    simple_list,
    simple_quote,
    simple_table,
    simple_title,
)
from study_viewer.core.document.model import (
    Admonition,
    Block,
    Body,
    Code,
    Definitions,
    Heading,
    Image,
    List,
    Note,
    Spans,
    Table,
)

APART = "<!-- -->"
"""Keeps two lists or two quotes apart that would be read as one; nobody sees it."""

_INDENT = "    "
_RUN_TOGETHER = ("list", "quote", "definitions")


def write(body: Body) -> str:
    """Markdown of ``body``, with a line break at its end; ``read`` gives ``canonical(body)``."""
    return write_canonical(canonical(body))


def write_canonical(body: Body) -> str:
    """As ``write``, for a body that is canonical already: an import made it so for its digest."""
    writer = _Writer(numbered_notes(body))
    parts: list[str] = []
    last = ""
    for block in body.blocks:
        if block.kind in _RUN_TOGETHER and last in _RUN_TOGETHER:
            parts.append(APART)
        parts.append(writer.block(block))
        last = block.kind
    if body.notes:
        parts.append(writer.notes(body.notes))
    return "\n\n".join(parts) + "\n" if parts else ""


class _Writer:
    """One pass in reading order; ``marks`` are the marks that Markdown will number as shown."""

    def __init__(self, marks: dict[str, str]) -> None:
        self.marks = marks
        self.anchors: set[str] = set()

    def block(self, block: Block) -> str:
        """One block at the margin."""
        if block.kind == "paragraph":
            if block.align:
                return block_html(block)
            return self.line(block.spans)
        if block.kind == "heading":
            return self.heading(block)
        text = self.markdown(block)
        if text is None:
            self._pass_headings(block)
            return block_html(block)
        return text

    def line(self, spans: Spans) -> str:
        if len(spans) == 1 and (text := plain_line(spans[0])):
            return text
        return inline(spans, self.marks)

    def heading(self, block: Heading) -> str:
        guessed = self._guess(block)
        if block.align:
            return block_html(block)
        anchor = ""
        if guessed != block.anchor:
            anchor = f'<a id="{escape_attribute(block.anchor)}"></a>'
        text = inline(block.spans, self.marks)
        if text.endswith("#") and text != "\\#":
            text = text[:-1] + "&#35;"
        return f"{'#' * block.level} {anchor}{text}"

    def markdown(self, block: Block) -> str | None:
        """``block`` in Markdown's own words, or None when it has none."""
        match block.kind:
            case "paragraph":
                return self.line(block.spans)
            case "heading":
                return self.heading(block)
            case "rule":
                return "* * *"
            case "image":
                return _image(block)
            case "code":
                return _code(block) if simple_code(block) else None
            case "list":
                return self._list(block) if simple_list(block) else None
            case "quote":
                if not simple_quote(block):
                    return None
                lines = self._inside(block.blocks).split("\n")
                return "\n".join([f"> {line}".rstrip(" ") for line in lines])
            case "table":
                return self._table(block) if simple_table(block) else None
            case "definitions":
                return self._definitions(block) if simple_definitions(block) else None
            case "admonition":
                return self._admonition(block)

    def notes(self, notes: tuple[Note, ...]) -> str:
        if not self.marks:
            for note in notes:
                self._pass_headings(*note.blocks)
            return notes_html(notes)
        lines = []
        for note in notes:
            text = _indented(self._inside(note.blocks))
            lines.append(f"[^{note.label}]: {text}")
        return "\n\n".join(lines)

    def _inside(self, blocks: Iterable[Block]) -> str:
        """Blocks inside a container: all of them were found simple."""
        return "\n\n".join([self.markdown(block) or "" for block in blocks])

    def _list(self, block: List) -> str:
        tight = all(len(item.blocks) == 1 for item in block.items)
        lines = []
        for number, item in enumerate(block.items, block.start):
            mark = f"{number}." if block.start else "-"
            # Python-Markdown wants four columns, however long the mark is.
            lines.append(f"{mark} {_indented(self._inside(item.blocks))}")
        return ("\n" if tight else "\n\n").join(lines)

    def _table(self, block: Table) -> str:
        lines = []
        for number, row in enumerate(block.rows):
            cells = [inline(cell.spans, self.marks, cell=True) for cell in row]
            lines.append(f"| {' | '.join(cells)} |")
            if number == 0:
                lines.append(f"|{'|'.join([_RULERS[cell.align] for cell in row])}|")
        return "\n".join(lines)

    def _definitions(self, block: Definitions) -> str:
        parts = []
        for entry in block.entries:
            lines = [self.line(entry.term)]
            lines.extend(f":   {self._inside(meaning)}" for meaning in entry.meanings)
            parts.append("\n".join(lines))
        return "\n\n".join(parts)

    def _admonition(self, block: Admonition) -> str | None:
        title = simple_title(block)
        if title is None:
            return None
        return f'!!! {block.label} "{title}"\n{_INDENT}{_indented(self._inside(block.blocks))}'

    def _guess(self, block: Heading) -> str:
        """The anchor that the reader will give this heading when none is written."""
        guessed = free_anchor(slug("".join([span.text for span in block.spans])), self.anchors)
        self.anchors.add(block.anchor)
        return guessed

    def _pass_headings(self, *blocks: Block) -> None:
        """Headings written as HTML carry their anchors; they only count as taken."""
        waiting: list[Block] = list(blocks)
        while waiting:
            block = waiting.pop()
            match block.kind:
                case "heading":
                    self.anchors.add(block.anchor)
                case "list":
                    waiting.extend(inner for item in block.items for inner in item.blocks)
                case "quote" | "admonition":
                    waiting.extend(block.blocks)
                case "definitions":
                    for entry in block.entries:
                        waiting.extend(inner for one in entry.meanings for inner in one)


_RULERS = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}


def _indented(text: str) -> str:
    """The lines after the first moved in by four columns; empty ones stay empty."""
    first, *rest = text.split("\n")
    return "\n".join([first, *[_INDENT + line if line else "" for line in rest]])


def _image(block: Image) -> str:
    return picture(block.source, block.alt, block.title) or block_html(block)


def _code(block: Code) -> str:
    longest = max([len(run) for run in re.findall("`+", block.text)], default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{block.language}\n{block.text}\n{fence}"
