# SPDX-License-Identifier: MIT
"""What a person typed into a note comes out of every export: each word, each new line."""

import csv
import html.parser
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from study_viewer.core.annotation import Annotation, Kind, Placement, Selector
from study_viewer.core.document.markdown_in import read, read_foreign
from study_viewer.core.document.model import List, Metadata
from study_viewer.core.document.plain import leaves
from study_viewer.core.export import cards, collection, markdown, plain_lines, table, web, word
from study_viewer.core.export.contract import DocumentNotes, HandIn, Labels, SectionNotes
from study_viewer.core.export.notes import body_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LABELS = Labels(*["词"] * 14, colours={})


class _Shown(html.parser.HTMLParser):
    """The lines of a page as a browser has them."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("p", "br", "div", "pre", "li", "blockquote"):
            self.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "div", "pre", "li", "blockquote"):
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += data


def in_page(page: str) -> list[str]:
    shown = _Shown()
    shown.feed(page)
    return _lines(shown.text)


def in_word(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        tree = etree.fromstring(file.read("word/document.xml"))
    said = {f"{W}t": lambda one: one.text or "", f"{W}br": lambda one: "\n"}
    return _lines(
        "\n".join(
            "".join(said[one.tag](one) for one in line.iter(*said)) for line in tree.iter(f"{W}p")
        )
    )


def in_markdown(data: bytes) -> list[str]:
    return _lines("\n".join(leaf.text for leaf in leaves(read(data.decode()))))


def in_card(data: bytes) -> list[str]:
    *_, last = data.decode().splitlines()
    return in_page(last.split("\t")[1])


def in_table(data: bytes) -> list[str]:
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    return _lines(row["note"])


def in_collection(data: bytes) -> list[str]:
    (item,) = json.loads(data)["items"]
    return _lines(item["body"][0]["value"])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


WAYS: tuple[Callable[[HandIn], list[str]], ...] = (
    lambda given_: in_word(word.export(given_)),
    lambda given_: in_word(word.export(given_, "plain")),
    lambda given_: in_page(web.export(given_).decode()),
    lambda given_: in_markdown(markdown.export(given_)),
    lambda given_: _lines(plain_lines.export(given_).decode()),
    lambda given_: in_card(cards.export(given_)),
    lambda given_: in_table(table.export(given_)),
    lambda given_: in_collection(collection.export(given_)),
)
NAMES = ("word", "plain word", "html", "markdown", "clipboard", "cards", "csv", "json")


def hand_in(note: str, *, whole: bool) -> HandIn:
    kind: Kind = "note" if whole else "highlight"
    selector = None if whole else Selector("s001", "引", "", "", 0, 1, "ab" * 32)
    placement = Placement("placed", None if whole else "s001", None if whole else 0, 1)
    one = Annotation(
        "00000000-0000-4000-8000-000000000001", kind, "d-1", placement.section, selector, note,
        "yellow", (), "2025-10-28T06:32:00Z", "2025-10-28T06:32:00Z", placement,
    )  # fmt: skip
    sections = () if whole else (SectionNotes("章", 1, (one,), ("章",)),)
    document = DocumentNotes("d-1", Metadata("题"), (one,) if whole else (), sections, ())
    return HandIn("读书笔记", "", "", "", "zh", (document,), LABELS)


def stands_in(note: list[str], shown: list[str]) -> bool:
    """Whether the lines follow one another, the first perhaps behind a label."""
    places = range(len(shown) - len(note) + 1)
    return any(
        shown[at].endswith(note[0]) and shown[at + 1 : at + len(note)] == note[1:] for at in places
    )


@pytest.mark.parametrize("way", WAYS, ids=NAMES)
@pytest.mark.parametrize("whole", [True, False])
def test_a_new_line_in_a_note_is_one_in_every_format(
    way: Callable[[HandIn], list[str]], whole: bool
) -> None:
    note = "第一点体会。\n第二点体会。\n\n另起一段，**要紧\n的话**。"
    plain = ["第一点体会。", "第二点体会。", "另起一段，要紧", "的话。"]
    marked = ["第一点体会。", "第二点体会。", "另起一段，**要紧", "的话**。"]
    shown = way(hand_in(note, whole=whole))
    assert stands_in(plain, shown) or stands_in(marked, shown)


def test_in_word_the_lines_of_thoughts_on_the_whole_are_paragraphs() -> None:
    data = word.export(hand_in("第一点。\n第二点。", whole=True))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        tree = etree.fromstring(file.read("word/document.xml"))
    lines = ["".join(t.text or "" for t in one.iter(f"{W}t")) for one in tree.iter(f"{W}p")]
    assert lines[-2:] == ["第一点。", "第二点。"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text("一二三。，：；！（）“”《》〔〕aB9[]", min_size=1, max_size=8),
        min_size=1,
        max_size=6,
    ),
    st.booleans(),
)
def test_no_word_and_no_new_line_of_a_note_is_lost_in_any_format(
    lines: list[str], whole: bool
) -> None:
    given_ = hand_in("\n".join(lines), whole=whole)
    for name, way in zip(NAMES, WAYS, strict=True):
        assert stands_in(lines, way(given_)), name


@pytest.mark.parametrize(
    "note",
    [
        "[注]: 见后\n好",
        "[1]: 第一条\n[2]: 第二条",
        "*[略]: 略语\n略",
        "- 一\n  又一\n- 二",
        "> 甲\n> 乙",
        "一[^1]\n二\n\n[^1]: 甲\n    乙",
    ],
)
def test_what_markdown_would_hide_or_join_stays_on_its_line(note: str) -> None:
    body = body_of(note)
    text = "\n".join(leaf.text for leaf in leaves(body))
    wanted = [line.lstrip("- >").removeprefix("[^1]: ").strip() for line in note.split("\n")]
    shown = [line.strip() for line in text.split("\n")]
    assert [line.replace("[^1]", "1") for line in wanted if line] == [one for one in shown if one]


def test_a_named_address_of_a_note_still_makes_a_link() -> None:
    (first, second) = body_of("见[公报][1]\n好\n\n[1]: https://example.org/a").blocks
    assert [one.link for one in first.spans] == ["", "https://example.org/a"]  # type: ignore[union-attr]
    assert [one.text for one in second.spans] == ["好"]  # type: ignore[union-attr]


def test_the_lines_of_code_in_a_note_are_lines_on_a_card() -> None:
    assert stands_in(
        ["a = 1", "b = 2"], in_card(cards.export(hand_in("```\na = 1\nb = 2\n```", whole=False)))
    )


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("way", WAYS, ids=NAMES)
def test_lines_after_a_list_are_lines_of_their_own_in_every_format(
    way: Callable[[HandIn], list[str]], whole: bool
) -> None:
    """A table and a collection hold the note as it was typed, and a list's marks are signs."""
    note = "打算：\n- 先学\n- 再做\n以上想法。\n一、对照检查\n> 引文\n完。"
    shown = [line.lstrip("-•> ") for line in way(hand_in(note, whole=whole))]
    assert stands_in([line.lstrip("-> ") for line in note.split("\n")], shown)


