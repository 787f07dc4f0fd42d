# SPDX-License-Identifier: MIT
"""Fills the index of a shelf while a window would answer, searches it, and tells the figures."""

import json
import os
import re
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bench.measure import children_cpu, peak_of_this_process
from bench.shelves import Language
from study_viewer.core.catching_up import catch_up_apart
from study_viewer.core.document.query import asked
from study_viewer.core.formats.contract import no_progress
from study_viewer.core.paths import Paths
from study_viewer.core.store import searched
from study_viewer.core.workspace import Workspace

TURNS = 5
# Of 4,000 words: one that stands in about every second section, and one that hardly stands at all.
COMMON, RARE = 60, 3990


def main() -> None:
    data, size = Path(sys.argv[1]), int(sys.argv[2])
    megabytes = size / 1_000_000
    told: dict[str, float] = {}
    told["markdown"], told["stall"] = indexed(data, megabytes)
    workspace = Workspace(Paths(data), data / "nothing")
    told["blocks"] = megabytes / refolded(workspace)
    (held,) = workspace.index.rows("SELECT sum(length(data)) + sum(length(ends)) FROM folded")
    language = Language()
    for place in (COMMON, RARE):
        list(workspace.searching.sections(asked(language.words[place])))
    told["peak"] = peak_of_this_process()
    texts = [
        workspace.library.text(document.id, section.id)
        for document in workspace.library.list()
        for section in workspace.library.sections(document.id)
    ]
    plain = sum(len(text.encode("utf-8")) for text in texts)
    told["search_disk"] = held[0] / plain
    told["disk"] = (data / "index.sqlite3").stat().st_size / plain
    texts = [re.sub(r"\s+", "", text).lower() for text in texts]
    for name, place in (("common", COMMON), ("rare", RARE)):
        about = found(workspace, language.words[place], texts)
        told |= {f"{name}_{key}": value for key, value in about}
    workspace.close()
    print(json.dumps(told))


def indexed(data: Path, megabytes: float) -> tuple[float, float]:
    """Megabytes a second of processor time from Markdown files, and the longest time in
    milliseconds that this process had to wait for a question to the index meanwhile.

    As a window does it: another process reads, a thread hears of it, and the main thread turns a
    page every 20 ms.
    """
    paths, bundled = Paths(data), data / "nothing"
    window = Workspace(paths, bundled, patient=True)
    window.library.list()
    before = children_cpu()

    def hear() -> None:
        for _ in catch_up_apart(paths, bundled, no_progress):
            pass

    worker = threading.Thread(target=hear)
    worker.start()
    waits = [0.0]
    while worker.is_alive():
        began = time.perf_counter()
        for shelved in window.index.rows("SELECT id FROM documents LIMIT 1"):
            window.index.outline(shelved[0])
            window.index.section_at(shelved[0], 0)
        waits.append(time.perf_counter() - began)
        time.sleep(0.02)
    window.close()
    return megabytes / (children_cpu() - before), max(waits) * 1000


def refolded(workspace: Workspace) -> float:
    """Seconds of processor time to make the search data anew from the texts in the index."""
    index = workspace.index
    with index.writing():
        index.run("DELETE FROM folded")
        index.run("DELETE FROM runs")
        index.run("DELETE FROM headings")
    began = time.process_time()
    for shelved in workspace.library.list():
        stored = index.sections(shelved.id)
        searched.prepare(index, stored)
        with index.writing():
            searched.put(index, workspace.library.document(shelved.id), stored)
    return time.process_time() - began


def found(workspace: Workspace, word: str, texts: list[str]) -> list[tuple[str, float]]:
    searching, query = workspace.searching, asked(word)

    def first() -> None:
        hits = 0
        for group in searching.sections(query):
            hits += len(searching.hits(query, group, 50 - hits))
            if hits >= 50:
                return

    def every() -> int:
        return sum(group.often for group in searching.sections(query))

    def plain() -> int:
        return sum(text.count(word) for text in texts)

    return [
        ("first", best(first)),
        ("all", best(every)),
        ("plain", best(plain)),
        ("hits", every()),
        ("same", every() == plain()),
    ]


def best(act: Callable[[], object]) -> float:
    """Milliseconds of the fastest of some turns: what others do on the machine only adds."""
    times = []
    for _ in range(TURNS):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return min(times) * 1000


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
