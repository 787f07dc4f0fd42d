# SPDX-License-Identifier: MIT
"""What nobody caught in the window: a report in the logs folder, and one sentence to the person."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from study_viewer.core.crash import write_report
from study_viewer.core.errors import UserFacing


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
