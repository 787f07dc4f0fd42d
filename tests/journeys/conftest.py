# SPDX-License-Identifier: MIT
"""A screen nobody sees, with a window manager."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.person import Person

TOOLS = ("Xvfb", "openbox", "xdotool")


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"a journey needs {', '.join(missing)}: apt install xvfb openbox xdotool")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        name = f":{told.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"], env=dict(os.environ, DISPLAY=name), stderr=subprocess.DEVNULL
    )
    yield name
    for process in (manager, server):
        process.terminate()
        process.wait()


@pytest.fixture
def person(display: str, tmp_path: Path) -> Iterator[Person]:
    made = Person(display, tmp_path / "data")
    yield made
    made.leaves()
