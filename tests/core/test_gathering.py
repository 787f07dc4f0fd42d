# SPDX-License-Identifier: MIT
"""Nothing is missing from a hand-in but what was left out, whatever the format."""

import csv
import io
import json
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.annotation import COLOURS, Annotation, Placement, Selector
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
from study_viewer.core.document.plain import plain_text
from study_viewer.core.export import registry
from study_viewer.core.export.contract import Choice, HandIn, Labels, Parts
from study_viewer.core.gathering import below, grouped, in_rows, numbered, ticked

LABELS = Labels(*["词"] * 14, colours={})
SECTIONS = ("s001", "s002", "s003")
REPORT = Document(
    "d-1",
    1,
    Metadata("公报"),
    "cd" * 32,
    tuple(SectionInfo(id, id, f"{id}.md", 100, "ab" * 32) for id in SECTIONS),
    (
        Entry("e1", "一、总则", 1, None, "s001", 10),
        Entry("e2", "（一）原则", 2, "e1", "s001", 40),
        Entry("e3", "二、任务", 1, None, "s002", 0),
        Entry("e4", "（一）重点", 2, "e3", "s003", 20),
    ),
)
TAGS = ("重点", "讨论", "以后再看")


@st.composite
def annotations(draw: st.DrawFn) -> list[Annotation]:
    """One of every shape there can be: on passages, sections, the whole, without a place."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(("highlight", "bookmark", "note")))
        start = draw(st.none() | st.integers(0, 90)) if kind == "note" else draw(st.integers(0, 90))
        section = draw(st.sampled_from(SECTIONS))
        on = None if start is None and draw(st.booleans()) else section
        placement = Placement(
            draw(st.sampled_from(("placed", "moved", "check"))),
            on,
            start,
            None if start is None else start + 3,
        )
        if draw(st.integers(0, 5)) == 0:
            placement = Placement("unplaced")
        quote = f"〔引{number}〕"
        selector = None if start is None else Selector(section, quote, "", "", start, start + 3, "")
        text = f"〔记{number}〕" if kind == "note" or draw(st.booleans()) else ""
        colour = None if kind == "bookmark" else draw(st.sampled_from((*COLOURS, "a-new-one")))
        tags = tuple(draw(st.lists(st.sampled_from(TAGS), unique=True, max_size=2)))
        moment = "2025-10-08T08:00:00Z"
        made.append(
            Annotation(
                f"{number:08d}-0000-4000-8000-000000000000",
                kind, "d-1", on, selector, text, colour, tags, moment, moment, placement,
            )
        )  # fmt: skip
    return made


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    flags = draw(st.lists(st.booleans(), min_size=len(Parts._fields), max_size=len(Parts._fields)))
    return Choice(
        parts=Parts(*flags),
        without_colours=frozenset(draw(st.lists(st.sampled_from(COLOURS)))),
        without_tags=frozenset(draw(st.lists(st.sampled_from(TAGS)))),
    )


def hand_in(chosen: list[Annotation], choice: Choice) -> HandIn:
    document = grouped(REPORT, chosen)
    return HandIn("题", "", "", "", "zh", (document,), LABELS, choice.parts)


def left_out(one: Annotation, choice: Choice) -> bool:
    """Said once more in the words of the dialog."""
    parts = choice.parts
    if one.selector and one.colour in choice.without_colours:
        return True
    if set(one.tags) & choice.without_tags:
        return True
    wanted = {"highlight": parts.highlights, "bookmark": parts.bookmarks, "note": parts.notes}
    return not (wanted[one.kind] or (one.note and parts.notes))


@given(annotations())
def test_without_a_wish_every_annotation_is_in_once(given_: list[Annotation]) -> None:
    made = grouped(REPORT, ticked(given_, Choice()))
    assert sorted(one.id for one in made.annotations) == sorted(one.id for one in given_)
    assert set(made.annotations) == set(given_)


@given(annotations(), choices())
def test_exactly_what_was_left_out_is_missing(given_: list[Annotation], choice: Choice) -> None:
    made = {one.id: one for one in grouped(REPORT, ticked(given_, choice)).annotations}
    assert set(made) == {one.id for one in given_ if not left_out(one, choice)}
    for one in given_:
        if one.id in made:
            assert made[one.id].note == (one.note if choice.parts.notes else "")
            assert made[one.id].tags == (one.tags if choice.parts.tags else ())


@given(annotations())
def test_the_order_is_that_of_the_document_and_no_section_is_empty(
    given_: list[Annotation],
) -> None:
    made = grouped(REPORT, given_)
    assert all(section.annotations for section in made.sections)
    placed = [one.placement for section in made.sections for one in section.annotations]
    keys = [(SECTIONS.index(one.section or ""), -1 if one.start is None else one.start)
            for one in placed]  # fmt: skip
    assert keys == sorted(keys)


@given(annotations())
def test_the_sections_of_an_outline_share_out_all_that_has_a_place(
    given_: list[Annotation],
) -> None:
    top = [one.id for entry in ("e1", "e3") for one in below(REPORT, given_, entry)]
    assert len(top) == len(set(top))
    first = (0, 10)
    for one in given_:
        place = one.placement
        has = place.section is not None and (
            (SECTIONS.index(place.section), place.start or 0) >= first
        )
        assert (one.id in top) == has
    for inner, outer in (("e2", "e1"), ("e4", "e3")):
        assert set(below(REPORT, given_, inner)) <= set(below(REPORT, given_, outer))


@settings(max_examples=25, deadline=None)
@given(annotations(), choices())
def test_every_format_holds_what_was_chosen_and_nothing_else(
    given_: list[Annotation], choice: Choice
) -> None:
    chosen = list(ticked(given_, choice))
    made = hand_in(chosen, choice)
    for format in registry.formats():
        if format == registry.PDF:
            continue  # Its printer belongs to the window.
        data = registry.exporter(format)(made, "official")
        if format == "docx":
            data = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
        text = data.decode("utf-8-sig")
        for number, one in enumerate(given_):
            kept = next((other for other in chosen if other.id == one.id), None)
            said = bool(kept and kept.note)
            assert (f"〔记{number}〕" in text) == said, (format, one)
            if one.selector:
                same = any(other.quote == one.quote for other in chosen)
                assert (f"〔引{number}〕" in text) == same, (format, one)


@settings(max_examples=25, deadline=None)
@given(annotations(), choices())
def test_tables_and_collections_have_a_row_for_each_and_keep_their_columns(
    given_: list[Annotation], choice: Choice
) -> None:
    chosen = list(ticked(given_, choice))
    made = hand_in(chosen, choice)
    table = registry.exporter("csv")(made, "").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert sorted(row["id"] for row in rows) == sorted(one.id for one in chosen)
    assert all(row["created"] and row["document"] and None not in row for row in rows)
    items = json.loads(registry.exporter("json")(made, ""))["items"]
    assert len(items) == len(chosen)
    assert all(item["created"] and item["target"]["source"] for item in items)
    cards = registry.exporter("tsv")(made, "").decode("utf-8").splitlines()
    assert len(cards) == 4 + len(chosen)


def highlight(number: int, start: int) -> Annotation:
    moment = "2025-10-08T08:00:00Z"
    return Annotation(
        f"{number:08d}", "highlight", "d-1", "s001",
        Selector("s001", f"〔引{number}〕", "", "", start, start + 3, ""), "", "yellow", (),
        moment, moment, Placement("placed", "s001", start, start + 3),
    )  # fmt: skip


def test_a_highlight_in_the_title_comes_before_what_the_text_has_before_its_title() -> None:
    report = REPORT._replace(
        outline=(
            Entry("e1", "按语", 1, None, "s001", 10),
            Entry("e2", "公报", 1, None, "s001", 40),
            Entry("e3", "一、总则", 2, "e2", "s001", 60),
        )
    )
    one, two, three = highlight(1, 12), highlight(2, 41), highlight(3, 70)
    made = grouped(report, [one, two, three])
    said = [(section.title, section.annotations) for section in made.sections]
    assert said == [("", (two,)), ("按语", (one,)), ("一、总则", (three,))]
    text = registry.exporter("md")(
        HandIn("学习《公报》有感", "", "", "", "zh", (made,), LABELS), ""
    ).decode()
    assert text.index("引2") < text.index("## 按语") < text.index("引1")


def test_a_highlight_in_the_title_does_not_stand_below_the_heading_of_thoughts() -> None:
    report = REPORT._replace(outline=(Entry("e2", "公报", 1, None, "s001", 40),))
    whole = highlight(9, 0)._replace(
        kind="note", note="〔心得〕", selector=None, section=None, placement=Placement("placed")
    )
    made = grouped(report, [highlight(2, 41), whole])
    named = HandIn("学习《公报》有感", "", "", "", "zh", (made,), LABELS)
    for format in ("md", "html", "docx"):
        data = registry.exporter(format)(named, "official")
        if format == "docx":
            data = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
        text = data.decode()
        thoughts = text.index("〔心得〕")
        assert thoughts < text.index("公报", thoughts) < text.index("〔引2〕"), format


def test_the_opening_words_of_a_paragraph_are_no_heading_to_count_from() -> None:
    body = Body(
        (
            Heading(1, (Span("公报"),)),
            Paragraph((Span("全会听取了报告，予以肯定。"),)),
            Paragraph((Span("全会研究了任务，作出部署。"),)),
            Paragraph((Span("一、要点。第三段的话。"),)),
            Paragraph((Span("全会强调了纪律。"),)),
        )
    )
    # 公报 0, 听取 3, 研究 17, 一、 31, 强调 43
    entries = (
        Entry("e1", "公报", 1, None, "s001", 0),
        Entry("e2", "全会听取了报告", 2, "e1", "s001", 3),
        Entry("e3", "全会研究了任务", 2, "e1", "s001", 17),
        Entry("e4", "一、要点", 2, "e1", "s001", 31),
        Entry("e5", "全会强调了纪律", 3, "e4", "s001", 43),
    )
    found = numbered(
        REPORT._replace(outline=entries),
        [highlight(n, at) for n, at in ((1, 5), (2, 20), (3, 36), (4, 45))],
        lambda _section: body,
    )
    ids = [f"{number:08d}" for number in range(1, 5)]
    assert found.paragraphs == dict(zip(ids, (1, 2, 1, 2), strict=True))
    assert found.headings == {ids[0]: "", ids[1]: "", ids[3]: "一、要点"}


def test_a_quote_over_cells_is_shown_row_by_row() -> None:
    rows = (("指标", "2023年", "2025年"), ("县域就诊率", "85%", "90%"))
    table = Table(tuple(tuple(Cell((Span(text),)) for text in row) for row in rows), 1)
    body = Body((Paragraph((Span("见表："),)), table, Paragraph((Span("以上。"),))))
    text = "见表：\n指标\n2023年\n2025年\n县域就诊率\n85%\n90%\n以上。"
    assert text == plain_text(body)

    def over(id: int, first: str, last: str) -> Annotation:
        start, end = text.index(first), text.index(last) + len(last)
        selector = Selector("s001", text[start:end], "", "", start, end, "ab" * 32)
        place = Placement("placed", "s001", start, end)
        return Annotation(str(id), "note", "d-1", "s001", selector, "", None, (), "", "", place)

    found = in_rows(
        (
            over(1, "指标", "85%"),
            over(2, "2025年", "县域"),
            over(3, "90%", "以上"),
            over(4, "指", "标"),
        ),
        lambda _section: body,
    )
    assert found == {"1": "指标 | 2023年 | 2025年\n县域就诊率 | 85%"}
