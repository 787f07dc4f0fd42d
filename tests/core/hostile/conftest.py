# SPDX-License-Identifier: MIT
"""A ground to try hostile files on: what lies outside, who listens, and what the reading took."""

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from study_viewer.core.apart.readers import Readers
from study_viewer.core.document.plain import plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Wishes, no_progress
from study_viewer.sentences import sentence

CANARY = "金丝雀不在这里"
PICTURE = b"\x89PNG\r\n\x1a\n-canary-"
SECONDS = 3.0
"""Of processor time for one file."""
BYTES = 500_000_000
"""At the peak."""
_OURS = {"file-crashed", "file-forbidden", "file-too-slow", "file-too-much"}
"""What a format must not need: the limits round it stopped it, and not the format the file."""


class Outcome(NamedTuple):
    """What came of a file: the code of its refusal, else its text and its remarks."""

    code: str
    text: str = ""
    remarks: tuple[str, ...] = ()


class Ground:
    """``inside`` is where a hostile file lies; ``canary`` and ``picture`` are none of its business.

    ``http`` is an address of this computer at which somebody listens.
    """

    def __init__(self, folder: Path, readers: Readers) -> None:
        self._folder = folder
        self._readers = readers
        self._came: list[str] = []
        self.inside = folder / "inside"
        self.canary = folder / "outside" / "canary.txt"
        self.picture = folder / "outside" / "canary.png"
        self.inside.mkdir()
        self.canary.parent.mkdir()
        self.canary.write_text(CANARY, encoding="utf-8")
        self.picture.write_bytes(PICTURE)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self.http = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            self._came.append("somebody called")
            connection.close()

    def close(self) -> None:
        self._server.close()

    def read(self, path: Path) -> Outcome:
        """Reads the file as an import does, and looks at what it did."""
        needs(path.suffix if path.is_file() else ".md")
        # What a process takes before it reads anything is not the file's.
        warm = self.inside.parent / "warm.txt"
        warm.write_text("预热", encoding="utf-8")
        self._outcome(warm)
        (process,) = self._readers._all
        before = self._seen(), cpu_seconds(process._process.pid)
        outcome = self._outcome(path)
        assert self._seen() == before[0], "something was written"
        assert self._came == [], "a socket was opened"
        assert CANARY not in outcome.text, "a file outside was read"
        assert outcome.code not in _OURS, outcome.code
        if self._readers._all == [process] and Path("/proc").is_dir():
            assert cpu_seconds(process._process.pid) - before[1] < SECONDS
            assert peak_bytes(process._process.pid) < BYTES
        if outcome.code:
            for language in ("en", "zh"):
                assert sentence(outcome.code, language, path="x", name="y", line=1, reason="z")
        return outcome

    def _outcome(self, path: Path) -> Outcome:
        try:
            parsed = self._readers.begin(path, Wishes()).parsed(no_progress)
            told: list[str] = []
            for section in parsed.sections:
                told += [section.title, plain_text(section.body)]
                assert all(PICTURE not in picture.data for picture in section.pictures)
        except UserFacing as error:
            return Outcome(error.code)
        told += parsed.metadata
        root = self.inside.resolve()
        if path.is_relative_to(self.inside):
            assert all(kept.resolve().is_relative_to(root) for kept, _ in parsed.originals)
        return Outcome("", "\n".join(told), tuple(remark.code for remark in parsed.warnings))

    def _seen(self) -> dict[str, tuple[int, int]]:
        """All files and folders round the hostile one, with their sizes and times."""
        return {
            str(path): (path.stat().st_size, path.stat().st_mtime_ns)
            for path in self._folder.rglob("*")
        }


def needs(suffix: str) -> None:
    """The set grows with the formats."""
    if suffix not in registry.MODULES:
        pytest.skip(f"{suffix} is not read yet")


def cpu_seconds(process: int) -> float:
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_bytes(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) * 1024


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    logs = tmp_path / "logs"
    readers = Readers(logs)
    made = Ground(tmp_path, readers)
    yield made
    made.close()
    readers.close()
    assert not logs.exists(), "a mistake of ours was reported"
