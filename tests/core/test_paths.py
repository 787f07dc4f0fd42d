# SPDX-License-Identifier: MIT
"""The data folder is where the person said, and nowhere else."""

from pathlib import Path

import pytest

from study_viewer.core import paths


def test_a_named_folder_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    assert paths.data_folder(str(tmp_path / "named")) == tmp_path / "named"


def test_then_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    assert paths.data_folder() == tmp_path / "home"


def test_then_the_portable_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "study_viewer")
    (tmp_path / "portable").touch()
    assert paths.data_folder() == tmp_path / "data"


def test_else_the_place_of_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from platformdirs import user_data_path

    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "study_viewer")
    for base in (str(tmp_path), ""):
        monkeypatch.setenv("XDG_DATA_HOME", base)
        assert paths.data_folder() == user_data_path("study-viewer", appauthor=False)


def test_what_ships_is_found() -> None:
    assert (paths.shipped("resources") / "icons").is_dir()
    assert paths.shipped("content").is_dir()
