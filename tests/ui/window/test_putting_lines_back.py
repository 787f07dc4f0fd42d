# SPDX-License-Identifier: MIT
"""Lines that were left out are put back in new documents alone, never in a document's place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from study_viewer.ui.dialogs.report import ImportReport
from study_viewer.ui.main_window import MainWindow
from tests.core.book_editions import PARTS
from tests.ui.window.hands import previewed, round_of
from tests.ui.window.several_hands import asked, documents, edition, idle, offers

_LAMPS = "晚上最后离开的同事要把灯关好，谢谢大家。"
_KEYS = "钥匙放在门后的钩子上面，请大家记得归还。"


def page(file: Path, title: str, paragraphs: list[str]) -> Path:
    """A web page with what stands around its text."""
    file.parent.mkdir(exist_ok=True)
    links = "".join(f'<a href="/{n}">栏目{n}</a> ' for n in range(8))
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    foot = "<footer>版权所有，未经许可不得转载，京备案一二三号。</footer>"
    file.write_text(
        f"<html><head><title>{title}</title></head><body><nav>{links}</nav>"
        f"<article><h1>{title}</h1>{text}</article>{foot}</body></html>",
        encoding="utf-8",
    )
    return file


@pytest.mark.parametrize("decided", [False, True])
def test_held_and_renewed_ones_are_left_as_they_are(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, decided: bool
) -> None:
    round_of(window).errands.bring([page(tmp_path / "旧" / "办法.html", "借书办法", list(PARTS))])
    previewed(window, qtbot).main.click()
    idle(window, qtbot)
    old = documents(window)["借书办法"]
    files = [
        page(tmp_path / "新" / "办法.html", "借书办法", [*PARTS[:1], *PARTS[2:]]),
        page(tmp_path / "新" / "灯.html", "关灯", [_LAMPS] * 5),
        page(tmp_path / "新" / "钥匙.html", "钥匙", [_KEYS] * 5),
    ]
    dialog = asked(window, qtbot, files)
    if decided:
        dialog.go.click()
    else:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    idle(window, qtbot)
    number = edition(window, old)
    assert number == (2 if decided else 1)
    offers(window)["Details"].click()
    (report,) = window.findChildren(ImportReport)
    back = report.findChild(QPushButton, "put-back")
    assert isinstance(back, QPushButton)
    back.click()
    idle(window, qtbot)
    assert edition(window, old) == number
    titles = [one.title for one in window.workspace.library.list()]
    assert titles.count("借书办法") == 1
