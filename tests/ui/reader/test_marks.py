# SPDX-License-Identifier: MIT
"""Which highlights lie where, told the same as by looking at each of them."""

from hypothesis import given
from hypothesis import strategies as st

from study_viewer.ui.reader.marks import Mark, Marks

marks = st.lists(
    st.builds(
        lambda n, start, length, colour: Mark(str(n), start, start + length, colour),
        st.integers(0, 99),
        st.integers(0, 30),
        st.integers(0, 12),
        st.sampled_from(["yellow", "green", None]),
    ),
    max_size=12,
)


@given(marks, st.integers(0, 40), st.integers(0, 10))
def test_the_marks_of_a_range_are_all_that_touch_it(several, start, length):
    end = start + length
    expected = [mark for mark in several if mark.start <= end and mark.end >= start]
    found = Marks(several).within(start, end)
    assert sorted(found, key=str) == sorted(expected, key=str)


@given(marks)
def test_each_character_is_tinted_in_every_colour_that_lies_on_it(several):
    painted: dict[int, set[str]] = {}
    for tint in Marks(several).tints(0, 60):
        for offset in range(tint.start, tint.end):
            assert offset not in painted
            painted[offset] = set(tint.colours)
    expected = {
        offset: colours
        for offset in range(60)
        if (colours := {m.colour for m in several if m.colour and m.start <= offset < m.end})
    }
    assert painted == expected


def test_of_nested_highlights_the_inner_one_is_taken():
    marks = Marks([Mark("outer", 0, 20, "yellow"), Mark("inner", 5, 10, "green")])
    assert [mark.id for mark in marks.at(6)] == ["inner", "outer"]
    assert [mark.id for mark in marks.at(12)] == ["outer"]
    assert marks.at(20) == []
    assert marks.around(5, 9).id == "inner"
    assert marks.around(4, 9).id == "outer"
    assert marks.around(4, 30) is None
