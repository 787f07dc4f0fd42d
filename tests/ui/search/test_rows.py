# SPDX-License-Identifier: MIT
"""What has room in a row of what was found."""

from PySide6.QtGui import QFont, QFontMetrics

from study_viewer.core.searching import Excerpt
from study_viewer.ui.search.rows import before_room

WIDTH = 280


def test_a_title_that_has_room_keeps_its_number(qtbot):
    font = QFont()
    font.setPixelSize(13)
    title = Excerpt("第三条 医疗机构应当依法", "人才", "计划")
    needed = QFontMetrics(font).horizontalAdvance(title.before)
    assert WIDTH * 0.45 < needed <= before_room(font, title, WIDTH, 1)


def test_what_follows_the_words_keeps_its_share(qtbot):
    font = QFont()
    font.setPixelSize(13)
    long = Excerpt("前" * 50, "人才", "后" * 50)
    assert before_room(font, long, WIDTH, 1) == before_room(font, long, WIDTH, 2) == 126
