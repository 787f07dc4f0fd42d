# SPDX-License-Identifier: MIT
"""The wall around the tests of the core stands."""

import importlib

import pytest


@pytest.mark.parametrize("name", ["PySide6", "PySide6.QtCore", "PySide6.QtGui", "shiboken6"])
def test_the_core_is_tested_where_qt_cannot_be_imported(name: str) -> None:
    with pytest.raises(ImportError):
        importlib.import_module(name)
