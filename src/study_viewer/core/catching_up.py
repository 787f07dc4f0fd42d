# SPDX-License-Identifier: MIT
"""The index brought up to its folders by a process of its own, for a window that must not wait.

A thread that reads thousands of folders shares the interpreter with the window, which waits for it
many times in each paint; from another process it takes nothing.
"""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import IO

from study_viewer.core.apart.readers import environment
from study_viewer.core.formats.contract import Progress
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace

_TELL = 0.1
"""Seconds between two words to whoever waits, who is asked as often whether to go on."""


class Ended(Exception):
    """The process did not do it all; what it read stays."""


def catch_up_apart(
    paths: Paths, bundled: Path, progress: Progress, module: str = __spec__.name
) -> Iterator[str]:
    """As ``Library.catch_up``; raises Ended where the process could not begin or go on.

    ``progress`` is also asked while a folder takes long. The process ends with whoever waits for
    it, in the middle of a folder too: what it had not yet put in the index is read the next time.
    """
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", module, str(paths.data), str(bundled)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise Ended from error
    assert process.stdin and process.stdout
    words: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    listener = threading.Thread(target=_listen, args=(process.stdout, words), daemon=True)
    listener.start()
    with process:
        try:
            yield from _told(words, progress)
            process.wait()
        finally:
            if process.poll() is None:
                process.kill()
            listener.join()
    if process.returncode:
        raise Ended


def _listen(told: IO[bytes], words: "queue.SimpleQueue[bytes]") -> None:
    """The last word is empty."""
    for line in told:
        words.put(line)
    words.put(b"")


def _told(words: "queue.SimpleQueue[bytes]", progress: Progress) -> Iterator[str]:
    step = (0, 0)
    while True:
        try:
            line = words.get(timeout=_TELL)
        except queue.Empty:
            progress(*step)
            continue
        if not line:
            return
        done, total, document = json.loads(line)
        step = (done, total)
        progress(*step)
        if document:
            yield document


def main(data: str, bundled: str) -> None:
    """A line for each folder begun and each document: folders done, folders in all, its id."""
    threading.Thread(target=_end_with_input, daemon=True).start()
    paths = Paths(Path(data))
    workspace = Workspace(paths, Path(bundled))
    step, told = (0, 0), monotonic() - _TELL

    def tell(document: str) -> None:
        nonlocal told
        sys.stdout.write(json.dumps([*step, document]) + "\n")
        if monotonic() - told > _TELL:
            sys.stdout.flush()
            told = monotonic()

    def note(done: int, total: int) -> None:
        nonlocal step
        step = done, total
        tell("")

    # A refusal or a mistake ends it: whoever waits meets that too, and says it.
    for document in workspace.library.catch_up(note):
        tell(document)
    workspace.close()


def _end_with_input() -> None:
    # Whoever waits writes nothing: what comes is its end. A reader of sys.stdin would hold its lock
    # when this process ends, which is fatal.
    os.read(0, 1)
    os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
