# SPDX-License-Identifier: MIT
"""All files that still wait to be said new editions or not, from whichever import."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from study_viewer.ui.desk.deciding import Deciding


class Undecided(QObject):
    """``waiting`` says whether there is any; one command asks about them, one list after another,
    long after those lists were closed."""

    waiting = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rounds: list[Deciding] = []
        self._next: list[Deciding] = []
        """Those that are asked about once the question that is open is answered."""

    def follow(self, deciding: Deciding) -> None:
        """Until it is done."""
        self._rounds.append(deciding)
        deciding.stands.connect(self._look)
        deciding.over.connect(self._go_on)
        deciding.unasked.connect(self._stop)
        deciding.ended.connect(lambda: self._forget(deciding))
        self._look()

    def ask(self) -> None:
        self._next = list(self._rounds)
        self._go_on()

    def _go_on(self) -> None:
        if QApplication.activeModalWidget() is not None:
            # Over what another part asks it would take the keys; one can ask for the rest again.
            self._stop()
        while self._next:
            deciding = self._next.pop(0)
            if deciding.waits:
                deciding.ask()
                return

    def _stop(self) -> None:
        """Or the end of another import would bring a question that nobody asked for."""
        self._next.clear()

    def _look(self) -> None:
        self.waiting.emit(any(one.waits for one in self._rounds))

    def _forget(self, deciding: Deciding) -> None:
        self._rounds.remove(deciding)
        self._look()
