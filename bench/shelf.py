# SPDX-License-Identifier: MIT
"""A large library: how long the window kept a person waiting while it was read, and after that."""

import json
import sys
from collections.abc import Iterator

from bench.measure import Row, cost_of

STALL_MS = 50
DOCUMENTS = 10_000


def measure() -> Iterator[Row]:
    """Milliseconds between two beats of the main thread: of its processor time for each act, the
    least of a few times; and of the clock too while another process reads the library."""
    told = json.loads(cost_of([sys.executable, "-m", "bench.shelf_window", str(DOCUMENTS)]).output)
    size = f"{DOCUMENTS:,} documents"
    reading = told["reading"]
    beats = f"{reading['over']} of {reading['beats']:,} beats"
    yield _row(f"{size} being read: the window", reading["processor"])
    yield Row(f"{size} being read: over by the clock", "≤ 1 of 1,000", beats, reading["kept"])
    for act, took in told["acts"].items():
        yield _row(f"{size}: {act}", took)


def _row(what: str, took: float) -> Row:
    return Row(what, f"≤ {STALL_MS} ms", f"{took:.0f} ms", took <= STALL_MS)
