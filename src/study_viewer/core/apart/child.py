# SPDX-License-Identifier: MIT
"""The reading process: takes requests on standard input, answers on standard output.

``python -m study_viewer.core.apart.child``; it ends when its standard input does.
"""

import gc
import os
import queue
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import BinaryIO

from study_viewer.core.apart import limits, wire
from study_viewer.core.apart.limits import Forbidden
from study_viewer.core.apart.wire import Frame
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import refusal
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import PageWish

_PAUSE = 0.05
"""Seconds between two words of progress."""
_GARBAGE = (50_000, 20, 50)
"""What is read is kept until it was sent, and looking through it again and again for garbage took a
quarter of the time: a web page of 5 MB took 8.7 s of processor time instead of 11.7 s, and 0.2 MB
more memory at its peak."""


def main() -> None:
    gc.set_threshold(*_GARBAGE)
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints must not stand between the frames.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    requests: queue.SimpleQueue[Frame] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked, requests), daemon=True).start()
    limits.confine()
    while True:
        _answer(answers, requests.get())


def _listen(asked: BinaryIO, requests: "queue.SimpleQueue[Frame]") -> None:
    """Ends the process with whoever asked, also in the middle of a file."""
    while (frame := wire.receive(asked)) is not None:
        requests.put(frame)
    os._exit(0)


def _answer(answers: BinaryIO, request: Frame) -> None:
    path = Path(request.words["path"])
    try:
        if request.kind == "read":
            _read(answers, path, request)
        else:
            picture = registry.page(path, PageWish(**request.words["wish"]))
            words = (picture.width, picture.height, picture.pages)
            wire.send(answers, Frame("picture", words, (picture.data,)))
    except UserFacing as error:
        _refuse(answers, error)
    except MemoryError:
        _refuse(answers, UserFacing("file-too-much", path=str(path)))
    except Forbidden:
        _refuse(answers, UserFacing("file-forbidden", path=str(path)))
    except OSError as error:
        _refuse(answers, refusal(error, path))
    except RecursionError:
        _refuse(answers, UserFacing("file-too-nested", path=str(path)))
    except Exception:
        wire.send(answers, Frame("failed", traceback.format_exc()))


def _refuse(answers: BinaryIO, error: UserFacing) -> None:
    wire.send(answers, Frame("refused", [error.code, error.details]))


def _read(answers: BinaryIO, path: Path, request: Frame) -> None:
    told = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= _PAUSE:
            told = now
            wire.send(answers, Frame("progress", [done, total]))

    parsed = registry.read(path, wire.wishes_in(request.words["wishes"]), progress)
    wire.send(answers, wire.end_out(parsed, "begun"))
    for section in parsed.sections:
        wire.send(answers, wire.section_out(section))
    wire.send(answers, wire.end_out(parsed, "done"))


if __name__ == "__main__":
    main()
