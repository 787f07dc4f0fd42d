# SPDX-License-Identifier: MIT
"""What stays in memory for good need not be looked through for garbage again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


def keep() -> None:
    """What is in memory now is passed over by the collector; references free it all the same.

    A full collection over a window, its modules and an outline of 10,000 entries stops everything
    for 60 ms; over what came after this it takes a few.
    """
    gc.freeze()


class _Pause:
    """The collector belongs to the whole process: it rests from the first to the last of many."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._many = 0
        self._came = False
        self._was_on = False

    def begin(self) -> None:
        with self._lock:
            if not self._many:
                self._was_on, self._came = gc.isenabled(), False
                gc.disable()
            self._many += 1

    def end(self, *, came: bool) -> None:
        with self._lock:
            self._many -= 1
            self._came = self._came or came
            if self._many:
                return
            if self._came:
                keep()
            if self._was_on:
                gc.enable()


_pause = _Pause()


@contextmanager
def coming() -> Iterator[None]:
    """A great many values come that stay: nobody looks through them, now or later.

    In any thread, and in several at once; where it fails, nothing is kept and the collector goes on
    as before.
    """
    _pause.begin()
    came = False
    try:
        yield
        came = True
    finally:
        _pause.end(came=came)


@contextmanager
def passing() -> Iterator[None]:
    """A great many values come and go again, none of them in a circle: nobody looks for circles
    meanwhile, which stops every thread for up to 100 ms each time."""
    _pause.begin()
    try:
        yield
    finally:
        _pause.end(came=False)
