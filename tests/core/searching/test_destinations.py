# SPDX-License-Identifier: MIT
"""Straight to the place that a person types: an article, 二（三）, 3.2, a page, a heading, 50%."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from study_viewer.core.destinations import MOST, Destination
from study_viewer.core.document.model import PageStart
from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.formats.contract import Wishes
from study_viewer.core.paths import Paths
from study_viewer.core.store.index import Index
from study_viewer.core.workspace import Workspace

LAW = """# 读书条例

## 第一章 总则

第一条 为了读书，制定本条例。

第二条 读书分三步：

（一）借书；

（二）看书。

读完要还。

第十二条 各馆每月办一次。

第十二条之一 遇节日顺延。

## 第二章 附则

第一条 本条例由总馆解释。

第二条 自发布之日起施行。
"""
REPORT = """# 读书会公报

## 一、城乡融合发展

开头。

### （一）要素

要素的话。

### （二）流动

流动的话。

## 二、怎样读

### （一）借书

先借。

### （三）还书

后还。第二句。

再还一次。

## 三、第十二条的说明

### 3.2 安排

安排的话。

### 3.20 其他

（一）甲。

（二）乙。
"""
PLAIN = LAW.replace("#", "").replace(" 读书条例", "借书条例", 1)
DEEPER = LAW + "\n## 一、说明\n\n说明的话。\n"
LAWS = ("读书条例", "借书条例")
"""In the first, whose headings do not end with chapters, articles are paragraphs, in the second
entries of the outline."""
TREE = """# 手册

## 前言

前言。

## 安装

### 准备

准备。

### 步骤

步骤。

#### 细节

细节。
"""
ENGLISH = """# Rules

## Chapter 1 General

### Article 1 Aim

Read.

### Article 12 Loans

Lend.

## Chapter 2 End

