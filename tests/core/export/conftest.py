# SPDX-License-Identifier: MIT
"""A small hand-in with one of everything, and the golden files it is compared with."""

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from study_viewer.core.annotation import Annotation, Kind, Placement, Selector, State
from study_viewer.core.document.model import Metadata, SectionInfo
from study_viewer.core.export.contract import (
    EVERYTHING,
    DocumentNotes,
    HandIn,
    Labels,
    Parts,
    SectionNotes,
)

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "export"
TITLE = "关于做好读书工作的意见"
LABELS = Labels(
    highlight="高亮",
    bookmark="书签",
    note="笔记",
    my_note="我的笔记",
    tags="标签",
    unplaced="未定位的批注",
    whole_document="学习心得",
    whole_section="本节笔记",
    unit="单位",
    name="姓名",
    date="日期",
    notes_title="学习笔记",
    created="记于",
    location="位置",
    colours={"green": "数据"},
)
NOTE = """\
先看**重点**，再看表[^1]：

- 一
- 二

| 项 | 数 |
|---|--:|
| 甲 | 1 |

[^1]: 见附件。
"""


def annotation(
    number: int,
    kind: Kind = "highlight",
    quote: str | None = None,
    note: str = "",
    *,
    colour: str | None = "yellow",
    section: str | None = "s001",
    start: int = 0,
    tags: tuple[str, ...] = (),
    state: State = "placed",
) -> Annotation:
    end = start + len(quote or "")
    selector = None
    placement = Placement(state, section)
    if quote is not None:
        selector = Selector(section or "", quote, "前文", "后文", start, end, "ab" * 32)
        placement = Placement(state, section, start, end)
    if state == "unplaced":
        placement = Placement("unplaced")
    return Annotation(
        id=f"00000000-0000-4000-8000-{number:012d}",
        kind=kind,
        document="d-000000000001",
        section=section,
        selector=selector,
        note=note,
        colour=None if kind == "bookmark" else colour,
        tags=tags,
        created="2025-10-28T06:32:00Z",
        modified="2025-10-29T06:32:00Z",
        placement=placement,
    )


def one_of_everything() -> DocumentNotes:
    whole = (annotation(1, "note", None, "读后有三点体会。\n\n第二段。", section=None),)
    first = (
        annotation(2, "note", None, "这一章讲方法。"),
        annotation(3, "highlight", "读书要“求甚解”，", "记住这句。", tags=("重点", "读书")),
        annotation(4, "note", "读书要“求甚解”，", "又想到一点。"),
        annotation(5, "highlight", "每周至少读两小时", colour="green", start=20),
    )
    second = (
        annotation(6, "bookmark", "书单附后", start=60),
        annotation(7, "note", "第一行\n第二行", NOTE, colour="blue", start=70),
    )
    unplaced = (annotation(8, "highlight", "删去的话", "还想留着", state="unplaced"),)
    return DocumentNotes(
        "d-000000000001",
        Metadata(TITLE, language="zh", issued_by="某某机关"),
        whole,
        (
            SectionNotes("第一章", 1, first, ("第一章",)),
            SectionNotes("第一章 › 第二节", 2, second, ("第一章", "第二节")),
        ),
        unplaced,
        "cd" * 32,
        (SectionInfo("s001", "第一章", "s001.md", 900, "ab" * 32),),
    )


def hand_in_of(*documents: DocumentNotes, parts: Parts = EVERYTHING) -> HandIn:
    return HandIn("读书笔记", "张三", "某某办公室", "2025-10-08", "zh", documents, LABELS, parts)


def grey_png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def png() -> Callable[[int, int], bytes]:
    """A grey picture so many pixels wide and high."""
    return grey_png


@pytest.fixture
def document() -> DocumentNotes:
    return one_of_everything()


@pytest.fixture
def hand_in(document: DocumentNotes) -> HandIn:
    return hand_in_of(document)


@pytest.fixture
def make() -> Callable[..., Annotation]:
    return annotation


@pytest.fixture
def labels() -> Labels:
    return LABELS


@pytest.fixture
def bound() -> Callable[..., HandIn]:
    """A hand-in of the documents given."""
    return hand_in_of


@pytest.fixture
def with_note(make: Callable[..., Annotation]) -> Callable[[str], HandIn]:
    """A hand-in with one highlight that carries the note given."""

    def made(note: str) -> HandIn:
        one = make(1, "highlight", "一句话", note)
        section = SectionNotes("章", 1, (one,), ("章",))
        return hand_in_of(DocumentNotes("d-1", Metadata("题"), (), (section,), ()))

    return made


@pytest.fixture
def golden() -> Callable[[str, bytes], None]:
    """Compares with the file of that name; STUDY_VIEWER_WRITE_GOLDEN=1 writes it anew."""

    def compare(name: str, data: bytes) -> None:
        file = GOLDEN / name
        if os.environ.get("STUDY_VIEWER_WRITE_GOLDEN"):
            file.write_bytes(data)
        assert data.decode("utf-8") == file.read_bytes().decode("utf-8")

    return compare
