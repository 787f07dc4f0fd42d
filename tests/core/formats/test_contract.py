# SPDX-License-Identifier: MIT
"""Each format keeps what the contract promises, whichever formats there are."""

import importlib
import inspect
from pathlib import Path
from typing import NamedTuple

import pytest

from study_viewer.core import office
from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.plain import leaves, plain_text
from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import PageWish, Parsed, ParsedSection, Wishes
from study_viewer.sentences import sentence
from tests.core.formats.writers import WRITERS, one_text

TEXT = one_text(chapters=2, sections=3)
MODULES = sorted(set(registry.MODULES.values()))


class Sample(NamedTuple):
    suffix: str
    path: Path


@pytest.fixture(params=MODULES)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Sample:
    """A sound file of each format, in a folder of its own."""
    suffixes = [one for one, module in registry.MODULES.items() if module == request.param]
    suffix = next(one for one in suffixes if one in WRITERS)
    if suffix == ".pdf" and office.found() is None:
        pytest.skip("no LibreOffice here, which makes the PDF")
    made = tmp_path / "made" / f"汇编{suffix}"
    made.parent.mkdir()
    WRITERS[suffix](made, TEXT)
    path = tmp_path / "in" / made.name
    path.parent.mkdir()
    made.rename(path)
    return Sample(suffix, path)


def read(path: Path, wishes: Wishes | None = None) -> tuple[Parsed, list[ParsedSection]]:
    parsed = registry.read(path, wishes or Wishes(), lambda done, total: None)
    return parsed, list(parsed.sections)


@pytest.mark.parametrize("name", MODULES)
def test_a_format_is_a_module_that_reads_as_promised(name: str) -> None:
    module = importlib.import_module(f"study_viewer.core.formats.{name}")
    assert list(inspect.signature(module.read).parameters) == ["path", "wishes", "progress"]
    assert inspect.signature(module.read).return_annotation is Parsed
    paged = {module for suffix, module in registry.MODULES.items() if suffix in registry.PAGED}
    assert hasattr(module, "page") == (name in paged)


def test_suffixes_are_written_as_they_are_looked_up() -> None:
    for suffix in (*registry.MODULES, *registry.PAGED, *registry.CONVERTED):
        assert suffix == suffix.lower() and suffix.startswith(".")
    assert set(registry.PAGED) <= set(registry.MODULES)
    assert set(registry.CONVERTED) & set(registry.MODULES) == set()


def test_what_is_told_stands_together(sample: Sample) -> None:
    parsed, sections = read(sample.path)
    assert parsed.metadata.title and parsed.metadata.language in ("", "zh", "en")
    assert parsed.originals[0] == (sample.path, sample.path.name)
    named = [section.id for section in sections if section.id]
    assert len(named) in (0, len(sections)) and len(set(named)) == len(named)
    for section in sections:
        count = len(list(leaves(section.body)))
        assert section.title and 0 <= section.level <= 6
        assert all(0 <= mark.leaf < count and mark.level > 0 for mark in section.marks)
        assert all(0 <= page.leaf <= count and page.page > 0 for page in section.pages)
        assert [mark.leaf for mark in section.marks] == sorted(m.leaf for m in section.marks)
        assert len(section.lines) in (0, len(section.body.blocks))
        assert all(picture.path.startswith("images/") for picture in section.pictures)
        # What canonical form would leave out was never there.
        letters = "".join(plain_text(section.body).split())
        assert "".join(plain_text(canonical(section.body)).split()) == letters
    for remark in parsed.warnings:
        for language in ("en", "zh"):
            assert sentence(remark.code, language, place=remark.place, text=remark.text)


def test_progress_goes_forward(sample: Sample) -> None:
    told: list[tuple[int, int]] = []
    parsed = registry.read(sample.path, Wishes(), lambda *both: told.append(both))
    assert list(parsed.sections)
    assert told == sorted(told)
    assert all(0 <= done <= total for done, total in told)
    assert told[-1][1] > 0


def test_a_person_can_cancel_at_the_first_word(sample: Sample) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(registry.read(sample.path, Wishes(), stop).sections)


def test_reading_twice_gives_the_same(sample: Sample) -> None:
    first, sections = read(sample.path)
    again, others = read(sample.path)
    assert sections == others
    assert (first.metadata, first.warnings) == (again.metadata, again.warnings)


def test_nothing_is_written_beside_the_file(sample: Sample) -> None:
    before = sample.path.read_bytes()
    read(sample.path)
    assert [one.name for one in sample.path.parent.iterdir()] == [sample.path.name]
    assert sample.path.read_bytes() == before


def test_a_title_that_is_asked_for_is_taken(sample: Sample) -> None:
    assert read(sample.path, Wishes(title="另一个题目"))[0].metadata.title == "另一个题目"


def test_wishes_for_other_formats_do_no_harm(sample: Sample) -> None:
    wishes = Wishes(keep_furniture=True, password="secret", comments=True)
    assert read(sample.path, wishes)[1] == read(sample.path)[1]


@pytest.mark.parametrize("suffix", sorted(registry.MODULES))
@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t\r\n", b"\x00" * 3_000, bytes(range(256)) * 20, b"<", b"%PDF-", b"PK\x03\x04"],
    ids=["empty", "blank", "zeros", "bytes", "angle", "pdf", "zip"],
)
def test_what_is_no_file_of_the_format_is_read_or_refused_in_a_sentence(
    tmp_path: Path, suffix: str, data: bytes
) -> None:
    path = tmp_path / f"文件{suffix}"
    path.write_bytes(data)
    try:
        sections = read(path)[1]
    except UserFacing as error:
        for language in ("en", "zh"):
            assert sentence(error.code, language, **error.details)
    else:
        # The importer tells of a document without text.
        assert all(isinstance(section, ParsedSection) for section in sections)
        assert data.strip()


@pytest.mark.parametrize("suffix", sorted(registry.MODULES))
def test_a_folder_of_the_name_and_a_missing_file_are_told(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(UserFacing) as caught:
        read(tmp_path / f"none{suffix}")
    assert caught.value.code == "file-missing"
    folder = tmp_path / f"folder{suffix}"
    folder.mkdir()
    with pytest.raises(UserFacing):
        read(folder)


@pytest.mark.parametrize("suffix", sorted(set(registry.MODULES) - set(registry.PAGED)))
def test_a_format_without_pages_says_so(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(UserFacing) as caught:
        registry.page(tmp_path / f"a{suffix}", PageWish(1, 100))
    assert caught.value.code == "no-pages"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("材料.zip", "请先解压"),
        ("网页.webarchive", "另存为“网页，全部”（.html）"),
        ("网页.MAFF", "另存为“网页，全部”（.html）"),
        ("旧稿.ppt", "另存为 .pdf"),
        ("表.xlsx", "另存为 .pdf"),
        ("谱.xyz", "另存为 .docx、.txt 或 .md"),
    ],
)
def test_a_file_of_no_known_format_is_refused_with_what_to_do(
    tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(UserFacing) as caught:
        registry.read(tmp_path / name, Wishes(), lambda done, total: None)
    assert says in sentence(caught.value.code, "zh", **caught.value.details)
