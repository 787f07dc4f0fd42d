# SPDX-License-Identifier: MIT
"""Markdown → blocks, through Python-Markdown and the HTML funnel.

The dialect is in docs/format.md. Foreign Markdown goes through ``markdown_regular.regular`` first.
"""

import html
from typing import Any

import markdown
from pymdownx.superfences import SuperFencesCodeExtension

from study_viewer.core.document import html_in
from study_viewer.core.document.canonical import safe_path
from study_viewer.core.document.html_in import PictureOf
from study_viewer.core.document.model import Body


def read(text: str, picture: PictureOf = safe_path) -> Body:
    """The canonical body of a Markdown text; ``picture`` says which pictures are kept, and where.

    ``read(markdown_out.write(body)) == canonical(body)``.
    """
    return html_in.read(_converter().convert(text), picture)


def _converter() -> markdown.Markdown:
    """A fresh one each time: footnotes and references of one text must not reach the next."""
    fences = SuperFencesCodeExtension(
        custom_fences=[{"name": "*", "class": "", "format": _fence}],
        disable_indented_code_blocks=False,
    )
    return markdown.Markdown(
        extensions=["tables", fences, "footnotes", "def_list", "abbr", "sane_lists", "admonition"]
    )


def _fence(source: str, language: str, *_rest: Any, **_more: Any) -> str:
    """The HTML of a fenced code block; colours are no business of ours."""
    name = f' class="language-{html.escape(language)}"' if language else ""
    return f"<pre><code{name}>{html.escape(source)}</code></pre>"
