# SPDX-License-Identifier: MIT
"""The start to readable text, against a bare window with one text page."""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.measure import Cost, Row, cost_of, study_viewer

SMALL, LARGE = 30, 10_000
PAIRS = 15  # single pairs scatter by 30 %; the median of 15 repeats within 3 %
TIMES_BUDGET, APART_MS_BUDGET, PEAK_MB_BUDGET = 1.7, 20, 120
PARAGRAPH = "读书周期间，全市的分馆和阅览点统一开放到晚上九点，不收任何费用。" * 3


def measure(pairs: int = PAIRS) -> Iterator[Row]:
    """Processor seconds of whole processes, in alternating pairs, warm file cache."""
    with tempfile.TemporaryDirectory() as name:
        opening = {count: opener(Path(name), count) for count in (SMALL, LARGE)}
        bare = [sys.executable, "-m", "bench.bare_window"]
        for command in (bare, *opening.values()):
            cost_of(command)
        runs: list[tuple[Cost, Cost, Cost]] = [
            (cost_of(bare), cost_of(opening[SMALL]), cost_of(opening[LARGE])) for _ in range(pairs)
        ]
    for count, place in ((SMALL, 1), (LARGE, 2)):
        times = median(run[place].cpu / run[0].cpu for run in runs)
        shown = f"{times:.2f} × ({median(run[place].cpu for run in runs) * 1000:.0f} ms CPU)"
        kept = times <= TIMES_BUDGET
        yield Row(f"start, {count:,} sections", f"≤ {TIMES_BUDGET} × bare", shown, kept)
    apart = median(run[2].cpu - run[1].cpu for run in runs) * 1000
    budget = f"≤ {APART_MS_BUDGET} ms apart"
    yield Row("start, both sizes", budget, f"{apart:+.0f} ms", abs(apart) <= APART_MS_BUDGET)
    peak = max(json.loads(run[2].output)["peak_mb"] for run in runs)
    budget = f"≤ {PEAK_MB_BUDGET} MB"
    yield Row("start, peak memory", budget, f"{peak:.0f} MB", peak <= PEAK_MB_BUDGET)


def opener(folder: Path, sections: int) -> list[str]:
    """The command that opens a document of so many sections, already imported."""
    source, data = folder / f"资料{sections}", folder / f"data{sections}"
    source.mkdir()
    for n in range(1, sections + 1):
        text = f"# 第{n}节\n\n" + f"{PARAGRAPH}\n\n" * 8
        (source / f"{n:05}.md").write_text(text, encoding="utf-8")
    made = json.loads(cost_of(study_viewer(data, "import", str(source), "--json")).output)
    return study_viewer(data, "open", made[0]["document"], "--report-startup")
