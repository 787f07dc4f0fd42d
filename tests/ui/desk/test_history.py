# SPDX-License-Identifier: MIT
"""The way back: as a person remembers where they were."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from study_viewer.core.reading import Place
from study_viewer.ui.desk.history import MERGED_SECONDS, MOST, History


def at(number: int, document: str = "d") -> Place:
    return Place(document, "s001", number)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Reader(NamedTuple):
    history: History
    clock: Clock
    gone: set[str]

    def jump(self, here: Place, after: float = 10.0) -> None:
        self.clock.now += after
        self.history.leave(here)


def reader() -> Reader:
    clock, gone = Clock(), set[str]()
    return Reader(History(clock, lambda place: place.document not in gone), clock, gone)


@given(st.lists(st.sampled_from(["jump", "back", "forward"]), max_size=60))
def test_it_goes_back_and_on_as_a_browser_does(acts: list[str]) -> None:
    one = reader()
    visited, now = [at(0)], 0
    for number, act in enumerate(acts, start=1):
        here = visited[now]
        assert one.history.can_go_back(here) == (now > 0)
        assert one.history.can_go_forward(here) == (now < len(visited) - 1)
        if act == "jump":
            one.jump(here)
            visited[now + 1 :] = [at(number)]
            now += 1
        elif act == "back":
            expected = visited[now - 1] if now > 0 else None
            assert one.history.back(here) == expected
            now -= now > 0
        else:
            expected = visited[now + 1] if now < len(visited) - 1 else None
            assert one.history.forward(here) == expected
            now += now < len(visited) - 1


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from("xyz")), max_size=20),
    st.sets(st.sampled_from("xyz")),
    st.lists(st.booleans(), max_size=30),
)
def test_it_never_leads_to_what_is_gone_nor_to_where_one_is(
    jumps: list[tuple[int, str]], gone: set[str], ways: list[bool]
) -> None:
    one = reader()
    for number, document in jumps:
        one.jump(at(number, document))
    one.gone.update(gone)
    here = at(99, "w")
    for back in ways:
        could = one.history.can_go_back(here) if back else one.history.can_go_forward(here)
        found = one.history.back(here) if back else one.history.forward(here)
        assert (found is not None) == could
        if found is not None:
            assert found != here
            assert found.document not in gone
            here = found


def test_jumps_in_quick_succession_leave_one_place() -> None:
    one = reader()
    one.jump(at(1))
    one.jump(at(2), after=MERGED_SECONDS / 2)
    one.jump(at(3), after=MERGED_SECONDS * 0.9)
    assert one.history.back(at(4)) == at(1)
    assert one.history.back(at(1)) is None


def test_a_jump_right_after_going_back_leaves_its_place() -> None:
    one = reader()
    one.jump(at(1))
    assert one.history.back(at(2)) == at(1)
    one.jump(at(1), after=0.1)
    assert not one.history.can_go_forward(at(5))
    assert one.history.back(at(5)) == at(1)


def test_what_was_removed_is_met_again_when_it_comes_back() -> None:
    one = reader()
    for place in (at(1), at(2, "other"), at(3)):
        one.jump(place)
    one.gone.add("other")
    assert one.history.back(at(4)) == at(3)
    assert one.history.back(at(3)) == at(1)
    assert one.history.forward(at(1)) == at(3)
    assert one.history.back(at(3)) == at(1)
    one.gone.clear()
    assert one.history.forward(at(1)) == at(2, "other")
    assert one.history.forward(at(2, "other")) == at(3)


def test_it_does_not_grow_without_end() -> None:
    one = reader()
    for number in range(2 * MOST):
        one.jump(at(number))
    here, steps = at(-1), 0
    while (found := one.history.back(here)) is not None:
        here, steps = found, steps + 1
    assert steps == MOST


def test_a_place_where_something_was_done_is_kept_however_soon_one_goes_on() -> None:
    one = reader()
    one.jump(at(0))
    one.history.stay()
    one.jump(at(1), after=0.5)
    assert one.history.back(at(2)) == at(1)
    assert one.history.back(at(1)) == at(0)
