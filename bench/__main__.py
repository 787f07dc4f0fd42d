# SPDX-License-Identifier: MIT
"""Runs the measures that are asked for, all without a word, and prints their table."""

import argparse
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from bench import formats, growth, hour, import_txt, page, shelf, start
from bench.measure import Row
from bench.report import write_report


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument(
        "measure",
        nargs="*",
        help="start, page, hour, shelf, import, formats, growth; all when none is named",
    )
    parser.add_argument("--pairs", type=int, default=start.PAIRS, help="of the start")
    parser.add_argument("--megabytes", type=int, default=import_txt.MEGABYTES, help="to import")
    parser.add_argument(
        "--sections", type=int, nargs="+", default=growth.SIZES, help="sizes of the shelf"
    )
    parser.add_argument("--write", action="store_true", help="docs/performance.md as well")
    asked = parser.parse_args(words)
    points: list[growth.Point] = []
    measures: dict[str, Callable[[], Iterator[Row]]] = {
        "start": lambda: start.measure(asked.pairs),
        "page": page.measure,
        "hour": hour.measure,
        "shelf": shelf.measure,
        "growth": lambda: growth.measure(asked.sections, points),
        "import": lambda: import_txt.measure(asked.megabytes),
        "formats": formats.measure,
    }
    unknown = [name for name in asked.measure if name not in measures]
    if unknown:
        parser.error(f"there is no measure {unknown[0]!r}, only {', '.join(measures)}")
    show(("what", "budget", "result", ""))
    rows: list[Row] = []
    for name in asked.measure or measures:
        for row in measures[name]():
            rows.append(row)
            show((row.what, row.budget, row.result, "" if row.kept else "OVER"))
    if asked.write:
        write_report(rows, points)
    return 0


def show(cells: tuple[str, str, str, str]) -> None:
    widths = (30, 16, 24, 0)
    print(" ".join(padded(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip())
    sys.stdout.flush()


def padded(text: str, width: int) -> str:
    """Filled with blanks to ``width`` columns, of which a Chinese character takes two."""
    taken = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * (width - taken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
