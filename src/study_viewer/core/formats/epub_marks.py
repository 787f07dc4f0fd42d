# SPDX-License-Identifier: MIT
"""The outline of an EPUB: its table of contents, and under it the headings that it leaves out."""

from collections.abc import Iterator

from study_viewer.core.document.model import Body
from study_viewer.core.document.outline import shortened
from study_viewer.core.document.plain import Leaf, leaves
from study_viewer.core.formats.contract import Mark
from study_viewer.core.formats.epub_chapters import Chapter
from study_viewer.core.formats.epub_contents import Entry


class Outline:
    """Gives the marks of one chapter after another, in the order of the book."""

    def __init__(self, entries: tuple[Entry, ...], spine: tuple[str, ...], title: str) -> None:
        self._title = title
        self._top = 0
        self._of: dict[str, list[Entry]] = {}
        over: list[Entry] = []
        shown = frozenset(spine)
        for entry in entries:
            if entry.chapter not in shown:
                # An entry that only stands over others begins where the first of them does.
                over.append(entry)
                continue
            for each in (*over, entry):
                if each is entry or each.level < entry.level:
                    placed = each._replace(chapter=entry.chapter, fragment=entry.fragment)
                    self._of.setdefault(entry.chapter, []).append(placed)
            over = []
        self.is_told = bool(self._of)
        self.level = 0
        self._heading = 0

    def fragments(self) -> Iterator[tuple[str, str]]:
        """The places that entries name: a chapter and an id in it."""
        for name, entries in self._of.items():
            yield from ((name, entry.fragment) for entry in entries if entry.fragment)

    def marks(self, chapter: Chapter) -> Iterator[Mark]:
        """The entries of a chapter; its headings, where the contents name none of its places."""
        found = [leaf for part in chapter.parts for leaf in leaves(Body(part.body.blocks))]
        told = [
            Mark(entry.title, entry.level, chapter.places.get(entry.fragment, 0))
            for entry in self._of.get(chapter.name, ())
        ]
        told.sort(key=lambda mark: mark.leaf)
        waiting = iter([*told, None])
        following = next(waiting)
        words, opening, begun = "", False, -1
        for number, leaf in enumerate(found):
            while following is not None and following.leaf <= number:
                following = self._below_title(following, leaf)
                yield following
                self.level, self._heading = following.level, 0
                words = words + following.title if opening else following.title
                opening, begun = True, number
                following = next(waiting)
            if leaf.kind != "heading":
                opening = opening and not leaf.text.strip()
            elif told and opening and (number == begun or _is_within(leaf, words)):
                # 第一章 and 总则, one below the other, are one entry: 第一章 总则.
                self._heading = self._heading or leaf.level
            elif leaf.text.strip():
                yield Mark(shortened(leaf.text), self._below(leaf.level, bool(told)), number)
        while following is not None:
            yield following._replace(leaf=max(len(found) - 1, 0))
            following = next(waiting)

    def _below_title(self, mark: Mark, leaf: Leaf) -> Mark:
        """One level down where the book's title stands over its chapters as their heading does."""
        if leaf.kind != "heading":
            return mark
        if not self._top and mark.title == self._title:
            self._top = leaf.level
            return mark
        return mark._replace(level=mark.level + (0 < self._top < leaf.level))

    def _below(self, level: int, told: bool) -> int:
        """The level of an entry for a heading that the table of contents leaves out."""
        if not self.level:
            return level
        if not self._heading:
            self._heading = level - 1 if told else level
        return self.level + max(level - self._heading, 1 if told else 0)


def _is_within(leaf: Leaf, words: str) -> bool:
    return "".join(leaf.text.split()) in "".join(words.split())
