# SPDX-License-Identifier: MIT
"""PDF files as an office program makes them of Word files, for tests."""

import subprocess
from pathlib import Path

from study_viewer.core import office


def as_pdf(path: Path) -> Path:
    """Beside the file, by LibreOffice, which has to be here, in a profile of its own."""
    program = office.found()
    assert program is not None
    profile = (path.parent / f"{path.stem}-profile").as_uri()
    command = [str(program), "--headless", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path.with_suffix(".pdf")
