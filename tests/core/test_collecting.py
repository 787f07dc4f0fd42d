# SPDX-License-Identifier: MIT
"""Collections: kept at once, shared by documents, never lost to a damaged file."""

from pathlib import Path

import pytest

from study_viewer.core.collecting import Collection, Collections
from study_viewer.core.errors import UserFacing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "collections.json"


@pytest.fixture
def sets(path: Path) -> Collections:
    return Collections(path)


def test_without_a_file_there_is_none_and_none_is_written(sets: Collections, path: Path) -> None:
    assert sets.all() == ()
    assert sets.of() == {}
    assert not path.exists()


def test_what_was_put_in_is_there_for_the_next_start(sets: Collections, path: Path) -> None:
    sets.make("读书会", ["a", "b", "a"])
    sets.make("Laws", ["b"])
    again = Collections(path)
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
    Collections(path).delete("读书会")
    assert sets.add("读书会", ["b"]) == ()
    assert sets.take("读书会", ["a"]) == ()
    assert sets.rename("读书会", "书") is None
    assert sets.delete("读书会") is None


def test_what_another_process_wrote_is_seen_and_not_undone(sets: Collections, path: Path) -> None:
    sets.make("甲", ["a"])
    Collections(path).make("乙", ["b"])
    sets.add("甲", ["c"])
    assert Collections(path).all() == (Collection("甲", ("a", "c")), Collection("乙", ("b",)))


@pytest.mark.parametrize(
    "found", ["", "{", "[]", '{"format": 2, "collections": []}', '{"format": 1}', "\x00\x01"]
)
def test_a_file_that_is_not_understood_is_kept_beside(path: Path, found: str) -> None:
    path.parent.mkdir()
    path.write_text(found, encoding="utf-8")
    sets = Collections(path)
    assert sets.all() == ()
    assert sets.put_aside is not None
    assert sets.put_aside.read_text(encoding="utf-8") == found
    sets.make("读书会", ["a"])
    assert Collections(path).all() == (Collection("读书会", ("a",)),)


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
