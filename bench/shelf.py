# SPDX-License-Identifier: MIT
"""A large library, and a large notebook: how long the window kept a person waiting for them."""

import json
import sys
from collections.abc import Iterator

from bench.measure import Row, cost_of

STALL_MS = 50
DOCUMENTS = 10_000
ANNOTATIONS = 100_000
LIST_MS = 100


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
    yield from _annotations()


def _annotations() -> Iterator[Row]:
    """The list by the clock, until it is painted; the rest as above."""
    told = json.loads(
        cost_of([sys.executable, "-m", "bench.notes_window", str(ANNOTATIONS)]).output
    )
    many, opened = f"{ANNOTATIONS:,} annotations", told["opened"]
    what = f"the annotations list opens with {ANNOTATIONS:,} in the notebook"
    yield Row(what, f"< {LIST_MS} ms", f"{opened:.0f} ms", opened < LIST_MS)
    yield _row(f"{many}: from this document to all", told["switched"]["all"])
    yield _row(f"{many}: from all to this document", told["switched"]["document"])
    over = sum(wait > STALL_MS for wait in told["waits"])
    beats = f"{over} of {len(told['waits']):,} beats"
    kept = over * 1000 <= len(told["waits"])
    yield Row(f"{many} searched: over by the clock", "≤ 1 of 1,000", beats, kept)


def _row(what: str, took: float) -> Row:
    return Row(what, f"≤ {STALL_MS} ms", f"{took:.0f} ms", took <= STALL_MS)
