# SPDX-License-Identifier: MIT
"""Where our own mistakes go: a file in the logs folder, and one sentence to the person."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from study_viewer.core.errors import UserFacing

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


def catch(
    logs: Path,
    tell_crash: Callable[[Path | None], None],
    tell_refusal: Callable[[UserFacing], None],
) -> None:
    """From now on what nobody caught is told, and the window stays open.

    A refusal of the world is worded like any other; a mistake of ours is written down first.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, UserFacing):
            tell_refusal(error)
        else:
            tell_crash(write_report(logs, error))

    sys.excepthook = hook
