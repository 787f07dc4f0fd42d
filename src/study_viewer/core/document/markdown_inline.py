# SPDX-License-Identifier: MIT
"""Spans → one line of Markdown in which every character means only itself.

Bold, italics, code, links and pictures are Markdown where that is safe whatever stands beside
them; otherwise they are the same tags that ``html_out`` writes.
"""

import re
from collections.abc import Mapping

from study_viewer.core.document.html_out import HARD_SPACE, HARD_SPACE_ENTITY, harden, span_html
from study_viewer.core.document.model import Span, Spans

_SPECIAL = re.compile(
    rf"[\\`*\[\]<\n{HARD_SPACE}]|&(?=[#A-Za-z0-9]|$)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|!$"
)
_ENTITIES = {"<": "&lt;", "&": "&amp;", "\n": "<br>", HARD_SPACE: HARD_SPACE_ENTITY}
_START = re.compile(r"[-+#>:=~!]|\d+(?=\.)|\s")
_SIMPLE_CODE = re.compile(r"[^\s`|\\<&\[\]](?:[^`|\\<&\[\]\n]*[^\s`|\\<&\[\]])?")
_SIMPLE_LINK = re.compile(r"[\w/:.?=%#~+,;@-]+|[\w/:.?=%#~+,@&-]+")
_SIMPLE_ALT = re.compile(r"(?:[^\W_]|[ ,.:，。：、；（）《》“”-])*")
_SIMPLE_PATH = re.compile(r"[\w/.-]+")
_DELIMITERS = {"b": "**", "i": "*", "bi": "***"}
_PLAIN = Span("")[1:]


def plain_line(span: Span) -> str:
    """The line of a paragraph of this span alone where it needs no care, else an empty string."""
    text = span.text
    if (
        span[1:] == _PLAIN
        and _SPECIAL.search(text) is None
        and _START.match(text) is None
        and "  " not in text
        and not text[-1].isspace()
    ):
        return text
    return ""


def inline(spans: Spans, marks: Mapping[str, str], cell: bool = False) -> str:
    """The line of a paragraph, heading, term or table cell (``cell``: bars are escaped too).

    ``marks`` are the footnotes that are written as ``[^label]``, with the number they will show.
    """
    spans = harden(spans)
    parts: list[str] = []
    for number, span in enumerate(spans):
        alone = not _touches(spans, number - 1) and not _touches(spans, number + 1)
        if span.note and marks.get(span.note) == span.text and not span.style:
            text = f"[^{span.note}]"
            if number == 0 and spans[1:] and spans[1].text.startswith(":"):
                text = span_html(span, _escape)
        else:
            text = _span(span, alone)
        parts.append(text.replace("|", "\\|") if cell else text)
    line = "".join(parts)
    first, last = spans[0] if spans else None, spans[-1] if spans else None
    if first is not None and first[1:] == _PLAIN:
        line = _safe_start(line)
    if last is not None and last[1:] == _PLAIN and line[-1].isspace():
        line = f"{line[:-1]}&#{ord(line[-1])};"
    return line


def picture(source: str, alt: str, title: str = "") -> str:
    """A picture in Markdown's words, or an empty string where it has none."""
    if not _SIMPLE_PATH.fullmatch(source) or not _SIMPLE_ALT.fullmatch(alt):
        return ""
    if "_" in source or not _SIMPLE_ALT.fullmatch(title):
        return ""
    return f'![{alt}]({source} "{title}")' if title else f"![{alt}]({source})"


def _touches(spans: Spans, number: int) -> bool:
    """Whether a neighbour is more than plain text, so that delimiters could run together."""
    return 0 <= number < len(spans) and bool(spans[number].style)


def _span(span: Span, alone: bool) -> str:
    text = span.text
    if span[1:] == _PLAIN:
        return _escape(text)
    if span.image and not span.link:
        return picture(span.image, span.alt) or span_html(span, _escape)
    only_style = not (span.link or span.note or span.image)
    if only_style and alone and span.style == "c" and _SIMPLE_CODE.fullmatch(text):
        return f"`{text}`"
    # Python-Markdown takes a delimiter beside white space for text.
    firm = not text[0].isspace() and not text[-1].isspace() and HARD_SPACE not in text
    if only_style and alone and firm and span.style in _DELIMITERS:
        mark = _DELIMITERS[span.style]
        return f"{mark}{_escape(text)}{mark}"
    bare = not (span.style or span.image) and firm and "\n" not in text
    if bare and _SIMPLE_LINK.fullmatch(span.link) and "_" not in span.link:
        return f"[{_escape(text)}]({span.link})"
    return span_html(span, _escape)


def _escape(text: str) -> str:
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found.group()) or "\\" + found.group(), text)


def _safe_start(line: str) -> str:
    """``line`` with what would make it a list, heading, quote or the like taken literally."""
    found = _START.match(line)
    if found is None:
        return line
    mark = found.group()
    if mark[-1].isdigit():
        return f"{mark}\\{line[len(mark) :]}"
    if mark in "-+#!":
        return "\\" + line
    return f"&#{ord(mark)};{line[1:]}"
