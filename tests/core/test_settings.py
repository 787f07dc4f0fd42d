# SPDX-License-Identifier: MIT
"""Choices are kept at once, and a damaged file costs no start."""

import json
from pathlib import Path

import pytest

from study_viewer.core.settings import DEFAULTS, TABLE, Settings


def test_a_choice_is_there_at_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "data" / "settings.json"
    Settings(file).put("paper", "dark")
    assert Settings(file).text("paper") == "dark"


def test_a_damaged_file_is_kept_beside_and_defaults_rule(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"paper": "dark"')
    settings = Settings(file)
    assert settings.text("paper") == DEFAULTS["paper"]
    assert settings.put_aside is not None
    assert settings.put_aside.read_text() == '{"paper": "dark"'


def test_values_of_the_wrong_type_are_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"font_size": "huge", "outline_shown": 1, "colour_names": [1]}))
    settings = Settings(file)
    assert settings.number("font_size") == DEFAULTS["font_size"]
    assert settings.flag("outline_shown") is True
    assert settings.names("colour_names") == {}


def test_a_choice_that_this_version_does_not_have_counts_as_the_default(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"paper": "green", "shelf_order": "colour"}))
    settings = Settings(file)
    assert settings.text("paper") == DEFAULTS["paper"]
    assert settings.text("shelf_order") == DEFAULTS["shelf_order"]
    settings.put("shelf_order", "read")
    kept = json.loads(file.read_text())
    assert kept == {"paper": "green", "shelf_order": "read"}
    with pytest.raises(ValueError):
        settings.put("paper", "green")


def test_choices_of_a_newer_version_survive_an_older_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"speech_rate": 1.5}))
    Settings(file).put("paper", "sepia")
    assert json.loads(file.read_text())["speech_rate"] == 1.5


def test_an_unknown_or_ill_typed_choice_is_a_bug(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(ValueError):
        settings.put("papper", "dark")
    with pytest.raises(ValueError):
        settings.put("font_size", "18")


def test_every_setting_says_what_it_means() -> None:
    assert len({setting.name for setting in TABLE}) == len(TABLE)
    assert all(setting.meaning for setting in TABLE)
