# SPDX-License-Identifier: MIT
"""What a person types to find something, and what it means.

Several words mean all of them, “…” means exactly these characters, -word means without it. A number
of an article is found in either spelling.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from math import prod
from time import thread_time
from typing import Any, NamedTuple

from study_viewer.core.document.dense import ENCODINGS, NARROW
from study_viewer.core.document.folding import folded, places
from study_viewer.core.document.numbering import value_of
from study_viewer.core.document.numerals import counted
from study_viewer.core.errors import UserFacing

_WORD = re.compile(
    r"(-?)(?:\"([^\"]*)(?:\"|$)|\u201c([^\u201d]*)(?:\u201d|$)|\u300c([^\u300d]*)(?:\u300d|$))(?=\s|$)|(\S+)"
)
_MARKED = re.compile(r"第(\d{1,6}|[〇零一二三四五六七八九十百千万两]+)(?=[条章节款项编篇部次届号])")
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_CHINESE = re.compile(f"{_HAN}|[\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u303f\uff01-\uff65]")
"""What Chinese is written with; full-width digits and letters among it."""
_BREAK = r"(?:[^\S\n]*\n\s*)?"
_YEAR = re.compile(f"(?<={_HAN})" + r"[(\[〔【](\d{4})[)\]〕】]")
"""In the number of a document; brackets elsewhere are signs like others."""
_AROUND_YEAR = ("〔〕", "[]", "()", "【】")
_STRAIGHT = re.compile(r'"([^"]*)"')
_LARGEST = 1_000_000
"""What a pattern of repeats in repeats may come to, in characters: regex writes them out, each of
them 270 bytes, and ((a{1000}){1000}){1000} ends the program."""
_COUNT = re.compile(r"\{(\d+)")
_BLANKS = re.compile(r"\s")
_NOTHING = re.compile(r"#[^\n]*|\s")
_ITSELF = re.compile(r"\(\?(?:R|[+-]?\d|&|P>)")
"""A pattern that calls itself: one without an end takes all memory before its time is over."""
_SLOW = 2.0
"""Seconds that a pattern may take in one section: some take longer than the world stands."""
_LONG, _PACE = 10.0, 500_000
"""After so many seconds of processor time in all, a pattern goes through so many characters in each
or is refused. A plain one goes through some millions; one that tries each character anew, whatever
the sections' length, would take minutes over a shelf without ever being slow in one section."""


class Term(NamedTuple):
    """One word: its spellings in folded form, and where only exact ones count, their pattern."""

    spellings: tuple[str, ...]
    exact: re.Pattern[str] | None = None


Fetch = Callable[[], str]
Often = Callable[[bytes, Fetch], int]
"""How many hits a section has, by its folded text or, where that says too little, by its text,
which is fetched then. Raises UserFacing("search-pattern-slow")."""


