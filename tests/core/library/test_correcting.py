# SPDX-License-Identifier: MIT
"""Corrections of a document on the shelf: kept, taken back exactly, safe from a crash."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from study_viewer.core import correcting
from study_viewer.core.document import corrections
from study_viewer.core.document.corrections import spot_at
from study_viewer.core.document.entries import Start
from study_viewer.core.document_folder import read_document
from study_viewer.core.errors import UserFacing
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace

SECTION = "s001"


@pytest.fixture
def document(imported) -> str:
    return imported.document


@pytest.fixture
def folder(workspace, document) -> Path:
    return workspace.library.folder(document)


def _spot(workspace, document, words):
    text = workspace.library.text(document, SECTION)
    spot = spot_at(workspace.library.body(document, SECTION), text.index(words))
    assert spot is not None
    return spot


def _split(workspace, document, words):
    spot = _spot(workspace, document, words)
    at = workspace.library.text(document, SECTION).index(words)
    return workspace.correct(document, [corrections.split(SECTION, spot, at)])


def _heading(workspace, document, words, level=1):
    spot = _spot(workspace, document, words)
    return workspace.correct(document, [corrections.heading(SECTION, spot, level)])


def _seen(workspace, document):
    """All that a person sees of a document."""
    library = workspace.library
    return (
        library.text(document, SECTION),
        library.body(document, SECTION),
        library.outline(document),
        library.document(document),
    )


def test_a_correction_shows_in_text_and_outline_and_after_a_start(
    workspace, open_workspace, document
):
    changes = _split(workspace, document, "学习和实践")
    assert changes.documents == (document,)
    assert "读书活动，\n学习和实践并重。" in workspace.library.text(document, SECTION)
    _heading(workspace, document, "各单位要高度重视", 2)
    titles = [entry.title for entry in workspace.library.outline(document)]
    assert "各单位要高度重视读书活动，" in titles
    assert _seen(open_workspace(), document) == _seen(workspace, document)


def test_the_index_read_anew_from_the_folder_says_the_same(workspace, tmp_path, document):
    _split(workspace, document, "学习和实践")
    _heading(workspace, document, "各单位要高度重视", 2)
    seen = _seen(workspace, document)
    workspace.index.close()
    (tmp_path / "data" / "index.sqlite3").unlink()
    again = Workspace(Paths(tmp_path / "data"), tmp_path / "bundled")
    assert _seen(again, document) == seen
    again.close()


def test_taking_back_brings_exactly_the_text_that_was(workspace, document, folder):
    states = [_seen(workspace, document)]
    files = (folder / "sections" / "s001.md").read_bytes()
    _split(workspace, document, "学习和实践")
    states.append(_seen(workspace, document))
    _heading(workspace, document, "各单位要高度重视", 2)
    states.append(_seen(workspace, document))
    _, gone = workspace.take_back(document)
    assert _seen(workspace, document) == states[1]
    workspace.correct(document, gone)
    assert _seen(workspace, document) == states[2]
    workspace.take_back(document, 2)
    assert _seen(workspace, document) == states[0]
    assert (folder / "sections" / "s001.md").read_bytes() == files
    assert "corrections" not in (folder / "document.yaml").read_text(encoding="utf-8")
    assert not list((folder / "corrected").iterdir())


def test_there_is_nothing_to_take_back_of_an_uncorrected_text(workspace, document):
    before = _seen(workspace, document)
    changes, gone = workspace.take_back(document)
    assert (changes.documents, gone) == ((), ())
    assert _seen(workspace, document) == before


def test_id_and_original_stay_and_the_same_file_is_still_known(workspace, document, folder, notice):
    _split(workspace, document, "学习和实践")
    assert (folder / "original" / "notice.txt").read_bytes() == notice.read_bytes()
    ((again, _),) = workspace.import_paths([notice])
    assert again.already
    assert again.document == document


def test_a_renamed_document_keeps_its_corrections(workspace, document):
    before = _seen(workspace, document)
    _split(workspace, document, "学习和实践")
    workspace.library.rename(document, title="读书活动")
    assert "，\n学习和实践" in workspace.library.text(document, SECTION)
    workspace.take_back(document)
    assert _seen(workspace, document)[:3] == before[:3]
    assert workspace.library.title(document) == "读书活动"


@pytest.fixture
def being_corrected(workspace, document, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A correction in another thread, about to be written; it goes on at the event or soon."""
    writing, go_on, write = Event(), Event(), correcting.write_document

    def slowly(folder, told):
        writing.set()
        go_on.wait(0.5)
        write(folder, told)

    monkeypatch.setattr(correcting, "write_document", slowly)

    def work():
        beside = Workspace(workspace.paths, workspace.library.bundled)
        _heading(beside, document, "制定方案", 2)
        beside.close()

    worker = Thread(target=work)
    worker.start()
    assert writing.wait(20)
    yield go_on
    worker.join()


