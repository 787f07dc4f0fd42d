# SPDX-License-Identifier: MIT
"""The wheel holds all that the program shows, and nothing of the workshop."""

import zipfile
from pathlib import Path

import pytest

from tools import wheel


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel.build_wheel(tmp_path_factory.mktemp("dist"))


def test_the_wheel_holds_resources_and_content(built: Path) -> None:
    names = zipfile.ZipFile(built).namelist()
    assert "study_viewer/content/sample.txt" in names
    assert any(name.startswith("study_viewer/resources/icons/") for name in names)
    assert any(name.startswith("study_viewer/resources/themes/") for name in names)


def test_the_wheel_holds_nothing_of_the_workshop(built: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(built).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"study_viewer"}


def test_the_wheel_brings_the_command(built: Path) -> None:
    archive = zipfile.ZipFile(built)
    points = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert b"study-viewer = study_viewer.__main__:main" in archive.read(points)


def test_a_wheel_without_a_file_is_noticed(built: Path, tmp_path: Path) -> None:
    poorer = tmp_path / "poorer.whl"
    with zipfile.ZipFile(built) as whole, zipfile.ZipFile(poorer, "w") as part:
        for name in whole.namelist():
            if not name.endswith("/sample.txt"):
                part.writestr(name, whole.read(name))
    assert wheel.left_out(poorer) == ["study_viewer/content/sample.txt"]
