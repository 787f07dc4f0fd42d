# SPDX-License-Identifier: MIT
"""Whatever a file does to the process that reads it, the person gets one sentence."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from study_viewer.core.apart.readers import SECONDS, SECONDS_A_FILE, Readers
from study_viewer.core.document.plain import plain_text
from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.formats.contract import PageWish, Parsed, ParsedSection, Wishes, no_progress

pytestmark = pytest.mark.apart


@pytest.fixture
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    """Reading processes with a format that misbehaves as the file's name says."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[3]))
    made = Readers(tmp_path / "logs", seconds=5, module="tests.core.apart.misbehaving")
    yield made
    made.close()


def odd(tmp_path: Path, name: str) -> Path:
    path = tmp_path / f"{name}.odd"
    path.write_text("x", encoding="utf-8")
    return path


def read(readers: Readers, path: Path) -> tuple[Parsed, list[ParsedSection]]:
    parsed = readers.begin(path, Wishes()).parsed(no_progress)
    return parsed, list(parsed.sections)


def is_fit(readers: Readers, tmp_path: Path) -> bool:
    _, sections = read(readers, odd(tmp_path, "well"))
    return [plain_text(one.body) for one in sections] == ["第0段😀", "第1段😀", "第2段😀"]


def test_what_is_read_there_arrives_here_whole(readers: Readers, tmp_path: Path) -> None:
    path = odd(tmp_path, "well")
    parsed, sections = read(readers, path)
    assert parsed.metadata.title == "题目"
    assert sections[0].pictures[0].data == b"\x00\xff"
    assert is_fit(readers, tmp_path)
    # A file that lies elsewhere is not to be copied among the originals.
    assert parsed.originals == [(path, path.name)]


@pytest.mark.parametrize("when", ["first", "later"])
@pytest.mark.parametrize(
    ("act", "code"),
    [
        ("die", "file-crashed"),
        ("err", "file-crashed"),
        ("grow", "file-too-much"),
        ("nest", "file-too-nested"),
        ("call", "file-forbidden"),
        ("write", "file-forbidden"),
        ("delete", "file-forbidden"),
        ("run", "file-forbidden"),
    ],
)
def test_harm_is_one_sentence_and_the_next_file_is_read(
    readers: Readers, tmp_path: Path, when: str, act: str, code: str
) -> None:
    path = odd(tmp_path, f"{when}-{act}")
    with pytest.raises(UserFacing) as caught:
        read(readers, path)
    assert caught.value.code == code
    assert path.exists()
    assert not (tmp_path / "written.txt").exists()
    assert is_fit(readers, tmp_path)


def test_a_folder_of_many_small_files_is_waited_for_longer(
    tmp_path: Path, readers: Readers
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(100):
        (folder / f"{number}.md").write_text("书", encoding="utf-8")
    assert readers._patience(folder) >= readers._patience(folder / "1.md") + 99 * SECONDS_A_FILE


def test_a_book_as_pdf_has_time_for_all_its_pages(tmp_path: Path) -> None:
    """One of 3,000 pages has some 8 MB; it took 40 s where a page takes 13 ms."""
    readers = Readers(tmp_path / "logs")
    book, letter = tmp_path / "book.PDF", tmp_path / "letter.pdf"
    book.write_bytes(bytes(8_000_000))
    letter.write_bytes(bytes(20_000))
    assert readers._patience(book) > 80
    assert SECONDS <= readers._patience(letter) < SECONDS + 1


def test_a_file_that_never_ends_is_given_up(tmp_path: Path, readers: Readers) -> None:
    readers._seconds = 1
    began = time.monotonic()
    with pytest.raises(UserFacing) as caught:
        read(readers, odd(tmp_path, "first-hang"))
    assert caught.value.code == "file-too-slow"
    assert time.monotonic() - began < 20
    assert is_fit(readers, tmp_path)


def test_a_person_can_cancel_a_file_that_gives_no_word(tmp_path: Path, readers: Readers) -> None:
    def cancelled(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        readers.begin(odd(tmp_path, "first-hang"), Wishes()).parsed(cancelled)
    assert is_fit(readers, tmp_path)


def test_what_a_library_prints_does_not_stand_between_the_answers(
    tmp_path: Path, readers: Readers
) -> None:
    _, sections = read(readers, odd(tmp_path, "later-chatter"))
    assert len(sections) == 3


def test_a_mistake_of_ours_is_reported_in_the_logs(tmp_path: Path, readers: Readers) -> None:
    with pytest.raises(UserFacing):
        read(readers, odd(tmp_path, "first-err"))
    (report,) = (tmp_path / "logs").glob("crash-*.txt")
    assert "a mistake of ours" in report.read_text(encoding="utf-8")


def test_a_reading_that_nobody_wants_ends(tmp_path: Path, readers: Readers) -> None:
    begun = readers.begin(odd(tmp_path, "first-hang"), Wishes())
    begun.drop()
    assert is_fit(readers, tmp_path)


def test_several_files_are_read_side_by_side(tmp_path: Path, readers: Readers) -> None:
    slow = readers.begin(odd(tmp_path, "first-hang"), Wishes())
    assert is_fit(readers, tmp_path)
    slow.drop()


@pytest.mark.parametrize("name", ["up", "root", "drive", "back", "section"])
def test_no_answer_names_a_file_outside_the_document(
    tmp_path: Path, readers: Readers, name: str
) -> None:
    with pytest.raises(UserFacing) as caught:
        read(readers, odd(tmp_path, name))
    assert caught.value.code == "file-crashed"
    assert is_fit(readers, tmp_path)


def test_a_page_that_is_smaller_than_it_says_is_not_shown(tmp_path: Path, readers: Readers) -> None:
    with pytest.raises(UserFacing) as caught:
        readers.page(odd(tmp_path, "well"), PageWish(1, 4_000))
    assert caught.value.code == "file-crashed"
    assert is_fit(readers, tmp_path)
