# SPDX-License-Identifier: MIT
"""The editions of a document: what changed between them, and those before to read."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from study_viewer.core.errors import Cancelled
from study_viewer.core.formats.contract import Progress
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.choosers import Segment
from study_viewer.ui.common.theme import theme_for
from study_viewer.ui.dialogs.edition_changes import EditionChanges
from study_viewer.ui.dialogs.edition_list import EditionList
from study_viewer.ui.dialogs.edition_reader import EditionReader
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import caught_up, round_of, said, wish

FIRST = """# 第一章 总则

为了办好读书会，制定本办法，请各分馆一并遵照执行。

每次读书会由一名馆员主持，主持人由分馆推选产生。

# 第二章 活动

读书会每月举办一次，时间定在每月最后一个星期六。

活动的记录由主持人保存，年底交到总馆归档备查。
"""
SECOND = """# 第一章 总则

为了办好读书会，制定本办法，请各分馆一并遵照执行。

每次读书会由两名馆员主持，主持人由分馆推选产生。

# 第二章 活动

读书会每月举办一次，时间定在每月最后一个星期六。

没有场地的分馆可以借用附近学校的阅览室来举办。
"""
THIRD = SECOND.replace("最后一个星期六", "第一个星期日")


def become(workspace: Workspace, folder: Path, document: str, *texts: str) -> None:
    """These texts become editions of the document, one after another."""
    folder.mkdir()
    for number, text in enumerate(texts, 2):
        file = folder / f"{number}.md"
        file.write_text(text, encoding="utf-8")
        (done,) = workspace.import_paths([file], replaces=document)
        assert done[0].error is None


@pytest.fixture
def read(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> str:
    """The first edition, open, with two passages marked in it."""
    file = tmp_path / "规则.md"
    file.write_text(FIRST, encoding="utf-8")
    ((done, _),) = window.workspace.import_paths([file])
    round_of(window).open_imported(done.document)
    for words in ("一名馆员主持", "制定本办法"):
        wish(window, "highlight", words, colour="green")
    return done.document


@pytest.fixture
def twice(window: MainWindow, read: str, tmp_path: Path) -> str:
    """The document in its second edition."""
    become(window.workspace, tmp_path / "新", read, SECOND)
    round_of(window).tasks.announce(window.workspace.library.correct(read, ()))
    caught_up(window)
    return read


@pytest.fixture
def thrice(window: MainWindow, read: str, tmp_path: Path) -> str:
    become(window.workspace, tmp_path / "新", read, SECOND, THIRD)
    round_of(window).tasks.announce(window.workspace.library.correct(read, ()))
    caught_up(window)
    return read


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)


def compared(window: MainWindow, qtbot: QtBot) -> EditionChanges:
    round_of(window).actions["what-changed"].trigger()
    dialogs = window.findChildren(EditionChanges)
    assert len(dialogs) == 1
    qtbot.waitUntil(lambda: dialogs[0].pages.currentIndex() == 1, timeout=10_000)
    return dialogs[0]


def rows(dialog: EditionChanges) -> list[tuple[str, str]]:
    return [(row.first, row.second) for row in dialog.list.rows]


def struck(dialog: EditionChanges) -> str:
    """The words that are marked on the old side."""
    return _marked(dialog.sides.old.textCursor(), lambda one: one.charFormat().fontStrikeOut())


def underlined(dialog: EditionChanges) -> str:
    return _marked(dialog.sides.new.textCursor(), lambda one: one.charFormat().fontUnderline())


def _marked(cursor: QTextCursor, is_marked) -> str:  # type: ignore[no-untyped-def]
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    found = ""
    while cursor.movePosition(
        QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
    ):
        found += cursor.selectedText() if is_marked(cursor) else ""
        cursor.clearSelection()
    return found


def test_the_changes_stand_by_section_each_with_its_kind(
    window: MainWindow, twice: str, qtbot: QtBot
) -> None:
    dialog = compared(window, qtbot)
    heads = [row for row in dialog.list.rows if row.heading]
    assert [(row.first, row.second) for row in heads] == [
        ("第一章 总则", "Reworded 1"),
        ("第二章 活动", "Added 1 · Removed 1"),
    ]
    assert next(row.sign for row in dialog.list.rows if not row.heading) == "≈"
    assert [one.text() for one in dialog.kinds.findChildren(Segment)] == [
        "All 3",
        "Added 1",
        "Removed 1",
        "Reworded 1",
        "Renumbered 0",
        "Moved 0",
    ]


def test_a_change_is_marked_to_the_character_on_both_sides_and_not_by_colour_alone(
    window: MainWindow, twice: str, qtbot: QtBot
) -> None:
    dialog = compared(window, qtbot)
    assert "一名馆员主持" in dialog.sides.old.toPlainText()
    assert "两名馆员主持" in dialog.sides.new.toPlainText()
    assert (struck(dialog), underlined(dialog)) == ("一", "两")
    dialog.set_theme(theme_for("dark"))
    assert (struck(dialog), underlined(dialog)) == ("一", "两")


def test_one_kind_alone_is_shown_and_the_keys_go_from_change_to_change(
    window: MainWindow, twice: str, qtbot: QtBot
) -> None:
    dialog = compared(window, qtbot)
    dialog.kinds.chosen.emit("added")
    assert [row.heading for row in dialog.list.rows] == [True, False]
    assert "借用附近学校" in dialog.sides.new.toPlainText()
    assert dialog.sides.old.toPlainText() == ""
    assert underlined(dialog) == "", "a whole passage is read more easily without"
    dialog.kinds.chosen.emit("moved")
    assert not dialog.list.rows and dialog.sides.new.toPlainText() == ""
    dialog.kinds.chosen.emit("all")
    first = dialog.list.key
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.key not in ("", first), "headings are passed over"


def test_f7_goes_from_change_to_change_wherever_the_keyboard_is(
    window: MainWindow, twice: str, qtbot: QtBot
) -> None:
    dialog = compared(window, qtbot)
    dialog.sides.new.setFocus()
    seen = [dialog.list.key]
    for _ in range(3):
        qtbot.keyClick(dialog.sides.new, Qt.Key.Key_F7)
        seen.append(dialog.list.key)
    assert seen == ["0", "1", "2", "2"] and dialog.place.text() == "3 / 3"
    assert dialog.back.isEnabled() and not dialog.on.isEnabled()
    qtbot.keyClick(dialog.sides.new, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.list.key == "1"
    dialog.back.click()
    assert dialog.place.text() == "1 / 3" and not dialog.back.isEnabled()


def test_an_article_that_moved_is_told_as_moved_with_both_its_numbers(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    articles = FIRST.replace("# ", "").split("\n\n")
    articles = [one.strip() for one in articles if len(one.strip()) > 10]

    def law(order: tuple[int, ...]) -> str:
        numbers = "一二三四"
        return "\n\n".join(f"第{numbers[n]}条 {articles[one]}" for n, one in enumerate(order))

    file = tmp_path / "条例.md"
    file.write_text(law((0, 1, 2, 3)), encoding="utf-8")
    ((done, _),) = window.workspace.import_paths([file])
    round_of(window).open_imported(done.document)
    become(window.workspace, tmp_path / "新", done.document, law((3, 0, 1, 2)))
    round_of(window).tasks.announce(window.workspace.library.correct(done.document, ()))
    caught_up(window)
    dialog = compared(window, qtbot)
    told = [(row.sign, row.second) for row in dialog.list.rows if not row.heading]
    assert told[0] == ("→", "Moved · 第四条 → 第一条")
    assert told[1:] == [
        ("#", f"Renumbered · 第{before}条 → 第{now}条") for before, now in ("一二", "二三", "三四")
    ]
    assert sum(row.heading for row in dialog.list.rows) == 1, "no heading for each article"
    dialog.kinds.chosen.emit("moved")
    assert dialog.place.text() == "1 / 1" and articles[3] in dialog.sides.old.toPlainText()


def test_the_annotations_of_a_change_and_its_section_lead_into_the_text(
    window: MainWindow, twice: str, qtbot: QtBot
) -> None:
    dialog = compared(window, qtbot)
    assert "1 annotation" in dialog.sides.touched.text()
    assert "一名馆员主持" in dialog.sides.touched.text()
    (noted,) = (one for one in window.workspace.notebook.list(twice) if "一名" in one.quote)
    dialog.sides.touched.linkActivated.emit(noted.id)
    assert dialog.isHidden() and "Shown in the text" in said(window)
    caught_up(window)
    assert round_of(window).annotations.list.chosen() == [noted.id], "its place is to be checked"
    compared(window, qtbot)
    assert dialog.isVisible(), "the same comparison, where one was"
    dialog.kinds.chosen.emit("added")
    assert dialog.sides.link.text() == "第二章 活动"
    with qtbot.waitSignal(round_of(window).editions.passage_wanted) as asked:
        dialog.sides.link.click()
    document, section, start, end = asked.args
    assert "借用附近学校" in window.workspace.library.text(document, section)[start:end]
    assert dialog.isHidden() and (window.desk.document, window.desk.section) == (twice, section)


def test_an_annotation_elsewhere_in_a_reworded_passage_is_counted_and_opened(
    window: MainWindow, read: str, tmp_path: Path, qtbot: QtBot
) -> None:
    wish(window, "highlight", "主持人由分馆推选产生", colour="green")
    become(window.workspace, tmp_path / "新", read, SECOND)
    round_of(window).tasks.announce(window.workspace.library.correct(read, ()))
    caught_up(window)
    dialog = compared(window, qtbot)
    assert ("每次读书会由两名馆员主持，主持人由分馆推选产生。", "Reworded · 2 annotations") in (
        (first.replace("…", ""), second) for first, second in rows(dialog)
    )
    assert "2 annotations in this passage" in dialog.sides.touched.text()
    (noted,) = (one for one in window.workspace.notebook.list(read) if "推选" in one.quote)
    dialog.sides.touched.linkActivated.emit(noted.id)
    caught_up(window)
    assert (window.desk.document, dialog.isHidden()) == (read, True)


def test_of_three_editions_any_two_are_compared(
    window: MainWindow, thrice: str, qtbot: QtBot
) -> None:
    dialog = compared(window, qtbot)
    assert [row.second for row in dialog.list.rows if row.heading] == ["Reworded 1"]
    assert (dialog.old.currentText(), dialog.new.currentText()) == ("Edition 2", "Edition 3")
    dialog.old.setCurrentIndex(0)
    dialog.old.activated.emit(0)
    qtbot.waitUntil(lambda: sum(not row.heading for row in dialog.list.rows) == 4, timeout=10_000)
    dialog.new.setCurrentIndex(0)
    dialog.new.activated.emit(0)
    qtbot.waitUntil(lambda: sum(not row.heading for row in dialog.list.rows) == 3, timeout=10_000)
    assert not dialog.sides.link.isVisible(), "edition 2 is not the text that is read"


def test_editions_that_say_the_same_are_one_sentence(
    window: MainWindow, read: str, tmp_path: Path, qtbot: QtBot
) -> None:
    become(window.workspace, tmp_path / "新", read, SECOND, FIRST)
    dialog = compared(window, qtbot)
    dialog.old.setCurrentIndex(0)
    dialog.old.activated.emit(0)
    same = "Edition 1 and edition 3 say the same, word for word."
    qtbot.waitUntil(lambda: dialog.said.text() == same, timeout=10_000)
    assert dialog.said.isVisible() and not dialog.list.isVisible() and not dialog.bar.isVisible()


def test_a_comparison_that_is_left_is_stopped(
    window: MainWindow, twice: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    stopped: list[bool] = []

    def slow(self: Workspace, document: str, old: int, new: int, progress: Progress) -> None:
        begun.set()
        assert go_on.wait(10)
        try:
            progress(1, 2)
        except Cancelled:
            stopped.append(True)
            raise

    monkeypatch.setattr(Workspace, "changes", slow)
    round_of(window).actions["what-changed"].trigger()
    (dialog,) = window.findChildren(EditionChanges)
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    assert dialog.bar.isVisible() and dialog.said.text() == "Comparing the editions…"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(lambda: stopped == [True], timeout=10_000)


def test_a_document_without_an_earlier_edition_is_one_sentence(
    window: MainWindow, read: str, qtbot: QtBot
) -> None:
    round_of(window).actions["what-changed"].trigger()
    assert "has no earlier edition" in said(window)
    assert not window.findChildren(EditionChanges)


def test_the_comparison_is_worded_anew_in_another_language(
    window: MainWindow, twice: str, qtbot: QtBot
) -> None:
    dialog = compared(window, qtbot)
    round_of(window).choose_language("zh")
    qtbot.waitUntil(lambda: dialog.windowTitle() == "有哪些改动")
    assert dialog.list.rows[0].second == "改写 1"
    assert "第 1 版" in dialog.sides.old_head.text()


def editions(window: MainWindow, qtbot: QtBot) -> EditionList:
    round_of(window).actions["editions"].trigger()
    idle(window, qtbot)
    return window.findChildren(EditionList)[-1]


def test_an_earlier_edition_is_read_and_its_words_are_copied(
    window: MainWindow, thrice: str, qtbot: QtBot
) -> None:
    dialog = editions(window, qtbot)
    texts = [
        [item.text(column) for column in (0, 2)]
        for item in map(dialog.table.topLevelItem, range(dialog.table.topLevelItemCount()))
        if item is not None
    ]
    assert texts == [["3 (read now)", "3.md"], ["2", "2.md"], ["1", "规则.md"]]
    assert dialog.chosen == 2
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(EditionReader)), timeout=10_000)
    (reader,) = window.findChildren(EditionReader)
    qtbot.waitUntil(lambda: "一名馆员" in reader.page.toPlainText(), timeout=10_000)
    assert "edition 1" in reader.windowTitle()
    assert reader.page.isReadOnly()
    titles = [reader.tree.topLevelItem(n) for n in range(reader.tree.topLevelItemCount())]
    assert [one.text(0) for one in titles if one is not None] == ["第一章 总则", "第二章 活动"]
    reader.page.selectAll()
    reader.page.copy()
    assert "一名馆员主持" in QGuiApplication.clipboard().text()
    reader.tree.chosen.emit(1)
    qtbot.waitUntil(lambda: "最后一个星期六" in reader.page.toPlainText(), timeout=10_000)
    qtbot.waitUntil(lambda: reader.tree.number == 1)


def test_the_newest_is_taken_back_and_the_present_one_is_read_in_the_window(
    window: MainWindow, thrice: str, qtbot: QtBot
) -> None:
    editions(window, qtbot).back_button.click()
    idle(window, qtbot)
    caught_up(window)
    assert "Back to edition 2" in said(window)
    dialog = editions(window, qtbot)
    assert dialog.table.topLevelItemCount() == 2
    dialog.table.setCurrentItem(dialog.table.topLevelItem(0))
    dialog.read_button.click()
    assert not window.findChildren(EditionReader)


def test_the_outline_s_menu_offers_editions_where_there_are_some(
    window: MainWindow, document: str, twice: str, qtbot: QtBot
) -> None:
    menu = round_of(window).outline_menu
    own = [one.text() for one in menu.menu(twice, None).actions()]
    assert "What changed…" in own and "Editions…" in own
    assert "Editions…" not in [one.text() for one in menu.menu(document, None).actions()]
