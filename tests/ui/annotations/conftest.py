# SPDX-License-Identifier: MIT
"""Annotations to list, and the panel that lists them."""

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from study_viewer.core.annotation import Annotation, Placement, Selector
from study_viewer.ui.annotations.listed import Card
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.common import fonts
from study_viewer.ui.common.theme import theme


def annotation(name: str, note: str = "", kind: str = "highlight") -> Annotation:
    return Annotation(
        id=name,
        kind=kind,  # type: ignore[arg-type]
        document="d",
        section="s001",
        selector=Selector("s001", f"引文{name}", "", "", 0, 4, ""),
        note=note,
        colour=None if kind == "bookmark" else "yellow",
        tags=(),
        created="2025-10-08T06:00:00Z",
        modified="2025-10-08T06:00:00Z",
        placement=Placement("placed", "s001", 0, 4),
    )


def cards(*names: str, heading: str = "总则") -> list[Card]:
    return [Card(annotation(name), heading) for name in names]


@pytest.fixture
def panel(qtbot: QtBot) -> AnnotationsPanel:
    made = AnnotationsPanel(theme("light"), fonts.font(fonts.SERIF, 13), "document")
    qtbot.addWidget(made)
    model = made.list.cards
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    made.resize(312, 600)
    # Where an earlier test left the mouse may lie over the list, which then does not scroll.
    QCursor.setPos(made.screen().geometry().bottomRight())
    made.show()
    return made
