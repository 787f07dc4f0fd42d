# SPDX-License-Identifier: MIT
"""Turning to a section and scrolling it, in the real window, beside a plain text browser."""

import json
import sys
from collections.abc import Iterator

from bench.measure import Row, cost_of

BUDGETS = (
    ("next section, 20 KB", "small", "plain_small", 16),
    ("next section, 1 MB", "large", "plain_large", 120),
    ("the same, near its end", "large_end", "plain_large", 120),
)
WHEEL_MS = 16
LIST_MS = 100


def measure() -> Iterator[Row]:
    """Milliseconds of the main thread's processor time, in one child, medians of nine turns."""
    told = json.loads(cost_of([sys.executable, "-m", "bench.page_window"]).output)
    for what, name, plain, budget in BUDGETS:
        shown = f"{told[name]:.0f} ms ({told[name] / told[plain]:.1f} × plain)"
        yield Row(what, f"≤ {budget} ms", shown, told[name] <= budget)
    for what, name in (("page", "marked_wheel"), ("annotations", "list_wheel")):
        shown = f"95 % in ≤ {told[name]:.1f} ms"
        kept = told[name] <= WHEEL_MS
        yield Row(f"wheel, 2,000 marks, {what}", f"≤ {WHEEL_MS} ms", shown, kept)
    shown = f"{told['list_open']:.0f} ms"
    yield Row("list of 2,000 opens", f"≤ {LIST_MS} ms", shown, told["list_open"] <= LIST_MS)
