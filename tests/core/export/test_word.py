# SPDX-License-Identifier: MIT
"""The Word hand-in: what it says, in which order, on what page."""

import dataclasses
import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from study_viewer.core.annotation import Annotation, Placement
from study_viewer.core.document.model import Metadata
from study_viewer.core.document.title_lines import ems
from study_viewer.core.export.contract import DocumentNotes, HandIn, Labels, Parts, SectionNotes
from study_viewer.core.export.word import export

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def text_of(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def lines(data: bytes) -> list[tuple[str, str]]:
    """(style, text) of every paragraph with text, in order."""
    found = []
    for one in part(data).iter(f"{W}p"):
        if text_of(one):
            found.append((one.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), text_of(one)))
    return found


def kept(data: bytes, name: str) -> list[str]:
    return [
        text_of(one)
        for one in part(data).iter(f"{W}p")
        if one.find(f"{W}pPr/{W}{name}") is not None
    ]


def test_the_hand_in_reads_title_person_thoughts_then_sections_with_quote_and_note(
    hand_in: HandIn,
) -> None:
    assert lines(export(hand_in)) == [
        ("Title", "读书笔记"),
        ("Subtitle", "单位：某某办公室　姓名：张三　日期：2025年10月8日"),
        ("Heading1", "关于做好读书工作的意见"),
        ("Heading2", "学习心得"),
        ("NoteText", "读后有三点体会。"),
        ("NoteText", "第二段。"),
        ("Heading2", "第一章"),
        ("NoteText", "本节笔记：这一章讲方法。"),
        ("Quote", "读书要“求甚解”，"),
        ("NoteText", "我的笔记：记住这句。"),
        ("Details", "标签：重点、读书"),
        ("NoteText", "我的笔记：又想到一点。"),
        ("Quote", "每周至少读两小时"),
        ("Details", "数据"),
        ("Heading3", "第二节"),
        ("Quote", "书签：书单附后"),
        ("Quote", "第一行"),
        ("Quote", "第二行"),
        ("NoteText", "我的笔记：先看重点，再看表："),
        ("ListParagraph", "一"),
        ("ListParagraph", "二"),
        ("TableText", "项"),
        ("TableText", "数"),
        ("TableText", "甲"),
        ("TableText", "1"),
        ("Heading2", "未定位的批注"),
        ("Quote", "删去的话"),
        ("NoteText", "我的笔记：还想留着"),
    ]


def test_the_file_is_the_golden_one(hand_in: HandIn, golden: Callable[[str, bytes], None]) -> None:
    for style in ("official", "plain"):
        tree = part(export(hand_in, style))
        etree.indent(tree)
        golden(f"hand-in-{style}.document.xml", etree.tostring(tree, encoding="utf-8"))


def test_the_same_hand_in_gives_the_same_bytes(hand_in: HandIn) -> None:
    assert export(hand_in) == export(hand_in)


def test_the_official_page_has_the_measures_of_gb_t_9704(hand_in: HandIn) -> None:
    data = export(hand_in)
    page = part(data).find(f"{W}body/{W}sectPr")
    size, margins, grid = (page.find(f"{W}{name}") for name in ("pgSz", "pgMar", "docGrid"))
    millimetre = 1440 / 25.4
    width, height = (int(size.get(f"{W}{side}")) for side in "wh")
    top, right, bottom, left = (
        int(margins.get(f"{W}{side}")) for side in ("top", "right", "bottom", "left")
    )
    assert abs(width - 210 * millimetre) < 2
    assert abs(height - 297 * millimetre) < 2
    assert abs(top - 37 * millimetre) < 2
    assert abs(left - 28 * millimetre) < 2
    assert abs((width - left - right) - 156 * millimetre) < 3
    assert abs((height - top - bottom) - 225 * millimetre) < 3
    assert grid.get(f"{W}type") == "linesAndChars"
    assert grid.get(f"{W}linePitch") == "579"
    assert grid.get(f"{W}charSpace") == "-842"
    assert 22 * 579 <= height - top - bottom < 23 * 579
    normal = next(iter(part(data, "word/styles.xml").iter(f"{W}style")))
    spacing = normal.find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("579", "exact")


