# SPDX-License-Identifier: MIT
"""What the tests of several new editions at once begin with, do, and look at."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from study_viewer.ui.desk.deciding import Deciding
from study_viewer.ui.dialogs.editions_question import EditionsQuestion
from study_viewer.ui.dialogs.import_list import ImportList
from study_viewer.ui.main_window import MainWindow
from tests.core.book_editions import PARTS
from tests.ui.window.hands import caught_up, kept, round_of, wish

BIKES = [f"仓库里第{n}排货架上放着修理自行车的工具，用完请放回原处。" for n in range(9)]
OLD = {
    "办法.txt": ["读书会办法", *PARTS],
    "自行车.txt": ["自行车间的规矩", *BIKES],
}
NEW = {
    "办法（修订）.txt": ["读书会办法", *PARTS[:1], *PARTS[2:]],
    "自行车.txt": ["自行车间的规矩", *BIKES[:8], "第九排货架搬到了后院的棚子里，请大家留意。"],
    "值班.txt": ["值班表", "一月由办公室的同事轮流值班，写好记录再交给下一位。"],
}


def written(folder: Path, texts: dict[str, list[str]]) -> list[Path]:
    folder.mkdir()
    for name, lines in texts.items():
        (folder / name).write_text("\n\n".join(lines), encoding="utf-8")
    return [folder / name for name in texts]


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
    caught_up(window)


def two_documents(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> dict[str, str]:
    """By their titles; a passage is marked in the first."""
    for file in written(tmp_path / "旧", OLD):
        round_of(window).errands.bring([file])
        kept(window, qtbot)
        if file.name == "办法.txt":
            wish(window, "highlight", "一楼阅览室", colour="green")
    return {title: documents(window)[title] for title in ("读书会办法", "自行车间的规矩")}


def documents(window: MainWindow) -> dict[str, str]:
    return {one.title: one.id for one in window.workspace.library.list()}


def asked(window: MainWindow, qtbot: QtBot, files: list[Path]) -> EditionsQuestion:
    round_of(window).errands.bring(files)
    return question(window, qtbot)


def question(window: MainWindow, qtbot: QtBot) -> EditionsQuestion:
    def open_ones() -> list[EditionsQuestion]:
        found = [one.question for one in window.findChildren(Deciding)]
        return [one for one in found if one is not None and one.isVisible()]

    qtbot.waitUntil(lambda: len(open_ones()) == 1, timeout=10_000)
    return open_ones()[0]


def rows(window: MainWindow) -> dict[str, tuple[str, str]]:
    (told,) = window.findChildren(ImportList)
    return {row.path.name: (row.state, row.said) for row in told.files.rows}


def edition(window: MainWindow, document: str) -> int:
    return window.workspace.library.shelved(document).edition


def offers(window: MainWindow) -> dict[str, QAbstractButton]:
    buttons = round_of(window).status.findChildren(QAbstractButton)
    return {button.text(): button for button in buttons if button.isVisible()}


def running(window: MainWindow) -> list[QTimer]:
    """What would take the message away."""
    return [one for one in round_of(window).status.findChildren(QTimer) if one.isActive()]


def rounds(window: MainWindow) -> list[Deciding]:
    """What is still to be decided about, or may be."""
    caught_up(window)
    # First the list that was closed goes, then what hears of that.
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return window.findChildren(Deciding)
