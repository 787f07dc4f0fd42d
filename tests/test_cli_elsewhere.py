# SPDX-License-Identifier: MIT
"""The command line works on the notebook where the window moved it to."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from tests.command_line import TEXT, CommandLine


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "网盘"
    folder.mkdir()
    return folder


@pytest.fixture
def run(tmp_path: Path, drive: Path) -> CommandLine:
    """A document with one note, whose notebook lies on the drive."""
    (tmp_path / "notice.txt").write_text(TEXT, encoding="utf-8")
    made = CommandLine(tmp_path)
    document = made.json("import", tmp_path / "notice.txt")[0]["document"]
    made.json("annotate", document, "--note", "第一条")
    with closing(Workspace(Paths(tmp_path / "data"))) as workspace:
        workspace.move_notebook(drive)
    return made


def test_it_reads_and_writes_there(run: CommandLine, drive: Path, tmp_path: Path) -> None:
    document = run.json("list")[0]["document"]
    run.json("annotate", document, "--note", "第二条")
    assert {one["note"] for one in run.json("notes")} == {"第一条", "第二条"}
    doctor = run("doctor")
    assert doctor.returncode == 0
    assert str(drive) in doctor.stdout.decode()
    assert not (tmp_path / "data" / "notebook.sqlite3").exists()


@pytest.mark.parametrize("words", [("notes", "--json"), ("doctor",), ("backup",), ("open",)])
def test_without_the_drive_it_says_so_and_begins_nothing_anew(
    words: tuple[str, ...], run: CommandLine, drive: Path, tmp_path: Path
) -> None:
    drive.rename(tmp_path / "拔掉了")
    done = run(*words)
    assert done.returncode == 1
    assert str(drive) in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert not (tmp_path / "data" / "notebook.sqlite3").exists()
    (tmp_path / "拔掉了").rename(drive)
    assert [one["note"] for one in json.loads(run("notes", "--json").stdout)] == ["第一条"]
