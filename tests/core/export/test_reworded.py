# SPDX-License-Identifier: MIT
"""What was marked in an earlier text: the words that stand there now, or a remark on the old."""

import io
import zipfile
from collections.abc import Callable

import pytest

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import (
    Body,
    Cell,
    Document,
    Metadata,
    Paragraph,
    SectionInfo,
    Span,
    Table,
)
from study_viewer.core.export import registry
from study_viewer.core.export.contract import DocumentNotes, HandIn, Labels, SectionNotes
from study_viewer.core.gathering import in_rows, reworded

FORMATS = [one for one in (*registry.formats(), "txt") if one not in ("pdf", "json")]


def shown(hand_in: HandIn, format: str) -> str:
    data = registry.exporter(format)(hand_in, "official")
    if format == "docx":
        data = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    return data.decode("utf-8-sig")


@pytest.fixture
def remarked(
    make: Callable[..., Annotation], bound: Callable[..., HandIn], labels: Labels
) -> Callable[[str], HandIn]:
    """A highlight in this state on 优质医疗资源下沉, where 优质医疗资源扩容下沉 stands now."""

    def made(state: str, now: str = "优质医疗资源扩容下沉") -> HandIn:
        one = make(1, "highlight", "优质医疗资源下沉", "我的想法", state=state)
        present = {one.id: now} if now else {}
        sections = (SectionNotes("章", 1, (one,), ("章",)),) if state != "unplaced" else ()
        lost = () if sections else (one,)
        notes = DocumentNotes("d-1", Metadata("题"), (), sections, lost, present=present)
        words = labels._replace(changed="（原文已改）", around="（待核对）", gone="（已无）")
        hand_in = bound(notes)
        return HandIn(**{**vars(hand_in), "labels": words})

    return made


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("state", ["placed", "moved"])
def test_a_reworded_passage_is_quoted_as_it_stands_now(
    remarked: Callable[..., HandIn], format: str, state: str
) -> None:
    text = shown(remarked(state), format)
    assert "优质医疗资源扩容下沉" in text
    assert "优质医疗资源下沉" not in text and "（" not in text


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("state", "now", "said"),
    [
        ("check", "优质医疗资源扩容下沉", "（原文已改）"),
        ("check", "", "（待核对）"),
        ("unplaced", "", "（已无）"),
    ],
)
def test_a_passage_whose_place_is_in_doubt_keeps_its_words_and_is_remarked_on(
    remarked: Callable[..., HandIn], format: str, state: str, now: str, said: str
) -> None:
    text = shown(remarked(state, now), format)
    assert "优质医疗资源下沉" in text and said in text
    assert text.count("（") == 1 and "扩容" not in text


def test_only_sections_that_changed_are_read_for_what_stands_there_now(
    make: Callable[..., Annotation],
) -> None:
    read: list[str] = []

    def body_of(section: str) -> Body:
        read.append(section)
        return Body((Paragraph((Span("每年 办一次"),)),))

    document = Document(
        "d-1",
        1,
        Metadata("题"),
        "cd" * 32,
        (
            SectionInfo("s001", "一", "s001.md", 9, "ab" * 32),
            SectionInfo("s002", "二", "s002.md", 9, "ef" * 32),
        ),
        (),
    )
    same = make(1, "highlight", "每月办")
    other = make(2, "highlight", "每月 办", section="s002")
    spaced = make(3, "highlight", "每 年办", section="s002")
    lost = make(4, "highlight", "每月办", section="s002", state="unplaced")
    assert reworded(document, (same, other, spaced, lost), body_of) == {other.id: "每年 办"}
    assert read == ["s002"]


def test_a_reworded_quote_over_cells_is_read_row_by_row(make: Callable[..., Annotation]) -> None:
    row = tuple(Cell((Span(text),)) for text in ("甲", "新"))
    body = Body((Table((row,)),))
    one = make(1, "highlight", "甲\n旧")
    assert in_rows((one,), lambda _: body, {one.id: "甲\n新"}) == {one.id: "甲 | 新"}
