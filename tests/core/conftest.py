# SPDX-License-Identifier: MIT
"""In the tests of the core there is no Qt, although pytest-qt has loaded it long before."""

import builtins
from typing import Any

import pytest

QT = ("PySide6", "shiboken6")


@pytest.fixture(autouse=True)
def no_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the core imports while it works, an import of Qt fails.

    Only for what the product asks: taking the loaded modules away from Qt itself ends the process,
    because pytest-qt has it work through its events while a test is set up.
    """
    real = builtins.__import__

    def without_qt(name: str, globals: Any = None, *rest: Any, **named: Any) -> Any:
        asking = (globals or {}).get("__name__", "")
        if name.split(".")[0] in QT and asking.split(".")[0] in ("study_viewer", "tests"):
            raise ImportError(f"{asking} imports {name}, and the core knows no Qt")
        return real(name, globals, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without_qt)
