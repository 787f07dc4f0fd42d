# SPDX-License-Identifier: MIT
"""The export dialog: which fields a format uses, the hand-in's language, the kind of the file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from study_viewer.ui.main_window import MainWindow
from tests.ui.window.export_hands import Ask, choose, seen, three
from tests.ui.window.hands import said


def test_fields_that_a_format_does_not_use_are_off_and_it_is_said(
    window: MainWindow, ask: Ask
) -> None:
    dialog = ask()
    fields = {
        "language": dialog.language,
        "title": dialog.title_field,
        "unit": dialog.unit,
        "name": dialog.name,
        "date": dialog.date,
    }

    def off() -> set[str]:
        return {name for name, field in fields.items() if not field.isEnabled()}

    assert off() == set() and not dialog.unused.isVisible()
    choose(dialog, "csv")
    assert off() == set(fields)
    assert dialog.unused.text() == "This format has no title, unit, name or date."
    choose(dialog, "tsv")
    assert off() == {"title", "unit", "name", "date"}
    choose(dialog, "json")
    assert off() == {"unit", "name", "date"}
    assert dialog.unused.text() == "This format has no unit, name or date."
    assert dialog.unused.isVisible()
    choose(dialog, "docx")
    assert off() == set() and not dialog.unused.isVisible()


def test_the_words_of_a_hand_in_are_in_the_language_chosen(
    window: MainWindow, ask: Ask, qtbot: QtBot
) -> None:
    """By default in that of the document, which is Chinese; the window is English."""
    three(window)
    dialog = ask(format="md")
    dialog.name.setText("王小明")
    for language, word in (("", "姓名：王"), ("en", "Name: 王"), ("zh", "姓名：王")):
        dialog.language.setCurrentIndex(dialog.language.findData(language))
        seen(dialog, qtbot)
        assert word in dialog.preview.text.toPlainText()


def test_names_of_colours_are_shown_as_soon_as_there_are_some(
    window: MainWindow, ask: Ask, qtbot: QtBot
) -> None:
    three(window)
    dialog = ask()
    assert not dialog.ticks.boxes["colour_names"].isEnabled()
    assert dialog.ticks.nameless.text() == "Colours have no names yet"
    assert dialog.ticks.nameless.isVisible(), "why the box is off is seen without pointing at it"
    choose(dialog, "csv")
    assert not dialog.ticks.nameless.isVisible(), "a table has its column of colours always"
    dialog.reject()
    window.workspace.settings.put("colour_names", {"green": "数据"})
    dialog = ask()
    box = dialog.ticks.boxes["colour_names"]
    assert box.isEnabled() and box.isChecked()
    assert not dialog.ticks.nameless.isVisible()
    choose(dialog, "md")
    seen(dialog, qtbot)
    text = dialog.preview.text.toPlainText()
    assert "*数据\u3000标签：重点*" in text and "黄色" not in text


def test_the_kind_chosen_where_the_file_is_named_is_the_one_that_is_saved(
    window: MainWindow,
    ask: Ask,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    three(window)
    offered: list[tuple[str, str]] = []

    def named(_parent, _caption, name, filters, first):
        offered.append((filters, first))
        # Another kind, and the name as it was suggested.
        return name, next(kind for kind in filters.split(";;") if "*.md" in kind)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", named)
    window.workspace.settings.put("export_folder", str(tmp_path))
    dialog = ask()
    seen(dialog, qtbot)
    dialog.save.click()
    qtbot.waitUntil(lambda: "Saved as" in said(window), timeout=10_000)
    filters, first = offered[0]
    assert first == "Word document (*.docx)"
    assert len(filters.split(";;")) == len(window.workspace.publisher.formats())
    (out,) = tmp_path.glob("*.md")
    assert out.read_text(encoding="utf-8").startswith("# ")
