# SPDX-License-Identifier: MIT
"""A folder of Markdown becomes one document whose tree is the folder's."""

from pathlib import Path

import pytest

from study_viewer.core.document.plain import plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import folder_order, markdown_folder
from study_viewer.core.formats.contract import Wishes, no_progress
from tests.core.formats.expected import as_text

GOLDEN = Path(__file__).parents[2] / "golden" / "markdown"


def imported(path):
    parsed = markdown_folder.read(path, Wishes(), no_progress)
    return parsed, list(parsed.sections)


@pytest.fixture
def folder(tmp_path):
    def make(files):
        for name, text in files.items():
            path = tmp_path / "资料" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "资料"

    return make


def tree(sections):
    """(title, level) of every entry, in order."""
    entries = []
    for section in sections:
        if section.level:
            entries.append((section.title, section.level))
        entries.extend((mark.title, mark.level + section.level) for mark in section.marks)
    return entries


def test_the_sample_folder_comes_in_as_it_always_did():
    expected = (GOLDEN / "手册.txt").read_text(encoding="utf-8")
    assert as_text(*imported(GOLDEN / "手册")) == expected


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (["10-末.md", "2.中.md", "01 引言.md"], ["引言", "中", "末"]),
        (["第十章.md", "第二章.md", "第一百章.md"], ["第二章", "第十章", "第一百章"]),
        (["十、丙.md", "一、甲.md", "二、乙.md"], ["一、甲", "二、乙", "十、丙"]),
        (["2023年总结.md", "2022-01-02.md"], ["2022-01-02", "2023年总结"]),
        (["b.md", "a10.md", "a9.md", "readme.md"], ["readme", "a9", "a10", "b"]),
    ],
)
def test_files_stand_in_natural_order_without_their_numbers(folder, names, titles):
    _, sections = imported(folder(dict.fromkeys(names, "文")))
    assert [title for title, _ in tree(sections)] == titles


def test_folders_nest_with_or_without_a_page_of_their_own(folder):
    path = folder(
        {
            "a/index.md": "# 甲\n文",
            "a/x.md": "# 甲一\n\n## 细\n文",
            "b/c/y.md": "文",
            "b/z.md": "文",
        }
    )
    _, sections = imported(path)
    assert tree(sections) == [
        ("甲", 1),
        ("甲一", 2),
        ("细", 4),
        ("b", 1),
        ("c", 2),
        ("y", 3),
        ("z", 2),
    ]
    assert [section.id for section in sections] == ["a/index", "a/x", "b/c/y", "b/z"]


def test_an_index_without_text_still_names_its_folder(folder):
    _, sections = imported(folder({"a/index.md": "---\ntitle: 甲\n---\n", "a/x.md": "文"}))
    assert tree(sections) == [("甲", 1), ("x", 2)]


def test_links_between_files_lead_to_sections(folder):
    path = folder(
        {
            "a/x.md": "[1](../b/y.md#二、细) [2](y) [3](/b/y.md) [4](../b) [5](#自) "
            "[6](../../z.md)",
            "b/README.md": "文",
            "b/y.md": "# 题\n\n## 二、细\n文",
            "a/y.md": "文",
        }
    )
    parsed, sections = imported(path)
    links = [span.link for span in sections[0].body.blocks[0].spans if span.link]
    assert links == ["b/y#二细", "a/y", "b/y", "b/README", "#自"]
    assert ("link-skipped", "a/x.md", "../../z.md") in parsed.warnings


def test_hidden_things_and_links_to_the_outside_are_left_out(folder, tmp_path):
    (tmp_path / "外.md").write_text("外", encoding="utf-8")
    path = folder({".git/a.md": "藏", "b.md": "文", ".c.md": "藏"})
    (path / "d.md").symlink_to(tmp_path / "外.md")
    (path / "e").symlink_to(tmp_path)
    _, sections = imported(path)
    assert [plain_text(section.body) for section in sections] == ["文"]


def test_other_files_and_broken_ones_are_named(folder):
    path = folder({"a.md": "文", "mkdocs.yml": "x: 1"})
    (path / "b.md").write_bytes(b"\x00\x01\x02\xff" * 50)
    parsed, sections = imported(path)
    assert len(sections) == 1
    assert [remark[:2] for remark in parsed.warnings] == [
        ("file-passed-over", "mkdocs.yml"),
        ("file-passed-over", "b.md"),
    ]


def test_ids_are_safe_on_every_system_and_stay_apart(folder):
    path = folder({"A b.md": "一", "a-b.md": "二", "con.md": "三", "x#:y/z.md": "四"})
    _, sections = imported(path)
    assert [section.id for section in sections] == ["A-b", "a-b-2", "con-", "x-y/z"]


@pytest.mark.parametrize("files", [{}, {"a.txt": "文"}, {"a.md": "", "b/c.md": "<!-- x -->"}])
def test_a_folder_without_text_says_so(folder, tmp_path, files):
    (tmp_path / "资料").mkdir()
    with pytest.raises(UserFacing) as caught:
        imported(folder(files))
    assert caught.value.code == "folder-empty"


def test_a_folder_is_one_document_when_its_texts_are_markdown(folder):
    path = folder({"a/b.md": "文", "style.css": "x", "c.png": "x", ".hidden.txt": "x"})
    assert folder_order.is_markdown_folder(path)
    (path / "a" / "d.TXT").write_text("文", encoding="utf-8")
    assert not folder_order.is_markdown_folder(path)


def test_a_folder_of_pictures_is_no_document(folder):
    assert not folder_order.is_markdown_folder(folder({"a.png": "x"}))
