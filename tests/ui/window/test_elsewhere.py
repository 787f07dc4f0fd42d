# SPDX-License-Identifier: MIT
"""What the command line does to the library beside the open window is seen there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as Docx
from pytestqt.qtbot import QtBot

from study_viewer.core.workspace import Workspace
from study_viewer.ui.dialogs.edition_changes import EditionChanges
from study_viewer.ui.dialogs.edition_report import EditionReport
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import caught_up, kept, round_of, said, wish
from tests.ui.window.several_hands import edition, idle, offers

FIRST = {
    "第一章 总则": ["为了规范差旅费管理，结合本单位实际，制定本规定。"],
    "第二章 城市间交通费": ["工作人员出差乘坐火车、轮船、飞机等交通工具，按照级别执行。"] * 40,
    "第三章 住宿费": ["住宿费在标准以内凭发票据实报销，超支部分由个人自理。"] * 40,
}
SECOND = {
    "第一章 总则": FIRST["第一章 总则"],
    "第二章 出差审批": ["出差应当事先填写审批单，经分管领导同意以后方可成行。"],
    "第三章 城市间交通费": FIRST["第二章 城市间交通费"],
    "第四章 住宿费": FIRST["第三章 住宿费"],
}
THIRD = {**SECOND, "第五章 附则": ["本规定自发布之日起施行，以前的规定同时废止。"]}

Elsewhere = Callable[[Callable[[Workspace], object]], None]


def word_file(file: Path, chapters: dict[str, list[str]]) -> Path:
    file.parent.mkdir(exist_ok=True)
    made = Docx()
    made.add_heading("差旅费管理规定", 0)
    for title, paragraphs in chapters.items():
        made.add_heading(title, 1)
        for number, text in enumerate(paragraphs):
            made.add_paragraph(f"（{number}）{text}" if len(paragraphs) > 1 else text)
    made.save(str(file))
    return file


@pytest.fixture
def elsewhere(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Elsewhere:
    """Does something as another process would, and waits till the window's clocks looked."""

    def done(act: Callable[[Workspace], object]) -> None:
        panels = round_of(window)
        qtbot.waitUntil(lambda: not (panels.tasks.busy or panels.catching_up.busy))
        other = Workspace(window.workspace.paths, tmp_path / "nothing")
        act(other)
        other.close()
        panels.keeping._look_outside()
        panels.catching_up._look()
        qtbot.waitUntil(lambda: not panels.catching_up.busy, timeout=10_000)
        caught_up(window)

    return done


@pytest.fixture
def there(window: MainWindow, tmp_path: Path) -> str:
    """The first edition, open at its last chapter, unfolded in the tree."""
    ((came, _),) = window.workspace.import_paths([word_file(tmp_path / "旧" / "规定.docx", FIRST)])
    round_of(window).shelf.fill()
    round_of(window).open_imported(came.document)
    last = window.workspace.library.outline(came.document)[-1]
    round_of(window).open_entry(came.document, last.id)
    caught_up(window)
    window.desk.keep_place()
    return came.document


def renew(tmp_path: Path, document: str, chapters: dict[str, list[str]]) -> Callable[..., object]:
    file = word_file(tmp_path / f"{len(chapters)}章" / "规定.docx", chapters)
    return lambda other: list(other.import_paths([file], replaces=document))


