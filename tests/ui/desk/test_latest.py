# SPDX-License-Identifier: MIT
"""Of several jobs of one name the last alone is heard, whatever was on its way already."""

from study_viewer.core.errors import UserFacing
from study_viewer.ui.desk.latest import Latest


class Worker:
    """Keeps whom each job answers, to answer when the test says."""

    def __init__(self):
        self.jobs = []

    def run(self, work, **ears):
        self.jobs.append((Job(), ears))
        return self.jobs[-1][0]


class Job:
    cancelled = False

    def cancel(self):
        self.cancelled = True


def test_an_answer_to_what_was_asked_before_is_not_heard():
    heard = []
    latest, worker = Latest(heard.append, heard.append), Worker()
    for name in ("first", "second"):
        latest.run("text", worker, None, lambda _, name=name: heard.append(name), heard.append)
    for _, ears in worker.jobs:
        ears["news"]("news")
        ears["done"](None)
    assert heard == ["news", "second"]
    assert "text" not in latest


def test_a_refusal_of_what_was_asked_before_is_not_heard_and_a_bug_is():
    refused, bugs = [], []
    latest, worker = Latest(refused.append, bugs.append), Worker()
    for _ in range(2):
        latest.run("text", worker, None, refused.append)
    (_, first), (_, second) = worker.jobs
    first["failed"](UserFacing("search-empty"))
    assert refused == []
    second["failed"](UserFacing("search-pattern", at=1))
    assert [error.code for error in refused] == ["search-pattern"]
    first["failed"](ValueError())
    assert len(bugs) == 1


def test_a_job_may_have_its_own_ear_for_what_is_refused():
    of_all, of_this = [], []
    latest, worker = Latest(of_all.append, [].append), Worker()
    latest.run("more", worker, None, [].append, refused=of_this.append)
    worker.jobs[0][1]["failed"](UserFacing("index-busy"))
    assert (of_all, len(of_this)) == ([], 1)
    assert "more" not in latest


def test_what_went_wrong_is_at_work_no_more():
    latest, worker = Latest([].append, [].append), Worker()
    latest.run("more", worker, None, [].append)
    worker.jobs[0][1]["failed"](ValueError())
    assert "more" not in latest


def test_what_is_stopped_is_told_to_stop_and_heard_no_more():
    heard = []
    latest, worker = Latest(heard.append, heard.append), Worker()
    latest.run("text", worker, None, heard.append)
    latest.stop()
    job, ears = worker.jobs[0]
    assert job.cancelled
    ears["done"](1)
    assert heard == []
