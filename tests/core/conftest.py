# SPDX-License-Identifier: MIT
"""In the tests of the core there is no Qt, although pytest-qt has loaded it long before."""

import sys
from collections.abc import Iterator

import pytest

QT = ("PySide6", "shiboken6")


@pytest.fixture(autouse=True)
def no_qt(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever the core imports while it works, an import of Qt fails."""
    for name in (*QT, *sys.modules):
        if name.split(".")[0] in QT:
            monkeypatch.setitem(sys.modules, name, None)
    yield
    monkeypatch.undo()
