# SPDX-License-Identifier: MIT
"""How fast somebody reads: learnt from reading, and from nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.document.pace import FASTEST, PACE, SLOWEST, Pace, learnt, minutes


def read(pace: Pace, a_minute: float, screens: int, *, now: float = 0.0, letters: bool = False):
    """Turns screens of 500 characters, of which 450 pass each time; gives the time at the end."""
    for screen in range(screens):
        pace.rested("s001", screen * 450, screen * 450 + 500, now, letters)
        now += 450 / a_minute * 60
    return now


def test_a_beginner_reads_at_the_pace_of_the_curriculum():
    assert Pace().value == PACE == 300


@pytest.mark.parametrize("true", [150, 300, 480, 900])
def test_it_comes_near_the_true_pace_within_a_score_of_screens(true):
    pace = Pace()
    read(pace, true, 20)
    assert abs(pace.value - true) / true < 0.1


def test_letters_of_an_alphabet_count_for_less():
    pace = Pace()
    read(pace, 300 * 3.9, 20, letters=True)
    assert abs(pace.value - 300) < 15


def test_breaks_and_skimming_leave_it_nearly_alone():
    pace = Pace()
    now = read(pace, 400, 20)
    known = pace.value
    for number, seconds in enumerate((60, 240, 1, 2, 100, 4000, 60, 66)):
        pace.rested("s001", 9000 + number * 450, 9500 + number * 450, now, False)
        now += seconds
    assert abs(pace.value - known) / known < 0.2


def test_jumps_and_going_back_teach_nothing():
    pace = Pace()
    for number, start in enumerate((0, 5000, 4600, 200, 9000)):
        assert not pace.rested("s001", start, start + 500, number * 30.0, False)
    assert not pace.rested("s002", 9100, 9500, 200.0, False)
    assert pace.value == PACE


def test_a_slow_scroll_is_reading_too():
    pace = Pace()
    for step in range(200):
        pace.rested("s001", step * 60, step * 60 + 500, step * 10.0, False)
    assert abs(pace.value - 360) < 20


def test_looks_at_a_page_that_lies_still_do_not_shorten_its_time():
    pace = Pace()
    for screen in range(20):
        for look in (0, 5, 30):
            pace.rested("s001", screen * 450, screen * 450 + 500, screen * 90.0 + look, False)
    assert pace.value < 302


@given(st.floats(1, 1e6), st.lists(st.floats(0, 1e6), max_size=9))
def test_it_stays_within_what_people_can_do(pace, samples):
    assert SLOWEST <= learnt(pace, samples) <= FASTEST


def test_minutes_are_rounded_up_and_none_are_left_at_the_end():
    assert [minutes(characters, 300) for characters in (0, 1, 300, 301, 6000)] == [0, 1, 1, 2, 20]
    assert minutes(300, 0) == 3
