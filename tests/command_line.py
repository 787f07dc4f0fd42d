# SPDX-License-Identifier: MIT
"""The command line run for real, in its own process, and a notice to import with it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

TEXT = """关于开展读书活动的通知

按：现将通知印发给你们，请认真组织学习。

各单位要高度重视读书活动，学习和实践并重。

各单位要结合实际制定方案，学习要有记录。
"""


class CommandLine:
    """Runs ``study-viewer`` over one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "STUDY_VIEWER_HOME": str(folder / "data"),
            "LC_ALL": "C",
            "QT_QPA_PLATFORM": "offscreen",
        }

    def __call__(
        self, *words: str | Path, stdout: Any = subprocess.PIPE
    ) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "study_viewer", *map(str, words)],
            env=self.environment,
            stdout=stdout,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )

    def json(self, *words: str | Path) -> Any:
        done = self(*words, "--json")
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)
