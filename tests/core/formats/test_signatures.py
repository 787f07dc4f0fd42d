# SPDX-License-Identifier: MIT
"""A file that is something else than its name says is told what it is, and what helps."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Wishes, no_progress
from study_viewer.sentences import sentence
from tests.core.formats.word_made import made, p
from tests.core.odt_made import odt

Make = Callable[[Path], object]


def of(data: bytes) -> Make:
    return lambda path: path.write_bytes(data)


def packed(*names: str, first: bytes = b"") -> Make:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            if first:
                archive.writestr("mimetype", first)
            for name in names:
                archive.writestr(name, "a")

    return make


def old(part: str) -> Make:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    return of(start + part.encode("utf-16-le"))


PDF = of(b"%PDF-1.7\n" + b"\x00\xff" * 500)
PROGRAM = of(b"MZ\x90\x00" + bytes(range(256)) * 8)
PICTURE = of(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
PHOTO = of(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8)


def word(path: Path) -> None:
    made(path, p("关于读书的通知"))


def open_text(path: Path) -> None:
    odt(path, "<text:p>关于读书的通知</text:p>")


def refused(path: Path) -> str:
    with pytest.raises(UserFacing) as caught:
        list(registry.read(path, Wishes(), no_progress).sections)
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("其实是PDF.docx", PDF, "really-pdf"),
        ("其实是PDF.txt", PDF, "really-pdf"),
        ("其实是PDF.epub", PDF, "really-pdf"),
        ("程序.docx", PROGRAM, "really-program"),
        ("程序.pdf", PROGRAM, "really-program"),
        ("程序.txt", PROGRAM, "really-program"),
        ("setup.exe", PROGRAM, "really-program"),
        ("照片.pdf", PICTURE, "really-picture"),
        ("照片.docx", PHOTO, "really-picture"),
        ("照片.html", of(b"GIF89a" + b"\0" * 90), "really-picture"),
        ("照片.png", PICTURE, "really-picture"),
        ("其实是Word.txt", word, "really-word"),
        ("其实是Word.pdf", word, "really-word"),
        ("其实是Word.epub", word, "really-word"),
        ("其实是老Word.txt", old("WordDocument"), "really-old-word"),
        ("其实是老Word.docx", old("WordDocument"), "word-old"),
        ("其实是表格.docx", old("Workbook"), "really-office"),
        ("其实是表格.pdf", packed("xl/workbook.xml"), "really-office"),
        ("其实是书.docx", packed("c.opf", first=b"application/epub+zip"), "really-epub"),
        ("其实是ODT.docx", open_text, "really-odt"),
        ("其实是RTF.txt", of(b"{\\rtf1 a}"), "really-rtf"),
        ("其实是网页.pdf", of(b"<!DOCTYPE html><html><p>a</html>"), "really-page"),
        ("其实是网页.docx", of(b"\xef\xbb\xbf\n<html><p>a</html>"), "really-page"),
        ("压缩包.docx", packed("a.txt"), "format-archive"),
        ("压缩包.pdf", of(b"Rar!\x1a\x07\x00" + b"\0" * 90), "format-archive"),
        ("压缩包.txt", of(b"7z\xbc\xaf\x27\x1c" + b"\0" * 90), "format-archive"),
        ("没有后缀的PDF", PDF, "really-pdf"),
        ("没有后缀", of("学习资料".encode()), "format-unnamed"),
        ("讲话.稿", of("学习资料".encode()), "format-unknown"),
    ],
)
def test_a_file_under_a_wrong_name_is_told_what_it_is(
    tmp_path: Path, name: str, make: Make, code: str
) -> None:
    make(tmp_path / name)
    assert refused(tmp_path / name) == code


def test_the_sentence_names_the_ending_that_it_needs() -> None:
    assert ".pdf" in sentence("really-pdf", "en", path="a.docx")
    assert ".pdf" in sentence("really-pdf", "zh", path="a.docx")


def test_a_damaged_file_under_its_own_name_is_damaged(tmp_path: Path) -> None:
    word = made(tmp_path / "断了一半.docx", p("文" * 1000))
    word.write_bytes(word.read_bytes()[:-200])
    assert refused(word) == "archive-damaged"
    PDF(pdf := tmp_path / "断了一半.pdf")
    assert refused(pdf) == "pdf-damaged"


def test_a_text_that_only_begins_like_something_else_is_read(tmp_path: Path) -> None:
    path = tmp_path / "型号.txt"
    path.write_text("MZ 系列打印机的使用说明。\n\n<html> 是网页的开头。", encoding="utf-8")
    sections = list(registry.read(path, Wishes(), no_progress).sections)
    assert sections
