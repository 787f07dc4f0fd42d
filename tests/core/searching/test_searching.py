# SPDX-License-Identifier: MIT
"""What a person sees who looks for something on the shelf."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from study_viewer.core.document.model import Correction
from study_viewer.core.document.query import as_phrase, asked, by_pattern
from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.paths import Paths
from study_viewer.core.searching import AROUND, Group, Hit, found
from study_viewer.core.store import searched
from study_viewer.core.together import Together
from study_viewer.core.workspace import Workspace

FIRST = """# 城乡融合发展规划

## 第一章 总则

坚持城乡融合，到2035年基本实现。

## 第十二条 要素

城乡要素平等交换，城乡共同繁荣。
"""
SECOND = "# 学习安排\n\n各支部学习城乡融合的部署。\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    made = Workspace(Paths(tmp_path / "data"), bundled)
    for name, text in (("first.md", FIRST), ("second.md", SECOND)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        for imported, _ in made.import_paths([path]):
            assert imported.document
    yield made
    made.close()


def document(workspace: Workspace, title: str) -> str:
    return next(one.id for one in workspace.library.list() if one.title == title)


def titles(workspace: Workspace, words: str) -> list[tuple[str, str]]:
    return [(hit.title, hit.excerpt.words) for hit in workspace.searching.titles(asked(words))]


def groups(workspace: Workspace, words: str, *only: str) -> list[Group]:
    return list(workspace.searching.sections(asked(words), only))


def texts(workspace: Workspace, words: str) -> list[Hit]:
    query = asked(words)
    return [
        hit
        for group in workspace.searching.sections(query)
        for hit in workspace.searching.hits(query, group)
    ]


def test_a_hit_says_where_it_stands_and_what_stands_around_it(workspace: Workspace) -> None:
    hit = next(hit for hit in texts(workspace, "平等交换"))
    assert hit.title == "第十二条 要素"
    assert "".join(hit.excerpt).endswith("城乡要素平等交换，城乡共同繁荣。")
    assert hit.excerpt.words == "平等交换"
    assert hit.section is not None and hit.start is not None
    text = workspace.library.text(hit.document, hit.section)
    assert text[hit.start : hit.end] == "平等交换"


def test_the_context_is_at_most_fifty_characters_on_either_side(workspace: Workspace) -> None:
    for hit in texts(workspace, "城乡"):
        assert len(hit.excerpt.before) <= AROUND >= len(hit.excerpt.after)
        assert "\n" not in "".join(hit.excerpt)


def test_titles_of_documents_and_headings_are_found(workspace: Workspace) -> None:
    assert titles(workspace, "融合")[0] == ("城乡融合发展规划", "融合")
    assert ("第十二条 要素", "第十二条") in titles(workspace, "第12条")


def test_a_document_comes_before_headings_that_stand_earlier(
    workspace: Workspace, tmp_path: Path
) -> None:
    later = tmp_path / "later.md"
    later.write_text("# 资产要素\n\n## 要素市场\n\n正文。\n", encoding="utf-8")
    list(workspace.import_paths([later]))
    found_titles = [title for title, _ in titles(workspace, "要素")]
    assert found_titles[0] == "资产要素"
    assert set(found_titles[1:]) == {"第十二条 要素", "要素市场"}


def test_which_documents_have_the_words_in_a_title_or_heading_is_told_in_their_order(
    workspace: Workspace,
) -> None:
    every = [one.document for one in workspace.searching.shelf()][::-1]
    for words in ("第12条", "融合", "學習安排", "没有这个", "\u00ad"):
        titles_of = {one.document: one for one in workspace.searching.titles(as_phrase(words))}
        told = [name for some in workspace.searching.holding(words, every) for name in some]
        assert told == [name for name in every if name in titles_of]
    assert list(workspace.searching.holding("融合", [])) == []


def test_a_heading_that_says_its_documents_title_again_is_no_second_answer(
    workspace: Workspace,
) -> None:
    assert titles(workspace, "学习安排") == [("学习安排", "学习安排")]
    assert titles(workspace, "xxap") == [("学习安排", "学习安排")]


def test_who_issued_a_document_and_when_is_told(workspace: Workspace) -> None:
    second = document(workspace, "学习安排")
    assert workspace.searching.about(second) == ""
    workspace.library.rename(second, issued_by="市委", issued_on="2024-02-29")
    assert workspace.searching.about(second) == "市委 · 2024-02-29"


@pytest.mark.parametrize(
    ("letters", "meant"), [("cxrh", "城乡融合"), ("chengxiang", "城乡"), ("XXAP", "学习安排")]
)
def test_titles_are_found_by_their_sound(workspace: Workspace, letters: str, meant: str) -> None:
    assert meant in [words for _, words in titles(workspace, letters)]


def test_a_title_that_came_later_is_heard_too(workspace: Workspace, tmp_path: Path) -> None:
    assert titles(workspace, "jyjl") == []
    later = tmp_path / "later.md"
    later.write_text("# 经验交流\n\n正文。\n", encoding="utf-8")
    list(workspace.import_paths([later]))
    assert [words for _, words in titles(workspace, "jyjl")] == ["经验交流"]


def test_documents_come_in_the_order_of_the_shelf(workspace: Workspace) -> None:
    first, second = document(workspace, "城乡融合发展规划"), document(workspace, "学习安排")
    shelf = [one.id for one in workspace.library.shelf("zh")]
    found_in = list(dict.fromkeys(group.document for group in groups(workspace, "城乡")))
    assert sorted(found_in) == sorted([first, second])
    assert found_in == [one for one in shelf if one in found_in]


def test_one_may_look_in_one_document_alone(workspace: Workspace) -> None:
    second = document(workspace, "学习安排")
    assert {group.document for group in groups(workspace, "城乡", second)} == {second}


LAW = """市政管理规定

