# SPDX-License-Identifier: MIT
"""What a person did to a document goes along into its new edition."""

import errno
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest

from study_viewer.core import correcting
from study_viewer.core.correcting import Corrector
from study_viewer.core.document import corrections
from study_viewer.core.document.model import Correction
from study_viewer.core.document.repeating import Repeating
from study_viewer.core.document_folder import read_document
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from tests.core.library.test_editions import NEW, PARTS, bring, text, write


def with_a_heading(workspace: Workspace, document: str, words: str) -> None:
    body = workspace.library.body(document, "s001")
    spot = corrections.spot_at(body, text(workspace, document).index(words))
    assert spot is not None
    workspace.correct(document, [corrections.heading("s001", spot, 1)])


def test_what_is_named_and_corrected_while_the_new_edition_is_read_is_not_lost(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = bring(workspace, write(tmp_path / "first.txt", PARTS)).document
    second = write(tmp_path / "second.txt", [PARTS[0], NEW, *PARTS[1:]])
    beside = Workspace(workspace.paths, workspace.library.bundled)

    def meanwhile(done: int, total: int) -> None:
        if beside.library.shelved(first).metadata.issued_by:
            return
        beside.library.rename(first, title="我起的名字", issued_by="办公室")
        with_a_heading(beside, first, "各单位要")

    ((done, _),) = workspace.import_paths([second], None, meanwhile, replaces=first)
    assert (done.edition, done.lost) == (2, ())
    about = workspace.library.shelved(first).metadata
    assert (about.title, about.issued_by) == ("我起的名字", "办公室")
    assert any("各单位要" in entry.title for entry in workspace.library.outline(first))
    beside.close()


def test_what_is_named_while_the_corrections_are_done_again_is_not_lost(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bring(workspace, write(tmp_path / "first.txt", PARTS)).document
    with_a_heading(workspace, first, "各单位要")
    second = write(tmp_path / "second.txt", [PARTS[0], NEW, *PARTS[1:]])
    run = Repeating.run

    def name() -> None:
        beside = Workspace(workspace.paths, workspace.library.bundled)
        beside.library.rename(first, issued_by="办公室")
        beside.close()

    def meanwhile(self: Repeating, acts: tuple[Correction, ...]) -> list[Correction]:
        done = run(self, acts)
        naming.start()
        # It may be made to wait, which must not end here.
        naming.join(0.5)
        return done

    naming = Thread(target=name)
    monkeypatch.setattr(Repeating, "run", meanwhile)
    assert bring(workspace, second, first).lost == ()
    naming.join()
    folder = workspace.library.folder(first)
    assert read_document(folder).metadata.issued_by == "办公室"
    assert len(read_document(folder).corrections) == 1


@pytest.mark.parametrize("previewed", [False, True])
@pytest.mark.parametrize("read", [False, True])
def test_an_edition_that_came_is_no_failure_though_its_corrections_are_refused(
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    previewed: bool,
    read: bool,
) -> None:
    """All of them are told as lost, and what was noted goes along."""
    first = bring(workspace, write(tmp_path / "first.txt", PARTS)).document
    with_a_heading(workspace, first, "各单位要")
    made = workspace.notebook.annotate_quote(first, None, "评出先进单位").changes.annotations[0]
    second = write(tmp_path / "second.txt", [PARTS[0], NEW, *PARTS[1:]])

    def refused(*_: object) -> None:
        raise UserFacing("index-busy", path="x")

    monkeypatch.setattr(Corrector, "page" if read else "correct", refused)
    if previewed:
        draft, _ = workspace.as_edition(workspace.drafts.of(second), first)
        done, _ = workspace.keep(draft, replaces=first)
    else:
        done = bring(workspace, second, first)
    assert (done.error, done.edition) == (None, 2)
    assert [act.quote for act in done.lost] == [PARTS[1][:40]]
    assert done.states == ((made, "placed", "placed"),)
    workspace.take_back_edition(first)
    assert any("各单位要" in entry.title for entry in workspace.library.outline(first))


def test_an_edition_that_came_is_no_failure_though_the_disk_refuses_its_corrections(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bring(workspace, write(tmp_path / "first.txt", PARTS)).document
    with_a_heading(workspace, first, "各单位要")
    second = write(tmp_path / "second.txt", [PARTS[0], NEW, *PARTS[1:]])

    def refused(*_: object) -> None:
        raise OSError(errno.EIO, "no longer there")

    monkeypatch.setattr(Corrector, "page", refused)
    done = bring(workspace, second, first)
    assert (done.error, done.edition) == (None, 2)
    assert [act.quote for act in done.lost] == [PARTS[1][:40]]


@pytest.mark.parametrize("lasting", [False, True])
def test_corrections_that_the_index_alone_refuses_are_done_and_not_told_as_lost(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lasting: bool
) -> None:
    first = bring(workspace, write(tmp_path / "first.txt", PARTS)).document
    with_a_heading(workspace, first, "各单位要")
    second = write(tmp_path / "second.txt", [PARTS[0], NEW, *PARTS[1:]])

    def refused(*_: object) -> None:
        raise UserFacing("index-busy", path="x")

    with monkeypatch.context() as busy:
        busy.setattr(correcting, "searched", SimpleNamespace(put=refused))
        if lasting:
            busy.setattr("study_viewer.core.indexing.index_folder", refused)
        done = bring(workspace, second, first)
    assert (done.error, done.edition, done.lost) == (None, 2, ())
    assert len(read_document(workspace.library.folder(first)).corrections) == 1
    if lasting:
        # The next look inside the folders finds what the index does not know.
        assert list(workspace.library.look_inside()) == [first]
    assert any("各单位要" in entry.title for entry in workspace.library.outline(first))


def test_notes_stay_with_their_articles_though_many_begin_with_the_same_words(
    workspace: Workspace, tmp_path: Path
) -> None:
    def law(*topics: str) -> list[str]:
        words = "工作应当遵循统一领导、分级管理的原则，由各单位负责落实，并于每年年底前报告。"
        said = [f"档案{one}{words}" if len(one) == 2 else one for one in topics]
        return [f"第{'一二三四五六七八九'[n]}条　{one}" for n, one in enumerate(said)]

    topics = ("收集", "整理", "保管", "鉴定", "利用")
    document = bring(workspace, write(tmp_path / "law.txt", law(*topics))).document
    quote = "分级管理的原则，由各单位"
    before = text(workspace, document)
    notes = {}
    for topic in topics:
        at = before.index(quote, before.index(topic))
        made = workspace.notebook.annotate(document, "s001", at, at + len(quote))
        notes[made.annotations[0]] = topic
    revised = law("书架由专人打扫，每周不少于两次。", "收集", "整理", "鉴定", "利用")
    bring(workspace, write(tmp_path / "law2.txt", revised), document)
    now = text(workspace, document)
    for one in workspace.notebook.list(document):
        place, topic = one.placement, notes[one.id]
        if topic == "保管":
            assert place.state == "unplaced"
        else:
            assert place.state == "placed"
            assert place.start == now.index(quote, now.index(topic))
