# SPDX-License-Identifier: MIT
"""Selectors: how a passage is described when it is marked, and found again in a changed text.

A selector keeps three descriptions of one place (position, exact quote, context); they are tried
from the cheap to the costly, and the words are checked each time:

1. the section's digest is the same: the offsets hold;
2. the quote stands at the old offsets between the same neighbours;
3. the exact quote anywhere in the document, told apart by context, then by nearness;
4. the most alike passage, scored by quote, context and position (both in ``alike``).

What is found is *placed* in its own section and *moved* in another one. It is *check* where the
evidence is weaker: several places with the same context, an exact quote among other neighbours,
or a passage that is less than 0.9 alike. Below the threshold nothing is guessed: *unplaced*.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from study_viewer.core.annotation import Placement, Selector
from study_viewer.core.document.plain import digest_of

if TYPE_CHECKING:
    # Making a selector, which a start may do, needs none of it.
    from study_viewer.core.document.edition import Edition

CONTEXT = 32
"""Characters kept on either side of a quote."""


def make(section: str, text: str, start: int, end: int, digest: str = "") -> Selector:
    """Describe ``text[start:end]`` of a section; ``digest`` saves hashing the text again."""
    return Selector(
        section,
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
        start,
        end,
        digest or digest_of(text),
    )


def resolve(selector: Selector, edition: "Edition") -> Placement:
    return resolve_all([selector], edition)[0]


def resolve_all(selectors: Iterable[Selector], edition: "Edition") -> list[Placement]:
    """Where each passage stands in this edition, in the order asked.

    Many at once cost far less than one after another: the text is gone through once for all.
    """
    chosen = list(selectors)
    found = [_unchanged(selector, edition) for selector in chosen]
    changed = [number for number, placement in enumerate(found) if placement is None]
    if changed:
        # rapidfuzz takes 55 ms to import: only a text that really changed pays for it.
        from study_viewer.core.document.alike import search

        searched = search([chosen[number] for number in changed], edition)
        for number, placement in zip(changed, searched, strict=True):
            found[number] = placement
    return [placement or Placement("unplaced") for placement in found]


def _unchanged(selector: Selector, edition: "Edition") -> Placement | None:
    """The cheap steps: same digest, or the same words between the same neighbours."""
    section = selector.section
    known = edition.sections.get(section)
    if known is None or known.digest != selector.digest:
        section = edition.by_digest.get(selector.digest, section)
    if section not in edition.sections:
        return None
    text = edition.text(section)
    start, end = selector.start, selector.end
    if not 0 <= start < end <= len(text) or text[start:end] != selector.exact:
        return None
    same_text = edition.sections[section].digest == selector.digest
    same_neighbours = (
        bool(selector.prefix or selector.suffix)
        and text[max(0, start - CONTEXT) : start] == selector.prefix
        and text[end : end + CONTEXT] == selector.suffix
    )
    if same_text or same_neighbours:
        return Placement("placed", section, start, end)
    return None
