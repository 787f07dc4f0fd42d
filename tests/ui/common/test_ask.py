# SPDX-License-Identifier: MIT
"""Where to save: a file gets the suffix of its kind, whatever was typed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from study_viewer.ui.common import ask

KINDS = {"Word": ".docx", "Table": ".csv"}


@pytest.mark.parametrize(
    ("typed", "chosen", "saved"),
    [
        ("笔记.docx", "Word (*.docx)", "笔记.docx"),
        ("别的", "Word (*.docx)", "别的.docx"),
        ("别的", "Table (*.csv)", "别的.csv"),
        ("笔记.docx", "Table (*.csv)", "笔记.csv"),
        ("别的.CSV", "Word (*.docx)", "别的.CSV"),
        ("第1.2版", "Word (*.docx)", "第1.2版.docx"),
        ("", "", None),
    ],
)
def test_the_suffix_is_that_of_the_kind(
    qapp, monkeypatch: pytest.MonkeyPatch, typed: str, chosen: str, saved: str | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, chosen))
    parent = QWidget()
    found = ask.place_to_save(parent, Path("笔记.docx"), KINDS)
    assert (found.name if found else None) == saved
