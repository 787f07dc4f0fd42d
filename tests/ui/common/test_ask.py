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


@pytest.mark.parametrize(
    ("typed", "chosen", "there"),
    [("笔记", "Word (*.docx)", "笔记.docx"), ("笔记.docx", "Table (*.csv)", "笔记.csv")],
)
def test_a_file_that_got_its_suffix_here_is_replaced_only_after_a_question(
    qapp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str, chosen: str, there: str
) -> None:
    (tmp_path / there).write_text("old")
    names = iter([(str(tmp_path / typed), chosen), (str(tmp_path / "新"), chosen)])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(names))
    asked: list[str] = []
    monkeypatch.setattr(ask, "sure", lambda _parent, question, _do: bool(asked.append(question)))
    found = ask.place_to_save(QWidget(), tmp_path / "笔记.docx", KINDS)
    assert there in asked[0]
    assert found is not None
    assert found.stem == "新"