def test_the_official_fonts_are_named_by_level_with_fallbacks(hand_in: HandIn) -> None:
    data = export(hand_in)
    styles = {
        one.get(f"{W}styleId"): one for one in part(data, "word/styles.xml").iter(f"{W}style")
    }

    def font(style: str) -> tuple[str, str]:
        run = styles[style].find(f"{W}rPr")
        return run.find(f"{W}rFonts").get(f"{W}eastAsia"), run.find(f"{W}sz").get(f"{W}val")

    assert font("Title") == ("方正小标宋简体", "44")
    assert font("Heading1") == ("黑体", "32")
    assert font("Heading2") == ("楷体_GB2312", "32")
    assert font("Heading3") == ("仿宋_GB2312", "32")
    assert font("Normal") == ("仿宋_GB2312", "32")
    assert font("Footer") == ("宋体", "28")
    table = {
        one.get(f"{W}name"): one.find(f"{W}altName").get(f"{W}val")
        for one in part(data, "word/fontTable.xml")
    }
    assert "FangSong" in table["仿宋_GB2312"]
    assert "KaiTi" in table["楷体_GB2312"]
    used = {font(style)[0] for style in ("Title", "Heading1", "Heading2", "Heading3", "Footer")}
    assert used <= set(table)


def test_the_page_number_stands_between_dashes_at_the_outer_edge(hand_in: HandIn) -> None:
    data = export(hand_in)
    sides = {}
    for number in (1, 2):
        line = part(data, f"word/footer{number}.xml").find(f"{W}p")
        assert text_of(line) == "— 1 —"
        assert line.find(f"{W}fldSimple").get(f"{W}instr").strip() == "PAGE"
        sides[number] = line.find(f"{W}pPr/{W}jc").get(f"{W}val")
    assert sorted(sides.values()) == ["left", "right"]
    assert part(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    assert text_of(part(export(hand_in, "plain"), "word/footer1.xml")) == "— 1 —"


def test_a_quote_is_kept_with_its_note(hand_in: HandIn) -> None:
    data = export(hand_in)
    together = kept(data, "keepNext")
    assert "数据" not in together
    assert {"读书要“求甚解”，", "我的笔记：记住这句。", "第一行", "第二行"} <= set(together)
    assert {"第一行", "第二行", "我的笔记：还想留着"} <= set(kept(data, "keepLines"))


def test_a_long_note_may_break_but_not_away_from_its_quote(
    with_note: Callable[[str], HandIn],
) -> None:
    data = export(with_note("长" * 2000))
    assert kept(data, "keepNext") == ["一句话"]
    assert not any(text.startswith("我的笔记") for text in kept(data, "keepLines"))


def test_a_passage_with_two_notes_is_quoted_once(hand_in: HandIn) -> None:
    quotes = [text for style, text in lines(export(hand_in)) if style == "Quote"]
    assert quotes.count("读书要“求甚解”，") == 1


def test_a_highlighted_picture_and_an_empty_bookmark_show_where_they_are(
    bound: Callable[..., HandIn], make: Callable[..., Annotation]
) -> None:
    both = (make(1, "highlight", "\ufffc", start=7), make(2, "bookmark", "", start=9))
    section = SectionNotes("章", 1, both, ("章",))
    notes = DocumentNotes("d", Metadata("题"), (), (section,), (), paragraphs={both[0].id: 2})
    said = lines(export(bound(notes)))
    assert said[-2:] == [("Quote", "章，第 2 段"), ("Quote", "书签：章")]


def test_a_document_without_annotations_leaves_no_heading(
    bound: Callable[..., HandIn], document: DocumentNotes
) -> None:
    empty = DocumentNotes("d-2", Metadata("空资料"), (), (), ())
    assert "空资料" not in str(lines(export(bound(document, empty))))


def test_what_was_not_ticked_is_not_shown(
    bound: Callable[..., HandIn], document: DocumentNotes
) -> None:
    bare = lines(export(bound(document, parts=Parts(titles=False, tags=False, colour_names=False))))
    assert ("Heading2", "第一章") not in bare
    assert not any(style == "Details" for style, _ in bare)
    document = document._replace(paragraphs={document.sections[0].annotations[3].id: 4})
    full = lines(export(bound(document, parts=Parts(time=True, location=True))))
    details = [text for style, text in full if style == "Details"]
    assert any("数据" in text and "位置：第一章，第 4 段" in text for text in details)


def colours_named(bound: Callable[..., HandIn], *annotations: Annotation) -> list[str]:
    """The details below annotations, where the person calls yellow 要点 and no other colour."""
    one, *others = annotations
    section = SectionNotes("章", 1, tuple(others), ("章",))
    made = bound(DocumentNotes("d", Metadata("题"), (one,), (section,), ()))
    named = dataclasses.replace(made, labels=made.labels._replace(colours={"yellow": "要点"}))
    return [text for style, text in lines(export(named)) if style == "Details"]


def test_a_colour_is_named_once_a_passage_and_only_where_the_person_named_it(
    bound: Callable[..., HandIn], make: Callable[..., Annotation]
) -> None:
    whole = make(1, "note", None, "心得", section=None)
    twice = (make(2, "highlight", "甲乙", "一"), make(3, "note", "甲乙", "二"))
    green = make(4, "highlight", "丙", colour="green", start=9)
    assert colours_named(bound, whole, *twice, green) == ["要点"]


def test_a_note_on_the_whole_has_no_colour(
    bound: Callable[..., HandIn], make: Callable[..., Annotation]
) -> None:
    whole = make(1, "note", None, "心得", section=None)
    assert colours_named(bound, whole, make(2, "note", None, "本节很好")) == []


def test_a_title_that_names_the_document_stands_once(
    bound: Callable[..., HandIn], document: DocumentNotes
) -> None:
    name = document.metadata.title
    for title in (name, f"《{name}》学习笔记", f"学习《{name}》有感"):
        made = lines(export(dataclasses.replace(bound(document), title=title)))
        assert [text for _, text in made if name in text] == [title]
        # The chapters are now the topmost headings.
        assert ("Heading1", "第一章") in made and ("Heading2", "第二节") in made
        assert ("Heading1", "学习心得") in made
    both = bound(document, document._replace(id="d-2"))
    made = lines(export(dataclasses.replace(both, title=name)))
    assert made.count(("Heading1", name)) == 2, "of two documents each is named"


def test_lines_of_title_and_person_break_between_their_parts(
    bound: Callable[..., HandIn], document: DocumentNotes
) -> None:
    title = "《中国共产党四川省第十二届委员会第四次全体会议公报》学习笔记"
    made = dataclasses.replace(bound(document), title=title, unit="某某市中心医院第三党支部")
    first, second = list(part(export(made)).iter(f"{W}p"))[:2]
    assert broken(first) == ["《中国共产党四川省第十二届委员会", "第四次全体会议公报》学习笔记"]
    assert broken(second) == ["单位：某某市中心医院第三党支部", "姓名：张三　日期：2025年10月8日"]
    assert docx.Document(io.BytesIO(export(made))).core_properties.title == title


def broken(line: etree._Element) -> list[str]:
    """The lines of a paragraph, as its line breaks part them."""
    pieces = [
        "\n" if one.tag == f"{W}br" else one.text or "" for one in line.iter(f"{W}t", f"{W}br")
    ]
    return "".join(pieces).split("\n")


def test_the_room_that_digits_take_beside_chinese_is_counted() -> None:
    """Each seam is a quarter of a character: the last one of the date would stand alone."""
    assert ems("2026年11月23日") == 8 * 0.5 + 3 + 5 / 4


def test_headings_are_told_from_text_where_their_fonts_are_missing(hand_in: HandIn) -> None:
    named = {one.get(f"{W}styleId"): one for one in styles(export(hand_in))}
    bold = {name for name, one in named.items() if one.find(f"{W}rPr/{W}b") is not None}
    assert {"Heading1", "Heading2", "Heading3", "Label"} <= bold
    assert not {"Normal", "BodyText", "NoteText", "Quote", "Title"} & bold


def test_an_unknown_unit_and_name_leave_no_empty_words(
    bound: Callable[..., HandIn], document: DocumentNotes
) -> None:
    said = bound(document)
    unsigned = HandIn("题", "", "", "2025-10-08", "zh", said.documents, said.labels)
    assert ("Subtitle", "日期：2025年10月8日") in lines(export(unsigned))
    english = HandIn("T", "Ann", "", "2025-10-08", "en", said.documents, said.labels)
    assert ("Subtitle", "姓名: Ann · 日期: 2025-10-08") in lines(export(english))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_chinese_quotation_marks_ask_for_the_chinese_font(hand_in: HandIn, language: str) -> None:
    made = HandIn("题", "", "", "", language, hand_in.documents, hand_in.labels)
    runs = [one for one in part(export(made)).iter(f"{W}r") if "“" in text_of(one)]
    assert runs
    for one in runs:
        assert one.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia"


def hinted(data: bytes) -> dict[str, bool]:
    """Of each run of the text: does it ask for the Chinese font?"""
    fonts = {text_of(one): one.find(f"{W}rPr/{W}rFonts") for one in part(data).iter(f"{W}r")}
    return {text: font is not None and f"{W}hint" in font.attrib for text, font in fonts.items()}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_marks_in_english_text_stay_narrow(
    with_note: Callable[[str], HandIn], language: str
) -> None:
    note = "It’s “quoted” here — and **so is “this”**.\n\n他说“Let’s go”，然后走了。"
    runs = hinted(export(dataclasses.replace(with_note(note), language=language)))
    assert not any(runs[text] for text in ("It’s “quoted” here — and ", "so is “this”", "Let’s go"))
    assert runs["他说“"] and runs["”，然后走了。"]
    defaults = part(export(with_note(note)), "word/styles.xml").find(f"{W}docDefaults")
    language_of = next(defaults.iter(f"{W}lang"))
    assert (language_of.get(f"{W}val"), language_of.get(f"{W}eastAsia")) == ("en-US", "zh-CN")


def test_in_english_a_note_stands_below_its_quote_and_lines_begin_at_the_margin(
    with_note: Callable[[str], HandIn],
) -> None:
    chinese = with_note("One line.\n\nAnother.")
    data = export(dataclasses.replace(chinese, language="en"))
    places = [one.find(f"{W}pPr/{W}ind") for one in part(data).iter(f"{W}p")]
    quote, note, more = (
        (one.get(f"{W}left"), one.get(f"{W}firstLine")) for one in places if one is not None
    )
    assert quote == note == more == ("632", "0")
    assert first_lines(data) == {"0"} and first_lines(export(chinese)) == {"632"}
    bold = {one.get(f"{W}styleId") for one in styles(data) if one.find(f"{W}rPr/{W}b") is not None}
    assert {"Heading1", "Heading2", "Label"} <= bold


def styles(data: bytes) -> list[etree._Element]:
    return list(part(data, "word/styles.xml").iter(f"{W}style"))


def first_lines(data: bytes) -> set[str]:
    """How far the styles of text and headings set a first line in, in twips."""
    named = ("BodyText", "NoteText", "Heading1", "Heading2")
    own = [one for one in styles(data) if one.get(f"{W}styleId") in named]
    return {one.find(f"{W}pPr/{W}ind").get(f"{W}firstLine") for one in own}


def test_a_footnote_in_a_note_is_a_footnote_of_the_file(hand_in: HandIn) -> None:
    data = export(hand_in)
    assert [one.get(f"{W}id") for one in part(data).iter(f"{W}footnoteReference")] == ["1"]
    notes = {one.get(f"{W}id"): text_of(one) for one in part(data, "word/footnotes.xml")}
    assert notes["1"].strip() == "见附件。"


def test_the_file_says_who_made_it_and_when_and_nothing_of_its_tools(hand_in: HandIn) -> None:
    data = export(hand_in)
    about = docx.Document(io.BytesIO(data)).core_properties
    assert (about.title, about.author, about.last_modified_by) == ("读书笔记", "张三", "张三")
    assert about.created.date().isoformat() == "2025-10-08"
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert not any(b"python-docx" in file.read(name) for name in file.namelist())
        assert {info.date_time[:3] for info in file.infolist()} == {(2025, 10, 8)}


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=30))
def test_no_character_whatever_keeps_the_file_from_being_read(text: str) -> None:
    one = Annotation(
        "1", "bookmark", "d", "s", None, "", None, (text,), "", "", Placement("placed", text)
    )
    section = SectionNotes(text, 1, (one,), (text,))
    notes = DocumentNotes("d", Metadata(text), (), (section,), ())
    made = HandIn(text, text, text, text, "zh", (notes,), Labels(*["词"] * 14, colours={}))
    docx.Document(io.BytesIO(export(made)))


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\ufffe", "\ud800", "\x1f"])
def test_characters_that_xml_forbids_are_left_out(
    hand_in: HandIn, document: DocumentNotes, bad: str
) -> None:
    made = HandIn(f"读{bad}书", "", "", "", "zh", (document,), hand_in.labels)
    assert ("Title", "读书") in lines(export(made))


def test_a_line_with_an_address_is_not_spread_to_both_edges(
    with_note: Callable[[str], HandIn],
) -> None:
    data = export(with_note("见 https://example.org/reports/2023/11。\n\n见附件 A 与 B。"))
    aligned = {
        text_of(one): one.find(f"{W}pPr/{W}jc").get(f"{W}val")
        for one in part(data).iter(f"{W}p")
        if one.find(f"{W}pPr/{W}jc") is not None
    }
    assert aligned == {"我的笔记：见 https://example.org/reports/2023/11。": "left"}
