# SPDX-License-Identifier: MIT
"""Of every format a sound, an empty and a broken sample: a text, or one sentence, and no harm."""

import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from study_viewer.core.formats import registry
from tests.core.formats.writers import Part, epub, markdown, txt, web, word
from tests.core.hostile.conftest import Ground
from tests.core.hostile.packages import package
from tests.pdf_made import Said, paragraph
from tests.pdf_made import write as pdf

pytestmark = pytest.mark.apart

TEXT = (Part("通知", 1), Part("各单位要认真阅读。" * 40), Part("要求", 2), Part("按月整理笔记。"))
WORDS = "各单位要认真阅读。"


class Sample(NamedTuple):
    """How a sound one is made at a path, the words it holds, and the ways to be empty: the files
    that take the place of its own."""

    make: Callable[[Path], None]
    words: str
    empty: tuple[dict[str, bytes], ...]
    name: str = "a"


def of_text(write: Callable[[Path, tuple[Part, ...]], None]) -> Callable[[Path], None]:
    return lambda path: write(path, TEXT)


def printed(path: Path) -> None:
    pdf(path, [[Said(72, 80, "Notice", 18, bold=True), *paragraph("Read it with care. " * 20)]])


def blank_pages(path: Path) -> None:
    pdf(path, [[], []])


def folder(**files: str) -> Callable[[Path], None]:
    """A folder of these; two underscores stand for a dot, three for a slash."""

    def make(path: Path) -> None:
        for name, text in files.items():
            place = path / name.replace("___", "/").replace("__", ".")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")

    return make


def made(make: Callable[[Path], None], suffix: str, tmp_path: Path) -> bytes:
    path = tmp_path / f"made{suffix}"
    make(path)
    return path.read_bytes()


PAGE = f"# 通知\n\n{WORDS * 40}\n\n## 要求\n\n按月整理笔记。\n"
NOTHING = ({"": b""}, {"": b" \n\t\r\n "}, {"": "\ufeff\n\u3000\n".encode()})
SAMPLES: dict[str, Sample] = {
    "txt": Sample(of_text(txt), WORDS, NOTHING, "a.txt"),
    "markdown": Sample(of_text(markdown), WORDS, (*NOTHING, {"": b"---\ntitle: a\n---\n"}), "a.md"),
    "html": Sample(
        of_text(web), WORDS, (*NOTHING, {"": b"<html><body><script>a()</script>"}), "a.html"
    ),
    "epub": Sample(of_text(epub), WORDS, ({"": b""},), "a.epub"),
    "docx": Sample(of_text(word), WORDS, ({"": b""},), "a.docx"),
    "pdf": Sample(printed, "Read it with care.", ({"": b""},), "a.pdf"),
    "markdown_folder": Sample(
        folder(one__md=PAGE, two__md="# 二\n\n文"), WORDS, ({"one.md": b"", "two.md": b" "},)
    ),
    "mdbook": Sample(
        folder(
            book__toml='[book]\ntitle = "书"\n',
            src___SUMMARY__md="# Summary\n\n- [一](one.md)\n    - [二](two.md)\n",
            src___one__md=PAGE,
            src___two__md="{{#include one.md:1:2}}\n",
        ),
        WORDS,
        (
            {"src/SUMMARY.md": b"", "src/one.md": b"", "src/two.md": b""},
            {"src/one.md": b"\n", "src/two.md": b"<!-- x -->", "src/SUMMARY.md": b"# Summary\n"},
        ),
    ),
    "mkdocs": Sample(
        folder(
            mkdocs__yml="site_name: 书\nnav:\n  - 一: one.md\n  - 二: two.md\n",
            docs___one__md=PAGE,
            docs___two__md='--8<-- "one.md:1:2"\n',
        ),
        WORDS,
        ({"mkdocs.yml": b"", "docs/one.md": b"", "docs/two.md": b"---\ntitle: a\n---\n"},),
    ),
}
EMPTY_PARTS = {
    ".docx": {
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/'
        'wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>'
    },
    ".epub": dict.fromkeys(("c0.xhtml", "c1.xhtml"), "<html><body></body></html>"),
}
"""What a package holds that is sound and says nothing."""
SAYS_NOTHING = {"text-empty", "no-text", "folder-empty", "pdf-empty", "archive-damaged"}


