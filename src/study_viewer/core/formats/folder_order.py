# SPDX-License-Identifier: MIT
"""The Markdown files of a folder in reading order, and whether a folder is all Markdown."""

import re
from collections.abc import Iterator
from pathlib import Path

from study_viewer.core.document.numbering import Natural, natural
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import safe_name
from study_viewer.core.formats.chapters import SUFFIXES, Chapter, is_index
from study_viewer.core.formats.markdown_parts import free_name
from study_viewer.core.formats.own_files import own

TEXTS = frozenset(
    """
    .txt .text .doc .docx .wps .rtf .odt .pdf .htm .html .mht .epub .ppt .pptx .xls .xlsx .ofd
    """.split()  # noqa: SIM905
)
"""Suffixes of texts that are no Markdown: with one of them a folder is not one document."""

_PREFIX = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[-_.．、]\s*|0\d{0,2}\s+)(?=\D)")
_DEEPEST = 30


def is_markdown_folder(path: Path) -> bool:
    """Whether all texts of the folder are Markdown, and there is one.

    Pictures, hidden files and files that are no texts (a style sheet, mkdocs.yml) don't count.
    """
    found = False
    for file in inside(path):
        suffix = file.suffix.lower()
        if suffix in TEXTS:
            return False
        found = found or suffix in SUFFIXES
    return found


def files_of(folder: Path) -> list[Chapter]:
    """The texts of a folder in reading order, the tree of its folders in their levels."""
    return list(_in_order(folder, folder, 1, (), set()))


def _in_order(
    root: Path, folder: Path, level: int, opens: tuple[str, ...], used: set[str]
) -> Iterator[Chapter]:
    """The texts of a folder in reading order; ``level`` is that of its own files."""
    if level > _DEEPEST:
        return
    for path in _listed(root, folder):
        if path.is_dir():
            own = next((p for p in _listed(root, path) if _is_text(p) and is_index(p)), None)
            title = title_of(path.name)
            if own is not None:
                yield _file(root, own, level, title, opens, used)
                opens = ()
                inner = _in_order(root, path, level + 1, (), used)
            else:
                inner = _in_order(root, path, level + 1, (*opens, title), used)
            for file in inner:
                opens = ()
                if file.path != own:
                    yield file
        elif _is_text(path):
            yield _file(root, path, level, title_of(path.stem), opens, used)
            opens = ()


def _file(
    root: Path, path: Path, level: int, name: str, opens: tuple[str, ...], used: set[str]
) -> Chapter:
    relative = path.relative_to(root).with_suffix("")
    safe = "/".join(safe_name(part) for part in relative.parts)
    above = tuple((title, number) for number, title in enumerate(opens, level - len(opens)))
    return Chapter(path, free_name(safe, "", used), level, name, above)


def _listed(root: Path, folder: Path) -> list[Path]:
    """What lies in a folder, its own page first, then in natural order.

    Hidden things, links to folders, and links to files outside are left out.
    """
    found = []
    try:
        for path in folder.iterdir():
            if path.name.startswith(".") or (path.is_symlink() and not own(root, path)):
                continue
            found.append(path)
    except PermissionError as error:
        raise UserFacing("not-allowed", path=str(folder)) from error
    return sorted(found, key=lambda path: (not (_is_text(path) and is_index(path)), _key(path)))


def inside(root: Path, depth: int = 0, folder: Path | None = None) -> Iterator[Path]:
    """All files below the folder that a document of it may be made of."""
    for path in _listed(root, folder or root):
        if not path.is_dir():
            yield path
        elif depth < _DEEPEST:
            yield from inside(root, depth + 1, path)


def _is_text(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file()


def _key(path: Path) -> Natural:
    return natural(path.stem if path.is_file() else path.name)


def title_of(name: str) -> str:
    """A file's or folder's name as a title: without the number that only orders it."""
    return _PREFIX.sub("", name, count=1) if _PREFIX.match(name) else name
