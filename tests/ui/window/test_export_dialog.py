# SPDX-License-Identifier: MIT
"""What the window asks before it exports, what it shows of it, and what it remembers."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from study_viewer.core.export.contract import EVERYTHING, Choice
from study_viewer.ui.dialogs.export_parts import other_parts, parts_from
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.export_hands import Ask, choose, seen, three
from tests.ui.window.hands import round_of, said


def test_every_format_that_can_be_made_is_offered_in_words(window: MainWindow, ask: Ask) -> None:
    window.workspace.settings.put("export_format", "csv")
    dialog = ask()
    box = dialog.format
    offered = tuple(box.itemData(row) for row in range(box.count()))
    assert offered == window.workspace.publisher.formats()
    assert all(box.itemText(row).endswith(f"(.{box.itemData(row)})") for row in range(box.count()))
    assert dialog.wish().format == "csv"


def test_without_a_wish_everything_is_in(window: MainWindow, ask: Ask, qtbot: QtBot) -> None:
    three(window)
    dialog = ask()
    preview = seen(dialog, qtbot)
    assert dialog.wish().choice == Choice(window.desk.document)
    assert (preview.highlights, preview.notes, preview.bookmarks) == (2, 1, 1)
    assert preview.kept == preview.total == 3
    assert "Highlights: 2 · Notes: 1 · Bookmarks: 1 · Pages: 1" in dialog.preview.summary.text()


@pytest.mark.parametrize("format", ["docx", "pdf", "html"])
def test_a_hand_in_is_shown_as_pages(
    window: MainWindow, ask: Ask, qtbot: QtBot, format: str
) -> None:
    three(window)
    dialog = ask(format=format)
    preview = seen(dialog, qtbot)
    (page,) = preview.images
    assert isinstance(page, QImage)
    assert dialog.preview.pages.isVisible()
    if format != "html":
        assert page.height() / page.width() == pytest.approx(297 / 210, rel=0.01)


@pytest.mark.parametrize("format", ["md", "csv", "tsv", "json"])
def test_other_files_are_shown_as_their_text(
    window: MainWindow, ask: Ask, qtbot: QtBot, format: str
) -> None:
    three(window)
    dialog = ask(format=format)
    seen(dialog, qtbot)
    assert dialog.preview.text.isVisible()
    for words in ("为了办好读书会", "读书使人安静", "我的想法", "本办法适用于"):
        assert words in dialog.preview.text.toPlainText()


def test_a_click_on_a_colour_leaves_it_out_and_a_second_brings_it_back(
    window: MainWindow, ask: Ask, qtbot: QtBot
) -> None:
    three(window)
    dialog = ask(format="md")
    green = next(dot for dot in dialog.colours.dots if dot.colour == "green")
    qtbot.mouseClick(green, Qt.MouseButton.LeftButton)
    seen(dialog, qtbot)
    text = dialog.preview.text.toPlainText()
    assert "读书使人安静" not in text and "为了办好读书会" in text
    assert "left out" in green.accessibleName()
    qtbot.mouseClick(green, Qt.MouseButton.LeftButton)
    seen(dialog, qtbot)
    assert "读书使人安静" in dialog.preview.text.toPlainText()


def test_each_box_takes_away_what_it_names(window: MainWindow, ask: Ask, qtbot: QtBot) -> None:
    three(window)
    dialog = ask(format="md")

    def shown_without(name: str) -> str:
        dialog.ticks.boxes[name].setChecked(False)
        seen(dialog, qtbot)
        text = dialog.preview.text.toPlainText()
        dialog.ticks.boxes[name].setChecked(True)
        return text

    assert "为了办好读书会" not in shown_without("highlights")
    assert "我的想法" not in shown_without("notes")
    assert "本办法适用于" not in shown_without("bookmarks")
    assert "重点" not in shown_without("tags")
    assert "### 目的" not in shown_without("titles")
    dialog.ticks.boxes["location"].setChecked(True)
    seen(dialog, qtbot)
    assert "位置" in dialog.preview.text.toPlainText()


def test_a_tag_is_left_out_from_its_menu(window: MainWindow, ask: Ask, qtbot: QtBot) -> None:
    three(window)
    dialog = ask(format="md")
    seen(dialog, qtbot)
    dialog.tags.tick("重点", on=False)
    preview = seen(dialog, qtbot)
    assert preview.kept == 2 and "读书使人安静" not in dialog.preview.text.toPlainText()
    assert "重点" in dialog.tags.text()


def test_what_is_left_out_since_an_earlier_export_is_said_and_put_back_at_once(
    window: MainWindow, ask: Ask, qtbot: QtBot
) -> None:
    three(window)
    settings = window.workspace.settings
    settings.put("export_without_colours", ["yellow"])
    settings.put("export_without_tags", ["重点", "别处"])
    settings.put("export_ticks", ["bookmarks", "time"])
    dialog = ask()
    assert dialog.left_out.isVisible()
    said_above = "Left out: Bookmarks, yellow, #重点 · 3 annotations"
    assert dialog.left_out.words.text() == said_above
    qtbot.mouseClick(dialog.left_out.all, Qt.MouseButton.LeftButton)
    assert seen(dialog, qtbot).kept == 3
    assert not dialog.left_out.isVisible()
    choice = dialog.wish().choice
    assert (choice.without_colours, choice.without_tags) == (frozenset(), frozenset())
    assert choice.parts == EVERYTHING._replace(time=True), "what else is shown stays"
    assert all(action.isChecked() for action in dialog.tags.findChildren(QMenu)[0].actions())


def test_some_left_out_are_counted_below_the_preview_too(
    window: MainWindow, ask: Ask, qtbot: QtBot
) -> None:
    three(window)
    dialog = ask()
    assert not dialog.left_out.isVisible()
    assert "Left out" not in dialog.preview.summary.text()
    dialog.colours.leave_out(["yellow"])
    seen(dialog, qtbot)
    assert "Left out: 1" in dialog.preview.summary.text()
    assert dialog.left_out.words.text() == "Left out: yellow · 1 annotation"


def test_an_entry_is_handed_in_with_what_stands_below_it(
    window: MainWindow, ask: Ask, qtbot: QtBot
) -> None:
    three(window)
    document = window.desk.document or ""
    scope = next(one for one in window.workspace.library.outline(document) if one.title == "范围")
    dialog = ask(entry=scope.id, format="md")
    preview = seen(dialog, qtbot)
    assert dialog.wish().choice.entry == scope.id
    assert preview.total == 1
    assert "本办法适用于" in dialog.preview.text.toPlainText()


def test_the_section_being_read_is_offered_but_not_chosen(
    window: MainWindow, ask: Ask, qtbot: QtBot
) -> None:
    round_of(window).actions["export"].trigger()
    dialog = round_of(window).errands.exporting.dialog
    assert dialog is not None
    scopes = [dialog.scope.itemData(row) for row in range(dialog.scope.count())]
    assert scopes == ["section", "document", "all"]
    assert dialog.wish().choice == Choice(window.desk.document)


def test_an_empty_preview_says_what_is_missing_and_nothing_can_be_saved(
    window: MainWindow, ask: Ask, qtbot: QtBot
) -> None:
    dialog = ask()
    assert "no annotations yet" in dialog.preview.nothing.text()
    assert not dialog.save.isEnabled() and not dialog.copy.isEnabled()
    dialog.reject()
    three(window)
    dialog = ask()
    assert dialog.save.isEnabled()
    for name in ("highlights", "notes", "bookmarks"):
        dialog.ticks.boxes[name].setChecked(False)
    seen(dialog, qtbot)
    assert "None of the 3 annotations" in dialog.preview.nothing.text()
    assert dialog.preview.nothing.isVisible() and not dialog.save.isEnabled()


def test_what_was_chosen_is_there_the_next_time(
    window: MainWindow,
    ask: Ask,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    three(window)
    out = tmp_path / "上交.md"
    opened: list[Path] = []
    monkeypatch.setattr("study_viewer.ui.common.ask.place_to_save", lambda *_: out)
    monkeypatch.setattr("study_viewer.ui.desk.exporting.open_outside", opened.append)
    dialog = ask(format="md")
    dialog.ticks.boxes["time"].setChecked(True)
    dialog.ticks.boxes["bookmarks"].setChecked(False)
    dialog.colours.leave_out(["purple"])
    dialog.tags.leave_out(["草稿"])
    dialog.title_field.setText("我的题目")
    dialog.name.setText("王小明")
    dialog.unit.setText("第一科室")
    dialog.opens.setChecked(True)
    dialog.language.setCurrentIndex(dialog.language.findData("zh"))
    asked = dialog.wish()
    seen(dialog, qtbot)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened == [out], timeout=10_000)
    text = out.read_text(encoding="utf-8")
    assert text.startswith("# 我的题目") and "姓名：王小明" in text and "本办法适用于" not in text
    assert "Saved as" in said(window)
    again = ask()
    assert again.wish() == asked


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("", "办法学习笔记 "),
        ("我的题目", "我的题目学习笔记 "),
        ("读办法学习笔记", "读办法学习笔记 "),
    ],
)
def test_the_name_offered_says_that_it_is_notes_in_the_documents_language(
    window: MainWindow,
    ask: Ask,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    begins: str,
) -> None:
    three(window)
    offered: list[Path] = []
    monkeypatch.setattr(
        "study_viewer.ui.common.ask.place_to_save",
        lambda _dialog, path, _kinds: offered.append(path),
    )
    dialog = ask()
    dialog.title_field.setText(typed)
    seen(dialog, qtbot)
    dialog.save.click()
    assert offered[0].name.startswith(begins + "20")


def test_thinking_better_of_where_to_save_keeps_the_dialog(
    window: MainWindow, ask: Ask, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(window)
    monkeypatch.setattr("study_viewer.ui.common.ask.place_to_save", lambda *_: None)
    dialog = ask()
    dialog.title_field.setText("写了一半的题目")
    seen(dialog, qtbot)
    dialog.save.click()
    assert dialog.isVisible() and dialog.title_field.text() == "写了一半的题目"


def test_copying_brings_text_and_page_to_the_clipboard(
    window: MainWindow, ask: Ask, qtbot: QtBot
) -> None:
    three(window)
    dialog = ask()
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    dialog.copy.click()
    qtbot.waitUntil(lambda: "我的想法" in clipboard.text(), timeout=10_000)
    assert "#" not in clipboard.text() and "> " not in clipboard.text()
    assert "<blockquote>" in clipboard.mimeData().html()
    assert "Copied" in dialog.said.text() and dialog.isVisible()
    choose(dialog, "csv")
    assert dialog.said.text() == ""
    dialog.copy.click()
    qtbot.waitUntil(lambda: clipboard.text().startswith("document,title"), timeout=10_000)
    assert not clipboard.mimeData().hasHtml()


def test_a_place_that_cannot_be_written_is_said_in_one_sentence(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    from study_viewer.ui.dialogs.export import ExportWish

    three(window)
    missing = tmp_path / "no" / "a.md"
    asked = ExportWish(Choice(window.desk.document), "md")
    round_of(window).errands.exporting.export_to(missing, asked)
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
    assert window.messages.last is not None and window.messages.last.trouble
    assert "a.md" in said(window) and not window.messages.last.offers


def test_boxes_a_table_cannot_do_without_are_off(window: MainWindow, ask: Ask) -> None:
    dialog = ask(format="csv")
    off = {name for name, box in dialog.ticks.boxes.items() if not box.isEnabled()}
    assert off == {"titles", "colour_names", "time", "location"}
    assert not dialog.style_box.isEnabled()
    choose(dialog, "pdf")
    off = {name for name, box in dialog.ticks.boxes.items() if not box.isEnabled()}
    assert off == {"colour_names"}, "none has a name yet"
    assert dialog.style_box.isEnabled()


def test_everything_can_be_reached_by_the_tab_key_and_has_a_name(
    window: MainWindow, ask: Ask
) -> None:
    three(window)
    dialog = ask()
    first = widget = dialog.format
    reached = []
    for _ in range(60):
        reached.append(widget)
        widget = widget.nextInFocusChain()
        if widget is first:
            break
    named = (dialog.scope, dialog.title_field, dialog.date, *dialog.colours.dots, dialog.tags)
    for one in (*named, *dialog.ticks.boxes.values(), dialog.opens, dialog.copy, dialog.save):
        assert one in reached
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert all(one.accessibleName() for one in named)
    assert dialog.height() <= 740 and dialog.width() <= 1240


def test_on_a_low_screen_the_choices_scroll_and_the_buttons_stay(
    window: MainWindow, ask: Ask
) -> None:
    dialog = ask()
    dialog.resize(720, 360)
    assert dialog.height() == 360
    assert dialog.save.geometry().bottom() < 360
    assert dialog.side.verticalScrollBar().maximum() > 0
    dialog.opens.setFocus()
    dialog.side.ensureWidgetVisible(dialog.opens)
    assert not dialog.opens.visibleRegion().isEmpty()


def test_a_window_that_closes_ends_the_preview(window: MainWindow, ask: Ask) -> None:
    three(window)
    dialog = ask()
    dialog.changed.emit()
    window.close()
    assert not round_of(window).tasks.busy


def test_parts_are_kept_as_what_differs_from_the_usual() -> None:
    parts = parts_from(["time", "notes", "of-a-newer-version"])
    assert parts.time and not parts.notes and parts.highlights
    assert sorted(other_parts(parts)) == ["notes", "time"]
    assert other_parts(parts_from([])) == []
