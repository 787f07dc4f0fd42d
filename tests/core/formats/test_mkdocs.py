# SPDX-License-Identifier: MIT
"""A book of MkDocs becomes one document in the order of its nav, and its settings run nothing."""

from itertools import pairwise

import pytest

from study_viewer.core.document.model import Admonition, Code
from study_viewer.core.document.plain import plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Wishes, no_progress


@pytest.fixture
def book(tmp_path):
    def make(settings, files):
        root = tmp_path / "仓库" / "书"
        for name, text in {"mkdocs.yml": settings, **files}.items():
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


def page(book, text, **files):
    """The blocks of a book's only page."""
    more = {f"docs/{name}.md": inside for name, inside in files.items()}
    parsed, sections = read(book("nav: [a.md]", {"docs/a.md": text, **more}))
    return parsed, sections[0].body


def codes(parsed):
    return [remark.code for remark in parsed.warnings]


def test_pages_stand_in_the_order_of_the_nav(book):
    settings = """
site_name: !ENV [NAME, 指南]
site_author: 王五
theme: {name: material, language: zh}
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
nav:
  - index.md
  - 入门:
    - 安装: g/install.md
    - g/use.md
    - 外链: https://example.org/
  - 缺: g/none.md
"""
    parsed, sections = read(
        book(
            settings,
            {
                "docs/index.md": "# 首页\n\n[安装](g/install.md#步骤) [用](g/use/)",
                "docs/g/install.md": "# 安装\n\n## 步骤\n\n走",
                "docs/g/use.md": "---\ntitle: 使用\n---\n[回](../index.md)",
                "docs/rest.md": "余",
            },
        )
    )
    assert [title for title, _ in tree(sections)] == [
        "首页",
        "入门",
        "安装",
        "步骤",
        "使用",
        "外链",
        "缺",
    ]
    assert [level for title, level in tree(sections) if title in "首页安装使用缺"] == [1, 2, 2, 1]
    assert parsed.metadata[:3] == ("指南", "zh", "王五")
    shown = [span.link for span in sections[0].body.blocks[1].spans if span.link]
    assert shown == ["g/install#步骤", "g/use"]
    assert [(remark.code, remark.place) for remark in parsed.warnings] == [
        ("chapter-file-missing", "g/none.md"),
        ("chapter-unlisted", "docs/rest.md"),
    ]


def test_without_a_nav_pages_stand_in_the_order_of_the_folder(book):
    files = {"文/2.md": "二", "文/1.md": "一", "文/index.md": "# 首\n\n文", "other.md": "外"}
    parsed, sections = read(book("site_name: 书\ndocs_dir: 文\n", files))
    assert [section.id for section in sections] == ["index", "1", "2"]
    assert parsed.warnings == []


def test_boxes_folds_and_tabs_are_boxes_with_their_titles(book):
    text = """!!! note "注意"
    正文

??? tip "折叠"
    里面

    ```py title="x.py"
    ??? code {: .x }
    ```

=== "甲"
    内容甲

=== "乙"

    - 项
"""
    _, body = page(book, text)
    boxes = [block for block in body.blocks if isinstance(block, Admonition)]
    assert ["".join(span.text for span in box.title) for box in boxes] == [
        "注意",
        "折叠",
        "甲",
        "乙",
    ]
    assert boxes[1].blocks[1] == Code("??? code {: .x }", "py")
    assert len(body.blocks) == 4


def test_lists_of_attributes_are_no_text_and_a_name_is_an_anchor(book):
    text = "# 题 {#go .x}\n\n文{: .hl } [链](#go){ .md-button } `{: .c }` {原文}\n{: .y }\n"
    _, body = page(book, text)
    assert plain_text(body) == "题\n文 链 {: .c } {原文}"
    assert body.blocks[0].anchor == "go"


