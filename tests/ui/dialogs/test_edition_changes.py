# SPDX-License-Identifier: MIT
"""What changed between two editions, however much it is."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from study_viewer.core.comparing import Compared
from study_viewer.core.document.changed import SectionText, changes
from study_viewer.ui.dialogs.edition_changes import EditionChanges
from study_viewer.ui.dialogs.edition_rows import ChangeRows


def test_of_thousands_of_changes_only_those_in_sight_are_worded(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [SectionText("s001", "一", "\n".join(f"{one} 旧的说法在这里" for one in range(3000)))]
    new = [SectionText("s001", "一", "\n".join(f"{one} 新的说法在这里" for one in range(3000)))]
    found = changes(old, new)
    worded: list[int] = []
    word = ChangeRows.__getitem__
    monkeypatch.setattr(
        ChangeRows, "__getitem__", lambda self, number: worded.append(1) or word(self, number)
    )
    window = QWidget()
    qtbot.addWidget(window)
    dialog = EditionChanges("一", window)
    dialog.show()
    dialog.show_compared(Compared("d", "一", 1, 2, found, ((),) * len(found)), (1, 2), {})
    QApplication.processEvents()
    assert len(found) >= 3000 and dialog.place.text() == f"1 / {len(found)}"
    assert 0 < len(worded) < 300


def test_an_article_reworded_under_another_number_is_shown_from_the_words_that_differ() -> None:
    long = "各分馆每年的读书安排由总馆的办公室会同有关部门共同制定并且按期公布，读书会全年举办"
    old = [SectionText("s001", "一", f"第三条　{long}十二次。")]
    new = [SectionText("s001", "一", f"第四条　{long}十五次。")]
    found = changes(old, new)
    rows = ChangeRows(Compared("d", "一", 1, 2, found, ((),)), "", str)
    assert rows[1].first.startswith("…") and rows[1].first.endswith("十五次。")
    assert len(rows[1].first) < len(long)
