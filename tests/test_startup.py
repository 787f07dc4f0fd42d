# SPDX-License-Identifier: MIT
"""How the window starts: the text first, nothing heavy, and one line that tells of it."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace

SRC = Path(__file__).resolve().parent.parent / "src"
# What FINDINGS of the start's cost names: each of them is slower than drawing the first page.
HEAVY = (
    "lxml",
    "markdown",
    "yaml",
    "rapidfuzz",
    "docx",
    "mammoth",
    "pypdfium2",
    "platformdirs",
    "PySide6.QtPrintSupport",
    "PySide6.QtNetwork",
)


def run(data: Path, code: str, *words: str) -> subprocess.CompletedProcess[str]:
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(SRC))
    env.pop("STUDY_VIEWER_HOME", None)
    program = [sys.executable, "-c", code, "--data-dir", str(data), *words]
    return subprocess.run(program, env=env, capture_output=True, text=True, timeout=60)


def start(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from study_viewer.cli import run; sys.exit(run(sys.argv[1:]))"
    return run(data, code, "open", *words)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A library of one document of two pages, the second of which was read last."""
    folder = tmp_path / "办法"
    folder.mkdir()
    for name in ("01-总则", "02-附则"):
        (folder / f"{name}.md").write_text(f"# {name[3:]}\n\n正文。\n", encoding="utf-8")
    with closing(Workspace(Paths(tmp_path / "data"))) as workspace:
        document = next(iter(workspace.import_paths([folder])))[0].document
        workspace.reading.moved(document, workspace.library.sections(document)[1].id, 0)
    return tmp_path / "data"


def test_the_report_names_time_memory_and_the_place_that_was_opened(data: Path) -> None:
    done = start(data, "--report-startup")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(report) == ["first_text_ms", "peak_mb", "document", "section"]
    assert report["first_text_ms"] > 0
    assert 20 < report["peak_mb"] < 500
    with closing(Workspace(Paths(data))) as workspace:
        place = workspace.reading.place()
    assert place is not None
    assert (report["document"], report["section"]) == (place.document, place.section)


def test_a_target_is_opened_instead_of_the_last_place(data: Path) -> None:
    with closing(Workspace(Paths(data))) as workspace:
        document = next(one.id for one in workspace.library.list() if one.sections == 2)
        first = workspace.library.sections(document)[0].id
    report = json.loads(start(data, f"{document}/{first}", "--report-startup").stdout)
    assert (report["document"], report["section"]) == (document, first)


def test_a_target_that_is_not_there_is_one_sentence(data: Path) -> None:
    done = start(data, "nowhere", "--report-startup")
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_newer_notebook_is_refused_in_one_sentence(data: Path) -> None:
    with closing(sqlite3.connect(data / "notebook.sqlite3")) as notebook, notebook:
        notebook.execute("UPDATE about SET version = 7")
        notebook.execute("PRAGMA user_version = 7")
    done = start(data, "--report-startup")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_person_begins_with_the_guide(tmp_path: Path, language: str) -> None:
    done = start(tmp_path / "data", "--report-startup", "--language", language)
    report = json.loads(done.stdout)
    assert (report["document"], report["section"]) == (f"guide-{language}", "start")


def test_nothing_heavy_is_imported_before_the_first_text(data: Path) -> None:
    code = f"""
import json, sys
from study_viewer import app
from study_viewer.core.paths import Paths
from pathlib import Path
def report(window, workspace):
    sys.stdout.write(json.dumps(sorted(sys.modules)))
    sys.stdout.flush()
    import os
    os._exit(0)
app._report = report
app.open_window(Paths(Path({str(data)!r})), report_startup=True)
"""
    imported = set(json.loads(run(data, code).stdout))
    assert sorted(name for name in HEAVY if name in imported) == []
    panels = ("study_viewer.ui.outline.panel", "study_viewer.ui.annotations.panel")
    assert sorted(name for name in panels if name in imported) == []
