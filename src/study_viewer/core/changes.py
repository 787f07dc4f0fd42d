# SPDX-License-Identifier: MIT
"""What a use case changed: the one piece of news that panels listen to."""

from typing import NamedTuple


class Changes(NamedTuple):
    """Names of what changed; an empty set means nothing of that kind did.

    ``annotations`` are annotation ids, also of deleted ones, in the order the act touched them.
    ``documents`` are ids of documents that came, went, or changed in text or metadata.
    ``reading`` are ids of documents whose place or progress moved.
    ``everything`` says that a file was restored: re-read all.
    """

    annotations: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    everything: bool = False

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            tuple(dict.fromkeys(self.annotations + other.annotations)),
            tuple(dict.fromkeys(self.documents + other.documents)),
            tuple(dict.fromkeys(self.reading + other.reading)),
            self.everything or other.everything,
        )
