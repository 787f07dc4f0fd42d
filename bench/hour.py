# SPDX-License-Identifier: MIT
"""An hour of use: how long the window kept a person waiting at most."""

import json
import sys
from collections.abc import Iterator

from bench.measure import Row, cost_of

STALL_MS = 50


def measure() -> Iterator[Row]:
    """Milliseconds of the main thread's processor time between two beats, by what was done."""
    told = json.loads(cost_of([sys.executable, "-m", "bench.hour_window"]).output)
    longest = sorted(told["longest"].items(), key=lambda one: -one[1])
    for number, (act, took) in enumerate(longest):
        over = told["over"].get(act, 0)
        # All that is over, and what comes next.
        if over or number < 3:
            shown = f"{took:.0f} ms" + (f", {over} times over" if over else "")
            yield Row(f"an hour: {act}", f"≤ {STALL_MS} ms", shown, not over)
