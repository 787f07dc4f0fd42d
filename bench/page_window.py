# SPDX-License-Identifier: MIT
"""What a page costs in the real window, and in a plain text browser beside it; prints JSON."""

import json
import sys
from collections.abc import Callable
from statistics import median, quantiles

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTextBrowser

from bench.window import SENTENCE, milliseconds, settle, wheel_step, window_over
from study_viewer.core.changes import Changes
from study_viewer.core.document.model import SectionInfo
from study_viewer.ui.main_window import MainWindow

TURNS = 9
STEPS = 200
MARKS = 2_000
SMALL, LARGE = 20_000, 1_000_000
"""Bytes of a section in UTF-8."""


def main() -> int:
    texts = {f"{n}-{size}": page(size) for size in (SMALL, LARGE) for n in (1, 2)}
    texts["marked"] = page(MARKS * 120)
    with window_over(texts) as window:
        told = {
            "small": turning(window, SMALL, 0.0),
            "large": turning(window, LARGE, 0.0),
            "large_end": turning(window, LARGE, 0.97),
            "plain_small": plain(texts[f"1-{SMALL}"]),
            "plain_large": plain(texts[f"1-{LARGE}"]),
            **marked(window),
        }
    print(json.dumps(told))
    return 0


def page(size: int) -> str:
    """About ``size`` bytes."""
    paragraph = SENTENCE * 4
    count = max(size // len(paragraph.encode()), 1)
    lines = (f"{n}。{paragraph}" for n in range(count))
    return "# 读书\n\n" + "\n\n".join(lines) + "\n"


def turning(window: MainWindow, size: int, part: float) -> float:
    """Milliseconds until the next section is painted, entered so far down; the median."""
    found = []
    for turn in range(TURNS):
        section = section_of(window, f"{turn % 2 + 1}-{size}")
        offset = int(section.characters * part)
        found.append(milliseconds(lambda at=(section.id, offset): show(window, *at)))
        settle(window)
    return median(found)


def section_of(window: MainWindow, name: str) -> SectionInfo:
    assert window.desk.document is not None
    sections = window.workspace.library.sections(window.desk.document)
    return next(section for section in sections if name in section.id)


def show(window: MainWindow, section: str, offset: int) -> None:
    assert window.desk.document is not None
    window.desk.open(window.desk.document, section, offset)
    window.reader.view.viewport().repaint()


def plain(text: str) -> float:
    """The same for a QTextBrowser with bare text."""
    browser = QTextBrowser()
    browser.resize(700, 700)
    browser.show()
    QApplication.processEvents()

    def turn(n: int) -> Callable[[], None]:
        def act() -> None:
            browser.setPlainText(f"{n}{text}")
            browser.viewport().repaint()

        return act

    found = []
    for n in range(TURNS):
        found.append(milliseconds(turn(n)))
        QApplication.processEvents()
    return median(found)


def marked(window: MainWindow) -> dict[str, float]:
    """With 2,000 highlights in one section, a note on every tenth."""
    notebook, document = window.workspace.notebook, window.desk.document
    assert document is not None
    section = section_of(window, "marked")
    room = section.characters // MARKS
    for n in range(MARKS):
        start = n * room
        colour = ("yellow", "green", "blue", "red", "purple")[n % 5]
        note = "这里要再想一想。" if n % 10 == 0 else ""
        notebook.annotate(document, section.id, start, start + 20, note=note, colour=colour)
    window.desk.annotated.heard(Changes(everything=True))
    opened = milliseconds(lambda: show(window, section.id, 0))
    settle(window)
    panel = window.panels
    assert panel is not None
    panel.listing.refresh()
    settle(window)
    assert len(panel.annotations.list.cards.cards()) == MARKS
    listed = milliseconds(lambda: (panel.listing.refresh(), panel.annotations.list.repaint()))
    return {
        "marked_open": opened,
        "marked_wheel": wheel(window.reader.view),
        "list_open": listed,
        "list_wheel": wheel(panel.annotations.list),
    }


def wheel(area: QAbstractScrollArea) -> float:
    """Milliseconds that 95 of 100 wheel steps and their paint take at most."""
    found = [milliseconds(lambda: wheel_step(area)) for _ in range(STEPS)]
    return quantiles(found, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