class Query(NamedTuple):
    """All of ``terms`` and none of ``without`` in one section; or whatever ``pattern`` matches.

    A section is what a person sees as one: what stands between two entries of the outline.
    """

    words: str
    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    pattern: Any = None
    lacking: bool = False
    """Only words to leave out were given: they are looked for as they were typed."""

    @property
    def combines(self) -> bool:
        """Does a hit depend on what else stands in its section?"""
        return len(self.terms) > 1 or bool(self.without)

    def counter(self, encoding: str = NARROW) -> Often:
        """What counts the hits of one section after another, whose folded text is encoded so."""
        if self.pattern is not None:
            return self._patiently()
        wanted = [_counter(term, encoding) for term in self.terms]
        unwanted = [_counter(term, encoding) for term in self.without]
        if len(wanted) == 1 and not unwanted:
            return wanted[0]

        def often(data: bytes, fetch: Fetch) -> int:
            if any(count(data, fetch) for count in unwanted):
                return 0
            total = 0
            for count in wanted:
                found = count(data, fetch)
                if not found:
                    return 0
                total += found
            return total

        return often

    def counters(self) -> dict[str, Often]:
        """By encoding; for all of them a pattern has one time to be slow in."""
        if self.pattern is not None:
            return dict.fromkeys(ENCODINGS, self.counter())
        return {name: self.counter(name) for name in ENCODINGS}

    def may_be_in(self, data: bytes, encoding: str = NARROW) -> bool:
        """Whether folded texts, all together, may have a spelling of every word; what has not is
        sorted out for sure."""
        return all(
            any(spelling.encode(encoding) in data for spelling in term.spellings)
            for term in self.terms
        )

    def spans(
        self, text: str, form: str | None = None, begins: Sequence[int] = ()
    ) -> list[tuple[int, int]]:
        """Where the hits stand in a text, in code points, in order.

        ``form`` is the folded text, where somebody has it. ``begins`` are the places within the
        text where further sections begin, rising; without any, the text is one that has all the
        words.

        Raises UserFacing("search-pattern-slow").
        """
        if self.pattern is not None:
            return list(self._matches(text))
        standing = _Standing(text, form)
        found = [list(standing.of(term)) for term in self.terms]
        if not begins or not self.combines:
            return sorted(chain.from_iterable(found))

        def sections(spans: Iterable[tuple[int, int]]) -> set[int]:
            return {bisect_right(begins, start) for start, _ in spans}

        fitting = set.intersection(*map(sections, found))
        fitting -= sections(chain.from_iterable(map(standing.of, self.without)))
        every = chain.from_iterable(found)
        return sorted(span for span in every if bisect_right(begins, span[0]) in fitting)

    def _patiently(self) -> Often:
        spent, read = 0.0, 0

        def often(_: bytes, fetch: Fetch) -> int:
            nonlocal spent, read
            text = fetch()
            began = thread_time()
            found = sum(1 for _ in self._matches(text))
            spent += thread_time() - began
            read += len(text)
            if spent > _LONG and read < spent * _PACE:
                raise UserFacing("search-pattern-slow")
            return found

        return often

    def _matches(self, text: str) -> Iterator[tuple[int, int]]:
        try:
            for found in self.pattern.finditer(text, timeout=_SLOW, concurrent=True):
                if found.end() > found.start():
                    yield found.span()
        except TimeoutError as error:
            raise UserFacing("search-pattern-slow") from error


class _Standing:
    """Where words stand in one text, which is folded once for all of them."""

    def __init__(self, text: str, form: str | None) -> None:
        self._text = text
        self._form = folded(text) if form is None else form
        self._way = places(text)

    def of(self, term: Term) -> Iterator[tuple[int, int]]:
        if term.exact is not None:
            yield from (found.span() for found in term.exact.finditer(self._text))
            return
        for spelling in term.spellings:
            starts = [one.start() for one in re.finditer(re.escape(spelling), self._form)]
            yield from zip(*self._way.spans(starts, len(spelling)), strict=True)


def _counter(term: Term, encoding: str) -> Often:
    spellings = [spelling.encode(encoding) for spelling in term.spellings]
    exact = term.exact
    count = bytes.count if encoding == NARROW else _count_pairs

    def often(data: bytes, fetch: Fetch) -> int:
        found = 0
        for spelling in spellings:
            found += count(data, spelling)
        if found and exact is not None:
            return sum(1 for _ in exact.finditer(fetch()))
        return found

    return often


def _count_pairs(data: bytes, wanted: bytes) -> int:
    """In WIDE, where the halves of two neighbours may together look like another character."""
    found, at, length = 0, data.find(wanted), len(wanted)
    while at >= 0:
        if at & 1:
            at = data.find(wanted, at + 1)
        else:
            found += 1
            at = data.find(wanted, at + length)
    return found


