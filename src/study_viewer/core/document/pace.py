# SPDX-License-Identifier: MIT
"""How fast somebody reads, learnt from what passed and how long it took; minutes from that."""

from collections import deque
from collections.abc import Iterable

PACE = 300
"""Chinese characters a minute until more is known: what the national curriculum for Chinese asks
of silent reading at the end of primary school (义务教育语文课程标准, third stage; the fourth asks
500 of everyday texts), which suits documents that are read to be studied."""

SLOWEST, FASTEST = 100, 1500
"""Below, somebody was away or wrote a note; above, they looked for something."""

LETTERS = 3.9
"""Letters of an alphabet that take as long as one Chinese character: 987 against 255 a minute
(Trauzettel-Klosinski and Dietz, IReST, 2012)."""

ENOUGH = 200
"""Characters from which on a sample says more than when a key was pressed."""

_AWAY = 300.0
"""Seconds on one screen after which nobody is reading any more."""

_SAMPLES = 7
_WEIGHT = 0.2


def learnt(pace: float, samples: Iterable[float]) -> float:
    """``pace`` brought a fifth of the way to the median of the last samples, within bounds.

    All in characters a minute. The median forgives a telephone call, the fifth a single text.
    """
    sound = [one for one in samples if SLOWEST <= one <= FASTEST]
    if sound:
        # The module statistics takes longer to import than a start may.
        pace += _WEIGHT * (sorted(sound)[len(sound) // 2] - pace)
    return min(max(pace, SLOWEST), FASTEST)


def minutes(characters: float, pace: float) -> int:
    """Whole minutes, rounded up: 0 only where nothing is left."""
    return -int(-characters // min(max(pace, SLOWEST), FASTEST))


class Pace:
    """Learns from the ranges that rested in sight, as they come.

    What passed out of sight at the top between two rests was read in the time between them, if
    they overlap: where they do not, somebody jumped.
    """

    def __init__(self, pace: float = PACE) -> None:
        self.value = learnt(pace, ())
        """Chinese characters a minute."""
        self._samples: deque[float] = deque(maxlen=_SAMPLES)
        self._last: tuple[str, int, int, float] | None = None
        self._characters = self._seconds = 0.0

    def rested(self, text: str, start: int, end: int, seconds: float, letters: bool) -> bool:
        """From ``start`` to ``end`` of ``text`` was in sight at a time; True: the pace is new.

        ``text`` names what the offsets count in; ``letters`` says that it is no Chinese one.
        """
        last, self._last = self._last, (text, start, end, seconds)
        if last is None:
            return False
        before, first, behind, then = last
        if before != text or start < first or start > behind or seconds - then > _AWAY:
            self._characters = self._seconds = 0.0
            return False
        if start == first:
            # Nothing passed: the time goes on counting from the earlier rest.
            self._last = (text, start, end, then)
            return False
        self._characters += (start - first) / (LETTERS if letters else 1.0)
        self._seconds += seconds - then
        if self._characters < ENOUGH or self._seconds <= 0:
            return False
        self._samples.append(60.0 * self._characters / self._seconds)
        self._characters = self._seconds = 0.0
        old, self.value = self.value, learnt(self.value, self._samples)
        return self.value != old
