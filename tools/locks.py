# SPDX-License-Identifier: MIT
"""Makes the two lock files: every package with the hashes of all its files, for all systems."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.environment import DEV_LOCK, RUN_LOCK, WINDOWS
from tools.say import ROOT, Stop, say

# Qt 6.9.3 is the last that runs on glibc 2.28, and has no wheel for Python 3.14
# (docs/decisions/2026-11-23-which-qt-is-locked.md).
CONSTRAINTS = """\
pyside6-essentials==6.9.3 ; python_version < '3.14'
pyside6-essentials>=6.11.3 ; python_version >= '3.14'
"""
TOOL = "uv>=0.5,<1"
HEADER = "# Made by `python3 dev.py lock`: each package with the hashes of all its files.\n"


def make_locks() -> None:
    """Write both lock files anew from pyproject.toml, with the newest versions that fit.

    The development lock repeats what the program needs in the same versions, so that installing
    it after the other one changes nothing that the program runs on.
    """
    import tomllib  # new in Python 3.11; an older one must still be able to read this file

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    # The project itself is built in .venv, so its build tools are locked like all else.
    build_tools = "\n".join(project["build-system"]["requires"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch = [sys.executable, "-m", "pip", "install", "-q", "--target", name, TOOL]
        if subprocess.call(fetch) != 0:
            raise Stop("The lock tool could not be fetched; what pip said stands above.")
        tool = folder / "bin" / ("uv.exe" if WINDOWS else "uv")
        constraints = folder / "constraints.txt"
        constraints.write_text(CONSTRAINTS, encoding="utf-8")
        options = ["-c", str(constraints)]
        for lock, more in ((RUN_LOCK, []), (DEV_LOCK, ["--extra", "dev", "-c", RUN_LOCK])):
            text = resolved(tool, [*options, *more], build_tools)
            (ROOT / lock).write_text(HEADER + text, encoding="utf-8")
            say(f"{lock}: {text.count('==')} packages")


def resolved(tool: Path, options: "list[str]", more_requirements: str) -> str:
    """One lock's text, without an index address, a path or a word of this machine's settings."""
    command = [
        *(str(tool), "pip", "compile", "--universal", "--python-version", "3.11"),
        *("--generate-hashes", "--no-header", "--no-annotate", "--no-config", "--quiet"),
        *(*options, "pyproject.toml", "-"),
    ]
    mine = ("UV_", "PIP_")  # indexes and folders that only this machine has
    env = {name: value for name, value in os.environ.items() if not name.startswith(mine)}
    made = subprocess.run(
        command,
        cwd=str(ROOT),
        env=env,
        input=more_requirements,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if made.returncode != 0:
        raise Stop("No lock could be made; the reason stands above.")
    return made.stdout