def test_snippets_come_from_the_docs_alone(book, tmp_path):
    text = """--8<-- "inc.md:part"

```
  --8<-- "inc.md:1:1"
```

--8<--
inc.md:part
--8<--

;--8<-- "x"

--8<-- "../../secret.md"
--8<-- "https://example.org/a.md"
"""
    inc = "头\n--8<-- [start:part]\n片段\n--8<-- [end:part]\n"
    root = book("nav: [a.md]", {"docs/a.md": text, "docs/inc.md": inc})
    (root.parent / "secret.md").write_text("机密")
    parsed, sections = read(root)
    lines = plain_text(sections[0].body).split("\n")
    assert lines[:4] == ["片段", "  头", "片段", '--8<-- "x"']
    assert "机密" not in "".join(lines)
    assert codes(parsed) == ["include-missing"] * 2


def test_snippets_that_lead_in_circles_end(book):
    parsed, body = page(book, '甲\n\n--8<-- "b.md"\n', b='乙\n\n--8<-- "a.md"\n')
    assert plain_text(body).startswith("甲\n乙\n")
    assert "include-circle" in codes(parsed)


def test_a_snippet_bomb_stops_at_a_bound(book):
    files = {f"n{n}": f'--8<-- "n{n + 1}.md"\n\n' * 20 for n in range(8)}
    parsed, body = page(book, '--8<-- "n0.md"', **files, n8="弹" * 1000)
    assert codes(parsed).count("include-too-much") == 1
    assert len(plain_text(body)) < 1_200_000


def test_an_alias_bomb_in_the_settings_does_no_harm(book):
    names = "abcdefghi"
    bomb = 'x-a: &a ["a.md","a.md","a.md","a.md","a.md","a.md","a.md","a.md","a.md"]\n'
    for before, name in pairwise(names):
        bomb += f"x-{name}: &{name} [{','.join([f'{{t: *{before}}}'] * 9)}]\n"
    root = book(bomb + "nav: *i\n", {"docs/a.md": "文"})
    _, sections = read(root)
    assert sections[0].id == "a"
    assert len(sections) <= 10_000


def test_a_nav_that_holds_itself_does_no_harm(book):
    _, sections = read(book("nav: &n\n  - a.md\n  - 圈: *n\n", {"docs/a.md": "文"}))
    assert sections[0].id == "a"


@pytest.mark.parametrize(
    "tag",
    [
        '!!python/object/apply:os.system ["touch {}"]',
        '!!python/object/new:os.system ["touch {}"]',
        '!!python/object:subprocess.Popen {{args: "touch {}"}}',
        "!!python/name:os.system",
        "!!python/module:antigravity",
    ],
)
def test_settings_run_nothing(book, tmp_path, tag):
    witness = tmp_path / "witness"
    settings = f"site_name: 书\nhooks: {tag.format(witness)}\nnav: [a.md]\n"
    _, sections = read(book(settings, {"docs/a.md": "文"}))
    assert tree(sections) == [("a", 1)]
    assert not witness.exists()


@pytest.mark.parametrize("settings", ["nav: [", "- a", "", "\tx", "nav: {a: b}", "[" * 50_000])
def test_broken_settings_leave_the_pages_readable(book, settings):
    _, sections = read(book(settings, {"docs/a.md": "文"}))
    assert tree(sections) == [("a", 1)]


def test_a_docs_folder_outside_is_not_taken(book):
    root = book("docs_dir: ../外\n", {"a.md": "文"})
    (root.parent / "外").mkdir()
    (root.parent / "外" / "s.md").write_text("机密")
    parsed, sections = read(root)
    assert [section.id for section in sections] == ["a"]
    assert codes(parsed) == ["book-source-missing"]


def test_a_link_out_of_the_docs_is_no_page(book):
    root = book("nav: [a.md, s.md]\n", {"docs/a.md": "文"})
    (root.parent / "s.md").write_text("机密")
    (root / "docs" / "s.md").symlink_to(root.parent / "s.md")
    _, sections = read(root)
    assert "机密" not in "".join(plain_text(section.body) for section in sections)


def test_an_empty_book_is_one_sentence(book):
    with pytest.raises(UserFacing, match="folder-empty"):
        read(book("site_name: 书\n", {"docs/a.md": " "}))


def test_the_book_is_one_document_when_its_settings_are_picked(book):
    root = book("site_name: 书\n", {"docs/a.md": "文", "docs/b.txt": "文"})
    assert registry.documents_in(root / "mkdocs.yml") == ((root,), ())
    assert registry.documents_in(root) == ((root,), ())
