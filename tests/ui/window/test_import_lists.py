# SPDX-License-Identifier: MIT
"""A list or table that is none is shown as text before it is kept, and in the next edition too."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.core.document.plain import plain_text
from study_viewer.ui.dialogs.import_preview import ImportPreview
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import kept, previewed, round_of

TEXT = """# 读书办法

各分馆每年的安排见下面的说明。

1. 去年的读书会办了十二次
2. 今年的读书会办了十五次

| 季度 | 次数 |
|---|---|
| 一季度 | 8 |

以上安排由总馆解释。
"""


def shown(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> ImportPreview:
    file = tmp_path / "办法.md"
    file.write_text(TEXT, encoding="utf-8")
    round_of(window).errands.bring([file])
    return previewed(window, qtbot)


def stand(dialog: ImportPreview, words: str) -> None:
    dialog.editor.page.go_to(plain_text(dialog.editor.draft.sections[0].body).index(words))


def kinds(dialog: ImportPreview) -> list[str]:
    return [block.kind for block in dialog.editor.draft.sections[0].body.blocks]


def test_a_list_or_table_becomes_paragraphs_and_comes_back(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, tmp_path, qtbot)
    acts, page = dialog.editor.acts, dialog.editor.page
    before = kinds(dialog)
    assert before == ["heading", "paragraph", "list", "table", "paragraph"]
    stand(dialog, "各分馆")
    assert not acts.as_text.isEnabled()
    stand(dialog, "次数")
    assert acts.as_text.isEnabled() and acts.as_text.text() == "Not a table"
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert "一季度 8" in page.toPlainText()
    stand(dialog, "去年的读书会办了十二次")
    assert acts.as_text.text() == "Not a list"
    acts.as_text.trigger()
    assert "2. 今年的读书会办了十五次" in page.toPlainText()
    assert set(kinds(dialog)) == {"heading", "paragraph"}
    acts.undo.trigger()
    acts.undo.trigger()
    assert kinds(dialog) == before
    acts.redo.trigger()
    assert kinds(dialog) == ["heading", "paragraph", "list", "paragraph", "paragraph", "paragraph"]
    dialog.done(0)


def test_it_is_kept_and_done_again_in_the_next_edition(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(window, tmp_path, qtbot)
    stand(dialog, "次数")
    dialog.editor.acts.as_text.trigger()
    kept(window, qtbot)
    document = window.desk.document or ""
    library = window.workspace.library
    assert "一季度 8" in library.text(document, window.desk.section or "")
    file = tmp_path / "新" / "办法.md"
    file.parent.mkdir()
    file.write_text(TEXT.replace("由总馆解释", "由总馆负责解释"), encoding="utf-8")
    (done,) = window.workspace.import_paths([file], replaces=document)
    assert done[0].error is None and done[0].edition == 2
    (section,) = library.document(document).sections
    body = library.body(document, section.id)
    assert "由总馆负责解释" in plain_text(body) and "一季度 8" in plain_text(body)
    assert [block.kind for block in body.blocks].count("table") == 0
