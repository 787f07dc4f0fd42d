# SPDX-License-Identifier: MIT
"""The text of a draft is corrected where it is to be kept, and nowhere else."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.core.document.model import Body, Item, List, Metadata, Paragraph, Span
from study_viewer.core.draft import Draft
from study_viewer.core.formats.contract import ParsedSection, Remark, Wishes
from study_viewer.ui.common.theme import theme
from study_viewer.ui.dialogs.import_editor import FURNITURE, DraftEditor

LEFT_OUT = 3


def draft(there: str = "") -> Draft:
    """A list, and below it a line that was left out."""
    items = tuple(Item((Paragraph((Span(text),)),)) for text in ("去年十二次", "今年十五次"))
    body = Body((List(items, 1), Paragraph((Span("由总馆解释。"),))))
    sections = (ParsedSection("s001", "办法", body, lines=(1, 5)),)
    told = (Remark(FURNITURE, str(LEFT_OUT), "- 1 -"),)
    original = ((Path("办法.pdf"), "办法.pdf"),)
    rest = (told, original, "", 18, True, "d-1", "", sections, there)
    return Draft(Path("办法.pdf"), Wishes(), Metadata("办法"), sections, *rest)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def editor(window: QWidget, shown: Draft) -> DraftEditor:
    made = DraftEditor(shown, theme("light"), window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return made


def kinds(editor: DraftEditor) -> list[str]:
    return [block.kind for block in editor.draft.sections[0].body.blocks]


def try_all(editor: DraftEditor, qtbot: QtBot) -> None:
    editor.page.setFocus()
    qtbot.keyClick(editor.page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    for name in ("as-text", "heading-1", "split", "join", "paragraph"):
        editor.act(name)


@pytest.mark.parametrize("place", [2, LEFT_OUT])
def test_neither_a_line_left_out_nor_what_is_there_already_is_corrected(
    window: QWidget, place: int, qtbot: QtBot
) -> None:
    edited = editor(window, draft("" if place == LEFT_OUT else "办法"))
    if place == LEFT_OUT:
        edited.page.show_left_out(LEFT_OUT)
        assert edited.page.left_out is not None
    assert not edited.acts.as_text.isEnabled()
    try_all(edited, qtbot)
    assert kinds(edited) == ["list", "paragraph"]
    assert edited.draft.acts == ()


def test_the_list_above_the_line_becomes_text(window: QWidget, qtbot: QtBot) -> None:
    edited = editor(window, draft())
    edited.page.go_to(2)
    assert edited.acts.as_text.isEnabled()
    edited.page.setFocus()
    qtbot.keyClick(edited.page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert kinds(edited) == ["paragraph", "paragraph", "paragraph"]
