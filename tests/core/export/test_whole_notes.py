# SPDX-License-Identifier: MIT
"""A note on the whole document below its heading, which its first line may say again."""

import io
import zipfile
from collections.abc import Callable

import pytest

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.model import Metadata
from study_viewer.core.export import registry
from study_viewer.core.export.contract import DocumentNotes, HandIn


def shown(hand_in: HandIn, format: str) -> str:
    data = registry.exporter(format)(hand_in, "official")
    if format == "docx":
        data = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    return data.decode("utf-8-sig")


@pytest.mark.parametrize("format", ["docx", "html", "md", "txt"])
@pytest.mark.parametrize("first", ["学习心得", "# 学习心得", "**学习心得**："])
def test_a_first_line_that_says_the_heading_again_is_not_doubled(
    make: Callable[..., Annotation], bound: Callable[..., HandIn], format: str, first: str
) -> None:
    def counted(note: str) -> int:
        one = make(1, "note", None, note, section=None)
        text = shown(bound(DocumentNotes("d-1", Metadata("题"), (one,), (), ())), format)
        assert note.endswith("学习心得") or "读后有体会" in text
        return text.count("学习心得")

    once = counted("读后有体会")
    assert counted(f"{first}\n\n读后有体会") == once
    assert counted("学习心得两则\n\n读后有体会") == once + 1
    assert counted("学习心得") == once + 1, "a note that says nothing else stays"
