# SPDX-License-Identifier: MIT
"""What stands around a web page is left out, told of in its preview, and put back there."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import previewed, round_of

PAGE = (
    f"<nav><a href=/>首页</a></nav><h1>通知</h1><div><p>{'各处按月整理，及时报送。' * 9}</p></div>"
)


def test_what_stands_around_a_web_page_is_put_back_and_left_out_again(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "页.html"
    file.write_text(PAGE, encoding="utf-8")
    round_of(window).errands.bring([file])
    dialog = previewed(window, qtbot)
    bar = dialog.left_out
    assert bar.isVisible() and not bar.next.isVisible() and "navigation" in bar.text.text()
    assert dialog.said.text.text() == "", "it is told twice"
    assert "首页" not in dialog.editor.page.toPlainText()
    bar.all.click()
    qtbot.waitUntil(lambda: "首页" in dialog.editor.page.toPlainText(), timeout=10_000)
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
    assert bar.all.text() == "Leave it out"
    bar.all.click()
    qtbot.waitUntil(lambda: "首页" not in dialog.editor.page.toPlainText(), timeout=10_000)
    qtbot.waitUntil(lambda: not round_of(window).tasks.busy, timeout=10_000)
