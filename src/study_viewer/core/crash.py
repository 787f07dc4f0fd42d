# SPDX-License-Identifier: MIT
"""Where our own mistakes go: a file in the logs folder."""

import time
from pathlib import Path

# Enough to see what repeats; a year of daily crashes is no help to anybody.
KEPT = 20


def write_report(logs: Path, error: BaseException) -> Path | None:
    """The traceback as a file in ``logs``; None where even that cannot be written."""
    # traceback costs 3 ms to import and is needed only here.
    import platform
    import traceback

    from study_viewer import __version__

    stamp = time.strftime("%Y%m%d-%H%M%S")
    body = "".join(traceback.format_exception(error))
    head = f"Study Viewer {__version__}, Python {platform.python_version()}, {platform.platform()}"
    try:
        logs.mkdir(parents=True, exist_ok=True)
        path = logs / f"crash-{stamp}.txt"
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{head}\n{body}\n")
        for old in sorted(logs.glob("crash-*.txt"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path
