# SPDX-License-Identifier: MIT
"""Builds the wheel without a network and looks whether it is whole."""

import os
import zipfile
from pathlib import Path

from tools.environment import PYTHON, last_line
from tools.say import ROOT, Stop, quietly

SHIPPED = (("src/study_viewer", ""), ("resources", "resources/"), ("content", "content/"))


def build_wheel(folder: Path) -> Path:
    """Build with the tools in .venv; the wheel's path. Stop when it lacks a file."""
    command = [str(PYTHON), "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    code, said = quietly(command, dict(os.environ))
    if code != 0:
        raise Stop(f"The wheel could not be built: {last_line(said)}")
    wheel = max(folder.glob("*.whl"), key=lambda path: path.stat().st_mtime)
    absent = left_out(wheel)
    if absent:
        raise Stop(f"{wheel.name} lacks {', '.join(absent[:5])} ({len(absent)} in all).")
    return wheel


def left_out(wheel: Path) -> "list[str]":
    """Which files of the program, resources/ and content/ the wheel does not hold."""
    with zipfile.ZipFile(str(wheel)) as archive:
        names = set(archive.namelist())
    expected = []
    for folder, inside in SHIPPED:
        for path in sorted((ROOT / folder).rglob("*")):
            relative = path.relative_to(ROOT / folder)
            hidden = any(part[0] == "." or part == "__pycache__" for part in relative.parts)
            if path.is_file() and not hidden:
                expected.append(f"study_viewer/{inside}{relative.as_posix()}")
    return [name for name in expected if name not in names]
