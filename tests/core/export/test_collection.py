# SPDX-License-Identifier: MIT
"""Annotations that leave as a W3C collection and come back, and what strangers may send."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.annotation import COLOURS, Annotation, Incoming, Placement, Selector
from study_viewer.core.document.model import Metadata
from study_viewer.core.errors import UserFacing
from study_viewer.core.export.collection import export
from study_viewer.core.export.collection_in import read_collection
from study_viewer.core.export.contract import DocumentNotes, HandIn, Labels
from study_viewer.core.merge import newest_first_wins

ID = "urn:uuid:00000000-0000-4000-8000-000000000001"


def collection(*items: Any, **more: Any) -> bytes:
    whole = {"type": "AnnotationCollection", "items": list(items), **more}
    return json.dumps(whole).encode()


def item(**more: Any) -> dict[str, Any]:
    return {
        "id": ID,
        "type": "Annotation",
        "motivation": "highlighting",
        "body": [{"type": "TextualBody", "purpose": "commenting", "value": "笔记"}],
        "target": {
            "source": "urn:study-viewer:d-1#s001",
            "selector": [{"type": "TextQuoteSelector", "exact": "原文"}],
        },
        **more,
    }


def one(**more: Any) -> Annotation:
    return read_collection(collection(item(**more)))[0].annotation


def code_of(data: bytes) -> str:
    with pytest.raises(UserFacing) as caught:
        read_collection(data)
    return caught.value.code


def test_the_collection_is_the_golden_one(
    hand_in: HandIn, golden: Callable[[str, bytes], None]
) -> None:
    golden("hand-in.json", export(hand_in))


def test_what_leaves_comes_back_the_same_to_be_placed_anew(
    hand_in: HandIn, document: DocumentNotes
) -> None:
    back = read_collection(export(hand_in))
    left = [one._replace(placement=Placement("unplaced")) for one in document.annotations]
    assert [incoming.annotation for incoming in back] == left
    assert {incoming.title for incoming in back} == {"关于做好读书工作的意见"}
    assert {incoming.digest for incoming in back} == {"cd" * 32}
    assert [one[3:] for one in back if one.heading] == [("第一章", "ab" * 32)]


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20)
filled = words.filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(filled, words, words, filled.map(lambda text: " ".join(text.split())), words, st.data())
def test_any_text_survives_the_way_there_and_back(
    exact: str, prefix: str, note: str, tag: str, section: str, data: st.DataObject
) -> None:
    selector = Selector(section or "s", exact, prefix, "", 3, 3 + len(exact), "ab" * 32)
    annotation = Annotation(
        id="00000000-0000-4000-8000-000000000001",
        kind="highlight",
        document="d-0",
        section=section or "s",
        selector=selector,
        note=note if note.strip() else "",
        colour=data.draw(st.sampled_from(COLOURS)),
        tags=(tag,) if tag else (),
        created="2025-01-01T00:00:00Z",
        modified="2025-01-02T00:00:00Z",
        placement=Placement("unplaced"),
    )
    notes = DocumentNotes("d-0", Metadata("题"), (), (), (annotation,), "ef" * 32)
    made = HandIn("题", "", "", "", "zh", (notes,), Labels(*[""] * 14, colours={}))
    assert read_collection(export(made)) == [Incoming(annotation, "ef" * 32, "题")]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000, b"9" * 5000, b'"\\ud8'],
)
def test_what_is_no_json_is_said_in_one_sentence(data: bytes) -> None:
    assert code_of(data) == "notes-file-unreadable"


@pytest.mark.parametrize("data", [b"{}", b"[]", b"null", b"3", b'"x"', b'{"items": 3}'])
def test_json_without_annotations_is_said_in_one_sentence(data: bytes) -> None:
    assert code_of(data) == "notes-file-foreign"


def test_an_empty_collection_is_no_mistake() -> None:
    assert read_collection(collection()) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
keys = st.sampled_from(["id", "motivation", "body", "target", "created", "colour", "digest"])


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(keys, json_values, max_size=4), json_values)
def test_nonsense_in_an_item_never_crashes_and_never_hides_its_neighbour(
    nonsense: dict[str, Any], alone: Any
) -> None:
    other = item(id="urn:uuid:00000000-0000-4000-8000-000000000002")
    skipped: list[str] = []
    back = read_collection(collection(item(**nonsense), alone, other), skipped)
    ids = [incoming.annotation.id for incoming in back]
    assert "00000000-0000-4000-8000-000000000002" in ids
    assert len(back) + len(skipped) == 3
    for incoming in back:
        assert incoming.annotation.created.endswith("Z")
        assert len(incoming.annotation.created) == 20
        assert "/" not in incoming.annotation.document


def test_items_that_say_nothing_are_named_and_the_others_kept() -> None:
    skipped: list[str] = []
    empty = item(id="urn:uuid:00000000-0000-4000-8000-000000000009", body=[], target="x")
    assert len(read_collection(collection(item(), empty), skipped)) == 1
    assert skipped == ["urn:uuid:00000000-0000-4000-8000-000000000009"]
    assert code_of(collection(empty)) == "notes-file-foreign"


def test_the_same_id_comes_once_and_the_newer_one_wins() -> None:
    old = item(modified="2025-01-01T00:00:00Z")
    new = item(modified="2025-01-01T01:00:00+00:00", body={"type": "TextualBody", "value": "新"})
    for pair in ((old, new), (new, old)):
        back = read_collection(collection(*pair))
        assert [incoming.annotation.note for incoming in back] == ["新"]


def test_a_foreign_id_gives_the_same_uuid_each_time() -> None:
    assert one(id="http://a.b/1").id == one(id="http://a.b/1").id
    assert one(id="http://a.b/1").id != one(id="http://a.b/2").id
    assert one(id=ID.upper().replace("URN:UUID", "urn:uuid")).id == ID.removeprefix("urn:uuid:")


@pytest.mark.parametrize(
    "source",
    ["urn:study-viewer:../../etc/passwd#s", "urn:study-viewer:#s", "http://a.b/c", "C:\\x"],
)
def test_a_source_that_is_no_document_of_ours_becomes_a_harmless_name(source: str) -> None:
    document = one(
        target={"source": source, "selector": {"type": "TextQuoteSelector", "exact": "x"}}
    )
    assert document.document.startswith("d-")
    assert document.document.removeprefix("d-").isalnum()
    assert document.section is None


def test_a_section_name_with_blanks_and_marks_comes_back(hand_in: HandIn) -> None:
    for section in ("第一章/第 2 节", "a#b%20c", "x"):
        selector = Selector(section, "原文", "", "", 0, 2, "")
        annotation = one()._replace(section=section, selector=selector)
        notes = DocumentNotes("d-1", Metadata("题"), (), (), (annotation,))
        made = HandIn("", "", "", "", "zh", (notes,), hand_in.labels)
        data = export(made)
        assert read_collection(data)[0].annotation == annotation


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("2025-10-28T14:32:00+08:00", "2025-10-28T06:32:00Z"),
        ("2025-10-28T06:32:00.123Z", "2025-10-28T06:32:00Z"),
        ("2025-10-28", "2025-10-28T00:00:00Z"),
        ("yesterday", "1970-01-01T00:00:00Z"),
        (7, "1970-01-01T00:00:00Z"),
        ("0001-01-01T00:00:00+23:00", "1970-01-01T00:00:00Z"),
    ],
)
def test_times_come_in_as_utc_to_the_second(said: Any, understood: str) -> None:
    assert one(created=said, modified=said).modified == understood


def test_the_kind_is_what_the_annotation_can_be() -> None:
    bare = {"source": "urn:study-viewer:d-1"}
    assert one(motivation="bookmarking").kind == "bookmark"
    assert one(motivation="bookmarking", colour="red").colour is None
    assert one(motivation="commenting", body=[]).kind == "highlight"
    assert one(motivation="highlighting", target=bare).kind == "note"
    assert one(motivation="assessing").kind == "highlight"
    assert one(colour="mauve").colour == "yellow"


def test_what_has_no_quote_is_what_the_mirror_would_make_of_it() -> None:
    bare = {"source": "urn:study-viewer:d-1#s001"}
    blank = {**bare, "selector": {"type": "TextQuoteSelector", "exact": " "}}
    tagged = {"type": "TextualBody", "purpose": "tagging", "value": "重点"}
    for target in (bare, blank):
        for motivation in ("highlighting", "commenting"):
            made = one(motivation=motivation, target=target, body=[tagged])
            regular = newest_first_wins([Incoming(made._replace(kind="highlight"))])
            assert regular == [Incoming(made)]
            assert (made.kind, made.tags, made.colour) == ("bookmark", ("重点",), None)


def test_what_is_too_long_to_be_true_is_not_taken_in() -> None:
    skipped: list[str] = []
    huge = item(body={"type": "TextualBody", "value": "x" * 1_000_001})
    other = item(id="urn:uuid:00000000-0000-4000-8000-000000000002")
    assert len(read_collection(collection(huge, other), skipped)) == 1
    assert len(skipped) == 1


def test_characters_that_no_text_holds_are_taken_out() -> None:
    data = collection(item()).replace(b'"\\u539f\\u6587"', b'"\\u539f\\ud800\\u0000\\u6587"')
    assert read_collection(data)[0].annotation.quote == "原文"


def test_a_single_annotation_a_list_and_a_page_are_read_too() -> None:
    for whole in (item(), [item()], {"type": "AnnotationCollection", "first": {"items": [item()]}}):
        assert len(read_collection(json.dumps(whole).encode("utf-8-sig"))) == 1


def test_bodies_of_other_kinds_are_passed_over() -> None:
    bodies = [
        "http://a.b/c",
        {"type": "Image", "value": "x"},
        {"type": "TextualBody", "purpose": "tagging", "value": " 重点 "},
        {"type": "TextualBody", "purpose": "tagging", "value": "重点"},
        {"type": "TextualBody", "value": "甲\r\n乙"},
    ]
    made = one(body=bodies)
    assert (made.note, made.tags) == ("甲\n乙", ("重点",))
