# SPDX-License-Identifier: MIT
"""What two texts have in common, told by their paragraphs: how a new edition is recognised.

A text leaves a trace: the digests of its paragraphs. Of a long one only the smallest digests are
kept. Whatever two samples both reach down to is a fair sample of both texts (the "bottom-k" sketch,
Broder 1997), so the share is right for long texts too, and a book costs no more than a law.
"""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable
from heapq import nsmallest
from typing import Literal, NamedTuple

from study_viewer.core.document.plain import OBJECT

SAMPLE = 2_000
"""Digests kept of a text; a share of 60 % is then known to about one percent."""
SHORTEST = 10
"""Characters without white space; a shorter paragraph stands in texts that are no kin at all."""
ALIKE = 0.6
"""From this share of its paragraphs on a text is taken for another edition."""
LARGEST = 2**63 - 1

_EDITION = re.compile(
    r"[（(][^（）()]{0,12}(?:修订|修正|修改|试行|暂行|意见稿|送审稿|讨论稿|草案)[^（）()]{0,4}[）)]"
)

Why = Literal["text", "name", "title", "paragraphs"]


def without_edition(title: str) -> str:
    """A title or a file's name without what tells the edition: （2026年修订）, （征求意见稿）."""
    return _EDITION.sub("", title).strip()


class Trace(NamedTuple):
    """``identity`` is the id that a document of this text gets when it first comes.

    ``paragraphs`` are digests in rising order: all that are not above ``reach``.
    """

    identity: str
    paragraphs: tuple[int, ...] = ()
    reach: int = LARGEST


class Kin(NamedTuple):
    """A document that a text may be a new edition of.

    ``why`` is the strongest reason: it is the same text, came from a file of the same name, bears
    the same title (but for what names the edition in either), or has many paragraphs in common.
    ``share`` is that of the text's paragraphs which the document has too, 0 to 1. ``older`` is the
    number of the document's earlier edition whose very text it is, 0 where it is none.
    """

    document: str
    title: str
    edition: int
    why: Why
    share: float
    older: int = 0


class Tracing:
    """Gathers the trace of a text section by section."""

    def __init__(self) -> None:
        self._letters = hashlib.sha256()
        self._digests: set[int] = set()
        self._reach = LARGEST
        self.letters = 0
        """Bytes of all but the white space."""

    def add(self, text: str, pictures: Iterable[bytes] = ()) -> None:
        """``pictures`` count where there is nothing else, as in a scan: else all scans of ten
        pages were one."""
        if not text.replace(OBJECT, "").strip():
            for data in pictures:
                self._letters.update(hashlib.sha256(data).digest())
        for line in text.split("\n"):
            letters = "".join(line.split())
            data = letters.encode("utf-8", "surrogatepass")
            self._letters.update(data)
            self.letters += len(data)
            if len(letters) >= SHORTEST:
                digest = _digest(data)
                if digest <= self._reach:
                    self._digests.add(digest)
        if len(self._digests) > 4 * SAMPLE:
            self._shrink()

    def made(self) -> Trace:
        self._shrink()
        identity = f"d-{self._letters.hexdigest()[:12]}"
        return Trace(identity, tuple(sorted(self._digests)), self._reach)

    def _shrink(self) -> None:
        if len(self._digests) > SAMPLE:
            kept = nsmallest(SAMPLE, self._digests)
            self._reach = kept[-1]
            self._digests = set(kept)


def trace_of(texts: Iterable[str]) -> Trace:
    tracing = Tracing()
    for text in texts:
        tracing.add(text)
    return tracing.made()


def share(trace: Trace, common: int, reach: int) -> float:
    """The share of a text's paragraphs that another has, whose trace reaches to ``reach`` and has
    ``common`` digests in common with it."""
    compared = bisect_right(trace.paragraphs, reach)
    return common / compared if compared else 0.0


def _digest(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big") >> 1
