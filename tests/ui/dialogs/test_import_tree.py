# SPDX-License-Identifier: MIT
"""The section tree of a draft: where one types a new title is seen."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Entry
from study_viewer.ui.common.theme import Theme, theme, wear, worn
from study_viewer.ui.dialogs.import_tree import DraftTree


@pytest.fixture(params=["light", "dark"])
def paper(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    before, palette = worn(), QApplication.palette()
    wear(theme(request.param))
    yield theme(request.param)
    wear(before)
    QApplication.setPalette(palette)


def test_the_field_that_renames_a_row_has_an_edge_in_the_accent(qtbot: QtBot, paper: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tree = DraftTree(paper, window)
    tree.show_entries([Entry("e1", "第一章 总则", 1, None, "s001", 0)])
    tree.resize(300, 200)
    window.show()
    window.activateWindow()
    tree.follow(0)
    tree.rename()
    (field,) = tree.findChildren(QLineEdit)
    field.setFocus()
    QApplication.processEvents()
    assert field.height() >= 30 and field.text() == "第一章 总则"
    edge = field.grab().toImage().pixelColor(0, field.height() // 2)
    accent, ground = QColor(paper.accent), QColor(paper.panel)

    def apart(one: QColor, other: QColor) -> int:
        return sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))

    assert apart(edge, accent) < apart(edge, ground)
