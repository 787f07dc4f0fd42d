# SPDX-License-Identifier: MIT
"""Chinese is typed over the tree as Latin letters are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Entry
from tests.ui.outline.hands import panel_of


def test_words_composed_over_the_tree_are_a_filter(qtbot: QtBot) -> None:
    entry = Entry("1", "第一条", 1, None, "s001", 0, 1)
    panel = panel_of((entry,), qtbot)
    with qtbot.waitExposed(panel):
        panel.show()
    tree, field = panel.tree, panel.filter_field
    tree.setFocus()
    tree.setCurrentIndex(tree.model().index(0, 0))
    assert tree.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    QApplication.sendEvent(tree, QInputMethodEvent("xue", []))
    assert (field.text(), tree.hasFocus()) == ("", True)
    whole = QInputMethodEvent()
    whole.setCommitString("学习")
    QApplication.sendEvent(tree, whole)
    assert (field.text(), field.hasFocus()) == ("学习", True)