@pytest.mark.parametrize(
    ("note", "kinds"),
    [
        ("- 甲\n- 乙\n以上。\n一、丙", "list paragraph paragraph"),
        ("1. 甲\n2. 乙\n以上。\n3. 丙\n末", "list paragraph list paragraph"),
        ("- 甲\n    - 乙\n末", "list paragraph"),
        ("- 甲\n\u3000\u3000末", "list paragraph"),
        ("- 甲\n2023. 年度", "list paragraph"),
        ("- 甲\n  还是甲\n- 乙", "list"),
        ("> 引文\n末", "quote paragraph"),
        ("- 甲\n> 引文\n末", "list quote paragraph"),
        ("- 甲\n```\n码\n```\n末", "list code paragraph"),
    ],
)
def test_a_line_at_the_margin_ends_the_list_or_the_quote_before_it(note: str, kinds: str) -> None:
    assert " ".join(block.kind for block in body_of(note).blocks) == kinds


def test_a_list_taken_up_again_keeps_its_number() -> None:
    *_, last = body_of("1. 甲\n以上。\n2. 乙").blocks
    assert isinstance(last, List)
    assert last.start == 2


def test_in_a_markdown_document_a_line_after_an_item_is_more_of_it() -> None:
    (only,) = read_foreign("- 甲\n还是甲").blocks
    assert only.kind == "list"


def test_what_goes_to_a_plain_field_has_no_signs_of_markup() -> None:
    note = "## 打算\n- **先**学\n1. 再做\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"
    said = plain_lines.export(hand_in(note, whole=False)).decode()
    assert said == "读书笔记\n\n题\n\n章\n\n“引”\n\n词：打算\n• 先学\n1. 再做\n甲 | 乙\n1 | 2\n"


@pytest.mark.parametrize("way", WAYS[:5], ids=NAMES[:5])
def test_cells_of_one_row_stand_in_one_line(way: Callable[[HandIn], list[str]]) -> None:
    given_ = hand_in("好", whole=False)
    (document,) = given_.documents
    (one,) = document.annotations
    shown = way(replace(given_, documents=(document._replace(rows={one.id: "甲 | 乙\n丙 | 丁"}),)))
    lines = [line.replace("\\", "").strip("“”") for line in shown]
    assert stands_in(["甲 | 乙", "丙 | 丁"], lines)
