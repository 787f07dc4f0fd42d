# SPDX-License-Identifier: MIT
"""Brings the study material in content/ up to its texts: ``python -m tools.content``.

Of each folder there, document.yaml is written anew with the lengths, digests and outline that its
sections have now; metadata and the order of the sections are kept as they were written by hand.
"""

import sys
from pathlib import Path

from study_viewer.core.document.frontmatter import split
from study_viewer.core.document.model import Body, Document, SectionInfo
from study_viewer.core.document_folder import (
    FILE,
    digest_of_sections,
    outline_of,
    read_document,
    read_section,
    write_document,
)

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"


def folders() -> list[Path]:
    """The documents that ship, in the order of their names."""
    return sorted(found.parent for found in CONTENT.glob(f"*/{FILE}"))


def current(folder: Path) -> Document:
    """What document.yaml of the folder ought to say; raises UserFacing when it is no document."""
    told = read_document(folder)
    read: list[tuple[SectionInfo, Body]] = []
    for info in told.sections:
        section = read_section(folder, info)
        title = split((folder / info.file).read_text(encoding="utf-8"))[0].get("title", info.id)
        read.append((section.info._replace(title=str(title)), section.body))
    sections = tuple(info for info, _ in read)
    return told._replace(
        sections=sections, outline=outline_of(read), digest=digest_of_sections(sections)
    )


def main() -> int:
    for folder in folders():
        document = current(folder)
        if document != read_document(folder):
            write_document(folder, document)
            sys.stdout.write(f"{(folder / FILE).relative_to(ROOT)} is written anew.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
