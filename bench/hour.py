# SPDX-License-Identifier: MIT
"""An hour of use: how long the window kept a person waiting at most."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator

from bench.measure import Row, cost_of

STALL_MS = 50
RUNS = 2
"""The same acts each time: what only one run was slow at was the machine's doing."""


def measure() -> Iterator[Row]:
    """Milliseconds of the main thread's processor time between two beats, by what was done."""
    runs = [_run() for _ in range(RUNS)]
    longest: dict[str, float] = defaultdict(float)
    over: dict[str, int] = defaultdict(int)
    for act, took in _least(runs):
        longest[act] = max(longest[act], took)
        over[act] += took > STALL_MS
    for number, act in enumerate(sorted(longest, key=lambda one: -longest[one])):
        # All that is over, and what comes next.
        if over[act] or number < 3:
            shown = f"{longest[act]:.0f} ms" + (f", {over[act]} times over" if over[act] else "")
            yield Row(f"an hour: {act}", f"≤ {STALL_MS} ms", shown, not over[act])
    alone = sum(took > STALL_MS for run in runs for _, took in run)
    yield Row(f"an hour: over in one of {RUNS} runs", "", f"{alone} of {len(runs[0])} acts", True)


def _run() -> list[tuple[str, float]]:
    return json.loads(cost_of([sys.executable, "-m", "bench.hour_window"]).output)


def _least(runs: list[list[tuple[str, float]]]) -> Iterator[tuple[str, float]]:
    for same in zip(*runs, strict=True):
        (act,) = {name for name, _ in same}
        yield act, min(took for _, took in same)
