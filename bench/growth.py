# SPDX-License-Identifier: MIT
"""How indexing, searching and starting grow with the shelf, beside a plain scan in the same run."""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from bench.measure import Cost, Row, cost_of, study_viewer
from bench.shelves import Language, write_shelf
from bench.start import PAIRS, TIMES_BUDGET

SIZES = (30, 1_000, 10_000, 50_000)
BUDGETED = 10_000
"""The size that the budgets are for: about 60 MB of text."""
FIRST_MS, ALL_MS, MARKDOWN_MB_S, BLOCKS_MB_S, DISK_TIMES, STALL_MS = 30, 100, 1.0, 3.0, 1.5, 50


Point = dict[str, float]
"""The figures of one size, by name; ``sections`` is the size."""


def measure(sizes: Sequence[int] = SIZES, points: list[Point] | None = None) -> Iterator[Row]:
    """A row for each figure and size; at the budgeted size it says whether the budget is kept.

    ``points`` takes the figures themselves.
    """
    language = Language()
    for sections in sizes:
        with tempfile.TemporaryDirectory() as name:
            data = Path(name, "data")
            size = write_shelf(data / "documents", sections, language)
            child = [sys.executable, "-m", "bench.growth_child", str(data), str(size)]
            told = json.loads(cost_of(child).output)
            yield from _rows(sections, told, sections == BUDGETED)
            start = _start(data)
            yield _start_row(sections, start, sections == BUDGETED)
            told |= {"sections": sections, "megabytes": size / 1_000_000, **start}
            if points is not None:
                points.append(told)


def _rows(sections: int, told: dict[str, float], counts: bool) -> Iterator[Row]:
    def row(what: str, budget: str, shown: str, kept: bool) -> Row:
        return Row(f"{sections:,}: {what}", budget if counts else "", shown, kept or not counts)

    speed = told["markdown"]
    budget = f"≥ {MARKDOWN_MB_S} MB/s"
    yield row("indexing Markdown files", budget, f"{speed:.1f} MB/s", speed >= MARKDOWN_MB_S)
    speed = told["blocks"]
    budget = f"≥ {BLOCKS_MB_S} MB/s"
    yield row("indexing stored blocks", budget, f"{speed:.0f} MB/s", speed >= BLOCKS_MB_S)
    stall = told["stall"]
    yield row("window, while indexing", f"≤ {STALL_MS} ms", f"{stall:.0f} ms", stall <= STALL_MS)
    yield row("search data in it", "", f"{told['search_disk']:.2f} × text", True)
    times = told["disk"]
    budget = f"≤ {DISK_TIMES} × text"
    yield row("the whole index", budget, f"{times:.2f} × text", times <= DISK_TIMES)
    for name, about in (("common", "a common word"), ("rare", "a rare word")):
        first, every, plain = (told[f"{name}_{part}"] for part in ("first", "all", "plain"))
        shown = f"{first:.0f} ms ({told[f'{name}_hits']:.0f} hits)"
        # Of a word with fewer hits than 50 the first 50 are all.
        limit = FIRST_MS if told[f"{name}_hits"] >= 50 else ALL_MS
        yield row(f"{about}, first 50", f"≤ {limit} ms", shown, first <= limit)
        shown = f"{every:.0f} ms (plain scan {plain:.0f})"
        yield row(f"{about}, all counted", f"≤ {ALL_MS} ms", shown, every <= ALL_MS)
        same = bool(told[f"{name}_same"])
        yield Row(f"{sections:,}: {about}, as a plain scan", "the same", str(same), same)
    yield row("searching, peak memory", "", f"{told['peak']:.0f} MB", True)


def _start(data: Path) -> dict[str, float]:
    """Processor milliseconds of a start, megabytes, and how many times the processor time of a bare
    window with the same text."""
    document = "d-000000000000"
    page = data / "documents" / document / "sections" / "s00000.md"
    command = study_viewer(data, "open", document, "--report-startup")
    bare = [sys.executable, "-m", "bench.bare_window", str(page)]
    for once in (bare, command):
        cost_of(once)
    runs: list[tuple[Cost, Cost]] = [(cost_of(bare), cost_of(command)) for _ in range(PAIRS)]
    return {
        "start_times": median(own.cpu / other.cpu for other, own in runs),
        "start_ms": median(own.cpu for _, own in runs) * 1000,
        "start_mb": max(json.loads(own.output)["peak_mb"] for _, own in runs),
    }


def _start_row(sections: int, start: dict[str, float], counts: bool) -> Row:
    times = start["start_times"]
    shown = f"{times:.2f} × ({start['start_ms']:.0f} ms, {start['start_mb']:.0f} MB)"
    budget = f"≤ {TIMES_BUDGET} × bare" if counts else ""
    return Row(f"{sections:,}: start", budget, shown, times <= TIMES_BUDGET or not counts)
