# SPDX-License-Identifier: MIT
"""A draft that is corrected before it is kept."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.document import corrections
from study_viewer.core.document.model import Correction, Heading
from study_viewer.core.document.plain import leaves, plain_text
from study_viewer.core.draft import Draft
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Wishes
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace

SENTENCE = "公共图书馆是公共文化的基础工程，书从哪里来，读者到哪里去，都要想明白。"
LAW = "关于读书的规定\n\n" + "".join(
    f"第{n}章 总则{n}\n\n" + f"第{n}条 {SENTENCE * 12}\n\n" * 9 for n in range(1, 12)
)
PAGE = (
    "# 总则\n\n正文。第二句。\n\n### 目的\n\n- 读书\n\n又一段，**粗体**的。\n\n## 范围\n\n各馆。\n"
)
PAGES = "\f".join(f"第{n}节的正文。{SENTENCE}\n\n{SENTENCE}\n- {n} -\n" for n in range(1, 7))


@pytest.fixture
def draft(workspace: Workspace, tmp_path: Path) -> Draft:
    file = tmp_path / "pages.txt"
    file.write_text(PAGES, encoding="utf-8")
    return workspace.drafts.of(file)


def spot(draft: Draft, words: str) -> corrections.Spot:
    body = draft.sections[0].body
    found = corrections.spot_at(body, plain_text(body).index(words))
    assert found is not None
    return found


def heading(draft: Draft, words: str, level: int = 1) -> Correction:
    return corrections.heading("s001", spot(draft, words), level)


def test_a_corrected_draft_is_kept_as_it_was_seen(workspace: Workspace, draft: Draft) -> None:
    made = draft.after(heading(draft, "第3节"))
    where = plain_text(made.sections[0].body).index("书从哪里来", 30)
    cut = corrections.spot_at(made.sections[0].body, where)
    assert cut is not None
    made = made.after(corrections.split("s001", cut, where))
    made = made.after(corrections.join("s001", spot(made, "第5节")))
    assert len(made.acts) == 3 and not draft.acts
    imported, _ = workspace.keep(made)
    assert imported.document == draft.document
    assert workspace.library.body(imported.document, "s001") == made.sections[0].body
    assert workspace.library.outline(imported.document) == made.outline()
    assert workspace.library.document(imported.document).title == draft.title
    _, gone = workspace.library.take_back(imported.document, 3)
    assert gone == made.acts
    assert workspace.library.body(imported.document, "s001") == draft.sections[0].body
    assert workspace.library.outline(imported.document) == draft.outline()
    heads = [b for b in made.sections[0].body.blocks if isinstance(b, Heading)]
    assert [block.spans[0].text[:3] for block in heads] == ["第3节"]
    assert "第3节" in "".join(entry.title for entry in made.outline())


def test_an_entry_is_named_anew_and_the_text_stays(workspace: Workspace, draft: Draft) -> None:
    entry = draft.page(0).starts[1]
    made = draft.after(corrections.title("s001", entry, "另一个题目"))
    assert made.sections[0].body == draft.sections[0].body
    assert made.outline()[1].title == "另一个题目"
    imported, _ = workspace.keep(made)
    assert workspace.library.outline(imported.document)[1].title == "另一个题目"


def test_blocks_still_know_their_lines_after_a_split_and_a_join(draft: Draft) -> None:
    where = plain_text(draft.sections[0].body).index("书从哪里来")
    made = draft.after(corrections.split("s001", spot(draft, "第1节"), where))
    made = made.after(corrections.join("s001", spot(made, "第4节")))
    (section,) = made.sections
    assert len(section.lines) == len(section.body.blocks)
    before = dict(
        zip(
            (leaf.text[:8] for leaf in leaves(draft.sections[0].body)),
            draft.sections[0].lines,
            strict=True,
        )
    )
    now = dict(zip((leaf.text[:8] for leaf in leaves(section.body)), section.lines, strict=True))
    assert now["书从哪里来，读者"] == before["第1节的正文。公"]
    assert now["第6节的正文。公"] == before["第6节的正文。公"]


def test_corrections_follow_their_paragraphs_when_lines_are_put_back(
    workspace: Workspace, draft: Draft
) -> None:
    made = draft.after(heading(draft, "第5节", 2)).after(heading(draft, "第2节", 2))
    again = workspace.drafts.of(draft.path, Wishes(keep_furniture=True))
    repeated, lost = again.repeating(made.acts)
    assert lost == 0
    heads = [b for b in repeated.sections[0].body.blocks if isinstance(b, Heading)]
    assert [block.spans[0].text[:3] for block in heads] == ["第2节", "第5节"]


def test_corrections_that_fit_no_longer_are_counted(workspace: Workspace, draft: Draft) -> None:
    made = draft.after(heading(draft, "第5节"))
    stale = made.acts[0]._replace(quote="没有这样的话")
    other = made.acts[0]._replace(section="s002")
    again, lost = workspace.drafts.of(draft.path).repeating((stale, *made.acts, other))
    assert lost == 2 and again.acts == made.acts and again.sections == made.sections


def test_a_correction_of_another_text_is_refused(draft: Draft) -> None:
    with pytest.raises(UserFacing, match="correction-stale"):
        draft.after(heading(draft, "第5节")._replace(quote="没有这样的话"))


def test_a_correction_that_fails_keeps_nothing(
    workspace: Workspace, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: object, acts: object) -> None:
        raise UserFacing("disk-full", path="x")

    monkeypatch.setattr("study_viewer.core.correcting.Corrector.correct", full)
    imported, _ = workspace.keep(draft.after(heading(draft, "第5节")))
    assert imported.error is not None and imported.error.code == "disk-full"
    assert workspace.library.list() == ()
    assert list(workspace.paths.documents.iterdir()) == []


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_whatever_is_corrected_is_kept_as_it_was_seen(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    place = tmp_path_factory.mktemp("kept")
    workspace = Workspace(Paths(place / "data"), place / "nothing")
    file = place / data.draw(st.sampled_from(["law.txt", "page.md"]))
    file.write_text(LAW if file.suffix == ".txt" else PAGE, encoding="utf-8")
    draft = workspace.drafts.of(file)
    for _ in range(data.draw(st.integers(1, 8))):
        number = data.draw(st.integers(0, len(draft.sections) - 1))
        page = draft.page(number)
        offset = data.draw(st.integers(0, len(plain_text(page.body))))
        found = corrections.spot_at(page.body, offset)
        if found is None:
            continue
        acts = [
            corrections.heading(page.id, found, data.draw(st.integers(1, 4))),
            corrections.paragraph(page.id, found),
            corrections.split(page.id, found, offset),
            corrections.join(page.id, found),
            corrections.title(page.id, page.starts[0], "新题目"),
        ]
        with contextlib.suppress(UserFacing):
            draft = draft.after(data.draw(st.sampled_from(acts)))
    imported, _ = workspace.keep(draft)
    library = workspace.library
    names = [info.id for info in library.sections(imported.document)]
    bodies = [library.body(imported.document, name) for name in names]
    assert bodies == [section.body for section in draft.sections]
    assert library.outline(imported.document) == draft.outline()
    workspace.close()
