# SPDX-License-Identifier: MIT
"""The yardstick of a start: a PySide6 window with one text page, gone once painted.

The page is 20 KB of one sentence, or the file that is named: a text of many different characters
costs the bare window 12 % more, since each is drawn for the first time.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

PAGE = "\n".join("读书是一个人安静下来、走得更远的办法。" * 9 for _ in range(40))  # 20 KB


class LeaveOncePainted(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # As the program does: what a clean interpreter exit costs is no part of a start.
            QTimer.singleShot(0, lambda: os._exit(0))
        return False


def main() -> int:
    app = QApplication(sys.argv)
    window = QMainWindow()
    page = QTextBrowser()
    page.setPlainText(Path(sys.argv[1]).read_text(encoding="utf-8") if sys.argv[1:] else PAGE)
    window.setCentralWidget(page)
    window.resize(1280, 800)
    leave = LeaveOncePainted()
    page.viewport().installEventFilter(leave)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
