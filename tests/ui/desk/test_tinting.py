# SPDX-License-Identifier: MIT
"""The words that are sought everywhere are tinted in the text that is shown, and no others."""

from array import array

import pytest

from study_viewer.core.document.finding import Hits
from study_viewer.ui.desk.tinting import Tinting
from study_viewer.ui.search.panel import Asked

FIRST, SECOND = (Hits(array("I", [at]), array("I", [at + 2])) for at in (1, 5))


class Signal:
    def connect(self, ear):
        self.emit = ear


class Desk:
    document, section = "d", "s1"

    def __init__(self):
        self.stood = Signal()


class View:
    hits = None

    def set_hits(self, hits, current=-1):
        self.hits = hits


class Finding:
    shown = False


class Reader:
    def __init__(self):
        self.view = View()
        self.finding = Finding()


class Job:
    cancelled = False

    def cancel(self):
        self.cancelled = True


class Worker:
    """Keeps whom each job answers, to answer when the test says."""

    def __init__(self):
        self.jobs = []

    def run(self, work, **ears):
        self.jobs.append((Job(), ears))
        return self.jobs[-1][0]

    def answer(self, number, hits):
        self.jobs[number][1]["done"](hits)


class Stage:
    def __init__(self):
        self.desk, self.reader, self.worker = Desk(), Reader(), Worker()
        self.tinting = Tinting(self.desk, self.reader, self.worker, None)


@pytest.fixture
def stage():
    made = Stage()
    made.tinting.tint(Asked("城乡"))
    return made


def test_what_was_found_of_the_words_before_is_not_tinted(stage):
    stage.tinting.tint(Asked("融合"))
    assert stage.worker.jobs[0][0].cancelled
    stage.worker.answer(0, FIRST)
    assert stage.reader.view.hits is None
    stage.worker.answer(1, SECOND)
    assert stage.reader.view.hits is SECOND


def test_what_was_found_in_the_text_before_is_not_tinted_in_this_one(stage):
    stage.desk.section = "s2"
    stage.worker.answer(0, FIRST)
    assert stage.reader.view.hits is None


def test_while_the_bar_finds_in_the_section_its_own_tints_stay(stage):
    stage.reader.finding.shown = True
    stage.reader.view.hits = SECOND
    stage.worker.answer(0, FIRST)
    stage.tinting.show()
    stage.tinting.tint(Asked("融合"))
    assert stage.reader.view.hits is SECOND


def test_a_text_without_the_words_is_looked_through_once(stage):
    stage.worker.answer(0, None)
    stage.desk.stood.emit("d", "entry", False)
    assert len(stage.worker.jobs) == 1
    # A jump may lead to another edition of it.
    stage.desk.stood.emit("d", "entry", True)
    assert len(stage.worker.jobs) == 2