def test_every_format_has_its_samples() -> None:
    folders = {"markdown_folder", "mdbook", "mkdocs"}
    assert set(SAMPLES) == set(registry.MODULES.values()) | folders


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> Sample:
    return SAMPLES[request.param]


def files_of(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file())


def test_a_sound_one_is_read(ground: Ground, sample: Sample) -> None:
    path = ground.inside / sample.name
    sample.make(path)
    outcome = ground.read(path)
    assert (outcome.code, sample.words in outcome.text) == ("", True)


def test_an_empty_one_says_so(ground: Ground, sample: Sample) -> None:
    path = ground.inside / sample.name
    sample.make(path)
    for files in sample.empty:
        for name, data in files.items():
            (path / name if name else path).write_bytes(data)
        assert ground.read(path).code in SAYS_NOTHING


@pytest.mark.parametrize("suffix", EMPTY_PARTS)
def test_a_package_without_a_word_says_so(ground: Ground, suffix: str) -> None:
    path = package(ground.inside / f"a{suffix}", EMPTY_PARTS[suffix])
    assert ground.read(path).code in SAYS_NOTHING


def test_blank_pages_say_so(ground: Ground) -> None:
    path = ground.inside / "a.pdf"
    blank_pages(path)
    assert ground.read(path).code in SAYS_NOTHING


def damaged(data: bytes) -> Iterator[bytes]:
    """Cut short, with its beginning gone, with bytes changed, with a piece in twice."""
    some = random.Random(len(data))
    for share in (0.02, 0.3, 0.7, 0.99):
        yield data[: int(len(data) * share)]
    yield data[len(data) // 3 :]
    for changes in (3, 40):
        changed = bytearray(data)
        for _ in range(changes):
            changed[some.randrange(len(changed))] = some.randrange(256)
        yield bytes(changed)
    third = len(data) // 3
    yield data[: 2 * third] + data[third:]
    yield some.randbytes(len(data))


def test_a_broken_one_is_a_text_or_a_sentence(ground: Ground, sample: Sample) -> None:
    path = ground.inside / sample.name
    sample.make(path)
    for file in files_of(path):
        sound = file.read_bytes()
        for data in damaged(sound):
            file.write_bytes(data)
            outcome = ground.read(path)
            assert outcome.code or outcome.text
        file.write_bytes(sound)
    assert ground.read(path).code == ""


def test_one_that_holds_another_format_is_a_text_or_a_sentence(
    ground: Ground, sample: Sample
) -> None:
    path = ground.inside / sample.name
    others = []
    for name, other in SAMPLES.items():
        if other.name != "a":
            place = ground.inside / f"other-{name}{Path(other.name).suffix}"
            other.make(place)
            others.append(place.read_bytes())
            place.unlink()
    sample.make(path)
    for file in files_of(path):
        sound = file.read_bytes()
        for data in others:
            file.write_bytes(data)
            outcome = ground.read(path)
            assert outcome.code or outcome.text
        file.write_bytes(sound)


def test_a_package_whose_parts_are_each_gone_in_turn_is_a_text_or_a_sentence(
    ground: Ground,
) -> None:
    for suffix in (".docx", ".epub"):
        path = package(ground.inside / f"a{suffix}")
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for gone in parts:
            with zipfile.ZipFile(path, "w") as archive:
                for name, data in parts.items():
                    if name != gone:
                        archive.writestr(name, data)
            outcome = ground.read(path)
            assert outcome.code or outcome.text
