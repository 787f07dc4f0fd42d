# SPDX-License-Identifier: MIT
"""Markdown, HTML, CSV and cards: golden files, and what must never slip through."""

import csv
import dataclasses
import html.parser
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.markdown_in import read
from study_viewer.core.document.model import Metadata
from study_viewer.core.export import cards, markdown, table, web
from study_viewer.core.export.contract import DocumentNotes, HandIn, Parts, SectionNotes


@pytest.mark.parametrize(
    ("module", "name"), [(markdown, "hand-in.md"), (web, "hand-in.html"), (table, "hand-in.csv")]
)
def test_the_file_is_the_golden_one(
    hand_in: HandIn, golden: Callable[[str, bytes], None], module, name: str
) -> None:
    golden(name, module.export(hand_in))


def test_the_cards_are_the_golden_ones(
    hand_in: HandIn, golden: Callable[[str, bytes], None]
) -> None:
    golden("hand-in.tsv", cards.export(hand_in))


# Markdown.


def test_an_unclosed_fence_in_a_note_does_not_swallow_what_follows(
    bound: Callable[..., HandIn], make: Callable[..., Annotation]
) -> None:
    notes = (make(1, "highlight", "甲", "```\n没有关上"), make(2, "highlight", "乙", "后面的笔记"))
    section = SectionNotes("章", 1, notes, ("章",))
    made = markdown.export(bound(DocumentNotes("d", Metadata("题"), (), (section,), ())))
    kinds = [block.kind for block in read(made.decode()).blocks]
    assert kinds[-2:] == ["quote", "paragraph"]


def test_markup_in_a_quote_is_text_in_markdown(
    bound: Callable[..., HandIn], make: Callable[..., Annotation]
) -> None:
    quote = "# 不是标题 *不斜* <b>不粗</b> | 1. 不是列表"
    section = SectionNotes("章", 1, (make(1, "highlight", quote),), ("章",))
    made = markdown.export(bound(DocumentNotes("d", Metadata("题"), (), (section,), ())))
    last = read(made.decode()).blocks[-1]
    assert last.kind == "quote"
    assert "".join(span.text for span in last.blocks[0].spans) == quote


def test_a_heading_in_a_note_makes_no_chapter(with_note: Callable[[str], HandIn]) -> None:
    made = markdown.export(with_note("# 大标题")).decode()
    assert "**大标题**" in made
    assert "\n# 大标题" not in made


# HTML.


class Tags(html.parser.HTMLParser):
    """Collects every tag and attribute, and checks that tags close as they opened."""

    VOID = ("meta", "img", "br", "hr")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


NASTY = st.text(st.sampled_from(list("<>&\"'`/=ascriptonerror:\n[]()!*_#|~")), max_size=40)


@settings(max_examples=60, deadline=None)
@given(NASTY, NASTY)
def test_the_page_runs_nothing_and_asks_nobody_whatever_is_written(quote: str, note: str) -> None:
    from study_viewer.core.annotation import Placement, Selector
    from study_viewer.core.export.contract import Labels

    selector = Selector("s", quote, "", "", 0, 1, "")
    placed = Placement("placed", "s", 0, 1)
    text = f"<script>x</script><img src=http://a.b/c onerror=x>{note}"
    one = Annotation("1", "highlight", "d", "s", selector, text, "yellow", (note,), "", "", placed)
    section = SectionNotes(quote, 1, (one,), (quote,))
    notes = DocumentNotes("d", Metadata(note), (), (section,), ())
    everything = Parts(True, True, True, True, True, True, True, True)
    labels = Labels(*[note] * 14, colours={"yellow": quote})
    made = HandIn(quote, note, note, note, "zh", (notes,), labels, everything)
    page = Tags(web.export(made).decode())
    assert not {"script", "iframe", "object", "link", "base"} & {tag for tag, _ in page.tags}
    for _, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("src", "data:").startswith("data:")
        assert not (attributes.get("href") or "").startswith(("javascript:", "file:", "//"))


def test_a_picture_in_a_note_lies_inside_the_page(
    with_note: Callable[[str], HandIn], png: Callable[[int, int], bytes]
) -> None:
    plain = with_note("![图](images/a.png)")
    pictured = HandIn(
        "题", "", "", "", "zh", plain.documents, plain.labels, picture=lambda d, p: png(4, 4)
    )
    assert 'src="data:image/png;base64,' in web.export(pictured).decode()
    assert "[图]" in web.export(plain).decode()
    svg = HandIn(
        "题", "", "", "", "zh", plain.documents, plain.labels, picture=lambda d, p: b"<svg/>"
    )
    assert "<img" not in web.export(svg).decode()


