# SPDX-License-Identifier: MIT
"""A revised text in a real window: asked about, kept, told of, and taken back, by keys alone."""

from contextlib import closing
from pathlib import Path

from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from tests.journeys.person import Person, wait_until
from tests.journeys.test_reading_and_marking import TEXT, library, notes

TITLE = "关于办好读书会的决定"
REVISED = TEXT.replace("阅览室", "大厅").replace("第9次", "第九次")


def edition(person: Person) -> int:
    with closing(Workspace(Paths(person.data))) as workspace:
        return next(one.edition for one in workspace.library.list() if one.title == TITLE)


def brings(person: Person, file: Path) -> None:
    person.presses("ctrl+o")
    person.sees_a_window("Import files")
    person.types(str(file))
    person.presses("Return")


def test_a_revised_text_takes_the_place_of_the_one_before_and_is_taken_back(
    person: Person, tmp_path: Path
) -> None:
    first, second = tmp_path / "decision.txt", tmp_path / "revised.txt"
    first.write_text(TEXT, encoding="utf-8")
    second.write_text(REVISED, encoding="utf-8")
    person.opens_the_program()
    brings(person, first)
    person.sees_a_window("Import preview")
    person.presses("ctrl+Return")
    wait_until(lambda: TITLE in library(person), "the document")
    person.sees_a_window("Study Viewer")
    person.selects(420, 620, 400)
    person.presses("h")
    wait_until(lambda: len(notes(person)) == 1, "the highlight")

    brings(person, second)
    person.sees_a_window("A new edition")
    person.presses("Return")
    person.sees_a_window("Import preview: Edition 2")
    person.presses("ctrl+Return")
    wait_until(lambda: edition(person) == 2, "the new edition")
    assert library(person).count(TITLE) == 1
    (noted,) = notes(person)
    assert noted.placement.state in ("placed", "check")

    person.sees_a_window("Study Viewer")
    person.presses("ctrl+z")
    wait_until(lambda: edition(person) == 1, "the edition before")
    assert [one.placement.state for one in notes(person)] == ["placed"]
    assert person.quits() == 0
