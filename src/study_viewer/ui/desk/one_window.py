# SPDX-License-Identifier: MIT
"""One window for each data folder: a later start tells the first one what it was asked for.

The window leaves a marker in the data folder that says where it listens and which word opens. A
start that finds it sends one line of JSON and waits for ``ok``; a marker that nobody answers for
is what a crash left behind, and is replaced.
"""

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from study_viewer.ui.desk.asked import Asked

LONGEST = 1_000_000
"""Bytes of a message: some thousand paths. Whoever sends more is not this program."""
MOST_FILES = 10_000
_ANSWER_MS = 2000
_PATIENCE_MS = 3000
"""So long a window waits for the end of a message that began."""
_OK = b"ok\n"
_ABSTRACT = sys.platform.startswith("linux")
"""A socket without a file, which a crash would leave behind; the word guards it."""


class _Marker(NamedTuple):
    server: str
    word: str
    process: int


class OneWindow(QObject):
    """The first window's ear; ``asked`` carries an ``Asked``. Close it when the window goes."""

    asked = Signal(object)

    def __init__(self, marker: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = marker
        # As ``secrets`` makes them, which takes 5 ms to import.
        server, word = os.urandom(8).hex(), os.urandom(16).hex()
        self._marker = _Marker(f"study-viewer-{server}", word, os.getpid())
        self._server = QLocalServer(self)
        option = QLocalServer.SocketOption
        self._server.setSocketOptions(
            option.AbstractNamespaceOption if _ABSTRACT else option.UserAccessOption
        )
        self._server.setMaxPendingConnections(8)
        self._server.newConnection.connect(self._hear)

    def listen(self, asked: Asked) -> bool:
        """False where another window listens already; it has what was asked for then."""
        if not self._server.listen(self._marker.server):
            # Without an ear this is a window as any other; nobody is worse off.
            return True
        # Once for a marker that is there, and once more for one that came in between.
        for _ in range(2):
            if self._put_marker():
                return True
            found = _read_marker(self._path)
            if hand_over(self._path, asked):
                self._server.close()
                return False
            # Not one that another start put there meanwhile.
            if found == _read_marker(self._path):
                with contextlib.suppress(OSError):
                    self._path.unlink()
        return True

    def close(self) -> None:
        self._server.close()
        forget(self._path, self._marker.word)

    def _put_marker(self) -> bool:
        """False where there is one already; a folder that cannot be written to gets none.

        It is put there whole: half of one would look like what a crash left.
        """
        part = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump(self._marker._asdict(), file)
            os.link(part, self._path)
        except FileExistsError:
            return False
        except OSError:
            return self._put_without_links(part)
        finally:
            with contextlib.suppress(OSError):
                part.unlink()
        return True

    def _put_without_links(self, part: Path) -> bool:
        """On a stick's file system: two starts in the same breath may both get a window there."""
        if self._path.exists():
            return False
        with contextlib.suppress(OSError):
            part.replace(self._path)
        return True

    def _hear(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Caller(socket, self)

    def opens(self, word: object) -> bool:
        return word == self._marker.word


class _Caller(QObject):
    """One connection: hears one line, answers once, and hangs up."""

    def __init__(self, socket: QLocalSocket, ear: OneWindow) -> None:
        super().__init__(ear)
        self._ear = ear
        self._socket = socket
        self._said = b""
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._end)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._hang_up)
        self._patience.start()
        self._read()

    def _read(self) -> None:
        self._said += self._socket.read(LONGEST + 1 - len(self._said)).data()
        if b"\n" in self._said:
            asked = understood(self._said, self._ear)
            if asked is not None:
                self._socket.write(_OK)
                self._socket.flush()
                # The other process ends as soon as it has its answer.
                QTimer.singleShot(0, self._ear, lambda: self._ear.asked.emit(asked))
            self._hang_up()
        elif len(self._said) > LONGEST:
            self._hang_up()

    def _hang_up(self) -> None:
        self._socket.readyRead.disconnect(self._read)
        self._patience.stop()
        self._socket.disconnectFromServer()

    def _end(self) -> None:
        self._socket.deleteLater()
        self.deleteLater()


def understood(said: bytes, ear: OneWindow) -> Asked | None:
    """What a message asks for; None for one that is not this program's."""
    try:
        told = json.loads(said.partition(b"\n")[0])
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not ear.opens(told.get("word")):
        return None
    document, section = (_name(told.get(key)) for key in ("document", "section"))
    files = told.get("files")
    if not isinstance(files, list) or len(files) > MOST_FILES:
        return None
    paths = [Path(file) for file in files if isinstance(file, str) and "\0" not in file]
    return Asked(document, section, tuple(path for path in paths if path.is_absolute()))


def _name(value: Any) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= 500 else None


def hand_over(marker: Path, asked: Asked) -> bool:
    """Whether the window that left the marker answered in time; what was asked for is its then."""
    found = _read_marker(marker)
    if found is None:
        return False
    socket = QLocalSocket()
    if _ABSTRACT:
        socket.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
    socket.connectToServer(found.server)
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    _let_come_forward(found.process)
    told = {"word": found.word, "document": asked.document, "section": asked.section}
    told_files = [str(path) for path in asked.files[:MOST_FILES]]
    socket.write(json.dumps({**told, "files": told_files}).encode("ascii") + b"\n")
    patience = QDeadlineTimer(_ANSWER_MS)
    while not socket.canReadLine():
        if not socket.waitForReadyRead(max(0, patience.remainingTime())):
            return False
    return socket.readLine().data() == _OK


def _read_marker(path: Path) -> _Marker | None:
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(10_000))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    server, word, process = (told.get(key) for key in _Marker._fields)
    if isinstance(server, str) and isinstance(word, str) and isinstance(process, int):
        return _Marker(server, word, process)
    return None


def forget(path: Path, word: str) -> None:
    """Takes the marker away if it is still the one with this word."""
    found = _read_marker(path)
    if found is not None and found.word == word:
        # One that cannot be taken away is answered for by nobody: the next start replaces it.
        with contextlib.suppress(OSError):
            path.unlink()


def _let_come_forward(process: int) -> None:
    """Windows lets a program come to the front only if the one in front allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
