# SPDX-License-Identifier: MIT
"""Every encoding a study text arrives in is recognised, also when the text is short or broken."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import encoding
from study_viewer.core.formats.encoding import TextFile, decode

SIMPLIFIED = (
    "第一条　为了规范学习资料的管理，提高培训质量，根据有关规定，制定本办法。\r\n"
    "第二条　本办法适用于各科室、各支部组织的集中学习和自学。\r\n"
)
TRADITIONAL = (
    "第一條　為了規範學習資料的管理，提高培訓質量，根據有關規定，制定本辦法。\r\n"
    "第二條　本辦法適用於各單位組織的集體學習與個人閱讀。\r\n"
)
ENGLISH = "Please read the notice before the meeting on Friday, and bring your notes.\r\n"
MIXED = "2023 年 11 月 20 日，Study Viewer 3.0 版发布：支持 Word、PDF 与 TXT。\n"
WESTERN = "The café’s naïve owner said: “déjà vu”, and left for Zürich – at last.\n"

BY_MARK = [
    (text, codec, codec.removesuffix("-sig"))
    for text in (SIMPLIFIED, TRADITIONAL, ENGLISH, "学习", "a")
    for codec in ("utf-8-sig", "utf-16-le", "utf-16-be")
]
WITHOUT_MARK = [
    *((SIMPLIFIED, codec) for codec in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")),
    *((TRADITIONAL, codec) for codec in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5")),
    *((MIXED, codec) for codec in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")),
    *((ENGLISH, codec) for codec in ("utf-8", "utf-16-le", "utf-16-be")),
    *((WESTERN, codec) for codec in ("utf-8", "cp1252")),
    *(("学习", codec) for codec in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")),
    *(("中国", codec) for codec in ("utf-8", "gb18030")),
    *(("联通", codec) for codec in ("utf-8", "gb18030")),
    *(("學習資料", codec) for codec in ("utf-8", "big5")),
    *(("請閱讀", codec) for codec in ("utf-8", "big5")),
    *(("Привет, мир", codec) for codec in ("utf-8",)),
    *(("café", codec) for codec in ("utf-8", "cp1252")),
    *(("a", codec) for codec in ("utf-8",)),
    *(("张三：好。", codec) for codec in ("utf-8", "gb18030")),
]


@pytest.mark.parametrize(("text", "codec", "name"), BY_MARK)
def test_a_byte_order_mark_decides_and_is_not_text(text: str, codec: str, name: str) -> None:
    data = (text if codec.endswith("-sig") else "\ufeff" + text).encode(codec)
    assert decode(data) == (text, name, 0)


@pytest.mark.parametrize(("text", "codec"), WITHOUT_MARK)
def test_a_text_without_a_mark_is_read_as_it_was_written(text: str, codec: str) -> None:
    found = decode(text.encode(codec))
    assert (found.text, found.damaged) == (text, 0)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5"])
@pytest.mark.parametrize("cut", range(1, 8))
def test_a_text_cut_anywhere_keeps_all_before_the_cut(codec: str, cut: int) -> None:
    text = TRADITIONAL if codec == "big5" else SIMPLIFIED
    found = decode(text.encode(codec)[:-cut])
    whole = found.text.rstrip("\ufffd")
    assert text.startswith(whole)
    assert len(text) - len(whole) <= cut
    assert found.damaged <= 1


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5"])
def test_a_damaged_byte_costs_little_and_is_counted(codec: str) -> None:
    line = TRADITIONAL if codec == "big5" else SIMPLIFIED
    data = bytearray((line * 4).encode(codec))
    at = (line * 2 + "第").encode(codec)
    data[len(at) : len(at)] = b"\xff"
    found = decode(bytes(data))
    assert found.damaged >= 1
    assert found.text.count("\ufffd") == found.damaged
    assert found.text.startswith(line * 2)
    assert found.text.endswith(line)


def test_a_replacement_character_of_the_author_is_no_damage() -> None:
    assert decode("学\ufffd习".encode()) == ("学\ufffd习", "utf-8", 0)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x7fELF\x02\x01\x01" + bytes(9),
        bytes(4096),
        bytes(range(256)) * 16,
        random.Random(7).randbytes(300),
        random.Random(8).randbytes(100_000),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UserFacing, match="text-binary"):
        decode(data)


def test_a_wished_encoding_is_used() -> None:
    assert decode("学习资料".encode("gb18030"), "GBK").text == "学习资料"
    assert decode("資料".encode("big5"), "big5").text == "資料"
    assert decode(SIMPLIFIED.encode("utf-16"), "utf-16").text == SIMPLIFIED
    assert decode(SIMPLIFIED.encode("utf-16-be"), "utf-16").text == SIMPLIFIED
    assert decode(SIMPLIFIED.encode("utf-8-sig"), "utf8").text == SIMPLIFIED


@pytest.mark.parametrize(
    "wish", ["no-such-thing", "a\x00b", "base64", "rot13", "idna", "unicode_escape", "undefined"]
)
def test_an_unknown_wish_is_refused(wish: str) -> None:
    with pytest.raises(UserFacing, match="encoding-unknown"):
        decode(b"text", wish)


@pytest.mark.parametrize("wish", ["utf-8", "ascii", "utf-16"])
def test_a_wish_that_does_not_fit_is_refused(wish: str) -> None:
    with pytest.raises(UserFacing, match="encoding-unfit"):
        decode((SIMPLIFIED * 9).encode("gb18030"), wish)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=3))
def test_whatever_is_marked_utf8_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8-sig")).text == text


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "big5"])
def test_a_file_read_in_pieces_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codec: str
) -> None:
    text = (TRADITIONAL if codec == "big5" else SIMPLIFIED) * 50
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(codec) + b"\xff")
    monkeypatch.setattr(encoding, "CHUNK", 997)
    told: list[int] = []
    file = TextFile(path)
    pieces = list(file.pieces(lambda done, total: told.append(done)))
    assert "".join(piece for piece, _ in pieces) == text + "\ufffd"
    assert [last for _, last in pieces].count(True) == 1
    assert file.damaged == 1
    assert told[-1] == path.stat().st_size


def test_the_encoding_shows_even_when_the_first_megabyte_is_plain(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    plain = "0123456789 abcdef\n" * 70_000
    path.write_bytes(plain.encode() + SIMPLIFIED.encode("gb18030"))
    assert TextFile(path).encoding == "gb18030"


def test_files_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(200)))
    for name, code in [
        ("missing.txt", "file-missing"),
        (".", "text-is-folder"),
        ("empty.txt", "text-empty"),
        ("binary.txt", "text-binary"),
    ]:
        with pytest.raises(UserFacing, match=code) as caught:
            TextFile(tmp_path / name)
        assert caught.value.details["path"] == str(tmp_path / name)
