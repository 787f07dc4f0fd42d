# SPDX-License-Identifier: MIT
"""A mistake of ours is written down, and the person hears one sentence."""

import sys
from pathlib import Path

import pytest

from study_viewer.core.errors import UserFacing
from study_viewer.ui.common import crash


def test_an_uncaught_exception_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Path | None] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    refused: list[UserFacing] = []
    crash.catch(tmp_path, told.append, refused.append)
    error = ValueError("x")
    sys.excepthook(ValueError, error, None)
    assert (len(told), refused) == (1, [])
    assert told[0] is not None
    assert told[0].is_file()


def test_a_refusal_of_the_world_is_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.catch(tmp_path, lambda _: told.append("crash"), told.append)
    error = UserFacing("disk-full", path="x")
    sys.excepthook(UserFacing, error, None)
    assert told == [error]
    assert list(tmp_path.iterdir()) == []
