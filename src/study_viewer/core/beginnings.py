# SPDX-License-Identifier: MIT
"""How a section that was read is named, and where the entries of the outline begin in it."""

from study_viewer.core.document.entries import Start
from study_viewer.core.document.plain import Leaf
from study_viewer.core.formats.contract import ParsedSection
from study_viewer.core.one_line import one_line


def section_name(section: ParsedSection, number: int) -> str:
    """The id of a section; ``number`` counts from 0."""
    return section.id or f"s{number + 1:03d}"


def starts_of(section: ParsedSection, leaf_list: list[Leaf]) -> list[Start]:
    starts = [Start(section.title, section.level, 0)] if section.level else []
    for mark in section.marks:
        start = leaf_list[mark.leaf].start if mark.leaf < len(leaf_list) else 0
        starts.append(Start(one_line(mark.title), section.level + mark.level, start))
    return starts
