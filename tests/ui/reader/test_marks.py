# SPDX-License-Identifier: MIT
"""Which highlights lie where, told the same as by looking at each of them."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from study_viewer.core.document.model import Body, Paragraph, Span
from study_viewer.ui.common.theme import theme
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


def test_a_highlight_inside_another_of_its_colour_is_told_from_it():
    nested = Marks(
        [Mark("a", 0, 20, "yellow"), Mark("b", 5, 10, "yellow"), Mark("c", 5, 10, "red")]
    )
    assert [(t.start, t.end, set(t.twice)) for t in nested.tints(0, 30)] == [
        (0, 5, set()), (5, 10, {"yellow"}), (10, 20, set())
    ]  # fmt: skip
    again = Marks([Mark("a", 0, 20, "yellow"), Mark("b", 0, 20, "yellow")])
    assert [set(t.twice) for t in again.tints(0, 30)] == [set()], "a second note on one passage"


def test_the_page_shows_the_edge_of_a_highlight_inside_another_of_its_colour(desk):
    desk.panel.show_section(Body((Paragraph((Span("公共图书馆要" * 4),)),)))
    line = QColor(theme("light").marks["yellow"]).name()

    def columns(*marks: Mark) -> int:
        desk.view.set_marks(list(marks))
        image = desk.view.viewport().grab().toImage()
        return len(
            {
                x
                for x in range(image.width())
                for y in range(image.height() // 3)
                if image.pixelColor(x, y).name() == line
            }
        )

    outer = Mark("a", 0, 20, "yellow")
    assert columns(outer) == 0
    assert columns(outer, Mark("b", 5, 10, "yellow")) > 60
