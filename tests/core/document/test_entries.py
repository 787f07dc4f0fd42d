# SPDX-License-Identifier: MIT
"""Outline entries: ids, parents and lengths, whatever the levels leap."""

from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.document.entries import TITLE_LIMIT, Entries, Start


def test_levels_that_leap_are_taken_as_one_step() -> None:
    entries = Entries()
    entries.add("s001", [Start("甲", 2, 0), Start("乙", 5, 10), Start("丙", 3, 20)], 30)
    entries.add("s002", [Start("丁", 1, 0)], 5)
    made = entries.made()
    assert [(one.title, one.level, one.parent) for one in made] == [
        *(("甲", 1, None), ("乙", 2, "s001.1"), ("丙", 2, "s001.1"), ("丁", 1, None))
    ]
    assert [one.characters for one in made] == [10, 10, 10, 5]


def test_a_title_is_one_line_of_bounded_length() -> None:
    entries = Entries()
    entries.add("s001", [Start("长\n" * 500, 1, 0)], 1)
    title = entries.made()[0].title
    assert len(title) == TITLE_LIMIT and "\n" not in title


@given(st.lists(st.lists(st.integers(1, 9), max_size=8), max_size=5))
def test_every_entry_lies_below_an_earlier_one_a_level_up(levels: list[list[int]]) -> None:
    entries = Entries()
    for n, section in enumerate(levels):
        starts = [Start(str(level), level, at) for at, level in enumerate(section)]
        entries.add(f"s{n}", starts, len(section))
    seen: dict[str | None, int] = {None: 0}
    for entry in entries.made():
        assert entry.level == seen[entry.parent] + 1
        assert entry.id not in seen
        seen[entry.id] = entry.level
