# SPDX-License-Identifier: MIT
"""The window's words in each language: collected from the code, and compiled for Qt.

``update`` adds what is new in the code to the .ts files, where a person translates it; ``compile``
makes the .qm files that are shipped. Both are committed; a test says when either lags behind.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
# English is in the code; its file holds the plural forms alone.
NAMES = ("study_viewer_zh_CN", "study_viewer_en")


def update(folder: Path = FOLDER) -> None:
    """Brings the .ts files in ``folder`` up to the code; unfinished entries are left marked."""
    sources = sorted((ROOT / "src" / "study_viewer" / "ui").rglob("*.py"))
    for name in NAMES:
        plural = ["-pluralonly"] if name.endswith("_en") else []
        language = "zh_CN" if name.endswith("zh_CN") else "en_US"
        _run(
            "pyside6-lupdate",
            *("-silent", "-no-obsolete", "-locations", "none", *plural),
            *("-source-language", "en_US", "-target-language", language),
            *(str(path.relative_to(ROOT)) for path in sources),
            *("-ts", str(folder / f"{name}.ts")),
        )


def compile_all(into: Path = FOLDER, folder: Path = FOLDER) -> None:
    for name in NAMES:
        _run(
            "pyside6-lrelease",
            "-silent",
            str(folder / f"{name}.ts"),
            "-qm",
            str(into / f"{name}.qm"),
        )


def _run(tool: str, *words: str) -> None:
    """The tools come with PySide6 and lie beside the interpreter."""
    program = Path(sys.executable).parent / tool
    subprocess.run([str(program), *words], cwd=ROOT, check=True)


if __name__ == "__main__":
    update()
    compile_all()
