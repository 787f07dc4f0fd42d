# SPDX-License-Identifier: MIT
"""What others remarked in an original, on its way to notes in the notebook."""

from collections.abc import Iterator
from typing import NamedTuple

from study_viewer.core.document.plain import Leaf
from study_viewer.core.formats.contract import Comment, ParsedSection


class Commented(NamedTuple):
    """A note to be made on a passage of a section; its text begins with who said it."""

    section: str
    start: int
    end: int
    note: str


def commented(section: ParsedSection, name: str, leaf_list: list[Leaf]) -> Iterator[Commented]:
    """The comments of a section that will be called ``name``.

    A comment whose words are not where it stands is on the whole block; one on a block without
    text (a picture) is on that.
    """
    for comment in section.comments:
        if not comment.text.strip() or not leaf_list:
            continue
        leaf = leaf_list[min(max(comment.leaf, 0), len(leaf_list) - 1)]
        at = leaf.text.find(comment.quote) if comment.quote else -1
        start = leaf.start + max(at, 0)
        length = len(comment.quote) if at >= 0 else len(leaf.text)
        yield Commented(name, start, start + length, _note(comment))


def _note(comment: Comment) -> str:
    author = " ".join(comment.author.split())
    if not author:
        return comment.text
    colon = ": " if author.isascii() and comment.text.isascii() else "："
    return f"{author}{colon}{comment.text}"
