# SPDX-License-Identifier: MIT
"""Which folders are books of mdBook or MkDocs, by what lies in them."""

import re
from pathlib import Path

from study_viewer.core.formats.own_files import own

MKDOCS = ("mkdocs.yml", "mkdocs.yaml")
MDBOOK = "book.toml"
SUMMARY = "SUMMARY.md"

LARGEST = 1_000_000
"""Bytes of a settings file or a table of contents; longer ones are none."""

# Bounded and within a line: this is looked for in the window's own process, without a time limit.
_LEADS_ON = re.compile(r"^[ \t]*[-*+][ \t]*\[[^\]\n]{0,300}\]\([^)\n]{0,300}?\.md", re.MULTILINE)


def kind_of(folder: Path) -> str:
    """``mkdocs``, ``mdbook``, or empty for a folder that is no book."""
    if settings_of(folder) is not None:
        return "mkdocs"
    if has_settings(folder):
        return "mdbook"
    return "mdbook" if _has_summary(folder) else ""


def has_settings(folder: Path) -> bool:
    """Whether it is a book by a file that says so; a mere SUMMARY.md may be a text like others."""
    return own(folder, folder / MDBOOK) or settings_of(folder) is not None


def settings_of(folder: Path) -> Path | None:
    """The settings of a MkDocs book."""
    return next((folder / name for name in MKDOCS if own(folder, folder / name)), None)


def folder_of(path: Path) -> Path:
    """The book's folder where ``path`` is the file that a book is known by; else ``path``."""
    if path.name in MKDOCS or path.name == MDBOOK:
        return path.parent if kind_of(path.parent) else path
    if path.name == SUMMARY:
        for folder in (path.parent, path.parent.parent):
            if own(folder, folder / MDBOOK):
                return folder
        return path.parent if _has_summary(path.parent) else path
    return path


def _has_summary(folder: Path) -> bool:
    """Whether there is a table of contents without settings, as GitBook has it too."""
    path = folder / SUMMARY
    if not own(folder, path):
        return False
    try:
        with path.open("rb") as file:
            return bool(_LEADS_ON.search(file.read(LARGEST).decode("utf-8", "replace")))
    except OSError:
        return False
