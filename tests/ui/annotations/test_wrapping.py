# SPDX-License-Identifier: MIT
"""Lines of a card: nothing lost before the cut, nothing wider than the card."""

from hypothesis import given
from hypothesis import strategies as st

from study_viewer.ui.annotations.wrapping import wrapped

TEXT = st.text("学习城乡，。“”（）ab1 -x\n", max_size=120)


def advance(character: str) -> float:
    return 7.0 if ord(character) < 0x2E80 and character != "…" else 13.0


def width(line: str) -> float:
    return sum(map(advance, line))


@given(TEXT, st.integers(40, 300))
def test_all_lines_together_hold_every_letter_in_order(text: str, room: int) -> None:
    lines = wrapped(text, room, 1000, advance)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXT, st.integers(40, 300), st.integers(1, 4))
def test_no_line_is_wider_than_the_room_nor_are_there_too_many(
    text: str, room: int, most: int
) -> None:
    lines = wrapped(text, room, most, advance)
    assert len(lines) <= most
    assert all(width(line) <= room for line in lines)


@given(TEXT, st.integers(40, 300), st.integers(1, 4))
def test_a_cut_is_shown_by_dots_and_only_a_cut(text: str, room: int, most: int) -> None:
    whole = wrapped(text, room, 1000, advance)
    cut = wrapped(text, room, most, advance)
    if len(whole) <= most:
        assert cut == whole
    else:
        assert cut[-1].endswith("…")


def test_closing_punctuation_never_begins_a_line() -> None:
    # Ten characters fit; the comma would be the eleventh.
    lines = wrapped("一二三四五六七八九十，十一", 130, 9, advance)
    assert lines == ("一二三四五六七八九", "十，十一")


def test_a_latin_word_stays_whole() -> None:
    assert wrapped("alpha beta gamma", 80, 9, advance) == ("alpha beta", "gamma")
