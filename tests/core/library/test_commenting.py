# SPDX-License-Identifier: MIT
"""What others remarked in a Word file becomes notes where the person wants them."""

import pytest

from study_viewer.core.formats.contract import Remark, Wishes
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from tests.core.formats.word_made import made, p, read

BEGIN, END = '<w:commentRangeStart w:id="{0}"/>', '<w:commentRangeEnd w:id="{0}"/>'


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def comment(name, author, *lines):
    date = 'w:date="2023-11-20T08:00:00Z"'
    inside = "".join(p(line) for line in lines)
    return f'<w:comment w:id="{name}" w:author="{author}" {date}>{inside}</w:comment>'


COMMENTS = comment(0, "张三", "可否改为", "“务必”？") + comment(1, "Li", "See above.")
COMMENTS += comment(2, "王五", "整段再议。")
BODY = (
    p("关于学习的通知")
    + p(
        inside=run("各单位")
        + BEGIN.format(0)
        + run("应当")
        + END.format(0)
        + run("认真学习，")
        + BEGIN.format(1)
        + run("抓好落实。")
    )
    + p(inside=END.format(1) + '<w:r><w:commentReference w:id="2"/></w:r>' + run("按期报送。"))
)


@pytest.fixture
def file(tmp_path):
    return made(tmp_path / "批注.docx", BODY, comments=COMMENTS)


@pytest.fixture
def workspace(tmp_path):
    opened = Workspace(Paths(tmp_path / "data"), tmp_path / "nothing")
    yield opened
    opened.close()


def brought(workspace, file, comments):
    ((imported, _),) = workspace.import_paths([file], Wishes(comments=comments))
    assert imported.error is None
    return imported


def noted(workspace, imported):
    return [
        (one.quote, one.note, one.placement.state)
        for one in workspace.notebook.list(imported.document)
    ]


def test_comments_are_told_of_and_leave_no_trace_unless_they_are_wanted(workspace, file):
    imported = brought(workspace, file, comments=False)
    assert imported.remarks == (Remark("word-comments", "", "3"),)
    assert noted(workspace, imported) == []
    _, plain = read(file)
    wanted, sections = read(file, comments=True)
    assert wanted.warnings == []
    assert [section.body for section in sections] == [section.body for section in plain]


def test_each_comment_is_a_note_on_its_words_with_its_author(workspace, file):
    imported = brought(workspace, file, comments=True)
    assert noted(workspace, imported) == [
        ("应当", "张三：可否改为\n“务必”？", "placed"),
        ("抓好落实。", "Li: See above.", "placed"),
        ("按期报送。", "王五：整段再议。", "placed"),
    ]


def test_comments_are_taken_back_in_one_step_and_never_come_twice(workspace, file):
    brought(workspace, file, comments=False)
    imported = brought(workspace, file, comments=True)
    assert imported.already
    assert len(noted(workspace, imported)) == 3
    brought(workspace, file, comments=True)
    assert len(noted(workspace, imported)) == 3
    workspace.notebook.undo()
    assert noted(workspace, imported) == []


def test_a_draft_that_is_kept_with_comments_brings_them(workspace, file):
    draft = workspace.drafts.of(file, Wishes(comments=True))
    imported, _ = workspace.keep(draft)
    assert [quote for quote, _, _ in noted(workspace, imported)] == [
        *("应当", "抓好落实。", "按期报送。")
    ]


def test_the_ids_of_the_document_are_the_same_with_and_without_comments(workspace, file):
    without = workspace.drafts.of(file, Wishes())
    assert workspace.drafts.of(file, Wishes(comments=True)).document == without.document
