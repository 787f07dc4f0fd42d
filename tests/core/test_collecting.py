# SPDX-License-Identifier: MIT
"""Collections: kept at once, shared by documents, never lost to a damaged file."""

import time
from pathlib import Path

import pytest

from study_viewer.core.collecting import Collection, Collections
from study_viewer.core.errors import UserFacing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "collections.json"


@pytest.fixture
def sets(path: Path) -> Collections:
    return Collections(path, path.parent / "backups")


def test_without_a_file_there_is_none_and_none_is_written(sets: Collections, path: Path) -> None:
    assert sets.all() == ()
    assert sets.of() == {}
    assert not path.exists()


def test_what_was_put_in_is_there_for_the_next_start(sets: Collections, path: Path) -> None:
    sets.make("读书会", ["a", "b", "a"])
    sets.make("Laws", ["b"])
    again = Collections(path, path.parent / "backups")
    assert again.all() == (Collection("Laws", ("b",)), Collection("读书会", ("a", "b")))
    assert again.of() == {"a": ("读书会",), "b": ("Laws", "读书会")}


def test_collections_are_listed_with_the_second_before_the_tenth(sets: Collections) -> None:
    for name in ("第十期", "第二期", "第1期"):
        sets.make(name)
    assert [one.name for one in sets.all()] == ["第1期", "第二期", "第十期"]


def test_adding_says_what_is_new_so_that_it_alone_is_taken_back(sets: Collections) -> None:
    sets.make("读书会", ["a"])
    assert sets.add("读书会", ["a", "b", "c"]) == ("b", "c")
    assert sets.add("读书会", ["b"]) == ()
    assert sets.take("读书会", ["c", "b", "x"]) == ("b", "c")
    assert sets.all() == (Collection("读书会", ("a",)),)


def test_a_name_is_used_once_whatever_its_capitals(sets: Collections) -> None:
    sets.make("Laws")
    sets.make("Rules", ["a"])
    for act in (lambda: sets.make(" laws "), lambda: sets.rename("Rules", "LAWS")):
        with pytest.raises(UserFacing) as refused:
            act()
        assert refused.value.code == "collection-there"
    with pytest.raises(UserFacing) as refused:
        sets.make("  ")
    assert refused.value.code == "collection-unnamed"
    # Its own name in other letters is no other's.
    assert sets.rename("rules", "RULES") == Collection("RULES", ("a",))


def test_what_was_deleted_can_be_made_again(sets: Collections) -> None:
    sets.make("读书会", ["a", "b"])
    gone = sets.delete("读书会")
    assert gone is not None
    assert sets.all() == ()
    sets.make(*gone)
    assert sets.all() == (Collection("读书会", ("a", "b")),)


def test_of_a_collection_that_another_window_deleted_nothing_is_done(
    sets: Collections, path: Path
) -> None:
    sets.make("读书会", ["a"])
    Collections(path, path.parent / "backups").delete("读书会")
    assert sets.add("读书会", ["b"]) == ()
    assert sets.take("读书会", ["a"]) == ()
    assert sets.rename("读书会", "书") is None
    assert sets.delete("读书会") is None


def test_what_another_process_wrote_is_seen_and_not_undone(sets: Collections, path: Path) -> None:
    sets.make("甲", ["a"])
    Collections(path, path.parent / "backups").make("乙", ["b"])
    sets.add("甲", ["c"])
    assert Collections(path, path.parent / "backups").all() == (
        Collection("甲", ("a", "c")),
        Collection("乙", ("b",)),
    )


@pytest.mark.parametrize(
    "found", ["", "{", "[]", '{"format": 2, "collections": []}', '{"format": 1}', "\x00\x01"]
)
def test_a_file_that_is_not_understood_is_kept_beside(path: Path, found: str) -> None:
    path.parent.mkdir()
    path.write_text(found, encoding="utf-8")
    sets = Collections(path, path.parent / "backups")
    assert sets.all() == ()
    assert sets.put_aside is not None
    assert sets.put_aside.read_text(encoding="utf-8") == found
    sets.make("读书会", ["a"])
    assert Collections(path, path.parent / "backups").all() == (Collection("读书会", ("a",)),)


def test_a_change_that_the_disk_refuses_changes_nothing(
    sets: Collections, monkeypatch: pytest.MonkeyPatch
) -> None:
    sets.make("读书会", ["a"])

    def refuse(path: Path, data: bytes) -> None:
        raise UserFacing("disk-full", path=str(path))

    monkeypatch.setattr("study_viewer.core.collecting.write_atomically", refuse)
    with pytest.raises(UserFacing):
        sets.add("读书会", ["b"])
    assert sets.all() == (Collection("读书会", ("a",)),)


def test_a_file_that_is_gone_or_not_understood_is_replaced_by_its_copy(path: Path) -> None:
    copies = path.parent / "backups"
    sets = Collections(path, copies)
    sets.make("读书会", ["a"])
    sets.add("读书会", ["b"])
    kept = (Collection("读书会", ("a", "b")),)
    for damage in (path.unlink, lambda: path.write_bytes(b"\x00" * 40)):
        damage()
        again = Collections(path, copies)
        assert again.all() == kept
        assert again.taken_from == time.strftime("%Y-%m-%d")
        # It lies in its place again, and is told once.
        after = Collections(path, copies)
        assert (after.all(), after.taken_from) == (kept, "")
    assert again.put_aside is not None


def test_a_copy_that_is_not_understood_gives_way_to_the_one_before(path: Path) -> None:
    copies = path.parent / "backups"
    Collections(path, copies).make("读书会", ["a"])
    (today,) = copies.iterdir()
    today.rename(copies / "collections-20240229.json")
    (copies / "collections-20240301.json").write_text("{", encoding="utf-8")
    path.unlink()
    again = Collections(path, copies)
    assert again.all() == (Collection("读书会", ("a",)),)
    assert again.taken_from == "2024-02-29"


def test_who_deleted_the_last_collection_has_none(path: Path) -> None:
    copies = path.parent / "backups"
    sets = Collections(path, copies)
    sets.make("读书会", ["a"])
    sets.delete("读书会")
    path.unlink()
    assert Collections(path, copies).all() == ()


def test_the_copies_of_the_last_thirty_days_of_changes_are_kept(path: Path) -> None:
    copies = path.parent / "backups"
    copies.mkdir(parents=True)
    for day in range(1, 32):
        (copies / f"collections-202401{day:02}.json").write_text("{}", encoding="utf-8")
    beside = copies / "notebook-20240101-120000-000-start.sqlite3"
    beside.write_bytes(b"")
    Collections(path, copies).make("读书会", ["a"])
    names = sorted(one.name for one in copies.glob("*.json"))
    assert (len(names), names[0]) == (30, "collections-20240103.json")
    assert beside.exists()


def test_collections_are_changed_where_no_copy_can_be_written(path: Path) -> None:
    copies = path.parent / "backups"
    path.parent.mkdir(exist_ok=True)
    copies.write_text("a file stands where the folder would", encoding="utf-8")
    sets = Collections(path, copies)
    sets.make("读书会", ["a"])
    assert Collections(path, copies).all() == (Collection("读书会", ("a",)),)


def test_the_disk_is_asked_once_for_a_file_that_is_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Collections(path, path.parent / "backups").make("读书会", ["a"])
    again = Collections(path, path.parent / "backups")
    asked: list[Path] = []
    stat = Path.stat

    def counted(self: Path, *, follow_symlinks: bool = True) -> object:
        asked.append(self)
        return stat(self, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", counted)
    assert [one.name for one in again.all()] == ["读书会"]
    assert asked == [path]
