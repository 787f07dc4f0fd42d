# SPDX-License-Identifier: MIT
"""Files are written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from study_viewer.core.errors import UserFacing
from study_viewer.core.files import make_folder, refusal, safe_name, write_atomically


def test_a_file_is_replaced_by_its_new_bytes(tmp_path: Path) -> None:
    target = tmp_path / "笔记.md"
    write_atomically(target, b"old")
    write_atomically(target, "新".encode())
    assert target.read_text(encoding="utf-8") == "新"
    assert [path.name for path in tmp_path.iterdir()] == ["笔记.md"]


def test_a_failure_half_way_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "notes.md"
    write_atomically(target, b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserFacing) as caught:
        write_atomically(target, b"new")
    assert caught.value.code == "disk-full"
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserFacing) as caught:
        write_atomically(tmp_path / "none" / "notes.md", b"x")
    assert caught.value.code == "file-missing"
    assert "notes.md" in str(caught.value.details["path"])


def test_a_file_in_the_way_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    for wanted in (tmp_path / "data", tmp_path / "data" / "documents"):
        with pytest.raises(UserFacing) as caught:
            make_folder(wanted)
        assert caught.value.code == "not-a-folder"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "not-allowed"),
        (errno.ENOENT, "file-missing"),
        (errno.ENAMETOOLONG, "name-too-long"),
        (errno.EIO, "disk-trouble"),
    ],
)
def test_every_refusal_of_the_system_has_its_sentence(number: int, code: str) -> None:
    assert refusal(OSError(number, os.strerror(number)), Path("x")).code == code


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("第一章 总则.md", "第一章-总则.md"),
        ("con", "con-"),
        ("NUL.txt", "NUL-.txt"),
        ("console", "console"),
        ("../a\\b", "a-b"),
        ("name. ", "name"),
        ("?", "x"),
    ],
)
def test_a_safe_name_is_one_on_every_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe
