# SPDX-License-Identifier: MIT
"""Reads files through reading processes: each serves many files, and several read side by side."""

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from study_viewer.core.apart import wire
from study_viewer.core.apart.wire import Frame
from study_viewer.core.crash import write_report
from study_viewer.core.document.model import Metadata
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import refusals
from study_viewer.core.formats.contract import (
    PagePicture,
    PageWish,
    Parsed,
    ParsedSection,
    Progress,
    Wishes,
    no_progress,
)
from study_viewer.core.paths import PACKAGE

SECONDS = 20.0
"""Of waiting for one file; what the answers take here does not count."""
SECONDS_A_MEGABYTE = 1.5
"""More for large files: 100 MB of text take 28 s on the slowest machine that was measured."""
SECONDS_A_MEGABYTE_OF = {".pdf": 10.0}
"""Instead, where little space holds much: 507 pages of text were 1.3 MB and took 6.7 s."""
SECONDS_A_FILE = 0.02
"""More for each file of a folder: 10,000 small ones take up to 25 s, whatever their size."""
CHILD = "study_viewer.core.apart.child"
_LOOK = 0.1
_AHEAD = 16
"""Frames that may wait here. A section has at most some 20,000 characters, so a book's pictures
aside that is a few megabytes."""


class Reading(Protocol):
    """A file whose reading was begun."""

    def parsed(self, progress: Progress) -> Parsed:
        """Waits for the beginning; raises UserFacing where the file cannot be read.

        The same may be raised while its sections are taken, which must happen in one thread.
        """
        ...

    def drop(self) -> None:
        """Nobody wants it; no harm when it is done."""
        ...


class Reads(Protocol):
    """Whoever reads files for the use cases."""

    @property
    def side_by_side(self) -> int:
        """How many files are worth beginning at once."""
        ...

    def begin(self, path: Path, wishes: Wishes) -> Reading: ...

    def page(self, path: Path, wish: PageWish, progress: Progress = no_progress) -> PagePicture: ...

    def close(self) -> None: ...


class Readers:
    """Reading processes, begun when they are needed; to be closed."""

    def __init__(self, logs: Path, seconds: float = SECONDS, module: str = CHILD) -> None:
        """``logs`` is where a mistake of ours in a reading process is reported."""
        self._logs = logs
        self._seconds = seconds
        self._module = module
        self._free: list[_Process] = []
        self._all: list[_Process] = []

    @property
    def side_by_side(self) -> int:
        return min(os.cpu_count() or 1, 4)

    def begin(self, path: Path, wishes: Wishes) -> Reading:
        words = {"path": str(path.absolute()), "wishes": wire.wishes_out(wishes)}
        return _Begun(self, path, Frame("read", words), self._patience(path))

    def page(self, path: Path, wish: PageWish, progress: Progress = no_progress) -> PagePicture:
        """One page of a file as a picture; raises UserFacing as ``registry.page`` does.

        ``progress`` learns nothing, but may cancel.
        """
        words = {"path": str(path.absolute()), "wish": wish._asdict()}
        begun = _Begun(self, path, Frame("page", words), self._seconds)
        with begun.watched():
            picture = wire.page_in(begun.next(progress))
        begun.give_back()
        return picture

    def close(self) -> None:
        for process in self._all:
            process.end()
        self._all.clear()
        self._free.clear()

    def take(self) -> "_Process":
        # Two threads may ask at once: the import, and the page beside the text.
        with contextlib.suppress(IndexError):
            return self._free.pop()
        process = _Process(self._module)
        self._all.append(process)
        return process

    def report(self, traceback: str) -> None:
        write_report(self._logs, _Failure(traceback))

    def give_back(self, process: "_Process") -> None:
        self._free.append(process)

    def end(self, process: "_Process") -> None:
        process.end()
        if process in self._all:
            self._all.remove(process)

    def _patience(self, path: Path) -> float:
        sizes: list[int] = []
        with contextlib.suppress(OSError):
            files = [path] if path.is_file() else path.rglob("*")
            sizes.extend(file.stat().st_size for file in files if file.is_file())
        each = SECONDS_A_MEGABYTE_OF.get(path.suffix.lower(), SECONDS_A_MEGABYTE)
        more = each * sum(sizes) / 1_000_000 + SECONDS_A_FILE * len(sizes)
        return self._seconds + more


class _Begun:
    """One request under way."""

    def __init__(self, readers: Readers, path: Path, request: Frame, patience: float) -> None:
        self._readers = readers
        self._path = path
        self._left = patience
        self._told = (0, 0)
        self._process: _Process | None = readers.take()
        self._process.ask(request)

    def parsed(self, progress: Progress) -> Parsed:
        parsed = Parsed(Metadata(""), iter(()))
        with self.watched():
            wire.end_in(self.next(progress), parsed, self._root())
        parsed.sections = self._sections(parsed, progress)
        return parsed

    def drop(self) -> None:
        if self._process is not None:
            self._readers.end(self._process)
            self._process = None

    def give_back(self) -> None:
        if self._process is not None:
            self._readers.give_back(self._process)
            self._process = None

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Whatever goes wrong in here ends the process; an answer that is none is its crash."""
        try:
            yield
        except UserFacing:
            # A refusal leaves the process fit for the next file; all else dropped it already.
            self.give_back()
            raise
        except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            self.drop()
            raise UserFacing("file-crashed", path=str(self._path)) from error
        except BaseException:
            self.drop()
            raise

    def next(self, progress: Progress | None) -> Frame:
        """The next answer; raises UserFacing for a refusal, a crash, or one that takes too long."""
        while True:
            frame = self._awaited(progress)
            if frame.kind == "refused":
                code, details = frame.words
                raise UserFacing(str(code), **details)
            if frame.kind == "failed":
                self._readers.report(str(frame.words))
                raise UserFacing("file-crashed", path=str(self._path))
            if frame.kind != "progress":
                return frame
            done, total = frame.words
            self._told = (int(done), int(total))
            if progress is not None:
                progress(*self._told)

    def _sections(self, parsed: Parsed, progress: Progress) -> Iterator[ParsedSection]:
        ended = False
        try:
            while not ended:
                with self.watched():
                    frame = self.next(progress)
                    if frame.kind == "done":
                        wire.end_in(frame, parsed, self._root())
                        ended = True
                        break
                    section = wire.section_in(frame)
                yield section
        finally:
            if ended:
                self.give_back()
            else:
                self.drop()

    def _awaited(self, progress: Progress | None) -> Frame:
        process = self._process
        assert process is not None
        while True:
            began = time.monotonic()
            try:
                frame = process.answers.get(timeout=_LOOK)
            except queue.Empty:
                frame = None
            self._left -= time.monotonic() - began
            if frame is not None and frame.kind != "gone":
                return frame
            if frame is not None:
                self.drop()
                raise UserFacing("file-crashed", path=str(self._path))
            if self._left <= 0:
                self.drop()
                raise UserFacing("file-too-slow", path=str(self._path))
            if progress is not None:
                # Where the file gives no word, a person may still cancel.
                progress(*self._told)

    def _root(self) -> Path:
        return self._path if self._path.is_dir() else self._path.parent


class _Failure(Exception):
    """What went wrong in the reading process, for the log."""


class _Process:
    """One reading process; ``answers`` holds its frames, the last of kind ``gone``."""

    def __init__(self, module: str) -> None:
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        with refusals(Path(sys.executable)):
            self._process = subprocess.Popen(
                [sys.executable, "-m", module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(),
                creationflags=flags,
            )
        self.answers: queue.Queue[Frame] = queue.Queue(_AHEAD)
        self._ended = threading.Event()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def ask(self, request: Frame) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            # A process that is gone is told by its answers.
            wire.send(self._process.stdin, request)  # type: ignore[arg-type]

    def end(self) -> None:
        self._ended.set()
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        frame: Frame | None = None
        try:
            while (frame := wire.receive(self._process.stdout)) is not None:  # type: ignore[arg-type]
                self._put(frame)
        except (OSError, ValueError, TypeError, RecursionError):
            pass
        self._put(Frame("gone", None))

    def _put(self, frame: Frame) -> None:
        """Waits for room; a process that was ended has nobody to answer."""
        while not self._ended.is_set():
            try:
                self.answers.put(frame, timeout=_LOOK)
                return
            except queue.Full:
                continue


def environment() -> dict[str, str]:
    """Of a process of ours: where the program itself lies comes first; it may not be installed."""
    there = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(PACKAGE.parent), *([there] if there else [])])
    return dict(os.environ, PYTHONPATH=path, PYTHONUTF8="1")
