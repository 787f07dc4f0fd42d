# SPDX-License-Identifier: MIT
"""Blocks → the small HTML that Markdown may hold where it has no words of its own.

It says everything a body can: ``html_in.read(write(body))`` is the canonical body. Each block is
one line, so that a Markdown reader sees nothing in it but HTML.
"""

import re
from collections.abc import Callable, Iterable

from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.model import (
    Align,
    Block,
    Body,
    Cell,
    Code,
    Definitions,
    Heading,
    List,
    Note,
    Span,
    Spans,
    Table,
)

Escape = Callable[[str], str]

HARD_SPACE = "\ufdd2"
"""Stands, while a text is written or read, for a space that HTML would otherwise swallow."""

HARD_SPACE_ENTITY = "&#32;"
"""How such a space is written: the space itself, by number."""

_TAGS = (("b", "strong"), ("i", "em"), ("u", "u"), ("d", "del"), ("s", "sup"), ("v", "sub"))
_ATTRIBUTE = re.compile("[\\x00-\x1f&<>\"'`*_\\[\\](){}\\\\!#|~^:@\u00a0\u3000]")
_SWALLOWED = re.compile(r"(?<=[ \n]) | (?=\n)")


def write(body: Body) -> str:
    """The whole body, footnotes last."""
    body = canonical(body)
    parts = [block_html(block) for block in body.blocks]
    if body.notes:
        parts.append(notes_html(body.notes))
    return "\n".join(parts)


def escape_text(text: str) -> str:
    """Text of a canonical span, as it stands between tags."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\n", "<br>").replace(HARD_SPACE, HARD_SPACE_ENTITY)


def escape_code(text: str) -> str:
    """Text of a code block on one line, its spaces kept."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\n", "&#10;")


def escape_attribute(text: str) -> str:
    """Text of an attribute, also inside a Markdown line: nothing in it means anything there."""
    return _ATTRIBUTE.sub(lambda found: f"&#{ord(found.group())};", text)


def harden(spans: Spans) -> Spans:
    """``spans`` with every space that a reader of HTML would swallow marked as ``HARD_SPACE``."""
    joined = "".join([span.text for span in spans])
    if "  " not in joined and " \n" not in joined and "\n " not in joined:
        return spans
    joined = _SWALLOWED.sub(HARD_SPACE, joined)
    hardened, at = [], 0
    for span in spans:
        end = at + len(span.text)
        hardened.append(span._replace(text=joined[at:end]))
        at = end
    return tuple(hardened)


def inline_html(spans: Spans) -> str:
    return "".join([span_html(span, escape_text) for span in harden(spans)])


def span_html(span: Span, escape: Escape) -> str:
    """One hardened span; ``escape`` is for its text, the tags are the same everywhere."""
    if span.image:
        alt, source = escape_attribute(span.alt), escape_attribute(span.image)
        text = f'<img src="{source}" alt="{alt}">'
    else:
        text = escape(span.text)
    if "c" in span.style:
        text = f"<code>{text}</code>"
    for letter, tag in reversed(_TAGS):
        if letter in span.style:
            text = f"<{tag}>{text}</{tag}>"
    if span.note:
        address = f"#fn:{escape_attribute(span.note)}"
        return f'<sup><a class="footnote-ref" href="{address}">{text}</a></sup>'
    if span.link:
        return f'<a href="{escape_attribute(span.link)}">{text}</a>'
    return text


def block_html(block: Block) -> str:
    """One canonical block on one line (a table on one line a row)."""
    match block.kind:
        case "paragraph":
            return f"<p{_align(block.align)}>{inline_html(block.spans)}</p>"
        case "heading":
            return _heading(block)
        case "list":
            return _list(block)
        case "quote":
            return f"<blockquote>{blocks_html(block.blocks)}</blockquote>"
        case "code":
            return _code(block)
        case "table":
            return _table(block)
        case "image":
            title = f' title="{escape_attribute(block.title)}"' if block.title else ""
            source, alt = escape_attribute(block.source), escape_attribute(block.alt)
            return f'<p><img src="{source}" alt="{alt}"{title}></p>'
        case "rule":
            return "<hr>"
        case "definitions":
            return _definitions(block)
        case "admonition":
            title = inline_html(block.title)
            title = f'<p class="admonition-title">{title}</p>' if title else ""
            label = escape_attribute(block.label)
            return f'<div class="admonition {label}">{title}{blocks_html(block.blocks)}</div>'


def blocks_html(blocks: Iterable[Block]) -> str:
    return "".join([block_html(block) for block in blocks])


def notes_html(notes: Iterable[Note]) -> str:
    lines = [
        f'<li id="fn:{escape_attribute(note.label)}">{blocks_html(note.blocks)}</li>'
        for note in notes
    ]
    return f'<div class="footnote"><ol>{"".join(lines)}</ol></div>'


def _align(align: Align) -> str:
    return f' align="{align}"' if align else ""


def _heading(block: Heading) -> str:
    tag = f"h{block.level}"
    anchor = escape_attribute(block.anchor)
    return f'<{tag} id="{anchor}"{_align(block.align)}>{inline_html(block.spans)}</{tag}>'


def _list(block: List) -> str:
    items = "".join([f"<li>{blocks_html(item.blocks)}</li>" for item in block.items])
    if not block.start:
        return f"<ul>{items}</ul>"
    start = f' start="{block.start}"' if block.start != 1 else ""
    return f"<ol{start}>{items}</ol>"


def _code(block: Code) -> str:
    language = f' class="language-{escape_attribute(block.language)}"' if block.language else ""
    return f"<pre><code{language}>{escape_code(block.text)}</code></pre>"


def _table(block: Table) -> str:
    lines = ["<table>"]
    for number, row in enumerate(block.rows):
        tag = "th" if number < block.headers else "td"
        lines.append(f"<tr>{''.join([_cell(cell, tag) for cell in row])}</tr>")
    if block.headers:
        lines[1] = "<thead>" + lines[1]
        lines[block.headers] += "</thead>"
    return "\n".join([*lines, "</table>"])


def _cell(cell: Cell, tag: str) -> str:
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<{tag}{columns}{rows}{_align(cell.align)}>{inline_html(cell.spans)}</{tag}>"


def _definitions(block: Definitions) -> str:
    parts = []
    for entry in block.entries:
        parts.append(f"<dt>{inline_html(entry.term)}</dt>")
        parts.extend(f"<dd>{blocks_html(meaning)}</dd>" for meaning in entry.meanings)
    return f"<dl>{''.join(parts)}</dl>"
