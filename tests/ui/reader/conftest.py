# SPDX-License-Identifier: MIT
"""A reader with a short Chinese text in it, as the tests of this room use it."""

import pytest
from PySide6.QtCore import QPoint

from study_viewer.core.annotation import Annotation, Placement, Selector
from study_viewer.core.document.model import Body, Cell, Heading, Item, List, Paragraph, Span, Table
from study_viewer.core.document.plain import plain_text
from study_viewer.ui.common.theme import theme
from study_viewer.ui.reader.panel import ReaderPanel


def _words(text: str) -> tuple[Span, ...]:
    return (Span(text),)


BODY = Body(
    (
        Heading(1, _words("县域公共图书馆建设纲要"), "top"),
        *(
            Paragraph(_words(f"第{n}段，公共图书馆是公共文化的基础工程，书从哪里来？" * 3))
            for n in range(1, 30)
        ),
        List((Item((Paragraph(_words("一册书")),)), Item((Paragraph(_words("两册书")),))), 1),
        Table(((Cell(_words("年份")), Cell(_words("目标"))), (Cell(_words("😀2027")), Cell(())))),
        Paragraph(
            (
                Span("见"),
                Span("本节开头", link="#top"),
                Span("与"),
                Span("条款", link="s002#第 1 条"),
            )
        ),
    )
)
TEXT = plain_text(BODY)


class Desk:
    """The panel, and what a person does with it."""

    def __init__(self, panel: ReaderPanel) -> None:
        self.panel = panel
        self.view = panel.view
        self.body, self.text = BODY, TEXT
        self.wishes: list[tuple] = []
        panel.wish.connect(lambda wish: self.wishes.append(tuple(wish)))

    @staticmethod
    def where(words: str) -> tuple[int, int]:
        start = TEXT.index(words)
        return start, start + len(words)

    def annotation(self, id: str, words: str, colour: str | None = "yellow", note: str = ""):
        start, end = self.where(words)
        kind = "highlight" if colour else "bookmark"
        selector = Selector("s", words, "", "", start, end, "")
        placed = Placement("placed", "s", start, end)
        return Annotation(id, kind, "d", "s", selector, note, colour, (), "", "", placed)

    def middle_of(self, words: str) -> QPoint:
        """The middle of the first line of a passage, in pixels of the viewport."""
        areas = self.view.areas(*self.where(words))
        assert areas is not None
        return areas[0].center()

    def select(self, words: str) -> None:
        """As the mouse would, but for the letting go."""
        self.view.select(*self.where(words))

    def offer(self, words: str) -> None:
        """Selects and lets go: the bar comes."""
        self.select(words)
        self.view.selection_finished.emit(*self.where(words))

    @property
    def bar(self):
        return self.panel.bar


@pytest.fixture
def desk(qtbot):
    panel = ReaderPanel(theme("light"))
    qtbot.addWidget(panel)
    panel.resize(700, 600)
    panel.show_section(BODY)
    panel.show()
    qtbot.waitExposed(panel)
    panel.view.setFocus()
    return Desk(panel)
