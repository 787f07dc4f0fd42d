# SPDX-License-Identifier: MIT
"""Kill a process again and again while it puts documents into the index, and see what is found.

    python bench/kill_index.py [--kills 50] [--documents 600] [--seed 1]

The parent kills the child (SIGKILL) at a random moment. After each kill a fresh opening must find,
in each document on the shelf, every place where the words were written, and at the end all
documents must be there.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from study_viewer.core.document.query import asked
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace

WORDS = "城乡融合"
SECTIONS = 6


def copied_in(documents: Path, number: int, rng: random.Random) -> int:
    """A document's folder as somebody puts it there by hand; how often it has the words."""
    name = f"d-{number:012x}"
    folder = documents / name
    (folder / "sections").mkdir(parents=True)
    lines = ["format: 1", f"id: {name}", f"title: 第{number}份资料", "sections:"]
    often = 0
    for section in range(SECTIONS):
        times = rng.randrange(4)
        often += times
        text = "\n\n".join(
            [f"第{number}份第{section}节，{WORDS}是关键。"] * times + ["学习安排。" * 200]
        )
        (folder / "sections" / f"s{section}.md").write_text(text + "\n", encoding="utf-8")
        about = f'"title": "第{section}节", "file": "sections/s{section}.md", "characters": 1'
        lines.append(f'- {{"id": "s{section}", {about}}}')
    (folder / "document.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return often


def index(data: Path) -> None:
    workspace = Workspace(Paths(data), data / "nothing", patient=True)
    print("ready", flush=True)
    for _ in workspace.library.catch_up():
        pass
    workspace.close()


def one_kill(data: Path, rng: random.Random, most: float) -> None:
    command = [sys.executable, __file__, "--child", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        time.sleep(rng.uniform(0, most))
        child.kill()


def seen(data: Path) -> dict[str, int]:
    """Document on the shelf → how often the words are found in it."""
    workspace = Workspace(Paths(data), data / "nothing", patient=True)
    found = {one.id: 0 for one in workspace.library.list()}
    for group in workspace.searching.sections(asked(WORDS)):
        found[group.document] += group.often
    workspace.close()
    return found


def measure(data: Path, kills: int, documents: int, seed: int) -> tuple[int, int, int]:
    """How often something was found wrong after a kill, how many documents the kills left in the
    index, and how many are missing once it was let finish."""
    rng = random.Random(seed)
    true = {
        f"d-{number:012x}": copied_in(data / "documents", number, rng)
        for number in range(documents)
    }
    wrong = 0
    for _ in range(kills):
        one_kill(data, rng, 0.4)
        wrong += any(true[document] != often for document, often in seen(data).items())
    kept = len(seen(data))
    index(data)
    finished = seen(data)
    return wrong + (finished != true), kept, len(true.keys() - finished.keys())


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill what fills the index, and search it.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        index(chosen.child)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        wrong, kept, missing = measure(Path(folder), chosen.kills, chosen.documents, chosen.seed)
    print(f"{chosen.kills} kills, {kept} of {chosen.documents} documents in the index by then; ")
    print(f"found wrong {wrong}×, missing at the end {missing}")
    return 1 if wrong or missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
