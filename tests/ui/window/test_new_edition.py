# SPDX-License-Identifier: MIT
"""A file whose document is there: asked, previewed, kept in its place, told of, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from study_viewer.ui.dialogs.edition_changes import EditionChanges
from study_viewer.ui.dialogs.edition_question import EditionQuestion
from study_viewer.ui.dialogs.edition_report import EditionReport
from study_viewer.ui.main_window import MainWindow
from tests.core.book_editions import PARTS
from tests.ui.window.export_hands import export_dialog
from tests.ui.window.hands import caught_up, kept, listed, previewed, round_of, said, wish

OLD = "\n\n".join(["读书会办法", *PARTS])
NEW = "\n\n".join(
    ["读书会办法", PARTS[0], PARTS[1].replace("月末的周六", "月初的周日"), *PARTS[2:5], *PARTS[6:]]
)
OTHER = "完全不同的一份材料。\n\n" + "\n\n".join(
    f"仓库里第{n}排货架上放着修理自行车的工具，用完请放回原处。" for n in range(9)
)


def written(folder: Path, text: str, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
    caught_up(window)


@pytest.fixture
def there(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> str:
    """The old edition, read, with a passage marked in each of four paragraphs."""
    round_of(window).errands.bring([written(tmp_path / "旧", OLD, "办法.txt")])
    kept(window, qtbot)
    for words in ("一楼阅览室", "月末的周六", "读物由大家推选", "费用从活动经费里出"):
        wish(window, "highlight", words, colour="green")
    assert window.desk.document is not None
    return window.desk.document


def asked(window: MainWindow, qtbot: QtBot, file: Path) -> EditionQuestion:
    previewing = round_of(window).errands.bringing.previewing
    round_of(window).errands.bring([file])
    qtbot.waitUntil(lambda: previewing.question is not None, timeout=10_000)
    assert previewing.question is not None
    return previewing.question


def renewed(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    asked(window, qtbot, written(tmp_path / "新", NEW, "修订.txt")).edition.click()
    kept(window, qtbot)
    idle(window, qtbot)


def offers(window: MainWindow) -> dict[str, QAbstractButton]:
    buttons = round_of(window).status.findChildren(QAbstractButton)
    return {button.text(): button for button in buttons if button.isVisible()}


def report(window: MainWindow, qtbot: QtBot) -> EditionReport:
    offers(window)["Details"].click()
    qtbot.waitUntil(lambda: bool(window.findChildren(EditionReport)), timeout=10_000)
    return window.findChildren(EditionReport)[-1]


def test_it_is_asked_with_the_reason_and_what_stands_in_the_document(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    question = asked(window, qtbot, written(tmp_path / "新", NEW, "修订.txt"))
    assert "修订.txt" in question.what.text()
    assert "“读书会办法” (edition 1)" in question.why.text()
    assert "85 % of its paragraphs are the same" in question.why.text()
    assert "4 annotations" in question.why.text()
    round_of(window).choose_language("zh")
    qtbot.waitUntil(lambda: question.edition.text() == "新版本")
    assert "85%" in question.why.text()
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert len(window.workspace.library.list()) == 3
    assert round_of(window).errands.bringing.previewing.question is None


def test_a_document_without_annotations_is_not_said_to_have_none(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    round_of(window).errands.bring([written(tmp_path / "旧", OLD, "办法.txt")])
    kept(window, qtbot)
    question = asked(window, qtbot, written(tmp_path / "新", NEW, "修订.txt"))
    assert "annotation" not in question.why.text()
    qtbot.keyClick(question, Qt.Key.Key_Escape)


def test_kept_as_a_new_edition_it_takes_the_document_s_place_with_its_annotations(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    question = asked(window, qtbot, written(tmp_path / "新", NEW, "修订.txt"))
    qtbot.keyClick(question, Qt.Key.Key_Return)
    dialog = previewed(window, qtbot)
    assert dialog.windowTitle() == "Import preview: Edition 2 of “读书会办法”"
    assert dialog.edition.isVisible() and "Edition 2" in dialog.edition.text()
    kept(window, qtbot)
    idle(window, qtbot)
    assert window.desk.document == there
    assert "月初的周日" in window.reader.view.toPlainText()
    assert len(window.workspace.library.list()) == 3
    assert said(window).startswith("New edition of “读书会办法”: 2 placed, ")
    assert "1 unplaced" in said(window)
    assert list(offers(window)) == ["Details", "What changed", "Undo"]
    pauses = [one for one in round_of(window).status.findChildren(QTimer) if one.isActive()]
    assert not pauses, "what it offers is offered nowhere else: it stays till something is said"


def test_a_separate_document_stands_beside_it_and_is_not_asked_about_again(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    file = written(tmp_path / "新", NEW, "修订.txt")
    asked(window, qtbot, file).separate.click()
    assert previewed(window, qtbot).edition.isHidden()
    kept(window, qtbot)
    assert len(window.workspace.library.list()) == 4
    assert window.desk.document != there
    assert "seems" not in said(window)


def test_what_has_nothing_in_common_is_not_asked_about(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    round_of(window).errands.bring([written(tmp_path / "新", OTHER, "自行车.txt")])
    previewed(window, qtbot).reject()
    assert not window.findChildren(EditionQuestion)


def test_the_same_file_name_is_a_reason_and_one_of_several_documents_is_chosen(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    file = written(tmp_path / "新", NEW, "修订.txt")
    asked(window, qtbot, file).separate.click()
    kept(window, qtbot)
    second = window.desk.document
    question = asked(window, qtbot, written(tmp_path / "三", OLD + "\n\n完", "办法.txt"))
    assert question.table.isVisible() and question.table.topLevelItemCount() == 2
    assert question.chosen == there
    why = question.table.topLevelItem(0)
    assert why is not None and "the same file name" in why.text(1)
    question.table.setCurrentItem(question.table.topLevelItem(1))
    assert question.chosen == second
    question.edition.click()
    kept(window, qtbot)
    idle(window, qtbot)
    assert window.desk.document == second
    assert window.workspace.library.edition(second or "", 2).document.edition == 2


def test_a_pasted_text_is_recognised_too(window: MainWindow, there: str, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(NEW)
    round_of(window).errands.paste()
    previewing = round_of(window).errands.bringing.previewing
    qtbot.waitUntil(lambda: previewing.question is not None, timeout=10_000)
    assert previewing.question is not None
    assert ".txt" not in previewing.question.what.text()
    previewing.question.cancel.click()
    assert not list(window.workspace.paths.documents.glob(".incoming*"))


def test_the_details_lead_to_every_annotation(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    renewed(window, tmp_path, qtbot)
    dialog = report(window, qtbot)
    heads = [row.first for row in dialog.list.rows if row.heading]
    assert heads[0].startswith("Unplaced") and heads[-1] == "Placed"
    assert "一楼阅览室" not in [row.first for row in dialog.list.rows], "placed ones are folded"
    lost = next(row for row in dialog.list.rows if row.first == "费用从活动经费里出")
    assert lost.second == "before: placed, now: unplaced"
    dialog.list.chosen.emit("group:placed")
    placed = next(row for row in dialog.list.rows if row.first == "一楼阅览室")
    assert dialog.list.stand_at(placed.key)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.reader.view.textCursor().selectedText() == "" and dialog.isVisible()
    dialog.list.chosen.emit(lost.key)
    caught_up(window)
    panel = round_of(window).annotations
    assert panel.list.chosen() == [lost.key] and panel.isVisible()
    dialog.reject()


def test_the_new_edition_is_taken_back_from_the_message_and_by_ctrl_z(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    renewed(window, tmp_path, qtbot)
    offers(window)["Undo"].click()
    idle(window, qtbot)
    assert "月末的周六" in window.reader.view.toPlainText()
    assert said(window) == "Back to edition 1 of “读书会办法”: 4 placed."
    renewed(window, tmp_path, qtbot)
    round_of(window).doing.undo()
    idle(window, qtbot)
    assert said(window) == "Back to edition 1 of “读书会办法”: 4 placed."


def test_the_new_edition_is_taken_back_from_the_details(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    renewed(window, tmp_path, qtbot)
    report(window, qtbot).back_button.click()
    idle(window, qtbot)
    assert "月末的周六" in window.reader.view.toPlainText()
    assert len(window.workspace.library.editions(there)) == 1


def test_corrections_are_made_again_and_those_that_fit_no_longer_are_counted(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    for words in ("第3条", "第6条"):
        text = window.workspace.library.text(there, window.desk.section or "")
        window.reader.put_cursor(text.index(words), shown=True)
        round_of(window).correcting.heading_here(2)
        idle(window, qtbot)
    asked(window, qtbot, written(tmp_path / "新", NEW, "修订.txt")).edition.click()
    lost = "1 correction of the edition before fits no longer."
    assert lost in previewed(window, qtbot).edition.text()
    kept(window, qtbot)
    idle(window, qtbot)
    assert lost in said(window)
    entries = [one.title for one in window.workspace.library.outline(there)]
    assert any("第3条" in title for title in entries)


def test_the_preview_of_a_new_edition_bears_the_name_the_document_will_have(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    window.workspace.library.rename(there, title="办法（试行）")
    asked(window, qtbot, written(tmp_path / "新", NEW, "修订.txt")).edition.click()
    dialog = previewed(window, qtbot)
    assert dialog.title.text() == "办法（试行）"
    dialog.encoding.wished.emit("gb18030")
    idle(window, qtbot)
    dialog.encoding.wished.emit("utf-8")
    idle(window, qtbot)
    assert dialog.title.text() == "办法（试行）", "read in another way it is the same document"
    kept(window, qtbot)
    idle(window, qtbot)
    assert window.workspace.library.title(there) == "办法（试行）"


def test_an_export_says_what_waits_for_the_person_and_leads_to_it(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not export_dialog(window, qtbot, format="md").in_doubt.isVisible()
    dialog = round_of(window).errands.exporting.dialog
    assert dialog is not None
    dialog.reject()
    renewed(window, tmp_path, qtbot)
    dialog = export_dialog(window, qtbot, format="md")
    waiting = [
        one.quote
        for one in window.workspace.notebook.list(there)
        if one.placement.state in ("check", "unplaced")
    ]
    assert dialog.in_doubt.isVisible()
    assert dialog.in_doubt.words.text().startswith("1 to check, 1 unplaced: ")
    text = dialog.preview.text.toPlainText()
    assert "费用从活动经费里出（现有文本中未找到此处原文）" in text
    assert "月末的周六（此处原文已改，请核对）" in text
    dialog.in_doubt.show_them.click()
    qtbot.waitUntil(lambda: [one.quote for one in listed(window)] == waiting)
    assert not dialog.isVisible()


def test_what_changed_and_undo_stay_once_the_details_are_closed(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    renewed(window, tmp_path, qtbot)
    dialog = report(window, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert {"Details", "What changed", "Undo"} <= set(offers(window))
    assert said(window).startswith("New edition of “读书会办法”")


def test_the_way_back_stays_where_a_change_led_into_the_text(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    renewed(window, tmp_path, qtbot)
    offers(window)["What changed"].click()
    (dialog,) = window.findChildren(EditionChanges)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 1, timeout=10_000)
    dialog.sides.link.click()
    assert said(window) == "Shown in the text."
    offers(window)["Take the new edition back"].click()
    idle(window, qtbot)
    assert len(window.workspace.library.editions(there)) == 1
    assert "Take the new edition back" not in offers(window)


def test_after_an_undo_beside_its_sentence_ctrl_z_takes_back_the_act_before_the_import(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    noted = len(window.workspace.notebook.list(there))
    renewed(window, tmp_path, qtbot)
    offers(window)["Undo"].click()
    idle(window, qtbot)
    round_of(window).doing.undo()
    idle(window, qtbot)
    assert len(window.workspace.notebook.list(there)) == noted - 1


def test_an_earlier_text_that_comes_again_is_called_so_and_enter_drops_it(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    renewed(window, tmp_path, qtbot)
    asked(window, qtbot, written(tmp_path / "三", NEW + "\n\n完", "三.txt")).edition.click()
    kept(window, qtbot)
    idle(window, qtbot)
    question = asked(window, qtbot, written(tmp_path / "新", NEW, "又来.txt"))
    assert question.why.text().startswith(
        "This is the text of edition 2 of “读书会办法”, which is older: edition 3 is read now."
    )
    qtbot.keyClick(question, Qt.Key.Key_Return)
    idle(window, qtbot)
    assert said(window) == "Import cancelled."
    assert len(window.workspace.library.editions(there)) == 3


def test_a_card_quotes_the_words_that_stand_at_its_place_now(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    round_of(window).errands.bring([written(tmp_path / "旧", OLD, "办法.txt")])
    kept(window, qtbot)
    marked = "各分馆每月办一次读书会，时间定在月末的周六，事先张榜公布"
    wish(window, "highlight", marked, colour="green")
    new = OLD.replace("月末的周六", "月末的每个周六")
    asked(window, qtbot, written(tmp_path / "新", new, "新.txt")).edition.click()
    kept(window, qtbot)
    idle(window, qtbot)
    (one,) = listed(window)
    assert one.placement.state == "placed" and "每个" not in one.quote
    cards = round_of(window).annotations.list
    qtbot.waitUntil(lambda: "月末的每个周六" in cards.spoken(one))
    tip = cards.tip(cards.cards.index_of(one.id))
    assert f"Before: “{one.quote}”" in tip
    shape = cards._painter.shape(one, cards.row_width())
    assert "月末的每个周六" in "".join(shape.quote)
    round_of(window).doing.undo()
    idle(window, qtbot)
    qtbot.waitUntil(lambda: "每个" not in cards.spoken(one))
