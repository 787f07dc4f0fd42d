# SPDX-License-Identifier: MIT
"""A second start raises the window that is open and opens there; run with real processes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace

SRC = Path(__file__).resolve().parent.parent / "src"
PATIENCE = 30


def words(data: Path, *more: str) -> tuple[list[str], dict[str, str]]:
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(SRC))
    env.pop("STUDY_VIEWER_HOME", None)
    return [sys.executable, "-m", "study_viewer", *more, "--data-dir", str(data)], env


def start(data: Path, *more: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    program, env = words(data, *more)
    return subprocess.run(
        program, env=env, cwd=cwd, capture_output=True, text=True, timeout=PATIENCE
    )


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A library of one document of two pages, the first of which was read last."""
    folder = tmp_path / "办法"
    folder.mkdir()
    for name in ("01-总则", "02-附则"):
        (folder / f"{name}.md").write_text(f"# {name[3:]}\n\n正文。\n", encoding="utf-8")
    with closing(Workspace(Paths(tmp_path / "data"))) as workspace:
        document = next(iter(workspace.import_paths([folder])))[0].document
        workspace.reading.moved(document, workspace.library.sections(document)[0].id, 0)
    return tmp_path / "data"


Opened = Callable[[Path], "subprocess.Popen[bytes]"]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Opens a window and waits until it listens."""
    running = []

    def open_one(data: Path) -> "subprocess.Popen[bytes]":
        program, env = words(data)
        process = subprocess.Popen(program, env=env, stderr=subprocess.DEVNULL)
        running.append(process)
        until(lambda: marker(data).get("process") == process.pid)
        return process

    yield open_one
    for process in running:
        process.kill()
        process.wait()


def marker(data: Path) -> dict[str, object]:
    try:
        return dict(json.loads((data / "window.json").read_text()))
    except (OSError, ValueError):
        return {}


def place(data: Path) -> tuple[str, str] | None:
    with closing(Workspace(Paths(data))) as workspace:
        found = workspace.reading.place()
    return (found.document, found.section) if found else None


def test_a_second_start_opens_its_section_in_the_first_window(data: Path, opened: Opened) -> None:
    first = opened(data)
    with closing(Workspace(Paths(data))) as workspace:
        document = next(one.id for one in workspace.library.list() if one.sections == 2)
        section = workspace.library.sections(document)[1].id
    assert place(data) != (document, section)
    second = start(data, "open", f"{document}/{section}")
    assert (second.returncode, second.stdout) == (0, "")
    until(lambda: place(data) == (document, section))
    assert first.poll() is None
    assert marker(data)["process"] == first.pid


def test_files_from_the_file_manager_are_imported_in_the_first_window(
    data: Path, opened: Opened, tmp_path: Path
) -> None:
    first = opened(data)
    names = ["第二份", "第三份"]
    for name in names:
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\n正文。\n", encoding="utf-8")
    # Named as seen from where the second start stands, which is not where the first one does.
    assert start(data, *(f"{name}.md" for name in names), cwd=tmp_path).returncode == 0

    def titles() -> list[str]:
        with closing(Workspace(Paths(data))) as workspace:
            return [one.title for one in workspace.library.list()]

    until(lambda: set(names) <= set(titles()))
    assert first.poll() is None


def test_another_data_folder_has_a_window_of_its_own(
    data: Path, opened: Opened, tmp_path: Path
) -> None:
    first, second = opened(data), opened(tmp_path / "other")
    assert (first.poll(), second.poll()) == (None, None)


def test_a_marker_that_a_crash_left_is_replaced(data: Path, opened: Opened) -> None:
    first = opened(data)
    first.kill()
    first.wait()
    assert marker(data)["process"] == first.pid
    assert opened(data).poll() is None


def test_a_broken_marker_is_replaced(data: Path, opened: Opened) -> None:
    (data / "window.json").write_bytes(b'{"server": [')
    assert opened(data).poll() is None


def test_a_second_start_with_an_unknown_name_says_so_and_leaves_the_window_alone(
    data: Path, opened: Opened
) -> None:
    first = opened(data)
    second = start(data, "open", "nowhere")
    assert second.returncode == 1
    assert "nowhere" in second.stderr
    assert first.poll() is None


def test_of_two_starts_in_the_same_breath_one_window_stays(data: Path) -> None:
    program, env = words(data)
    both = [subprocess.Popen(program, env=env, stderr=subprocess.DEVNULL) for _ in range(2)]
    try:
        until(lambda: any(one.poll() is not None for one in both))
        over, running = sorted(both, key=lambda one: one.poll() is None)
        assert over.returncode == 0
        assert running.poll() is None
        until(lambda: marker(data).get("process") == running.pid)
    finally:
        for one in both:
            one.kill()
            one.wait()
