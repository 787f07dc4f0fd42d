# SPDX-License-Identifier: MIT
"""Where the annotations of a document stand in its new edition, in words."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from study_viewer.core.annotation import STATES, State


def counted(states: Iterable[State]) -> str:
    """How many stand how: "158 placed, 2 moved", or that there are none."""
    now = Counter(states)
    counts = [_count(state, now[state]) for state in STATES if now[state]]
    none = QCoreApplication.translate("EditionsDesk", "no annotations")
    return QCoreApplication.translate("EditionsDesk", ", ").join(counts) or none


def _count(state: State, count: int) -> str:
    match state:
        case "placed":
            return QCoreApplication.translate("EditionsDesk", "%n placed", "", count)
        case "moved":
            return QCoreApplication.translate("EditionsDesk", "%n moved", "", count)
        case "check":
            return QCoreApplication.translate("EditionsDesk", "%n to check", "", count)
        case _:
            return QCoreApplication.translate("EditionsDesk", "%n unplaced", "", count)
