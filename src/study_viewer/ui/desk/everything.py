# SPDX-License-Identifier: MIT
"""One box for everything: which commands, documents and headings what is typed may mean."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from study_viewer.core.document.spoken import heard, is_spoken, syllables
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.actions import Actions
from study_viewer.ui.command_table import COMMANDS, MENUS
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.numbers import grouped
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.common.unread import not_all
from study_viewer.ui.desk.searching import SearchDesk
from study_viewer.ui.search.everything import Choice, EverythingBox

if TYPE_CHECKING:
    from study_viewer.ui.desk.search_work import Titled

_COMMANDS = 6
"""Commands shown beside what else the words may mean."""
_GROUPED = ("sort", "paper", "language", "correct")
"""Menus whose commands say too little without the menu's name."""
_ITSELF = "everything"


class _Answer(NamedTuple):
    found: "list[Titled]"
    total: int
    said: dict[str, list[str]]
    """How the names of the commands are spoken, if that had to be looked up."""


class Everything(QObject):
    """Commands are matched at once, titles by a worker; what is typed next ends that."""

    def __init__(
        self,
        actions: Actions,
        searching: SearchDesk,
        tasks: Tasks,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._searching = searching
        self._messages = messages
        self._window = window
        # Behind an import nothing would be found until that is done.
        self._worker = tasks.beside()
        self._job: Job | None = None
        self._said: dict[str, list[str]] = {}
        self._acts: list[Callable[[], object]] = []
        self._before: QWidget | None = None
        self.box = EverythingBox(window)
        self.box.asked.connect(self._ask)
        self.box.chosen.connect(self._go)
        self.box.closed.connect(self._leave)

    @property
    def busy(self) -> bool:
        return self._worker.busy

    def open(self) -> None:
        """Opens the box; asked for again it closes."""
        if self.box.isVisible():
            self.box.close_box()
            return
        self._before = self._window.focusWidget()
        self.box.present()

    def _leave(self) -> None:
        """The keys go back to where they were."""
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()

    def _ask(self, words: str) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._show(words, [], whole=not words)
        if not words:
            return
        names = self._names() if is_spoken(words) else {}
        unsaid = [name for name in names.values() if name not in self._said]

        def work(workspace: Workspace, job: Job) -> _Answer:
            # The search itself is read where it is done.
            from study_viewer.ui.desk.search_work import titles

            found, total = titles(workspace, job, words)
            return _Answer(found, total, {name: syllables(name) for name in unsaid})

        def done(answer: _Answer) -> None:
            if self._job is job:
                self._job = None
                self._said.update(answer.said)
                self._show(words, answer.found, answer.total, whole=True)

        def failed(error: Exception) -> None:
            self._messages.fail(error)
            if self._job is job and isinstance(error, UserFacing):
                self._job = None
                self._show(words, [], whole=True)

        self._job = job = self._worker.run(work, done=done, failed=failed)

    def _show(self, words: str, found: "list[Titled]", total: int = 0, *, whole: bool) -> None:
        """``total`` titles there are, of which those ``found`` come first."""
        choices: list[Choice] = []
        self._acts = []
        names = self._names()
        signs = {one.id: one.icon for one in COMMANDS}
        for command in self._commands(words, names):
            action = self._actions[command]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            choices.append(Choice(names[command], signs[command], keys))
            self._acts.append(action.trigger)
        for number, (hit, beside) in enumerate(found):
            sign = "document" if hit.section is None else "heading"
            apart = number == 0 and bool(choices)
            choices.append(Choice(hit.title, sign, beside, apart))
            self._acts.append(lambda hit=hit: self._searching.show_title(hit))
        if words:
            said = self.tr("Search everywhere for “{words}”").format(words=words)
            keys = self._actions["search"].shortcut()
            shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
            if self._searching.behind:
                # There is not room for both.
                shown = not_all()
            if (left := total - len(found)) > 0:
                more = grouped(self.tr("%n more title(s)", "", left), left)
                shown = f"{more} · {shown}" if shown else more
            choices.append(Choice(said, "search", shown, bool(choices)))
            self._acts.append(lambda: self._searching.begin(words))
        self.box.show_choices(choices, whole=whole)

    def _commands(self, words: str, names: dict[str, str]) -> list[str]:
        """Those whose name has the words, at its beginning first; all of them without words."""
        if not words:
            return list(names)
        wanted = words.casefold()
        weighed: list[tuple[int, str]] = []
        for command, name in names.items():
            at = name.casefold().find(wanted)
            if at < 0 and is_spoken(words):
                place = heard(wanted, self._said.get(name, []))
                at = place[0] if place is not None else -1
            if at >= 0:
                weighed.append((0 if at == 0 else 1, command))
        return [command for _, command in sorted(weighed, key=lambda one: one[0])][:_COMMANDS]

    def _names(self) -> dict[str, str]:
        """Of what can be done now, in the language of the window."""
        menus = dict(MENUS)
        names: dict[str, str] = {}
        for command in COMMANDS:
            if command.id == _ITSELF or not self._actions[command.id].isEnabled():
                continue
            name = QCoreApplication.translate("Actions", command.text).rstrip("…")
            if command.menu in _GROUPED:
                above = QCoreApplication.translate("Actions", menus[command.menu])
                name = f"{above}: {name}"
            names[command.id] = name
        return names

    def _go(self, row: int) -> None:
        if not 0 <= row < len(self._acts):
            return
        act = self._acts[row]
        self.box.close_box()
        act()
