# SPDX-License-Identifier: MIT
"""What measures share: a child's processor time and memory, and a row of the table."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
# ru_maxrss counts bytes on macOS and kilobytes elsewhere.
PEAK_UNITS_A_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


class Row(NamedTuple):
    """One line of the table: what was measured, its budget and the result as shown."""

    what: str
    budget: str
    result: str
    kept: bool


class Cost(NamedTuple):
    """What one run of a child took: seconds of processor and of the clock, megabytes at the peak.

    The kernel counts a child's memory from its fork on, so it is never below this process's own.
    """

    cpu: float
    wall: float
    peak_mb: float
    output: str


def cost_of(command: Sequence[str]) -> Cost:
    """Run to the end and count; raises RuntimeError with its last words when it fails."""
    # Where byte code may not be kept every start compiles our modules: 2.1 × instead of 1.6 ×.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout and process.stderr
        output, errors = process.stdout.read(), process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{errors[-800:]}")
    peak = used.ru_maxrss / PEAK_UNITS_A_MEGABYTE
    return Cost(used.ru_utime + used.ru_stime, wall, peak, output)


def peak_of_this_process() -> float:
    """Megabytes."""
    # Not there on Windows, where nothing of this runs.
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PEAK_UNITS_A_MEGABYTE


def children_cpu() -> float:
    """Processor seconds of the children that this process has waited for."""
    used = os.times()
    return used.children_user + used.children_system


def study_viewer(data: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "study_viewer", "--data-dir", str(data), *words]
