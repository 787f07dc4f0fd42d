# SPDX-License-Identifier: MIT
"""Words that a search wants in one section, or not in it, counted section by section.

A stored text of 20,000 characters holds some thirty articles: a person sees each as a section.
"""

from collections.abc import Callable

from study_viewer.core.document.dense import ENCODINGS
from study_viewer.core.document.query import Query
from study_viewer.core.store import searched
from study_viewer.core.store.index import Index


class Together:
    """Counts in one stored text after another, best in the order of their documents."""

    def __init__(self, index: Index, query: Query) -> None:
        self._index = index
        self._query = query
        self._counters = {name: query.counter(name) for name in ENCODINGS}
        self._begins: dict[int, list[int]] = {}
        self._document = ""

    def often(self, run: searched.Run, place: int, found: int, fetch: Callable[[], str]) -> int:
        """The hits in the text at this place of the run; ``found`` is how many all words have
        there, without a look at those that are not wanted. ``fetch`` gives the text itself."""
        if run.document != self._document:
            # One question for a document: it may have thousands of texts.
            self._begins = searched.begins(self._index, run.document)
            self._document = run.document
        if begins := self._begins.get(run.first + place):
            text = fetch()
            # Folding it again takes longer than all else; another text has another form.
            at_hand = searched.is_present(self._index, run)
            form = run.part(place).decode(run.encoding) if at_hand else None
            return len(self._query.spans(text, form, begins))
        if not self._query.without:
            return found
        return self._counters[run.encoding](run.part(place), fetch)