def asked(words: str) -> Query:
    """What the words mean; no terms when there is nothing to look for.

    Where only words to leave out are given, they are looked for.
    """
    terms: list[Term] = []
    without: list[Term] = []
    for found in _WORD.finditer(words):
        minus, *quoted, word = found.groups()
        inside = next((one for one in quoted if one is not None), None)
        if inside is not None:
            term = _exactly(inside)
        else:
            minus = "-" if word.startswith("-") and len(word) > 1 else ""
            term = Term(_spellings(folded(word.removeprefix(minus))))
        if term.spellings and term.spellings[0]:
            (without if minus else terms).append(term)
    if lacking := bool(without and not terms):
        terms, without = [Term(_spellings(folded(words)))], []
    return Query(words, tuple(dict.fromkeys(terms)), tuple(without), lacking=lacking)


def as_phrase(words: str) -> Query:
    """All of the words in a row, whatever white space stands between them; no signs mean more."""
    spellings = tuple(one for one in _spellings(folded(words)) if one)
    return Query(words, (Term(spellings),) if spellings else ())


def by_pattern(words: str) -> Query:
    """A regular expression over the text as it stands; small and capital letters are alike.

    Raises UserFacing: search-pattern for what is none, search-pattern-large for what would take all
    the memory.
    """
    # Of the two it is the one that can be told to stop, and that lets the window go on meanwhile.
    import regex

    if not words:
        return Query(words)
    # With (?x) in it blanks and comments stand for nothing, in a count too; # may be itself.
    for form in (words, _BLANKS.sub("", words), _NOTHING.sub("", words)):
        counts = (max(int(count[:8]), 1) for count in _COUNT.findall(form))
        if len(words) * prod(counts) > _LARGEST:
            raise UserFacing("search-pattern-large")
    if _ITSELF.search(words):
        raise UserFacing("search-pattern-large")
    try:
        pattern = regex.compile(words, regex.IGNORECASE | regex.MULTILINE)
    except regex.error as error:
        # What is wrong it tells in English alone; where, in any language.
        at = min((error.pos or 0) + 1, len(words))
        raise UserFacing("search-pattern", at=at) from error
    except RecursionError as error:
        raise UserFacing("search-pattern-large") from error
    return Query(words, pattern=pattern)


def _exactly(words: str) -> Term:
    """These characters: case, width and script count, and a blank is one. Only a line may break
    beside Chinese characters and signs, where a line break is no blank."""
    words = " ".join(words.split())
    return Term((folded(words),), re.compile(r"\s+".join(map(_loosely, words.split(" ")))))


def _loosely(part: str) -> str:
    made = [re.escape(part[:1])]
    for before, after in pairwise(part):
        chinese = bool(_CHINESE.match(before)) + bool(_CHINESE.match(after))
        made += (("", _BREAK, r"\s*")[chinese], re.escape(after))
    return "".join(made)


def _spellings(word: str) -> tuple[str, ...]:
    """What is one word, whichever of them is typed: 第102条, 第一百零二条 and 第一百〇二条;
    国发〔2012〕 and 国发(2012); “放管服” and "放管服"."""
    found = [
        _YEAR.sub(rf"{around[0]}\g<1>{around[1]}", spelling)
        for spelling in _numbered(word)
        for around in _AROUND_YEAR
    ]
    quoted = [_STRAIGHT.sub("\u201c\\1\u201d", one) for one in found]
    straight = [one.replace("\u201c", '"').replace("\u201d", '"') for one in found]
    return tuple(dict.fromkeys((*found, *quoted, *straight)))


def _numbered(word: str) -> tuple[str, ...]:
    counted_out = _MARKED.sub(_counted, word)
    if counted_out == word and not _MARKED.search(word):
        return (word,)
    round_zero = _MARKED.sub(lambda found: _counted(found).replace("零", "〇"), word)
    return tuple(dict.fromkeys((counted_out, round_zero, _MARKED.sub(_in_digits, word), word)))


def _counted(found: re.Match[str]) -> str:
    value = value_of(found[1])
    return "第" + (counted(value) if value else found[1])


def _in_digits(found: re.Match[str]) -> str:
    return f"第{value_of(found[1])}"