def test_a_document_renamed_while_it_is_corrected_has_both(workspace, document, being_corrected):
    workspace.library.rename(document, title="新的题目")
    being_corrected.set()
    told = read_document(workspace.library.folder(document))
    assert (told.metadata.title, len(told.corrections)) == ("新的题目", 1)


def test_a_document_removed_while_it_is_corrected_goes_and_comes_back_corrected(
    workspace, document, folder, being_corrected
):
    workspace.library.remove(document)
    assert not folder.exists()
    workspace.library.bring_back(document)
    assert len(read_document(folder).corrections) == 1


def test_no_annotation_is_lost_and_each_stands_on_its_words(workspace, document):
    library, notebook = workspace.library, workspace.notebook
    text = library.text(document, SECTION)
    for words in ("高度重视读书活动，学习和实践", "制定方案", "通知", "学习要有记录"):
        start = text.index(words)
        notebook.annotate(document, SECTION, start, start + len(words))
    _split(workspace, document, "学习和实践")
    spot = _spot(workspace, document, "各单位要结合")
    workspace.correct(document, [corrections.join(SECTION, spot)])
    text = library.text(document, SECTION)
    found = notebook.list(document)
    assert len(found) == 4
    for one in found:
        assert one.placement.state == "placed"
        there = text[one.placement.start : one.placement.end]
        assert there.replace("\n", "") == one.quote


def test_an_entry_bears_the_title_that_it_was_given(workspace, document):
    entry = workspace.library.outline(document)[1]
    start = Start(entry.title, entry.level, entry.start)
    workspace.correct(document, [corrections.title(entry.section, start, "第一点")])
    assert workspace.library.outline(document)[1].title == "第一点"
    workspace.take_back(document)
    assert workspace.library.outline(document)[1].title == entry.title


def test_of_several_acts_all_are_done_or_none(workspace, document):
    before = _seen(workspace, document)
    good = corrections.heading(SECTION, _spot(workspace, document, "各单位要高度重视"), 1)
    with pytest.raises(UserFacing, match="correction-stale"):
        workspace.correct(document, [good, good._replace(quote="别的")])
    assert _seen(workspace, document) == before


@pytest.mark.parametrize("step", ["write_document", "put_document"])
def test_a_crash_leaves_the_old_document_or_the_new(
    workspace, open_workspace, document, monkeypatch, step
):
    open_workspace().library.list()
    old = _seen(workspace, document)[:3]

    def crash(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        owner = correcting if step == "write_document" else workspace.index
        patched.setattr(owner, step, crash)
        with pytest.raises(KeyboardInterrupt):
            _split(workspace, document, "学习和实践")
    again = open_workspace()
    seen = _seen(again, document)[:3]
    if step == "write_document":
        assert seen == old
    else:
        assert "，\n学习和实践" in seen[0]
    assert again.library.problems == []
    _heading(again, document, "各单位要结合")


def test_a_text_changed_by_hand_since_is_not_overwritten(workspace, document, folder):
    _split(workspace, document, "学习和实践")
    (file,) = (folder / "corrected").iterdir()
    file.write_text(file.read_text(encoding="utf-8") + "\n手工补充。\n", encoding="utf-8")
    with pytest.raises(UserFacing, match="correction-overtaken"):
        workspace.take_back(document)
    assert "手工补充" in workspace.library.text(document, SECTION)
    before = _seen(workspace, document)[:3]
    _heading(workspace, document, "手工补充")
    workspace.take_back(document)
    assert _seen(workspace, document)[:2] == before[:2]
    assert workspace.take_back(document)[1] == ()


def test_what_ships_with_the_program_is_refused(tmp_path, workspace, imported):
    source = workspace.library.folder(imported.document)
    source.rename(tmp_path / "bundled" / imported.document)
    again = Workspace(Paths(tmp_path / "other"), tmp_path / "bundled")
    with pytest.raises(UserFacing, match="document-bundled"):
        again.correct(imported.document, [])
    again.close()
