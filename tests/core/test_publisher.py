# SPDX-License-Identifier: MIT
"""The publisher: what a hand-in holds, under which headings, and how it gets into a file."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from study_viewer.core.annotation import Annotation, Placement, Selector
from study_viewer.core.document.model import (
    Body,
    Cell,
    Document,
    Entry,
    Heading,
    Metadata,
    Paragraph,
    SectionInfo,
    Span,
    Table,
)
from study_viewer.core.errors import UserFacing
from study_viewer.core.export.contract import Choice, HandIn, Labels, Parts
from study_viewer.core.gathering import numbered
from study_viewer.core.publisher import Publisher

LABELS = Labels(*["词"] * 11, notes_title="学习笔记", created="", location="", colours={})


def section(id: str, title: str = "") -> SectionInfo:
    return SectionInfo(id, title, f"{id}.md", 100, "ab" * 32)


REPORT = Document(
    "d-1",
    1,
    Metadata("公报"),
    "cd" * 32,
    (section("s001", "公报"), section("s002", "附则")),
    (
        Entry("e1", "公报", 1, None, "s001", 0),
        Entry("e2", "一、总则", 2, "e1", "s001", 10),
        Entry("e3", "（一）原则", 3, "e2", "s001", 20),
        Entry("e4", "二、任务", 2, "e1", "s001", 50),
    ),
)
MANUAL = Document("d-2", 1, Metadata("手册"), "ef" * 32, (section("s001"),), ())


class Shelf:
    """A library of two documents."""

    def __init__(self) -> None:
        self.documents = {one.id: one for one in (MANUAL, REPORT)}

    def list(self) -> tuple[Document, ...]:
        return tuple(self.documents.values())

    def document(self, document: str) -> Document:
        if document not in self.documents:
            raise UserFacing("document-unknown", document=document)
        return self.documents[document]

    def body(self, document: str, section: str) -> Body:
        return Body((Paragraph((Span(f"{document} {section} 的正文"),)),))

    def picture(self, document: str, path: str) -> bytes | None:
        return None


class Desk:
    """A notebook that holds what it was given."""

    def __init__(self, *annotations: Annotation) -> None:
        self.annotations = annotations

    def title_of(self, document: str) -> str:
        return {"d-9": "旧通知"}.get(document, "")

    def list(
        self, document: str | None = None, *, section: str | None = None
    ) -> tuple[Annotation, ...]:
        return tuple(
            one
            for one in self.annotations
            if document in (None, one.document) and section in (None, one.placement.section)
        )


def note(
    number: int,
    start: int | None = None,
    *,
    document: str = "d-1",
    section: str | None = "s001",
    kind: str = "highlight",
    text: str = "",
    colour: str | None = "yellow",
    state: str = "placed",
    tags: tuple[str, ...] = (),
) -> Annotation:
    selector = None
    if start is not None:
        selector = Selector(section or "", f"引{number}", "", "", start, start + 2, "")
    end = None if start is None else start + 2
    placement = (
        Placement("unplaced") if state == "unplaced" else Placement(state, section, start, end)
    )
    return Annotation(
        str(number), kind, document, section, selector, text, colour, tags, "", "", placement
    )


def hand_in(*annotations: Annotation, **wishes) -> HandIn:
    wishes = {"labels": LABELS, "language": "zh", **wishes}
    return Publisher(Shelf(), Desk(*annotations)).hand_in(**wishes)


def test_what_was_read_already_is_not_read_again() -> None:
    desk = Desk(note(1, 5), note(2, 10))
    publisher = Publisher(Shelf(), desk)
    at_hand = publisher.at_hand()
    desk.annotations = ()
    assert ids(publisher.hand_in(labels=LABELS, language="zh", at_hand=at_hand)) == ["1", "2"]


def ids(made: HandIn) -> list[str]:
    return [one.id for document in made.documents for one in document.annotations]


def test_an_annotation_stands_under_the_nearest_heading_at_or_before_it() -> None:
    made = hand_in(note(1, 5), note(2, 10), note(3, 49), note(4, 50), note(5, 99))
    sections = made.documents[0].sections
    assert [(one.title, one.level, [a.id for a in one.annotations]) for one in sections] == [
        ("", 0, ["1"]),
        ("一、总则", 1, ["2"]),
        ("一、总则 › （一）原则", 2, ["3"]),
        ("二、任务", 1, ["4", "5"]),
    ]


def test_a_section_without_an_entry_of_its_own_stands_under_the_last_heading_before_it() -> None:
    made = hand_in(note(1, 3, section="s002"))
    assert made.documents[0].sections[0].path == ("二、任务",)


def test_order_is_that_of_the_document_whatever_order_they_come_in() -> None:
    late = note(1, 60)
    early = note(2, 12)
    whole = note(3, section=None, kind="note", text="心得")
    lost = note(4, 1, state="unplaced")
    on_section = note(5, kind="note", text="本节")
    second = note(6, 0, section="s002")
    made = hand_in(lost, late, second, early, on_section, whole)
    assert ids(made) == ["3", "5", "2", "1", "6", "4"]
    assert made.documents[0].whole == (whole,)
    assert made.documents[0].unplaced == (lost,)


def test_what_stands_in_a_section_that_is_gone_is_unplaced_and_not_lost() -> None:
    made = hand_in(note(1, 5, section="s009"))
    assert [one.id for one in made.documents[0].unplaced] == ["1"]


def test_documents_come_as_the_shelf_has_them_and_removed_ones_last() -> None:
    made = hand_in(note(1, 1), note(2, 1, document="d-9"), note(3, 1, document="d-2"))
    assert [one.id for one in made.documents] == ["d-2", "d-1", "d-9"]
    assert made.documents[2].unplaced[0].id == "2"
    assert made.documents[2].metadata.title == "旧通知"
    assert made.documents[1].digest == "cd" * 32


def test_every_annotation_is_in_without_a_wish() -> None:
    given = [
        note(1, 1),
        note(2, 2, kind="bookmark", colour=None),
        note(3, 3, kind="note", text="记"),
        note(4, 4, colour="a-new-colour"),
        note(5, 5, state="check"),
        note(6, 6, state="moved"),
        note(7, 7, kind="note"),  # As another program may have written it, without words.
    ]
    assert sorted(ids(hand_in(*given))) == ["1", "2", "3", "4", "5", "6", "7"]


def test_ticks_and_colours_leave_out_what_they_name() -> None:
    plain, noted = note(1, 1), note(2, 2, text="记", tags=("重点",))
    mark, remark = note(3, 3, kind="bookmark", colour=None), note(4, 4, kind="note", text="记")
    everything = (plain, noted, mark, remark)
    assert ids(hand_in(*everything, choice=Choice(parts=Parts(highlights=False)))) == [
        "2",
        "3",
        "4",
    ]
    assert ids(hand_in(*everything, choice=Choice(parts=Parts(bookmarks=False)))) == ["1", "2", "4"]
    silent = hand_in(*everything, choice=Choice(parts=Parts(notes=False, tags=False)))
    assert ids(silent) == ["1", "2", "3"]
    assert all(not one.note and not one.tags for one in silent.documents[0].annotations)
    red = note(5, 5, colour="red")
    assert ids(hand_in(*everything, red, choice=Choice(without_colours=frozenset({"yellow"})))) == [
        "3",
        "5",
    ]


def test_one_document_or_one_section_can_be_handed_in() -> None:
    given = (note(1, 12), note(2, 55), note(3, 1, section="s002"), note(4, 1, document="d-2"))
    assert ids(hand_in(*given, choice=Choice("d-1"))) == ["1", "2", "3"]
    assert ids(hand_in(*given, choice=Choice("d-1", "e4"))) == ["2", "3"]
    assert hand_in(*given, choice=Choice("d-2")).title == "《手册》学习笔记"
    assert hand_in(*given).title == "学习笔记"
    assert hand_in(*given, choice=Choice("d-1"), title="我的题").title == "我的题"


def test_a_section_is_its_entry_with_all_that_stands_below_it() -> None:
    whole = note(1, section=None, kind="note", text="心得")
    on_section = note(2, kind="note", text="本节")
    rule, principle = note(3, 12), note(4, 25)
    lost = note(5, 1, state="unplaced")
    given = (whole, on_section, rule, principle, note(6, 55), lost)
    assert ids(hand_in(*given, choice=Choice("d-1", "e2"))) == ["3", "4"]
    assert ids(hand_in(*given, choice=Choice("d-1", "e3"))) == ["4"]
    assert ids(hand_in(*given, choice=Choice("d-1", "e1"))) == ["2", "3", "4", "6"]
    (made,) = hand_in(*given, choice=Choice("d-1", "e3")).documents
    assert [one.path for one in made.sections] == [("一、总则", "（一）原则")]


def test_a_section_that_is_not_in_the_outline_is_said_to_be_unknown() -> None:
    with pytest.raises(UserFacing) as caught:
        hand_in(note(1, 1), choice=Choice("d-1", "e99"))
    assert caught.value.code == "section-unknown"


def test_a_bookmark_does_not_part_two_notes_from_their_common_quote() -> None:
    first, second = note(1, 12, text="一"), note(3, 12, kind="note", text="二")
    mark = note(2, 12, kind="bookmark", colour=None)
    made = hand_in(first, mark, second).documents[0].sections[0].annotations
    assert [one.id for one in made] == ["1", "3", "2"]


def test_a_document_nobody_knows_is_said_to_be_unknown() -> None:
    with pytest.raises(UserFacing) as caught:
        hand_in(note(1, 1), choice=Choice("d-7"))
    assert caught.value.code == "document-unknown"


def test_the_date_is_today_unless_it_is_given() -> None:
    assert hand_in(note(1, 1)).date == datetime.date.today().isoformat()
    assert hand_in(note(1, 1), date="2025-10-08").date == "2025-10-08"
    assert hand_in(note(1, 1), date="").date == ""


@pytest.mark.parametrize("name", ["a.docx", "a.md", "a.HTML", "a.csv", "a.tsv", "a.json"])
def test_the_suffix_says_the_format(tmp_path: Path, name: str) -> None:
    publisher = Publisher(Shelf(), Desk(note(1, 12, text="记")))
    out = publisher.export(tmp_path / name, hand_in(note(1, 12, text="记")))
    assert "引1".encode() in out.read_bytes() or out.read_bytes().startswith(b"PK")
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_named_format_wins_over_the_suffix(tmp_path: Path) -> None:
    publisher = Publisher(Shelf(), Desk())
    out = publisher.export(tmp_path / "a.txt", hand_in(note(1, 1)), format="markdown")
    assert out.read_text(encoding="utf-8").startswith("# 《公报》学习笔记")


@pytest.mark.parametrize("name", ["a.xyz", "a", ".docx2"])
def test_an_unknown_format_is_said_in_one_sentence_and_leaves_no_file(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(UserFacing) as caught:
        Publisher(Shelf(), Desk()).export(tmp_path / name, hand_in(note(1, 1)))
    assert caught.value.code == "export-format-unknown"
    assert ".docx" in str(caught.value.details["formats"])
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_missing_or_a_file_in_its_place_is_named(tmp_path: Path) -> None:
    publisher = Publisher(Shelf(), Desk())
    missing = tmp_path / "no" / "a.md"
    with pytest.raises(UserFacing) as caught:
        publisher.export(missing, hand_in(note(1, 1)))
    assert caught.value.details["path"] == str(missing)
    (tmp_path / "b.md").mkdir()
    with pytest.raises(UserFacing) as caught:
        publisher.export(tmp_path / "b.md", hand_in(note(1, 1)))
    assert caught.value.code == "export-is-folder"


def test_a_failed_export_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    def broken(hand_in: HandIn, style: str) -> bytes:
        raise UserFacing("disk-full", path="x")

    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")
    with pytest.raises(UserFacing):
        Publisher(Shelf(), Desk()).export(out, hand_in(note(1, 1)), printer=broken)
    assert out.read_bytes() == b"old"


def test_a_pdf_comes_from_the_printer_that_is_handed_in(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    given = hand_in(note(1, 1))
    Publisher(Shelf(), Desk()).export(
        out, given, printer=lambda got, style: f"{got.title} {style}".encode()
    )
    assert out.read_text(encoding="utf-8") == "《公报》学习笔记 official"


def test_a_document_is_saved_as_text_markdown_and_word() -> None:
    publisher = Publisher(Shelf(), Desk())
    assert publisher.document("d-1", "s002", "text") == "d-1 s002 的正文"
    assert publisher.document("d-1", None, "text") == "d-1 s001 的正文\nd-1 s002 的正文"
    assert "## 附则" in publisher.document("d-1", None, "markdown")
    assert bytes(publisher.document("d-1", None, "docx")[:2]) == b"PK"
    for wrong, code in (
        (("d-7", None, "text"), "document-unknown"),
        (("d-1", "s7", "text"), "section-unknown"),
        (("d-1", None, "rtf"), "document-format-unknown"),
    ):
        with pytest.raises(UserFacing) as caught:
            publisher.document(*wrong)
        assert caught.value.code == code


def test_the_publisher_brings_no_exporter_and_no_heavy_library_with_it() -> None:
    heavy = ("docx", "lxml", "markdown", "csv", "json", "html", "zipfile")
    found = f"print([name for name in {heavy!r} if name in sys.modules])"
    check = f"import sys, study_viewer.core.publisher; {found}"
    said = subprocess.run(
        [sys.executable, "-c", check],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )
    assert said.stdout.strip() == "[]"


def test_a_place_is_the_heading_and_the_paragraph_below_it() -> None:
    body = Body(
        (
            Heading(1, (Span("公报"),)),
            Paragraph((Span("开头的一段话。"),)),
            Heading(2, (Span("一、总则"),)),
            Paragraph((Span("第一段"),)),
            Table(((Cell((Span("甲"),)), Cell((Span("乙"),))),), 0),
            Paragraph((Span("第三段的话"),)),
        )
    )
    # 公报 0, 开头 3, 一、总则 11, 第一段 16, 甲 20, 乙 22, 第三段 24
    entries = (
        Entry("e1", "公报", 1, None, "s001", 0),
        Entry("e2", "一、总则", 2, "e1", "s001", 11),
    )
    found = numbered(
        REPORT._replace(outline=entries),
        (note(1, 5), note(2, 16), note(3, 22), note(4, 26), note(5, 12), note(6)),
        lambda _section: body,
    )
    wanted = {"1": 1, "2": 1, "3": 2, "4": 3}
    assert found.paragraphs == wanted, "none in a heading or on a whole section"
    assert found.headings == {}


def test_paragraphs_are_counted_where_places_are_shown_or_nothing_else_can_be() -> None:
    assert hand_in(note(1, 5)).documents[0].paragraphs == {}
    located = hand_in(note(1, 5), choice=Choice(parts=Parts(location=True)))
    assert located.documents[0].paragraphs == {"1": 1}
    picture = note(2, 5)
    selector = picture.selector._replace(exact="\ufffc")
    assert hand_in(picture._replace(selector=selector)).documents[0].paragraphs == {"2": 1}
    gone = note(3, 5, document="d-9")
    assert hand_in(gone, choice=Choice(parts=Parts(location=True))).documents[0].paragraphs == {}


def test_the_language_is_that_of_the_documents_where_they_have_one() -> None:
    shelf = Shelf()
    for id, language in (("d-1", "zh-CN"), ("d-2", "en")):
        one = shelf.documents[id]
        shelf.documents[id] = one._replace(metadata=one.metadata._replace(language=language))
    publisher = Publisher(shelf, Desk())
    assert publisher.language(["d-1"], "en") == "zh"
    assert publisher.language(["d-2", "d-2"], "zh") == "en"
    assert publisher.language(["d-1", "d-2"], "en") == "en"
    shelf.documents["d-2"] = MANUAL
    assert publisher.language(["d-2"], "en") == "zh", "it is called 手册"
    assert publisher.language(["d-9"], "zh") == publisher.language([], "zh") == "zh"
