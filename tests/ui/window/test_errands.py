# SPDX-License-Identifier: MIT
"""What the window says of an import, and what one can do about it."""

from pathlib import Path
from threading import get_ident

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.dialogs.report import ImportReport
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import round_of, said, wish


def imported(window: MainWindow, paths: list[Path], qtbot: QtBot) -> None:
    round_of(window).errands.bringing.import_paths(paths)
    over(window, qtbot)


def over(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)


def report(window: MainWindow) -> ImportReport:
    """The report, opened by the button in the status bar."""
    message = window.messages.last
    assert message is not None
    assert [offer.text for offer in message.offers] == ["Details"]
    message.offers[0].act()
    (dialog,) = (one for one in window.findChildren(ImportReport) if one.isVisible())
    return dialog


def pages(tmp_path: Path, count: int = 6) -> Path:
    """A text of several pages, each of which ends in its number."""
    file = tmp_path / "多页.txt"
    paragraph = "公共图书馆是公共文化的基础工程，书从哪里来，读者到哪里去，都要想明白。"
    file.write_text(
        "\f".join(
            f"第{n}节的正文。{paragraph}\n\n{paragraph}\n- {n} -\n" for n in range(1, count + 1)
        ),
        encoding="utf-8",
    )
    return file


def test_several_failures_are_counted_and_told_in_a_list(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    good = tmp_path / "好.txt"
    good.write_text("一段好好的正文，可以读。\n", encoding="utf-8")
    bad = [tmp_path / f"坏{n}.txt" for n in range(3)]
    for path in bad:
        path.write_bytes(b"")
    imported(window, [good, *bad], qtbot)
    assert said(window) == "1 file imported · 3 failed"
    dialog = report(window)
    shown = dialog.text.toPlainText()
    assert all(path.name in shown for path in bad)
    assert str(tmp_path) not in shown
    (copy,) = (b for b in dialog.findChildren(QAbstractButton) if b.text() == "Copy all")
    copy.click()
    assert QGuiApplication.clipboard().text() == shown
    assert dialog.findChild(QPushButton, "put-back") is None
    dialog.reject()


def test_a_single_failure_is_one_sentence_with_the_name_of_the_file(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "空.txt"
    file.write_bytes(b"")
    imported(window, [file], qtbot)
    assert "空.txt" in said(window) and str(tmp_path) not in said(window)
    assert window.messages.last is not None and not window.messages.last.offers


def test_every_line_left_out_is_listed_and_can_be_put_back(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    imported(window, [pages(tmp_path)], qtbot)
    without = window.desk.document or ""
    assert len(window.workspace.library.list()) == 3
    dialog = report(window)
    shown = dialog.text.toPlainText()
    assert all(f"“- {n} -”" in shown for n in range(1, 7))
    back = dialog.findChild(QPushButton, "put-back")
    assert isinstance(back, QPushButton)
    back.click()
    over(window, qtbot)
    document, section = window.desk.document or "", window.desk.section or ""
    assert document != without
    assert "- 3 -" in window.workspace.library.text(document, section)
    shelf = [one.id for one in window.workspace.library.list()]
    assert len(shelf) == 3 and without not in shelf


def test_a_document_with_notes_stays_when_its_lines_are_put_back(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    imported(window, [pages(tmp_path)], qtbot)
    noted = window.desk.document
    dialog = report(window)
    wish(window, "highlight", "第2节的正文", colour="green")
    back = dialog.findChild(QPushButton, "put-back")
    assert isinstance(back, QPushButton)
    back.click()
    over(window, qtbot)
    assert noted in [one.id for one in window.workspace.library.list()]
    assert window.desk.document != noted
    assert "stays beside it" in said(window)


def test_the_window_does_not_wait_for_a_document_to_take_another_s_place(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """All the notes of the one before are read for it."""
    imported(window, [pages(tmp_path)], qtbot)
    before = window.desk.document
    threads: list[int] = []
    take_place = Workspace.take_place

    def watched(self: Workspace, document: str, old: str) -> Changes | None:
        threads.append(get_ident())
        return take_place(self, document, old)

    monkeypatch.setattr(Workspace, "take_place", watched)
    back = report(window).findChild(QPushButton, "put-back")
    assert isinstance(back, QPushButton)
    back.click()
    over(window, qtbot)
    assert len(threads) == 1 and get_ident() not in threads
    assert before not in [one.id for one in window.workspace.library.list()]
    assert "stays beside it" not in said(window)


@pytest.mark.parametrize("error", [UserFacing("disk-full", path="/data"), KeyError("a bug")])
def test_what_comes_after_an_import_comes_though_the_one_before_cannot_go(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    error: Exception,
) -> None:
    imported(window, [pages(tmp_path)], qtbot)
    before = window.desk.document
    back = report(window).findChild(QPushButton, "put-back")
    assert isinstance(back, QPushButton)
    heard: list[str] = []
    window.messages.said.connect(lambda message: heard.append(message.text))

    def refused(self: Workspace, document: str, old: str) -> Changes | None:
        raise error

    monkeypatch.setattr(Workspace, "take_place", refused)
    with qtbot.captureExceptions() as caught:
        back.click()
        over(window, qtbot)
    world = isinstance(error, UserFacing)
    # A bug goes on to the crash log, which says so too.
    assert [kind for kind, _, _ in caught] == ([] if world else [KeyError])
    assert [one for one in heard if one.startswith("Imported")], "the import itself is told"
    assert ("full" in said(window)) == world, "and nothing hides that the one before stays"
    assert before in [one.id for one in window.workspace.library.list()]
