# SPDX-License-Identifier: MIT
"""Folders that another process takes on to the shelf."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from study_viewer.core.apart.readers import environment
from study_viewer.core.catching_up import Ended, catch_up_apart
from study_viewer.core.document.query import asked
from study_viewer.core.errors import Cancelled
from study_viewer.core.formats.contract import no_progress
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from tests.by_hand import copied_in

SAYS_NOTHING = """
import pathlib, sys, time
time.sleep(20)
pathlib.Path(sys.argv[1], "ended").touch()
"""
"""A process that ends by itself, so that nobody waits for ever, and leaves a file when it does."""

MISTAKEN = """
import sys
from study_viewer.core import catching_up, shelf
take = shelf.Shelf.take
def mistaken(self, folder, *, trusting=False):
    if folder.name == "d-000000000001":
        raise ZeroDivisionError
    return take(self, folder, trusting=trusting)
shelf.Shelf.take = mistaken
catching_up.main(*sys.argv[1:])
"""
"""A process in which a mistake of ours keeps one folder from being read."""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "data")
    for number in range(4):
        copied_in(made.documents, f"d-{number:012d}", f"第{number}份", f"第{number}份，学习安排。")
    return made


def test_another_process_reads_what_is_not_in_the_index(paths: Paths, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    came = list(catch_up_apart(paths, tmp_path / "nothing", lambda *step: steps.append(step)))
    assert came == [f"d-{number:012d}" for number in range(4)]
    # Whoever waits is asked whether to go on before there is a word, too.
    assert sorted(set(steps) - {(0, 0)}) == [(number, 4) for number in range(4)]
    window = Workspace(paths, tmp_path / "nothing", patient=True)
    assert [one.title for one in window.library.list()] == [f"第{n}份" for n in range(4)]
    assert not window.library.is_behind()
    assert len(list(window.searching.sections(asked("学习")))) == 4
    window.close()


def test_it_is_stopped_and_the_rest_read_later(paths: Paths, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    came: list[str] = []
    with pytest.raises(Cancelled):
        came.extend(catch_up_apart(paths, tmp_path / "nothing", stop))
    list(catch_up_apart(paths, tmp_path / "nothing", no_progress))
    window = Workspace(paths, tmp_path / "nothing", patient=True)
    assert len(window.library.list()) == 4
    window.close()


def test_who_cannot_begin_or_go_on_says_so(paths: Paths, tmp_path: Path) -> None:
    with pytest.raises(Ended):
        list(catch_up_apart(paths, tmp_path / "nothing", no_progress, "study_viewer.no_such"))


def test_a_mistake_of_ours_is_left_to_be_told_by_whoever_waits_and_the_rest_is_read(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mistaken.py").write_text(MISTAKEN, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, sys.path)]))
    came: list[str] = []
    with pytest.raises(Ended):
        came.extend(catch_up_apart(paths, tmp_path / "nothing", no_progress, "mistaken"))
    assert not list(paths.logs.glob("*")), "two reports of one mistake"
    window = Workspace(paths, tmp_path / "nothing", patient=True)
    assert list(window.library.catch_up()) == ["d-000000000001"]
    window.close()


def test_it_is_stopped_while_no_word_comes(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "says_nothing.py").write_text(SAYS_NOTHING, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(catch_up_apart(paths, tmp_path / "nothing", stop, "says_nothing"))
    assert not (paths.data / "ended").exists(), "it was waited for"


def test_the_process_ends_with_whoever_began_it(paths: Paths, tmp_path: Path) -> None:
    for number in range(100, 400):
        copied_in(paths.documents, f"d-{number:012d}", f"第{number}份", "学习安排。" * 2000)
    command = [sys.executable, "-m", "study_viewer.core.catching_up", str(paths.data), "nothing"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdin and process.stdout
        process.stdout.readline()
        process.stdin.close()
        assert process.wait(20) == 1
    window = Workspace(paths, tmp_path / "nothing", patient=True)
    assert window.library.size() < 300
    assert window.library.is_behind()
    window.library.complete()
    assert (window.library.size(), window.library.is_behind()) == (304, False)
    window.close()
