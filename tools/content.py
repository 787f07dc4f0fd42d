# SPDX-License-Identifier: MIT
"""Brings the study material in content/ up to its texts: ``python -m tools.content``.

Of each folder there, document.yaml is written anew with the lengths, digests and outline that its
sections have now; metadata and the order of the sections are kept as they were written by hand.
The first table of a guide's page about the keyboard is drawn from the table of commands; what can
be imported is told there and in the README as the registry of formats and its words have it.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
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
from study_viewer.core.formats.registry import kinds
from study_viewer.ui.command_table import COMMANDS, KEY_NAMES, said_keys
from study_viewer.words import KIND_NAMES, KIND_REMARKS

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
CHINESE = ROOT / "resources" / "translations" / "study_viewer_zh_CN.ts"
PAGES_OF_KINDS = {
    ROOT / "README.md": "en",
    CONTENT / "guide-en" / "sections" / "documents.md": "en",
    CONTENT / "guide-zh" / "sections" / "documents.md": "zh",
}
"""Where what can be imported is told, and in which language."""
# The first list behind this sentence.
_KINDS = re.compile(r"((?:can be read:|能读这些文件：)\n\n)( *)- .*\n(?: *- .*\n)*")
# A table begins with its heading row and the row of dashes.
_ROWS = re.compile(r"(?<=\|---\|---\|\n)(?:\|.*\n)+")


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


def names(language: str) -> dict[str, str]:
    """What the window calls things in that language, by their English names."""
    found: dict[str, str] = {}
    if language == "zh":
        for message in ElementTree.parse(CHINESE).iter("message"):
            found.setdefault(
                message.findtext("source") or "", message.findtext("translation") or ""
            )
    return found


def told_keys(shortcuts: tuple[str, ...], known: dict[str, str]) -> list[str]:
    """The keys as the window shows them; ``known`` are the ``names`` of the language."""
    return [
        "+".join(known.get(key) or key if key in KEY_NAMES else key for key in keys.split("+"))
        for keys in said_keys(shortcuts)
    ]


def with_keys(page: str, language: str) -> str:
    """The page about the keyboard with every shortcut there is now in its first table.

    What has no translation yet keeps the name it has on the page, else its English one.
    """
    called = names(language)
    found = _ROWS.search(page)
    rows = found[0].splitlines() if found else []
    known = dict(row.strip("| ").split(" | ") for row in rows)
    comma = "、" if language == "zh" else ", "
    made = ""
    for command in COMMANDS:
        if command.shortcuts:
            keys = comma.join(told_keys(command.shortcuts, called))
            name = called.get(command.text) or (known.get(keys) if language == "zh" else "")
            made += f"| {keys} | {(name or command.text).removesuffix('…')} |\n"
    return _ROWS.sub(lambda _: made, page, count=1)


def with_kinds(page: str, language: str) -> str:
    """The page with all that can be imported in the list below its heading about that."""
    end = {"en": (" (", ")", "; ", "."), "zh": ("（", "）", "，", "。")}[language]
    rows = [
        f"{KIND_NAMES[kind.name][language]}{end[0]}{' '.join(kind.suffixes)}{end[1]}{end[2]}"
        f"{KIND_REMARKS[kind.name][language]}"
        for kind in kinds()
    ]

    def drawn(found: re.Match[str]) -> str:
        return found[1] + "".join(f"{found[2]}- {row}{end[3]}\n" for row in rows)

    return _KINDS.sub(drawn, page, count=1)


def main() -> int:
    for language in ("zh", "en"):
        page = CONTENT / f"guide-{language}" / "sections" / "keys.md"
        page.write_text(with_keys(page.read_text(encoding="utf-8"), language), encoding="utf-8")
    for page, language in PAGES_OF_KINDS.items():
        page.write_text(with_kinds(page.read_text(encoding="utf-8"), language), encoding="utf-8")
    for folder in folders():
        document = current(folder)
        if document != read_document(folder):
            write_document(folder, document)
            sys.stdout.write(f"{(folder / FILE).relative_to(ROOT)} is written anew.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
