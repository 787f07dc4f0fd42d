# SPDX-License-Identifier: MIT
"""How paragraphs are set that say nothing of it, and which of them can be written together."""

import re
from typing import NamedTuple

from study_viewer.core.document.model import Align, Block
from study_viewer.core.document.plain import text_of
from study_viewer.core.document.salutation import is_salutation

CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Setting(NamedTuple):
    """Of a paragraph of the page: whether its first line is indented, and how it is aligned."""

    indented: bool
    align: Align


def setting_of(text: str) -> Setting:
    indented = bool(CHINESE.search(text[:40])) and text[0] not in "\u3000 "
    indented = indented and not is_salutation(text)
    # Qt spreads a line at its blanks first: in Chinese with Latin words that tears holes.
    ragged = " " in text or not (indented or CHINESE.search(text[:200]))
    return Setting(indented, "left" if ragged else "")


def plainly_set(block: Block) -> Setting | None:
    """The setting of a paragraph of one plain run of text; None for all else.

    Neighbours of one setting can be written at once: Qt cuts them at their line breaks.
    """
    if block.kind != "paragraph" or block.align or len(block.spans) != 1:
        return None
    span = block.spans[0]
    if span.style or span.link or span.note or span.image or "\n" in span.text:
        return None
    return setting_of(text_of(block.spans))
