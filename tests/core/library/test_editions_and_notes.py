# SPDX-License-Identifier: MIT
"""What a person did to a document goes along into its new edition."""

from pathlib import Path

from study_viewer.core.document import corrections
from study_viewer.core.workspace import Workspace
from tests.core.library.test_editions import NEW, PARTS, bring, text, write


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
        body = beside.library.body(first, "s001")
        spot = corrections.spot_at(body, text(beside, first).index("各单位要"))
        assert spot is not None
        beside.correct(first, [corrections.heading("s001", spot, 1)])

    ((done, _),) = workspace.import_paths([second], None, meanwhile, replaces=first)
    assert (done.edition, done.lost) == (2, ())
    about = workspace.library.shelved(first).metadata
    assert (about.title, about.issued_by) == ("我起的名字", "办公室")
    assert any("各单位要" in entry.title for entry in workspace.library.outline(first))
    beside.close()


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
