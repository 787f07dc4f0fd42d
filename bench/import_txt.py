# SPDX-License-Identifier: MIT
"""The import of a big hard-wrapped TXT: how fast, and how much memory at the peak."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.measure import ROOT, Row, cost_of, study_viewer

MEGABYTES = 100
SPEED_BUDGET, PEAK_MB_BUDGET = 1.5, 300


def measure(megabytes: int = MEGABYTES) -> Iterator[Row]:
    """Through the command line, as a person would; a megabyte is a million bytes of UTF-8."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name, "big.txt")
        size = write_text(source, megabytes * 1_000_000)
        cost = cost_of(study_viewer(Path(name, "data"), "import", str(source)))
    speed, unhindered = (size / 1_000_000 / seconds for seconds in (cost.wall, cost.cpu))
    what = f"import TXT, {size / 1_000_000:.0f} MB"
    shown = f"{speed:.2f} MB/s ({unhindered:.2f} a CPU s)"
    yield Row(what, f"≥ {SPEED_BUDGET} MB/s", shown, speed >= SPEED_BUDGET)
    shown = f"{cost.peak_mb:.0f} MB"
    yield Row(f"{what}, peak", f"≤ {PEAK_MB_BUDGET} MB", shown, cost.peak_mb <= PEAK_MB_BUDGET)


def write_text(path: Path, size: int) -> int:
    """Chapters of the sample, wrapped as it is, until ``size`` bytes are there; the true size."""
    sample = (ROOT / "content" / "sample.txt").read_text(encoding="utf-8")
    written = chapter = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        while written < size:
            chapter += 1
            text = f"第{chapter}章 读书周文件汇编之{chapter}\n\n{sample}\n"
            out.write(text)
            written += len(text.encode())
    return written