第一条　统一规范质量，由医疗机构负责。

第二条　统一规范质量，由审计机关负责。

第三条　审计机关每年检查一次。
"""


@pytest.fixture
def law(workspace: Workspace, tmp_path: Path) -> str:
    path = tmp_path / "规定.txt"
    path.write_text(LAW, encoding="utf-8")
    for imported, _ in workspace.import_paths([path]):
        assert imported.document and len(workspace.library.sections(imported.document)) == 1
        return imported.document
    raise AssertionError


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("统一规范 -医疗机构", ["第二条"]),
        ("统一规范 审计机关", ["第二条", "第二条"]),
        ("“统一规范” -审计机关", ["第一条"]),
        ("医疗机构 检查", []),
        ("审计机关 -统一规范", ["第三条"]),
    ],
)
def test_words_together_and_words_left_out_are_meant_for_one_article(
    workspace: Workspace, law: str, words: str, articles: list[str]
) -> None:
    found = [hit for hit in texts(workspace, words) if hit.document == law]
    assert [hit.title[:3] for hit in found] == articles
    assert sum(one.often for one in groups(workspace, words, law)) == len(articles)


def test_of_a_text_that_changed_since_it_was_read_the_present_words_count(
    workspace: Workspace, law: str
) -> None:
    query = asked("统一规范 -医疗机构")
    ((run,),) = searched.runs(workspace.index, workspace.searching.shelf([law]))
    together = Together(workspace.index, query)
    now = workspace.library.text(law, workspace.library.sections(law)[0].id)
    assert together.often(run, 0, 2, lambda: now) == 1
    other = now.replace("统一规范", "分别规定")
    assert together.often(run._replace(key="gone"), 0, 2, lambda: other) == 0


def test_traditional_words_find_a_simplified_text(workspace: Workspace) -> None:
    assert len(texts(workspace, "城鄉融合")) == len(texts(workspace, "城乡融合")) > 0


def test_notes_quotes_and_tags_are_found(workspace: Workspace) -> None:
    first = document(workspace, "城乡融合发展规划")
    changes = workspace.notebook.annotate_quote(
        first, None, "平等交换", note="要**重点**体会", tags=["发言稿"]
    ).changes
    for words in ("重点", "平等", "发言稿", "體會", "重点 发言稿"):
        (hit,) = workspace.searching.notes(asked(words))
        assert (hit.kind, hit.annotation) == ("note", changes.annotations[0])
        assert hit.start is not None
    assert not list(workspace.searching.notes(asked("重点 龘")))


def test_notes_of_one_document_alone(workspace: Workspace) -> None:
    first, second = (document(workspace, one) for one in ("城乡融合发展规划", "学习安排"))
    for one in (first, second):
        workspace.notebook.annotate_quote(one, None, "城乡融合", note="要点")
    query = asked("要点")
    assert {hit.document for hit in workspace.searching.notes(query)} == {first, second}
    assert {hit.document for hit in workspace.searching.notes(query, [second])} == {second}


def test_the_end_of_a_note_and_the_beginning_of_its_quote_are_no_word(
    workspace: Workspace,
) -> None:
    first = document(workspace, "城乡融合发展规划")
    section = workspace.library.sections(first)[0].id
    workspace.notebook.annotate_quote(
        first, section, "要素平等交换", kind="note", note="进了城", tags=("乡", "村")
    )
    assert list(workspace.searching.notes(asked("城要"))) == []
    assert list(workspace.searching.notes(asked("换乡"))) == []
    assert list(workspace.searching.notes(asked("乡村"))) == []
    (hit,) = workspace.searching.notes(asked("平等"))
    assert "".join(hit.excerpt) == "进了城 要素平等交换 乡 村"


def test_what_is_deleted_or_removed_is_found_no_more(workspace: Workspace) -> None:
    first = document(workspace, "城乡融合发展规划")
    changes = workspace.notebook.annotate_quote(first, None, "平等交换", note="体会").changes
    workspace.notebook.delete(changes.annotations)
    assert not list(workspace.searching.notes(asked("体会")))
    workspace.library.remove(first)
    assert {hit.document for hit in texts(workspace, "城乡")} == {document(workspace, "学习安排")}
    assert titles(workspace, "总则") == []


def test_a_corrected_text_is_searched_as_it_now_is(workspace: Workspace) -> None:
    second = document(workspace, "学习安排")
    entry = workspace.library.outline(second)[0]
    workspace.library.rename(second, title="部署安排")
    assert ("部署安排", "部署安排") in titles(workspace, "部署安排")
    workspace.correct(
        second, [Correction("title", entry.section, entry.start, "学习安排", text="工作会议")]
    )
    assert "工作会议" in [words for _, words in titles(workspace, "工作会议")]


def test_a_text_edited_while_it_is_searched_is_shown_as_it_now_is(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "rules.md"
    path.write_text("# 办法\n\n先讨论交流，再写体会。\n", encoding="utf-8")
    ((made, _),) = workspace.import_paths([path])
    query = asked("讨论")
    searching = workspace.searching.sections(query)
    group = next(one for one in searching if one.document == made.document)
    file = workspace.library.folder(made.document) / "sections" / "s001.md"
    told = file.read_text(encoding="utf-8")
    # Of the same length, by another window.
    file.write_text(told.replace("先讨论交流", "先交流讨论"), encoding="utf-8")
    beside = Workspace(workspace.paths, workspace.library.bundled)
    assert list(beside.library.look_inside()) == [made.document]
    beside.close()
    assert [hit.excerpt.words for hit in workspace.searching.hits(query, group)] == ["讨论"]


def test_a_number_is_found_where_no_text_has_it_as_it_was_typed(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "digits.md"
    path.write_text("# 办法\n\n依照第35条办理。\n", encoding="utf-8")
    list(workspace.import_paths([path]))
    for words in ("第三十五条", "第35条"):
        assert [hit.excerpt.words for hit in texts(workspace, words)] == ["第35条"]


def test_a_regular_expression_finds_in_the_text(workspace: Workspace) -> None:
    findings = found(workspace.searching, by_pattern(r"\d{4}年"), ("text",))
    assert [hit.excerpt.words for hit in findings.hits] == ["2035年"]


def test_the_number_of_all_is_told_when_only_the_first_are_shown(workspace: Workspace) -> None:
    every = found(workspace.searching, asked("城乡"), ("title", "text", "note"))
    some = found(workspace.searching, asked("城乡"), ("title", "text", "note"), 3)
    assert every.total == some.total == len(every.hits) > 3
    assert some.hits == every.hits[:3]


def test_by_relevance_the_section_comes_first_that_is_about_the_words(
    workspace: Workspace,
) -> None:
    query = asked("学习")
    found_in = list(workspace.searching.sections(query))
    named = list(workspace.searching.titles(query))
    best = workspace.searching.relevant(found_in, named)[0]
    assert best.document == document(workspace, "学习安排")


def test_by_relevance_the_text_comes_first_in_which_the_words_stand_thickest(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "third.md"
    path.write_text("# 组织\n\n部署，部署，再部署。\n", encoding="utf-8")
    list(workspace.import_paths([path]))
    query = asked("部署")
    groups = list(workspace.searching.sections(query))
    order = [document(workspace, title) for title in ("学习安排", "组织")]
    assert [one.document for one in groups] == order
    assert [one.document for one in workspace.searching.relevant(groups, [])] == order[::-1]


def test_a_search_can_be_stopped(workspace: Workspace) -> None:
    def stop() -> None:
        raise Cancelled

    for search in (workspace.searching.sections, workspace.searching.titles):
        with pytest.raises(Cancelled):
            list(search(asked("城乡"), (), stop))


def test_a_pattern_is_stopped_between_two_sections(workspace: Workspace) -> None:
    """It may take seconds in each of them."""
    asked_often = []

    def stop() -> None:
        asked_often.append(1)
        if len(asked_often) > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(workspace.searching.sections(by_pattern("龘"), (), stop))


def test_of_a_section_that_went_meanwhile_no_place_is_told(workspace: Workspace) -> None:
    query = asked("学习")
    (group,) = workspace.searching.sections(query)
    workspace.library.remove(group.document)
    assert workspace.searching.hits(query, group) == []


def test_of_a_text_that_changed_meanwhile_the_places_are_those_of_now(
    workspace: Workspace,
) -> None:
    query = asked("学习")
    (group,) = workspace.searching.sections(query)
    section = workspace.library.sections(group.document)[0]
    file = workspace.library.folder(group.document) / section.file
    file.write_text("各支部认真地学习。\n", encoding="utf-8")
    workspace.library.text(group.document, section.id)
    (hit,) = workspace.searching.hits(query, group)
    text = workspace.library.text(group.document, section.id)
    assert hit.start is not None and text[hit.start : hit.end] == "学习"


def test_titles_are_heard_where_nothing_can_be_kept(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def refused() -> Iterator[None]:
        raise UserFacing("read-only", path="index.sqlite3")
        yield

    monkeypatch.setattr(workspace.index, "writing", refused)
    assert ("学习安排", "学习") in titles(workspace, "xuexi")


def test_no_more_places_of_a_section_are_made_than_are_wanted(workspace: Workspace) -> None:
    query = asked("城乡")
    group = next(one for one in workspace.searching.sections(query) if one.often > 2)
    every = workspace.searching.hits(query, group)
    assert workspace.searching.hits(query, group, 2) == every[:2]


def test_a_pattern_has_one_time_to_be_slow_in_whatever_the_texts_are_written_in(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "english.md").write_text("# Arrangements\n\nEveryone reads.\n", encoding="utf-8")
    list(workspace.import_paths([tmp_path / "english.md"]))
    clock = count(0, 6.0)
    monkeypatch.setattr("study_viewer.core.document.query.thread_time", lambda: next(clock))
    only = [document(workspace, "学习安排")]
    assert len(list(workspace.searching.sections(by_pattern("."), only))) == 1, "6 of 10 seconds"
    with pytest.raises(UserFacing, match="search-pattern-slow"):
        list(workspace.searching.sections(by_pattern("[sR读]")))
