# SPDX-License-Identifier: MIT
"""What is looked at before it is kept: the same document as an import makes, and nothing sooner."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.document.plain import leaves
from study_viewer.core.draft import Draft
from study_viewer.core.drafts import draft_of
from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.formats.contract import Wishes, no_progress
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from tests.nearby import Nearby

SENTENCE = "公共图书馆是公共文化的基础工程，书从哪里来，读者到哪里去，都要想明白。"
PAGES = "\f".join(f"第{n}节的正文。{SENTENCE}\n\n{SENTENCE}\n- {n} -\n" for n in range(1, 7))
LAW = "关于读书的规定\n\n" + "".join(
    f"第{n}章 总则{n}\n\n" + f"第{n}条 {SENTENCE * 12}\n\n" * 9 for n in range(1, 12)
)
TEXTS = {
    "notice.txt": "关于开展读书活动的通知\n\n各单位要高度重视读书活动。\n\n各单位要有记录。\n",
    "pages.txt": PAGES,
    "law.txt": LAW,
    "page.md": "# 总则\n\n正文，见[目的](#目的)。\n\n## 目的\n\n- 读书\n- 写字\n\n> 引文\n",
    "bare.md": "读书使人安静。\n\n读书使人走得更远。\n",
}


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Callable[[], Workspace]]:
    """Opens one empty library after another."""
    opened: list[Workspace] = []

    def another() -> Workspace:
        place = tmp_path / f"library-{len(opened)}"
        opened.append(Workspace(Paths(place), place / "nothing"))
        return opened[-1]

    yield another
    for workspace in opened:
        workspace.close()


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def kept(workspace: Workspace, draft: Draft) -> str:
    imported, _ = workspace.keep(draft)
    assert imported.error is None and not imported.already
    return imported.document


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("limit", [1, 20_000, 10**9])
def test_a_kept_draft_is_the_document_an_import_makes_to_the_last_byte(
    two: Callable[[], Workspace], tmp_path: Path, name: str, limit: int
) -> None:
    file = tmp_path / name
    file.write_text(TEXTS[name], encoding="utf-8")
    first, second = two(), two()
    imported, _ = next(iter(first.import_paths([file])))
    draft = draft_of(Nearby(), file, Wishes(), no_progress, limit)
    assert kept(second, draft) == imported.document
    folders = [one.library.folder(imported.document) for one in (first, second)]
    assert files(folders[0]) == files(folders[1])
    documents = [one.library.document(imported.document) for one in (first, second)]
    assert documents[0] == documents[1]


@pytest.mark.parametrize("limit", [1, 10**9])
def test_a_folder_of_pages_is_kept_as_an_import_keeps_it(
    two: Callable[[], Workspace], tmp_path: Path, limit: int
) -> None:
    folder = tmp_path / "手册"
    (folder / "甲").mkdir(parents=True)
    (folder / "index.md").write_text("# 手册\n\n见[乙](甲/b.md)。\n", encoding="utf-8")
    (folder / "甲" / "a.md").write_text("# 甲\n\n![图](p.png)\n\n## 一\n\n文。\n", encoding="utf-8")
    (folder / "甲" / "b.md").write_text("# 乙\n\n正文。\n\n## 二\n\n文。\n", encoding="utf-8")
    (folder / "甲" / "p.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    first, second = two(), two()
    imported, _ = next(iter(first.import_paths([folder])))
    draft = draft_of(Nearby(), folder, Wishes(), no_progress, limit)
    assert kept(second, draft) == imported.document
    folders = [one.library.folder(imported.document) for one in (first, second)]
    assert files(folders[0]) == files(folders[1])
    if draft.whole:
        assert draft.outline() == first.library.outline(imported.document)
    assert max(entry.level for entry in first.library.outline(imported.document)) > 2


def test_a_draft_tells_what_the_document_will_be(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "law.txt"
    file.write_text(LAW, encoding="gb18030")
    draft = workspace.drafts.of(file)
    assert (draft.title, draft.encoding, draft.whole) == ("关于读书的规定", "gb18030", True)
    document = kept(workspace, draft)
    assert document == draft.document
    assert draft.outline() == workspace.library.outline(document)
    last = draft.outline()[-1]
    name = workspace.library.sections(document)[draft.section_number(last)].id
    assert name == last.section
    bodies = [workspace.library.body(document, s.id) for s in workspace.library.sections(document)]
    assert bodies == [section.body for section in draft.sections]


def test_nothing_is_written_before_a_draft_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    file.write_text(TEXTS["notice.txt"], encoding="utf-8")
    before = files(workspace.paths.data)
    workspace.drafts.drop(workspace.drafts.of(file))
    after = files(workspace.paths.data)
    after.pop(workspace.paths.index.name, None)
    assert after == before and file.exists()
    assert not workspace.paths.documents.exists()
    assert workspace.library.list() == ()


def test_every_block_knows_the_line_it_began_with(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "pages.txt"
    file.write_text(PAGES, encoding="utf-8")
    (section,) = workspace.drafts.of(file).sections
    assert len(section.lines) == len(section.body.blocks)
    lines = PAGES.split("\n")
    for number, leaf in zip(section.lines, leaves(section.body), strict=True):
        assert leaf.text.startswith(lines[number - 1].strip())


def test_lines_left_out_come_back_one_by_one_or_all(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "pages.txt"
    file.write_text(PAGES, encoding="utf-8")
    left = [one for one in workspace.drafts.of(file).remarks if one.code == "page-furniture"]
    assert [one.text for one in left] == [f"- {n} -" for n in range(1, 7)]
    some = workspace.drafts.of(file, Wishes(keep_lines=frozenset({int(left[2].place)})))
    assert [one.text for one in some.remarks] == [f"- {n} -" for n in (1, 2, 4, 5, 6)]
    every = workspace.drafts.of(file, Wishes(keep_furniture=True))
    assert not every.remarks
    assert len({some.document, every.document}) == 2


def test_a_title_is_the_documents_and_its_only_sections(
    workspace: Workspace, two: Callable[[], Workspace], tmp_path: Path
) -> None:
    file = tmp_path / "notice.txt"
    file.write_text(TEXTS["notice.txt"], encoding="utf-8")
    document = kept(workspace, workspace.drafts.of(file).titled("  读书 通知\n"))
    assert workspace.library.title(document) == "读书 通知"
    other = two()
    wished, _ = next(iter(other.import_paths([file], Wishes(title="读书 通知"))))
    folders = [one.library.folder(document) for one in (workspace, other)]
    assert wished.document == document and files(folders[0]) == files(folders[1])


def test_the_end_of_a_long_text_comes_along_behind_what_was_looked_at(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "law.txt"
    file.write_text(LAW, encoding="utf-8")
    draft = draft_of(Nearby(), file, Wishes(), no_progress, limit=1)
    assert not draft.whole and len(draft.sections) == 1 and not draft.document
    assert draft.title == "关于读书的规定"
    document = kept(workspace, draft.titled("规定"))
    texts = [workspace.library.text(document, s.id) for s in workspace.library.sections(document)]
    assert "".join("".join(texts).split()) == "".join(LAW.split())
    assert workspace.library.title(document) == "规定"


def test_a_draft_says_that_its_document_is_there(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    file.write_text(TEXTS["notice.txt"], encoding="utf-8")
    assert not workspace.drafts.of(file).there
    document = kept(workspace, workspace.drafts.of(file).titled("别的题目"))
    again = workspace.drafts.of(file)
    assert (again.document, again.there) == (document, "别的题目")
    assert workspace.keep(again)[0].already


def test_a_folder_in_which_a_page_changed_since_is_not_kept_as_it_was(
    workspace: Workspace, tmp_path: Path
) -> None:
    page = tmp_path / "手册" / "甲" / "a.md"
    page.parent.mkdir(parents=True)
    page.write_text("# 甲\n\n正文。\n", encoding="utf-8")
    (tmp_path / "手册" / "b.md").write_text("# 乙\n\n正文。\n", encoding="utf-8")
    draft = workspace.drafts.of(tmp_path / "手册")
    page.write_text("# 甲\n\n改过的正文。\n", encoding="utf-8")
    refused = workspace.keep(draft)[0]
    assert refused.error is not None and refused.error.code == "draft-outdated"
    (tmp_path / "手册" / ".git").mkdir()
    draft = workspace.drafts.of(tmp_path / "手册")
    (tmp_path / "手册" / ".git" / "index").write_bytes(b"1")
    assert kept(workspace, draft)


def test_a_file_that_changed_since_is_not_kept_as_it_was(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "notice.txt"
    file.write_text(TEXTS["notice.txt"], encoding="utf-8")
    draft = workspace.drafts.of(file)
    file.write_text("另一份通知的正文，长短不同。\n", encoding="utf-8")
    refused = workspace.keep(draft)[0]
    assert refused.error is not None and refused.error.code == "draft-outdated"
    file.unlink()
    gone = workspace.keep(draft)[0]
    assert gone.error is not None and gone.error.code == "file-missing"
    assert workspace.library.list() == ()


def test_a_cancelled_draft_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    file = tmp_path / "notice.txt"
    file.write_text(TEXTS["notice.txt"], encoding="utf-8")
    with pytest.raises(Cancelled):
        workspace.drafts.of(file, None, stop)
    with pytest.raises(Cancelled):
        workspace.drafts.of_text("一段文字。", stop)
    with pytest.raises(Cancelled):
        workspace.keep(workspace.drafts.of(file), stop)
    assert list(workspace.paths.documents.iterdir()) == []


def test_a_pasted_text_is_named_after_its_first_line_and_kept_as_it_came(
    workspace: Workspace,
) -> None:
    text = "\r\n 关于值班:安排 \r\n\r\n请安排好值班。\x00\r\n\r\n请写记录。"
    draft = workspace.drafts.of_text(text)
    assert workspace.library.list() == () and draft.path.name == "关于值班-安排.txt"
    document = kept(workspace, draft)
    folder = workspace.library.folder(document)
    original = (folder / "original" / draft.path.name).read_text(encoding="utf-8")
    assert original == "\n 关于值班:安排 \n\n请安排好值班。\n\n请写记录。"
    assert workspace.library.title(document) == "关于值班:安排"
    assert [one.name for one in workspace.paths.documents.iterdir()] == [document]


def test_a_pasted_text_that_is_not_wanted_leaves_nothing(workspace: Workspace) -> None:
    workspace.drafts.drop(workspace.drafts.of_text("一段文字。"))
    assert list(workspace.paths.documents.iterdir()) == []


@pytest.mark.parametrize("nothing", ["", " \r\n\t　"])
def test_a_paste_without_words_is_refused(workspace: Workspace, nothing: str) -> None:
    with pytest.raises(UserFacing, match="paste-empty"):
        workspace.drafts.of_text(nothing)
    assert not list(workspace.paths.documents.glob("*"))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_whatever_is_pasted_becomes_a_draft_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    place = tmp_path_factory.mktemp("paste")
    workspace = Workspace(Paths(place), place / "nothing")
    try:
        draft = workspace.drafts.of_text(text)
    except UserFacing as refused:
        assert refused.code in ("paste-empty", "text-empty", "no-text")
    else:
        imported, _ = workspace.keep(draft)
        assert imported.document == draft.document
    assert not list(workspace.paths.documents.glob(".incoming*"))
    workspace.close()


def test_the_files_of_an_import_are_known_before_it_begins(
    workspace: Workspace, tmp_path: Path
) -> None:
    mixed = tmp_path / "mixed"
    mixed.mkdir()
    for name in ("b.txt", "a.txt", "c.exe"):
        (mixed / name).write_text("文字", encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    missing = tmp_path / "none.txt"
    found = workspace.drafts.files_in([mixed, empty, missing])
    assert found == (mixed / "a.txt", mixed / "b.txt", empty, missing)
