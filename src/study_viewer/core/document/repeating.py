# SPDX-License-Identifier: MIT
"""Corrections made on one reading of a text, looked for and done again on another one.

A block is known by its first words: in its own section, the nearest to where it stood; in another
section only where these words begin a single block. What is not found, or would be done twice, is
lost and told, never guessed.
"""

from collections.abc import Callable, Iterable, Sequence

from study_viewer.core.document.corrections import QUOTE, Page, correct
from study_viewer.core.document.model import Correction
from study_viewer.core.document.plain import Leaf, leaves
from study_viewer.core.document.unlisting import listed
from study_viewer.core.errors import UserFacing
from study_viewer.core.one_line import is_same_title


class Repeating:
    """``sections`` are the ids of the new text in order, ``read`` gives each as it was read.

    ``pages`` are those that were corrected, ``lost`` the acts that fit no longer.
    """

    def __init__(self, sections: Sequence[str], read: Callable[[str], Page]) -> None:
        self.pages: dict[str, Page] = {}
        self.lost: list[Correction] = []
        self._sections = sections
        self._read = read
        self._known: dict[str, Page] = {}
        self._blocks: dict[str, list[Leaf]] = {}

    def run(self, acts: Iterable[Correction]) -> list[Correction]:
        """The acts as they fit this text, one after another, done on ``pages``."""
        done: list[Correction] = []
        for act in acts:
            fitted = self._fitted(act)
            if fitted is None or fitted in done or not self._done(fitted):
                self.lost.append(act)
            else:
                done.append(fitted)
        return done

    def _done(self, act: Correction) -> bool:
        try:
            page = correct(self._page(act.section), (act,))
        except UserFacing:
            return False
        self.pages[act.section] = self._known[act.section] = page
        self._blocks.pop(act.section, None)
        return True

    def _fitted(self, act: Correction) -> Correction | None:
        if act.section in self._sections and (places := self._places(act, act.section)):
            start = min(places, key=lambda start: abs(start - act.start))
            return self._shifted(act._replace(start=start))
        elsewhere = [
            (section, start)
            for section in self._sections
            if section != act.section
            for start in self._places(act, section)
        ]
        if len(elsewhere) != 1:
            return None
        section, start = elsewhere[0]
        return self._shifted(act._replace(section=section, start=start))

    def _places(self, act: Correction, section: str) -> list[int]:
        """Where the blocks or entries begin in a section that the act may be about."""
        if act.act == "title":
            starts = self._page(section).starts
            return [one.start for one in starts if is_same_title(one.title, act.quote)]
        if act.act == "text":
            found = listed(self._page(section).body)
            return [one.start for one in found if one.text[:QUOTE] == act.quote]
        return [leaf.start for leaf in self._leaves(section) if leaf.text[:QUOTE] == act.quote]

    def _shifted(self, act: Correction) -> Correction:
        """A split is made before the same words, where they stand there once."""
        if act.act != "split":
            return act
        text = next(leaf.text for leaf in self._leaves(act.section) if leaf.start == act.start)
        if text[act.at : act.at + QUOTE] != act.text and text.count(act.text) == 1:
            return act._replace(at=text.index(act.text))
        return act

    def _leaves(self, section: str) -> list[Leaf]:
        if section not in self._blocks:
            self._blocks[section] = list(leaves(self._page(section).body))
        return self._blocks[section]

    def _page(self, section: str) -> Page:
        if section not in self._known:
            self._known[section] = self._read(section)
        return self._known[section]
