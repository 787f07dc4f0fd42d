# SPDX-License-Identifier: MIT
"""An hour of use, its pauses left out, in the real window; prints how long each act kept it busy.

The library is a document of 10,000 sections and one of a section with 2,000 annotations. Every
act is one a person makes: it goes through the panels' own signals and commands.
"""

import json
import random
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from bench.window import SENTENCE, settle, wheel_step, window_over
from study_viewer.core.changes import Changes
from study_viewer.ui.main_window import MainWindow
from study_viewer.ui.reader.offering import Wish

ACTS = 700
"""A person who reads makes one every five seconds."""
SECTIONS = 10_000
MARKS = 2_000
PAUSE = 0.03
COLOURS = ("yellow", "green", "blue", "red", "purple")


class Watch(QObject):
    """Beats in the main thread; what lies between two beats is what somebody would wait for.

    It counts processor time of this thread: others may use the machine meanwhile. ``longest`` has
    the milliseconds of each act, in the order they were done.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest: list[tuple[str, float]] = []
        self.begin("start")
        self._last = time.thread_time()
        self._beat = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self.look)
        self._beat.start()

    def forgive(self) -> None:
        """What the script did for itself since the last beat is nobody's wait."""
        self._last = time.thread_time()

    def look(self) -> None:
        now = time.thread_time()
        took = (now - self._last) * 1000
        self._last = now
        act, longest = self.longest[-1]
        self.longest[-1] = act, max(longest, took)

    def begin(self, act: str) -> None:
        self.longest.append((act, 0.0))


