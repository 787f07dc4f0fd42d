# SPDX-License-Identifier: MIT
"""The words that whoever asks for the search most likely means."""

from study_viewer.ui.reader.panel import ReaderPanel

WIDEST = 200
"""Characters of a selection that are taken as words; more is a passage."""


def words_at_hand(reader: ReaderPanel) -> str:
    """Those selected, else those being found in the section, else none."""
    return _selected(reader) or _being_found(reader)


def _selected(reader: ReaderPanel) -> str:
    chosen = reader.selection()
    words = reader.view.text_between(*chosen) if chosen else ""
    words = " ".join(words.split())
    if not words or len(words) > WIDEST:
        return ""
    # Several words would be sought one by one, and these stand together.
    return f"“{words}”" if " " in words or words.startswith("-") else words


def _being_found(reader: ReaderPanel) -> str:
    finding = reader.finding
    return finding.words.strip() if finding is not None and finding.shown else ""