Over.
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    made = Workspace(Paths(tmp_path / "data"), bundled)
    texts = {
        "law.md": DEEPER,
        "law.txt": PLAIN,
        "report.md": REPORT,
        "tree.md": TREE,
        "english.md": ENGLISH,
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        for imported, _ in made.import_paths([path]):
            assert imported.document
    yield made
    made.close()


def document(workspace: Workspace, title: str) -> str:
    return next(one.id for one in workspace.library.list() if one.title == title)


Find = Callable[..., tuple[Destination, ...]]


@pytest.fixture
def find(workspace: Workspace) -> Find:
    """Where the words lead in the document of that title, read at ``near``."""

    def found(title: str, words: str, near: str = "") -> tuple[Destination, ...]:
        wanted = document(workspace, title)
        here = None
        if near:
            section = workspace.library.sections(wanted)[0].id
            here = (section, workspace.library.text(wanted, section).index(near))
        return workspace.destinations(wanted, words, here)

    return found


def titles(found: tuple[Destination, ...]) -> list[str]:
    return [one.title for one in found]


def refused(find: Find, title: str, words: str) -> str:
    with pytest.raises(UserFacing) as error:
        find(title, words)
    return error.value.code


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("words", ["第十二条", "第12条", "12条", "十二条", " 第 １２ 條"])
def test_an_article_is_found_however_it_is_written(find: Find, law: str, words: str) -> None:
    first = find(law, words)[0]
    assert first.title.startswith("第十二条 各馆")
    assert first.path == ("第一章 总则",)
    assert first.kind == ("paragraph" if law == "读书条例" else "entry")


@pytest.mark.parametrize("law", LAWS)
def test_an_article_put_in_later_has_a_number_of_its_own(find: Find, law: str) -> None:
    assert find(law, "第十二条之一")[0].title.startswith("第十二条之一")
    assert not find(law, "第十二条")[0].title.startswith("第十二条之一")


@pytest.mark.parametrize("law", LAWS)
def test_of_articles_with_one_number_that_of_the_chapter_being_read_comes_first(
    find: Find, law: str
) -> None:
    at_the_beginning = find(law, "第二条", near="制定本条例")
    at_the_end = find(law, "第二条", near="由总馆解释")
    assert at_the_beginning[0].title.startswith("第二条 读书分三步")
    assert at_the_end[0].title.startswith("第二条 自发布")
    assert {one.start for one in at_the_beginning} == {one.start for one in at_the_end}


def test_the_place_of_an_article_is_where_its_paragraph_begins(
    workspace: Workspace, find: Find
) -> None:
    (found,) = find("读书条例", "第12条")
    text = workspace.library.text(document(workspace, "读书条例"), found.section)
    assert text[found.start :].startswith("第十二条 各馆")


def test_a_chapter_is_found_by_its_number(find: Find) -> None:
    assert titles(find("读书条例", "第2章"))[0] == "第二章 附则"
    assert titles(find("读书条例", "二章"))[0] == "第二章 附则"


@pytest.mark.parametrize("words", ["二（三）", "二(三)", "2（3）", "第二部分（三）", "二、（三）"])
def test_a_number_below_a_number_is_found_in_that_part_alone(find: Find, words: str) -> None:
    found = find("读书会公报", words)
    assert titles(found) == ["（三）还书"]
    assert found[0].path == ("二、怎样读",)


@pytest.mark.parametrize("law", LAWS)
def test_a_number_that_is_no_entry_is_found_among_the_paragraphs_below(
    find: Find, law: str
) -> None:
    found = find(law, "第二条（二）")
    assert [(one.kind, one.title) for one in found] == [("paragraph", "（二）看书。")]
    assert titles(find(law, "第二条第二项")) == ["（二）看书。"]


def test_the_place_of_a_citation_leads_back_to_its_paragraph(
    workspace: Workspace, find: Find
) -> None:
    (found,) = find("读书会公报", "第二部分（三）第2段")
    text = workspace.library.text(document(workspace, "读书会公报"), found.section)
    assert text[found.start :].startswith("再还一次。")
    assert refused(find, "读书会公报", "第二部分（三）第7段") == "place-unknown"


@pytest.mark.parametrize("law", LAWS)
def test_a_clause_of_an_article_is_counted_without_its_points(find: Find, law: str) -> None:
    assert titles(find(law, "第二条第二款")) == ["读完要还。"]


def test_a_printed_number_is_found_before_the_position_in_the_tree(find: Find) -> None:
    assert titles(find("读书会公报", "3.2"))[0] == "3.2 安排"
    assert titles(find("读书会公报", "3.20"))[0] == "3.20 其他"


def test_numbers_without_any_in_print_are_positions_in_the_tree(find: Find) -> None:
    assert titles(find("手册", "2.2")) == ["步骤"]
    assert titles(find("手册", "2.2.1")) == ["细节"]
    assert titles(find("手册", "2"))[0] == "安装"
    assert refused(find, "手册", "2.3") == "place-unknown"
    assert refused(find, "手册", "9.9.9") == "place-unknown"


def test_numbers_lead_down_by_their_value_where_they_are_chinese(find: Find) -> None:
    assert titles(find("读书会公报", "2.3")) == ["（三）还书"]


@pytest.mark.parametrize(
    ("words", "title"), [("Article 12", "Article 12 Loans"), ("ch. 2", "Chapter 2 End")]
)
def test_english_numbers_are_found(find: Find, words: str, title: str) -> None:
    assert titles(find("Rules", words))[0] == title


@pytest.mark.parametrize("words", ["融合", "城鄉融合", "cxrh", "chengxiang"])
def test_a_heading_is_found_by_its_words_or_their_sound(find: Find, words: str) -> None:
    assert titles(find("读书会公报", words))[0] == "一、城乡融合发展"


def test_headings_that_begin_with_the_words_come_first(find: Find) -> None:
    assert titles(find("读书条例", "附则")) == ["第二章 附则"]
    found = titles(find("读书会公报", "第十二条"))
    assert found == ["三、第十二条的说明"]


def test_a_heading_that_begins_with_the_words_behind_its_number_comes_first(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "begin.md"
    path.write_text(
        "# 安排\n\n## 关于借阅的说明\n\n文。\n\n## 二、借阅\n\n文。\n", encoding="utf-8"
    )
    list(workspace.import_paths([path]))
    found = workspace.destinations(document(workspace, "安排"), "借阅")
    assert titles(found) == ["二、借阅", "关于借阅的说明"]


def test_a_percent_is_a_place_by_characters(workspace: Workspace, find: Find) -> None:
    wanted = document(workspace, "读书会公报")
    whole = len(workspace.library.text(wanted, workspace.library.sections(wanted)[0].id))
    (half,) = find("读书会公报", "50%")
    assert (half.kind, half.number, half.start) == ("share", 50, whole // 2)
    assert find("读书会公报", "０％")[0].start == 0
    assert find("读书会公报", "100%")[0].start == whole - 1
    assert find("读书会公报", "百分之五十")[0].start == half.start
    assert refused(find, "读书会公报", "101%") == "place-beyond"


def test_a_percent_of_many_sections_is_a_place_in_one_of_them(
    workspace: Workspace, find: Find, tmp_path: Path
) -> None:
    path = tmp_path / "long.md"
    chapters = (f"# 第{n}章\n\n{'正文。' * 2000}\n\n" for n in range(1, 9))
    path.write_text("".join(chapters), encoding="utf-8")
    ((made, _),) = workspace.import_paths([path], Wishes(title="长文"))
    sections = workspace.library.sections(made.document)
    assert len(sections) == 8
    before = sum(one.characters for one in sections[:6])
    whole = sum(one.characters for one in sections)
    (there,) = find("长文", "80%")
    assert (there.section, there.start) == (sections[6].id, int(whole * 80 / 100) - before)
    assert find("长文", "100%")[0].section == sections[7].id


@pytest.mark.parametrize("words", ["p. 2", "P2", "第2页", "2页", "第二頁", "page 2"])
def test_a_page_of_the_original_is_found(
    monkeypatch: pytest.MonkeyPatch, workspace: Workspace, find: Find, words: str
) -> None:
    section = workspace.library.sections(document(workspace, "手册"))[0].id
    pages = (PageStart(1, section, 0), PageStart(2, section, 12), PageStart(4, section, 20))

    def page(self: Index, wanted: str, number: int) -> PageStart | None:
        return next((one for one in reversed(pages) if one.page <= number), None)

    monkeypatch.setattr(Index, "page", page)
    (found,) = find("手册", words)
    assert (found.kind, found.number, found.start) == ("page", 2, 12)
    assert find("手册", "3页")[0].start == 12
    assert refused(find, "手册", "第5页") == "place-page-unknown"
    assert "page" in [one.kind for one in find("手册", "2")]


def test_a_document_without_pages_says_so(find: Find) -> None:
    assert refused(find, "手册", "p. 1") == "place-no-pages"


@pytest.mark.parametrize("words", ["第九十九条", "九（九）", "龘", "，，", "第九章第一条", "zzzz"])
def test_what_is_nowhere_is_said_in_one_sentence(find: Find, words: str) -> None:
    assert refused(find, "读书条例", words) == "place-unknown"


def test_what_is_meant_comes_before_headings_that_merely_hold_the_number(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "chapters.md"
    chapters = "\n\n".join(f"## 第{n}章 第{n - 1}条以后\n\n文。" for n in range(1, 30))
    path.write_text(f"# 大典\n\n{chapters}", encoding="utf-8")
    list(workspace.import_paths([path]))
    found = workspace.destinations(document(workspace, "大典"), "12")
    assert titles(found)[:2] == ["第12章 第11条以后", "第13章 第12条以后"]


def test_no_more_places_are_given_than_a_person_reads(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "many.md"
    path.write_text("\n\n".join(f"## 通知 {n}\n\n文。" for n in range(80)), encoding="utf-8")
    list(workspace.import_paths([path]))
    wanted = next(one.id for one in workspace.library.list() if one.entries >= 80)
    assert len(workspace.destinations(wanted, "通知")) == MOST


def test_it_stops_when_nobody_waits_for_it(workspace: Workspace) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        workspace.destinations(document(workspace, "读书条例"), "第一条", None, stop)
