# SPDX-License-Identifier: MIT
"""Which formats there are; each module is imported when it is asked for (python-docx: 129 ms)."""

from importlib import import_module
from typing import NamedTuple

from study_viewer.core.errors import UserFacing
from study_viewer.core.export.contract import DocumentExporter, Exporter

PDF = "pdf"
LINES = "txt"
"""For the clipboard alone: nobody hands in a file of it."""
STYLES = ("official", "plain")


class _Known(NamedTuple):
    """``suffixes`` with their dots; ``module`` is empty for what only a page printer makes."""

    suffixes: tuple[str, ...]
    module: str


_HAND_INS = {
    "docx": _Known((".docx",), "word"),
    PDF: _Known((".pdf",), ""),
    "html": _Known((".html", ".htm"), "web"),
    "md": _Known((".md", ".markdown"), "markdown"),
    "csv": _Known((".csv",), "table"),
    "tsv": _Known((".tsv",), "cards"),
    "json": _Known((".json",), "collection"),
}
_OTHER_NAMES = {"word": "docx", "markdown": "md", "anki": "tsv", "htm": "html"}
_DOCUMENTS = {
    "text": "document_text",
    "markdown": "document_markdown",
    "docx": "document_word",
}


def formats() -> tuple[str, ...]:
    """Names of the formats of a hand-in; the first is what people hand in."""
    return tuple(_HAND_INS)


def format_of(suffix: str, wish: str = "") -> str:
    """The format by name, else by the file's suffix; raises UserFacing("export-format-unknown")."""
    asked = (wish or suffix).lower()
    name = asked.removeprefix(".")
    name = _OTHER_NAMES.get(name, name)
    for known, entry in _HAND_INS.items():
        if name == known or f".{name}" in entry.suffixes:
            return known
    suffixes = ", ".join(entry.suffixes[0] for entry in _HAND_INS.values())
    raise UserFacing("export-format-unknown", format=asked or "?", formats=suffixes)


def exporter(format: str) -> Exporter:
    name = "plain_lines" if format == LINES else _HAND_INS[format].module
    module = import_module(f"study_viewer.core.export.{name}")
    found: Exporter = module.export
    return found


def document_exporter(format: str) -> DocumentExporter:
    """Raises UserFacing("document-format-unknown")."""
    name = {"md": "markdown", "txt": "text", "word": "docx"}.get(format, format)
    if name not in _DOCUMENTS:
        known = ", ".join(_DOCUMENTS)
        raise UserFacing("document-format-unknown", format=format, formats=known)
    module = import_module(f"study_viewer.core.export.{_DOCUMENTS[name]}")
    found: DocumentExporter = module.export
    return found
