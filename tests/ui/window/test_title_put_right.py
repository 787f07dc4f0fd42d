# SPDX-License-Identifier: MIT
"""A title put right in the preview is that of a document: it is asked about when it is kept."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from study_viewer.ui.dialogs.edition_question import EditionQuestion
from study_viewer.ui.dialogs.import_preview import ImportPreview
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import caught_up, listed, previewed, round_of, said
from tests.ui.window.library_hands import NOTICE

UNNAMED = "未命名\n\n各分馆请于周三前报名，过时不候。\n\n报名表附在后面，请用电脑填写。\n"


@pytest.fixture
def preview(window: MainWindow, notice: str, tmp_path: Path, qtbot: QtBot) -> ImportPreview:
    """Of a file that is nothing like the document that is there."""
    file = tmp_path / "收到的文件.txt"
    file.write_text(UNNAMED, encoding="utf-8")
    round_of(window).errands.bring([file])
    shown = previewed(window, qtbot)
    assert shown.renews is None
    return shown


def kept_as(window: MainWindow, preview: ImportPreview, title: str, qtbot: QtBot) -> None:
    preview.title.setText(title)
    preview.title.textEdited.emit(title)
    preview.main.click()
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)


def asked(window: MainWindow) -> EditionQuestion:
    question = round_of(window).errands.bringing.previewing.question
    assert question is not None and question.isVisible()
    return question


def over(window: MainWindow, qtbot: QtBot) -> None:
    previewing = round_of(window).errands.bringing.previewing
    qtbot.waitUntil(lambda: previewing.dialog is None, timeout=10_000)
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy)
    caught_up(window)


def test_it_is_kept_as_the_new_edition(
    window: MainWindow, preview: ImportPreview, notice: str, qtbot: QtBot
) -> None:
    kept_as(window, preview, NOTICE, qtbot)
    assert f"“{NOTICE}” from 收到的文件.txt" in asked(window).what.text()
    assert "the same title" in asked(window).why.text()
    assert "1 annotation" in asked(window).why.text()
    asked(window).edition.click()
    over(window, qtbot)
    assert window.desk.document == notice
    assert len(window.workspace.library.list()) == 2
    assert window.workspace.library.title(notice) == NOTICE
    assert "周三前报名" in window.reader.view.text
    assert [one.quote for one in listed(window)] == ["周五前报名"]
    assert said(window).startswith(f"New edition of “{NOTICE}”: ")


def test_it_is_kept_as_a_document_of_its_own(
    window: MainWindow, preview: ImportPreview, notice: str, qtbot: QtBot
) -> None:
    kept_as(window, preview, NOTICE, qtbot)
    asked(window).separate.click()
    over(window, qtbot)
    titles = [one.title for one in window.workspace.library.list()]
    assert titles.count(NOTICE) == 2
    assert window.desk.document != notice


def test_whoever_cancels_the_question_is_back_in_the_preview(
    window: MainWindow, preview: ImportPreview, notice: str, qtbot: QtBot
) -> None:
    kept_as(window, preview, NOTICE, qtbot)
    asked(window).cancel.click()
    assert preview.isVisible() and preview.main.isEnabled()
    assert preview.draft.title == NOTICE
    kept_as(window, preview, "报名办法", qtbot)
    over(window, qtbot)
    assert "报名办法" in [one.title for one in window.workspace.library.list()]


def test_a_document_that_it_was_parted_from_before_is_not_asked_about_again(
    window: MainWindow, notice: str, tmp_path: Path, qtbot: QtBot
) -> None:
    """Asked because of the file's name, it is another document, whatever it is called."""
    previewing = round_of(window).errands.bringing.previewing
    file = tmp_path / "又一份" / "通知.txt"
    file.parent.mkdir()
    file.write_text(UNNAMED, encoding="utf-8")
    round_of(window).errands.bring([file])
    qtbot.waitUntil(lambda: previewing.question is not None, timeout=10_000)
    asked(window).separate.click()
    kept_as(window, previewed(window, qtbot), NOTICE, qtbot)
    over(window, qtbot)
    assert len(window.workspace.library.list()) == 3


def test_a_file_that_comes_again_with_another_text_is_asked_about_again(
    window: MainWindow, preview: ImportPreview, notice: str, tmp_path: Path, qtbot: QtBot
) -> None:
    kept_as(window, preview, NOTICE, qtbot)
    asked(window).separate.click()
    over(window, qtbot)
    previewing = round_of(window).errands.bringing.previewing
    file = tmp_path / "收到的文件.txt"
    file.write_text("值班表\n\n一月由办公室的同事轮流值班，写好记录。\n", encoding="utf-8")
    round_of(window).errands.bring([file])
    qtbot.waitUntil(lambda: previewing.question is not None, timeout=10_000)
    assert "the same file name" in asked(window).why.text()
    asked(window).separate.click()
    kept_as(window, previewed(window, qtbot), NOTICE, qtbot)
    assert "the same title" in asked(window).why.text()
    asked(window).edition.click()
    over(window, qtbot)
    assert window.desk.document == notice
