# SPDX-License-Identifier: MIT
"""How the set-up talks: one sentence at a time, on standard error, and nothing of what it calls."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Stop(Exception):
    """The set-up cannot go on; the message is the whole of what the person is told."""


def say(line: str) -> None:
    """Standard output belongs to the command that is run, so set-up leaves it alone."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def quietly(command: "list[str]", env: "dict[str, str]") -> "tuple[int, str]":
    """Run with nothing on the screen but pip's downloads; the exit code and all that was said."""
    said = []
    with subprocess.Popen(
        command,
        env=env,
        cwd=str(ROOT),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            said.append(line)
            if line.strip().startswith("Downloading "):
                say("  " + line.strip())
    return process.returncode, "".join(said)
