# SPDX-License-Identifier: MIT
"""Golden documents: what a sample made by the suite is read as, beside nothing else."""

import json
from pathlib import Path
from typing import Any

from study_viewer.core.document.markdown_out import write
from study_viewer.core.document.plain import leaves
from study_viewer.core.formats.contract import Parsed, ParsedSection

GOLDEN = Path(__file__).parents[2] / "golden" / "web"


def links(sections: list[ParsedSection]) -> list[tuple[str, str, str]]:
    return [
        (section.id, span.text, span.link)
        for section in sections
        for block in section.body.blocks
        for span in getattr(block, "spans", ())
        if span.link
    ]


def told(parsed: Parsed, sections: list[ParsedSection]) -> dict[str, Any]:
    """All that a reader would notice, as it is written in a golden file."""
    return {
        "metadata": list(parsed.metadata),
        "remarks": [list(remark) for remark in parsed.warnings],
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "marks": [list(mark) for mark in section.marks],
                "leaves": [[leaf.kind, leaf.level, leaf.text] for leaf in leaves(section.body)],
                "pictures": [picture.path for picture in section.pictures],
            }
            for section in sections
        ],
        "links": [list(link) for link in links(sections)],
    }


def same_as_golden(name: str, parsed: Parsed, sections: list[ParsedSection]) -> None:
    expected = json.loads((GOLDEN / name).read_text(encoding="utf-8"))
    assert told(parsed, sections) == expected


def as_text(parsed: Parsed, sections: list[ParsedSection]) -> str:
    """All of a document as text: its sections with their entries, pictures and Markdown."""
    lines = [repr(parsed.metadata)]
    for section in sections:
        lines.append(f"===== {section.id} | {section.title} | {section.level}")
        lines.extend(
            f"entry {mark.level} at leaf {mark.leaf}: {mark.title}" for mark in section.marks
        )
        lines.extend(f"picture {picture.path}: {len(picture.data)}" for picture in section.pictures)
        lines.append(write(section.body))
    lines.extend(repr(remark) for remark in parsed.warnings)
    lines.extend(f"original {name}" for _, name in parsed.originals)
    return "\n".join(lines) + "\n"
