# SPDX-License-Identifier: MIT
"""What nobody needs any more is given back while the window goes on."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from study_viewer.ui.common.letting_go import LettingGo


class Value:
    alive = 0

    def __init__(self) -> None:
        Value.alive += 1

    def __del__(self) -> None:
        Value.alive -= 1


def test_nothing_is_freed_at_once_and_everything_in_the_end(qtbot: QtBot) -> None:
    keeper = QObject()
    leaving = LettingGo(keeper)
    values: list[object] = [Value() for _ in range(2000)]
    kept = values[7]
    leaving.take(values)
    assert (values, Value.alive) == ([], 2000)
    qtbot.waitUntil(lambda: not leaving.busy)
    assert Value.alive == 1, "what somebody else holds stays"
    del kept
