# SPDX-License-Identifier: MIT
"""Cards that come and go are found where they stand, however many did before."""

import random

from study_viewer.core.annotation import Annotation, Placement
from study_viewer.ui.annotations.listed import Card, Listed


def card(start: int) -> Card:
    place = Placement("placed", "s001", start, start + 2)
    time = "2026-01-01T00:00:00Z"
    one = Annotation(
        str(start), "highlight", "d", "s001", None, "", "yellow", (), time, time, place
    )
    return Card(one, "总则")


def start_of(one: Annotation) -> int:
    return one.placement.start or 0


def test_a_card_is_found_after_any_number_of_others_came_and_went() -> None:
    dice = random.Random(3)
    there = list(range(0, 400, 2))
    listed = Listed(card(start) for start in there)
    for _ in range(300):
        start = dice.randrange(400)
        found = listed.take(str(start))
        if start in there:
            assert found == card(start)
            there.remove(start)
        else:
            assert found is None
            listed.put(card(start), start_of)
            there.append(start)
    assert [start_of(one.annotation) for one in listed.cards] == sorted(there)
    assert listed.tally.total == len(there)
