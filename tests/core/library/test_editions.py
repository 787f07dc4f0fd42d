# SPDX-License-Identifier: MIT
"""A revised text takes its document's place; the old one stays, and so does all that was noted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from study_viewer.core import editions
from study_viewer.core.document import corrections
from study_viewer.core.document.model import Heading
from study_viewer.core.document_folder import read_document
from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.importing import Imported
from study_viewer.core.workspace import Workspace

PARTS = [
    "公共图书馆是公共文化的基础工程，书从哪里来都要想明白。",
    "各单位要结合实际制定方案，学习要有记录，记录要有检查。",
    "年底由办公室组织总结，评出先进单位若干名，材料存档备查。",
    "本通知自印发之日起施行，由办公室负责解释和督促落实。",
]
NEW = "每月集中学习一次，不得少于半天，请假须经负责人批准。"
TITLE = "关于开展读书活动的通知"


def write(path: Path, parts: list[str], title: str = TITLE) -> Path:
    path.write_text("\n\n".join([title, *parts]) + "\n", encoding="utf-8")
    return path


def bring(workspace: Workspace, path: Path, replaces: str = "") -> Imported:
    ((imported, _),) = workspace.import_paths([path], replaces=replaces)
    assert imported.error is None
    return imported


def text(workspace: Workspace, document: str) -> str:
    library = workspace.library
    return "\n".join(library.text(document, one.id) for one in library.sections(document))


@pytest.fixture
def first(workspace: Workspace, tmp_path: Path) -> str:
    return bring(workspace, write(tmp_path / "first.txt", PARTS)).document


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return write(tmp_path / "second.txt", [PARTS[0], NEW, *PARTS[1:]])


@pytest.fixture
def third(tmp_path: Path) -> Path:
    return write(tmp_path / "third.txt", [NEW, *PARTS[:2], PARTS[3]])


def test_a_new_edition_keeps_the_id_and_the_old_text_stays_readable(
    workspace: Workspace, first: str, second: Path, third: Path
) -> None:
    before = text(workspace, first)
    assert bring(workspace, second, first).edition == 2
    done = bring(workspace, third, first)
    assert (done.document, done.edition, done.already) == (first, 3, False)
    library = workspace.library
    assert [shelved.id for shelved in library.list()] == [first]
    assert [(one.number, one.current) for one in library.editions(first)] == [
        (1, False),
        (2, False),
        (3, True),
    ]
    old = library.edition(first, 1)
    assert [old.text(one.id) for one in old.document.sections] == [before]
    assert old.document.outline and (old.folder / "original" / "first.txt").is_file()
    assert NEW in workspace.publisher.document(first, None, "text", 2)
    assert NEW not in workspace.publisher.document(first, None, "markdown", 1)
    assert library.original(first) == library.folder(first) / "original" / "third.txt"
    assert library.edition(first, 3).text("s001") == text(workspace, first)
    with pytest.raises(UserFacing, match="edition-unknown"):
        library.edition(first, 4)


def test_the_annotations_go_along_and_each_is_told(
    workspace: Workspace, first: str, third: Path
) -> None:
    def mark(quote: str) -> str:
        return workspace.notebook.annotate_quote(first, None, quote).changes.annotations[0]

    kept, gone = mark("结合实际制定方案"), mark("评出先进单位若干名")
    done = bring(workspace, third, first)
    states = {id: (before, now) for id, before, now in done.states}
    assert states[kept] == ("placed", "placed") and states[gone][0] == "placed"
    assert states[gone][1] in ("check", "unplaced")
    changes, back = workspace.take_back_edition(first)
    assert changes.documents == (first,)
    assert {id: now for id, _, now in back} == {kept: "placed", gone: "placed"}


def test_the_same_text_again_changes_nothing(
    workspace: Workspace, first: str, second: Path, tmp_path: Path
) -> None:
    bring(workspace, second, first)
    assert bring(workspace, second, first).already
    elsewhere = write(tmp_path / "copy.txt", [PARTS[0], NEW, *PARTS[1:]])
    again = bring(workspace, elsewhere)
    assert (again.document, again.already) == (first, True)
    assert workspace.library.edition(first, 2).document.edition == 2
    assert workspace.drafts.of(elsewhere).there == TITLE


def test_going_back_keeps_what_is_taken_back(
    workspace: Workspace, first: str, second: Path, third: Path
) -> None:
    before = text(workspace, first)
    bring(workspace, second, first)
    between = text(workspace, first)
    bring(workspace, third, first)
    workspace.take_back_edition(first)
    assert text(workspace, first) == between
    workspace.take_back_edition(first)
    assert text(workspace, first) == before
    assert len(list(workspace.paths.removed.iterdir())) == 2
    with pytest.raises(UserFacing, match="edition-first"):
        workspace.take_back_edition(first)
    assert bring(workspace, third, first).edition == 2


def test_what_a_person_called_it_stays_until_the_file_says_something_new(
    workspace: Workspace, first: str, second: Path, tmp_path: Path
) -> None:
    workspace.library.rename(first, title="读书通知", issued_by="办公室")
    bring(workspace, second, first)
    about = workspace.library.document(first).metadata
    assert (about.title, about.issued_by) == ("读书通知", "办公室")
    assert about.imported_from == "second.txt"
    bring(workspace, write(tmp_path / "d.txt", PARTS[:3], "关于深入开展读书活动的通知"), first)
    about = workspace.library.document(first).metadata
    assert (about.title, about.issued_by) == ("关于深入开展读书活动的通知", "办公室")


def test_corrections_are_made_again_where_they_fit(
    workspace: Workspace, first: str, third: Path
) -> None:
    def as_heading(words: str) -> None:
        library = workspace.library
        place = library.text(first, "s001").index(words)
        spot = corrections.spot_at(library.body(first, "s001"), place)
        assert spot is not None
        workspace.correct(first, [corrections.heading("s001", spot, 2)])

    as_heading(PARTS[1])
    as_heading(PARTS[2])
    done = bring(workspace, third, first)
    assert [act.quote for act in done.lost] == [PARTS[2][:40]]
    body = workspace.library.body(first, "s001")
    heads = [block.spans[0].text for block in body.blocks if isinstance(block, Heading)]
    assert PARTS[1] in heads
    assert len(workspace.library.take_back(first)[1]) == 1


def test_a_draft_is_kept_as_a_new_edition_with_the_corrections_it_was_seen_with(
    workspace: Workspace, first: str, third: Path
) -> None:
    library = workspace.library
    spot = corrections.spot_at(
        library.body(first, "s001"), library.text(first, "s001").index(PARTS[1])
    )
    assert spot is not None
    workspace.correct(first, [corrections.heading("s001", spot, 2)])
    draft = workspace.drafts.of(third)
    (kin,) = workspace.kin_of(draft)
    assert (kin.document, kin.why) == (first, "title")
    seen, lost = workspace.as_edition(draft, first)
    assert lost == 0 and len(seen.acts) == 1
    imported, _ = workspace.keep(seen, replaces=first)
    assert (imported.document, imported.edition, imported.lost) == (first, 2, ())
    assert library.body(first, "s001") == seen.sections[0].body
    assert library.title(first) == TITLE


def test_a_draft_bears_the_name_a_person_gave_and_can_be_given_the_file_s_again(
    workspace: Workspace, first: str, second: Path, third: Path
) -> None:
    library = workspace.library
    library.rename(first, title="读书通知")
    seen, _ = workspace.as_edition(workspace.drafts.of(second), first)
    assert seen.title == "读书通知"
    workspace.keep(seen, replaces=first)
    assert library.title(first) == "读书通知"
    seen, _ = workspace.as_edition(workspace.drafts.of(third), first)
    assert seen.title == "读书通知"
    workspace.keep(seen.titled(TITLE), replaces=first)
    about = library.document(first)
    assert about.title == TITLE
    assert not dict(read_document(library.over(first).folder).told).get("title")


def test_only_one_document_can_take_anothers_place(
    workspace: Workspace, first: str, second: Path, third: Path
) -> None:
    with pytest.raises(UserFacing, match="replace-one"):
        list(workspace.import_paths([second, third], replaces=first))
    with pytest.raises(UserFacing, match="document-unknown"):
        list(workspace.import_paths([second], replaces="nothing"))
    assert len(workspace.library.editions(first)) == 1


def test_a_new_edition_is_recognised_by_its_paragraphs(
    workspace: Workspace, first: str, tmp_path: Path
) -> None:
    other = write(tmp_path / "other.txt", [*PARTS[:3], NEW, NEW], "读书活动实施办法")
    (kin,) = workspace.kin_of(other)
    assert (kin.document, kin.why, kin.share) == (first, "paragraphs", 0.75)
    came = bring(workspace, other)
    assert came.document != first and [one.document for one in came.kin] == [first]
    stranger = write(tmp_path / "stranger.txt", [PARTS[0], NEW + NEW, NEW[3:]], "另一份材料")
    assert first not in [one.document for one in workspace.kin_of(stranger)]


def test_of_the_years_of_a_rule_the_one_with_the_very_title_comes_first(
    workspace: Workspace, tmp_path: Path
) -> None:
    years = {}
    for year in (2024, 2025, 2026):
        file = write(tmp_path / f"{year}.txt", [f"{year}年{NEW}", NEW * 2], f"办法（{year}年修订）")
        years[year] = bring(workspace, file).document
    for year, document in years.items():
        text = [f"这是{year}年的另一段文字，与原来的都不一样。"]
        draft = workspace.drafts.of(write(tmp_path / f"又{year}.txt", text, "未命名"))
        found = workspace.kin_of(draft.titled(f"办法（{year}年修订）"))
        assert len(found) == 3
        assert found[0].document == document


def test_the_text_of_an_earlier_edition_is_recognised_as_that(
    workspace: Workspace, first: str, second: Path, third: Path, tmp_path: Path
) -> None:
    bring(workspace, second, first)
    (kin,) = workspace.kin_of(third)
    assert kin.older == 0
    bring(workspace, third, first)
    spaced = tmp_path / "again.txt"
    spaced.write_text(second.read_text(encoding="utf-8") + "\n\n  ", encoding="utf-8")
    (kin,) = workspace.kin_of(spaced)
    assert (kin.document, kin.edition, kin.older) == (first, 3, 2)
    other = write(tmp_path / "other.txt", [*PARTS[:2], NEW])
    assert [one.older for one in workspace.kin_of(other)] == [0]


def test_a_file_of_the_same_name_is_recognised_and_its_fellows_are_not(
    workspace: Workspace, first: str, tmp_path: Path
) -> None:
    (tmp_path / "later").mkdir()
    revised = write(tmp_path / "later" / "first.txt", [NEW * 2, NEW * 3], "全新的一份材料")
    assert [(one.document, one.why) for one in workspace.kin_of(revised)] == [(first, "name")]
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write(tmp_path / name / "readme.txt", [name * 20, PARTS[0] + name], f"说明{name}")
    found = workspace.import_paths([tmp_path / "a", tmp_path / "b"])
    assert [one.kin for one, _ in found] == [(), ()]


def test_what_is_recognised_is_so_after_the_index_was_lost(
    open_workspace: Callable[[], Workspace], first: str, second: Path
) -> None:
    workspace = open_workspace()
    workspace.close()
    workspace.paths.index.unlink()
    again = open_workspace()
    assert [(one.document, one.share) for one in again.kin_of(second)] == [(first, 5 / 6)]
    again.library.remove(first)
    assert again.kin_of(second) == ()


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("act", ["replace", "take back"])
@pytest.mark.parametrize("step", range(7))
def test_a_crash_between_two_steps_leaves_the_old_edition_or_the_new_one(
    open_workspace: Callable[[], Workspace],
    first: str,
    second: Path,
    third: Path,
    monkeypatch: pytest.MonkeyPatch,
    act: str,
    step: int,
) -> None:
    workspace = open_workspace()
    bring(workspace, second, first)
    bring(workspace, write(third.with_name("c.txt"), PARTS[:3]), first)
    known = {number: workspace.library.edition(first, number).text("s001") for number in (1, 2, 3)}
    renames = 0
    rename = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        nonlocal renames
        if renames == step:
            raise Killed
        renames += 1
        return rename(self, target)

    def go() -> None:
        if act == "replace":
            bring(workspace, third, first)
        else:
            workspace.take_back_edition(first)

    monkeypatch.setattr(Path, "replace", interrupted)
    try:
        go()
    except Killed:
        pass
    else:
        assert step > 3, "fewer steps than this test believes"
    monkeypatch.undo()
    again = open_workspace()
    numbers = [one.number for one in again.library.editions(first)]
    assert numbers in ([[1, 2, 3], [1, 2, 3, 4]] if act == "replace" else [[1, 2, 3], [1, 2]])
    for number in set(numbers) & {1, 2, 3}:
        assert again.library.edition(first, number).text("s001") == known[number]
    assert text(again, first) == again.library.edition(first, numbers[-1]).text("s001")
    assert again.library.document(first).edition == numbers[-1]
    assert not editions.unsettled(again.paths.documents) and not again.library.problems


def test_a_folder_that_cannot_be_moved_leaves_everything_as_it_was(
    workspace: Workspace, first: str, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = text(workspace, first)
    rename = Path.replace

    def open_elsewhere(self: Path, target: Path) -> Path:
        if self.name == first:
            raise PermissionError(13, "in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", open_elsewhere)
    ((imported, _),) = workspace.import_paths([second], replaces=first)
    assert imported.error is not None and imported.error.code == "not-allowed"
    monkeypatch.undo()
    assert text(workspace, first) == before
    assert [path.name for path in workspace.paths.documents.iterdir()] == [first]


def test_what_changed_is_told_with_the_annotations_it_touches(
    workspace: Workspace, first: str, second: Path, tmp_path: Path
) -> None:
    def mark(quote: str) -> str:
        return workspace.notebook.annotate_quote(first, None, quote).changes.annotations[0]

    with pytest.raises(UserFacing, match="edition-first"):
        workspace.changes(first)
    touched, _ = mark("记录要有检查"), mark("公共文化")
    gone = mark("评出先进单位若干名")
    bring(workspace, second, first)
    parts = [PARTS[0], NEW, PARTS[1].replace("检查", "抽查"), PARTS[3]]
    bring(workspace, write(tmp_path / "d.txt", parts), first)
    compared = workspace.changes(first)
    assert (compared.title, compared.old, compared.new) == (TITLE, 2, 3)
    assert [one.kind for one in compared.changes] == ["reworded", "removed"]
    assert compared.touched == ((touched,), (gone,))
    assert [one.kind for one in workspace.changes(first, 1, 2).changes] == ["added"]
    assert [one.kind for one in workspace.changes(first, 3, 2).changes] == ["reworded", "added"]


def test_what_changed_is_told_under_its_chapter(workspace: Workspace, tmp_path: Path) -> None:
    """An article is an entry of its own: nobody looks for what changed article by article."""
    before = ["第一章 总则", "第一条 " + PARTS[0], "第二章 学习", "第二条 " + PARTS[1], PARTS[2]]
    after = [*before[:3], "第二条 " + NEW, PARTS[2].replace("年底", "每年年底")]
    document = bring(workspace, write(tmp_path / "a.txt", before, "读书办法")).document
    bring(workspace, write(tmp_path / "b.txt", after, "读书办法"), document)
    passages = [one.new or one.old for one in workspace.changes(document).changes]
    titles = {one.text[:3]: one.title for one in passages if one}
    assert titles["第二条"] == "第二章 学习"


def test_a_comparison_is_stopped_by_its_progress(
    workspace: Workspace, first: str, second: Path
) -> None:
    bring(workspace, second, first)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.changes(first, progress=stop)
    assert [done for done, _ in told] == [0, 1, 2, 3]
    workspace.changes(first, progress=lambda *step: told.append(step))
    shares = [done / total for done, total in told[4:]]
    assert shares == sorted(shares) and shares[-1] < 1
