# SPDX-License-Identifier: MIT
"""Word files and books that are bombs, lie of their sizes, or name places outside."""

import io
import struct
import zipfile

import pytest

from tests.core.formats.test_archive import SLIPS
from tests.core.hostile.conftest import Ground
from tests.core.hostile.packages import BODY, PACKAGES, lying, overlapping, package, renamed

pytestmark = [pytest.mark.apart, pytest.mark.parametrize("suffix", PACKAGES)]


def test_a_sound_file_is_read_here(ground: Ground, suffix: str) -> None:
    """Else all that follows would be refused for the wrong reason."""
    outcome = ground.read(package(ground.inside / f"a{suffix}"))
    assert outcome.code == "" and "按月整理笔记。" in outcome.text


def test_forty_names_that_lead_out_are_refused(ground: Ground, suffix: str) -> None:
    assert len(SLIPS) == 40
    for number, name in enumerate(SLIPS):
        path = ground.inside / f"a{number}{suffix}"
        package(path, {"x" * len(name.encode()): b"out"})
        renamed(path, name)
        assert ground.read(path).code == "archive-unsafe", name


def test_a_flat_bomb_is_refused(ground: Ground, suffix: str) -> None:
    path = package(ground.inside / f"a{suffix}", {BODY[suffix]: bytes(60_000_000)})
    assert ground.read(path).code == "archive-too-large"


def test_a_bomb_of_many_parts_is_refused(ground: Ground, suffix: str) -> None:
    path = package(ground.inside / f"a{suffix}", {f"p{n}": b"" for n in range(10_001)})
    assert ground.read(path).code == "archive-too-large"


def test_parts_that_lie_over_one_another_are_refused(ground: Ground, suffix: str) -> None:
    path = package(ground.inside / f"a{suffix}")
    overlapping(path, 400)
    assert ground.read(path).code == "archive-too-large"


def test_a_bomb_within_a_part_is_bytes(ground: Ground, suffix: str) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", bytes(60_000_000))
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as archive:
        for number in range(16):
            archive.writestr(f"{number}.zip", inner.getvalue())
    parts = {"word/embeddings/a.zip": outer.getvalue(), "a.png": outer.getvalue()}
    outcome = ground.read(package(ground.inside / f"a{suffix}", parts))
    assert outcome.code == "" and "按月整理笔记。" in outcome.text


@pytest.mark.parametrize("size", [1, 4_000_000_000])
def test_a_directory_that_lies_of_a_size_is_not_believed(
    ground: Ground, suffix: str, size: int
) -> None:
    path = package(ground.inside / f"a{suffix}")
    lying(path, BODY[suffix], size)
    assert ground.read(path).code in ("archive-damaged", "archive-too-large")


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), bytes(range(256)) * 40])
def test_what_is_no_package_is_refused(ground: Ground, suffix: str, data: bytes) -> None:
    path = ground.inside / f"a{suffix}"
    path.write_bytes(data)
    assert ground.read(path).code


@pytest.mark.parametrize("told", [0, 1, 0xFFFF_FFFF])
def test_a_part_whose_own_head_lies_does_no_harm(ground: Ground, suffix: str, told: int) -> None:
    """Its sizes stand in the directory and again before its bytes."""
    path = package(ground.inside / f"a{suffix}")
    data = bytearray(path.read_bytes())
    at = data.index(BODY[suffix].encode()) - 30
    assert data[at : at + 4] == b"PK\x03\x04"
    data[at + 18 : at + 26] = struct.pack("<II", told, told)
    path.write_bytes(bytes(data))
    outcome = ground.read(path)
    assert outcome.code == "archive-damaged" or "按月整理笔记。" in outcome.text
