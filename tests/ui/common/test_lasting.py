# SPDX-License-Identifier: MIT
"""The collector rests while many values come, and works again whatever happened."""

import gc
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest

from study_viewer.ui.common import lasting


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    assert gc.isenabled()
    yield
    gc.unfreeze()
    gc.enable()


def test_what_came_is_passed_over_and_the_collector_goes_on() -> None:
    gc.unfreeze()
    with lasting.coming():
        assert not gc.isenabled()
        came = [[number] for number in range(100)]
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(came)


def test_a_failure_turns_it_on_again_and_keeps_nothing() -> None:
    gc.unfreeze()
    with suppress(ValueError), lasting.coming():
        raise ValueError
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_it_rests_until_the_last_of_several_is_done() -> None:
    first, second = ExitStack(), ExitStack()
    first.enter_context(lasting.coming())
    second.enter_context(lasting.coming())
    first.close()
    assert not gc.isenabled()
    second.close()
    assert gc.isenabled()


def test_who_had_it_off_finds_it_off() -> None:
    gc.disable()
    with lasting.coming():
        pass
    assert not gc.isenabled()


def test_for_what_only_passes_it_rests_and_keeps_nothing() -> None:
    gc.unfreeze()
    with lasting.passing():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
