# SPDX-License-Identifier: MIT
"""A book or a folder whose document is there: dropped, asked about, kept in its place, told of."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from study_viewer.core.changes import Changes
from study_viewer.core.workspace import Workspace
from study_viewer.ui.dialogs.edition_question import EditionQuestion
from study_viewer.ui.dialogs.edition_report import EditionReport
from study_viewer.ui.main_window import MainWindow
from tests.core.book_editions import ADDED, FIRST, KINDS, MARKED, REVISED
from tests.ui.window.hands import caught_up, kept, previewed, round_of, said


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
    caught_up(window)


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    round_of(window).errands.bringing.take(data)


@pytest.fixture
def there(window: MainWindow, kind: str, tmp_path: Path, qtbot: QtBot) -> str:
    """The first edition, with a passage marked in each of four paragraphs."""
    drop(window, KINDS[kind](tmp_path / "旧" / "手册", FIRST))
    kept(window, qtbot)
    document = window.desk.document
    assert document is not None
    for quote in MARKED:
        window.workspace.notebook.annotate_quote(document, None, quote)
    return document


def asked(window: MainWindow, qtbot: QtBot, path: Path) -> EditionQuestion:
    previewing = round_of(window).errands.bringing.previewing
    drop(window, path)
    qtbot.waitUntil(lambda: previewing.question is not None, timeout=10_000)
    assert previewing.question is not None
    return previewing.question


def holding(window: MainWindow, document: str, words: str) -> str:
    """The section that these words stand in."""
    library = window.workspace.library
    sections = (one.id for one in library.sections(document))
    return next(one for one in sections if words in library.text(document, one))


def offers(window: MainWindow) -> dict[str, QAbstractButton]:
    buttons = round_of(window).status.findChildren(QAbstractButton)
    return {button.text(): button for button in buttons if button.isVisible()}


def test_it_takes_its_documents_place_with_the_annotations_and_a_report(
    window: MainWindow, there: str, kind: str, tmp_path: Path, qtbot: QtBot
) -> None:
    revised = KINDS[kind](tmp_path / "新" / "修订", REVISED)
    question = asked(window, qtbot, revised)
    assert "75 % of its paragraphs are the same" in question.why.text()
    assert "4 annotations" in question.why.text()
    folder = "from the folder 修订" in question.what.text()
    assert folder == revised.is_dir()
    question.edition.click()
    assert "Edition 2" in previewed(window, qtbot).edition.text()
    kept(window, qtbot)
    idle(window, qtbot)
    assert window.desk.document == there
    assert len(window.workspace.library.list()) == 3
    assert "1 unplaced" in said(window)
    offers(window)["Details"].click()
    qtbot.waitUntil(lambda: bool(window.findChildren(EditionReport)), timeout=10_000)
    rows = [row.first for row in window.findChildren(EditionReport)[-1].list.rows]
    assert MARKED[3] in rows
    window.findChildren(EditionReport)[-1].reject()
    offers(window)["Undo"].click()
    idle(window, qtbot)
    assert said(window).endswith(": 4 placed.")


def test_one_reads_on_at_the_same_words_and_what_came_in_is_unread(
    window: MainWindow, there: str, kind: str, tmp_path: Path, qtbot: QtBot
) -> None:
    library = window.workspace.library
    second = library.sections(there)[1].id
    window.desk.open(there, second, 0)
    words = window.desk.section and library.text(there, window.desk.section)
    window.desk.keep_place()
    window.workspace.reading.mark_range(there, second, 0, len(words or ""), True)
    asked(window, qtbot, KINDS[kind](tmp_path / "新" / "修订", REVISED)).edition.click()
    kept(window, qtbot)
    idle(window, qtbot)
    assert MARKED[2] in window.reader.view.toPlainText()
    moved, added = holding(window, there, MARKED[2]), holding(window, there, ADDED)
    assert window.desk.section == moved
    window.desk.keep_place()
    read = window.workspace.reading.progress(there)
    assert read[moved] and not read.get(added)
    offers(window)["Undo"].click()
    idle(window, qtbot)
    assert (window.desk.document, window.desk.section) == (there, second)
    window.desk.keep_place()
    place = window.workspace.reading.place_in(there)
    assert place is not None and place.section == second


def test_an_edition_that_the_command_line_took_in_is_shown_where_one_read(
    window: MainWindow, there: str, kind: str, tmp_path: Path, qtbot: QtBot
) -> None:
    library = window.workspace.library
    window.desk.open(there, library.sections(there)[1].id, 0)
    window.desk.keep_place()
    other = Workspace(window.workspace.paths, tmp_path / "nothing")
    list(other.import_paths([KINDS[kind](tmp_path / "新" / "修订", REVISED)], replaces=there))
    other.close()
    window.desk.reread(Changes(documents=(there,)))
    assert window.desk.section == holding(window, there, MARKED[2])
    assert MARKED[2] in window.reader.view.toPlainText()


def test_it_is_a_document_of_its_own_or_nothing_when_one_says_so(
    window: MainWindow, there: str, kind: str, tmp_path: Path, qtbot: QtBot
) -> None:
    revised = KINDS[kind](tmp_path / "新" / "修订", REVISED)
    qtbot.keyClick(asked(window, qtbot, revised), Qt.Key.Key_Escape)
    idle(window, qtbot)
    assert said(window) == "Import cancelled."
    assert len(window.workspace.library.list()) == 3
    asked(window, qtbot, revised).separate.click()
    kept(window, qtbot)
    assert len(window.workspace.library.list()) == 4
    assert window.desk.document != there


def test_the_same_book_again_is_told_to_be_there(
    window: MainWindow, there: str, kind: str, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, KINDS[kind](tmp_path / "又" / "手册", FIRST))
    idle(window, qtbot)
    qtbot.waitUntil(lambda: said(window).endswith("is already there."), timeout=10_000)
    assert not round_of(window).errands.bringing.previewing.question
    assert len(window.workspace.library.list()) == 3


def test_the_same_book_again_leaves_one_where_one_reads(
    window: MainWindow, there: str, kind: str, tmp_path: Path, qtbot: QtBot
) -> None:
    second = window.workspace.library.sections(there)[1].id
    window.desk.keep_place()
    window.desk.show_first(there, second)
    drop(window, KINDS[kind](tmp_path / "又" / "手册", FIRST))
    idle(window, qtbot)
    assert said(window).endswith("is already there.")
    assert window.desk.section == second


def test_a_new_edition_again_opens_its_document(
    window: MainWindow, there: str, kind: str, tmp_path: Path, qtbot: QtBot
) -> None:
    revised = KINDS[kind](tmp_path / "新" / "修订", REVISED)
    asked(window, qtbot, revised).edition.click()
    kept(window, qtbot)
    idle(window, qtbot)
    window.desk.open("guide-en")
    drop(window, revised)
    idle(window, qtbot)
    assert said(window).endswith("is already there.")
    assert window.desk.document == there


@pytest.mark.parametrize("kind", ["mdbook"])
def test_the_same_words_under_other_titles_are_offered_as_a_new_edition(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    other = KINDS["mdbook"](tmp_path / "新" / "手册", FIRST)
    table = other / "src" / "SUMMARY.md"
    named = table.read_text(encoding="utf-8").replace("第二章 后勤", "第二章 保障")
    table.write_text(named, encoding="utf-8")
    drop(window, other)
    idle(window, qtbot)
    assert said(window).endswith("is already there; here its pictures or headings differ.")
    assert list(offers(window)) == ["New edition…", "Read it another way…"]
    offers(window)["New edition…"].click()
    assert "Edition 2" in previewed(window, qtbot).edition.text()
    kept(window, qtbot)
    idle(window, qtbot)
    titles = [one.title for one in window.workspace.library.outline(there)]
    assert "第二章 保障" in titles and "第二章 后勤" not in titles
    assert "4 placed" in said(window)


@pytest.mark.parametrize("kind", ["mdbook"])
def test_a_folder_of_the_same_name_is_called_a_folder(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    """Whichever file of the book is chosen, and in either language."""
    revised = KINDS["mdbook"](tmp_path / "新" / "手册", REVISED)
    question = asked(window, qtbot, revised / "src" / "SUMMARY.md")
    assert "the same folder name" in question.why.text()
    round_of(window).choose_language("zh")
    qtbot.waitUntil(lambda: "文件夹名称相同" in question.why.text())
    assert "来自文件夹“手册”" in question.what.text()
    qtbot.keyClick(question, Qt.Key.Key_Escape)