def test_the_page_prints_and_follows_dark_mode(hand_in: HandIn) -> None:
    page = web.export(hand_in).decode()
    assert "@media print" in page
    assert "prefers-color-scheme: dark" in page
    assert '<html lang="zh-CN">' in page


# CSV.


def rows(hand_in: HandIn) -> list[dict[str, str]]:
    text = table.export(hand_in).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_begins_as_a_formula(
    bound: Callable[..., HandIn], make: Callable[..., Annotation], start: str
) -> None:
    bad = f'{start}HYPERLINK("http://a.b")'
    one = make(1, "highlight", bad, bad, tags=(bad,))
    section = SectionNotes(bad, 1, (one,), (bad,))
    row = rows(bound(DocumentNotes(bad, Metadata(bad), (), (section,), ())))[0]
    for cell in row.values():
        assert not cell.startswith(start)
    assert row["quote"] == "'" + bad


def test_a_table_holds_every_annotation_with_line_ends_of_rfc_4180(
    hand_in: HandIn, document: DocumentNotes
) -> None:
    data = table.export(hand_in)
    assert data.startswith(b"\xef\xbb\xbfdocument,title,")
    assert data.endswith(b"\r\n")
    assert [row["id"] for row in rows(hand_in)] == [one.id for one in document.annotations]
    assert rows(hand_in)[-1]["state"] == "unplaced"
    assert rows(hand_in)[-1]["start"] == ""
    assert rows(hand_in)[2]["tags"] == "重点; 读书"


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20))
def test_any_note_comes_out_of_the_table_as_it_went_in(note: str) -> None:
    from study_viewer.core.annotation import Placement
    from study_viewer.core.export.contract import Labels

    one = Annotation("1", "note", "d", None, None, note, None, (), "", "", Placement("placed"))
    notes = DocumentNotes("d", Metadata("题"), (one,), (), ())
    made = HandIn("", "", "", "", "zh", (notes,), Labels(*[""] * 14, colours={}))
    assert rows(made)[0]["note"].removeprefix("'") == note.removeprefix("'")


# Cards.


def test_each_card_is_one_line_of_three_fields(
    bound: Callable[..., HandIn], make: Callable[..., Annotation]
) -> None:
    quote = '#一\t行\n二 “三” "四" <b>'
    one = make(1, "highlight", quote, "```\na\tb\nc\n```", tags=("学 习",))
    section = SectionNotes("章", 1, (one,), ("章",))
    made = cards.export(bound(DocumentNotes("d", Metadata("题"), (), (section,), ()))).decode()
    header, card = made.splitlines()[:4], made.splitlines()[4:]
    assert header[0] == "#separator:tab"
    assert header[1] == "#html:true"
    assert header[3] == "#tags column:3"
    assert len(card) == 1
    front, back, tags = card[0].split("\t")
    assert "#一 行<br>二" in front
    assert "&lt;b&gt;" in front
    assert "题 › 章" in back
    assert tags == "学_习"


def test_no_card_begins_like_a_comment_or_a_quoted_field(
    bound: Callable[..., HandIn], make: Callable[..., Annotation]
) -> None:
    one = make(1, "note", None, "心得", section=None)
    made = cards.export(bound(DocumentNotes("d", Metadata('#"题"'), (one,), (), ()))).decode()
    assert made.splitlines()[4].startswith("&#35;&quot;题")


def test_a_place_is_named_as_a_person_knows_it(
    make: Callable[..., Annotation], bound: Callable[..., HandIn]
) -> None:
    one, other = make(1, quote="第一处", start=3), make(2, quote="第二处", start=30)
    sections = (SectionNotes("", 0, (one,)), SectionNotes("第一章", 1, (other,), ("第一章",)))
    document = DocumentNotes(
        "d-1", Metadata("题"), (), sections, (), paragraphs={one.id: 5, other.id: 2}
    )
    located = bound(document, parts=Parts(location=True))
    text = markdown.export(located).decode()
    assert "位置：第 5 段" in text and "位置：第一章，第 2 段" in text
    assert "s001" not in text
    english = markdown.export(dataclasses.replace(located, language="en")).decode()
    assert "位置: paragraph 5" in english and "位置: 第一章, paragraph 2" in english
