# SPDX-License-Identifier: MIT
"""Markdown → blocks, through Python-Markdown and the HTML funnel.

The dialect is in docs/format.md. Headings get their anchors in ``canonical``, for every format
alike, and not from the ``toc`` extension, which knows Markdown's headings alone.
"""

import html
import re
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.admonition import AdmonitionExtension, AdmonitionProcessor
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import DelimiterProcessor
from pymdownx.superfences import SuperFencesCodeExtension

from study_viewer.core.document import html_in
from study_viewer.core.document.canonical import canonical, safe_path
from study_viewer.core.document.html_inline import PictureOf
from study_viewer.core.document.markdown_guard import tame
from study_viewer.core.document.markdown_regular import regular
from study_viewer.core.document.model import Body, Paragraph, Span
from study_viewer.core.document.script import is_chinese


def read(text: str, picture: PictureOf = safe_path) -> Body:
    """The canonical body of a Markdown text; ``picture`` says which pictures are kept, and where.

    ``read(markdown_out.write(body)) == canonical(body)``.
    """
    return _read(text, picture, _converter())


def read_foreign(text: str, picture: PictureOf = safe_path) -> Body:
    """As ``read``, for Markdown that other programs wrote."""
    return read(regular(text), picture)


def read_note(text: str, picture: PictureOf = safe_path) -> Body:
    """As ``read_foreign``, for what a person typed: where a line ends, a new one begins.

    A list or a quote ends with its last line, too, without an empty one after it.
    """
    converter = _converter()
    converter.registerExtensions([Nl2BrExtension()], {})
    blocks = converter.parser.blockprocessors
    # Their lines are not shown, and a person's "[1]: see above" is no address.
    blocks.deregister("abbr")
    blocks.register(_AddressOnly(converter.parser), "reference", 15)
    return _read(regular(text, typed=True), picture, converter)


def _read(text: str, picture: PictureOf, converter: markdown.Markdown) -> Body:
    if is_chinese(text, otherwise=False):
        remarks = _ChineseRemarks(converter.parser)
        converter.parser.blockprocessors.register(remarks, "admonition", 105)
    try:
        return html_in.read(converter.convert(tame(text)), picture)
    except RecursionError:
        # Python-Markdown calls itself for every level of nesting ("- - - - …"): such a text is
        # shown as it stands.
        parts = [Paragraph((Span(part),)) for part in text.split("\n\n")]
        return canonical(Body(tuple(parts)))


_TITLES = {
    "abstract": "摘要",
    "attention": "注意",
    "bug": "缺陷",
    "caution": "小心",
    "danger": "危险",
    "error": "错误",
    "example": "示例",
    "failure": "失败",
    "hint": "提示",
    "important": "重要",
    "info": "信息",
    "note": "备注",
    "question": "问题",
    "quote": "引用",
    "success": "成功",
    "summary": "摘要",
    "tip": "提示",
    "todo": "待办",
    "warning": "警告",
}
"""What a boxed remark in a Chinese text is called that its writer gave no title."""


class _ChineseRemarks(AdmonitionProcessor):
    """Python-Markdown calls a remark without a title after its kind, which is English."""

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        label, title = super().get_class_and_title(match)
        if match.group(2) is None:
            title = _TITLES.get(label.partition(" ")[0], title)
        return label, title


class _AddressOnly(ReferenceProcessor):
    """Takes out of a note what names an address, and nothing else."""

    RE = re.compile(
        r"^[ ]{0,3}\[([^\[\]]*)\]:[ ]*(<?(?:https?:|mailto:)[^\s]+)[ ]*"
        r"((?:([\"'])(.*)\4[ ]*|\((.*)\)[ ]*))?$",
        re.MULTILINE,
    )


class _Emphasis(DelimiterProcessor):
    """Emphasis that loses nothing.

    Of marks that Python-Markdown 3.11 entangles (``_a\n***b**c**\nd\ne**f**``) it drops what
    stands between two: such text keeps its asterisks.
    """

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        element, start, end = super().handleMatch(m, data)
        if element is not None and _unmarked("".join(element.itertext())) != _unmarked(
            data[start:end]
        ):
            self.reset()
            return None, start, end
        return element, start, end


def _unmarked(text: str) -> str:
    return text.replace("*", "").replace("_", "")


class _Footnotes(FootnoteExtension):
    """Footnotes that lose nothing and cost little."""

    def unique_ref(self, reference: str, found: bool = False) -> str:
        """No numbered names for marks: giving them takes 9 s for 3,000 marks of one note."""
        return reference

    def setFootnote(self, id: str, text: str) -> None:
        """A second note with the same label is more of the first, not instead of it."""
        if id in self.footnotes:
            text = f"{self.footnotes[id]}\n\n{text}"
        super().setFootnote(id, text)


def _converter() -> markdown.Markdown:
    """A fresh one each time: footnotes and references of one text must not reach the next."""
    converter = markdown.Markdown(
        extensions=[
            TableExtension(),
            SuperFencesCodeExtension(custom_fences=[{"name": "*", "class": "", "format": _fence}]),
            _Footnotes(),
            DefListExtension(),
            AbbrExtension(),
            SaneListExtension(),
            AdmonitionExtension(),
        ]
    )
    # What pandoc and people put a backslash before.
    converter.ESCAPED_CHARS = [*converter.ESCAPED_CHARS, *"~^$@'\"<&"]
    emphasis = _Emphasis("*", "strong,em", converter)
    emphasis.add("_", "strong,em", smart=True)
    converter.inlinePatterns.register(emphasis, "em_strong", 60)
    return converter


def _fence(source: str, language: str, *_rest: Any, **_more: Any) -> str:
    """The HTML of a fenced code block; colours are no business of ours."""
    name = f' class="language-{html.escape(language)}"' if language else ""
    return f"<pre><code{name}>{html.escape(source)}</code></pre>"
