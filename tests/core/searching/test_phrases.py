# SPDX-License-Identifier: MIT
"""The history of a phrase: counted in every document, told by the dates of the documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.paths import Paths
from study_viewer.core.phrases import AROUND, LONGEST
from study_viewer.core.workspace import Workspace
from tests.core.searching.plain_scan import scan

TEXTS = {
    "丙": ("2023-11-20", "# 丙\n\n推进城乡融合发展，城乡\n融合发展是标志。\n\n" + "余话。" * 200),
    "甲": ("", "# 甲\n\n城乡融合发展没有日期。\n"),
    "乙": ("2021-03", "# 乙\n\n" + "前言。" * 200 + "\n\n重在城 乡融合发展。\n\n## 后\n\n再说。\n"),
    "丁": ("2024", "# 丁\n\n这里没有那句话。\n"),
}
PHRASE = "城乡融合发展"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    made = Workspace(Paths(tmp_path / "data"), bundled)
    for name, (date, text) in TEXTS.items():
        path = tmp_path / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        for imported, _ in made.import_paths([path]):
            assert imported.document
            made.library.rename(imported.document, issued_on=date)
    yield made
    made.close()


def test_it_is_told_by_date_and_what_has_none_comes_last(workspace: Workspace) -> None:
    told = workspace.phrase(PHRASE)
    assert [(one.title, one.issued_on, one.often) for one in told.documents] == [
        ("乙", "2021-03", 1),
        ("丙", "2023-11-20", 2),
        ("甲", "", 1),
    ]
    assert told.total == 4


def test_first_and_last_are_of_documents_with_a_date(workspace: Workspace) -> None:
    told = workspace.phrase(PHRASE)
    assert told.first is not None and told.first.title == "乙"
    assert told.last is not None and told.last.title == "丙"
    undated = workspace.phrase("没有日期")
    assert undated.total == 1 and undated.first is None and undated.last is None


@pytest.mark.parametrize("phrase", ["城乡融合发展", "城鄉融合發展", " 城乡\n融合发展 "])
def test_every_place_is_counted_however_it_is_written(workspace: Workspace, phrase: str) -> None:
    told = workspace.phrase(phrase)
    true = {
        name: len(scan(text, PHRASE))
        for name, (_, text) in TEXTS.items()
        if len(scan(text, PHRASE))
    }
    assert {one.title: one.often for one in told.documents} == true


def test_signs_of_the_search_are_characters_of_a_phrase(workspace: Workspace) -> None:
    assert workspace.phrase("-城乡").total == 0
    assert workspace.phrase("城乡融合 标志").total == 0


def test_the_places_come_in_the_same_order_with_their_words(workspace: Workspace) -> None:
    told = workspace.phrase(PHRASE)
    found = workspace.phrase_places(told)
    titles = {one.id: one.title for one in workspace.library.list()}
    assert [titles[hit.document] for hit in found] == ["乙", "丙", "丙", "甲"]
    assert [hit.excerpt.words for hit in found] == ["城 乡融合发展", *[PHRASE] * 3]
    for hit in found:
        text = workspace.library.text(hit.document, hit.section or "")
        assert "".join((text[hit.start : hit.end]).split()) == PHRASE


def test_the_places_can_be_asked_for_bit_by_bit_and_by_document(workspace: Workspace) -> None:
    told = workspace.phrase(PHRASE)
    every = workspace.phrase_places(told)
    bits = [hit for at in range(5) for hit in workspace.phrase_places(told, (), at, 1)]
    assert bits == every
    assert workspace.phrase_places(told, (), 1, 2) == every[1:3]
    middle = told.documents[1].document
    assert workspace.phrase_places(told, [middle]) == every[1:3]


def test_a_passage_has_some_two_hundred_characters_on_either_side(workspace: Workspace) -> None:
    found = workspace.phrase_places(workspace.phrase(PHRASE))
    first = workspace.phrase_passage(found[0])
    assert "".join(first.words.split()) == PHRASE
    assert first.before.startswith("…") and len(first.before) == AROUND + 1
    assert first.after.endswith("再说。")
    second = workspace.phrase_passage(found[1])
    assert second.before.endswith("推进") and second.after.endswith("…")


def test_a_passage_of_a_removed_document_is_empty(workspace: Workspace) -> None:
    told = workspace.phrase(PHRASE)
    (hit, *_) = workspace.phrase_places(told)
    workspace.library.remove(hit.document)
    assert workspace.phrase_passage(hit).words == ""
    assert [one.title for one in workspace.phrase(PHRASE).documents] == ["丙", "甲"]


def test_many_documents_are_told_by_year(workspace: Workspace) -> None:
    told = workspace.phrase(PHRASE)
    assert [(bar.title, bar.date, bar.often) for bar in told.bars(3)] == [
        ("乙", "2021-03", 1),
        ("丙", "2023-11-20", 2),
        ("甲", "", 1),
    ]
    assert [(bar.date, bar.often) for bar in told.bars(2)] == [("2021", 1), ("2023", 2), ("", 1)]
    assert told.bars(2)[1].documents == (told.documents[1].document,)


@pytest.mark.parametrize(
    ("phrase", "code"), [(" \n", "search-empty"), ("长" * (LONGEST + 1), "phrase-long")]
)
def test_what_is_no_phrase_is_refused(workspace: Workspace, phrase: str, code: str) -> None:
    with pytest.raises(UserFacing) as error:
        workspace.phrase(phrase)
    assert error.value.code == code


def test_it_tells_how_far_it_is_and_stops_when_asked(workspace: Workspace) -> None:
    told: list[tuple[int, int]] = []
    workspace.phrase(PHRASE, lambda done, whole: told.append((done, whole)))
    assert told[0][0] == 0 and {whole for _, whole in told} == {told[0][1]}
    assert all(done <= whole for done, whole in told)
    told.clear()
    workspace.phrase("龘", lambda done, whole: told.append((done, whole)))
    assert told[-1][0] > 0, "a phrase that stands nowhere is looked for everywhere too"

    def stop(done: int, whole: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        workspace.phrase(PHRASE, stop)
