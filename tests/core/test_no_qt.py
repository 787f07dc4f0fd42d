# SPDX-License-Identifier: MIT
"""The wall around the tests of the core stands."""

import pytest


@pytest.mark.parametrize("name", ["PySide6", "PySide6.QtCore", "PySide6.QtGui", "shiboken6"])
def test_the_core_is_tested_where_qt_cannot_be_imported(name: str) -> None:
    with pytest.raises(ImportError):
        exec(f"import {name}", {"__name__": "study_viewer.core.reading"})
    with pytest.raises(ImportError):
        exec(f"from {name} import x", {"__name__": "study_viewer.core.store.index"})
