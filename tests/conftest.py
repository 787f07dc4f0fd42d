# SPDX-License-Identifier: MIT
"""Tests read files in their own process, but for those that are about the other one."""

from pathlib import Path

import pytest

from study_viewer.core.apart import readers
from tests.command_line import TEXT, CommandLine
from tests.nearby import Nearby


@pytest.fixture(autouse=True)
def nearby(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process for each of some thousand imports would double the time of the whole suite.

    ``pytest.mark.apart`` leaves a test the reading processes.
    """
    if request.node.get_closest_marker("apart") is None:
        monkeypatch.setattr(readers, "Readers", Nearby)


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    (tmp_path / "notice.txt").write_text(TEXT, encoding="utf-8")
    return CommandLine(tmp_path)


@pytest.fixture
def imported(run: CommandLine) -> tuple[CommandLine, str]:
    item = run.json("import", run.folder / "notice.txt")[0]
    return run, item["document"]
