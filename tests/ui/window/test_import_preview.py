# SPDX-License-Identifier: MIT
"""A document is shown before it is kept: as it will be, to be corrected, and dropped unkept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Heading
from study_viewer.core.document.plain import plain_text
from study_viewer.ui.dialogs.import_preview import ImportPreview
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import kept, previewed, round_of, said

SENTENCE = "公共图书馆是公共文化的基础工程，书从哪里来，读者到哪里去，都要想明白。"
PLAIN = f"关于读书的通知\n\n第一段。{SENTENCE}\n\n第二段。{SENTENCE}\n\n第三段。{SENTENCE}\n"
PAGES = "\f".join(f"第{n}节的正文。{SENTENCE}\n\n{SENTENCE}\n- {n} -\n" for n in range(1, 7))


def written(tmp_path: Path, text: str, name: str = "读书.txt", encoding: str = "utf-8") -> Path:
    file = tmp_path / name
    file.write_bytes(text.encode(encoding))
    return file


def shown(window: MainWindow, qtbot: QtBot, file: Path) -> ImportPreview:
    round_of(window).errands.bring([file])
    return previewed(window, qtbot)


def answered(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)


def stand(dialog: ImportPreview, words: str, into: int = 0) -> None:
    """Puts the caret before these words."""
    body = dialog.editor.draft.sections[0].body
    dialog.editor.page.go_to(plain_text(body).index(words) + into)


def titles(dialog: ImportPreview) -> list[str]:
    return [entry.title for entry in dialog.editor.draft.outline()]


def test_a_file_is_seen_before_anything_is_kept(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PLAIN))
    assert dialog.title.text() == "关于读书的通知"
    assert "第二段。" in dialog.editor.page.toPlainText()
    assert dialog.editor.tree.topLevelItemCount() >= 1
    assert len(window.workspace.library.list()) == 2
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert len(window.workspace.library.list()) == 2
    assert not list(window.workspace.paths.documents.glob(".incoming*"))


def test_ctrl_enter_keeps_it_under_the_title_given_and_opens_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PLAIN))
    dialog.title.setText("  另一个题目 ")
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.workspace.library.list()) == 3)
    answered(window, qtbot)
    assert window.workspace.library.title(window.desk.document or "") == "另一个题目"
    assert "另一个题目" in said(window)
    assert window.focusWidget() is window.reader.view


def test_a_document_without_a_title_cannot_be_kept(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PLAIN))
    dialog.title.setText("  ")
    assert not dialog.main.isEnabled()
    dialog.reject()


def test_headings_splits_and_joins_are_kept_as_they_were_seen(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PLAIN))
    page = dialog.editor.page
    page.setFocus()
    stand(dialog, "第二段")
    alt = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(page, Qt.Key.Key_2, alt)
    assert "第二段。" in "".join(titles(dialog))
    stand(dialog, "书从哪里来")
    qtbot.keyClick(page, Qt.Key.Key_Return)
    stand(dialog, "第三段")
    qtbot.keyClick(page, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    draft = dialog.draft
    (body,) = (section.body for section in draft.sections)
    heads = [block for block in body.blocks if isinstance(block, Heading) and block.level == 2]
    assert [block.spans[0].text[:4] for block in heads] == ["第二段。"]
    kept(window, qtbot)
    document = window.desk.document or ""
    assert document == draft.document
    assert window.workspace.library.body(document, window.desk.section or "") == body
    assert window.workspace.library.outline(document) == draft.outline()


def test_escape_drops_corrections_only_when_it_is_pressed_twice(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PLAIN))
    stand(dialog, "第二段")
    dialog.editor.act("join")
    qtbot.keyClick(dialog.editor.page, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Esc once more" in dialog.said.text.text()
    dialog.editor.act("undo")
    stand(dialog, "第三段")
    dialog.editor.act("join")
    qtbot.keyClick(dialog.editor.page, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "another correction is another question"
    qtbot.keyClick(dialog.editor.page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert len(window.workspace.library.list()) == 2


def test_every_act_can_be_taken_back_and_done_again(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PLAIN))
    editor = dialog.editor
    came = editor.draft
    assert not editor.acts.undo.isEnabled()
    stand(dialog, "第二段")
    editor.act("heading-1")
    headed = editor.draft
    stand(dialog, "第三段")
    editor.act("join")
    joined = editor.draft
    editor.page.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(editor.page, Qt.Key.Key_Z, control)
    assert editor.draft == headed
    qtbot.keyClick(editor.page, Qt.Key.Key_Z, control)
    assert editor.draft == came and not editor.acts.undo.isEnabled()
    qtbot.keyClick(editor.page, Qt.Key.Key_Y, control)
    qtbot.keyClick(editor.page, Qt.Key.Key_Y, control)
    assert editor.draft == joined
    editor.acts.as_it_came.trigger()
    assert editor.draft == came
    qtbot.keyClick(editor.page, Qt.Key.Key_Z, control)
    assert editor.draft == joined
    dialog.reject()


def test_the_acts_offered_are_those_that_can_be_done_here(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PLAIN))
    acts = dialog.editor.acts
    dialog.editor.page.go_to(0)
    assert acts.paragraph.isEnabled() and not acts.join.isEnabled() and not acts.split.isEnabled()
    stand(dialog, "第二段", into=3)
    assert acts.join.isEnabled() and acts.split.isEnabled() and not acts.paragraph.isEnabled()
    dialog.reject()


def test_an_entry_is_renamed_in_its_row(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PLAIN))
    tree = dialog.editor.tree
    item = tree.topLevelItem(0)
    assert item is not None
    item.setText(0, "总的要求")
    assert titles(dialog)[0] == "总的要求"
    kept(window, qtbot)
    outline = window.workspace.library.outline(window.desk.document or "")
    assert outline[0].title == "总的要求"


def test_a_row_of_the_tree_shows_its_place_and_the_caret_its_row(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PLAIN))
    editor = dialog.editor
    entries = editor.draft.outline()
    last = len(entries) - 1
    editor.tree.chosen.emit(last)
    assert editor.page.offset == entries[last].start
    assert editor.tree.number == last
    editor.page.go_to(0)
    assert editor.tree.number == 0
    dialog.reject()


def test_lines_left_out_are_seen_where_they_were_and_come_back_one_by_one(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PAGES))
    page = dialog.editor.page
    lines = page.toPlainText().split("\n")
    assert lines.index("- 2 -") > next(n for n, line in enumerate(lines) if "第2节" in line)
    assert "6 line" in dialog.left_out.text.text()
    dialog.left_out.next.click()
    dialog.left_out.next.click()
    assert page.left_out is not None and page.left_out.text == "- 2 -"
    assert not dialog.editor.acts.split.isEnabled()
    dialog.editor.acts.put_back.trigger()
    answered(window, qtbot)
    text = plain_text(dialog.editor.draft.sections[0].body)
    assert "- 2 -" in text and "- 3 -" not in text
    dialog.editor.acts.undo.trigger()
    assert "- 2 -" not in plain_text(dialog.editor.draft.sections[0].body)
    dialog.reject()


def test_all_lines_are_put_back_and_what_was_corrected_stays(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PAGES))
    stand(dialog, "第5节")
    dialog.editor.act("heading-1")
    dialog.left_out.all.click()
    answered(window, qtbot)
    draft = dialog.editor.draft
    assert all(f"- {n} -" in plain_text(draft.sections[0].body) for n in range(1, 7))
    heads = [b for b in draft.sections[0].body.blocks if isinstance(b, Heading)]
    assert [block.spans[0].text[:3] for block in heads] == ["第5节"]
    kept(window, qtbot)
    text = window.workspace.library.text(window.desk.document or "", window.desk.section or "")
    assert "- 3 -" in text


def test_another_encoding_reads_the_file_again(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PLAIN, encoding="gb18030"))
    assert dialog.encoding.currentText() == "Found: GB18030"
    dialog.encoding.wished.emit("utf-8")
    answered(window, qtbot)
    assert "读书.txt is not written in utf-8" in dialog.said.text.text()
    assert str(tmp_path) not in dialog.said.text.text()
    assert dialog.encoding.currentText() == "Found: GB18030"
    dialog.encoding.wished.emit("big5")
    answered(window, qtbot)
    assert "第二段" not in dialog.editor.page.toPlainText()
    dialog.editor.act("undo")
    assert "第二段" in dialog.editor.page.toPlainText()
    assert dialog.encoding.currentText() == "Found: GB18030"
    dialog.reject()


def test_reading_a_long_file_can_be_cancelled(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    round_of(window).errands.bring([written(tmp_path, f"{SENTENCE}\n" * 60_000)])
    round_of(window).status.cancel_button.click()
    answered(window, qtbot)
    assert said(window) == "Import cancelled."
    assert round_of(window).errands.bringing.previewing.dialog is None


def test_of_a_long_text_the_beginning_is_shown_and_all_of_it_kept(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("study_viewer.core.drafts.SHOWN", 30_000)
    text = "".join(f"第{n}章 读书\n\n" + f"{SENTENCE * 9}\n\n" * 90 for n in range(1, 5))
    dialog = shown(window, qtbot, written(tmp_path, text))
    assert "the rest comes along" in dialog.said.text.text()
    shown_sections = len(dialog.editor.draft.sections)
    stand(dialog, "公共图书馆")
    dialog.editor.act("heading-3")
    body = dialog.draft.sections[0].body
    kept(window, qtbot)
    library, document = window.workspace.library, window.desk.document or ""
    sections = [info.id for info in library.sections(document)]
    assert len(sections) > shown_sections and library.body(document, sections[0]) == body
    texts = "".join(library.text(document, section) for section in sections)
    assert "".join(texts.split()) == "".join(text.split())


def test_escape_ends_the_keeping_and_not_the_dialog(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, f"{SENTENCE * 9}\n\n" * 2_000))
    stand(dialog, SENTENCE, into=3)
    dialog.editor.act("split")
    dialog.main.click()
    assert not dialog.main.isEnabled() and not dialog.editor.acts.undo.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    answered(window, qtbot)
    assert dialog.isVisible() and dialog.main.isEnabled() and dialog.editor.acts.undo.isEnabled()
    assert len(window.workspace.library.list()) == 2
    assert not list(window.workspace.paths.documents.glob(".incoming*"))
    dialog.reject()


def test_a_second_document_waits_until_the_first_is_done_with(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    round_of(window).errands.bring([written(tmp_path, PLAIN)])
    round_of(window).errands.bring([written(tmp_path, PAGES, "多页.txt")])
    answered(window, qtbot)
    first = previewed(window, qtbot)
    assert first.title.text() == "关于读书的通知"
    first.reject()
    assert previewed(window, qtbot).title.text() == "多页"
    round_of(window).errands.close()
    assert round_of(window).errands.bringing.previewing.dialog is None


def test_a_bad_file_is_one_sentence_and_leaves_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "bild.txt"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    round_of(window).errands.bring([file])
    answered(window, qtbot)
    assert said(window).startswith("bild.txt is a picture")
    assert round_of(window).errands.bringing.previewing.dialog is None
    assert len(window.workspace.library.list()) == 2


def test_what_is_there_already_is_opened(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = written(tmp_path, PLAIN)
    shown(window, qtbot, file)
    kept(window, qtbot)
    document = window.desk.document
    window.desk.open(window.workspace.library.list()[0].id)
    round_of(window).errands.bring([file])
    answered(window, qtbot)
    assert window.desk.document == document
    assert said(window) == "“关于读书的通知” is already there."
    message = window.messages.last
    assert message is not None
    message.offers[0].act()
    dialog = previewed(window, qtbot)
    assert dialog.main.text() == "Open it" and "it is another document" in dialog.said.text.text()
    stand(dialog, "第二段")
    assert not dialog.editor.acts.join.isEnabled()
    dialog.main.click()
    assert round_of(window).errands.bringing.previewing.dialog is None
    assert len(window.workspace.library.list()) == 3


def test_files_without_remarks_are_not_shown_to_who_does_not_want_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PAGES))
    dialog.always.click()
    dialog.reject()
    round_of(window).errands.bring([written(tmp_path, PLAIN)])
    qtbot.waitUntil(lambda: len(window.workspace.library.list()) == 3)
    answered(window, qtbot)
    assert "Imported “关于读书的通知”" in said(window)
    assert shown(window, qtbot, written(tmp_path, PAGES, "页.txt")).left_out.isVisible()
    round_of(window).errands.close()


def test_a_file_that_changed_while_it_was_looked_at_is_refused_in_the_dialog(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = written(tmp_path, PLAIN)
    dialog = shown(window, qtbot, file)
    file.write_text("别的内容。", encoding="utf-8")
    dialog.main.click()
    answered(window, qtbot)
    assert dialog.isVisible() and "读书.txt has changed" in dialog.said.text.text()
    assert dialog.main.isEnabled()
    dialog.reject()
    assert len(window.workspace.library.list()) == 2


def test_the_dialog_changes_its_language_and_paper_with_the_window(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot, written(tmp_path, PAGES))
    window.workspace.settings.put("paper", "dark")
    window.follow_paper()
    qtbot.wait(1)
    dark = dialog.editor.page.palette().base().color().lightness()
    assert dark < 100
    round_of(window).choose_language("zh")
    qtbot.wait(1)
    assert dialog.main.text() == "存入资料库"
    round_of(window).choose_language("en")
    qtbot.wait(1)
    assert dialog.main.text() == "Keep"
    dialog.reject()
