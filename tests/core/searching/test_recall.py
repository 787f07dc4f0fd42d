# SPDX-License-Identifier: MIT
"""What the search finds is what a plain scan finds: no place less, no place more."""

import random

import pytest

from study_viewer.core.document.query import asked
from study_viewer.core.workspace import Workspace
from tests.core.searching.plain_scan import scan

Place = tuple[str, str, int, int]

QUERIES = 240


def texts(shelf: Workspace) -> dict[tuple[str, str], str]:
    return {
        (document.id, section.id): shelf.library.text(document.id, section.id)
        for document in shelf.library.list()
        for section in shelf.library.sections(document.id)
    }


def places(shelf: Workspace, words: str) -> set[Place]:
    query = asked(words)
    found = set()
    for group in shelf.searching.sections(query):
        hits = shelf.searching.hits(query, group)
        assert len(hits) == group.often
        for hit in hits:
            assert hit.section is not None and hit.start is not None and hit.end is not None
            found.add((hit.document, hit.section, hit.start, hit.end))
    return found


def true_places(every: dict[tuple[str, str], str], words: str) -> set[Place]:
    return {(*where, *span) for where, text in every.items() for span in scan(text, words)}


def drawn(every: dict[tuple[str, str], str]) -> list[str]:
    """Pieces of the texts of one to eight characters, some of them written in another way."""
    chance = random.Random(20261023)
    whole = [text for text in every.values() if len(text) > 20]
    queries: list[str] = []
    while len(queries) < QUERIES:
        text = chance.choice(whole)
        length = chance.choice((1, 1, 2, 2, 2, 3, 4, 8))
        at = chance.randrange(len(text) - length)
        words = "".join(text[at : at + length].split())
        # A quotation mark and a minus in front mean something else.
        if not words or words[0] in '"“「-' or words in queries:
            continue
        match len(queries) % 4:
            case 1:
                words = words.upper()
            case 2:
                words = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in words)
            case 3:
                words = words + chance.choice(("", "龘", "，"))
        if words[0] not in "－":
            queries.append(words)
    return queries


def test_every_place_of_every_query_is_found_and_no_other(shelf: Workspace) -> None:
    every = texts(shelf)
    assert sum(map(len, every.values())) > 20_000
    queries = drawn(every)
    assert len(set(queries)) >= 200
    missed = {
        words: (found - true, true - found)
        for words in queries
        if (found := places(shelf, words)) != (true := true_places(every, words))
    }
    assert missed == {}


@pytest.mark.parametrize(
    "words",
    ["城乡 融合", "城乡 融合 发展", "学习 -重要", "的 2035 -Study", "龘 学习", "pdf 学习贯彻"],
)
def test_several_words_are_found_in_the_sections_that_have_them_all(
    shelf: Workspace, words: str
) -> None:
    every = texts(shelf)
    wanted = [one for one in words.split() if not one.startswith("-")]
    without = [one[1:] for one in words.split() if one.startswith("-")]
    true = set()
    for (document, section), text in every.items():
        begins = [one.start for one in shelf.library.outline(document) if one.section == section]
        for inside in cut({0, *begins}, len(text)):
            there = {word: [one for one in scan(text, word) if one[0] in inside] for word in wanted}
            unwanted = [one for word in without for one in scan(text, word) if one[0] in inside]
            if all(there.values()) and not unwanted:
                spans = (span for some in there.values() for span in some)
                true |= {(document, section, *span) for span in spans}
    assert places(shelf, words) == true


def cut(begins: set[int], end: int) -> list[range]:
    rising = sorted(begins)
    return [range(*both) for both in zip(rising, [*rising[1:], end], strict=True)]
