# SPDX-License-Identifier: MIT
"""Kill a process again and again while it writes notes, and count what is lost.

    python bench/kill.py [--kills 200] [--seed 1]

The child says an annotation's id only after the notebook said it was written; the parent kills it
(SIGKILL) at a random moment. Every id that was said must be there, and the file sound.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from study_viewer.core.document.model import SectionInfo
from study_viewer.core.document.plain import digest_of
from study_viewer.core.keeper import Keeper, Places
from study_viewer.core.notebook import Notebook

TEXT = "全会指出，城乡融合发展是中国式现代化的必然要求。\n" * 40


class OneText:
    """A shelf with one document of one section."""

    def title(self, document: str) -> str:
        return document

    def digest(self, document: str) -> str:
        return digest_of(TEXT)

    def sections(self, document: str) -> tuple[SectionInfo, ...]:
        return (SectionInfo("s001", "", "", len(TEXT), digest_of(TEXT)),)

    def section(self, document: str, section: str) -> SectionInfo | None:
        return self.sections(document)[0]

    def number(self, document: str, section: str) -> int | None:
        return 0

    def text(self, document: str, section: str) -> str:
        return TEXT

    def by_digest(self, digest: str) -> str | None:
        return None


def opened(folder: Path) -> Notebook:
    places = Places(folder / "notebook.sqlite3", folder / "backups", folder / "notes")
    return Notebook(Keeper(places), OneText())


def write_until_killed(folder: Path) -> None:
    notebook = opened(folder)
    print("ready", flush=True)
    number = 0
    while True:
        number += 1
        start = number % (len(TEXT) - 20)
        changes = notebook.annotate("d", "s001", start, start + 9, note=f"第 {number} 条" * 50)
        print(changes.annotations[0], flush=True)
        if number % 7 == 0:
            notebook.edit(changes.annotations[0], note="改过了" * 200)


def one_kill(folder: Path, rng: random.Random) -> set[str]:
    """The ids a child said before it was killed."""
    with subprocess.Popen(
        [sys.executable, __file__, "--child", str(folder)], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout
        child.stdout.readline()
        time.sleep(rng.uniform(0, 0.15))
        child.kill()
        said = child.stdout.read()
    # The last line may be cut off by the kill.
    return {line.decode() for line in said.split(b"\n")[:-1]}


def measure(folder: Path, kills: int, seed: int) -> tuple[int, int, int]:
    """How many ids were said, how many of them are lost, and how often the file was unsound."""
    rng = random.Random(seed)
    said: set[str] = set()
    unsound = 0
    for _ in range(kills):
        said |= one_kill(folder, rng)
        unsound += not opened(folder).check().sound
    there = {annotation.id for annotation in opened(folder).list()}
    return len(said), len(said - there), unsound


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill a writer and count what is lost.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        write_until_killed(chosen.child)
    with tempfile.TemporaryDirectory() as folder:
        said, lost, unsound = measure(Path(folder), chosen.kills, chosen.seed)
    print(f"{chosen.kills} kills, {said} notes acknowledged, {lost} lost, file unsound {unsound}×")
    return 1 if lost or unsound else 0


if __name__ == "__main__":
    raise SystemExit(main())
