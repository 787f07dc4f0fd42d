# SPDX-License-Identifier: MIT
"""The panel with one document of three hundred clauses in it."""

import pytest
from pytestqt.qtbot import QtBot

from study_viewer.ui.outline.panel import OutlinePanel
from tests.ui.outline.hands import clauses, shown


@pytest.fixture
def panel(qtbot: QtBot) -> OutlinePanel:
    return shown(clauses(300), qtbot)
