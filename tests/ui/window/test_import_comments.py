# SPDX-License-Identifier: MIT
"""The preview of a Word file offers what others remarked in it, to be kept as notes."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from study_viewer.ui.main_window import MainWindow
from tests.core.formats.word_made import made, p
from tests.ui.window.hands import kept, previewed, round_of

REMARKED = (
    '<w:commentRangeStart w:id="0"/><w:r><w:t>读书</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    "<w:r><w:t>要有记录，按月报送，不得遗漏。</w:t></w:r>"
)
COMMENT = f'<w:comment w:id="0" w:author="张三">{p("写清楚。")}</w:comment>'


def test_comments_are_kept_as_notes_where_the_box_is_ticked(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = made(tmp_path / "a.docx", p("关于读书的通知") + p(inside=REMARKED), comments=COMMENT)
    round_of(window).errands.bring([file])
    dialog = previewed(window, qtbot)
    assert dialog.comments.isVisible() and not dialog.comments.isChecked()
    assert "1" in dialog.comments.text()
    dialog.comments.click()
    qtbot.waitUntil(lambda: dialog.editor.draft.wishes.comments, timeout=10_000)
    assert dialog.comments.isVisible() and dialog.comments.isChecked()
    kept(window, qtbot)
    (note,) = window.workspace.notebook.list(window.desk.document)
    assert (note.quote, note.note) == ("读书", "张三：写清楚。")


def test_a_file_without_comments_has_no_such_box(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = made(tmp_path / "a.docx", p("关于读书的通知") + p("要有记录，按月报送，不得遗漏。"))
    round_of(window).errands.bring([file])
    dialog = previewed(window, qtbot)
    assert not dialog.comments.isVisible()
    dialog.reject()
