# SPDX-License-Identifier: MIT
"""The page of figures: the table of a run, and how time, memory and disk grow, as a plot."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import date
from math import log10

from bench.growth import Point
from bench.measure import ROOT, Row

PAGE = ROOT / "docs" / "performance.md"
PLOT = ROOT / "docs" / "pictures" / "growth.svg"
_CURVES = (
    ("search, all places of a common word, ms", "common_all", "#A23B2C"),
    ("the same, plain scan in memory, ms", "common_plain", "#C9A49C"),
    ("first 50 places of a rare word, ms", "rare_first", "#2F6B8F"),
    ("start, ms of processor time", "start_ms", "#3C7A4B"),
    ("memory at the start, MB", "start_mb", "#8A6D1F"),
    ("memory while searching, MB", "peak", "#6B4E8F"),
    ("index file, MB", "index_mb", "#5E636B"),
)
_WIDE, _HIGH, _LEFT, _TOP, _LEGEND = 860, 460, 60, 20, 320
_INK, _LINE = "#5E636B", "#E3DFD6"


def write_report(rows: Sequence[Row], points: Sequence[Point]) -> None:
    """Writes docs/performance.md, and the plot where more than one size was measured."""
    machine = f"{os.cpu_count()} cores, {platform.system()}"
    lines = [
        "# How fast it is",
        "",
        "Made by `python3 dev.py bench --write`; each figure stands beside its budget, and times"
        " beside a bare window or a plain scan in the same run.",
        "",
        f"Measured on {date.today()}: {machine}, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}.",
        "",
        "| what | budget | result | |",
        "|---|---|---|---|",
        *(
            f"| {row.what} | {row.budget} | {row.result} | {'' if row.kept else 'over'} |"
            for row in rows
        ),
        "",
    ]
    if len(points) > 1:
        PLOT.write_text(plot(points), encoding="utf-8")
        lines += [
            "A number and a colon in front of a line is the size of the shelf in sections of 2,000"
            " Chinese characters, a hundred to a document.",
            "",
            f"![How time, memory and disk grow](pictures/{PLOT.name})",
            "",
        ]
    PAGE.write_text("\n".join(lines), encoding="utf-8")


def plot(points: Sequence[Point]) -> str:
    """Sections and figures both on a logarithmic scale: what grows linearly is a straight line."""
    every = [{**one, "index_mb": one["disk"] * one["megabytes"]} for one in points]
    right, bottom = _WIDE - _LEGEND, _HIGH - 40
    least, most = log10(every[0]["sections"]), log10(every[-1]["sections"])
    low, high = 0.0, 3.4

    def x(sections: float) -> float:
        return _LEFT + (log10(sections) - least) / (most - least) * (right - _LEFT)

    def y(value: float) -> float:
        share = (log10(max(value, 1)) - low) / (high - low)
        return bottom - min(max(share, 0), 1) * (bottom - _TOP)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#FFFEFB"/>',
    ]
    for value in (1, 10, 100, 1000):
        parts += [
            f'<path d="M{_LEFT} {y(value):.1f}H{right}" stroke="{_LINE}"/>',
            f'<text x="{_LEFT - 8}" y="{y(value) + 4:.1f}" fill="{_INK}" text-anchor="end">'
            f"{value:,}</text>",
        ]
    for one in every:
        parts.append(
            f'<text x="{x(one["sections"]):.1f}" y="{bottom + 20}" fill="{_INK}"'
            f' text-anchor="middle">{one["sections"]:,.0f}</text>'
        )
    parts.append(
        f'<text x="{(_LEFT + right) / 2:.0f}" y="{_HIGH - 4}" fill="{_INK}" text-anchor="middle">'
        "sections on the shelf</text>"
    )
    for number, (name, key, colour) in enumerate(_CURVES):
        path = " ".join(f"{x(one['sections']):.1f},{y(one[key]):.1f}" for one in every)
        top = _TOP + 16 + number * 22
        parts += [
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
            f'<path d="M{right + 16} {top - 4}h18" stroke="{colour}" stroke-width="2"/>',
            f'<text x="{right + 40}" y="{top}" fill="#22252A">{name}</text>',
        ]
    return "\n".join((*parts, "</svg>", ""))
