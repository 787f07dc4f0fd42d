# SPDX-License-Identifier: MIT
"""The index brought up to its folders by a process of its own, for a window that must not wait.

A thread that reads thousands of folders shares the interpreter with the window, which waits for it
many times in each paint; from another process it takes nothing.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from study_viewer.core.apart.readers import environment
from study_viewer.core.formats.contract import Progress
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace

_TELL = 0.1
"""Seconds between two words to whoever waits."""


class Ended(Exception):
    """The process did not do it all; what it read stays."""


def catch_up_apart(
    paths: Paths, bundled: Path, progress: Progress, module: str = __spec__.name
) -> Iterator[str]:
    """As ``Library.catch_up``; raises Ended where the process could not begin or go on.

    It ends with whoever waits for it, at the latest when it has read one more folder.
    """
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", module, str(paths.data), str(bundled)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise Ended from error
    with process:
        try:
            for line in process.stdout or ():
                done, total, document = json.loads(line)
                progress(done, total)
                yield document
        finally:
            if process.poll() is None:
                process.kill()
    if process.returncode:
        raise Ended


def main(data: str, bundled: str) -> None:
    """Tells of each document in a line: folders done, folders in all, its id."""
    workspace = Workspace(Paths(Path(data)), Path(bundled))
    step, told = (0, 0), monotonic()

    def note(done: int, total: int) -> None:
        nonlocal step
        step = done, total

    for document in workspace.library.catch_up(note):
        sys.stdout.write(json.dumps([*step, document]) + "\n")
        if monotonic() - told > _TELL:
            sys.stdout.flush()
            told = monotonic()
    busy = any(problem.code == "index-busy" for problem in workspace.library.problems)
    workspace.close()
    if busy:
        # Whoever waits reads the rest.
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