def renewed_here(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """The second edition, brought by the window itself, with a passage marked before it."""
    panels = round_of(window)
    wish(window, "highlight", "凭发票据实报销", colour="green")
    panels.errands.bring([word_file(tmp_path / "新" / "修订.docx", SECOND)])
    previewing = panels.errands.bringing.previewing
    qtbot.waitUntil(lambda: previewing.question is not None, timeout=10_000)
    assert previewing.question is not None
    previewing.question.edition.click()
    kept(window, qtbot)
    caught_up(window)


def rows(window: MainWindow, document: str) -> list[str]:
    model = round_of(window).outline.tree.model()
    return [
        model.data(model.index_of(document, entry.id))
        for entry in window.workspace.library.outline(document)
    ]


def chapter_in_sight(window: MainWindow) -> str:
    entry = window.desk.entry()
    assert entry is not None
    return entry.title


def test_a_new_edition_is_shown_with_its_own_sections_where_one_read(
    window: MainWindow, there: str, tmp_path: Path, elsewhere: Elsewhere
) -> None:
    assert chapter_in_sight(window) == "第三章 住宿费"
    elsewhere(renew(tmp_path, there, SECOND))
    assert rows(window, there)[-len(SECOND) :] == list(SECOND)
    assert "出差审批" in window.reader.view.text
    assert chapter_in_sight(window) == "第四章 住宿费"
    current = round_of(window).outline.tree.model().current
    assert current == (there, window.workspace.library.outline(there)[-1].id)


def test_the_tree_follows_also_where_the_notebook_stayed_as_it_was(
    window: MainWindow, document: str, tmp_path: Path, elsewhere: Elsewhere
) -> None:
    """Of a document that nobody reads."""
    file = word_file(tmp_path / "旧" / "规定.docx", FIRST)
    ((one, _),) = window.workspace.import_paths([file])
    came = one.document
    panels = round_of(window)
    panels.shelf.fill()
    panels.outline.tree.expand(panels.outline.tree.model().index_of(came, None))
    assert rows(window, came)[-len(FIRST) :] == list(FIRST)
    elsewhere(renew(tmp_path, came, SECOND))
    assert rows(window, came)[-len(SECOND) :] == list(SECOND)
    assert window.desk.document == document


def test_tree_and_page_become_another_at_the_same_moment(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    """The notebook is looked at more often than the folders are."""
    panels = round_of(window)
    qtbot.waitUntil(lambda: not (panels.tasks.busy or panels.catching_up.busy))
    other = Workspace(window.workspace.paths, tmp_path / "nothing")
    renew(tmp_path, there, SECOND)(other)
    other.close()
    panels.keeping._look_outside()
    assert "出差审批" in window.reader.view.text
    assert rows(window, there)[-len(SECOND) :] == list(SECOND)


def test_documents_that_come_go_and_are_renamed_are_seen(
    window: MainWindow, document: str, tmp_path: Path, elsewhere: Elsewhere
) -> None:
    def titles() -> list[str]:
        model = round_of(window).outline.tree.model()
        return [model.data(model.index(row, 0)) for row in range(model.rowCount())]

    file = tmp_path / "新来的.txt"
    file.write_text("会议纪要\n\n下午三点开会，讨论读书会的安排。\n", encoding="utf-8")
    elsewhere(lambda other: list(other.import_paths([file])))
    assert "会议纪要" in titles()
    elsewhere(lambda other: other.library.rename(document, title="改了名的办法"))
    assert "改了名的办法" in titles()
    other = next(one.id for one in window.workspace.library.list() if one.title == "会议纪要")
    elsewhere(lambda there: there.library.remove(other))
    assert "会议纪要" not in titles()


def test_what_the_window_did_itself_is_no_news_from_elsewhere(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    panels = round_of(window)
    file = tmp_path / "新来的.txt"
    file.write_text("会议纪要\n\n下午三点开会，讨论读书会的安排。\n", encoding="utf-8")
    panels.errands.bringing.import_paths([file])
    qtbot.waitUntil(lambda: not panels.tasks.busy)
    panels.tasks.announce(window.workspace.library.rename(there, title="别名"))
    heard: list[object] = []
    panels.tasks.changed.connect(heard.append)
    panels.catching_up._look()
    qtbot.waitUntil(lambda: not panels.catching_up.busy)
    assert heard == []


def test_an_offer_about_an_edition_that_is_no_longer_read_goes_away(
    window: MainWindow, there: str, tmp_path: Path, elsewhere: Elsewhere, qtbot: QtBot
) -> None:
    panels = round_of(window)
    renewed_here(window, tmp_path, qtbot)
    assert "New edition of" in said(window)

    def offered() -> list[str]:
        return list(offers(window))

    assert "Undo" in offered()
    elsewhere(renew(tmp_path, there, THIRD))
    assert "Undo" not in offered()
    assert said(window) == "Another program changed “差旅费管理规定” to edition 3."
    assert offered() == ["What changed"]
    elsewhere(lambda other: other.take_back_edition(there))
    assert said(window).endswith("to edition 2.")
    panels.doing.remove(there)
    assert offered() == ["Undo"]
    caught_up(window)


def test_an_offer_about_a_document_that_is_not_read_any_more_goes_away_too(
    window: MainWindow,
    there: str,
    document: str,
    tmp_path: Path,
    elsewhere: Elsewhere,
    qtbot: QtBot,
) -> None:
    renewed_here(window, tmp_path, qtbot)
    round_of(window).open_imported(document)
    assert "Undo" in offers(window)
    elsewhere(renew(tmp_path, there, THIRD))
    assert not offers(window)


def test_an_offer_beside_a_change_that_was_led_to_goes_away_with_its_edition(
    window: MainWindow,
    there: str,
    document: str,
    tmp_path: Path,
    elsewhere: Elsewhere,
    qtbot: QtBot,
) -> None:
    renewed_here(window, tmp_path, qtbot)
    offers(window)["What changed"].click()
    (dialog,) = window.findChildren(EditionChanges)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 1, timeout=10_000)
    dialog.sides.link.click()
    assert "Take the new edition back" in offers(window)
    round_of(window).open_imported(document)
    elsewhere(renew(tmp_path, there, THIRD))
    assert "Take the new edition back" not in offers(window)


def report(window: MainWindow, qtbot: QtBot) -> EditionReport:
    offers(window)["Details"].click()
    qtbot.waitUntil(lambda: bool(window.findChildren(EditionReport)), timeout=10_000)
    return window.findChildren(EditionReport)[-1]


def test_an_open_report_says_when_its_edition_is_no_longer_read_and_takes_back_no_other(
    window: MainWindow, there: str, tmp_path: Path, elsewhere: Elsewhere, qtbot: QtBot
) -> None:
    renewed_here(window, tmp_path, qtbot)
    dialog = report(window, qtbot)
    assert dialog.head.text() == "You now read edition 2 of “差旅费管理规定”."
    assert dialog.back_button.isVisible()
    elsewhere(renew(tmp_path, there, THIRD))
    assert dialog.head.text() == (
        "This is about edition 2 of “差旅费管理规定”, which is no longer the one you read."
    )
    assert not dialog.back_button.isVisible()
    dialog.changes_button.click()
    (changes,) = window.findChildren(EditionChanges)
    qtbot.waitUntil(lambda: changes.pages.currentIndex() == 1, timeout=10_000)
    assert (changes.old.currentText(), changes.new.currentText()) == ("Edition 1", "Edition 2")


def test_an_edition_of_the_same_number_that_comes_later_is_not_the_one_reported(
    window: MainWindow, there: str, tmp_path: Path, elsewhere: Elsewhere, qtbot: QtBot
) -> None:
    renewed_here(window, tmp_path, qtbot)
    dialog = report(window, qtbot)
    elsewhere(lambda other: other.take_back_edition(there))
    assert not dialog.back_button.isVisible() and not dialog.changes_button.isVisible()
    elsewhere(renew(tmp_path, there, THIRD))
    assert edition(window, there) == 2
    assert not dialog.back_button.isVisible() and "no longer the one" in dialog.head.text()


def test_a_report_whose_document_went_says_so(
    window: MainWindow, there: str, tmp_path: Path, elsewhere: Elsewhere, qtbot: QtBot
) -> None:
    renewed_here(window, tmp_path, qtbot)
    dialog = report(window, qtbot)
    elsewhere(lambda other: other.library.remove(there))
    assert dialog.head.text() == "“差旅费管理规定” is no longer in the library."
    assert not dialog.back_button.isVisible() and not dialog.changes_button.isVisible()


def test_take_back_before_the_window_heard_of_a_later_edition_is_one_clear_sentence(
    window: MainWindow, there: str, tmp_path: Path, qtbot: QtBot
) -> None:
    renewed_here(window, tmp_path, qtbot)
    dialog = report(window, qtbot)
    other = Workspace(window.workspace.paths, tmp_path / "nothing")
    renew(tmp_path, there, THIRD)(other)
    other.close()
    dialog.back_button.click()
    idle(window, qtbot)
    assert said(window) == (
        "Nothing was taken back: you now read edition 3 of “差旅费管理规定”, no longer edition 2."
    )
    assert edition(window, there) == 3
