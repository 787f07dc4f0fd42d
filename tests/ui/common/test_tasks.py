# SPDX-License-Identifier: MIT
"""Long work goes through one door, and what it says comes back in the main thread."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from study_viewer.core.changes import Changes
from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.tasks import Job, Tasks


@pytest.fixture
def tasks(tmp_path: Path, qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks(lambda: Workspace(Paths(tmp_path)))
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_result_comes_home(tasks: Tasks, qtbot: QtBot) -> None:
    threads: list[int] = []
    results: list[object] = []

    def work(workspace: Workspace, job: Job) -> str:
        threads.append(threading.get_ident())
        return "done"

    def done(result: object) -> None:
        threads.append(threading.get_ident())
        results.append(result)

    tasks.run(work, done=done)
    qtbot.waitUntil(lambda: bool(results))
    assert results == ["done"]
    assert threads[0] != threads[1] == threading.get_ident()
    assert not tasks.busy


def test_each_work_has_a_workspace_of_its_own(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[Workspace] = []
    for _ in range(2):
        tasks.run(lambda workspace, job: workspace, done=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] is not seen[1]


def test_a_failure_is_heard_as_it_was_raised(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[Exception] = []
    error = UserFacing("disk-full", path="x")

    def work(workspace: Workspace, job: Job) -> None:
        raise error

    tasks.run(work, done=lambda _: heard.append(AssertionError()), failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [error]


def test_a_failure_that_nobody_hears_is_raised_in_the_main_thread(
    tasks: Tasks, qtbot: QtBot
) -> None:
    def work(workspace: Workspace, job: Job) -> None:
        raise KeyError("a bug")

    with qtbot.captureExceptions() as caught:
        tasks.run(work)
        qtbot.waitUntil(lambda: bool(caught))
    assert [kind for kind, _, _ in caught] == [KeyError]


def test_a_cancelled_job_stops_at_its_next_word(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[str] = []
    begun = threading.Event()
    stop = threading.Event()

    def work(workspace: Workspace, job: Job) -> None:
        begun.set()
        assert stop.wait(10)
        job.progress(1, 2)
        heard.append("went on")

    job = tasks.run(work, done=lambda _: heard.append("done"), stopped=lambda: heard.append("over"))
    assert begun.wait(10)
    job.cancel()
    stop.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["over"]


def test_progress_and_news_come_in_order_before_the_end(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[object] = []

    def work(workspace: Workspace, job: Job) -> str:
        job.progress(1, 2)
        job.report("first")
        job.report("second")
        return "end"

    tasks.run(
        work, done=heard.append, news=heard.append, progress=lambda *words: heard.append(words)
    )
    qtbot.waitUntil(lambda: "end" in heard)
    assert heard == [(1, 2), "first", "second", "end"]


class Endless:
    """Work that goes on until it is cancelled."""

    def __init__(self) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()

    def __call__(self, workspace: Workspace, job: Job) -> None:
        self.begun.set()
        try:
            while True:
                job.progress(0, 0)
        except Cancelled:
            self.ended.set()
            raise


def test_closing_waits_for_what_runs_and_then_nothing_is_heard(tasks: Tasks, qtbot: QtBot) -> None:
    work = Endless()
    heard: list[object] = []
    tasks.run(work, stopped=lambda: heard.append("stopped"))
    assert work.begun.wait(10)
    tasks.close()
    assert work.ended.is_set()
    qtbot.wait(20)
    assert heard == []


@pytest.mark.parametrize(
    "act",
    [
        lambda tasks: tasks.announce(Changes(documents=("d",))),
        lambda tasks: tasks.run(lambda workspace, job: None),
        lambda tasks: tasks.close(),
    ],
)
def test_another_thread_is_shouted_at(tasks: Tasks, act: Callable[[Tasks], object]) -> None:
    heard: list[str] = []

    def elsewhere() -> None:
        try:
            act(tasks)
        except RuntimeError as error:
            heard.append(str(error))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(heard) == 1
    assert "main thread" in heard[0]


def test_no_change_is_no_news(tasks: Tasks) -> None:
    heard: list[Changes] = []
    tasks.changed.connect(heard.append)
    tasks.announce(Changes())
    tasks.announce(Changes(annotations=("a",)))
    assert heard == [Changes(annotations=("a",))]


def test_whatever_works_beside_ends_with_the_others(tasks: Tasks, qtbot: QtBot) -> None:
    work = Endless()
    tasks.beside().run(work)
    assert work.begun.wait(5)
    tasks.close()
    assert work.ended.is_set()


def test_all_that_runs_is_asked_to_stop_before_any_of_it_is_waited_for(tasks: Tasks) -> None:
    """Else the long work goes on while that beside it comes to its end."""
    work = Endless()
    seen: list[bool] = []
    begun = threading.Event()

    def beside(workspace: Workspace, job: Job) -> None:
        begun.set()
        seen.append(work.ended.wait(5))

    tasks.run(work)
    tasks.beside().run(beside)
    assert work.begun.wait(5)
    assert begun.wait(5)
    tasks.close()
    assert seen == [True]
