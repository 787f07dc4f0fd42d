# SPDX-License-Identifier: MIT
"""What narrows the list of annotations; everything in it is seen while it works."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.plain import OBJECT
from study_viewer.core.noting import folded
from study_viewer.ui.annotations.listed import Tally


class Filter(NamedTuple):
    """An empty part lets everything through; of several values in one part, one is enough.

    ``kind`` is highlights, bookmarks or notes; ``tags`` are folded; of ``words`` each must be in
    the quote, the note or a tag, where they mean what they do wherever words are looked for: width,
    case, accents, blanks and traditional characters do not count, 第12条 finds 第十二条.
    """

    kind: str = ""
    colours: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    words: str = ""

    @property
    def narrows(self) -> bool:
        return self != Filter()

    def fits(self, one: Annotation) -> bool:
        if self.colours and one.colour not in self.colours:
            return False
        if self.states and one.placement.state not in self.states:
            return False
        if self.kind == "notes":
            if not one.note:
                return False
        elif self.kind and one.kind + "s" != self.kind:
            return False
        if self.tags and self.tags.isdisjoint(map(folded, one.tags)):
            return False
        if not self.words:
            return True
        fold, words = _folding(self.words)
        text = fold(OBJECT.join((one.quote, one.note, *one.tags)))
        return all(any(spelling in text for spelling in word) for word in words)

    def within(self, tally: Tally) -> "Filter":
        """Without the values that are no longer there: nobody could switch them off."""
        return self._replace(
            kind=self.kind if tally.kinds[self.kind] > 0 else "",
            colours=frozenset(one for one in self.colours if tally.colours[one] > 0),
            tags=frozenset(one for one in self.tags if tally.tags[one] > 0),
            states=frozenset(one for one in self.states if tally.states[one] > 0),
        )


@lru_cache(4)
def _folding(words: str) -> tuple[Callable[[str], str], tuple[tuple[str, ...], ...]]:
    """What makes the form that is looked through, and of each word the spellings in that form."""
    # Few starts filter, and the table takes 40 ms to make.
    from study_viewer.core.document.folding import folded as fold
    from study_viewer.core.document.query import as_phrase

    terms = [term for word in words.split() for term in as_phrase(word).terms]
    return fold, tuple(term.spellings for term in terms)
