# SPDX-License-Identifier: MIT
"""The main job in a real window: import, mark, write, lose power, go on where one was."""

from contextlib import closing
from pathlib import Path

from study_viewer.core.annotation import Annotation
from study_viewer.core.paths import Paths
from study_viewer.core.reading import Place
from study_viewer.core.workspace import Workspace
from tests.journeys.person import Person, wait_until

TEXT = "关于办好读书会的决定\n\n" + "\n\n".join(
    f"第{number}次读书会请大家读同一本书，读完以后各写一段话，再请一位同事把大家的话整理成册，"
    "放在阅览室里供来馆的读者翻看，也请读者把自己的想法写在后面的空白页上。"
    for number in range(1, 60)
)


def library(person: Person) -> list[str]:
    with closing(Workspace(Paths(person.data))) as workspace:
        return [one.title for one in workspace.library.list()]


def notes(person: Person) -> list[Annotation]:
    with closing(Workspace(Paths(person.data))) as workspace:
        return sorted(workspace.notebook.list(), key=lambda one: one.created)


def place(person: Person) -> Place | None:
    with closing(Workspace(Paths(person.data))) as workspace:
        return workspace.reading.place()


def far(person: Person) -> bool:
    found = place(person)
    return found is not None and found.offset > 500


def test_the_main_job_survives_a_power_cut(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "decision.txt"
    file.write_text(TEXT, encoding="utf-8")
    person.opens_the_program()

    person.presses("ctrl+o")
    person.sees_a_window("Import files")
    person.types(str(file))
    person.presses("Return")
    person.sees_a_window("Import preview")
    person.presses("ctrl+Return")
    wait_until(lambda: "关于办好读书会的决定" in library(person), "the document")
    person.sees_a_window("Study Viewer")

    person.selects(420, 620, 400)
    person.presses("h")
    wait_until(lambda: len(notes(person)) == 1, "the highlight")

    person.selects(420, 620, 520)
    person.presses("n")
    person.types("ask the colleague")
    wait_until(lambda: len(notes(person)) == 2, "the note")
    person.presses("Escape")

    person.selects(420, 560, 300)
    person.presses("b")
    wait_until(lambda: len(notes(person)) == 3, "the bookmark")

    person.presses("Next", "Next", "Next")
    wait_until(lambda: far(person), "the place")
    before, kept = notes(person), place(person)
    person.pulls_the_plug()

    assert sorted(one.kind for one in before) == ["bookmark", "highlight", "note"]
    assert [one.note for one in before if one.note] == ["ask the colleague"]
    assert all(one.quote for one in before)

    person.opens_the_program()
    assert person.quits() == 0
    assert notes(person) == before
    assert place(person) == kept
