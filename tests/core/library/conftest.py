# SPDX-License-Identifier: MIT
"""A workspace over an empty folder, and a text to import into it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from study_viewer.core.importing import Imported
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace

TEXT = """关于开展读书活动的通知

各单位要高度重视读书活动，学习和实践并重。

各单位要结合实际制定方案，学习要有记录。
"""


@pytest.fixture
def open_workspace(tmp_path: Path) -> Iterator[Callable[[], Workspace]]:
    """Opens the same data folder again and again, as one start after another does."""
    opened: list[Workspace] = []
    bundled = tmp_path / "bundled"
    bundled.mkdir()

    def opener() -> Workspace:
        opened.append(Workspace(Paths(tmp_path / "data"), bundled))
        return opened[-1]

    yield opener
    for workspace in opened:
        workspace.close()


@pytest.fixture
def workspace(open_workspace: Callable[[], Workspace]) -> Workspace:
    return open_workspace()


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def imported(workspace: Workspace, notice: Path) -> Imported:
    """The notice, just imported."""
    return next(iter(workspace.import_paths([notice])))[0]
