# SPDX-License-Identifier: MIT
"""A book of mdBook becomes one document in the order of its SUMMARY.md."""

import pytest

from study_viewer.core.document.plain import plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Wishes, no_progress


@pytest.fixture
def book(tmp_path):
    """Writes a book's files; its chapters are those in ``src``."""

    def make(files, settings='[book]\ntitle = "手册"\n'):
        root = tmp_path / "仓库" / "书"
        for name, text in {"book.toml": settings, **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return root

    return make


def read(path):
    parsed = registry.read(path, Wishes(), no_progress)
    return parsed, list(parsed.sections)


def tree(sections):
    entries = []
    for section in sections:
        if section.level:
            entries.append((section.title, section.level))
        entries.extend((mark.title, mark.level + section.level) for mark in section.marks)
    return entries


def texts(sections):
    return {section.id: plain_text(section.body) for section in sections}


def links(section):
    return [span.link for block in section.body.blocks for span in block.spans if span.link]


def codes(parsed):
    return [remark.code for remark in parsed.warnings]


def test_parts_prefaces_numbered_chapters_drafts_and_appendices_stand_as_in_the_table(book):
    summary = """# Summary

[前言](README.md)
[导言](intro.md)

# 第一部分

<!-- - [没有](hidden.md) -->
- [第一章 *总则*](ch1.md)
  - [第一节](b/one.md)
    - [未写]()
- [第二章](<ch 2.md>)

---

# 第二部分
1. [第三章](ch3.md)

[附录](app.md)
"""
    names = ["README", "intro", "ch1", "b/one", "ch 2", "ch3", "app"]
    files = {f"src/{name}.md": f"{name}的文字" for name in names}
    parsed, sections = read(book({"src/SUMMARY.md": summary, **files}))
    assert tree(sections) == [
        ("前言", 1),
        ("导言", 1),
        ("第一部分", 1),
        ("第一章 总则", 2),
        ("第一节", 3),
        ("未写", 4),
        ("第二章", 2),
        ("第二部分", 1),
        ("第三章", 2),
        ("附录", 1),
    ]
    assert texts(sections)["b/one"] == "b/one的文字"
    assert texts(sections)["未写"] == "未写"
    assert parsed.warnings == []


def test_the_title_the_language_and_the_authors_come_from_the_settings(book):
    settings = '[book]\ntitle = "手册"\nauthors = ["张三", "李四"]\nlanguage = "zh"\nsrc = "文"\n'
    parsed, sections = read(book({"文/SUMMARY.md": "- [甲](a.md)", "文/a.md": "文"}, settings))
    assert (parsed.metadata.title, parsed.metadata.issued_by) == ("手册", "张三, 李四")
    assert parsed.metadata.language == "zh"
    assert [section.id for section in sections] == ["a"]
    names = {name for _, name in parsed.originals}
    assert names == {"book.toml", "文/SUMMARY.md", "文/a.md"}


def test_links_lead_to_sections_and_their_headings(book):
    parsed, sections = read(
        book(
            {
                "src/SUMMARY.md": "- [甲](a.md)\n- [乙](b/README.md)",
                "src/a.md": "[1](b/index.html#目的) [2](#First) [3](/b/) [4](https://a.cn) "
                "[5](x.md)"
                "\n\n# 标题 {#First .x}\n",
                "src/b/README.md": "## 目的\n\n[6](../a.md#First)",
            }
        )
    )
    assert links(sections[0]) == ["b/README#目的", "#first", "b/README", "https://a.cn"]
    assert sections[0].body.blocks[1].anchor == "first"
    assert links(sections[1]) == ["a#first"]
    assert [(r.code, r.text) for r in parsed.warnings] == [("link-skipped", "x.md")]


def test_pieces_of_other_files_of_the_book_stand_in_their_places(book):
    chapter = """{{#title 别名}}
```rust,ignore
{{#include ../code/a.rs:2:3}}
```

```rust
{{#rustdoc_include ../code/a.rs:main}}
```

{{#playground ../code/a.rs editable}}

\\{{#include no.md}}

{{#include part.md}}
"""
    code = "1\n2\n3\n// ANCHOR: main\nmain\n// ANCHOR_END: main"
    parsed, sections = read(
        book(
            {
                "src/SUMMARY.md": "- [甲](a.md)",
                "src/a.md": chapter,
                "src/part.md": "外 {{#include deep/b.md}}",
                "src/deep/b.md": "内",
                "code/a.rs": code,
            }
        )
    )
    blocks = sections[0].body.blocks
    assert [block.text for block in blocks[:3]] == ["2\n3", "main", code]
    assert {block.language for block in blocks[:3]} == {"rust"}
    rest = plain_text(sections[0].body).split(code)[1]
    assert rest.split() == ["{{#include", "no.md}}", "外", "内"]
    assert parsed.warnings == []
    assert {"code/a.rs", "src/part.md", "src/deep/b.md"} <= {name for _, name in parsed.originals}


def test_a_chapter_whose_file_is_missing_keeps_its_title_and_is_told(book):
    summary = "- [甲](a.md)\n- [乙](gone.md)\n  - [丙](a.md)"
    parsed, sections = read(book({"src/SUMMARY.md": summary, "src/a.md": "文", "src/b.md": "余"}))
    assert tree(sections) == [("1. 甲", 1), ("2. 乙", 1), ("2.1 丙", 2)]
    assert links(sections[2]) == ["a"]
    assert [(remark.code, remark.place) for remark in parsed.warnings] == [
        ("chapter-file-missing", "gone.md"),
        ("chapter-unlisted", "src/b.md"),
    ]


def test_nothing_outside_the_book_is_read(book):
    root = book(
        {
            "src/SUMMARY.md": "- [甲](a.md)\n- [乙](../../secret.md)\n- [丙](link.md)",
            "src/a.md": "{{#include ../../secret.md}} {{#include link.md}} "
            "{{#include /etc/passwd}}",
        }
    )
    (root.parent / "secret.md").write_text("机密")
    (root / "src" / "link.md").symlink_to(root.parent / "secret.md")
    parsed, sections = read(root)
    assert "机密" not in "".join(texts(sections).values())
    assert codes(parsed) == ["chapter-file-missing"] * 2 + ["include-missing"] * 3
    assert all("secret" not in name for _, name in parsed.originals)


def test_a_source_folder_outside_is_not_taken(book):
    root = book({"src/SUMMARY.md": "- [甲](a.md)", "src/a.md": "文"}, '[book]\nsrc = "../外"\n')
    (root.parent / "外").mkdir()
    (root.parent / "外" / "SUMMARY.md").write_text("- [机密](s.md)")
    parsed, sections = read(root)
    assert tree(sections) == [("1. 甲", 1)]
    assert codes(parsed) == ["book-source-missing"]


def test_files_that_include_one_another_end_with_a_remark(book):
    parsed, sections = read(
        book(
            {
                "src/SUMMARY.md": "- [甲](a.md)",
                "src/a.md": "始 {{#include b.md}}",
                "src/b.md": "中 {{#include a.md}}",
            }
        )
    )
    assert texts(sections)["a"].startswith("始 中 始")
    assert "include-circle" in codes(parsed)


def test_an_include_bomb_stops_at_a_bound(book):
    files = {f"src/{n}.md": f"{{{{#include {n + 1}.md}}}} " * 20 for n in range(8)}
    files["src/8.md"] = "弹" * 1000
    parsed, sections = read(book({"src/SUMMARY.md": "- [甲](0.md)", **files}))
    assert codes(parsed).count("include-too-much") == 1
    assert len(texts(sections)["0"]) < 1_200_000


@pytest.mark.parametrize("settings", ["[book", 'book = "x"', "\0", "[book]\ntitle = 5\n"])
def test_broken_settings_leave_the_book_readable(book, settings):
    parsed, sections = read(book({"src/SUMMARY.md": "- [甲](a.md)", "src/a.md": "文"}, settings))
    assert tree(sections) == [("1. 甲", 1)]
    assert parsed.metadata.title == "书"


def test_a_book_without_a_table_is_read_in_the_order_of_its_files(book):
    parsed, sections = read(book({"src/2.md": "二", "src/1.md": "一"}))
    assert [section.id for section in sections] == ["1", "2"]
    assert codes(parsed) == ["summary-missing"]


@pytest.mark.parametrize("files", [{}, {"src/SUMMARY.md": ""}, {"src/SUMMARY.md": "- [甲]()"}])
def test_an_empty_book_is_one_sentence(book, files):
    with pytest.raises(UserFacing, match="folder-empty"):
        read(book(files))


def test_the_book_is_one_document_whichever_of_its_files_is_picked(book):
    root = book({"src/SUMMARY.md": "- [甲](a.md)", "src/a.md": "文", "src/x.txt": "文"})
    for picked in (root, root / "book.toml", root / "src" / "SUMMARY.md"):
        assert registry.documents_in(picked) == ((root,), ())
    (root.parent / "告.txt").write_text("文")
    assert registry.documents_in(root.parent)[0] == (root, root.parent / "告.txt")


def test_a_summary_that_is_a_mere_text_makes_no_book(tmp_path):
    (tmp_path / "SUMMARY.md").write_text("# 总结\n\n一句话")
    (tmp_path / "a.md").write_text("文")
    _, sections = read(tmp_path)
    assert [section.id for section in sections] == ["a", "SUMMARY"]
    assert registry.documents_in(tmp_path / "SUMMARY.md")[0] == (tmp_path / "SUMMARY.md",)


NUMBERED = """# Summary

[前言](pre.md)

- [甲](a.md)
    - [一](b.md)
        - [细]()
    - [二](c.md)

# 后一部分

- [乙](d.md)
- [丙](gone.md)

[附录](app.md)
"""
PAGES = {f"src/{name}.md": f"# {name}\n\n{name}的文字" for name in ("pre", *"abcd", "app")}
NUMBERS = ["1. 甲", "1.1 一", "1.1.1 细", "1.2 二", "2. 乙", "3. 丙"]


def numbered(sections):
    return [title for title, _ in tree(sections) if title[0].isdigit()]


def test_chapters_bear_the_numbers_that_their_book_shows_and_the_text_does_not(book):
    _, sections = read(book({"src/SUMMARY.md": NUMBERED, **PAGES}))
    assert numbered(sections) == NUMBERS
    titles = [title for title, _ in tree(sections)]
    assert [title for title in titles if title not in NUMBERS] == ["前言", "后一部分", "附录"]
    assert [section.id for section in sections] == ["pre", "a", "b", "细", "c", "d", "丙", "app"]
    assert not any(number.split()[0] in "".join(texts(sections).values()) for number in NUMBERS)


@pytest.mark.parametrize(
    "settings",
    [
        '[book]\ntitle = "手册"\n[output.html]\nno-section-label = true\n',
        None,
    ],
)
def test_chapters_have_no_numbers_where_their_book_shows_none(book, settings):
    root = book({"src/SUMMARY.md": NUMBERED, **PAGES}, settings or "")
    if settings is None:
        (root / "book.toml").unlink()
        root = root / "src"
    assert numbered(read(root)[1]) == []


def test_a_book_that_counts_its_chapters_itself_is_not_counted_twice(book):
    summary = "- [第一章 甲](a.md)\n    - [1.1 一](b.md)\n- [第二章 乙](c.md)\n- [说明](d.md)\n"
    _, sections = read(book({"src/SUMMARY.md": summary, **PAGES}))
    assert [title for title, _ in tree(sections)] == ["第一章 甲", "1.1 一", "第二章 乙", "说明"]


def test_a_gitbook_without_settings_is_a_book(tmp_path):
    summary = "# 目录\n\n* [引言](README.md)\n\n## 上篇\n\n* [甲](b.md)\n* [乙](a.md)\n"
    for name, text in {
        "SUMMARY.md": summary,
        "README.md": "引",
        "a.md": "乙",
        "b.md": "甲",
    }.items():
        (tmp_path / name).write_text(text)
    _, sections = read(tmp_path)
    assert tree(sections) == [("引言", 1), ("上篇", 1), ("甲", 2), ("乙", 2)]