class Person:
    """Does one thing after another; the same seed does the same."""

    def __init__(self, window: MainWindow, watch: Watch, seed: int) -> None:
        panels = window.panels
        assert panels is not None
        self.window, self.panels, self.watch = window, panels, watch
        self.dice = random.Random(seed)
        shelf = sorted(window.workspace.library.list(), key=lambda one: -one.sections)
        self.documents = [one.id for one in shelf]

    def live(self) -> None:
        acts: list[Callable[[], None]] = [
            *([self.scroll] * 20),
            *([self.turn] * 8),
            *([self.highlight] * 8),
            *([self.note] * 4),
            *([self.open_entry] * 5),
            *([self.jump] * 5),
            *([self.take_back] * 3),
            self.delete,
            self.recolour,
            self.filter_outline,
            self.filter_annotations,
            self.scope,
            self.find,
            self.go_back,
            self.look,
            self.speak,
            self.export,
            self.keep_notebook,
            self.list_keys,
            self.read_guide,
            self.change_many,
            self.pick_up,
            self.search,
            self.look_for_titles,
        ]
        for act in acts[::-1]:
            # Each of them once for sure, the rare ones first.
            self.do(act)
        for _ in range(ACTS - len(acts)):
            self.do(self.dice.choice(acts))

    def do(self, act: Callable[[], None]) -> None:
        self.watch.begin(act.__name__)
        act()
        self.wait()

    def wait(self, seconds: float = PAUSE) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until or self.panels.tasks.busy:
            QCoreApplication.processEvents()
            # Outside an event loop Qt leaves what is to be deleted where it is.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            time.sleep(0.001)

    # Reading.

    def scroll(self) -> None:
        for _ in range(10):
            wheel_step(self.window.reader.view)
            self.wait(0.002)

    def turn(self) -> None:
        self.panels.actions["next-section"].trigger()

    def open_entry(self) -> None:
        document = self.dice.choice(self.documents)
        entries = self.window.workspace.library.outline(document)
        self.watch.forgive()
        self.panels.open_entry(document, self.dice.choice(entries).id if entries else None)

    def go_back(self) -> None:
        for name in ("back", "back", "forward"):
            self.panels.actions[name].trigger()
            self.wait()

    def find(self) -> None:
        reader = self.window.reader
        reader.find_words("书")
        self.wait(0.3)
        for _ in range(3):
            reader.find_again(1)
            self.wait()
        QTest.keyClick(QApplication.focusWidget() or reader, Qt.Key.Key_Escape)

    # Noting.

    def passage(self) -> tuple[int, int]:
        start, end = self.window.reader.seen()
        first = self.dice.randrange(start, max(end - 30, start + 1))
        return first, first + self.dice.randrange(4, 30)

    def highlight(self) -> None:
        colour = self.dice.choice(COLOURS)
        self.window.reader.wish.emit(Wish("highlight", *self.passage(), colour))

    def note(self) -> None:
        self.panels.marking.begin_note(*self.passage())
        self.wait()
        editor = QApplication.focusWidget()
        if editor is not None:
            QTest.keyClicks(editor, "think of this again")
        self.wait(1.2)
        self.panels.annotations.leave_note()

    def annotation(self) -> str:
        cards = self.panels.annotations.list.cards.cards()
        return self.dice.choice(cards).annotation.id if cards else ""

    def jump(self) -> None:
        if found := self.annotation():
            self.panels.jump(found)

    def recolour(self) -> None:
        if found := self.annotation():
            self.panels.marking.recolour(found, self.dice.choice(COLOURS))

    def delete(self) -> None:
        if found := self.annotation():
            self.panels.doing.delete([found])

    def take_back(self) -> None:
        self.panels.actions[self.dice.choice(("undo", "redo"))].trigger()

    # The panels and the window.

    def scope(self) -> None:
        for scope in ("section", "all", "document"):
            self.panels.annotations.set_scope(scope)
            self.wait(0.1)

    def filter_outline(self) -> None:
        field = self.panels.outline.filter_field
        for words in ("77", "读", ""):
            field.setText(words)
            self.wait(0.4)

    def filter_annotations(self) -> None:
        self.panels.actions["filter-annotations"].trigger()
        self.wait(0.4)
        self.panels.actions["filter-annotations"].trigger()

    def look(self) -> None:
        for name in ("paper-dark", "paper-sepia", "paper-light", "larger", "smaller"):
            self.panels.actions[name].trigger()
            self.wait()

    def speak(self) -> None:
        for name in ("language-en", "language-zh"):
            self.panels.actions[name].trigger()
            self.wait()

    def export(self) -> None:
        self.with_dialog("export", 1.0)

    def keep_notebook(self) -> None:
        self.with_dialog("notebook", 0.3)

    def list_keys(self) -> None:
        self.with_dialog("shortcuts", 0.1)

    def read_guide(self) -> None:
        self.panels.actions["guide"].trigger()
        self.wait(0.2)
        self.panels.actions["back"].trigger()

    def change_many(self) -> None:
        """All of the smaller document, undone, done again and undone."""
        document = self.documents[-1]
        every = [one.id for one in self.window.workspace.notebook.list(document)]
        self.watch.forgive()
        self.panels.marking.recolour(every, self.dice.choice(COLOURS))
        self.wait(0.5)
        for name in ("undo", "redo", "undo"):
            self.panels.actions[name].trigger()
            self.wait(0.5)

    def pick_up(self) -> None:
        """A document whose annotations nobody has asked for since the start."""
        document = self.documents[-1]
        self.window.desk.open(next(one for one in self.documents if one != document))
        self.wait(0.1)
        self.panels.tasks.announce(Changes(everything=True))
        self.wait(0.1)
        self.watch.forgive()
        self.window.desk.open(document)

    def search(self) -> None:
        """Letter by letter, through all documents and notes; to a place and back again."""
        desk = self.panels.searching
        self.panels.actions["search"].trigger()
        panel = desk.panel
        assert panel is not None
        word = self.dice.choice(("书", "读书", "想一想", "第77节"))
        panel.field.clear()
        for letter in word:
            panel.field.insert(letter)
            self.wait(0.15)
        while desk.busy:
            self.wait(0.01)
        QTest.keyClick(panel.field, Qt.Key.Key_Return)
        self.wait(0.3)
        QTest.keyClick(panel.field, Qt.Key.Key_Escape)
        desk.close()

    def look_for_titles(self) -> None:
        self.with_dialog("library", 0.5)

    def with_dialog(self, command: str, seconds: float) -> None:
        self.panels.actions[command].trigger()
        self.wait(seconds)
        for dialog in self.window.findChildren(QDialog):
            dialog.reject()


def main() -> int:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    texts = {f"{n:05}": f"# 第{n}节\n\n{SENTENCE * 3}\n\n{SENTENCE * 4}\n" for n in range(SECTIONS)}
    page = "\n\n".join(f"{n}。{SENTENCE * 4}" for n in range(MARKS // 4))
    with window_over(texts, extra=[f"# 读书\n\n{page}\n"]) as window:
        mark(window)
        watch = Watch()
        person = Person(window, watch, seed)
        person.live()
        watch.begin("end")
        settle(window)
    print(json.dumps(watch.longest))
    return 0


def mark(window: MainWindow) -> None:
    """2,000 annotations in the one section of the smaller document."""
    library, notebook = window.workspace.library, window.workspace.notebook
    document = min(library.list(), key=lambda one: one.sections).id
    section = library.sections(document)[0]
    for n in range(MARKS):
        start = n * (section.characters // MARKS)
        colour = COLOURS[n % 5]
        note = "这里要再想一想。" if n % 10 == 0 else ""
        notebook.annotate(document, section.id, start, start + 20, note=note, colour=colour)
    assert window.panels is not None
    window.panels.tasks.announce(Changes(everything=True))
    settle(window)


if __name__ == "__main__":
    sys.exit(main())
