# SPDX-License-Identifier: MIT
"""No archive writes outside, eats the memory, or is believed."""

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.archive import Archive

SLIPS = [
    "../out.txt",
    "../../out.txt",
    "a/../../out.txt",
    "a/b/../../../out.txt",
    "./../out.txt",
    "a/./../../out.txt",
    "..",
    "../",
    "a/..",
    "a/../..",
    "/out.txt",
    "//out.txt",
    "///etc/out.txt",
    "/../out.txt",
    "//server/share/out.txt",
    "\\out.txt",
    "\\\\server\\share\\out.txt",
    "\\..\\out.txt",
    "..\\out.txt",
    "..\\..\\out.txt",
    "a\\..\\..\\out.txt",
    "a/..\\../out.txt",
    "..\\../out.txt",
    "C:out.txt",
    "C:\\out.txt",
    "c:/out.txt",
    "C:../out.txt",
    "z:\\..\\out.txt",
    "\\\\?\\C:\\out.txt",
    "\\\\.\\pipe\\out",
    ".. /out.txt",
    "..  /out.txt",
    " ../out.txt",
    ".../out.txt",
    "..../out.txt",
    "a/.../../out.txt",
    ". ./out.txt",
    "a/.. /.. /out.txt",
    "..\0/out.txt",
    "in.txt\0../../out.txt",
]


def made(tmp_path: Path, **files: bytes) -> Path:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(UserFacing) as caught, Archive(path) as archive:
        for name in archive.names():
            archive.read(name)
    return caught.value.code


def test_an_archive_gives_its_files(tmp_path: Path) -> None:
    with Archive(made(tmp_path, **{"a/b.xml": b"one", "图片.png": b"two"})) as archive:
        assert archive.names() == ("a/b.xml", "图片.png")
        assert archive.read("图片.png") == b"two"
        assert "c" not in archive


def test_forty_ways_out_are_refused() -> None:
    assert len(set(SLIPS)) == 40


@pytest.mark.parametrize("name", SLIPS)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    # Of the same length, because zipfile itself would mend the name on writing.
    place = "x" * len(name)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(place, b"out")
    path.write_bytes(path.read_bytes().replace(place.encode(), name.encode()))
    assert refused(path) == "archive-unsafe"
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert refused(path) == "archive-unsafe"


def test_a_flat_bomb_is_refused_before_it_is_inflated(tmp_path: Path) -> None:
    assert refused(made(tmp_path, bomb=bytes(50_000_000))) == "archive-too-large"


def test_many_parts_are_refused(tmp_path: Path) -> None:
    assert refused(made(tmp_path, **{f"{n}": b"" for n in range(10_001)})) == "archive-too-large"


def test_parts_that_lie_over_one_another_are_refused(tmp_path: Path) -> None:
    """Each entry of the directory tells the same bytes anew."""
    path = made(tmp_path, a=b"one")
    data = path.read_bytes()
    begin = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[begin:end]
    entries = entry * 500
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 500, 500, len(entries), begin, 0)
    path.write_bytes(data[:begin] + entries + tail)
    assert refused(path) == "archive-too-large"


def test_a_header_that_lies_of_the_size_gives_no_more_than_it_says(tmp_path: Path) -> None:
    path = made(tmp_path, a=b"x" * 900_000)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    path.write_bytes(bytes(data))
    assert refused(path) == "archive-damaged"


def test_an_archive_within_an_archive_is_bytes(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", bytes(50_000_000))
    with Archive(made(tmp_path, inner=inner.getvalue())) as archive:
        assert archive.read("inner") == inner.getvalue()


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive at all", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    if data.endswith(bytes(18)):
        with Archive(path) as archive:
            assert archive.names() == ()
    else:
        assert refused(path) == "archive-damaged"


def test_a_cut_archive_is_told(tmp_path: Path) -> None:
    path = made(tmp_path, a=bytes(range(256)) * 100)
    data = bytearray(path.read_bytes())
    data[40:60] = bytes(20)
    path.write_bytes(bytes(data))
    assert refused(path) == "archive-damaged"


def test_a_locked_archive_is_told(tmp_path: Path) -> None:
    path = made(tmp_path, a=b"one")
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert refused(path) == "file-locked"
