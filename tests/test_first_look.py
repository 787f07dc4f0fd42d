# SPDX-License-Identifier: MIT
"""Where there is no display, the main job is done on the real window all the same."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_main_job_goes_through_on_a_window_that_nobody_sees(tmp_path: Path) -> None:
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT / "src"))
    env["PYTHONUTF8"] = "1"
    left = tmp_path / "left"
    done = subprocess.run(
        [sys.executable, "-m", "tools.first_look", str(left)],
        cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert str(left / "window.png") in done.stdout
    assert str(left / "notes.docx") in done.stdout
    assert (left / "window.png").read_bytes().startswith(b"\x89PNG")
    handed_in = zipfile.ZipFile(left / "notes.docx").read("word/document.xml").decode()
    assert "读书是一个人安静下来、走得更远的办法" in handed_in
    assert "每晚八点前先数一遍儿童阅览区的人" in handed_in
