# SPDX-License-Identifier: MIT
"""Qt's Python binding gives back every reference it takes."""

import sys

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

CALLS = 1000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="from 3.12 on None is never counted")
def test_a_thousand_calls_of_qt_lose_no_reference_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 loses one at each of these calls and aborts once none is left."""
    model = QStandardItemModel()
    cursor = QTextCursor(QTextDocument("学习资料"))
    items = [QStandardItem("章节") for _ in range(CALLS)]
    before = sys.getrefcount(None)
    for item in items:
        model.appendRow(item)
        model.setHorizontalHeaderLabels(["目录"])
        cursor.setPosition(2)
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
