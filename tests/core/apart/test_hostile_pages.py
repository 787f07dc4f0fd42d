# SPDX-License-Identifier: MIT
"""Hostile web pages and e-books are refused with a sentence, or read without harm."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from study_viewer.core.apart.readers import Readers
from study_viewer.core.document.plain import plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Parsed, ParsedSection, Wishes, no_progress
from tests.core.formats import books

pytestmark = pytest.mark.apart

SECRET = "geheim-4711"
LAUGHS = "".join(
    f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12)
)  # a laugh 10^12 times over
BOMB = f'<!DOCTYPE html [<!ENTITY l0 "hahaha">{LAUGHS}]>'


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readers]:
    made = Readers(tmp_path_factory.mktemp("logs"))
    yield made
    made.close()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "secret.txt"
    path.parent.mkdir()
    path.write_text(SECRET, encoding="utf-8")
    return path


def read(readers: Readers, path: Path) -> tuple[Parsed, list[ParsedSection]]:
    parsed = readers.begin(path, Wishes()).parsed(no_progress)
    return parsed, list(parsed.sections)


def text_of(sections: list[ParsedSection]) -> str:
    return "\n".join(plain_text(section.body) for section in sections)


def page(tmp_path: Path, text: str | bytes, name: str = "a.html") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def raw_book(tmp_path: Path, **files: str) -> Path:
    """A sound book with some of its files replaced."""
    whole: dict[str, str | bytes] = {
        "content.opf": books.package({"a.xhtml": "", "nav.xhtml": 'properties="nav"'}, ["a.xhtml"]),
        "nav.xhtml": books.nav('<ol><li><a href="a.xhtml">甲</a></li></ol>'),
        "a.xhtml": books.chapter("<p>文。</p>"),
    }
    names = {"opf": "content.opf", "nav": "nav.xhtml", "chapter": "a.xhtml"}
    whole.update({names.get(name, "/META-INF/container.xml"): text for name, text in files.items()})
    return books.write(tmp_path / "a.epub", whole)


def xxe(secret: Path) -> str:
    return f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'


@pytest.mark.parametrize("suffix", ["html", "xhtml"])
def test_an_entity_that_names_a_file_is_not_filled_in(readers, tmp_path, secret, suffix):
    text = f'<?xml version="1.0"?>{xxe(secret)}<html><body><p>前&e;后</p></body></html>'
    _, sections = read(readers, page(tmp_path, text, f"a.{suffix}"))
    assert "前" in text_of(sections)
    assert "后" in text_of(sections)
    assert SECRET not in text_of(sections)


@pytest.mark.parametrize("where", ["opf", "nav", "chapter", "container"])
def test_no_part_of_a_book_reads_a_file_outside(readers, tmp_path, secret, where):
    whole = {
        "opf": books.package({"a.xhtml": ""}, ["a.xhtml"], metadata="<dc:title>&e;</dc:title>"),
        "nav": books.nav('<ol><li><a href="a.xhtml">&e;</a></li></ol>'),
        "chapter": books.chapter("<p>前&e;后</p>"),
        "container": books.CONTAINER.replace("<rootfiles>", "<rootfiles>&e;"),
    }[where]
    head, rest = whole.split("?>", 1)
    text = f"{head}?>{xxe(secret)}{rest.replace('<!DOCTYPE html>', '')}"
    try:
        parsed, sections = read(readers, raw_book(tmp_path, **{where: text}))
    except UserFacing as refused:
        assert refused.code == "epub-broken"
        return
    marks = [mark.title for section in sections for mark in section.marks]
    assert SECRET not in text_of(sections) + parsed.metadata.title + "".join(marks)


def test_a_laugh_that_grows_is_not_laughed(readers, tmp_path):
    text = f'<?xml version="1.0"?>{BOMB}<html><body><p>前&l12;后</p></body></html>'
    _, sections = read(readers, page(tmp_path, text))
    assert len(text_of(sections)) < 10_000
    _, sections = read(readers, raw_book(tmp_path, chapter=text))
    assert len(text_of(sections)) < 10_000
    with pytest.raises(UserFacing):
        opf = books.package({"a.xhtml": ""}, ["a.xhtml"], metadata="<dc:title>&l12;</dc:title>")
        read(readers, raw_book(tmp_path, opf=opf.replace("?>", f"?>{BOMB}", 1)))


@pytest.mark.parametrize("inside", ["", "<p>字</p>", "<tr>", "<b>字"])
def test_twenty_thousand_tables_in_one_another_keep_their_words(readers, tmp_path, inside):
    text = "<p>前</p>" + f"<table><tr><td>{inside}" * 20_000 + "末"
    _, sections = read(readers, page(tmp_path, text))
    assert text_of(sections).startswith("前")
    assert text_of(sections).endswith("末")
    assert text_of(sections).count("字") == inside.count("字") * 20_000
    _, sections = read(readers, raw_book(tmp_path, chapter=books.chapter(text)))
    assert text_of(sections).endswith("末")


def test_pictures_and_parts_from_elsewhere_are_not_fetched(readers, tmp_path, secret):
    addresses = (
        *(secret.as_uri(), "http://192.0.2.1/a.png", "//192.0.2.1/a.png", r"\\192.0.2.1\s\a.png"),
        *("../elsewhere/secret.txt", "..%2Felsewhere%2Fsecret.txt", str(secret)),
    )
    shown = "".join(f'<p>图<img src="{one}" alt="说明"/></p>' for one in addresses)
    more = (
        f'<iframe src="{secret.as_uri()}"></iframe><object data="{secret.as_uri()}"></object>'
        '<link rel="stylesheet" href="http://192.0.2.1/a.css"/><script src="http://192.0.2.1/"></script>'
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://192.0.2.1/b.png"/></svg>'
    )
    (tmp_path / "p").mkdir()
    for path in (
        page(tmp_path / "p", f"<body>{shown}{more}</body>"),
        raw_book(tmp_path / "p", chapter=books.chapter(shown + more)),
    ):
        parsed, sections = read(readers, path)
        assert text_of(sections).count("图说明") == len(addresses)
        assert not any(section.pictures for section in sections)
        codes = {remark.code for remark in parsed.warnings}
        assert codes <= {"picture-remote", "picture-outside", "picture-missing"}


def test_a_book_whose_parts_have_names_that_lead_out_is_refused(readers, tmp_path):
    path = books.write(tmp_path / "a.epub", {"/../a.xhtml": "x"})
    with pytest.raises(UserFacing) as refused:
        read(readers, path)
    assert refused.value.code == "archive-unsafe"


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE [" * 200_000,
        "<" * 2_000_000,
        "<p " + "a='" * 500_000,
        "<a href=#" * 200_000,
        "<p id=a>字</p><a href=#a></a>" * 10_000,
        "&#x110000;&#0;&#xD800;\x00" * 100_000 + "字",
        "<h1>" * 100_000 + "字",
        "<h1>字</h1>" * 10_000,
        "<div class='" + "nav " * 300_000 + "'>字",
        "<li>" * 30_000 + "字",
        "<form><div>" * 100 + "字。" * 1000,
        "<!--" * 500_000,
        "<p>" + "字" * 3_000_000,
        "【打印】" * 20 + "x",
        "<svg>" * 5_000 + "字",
        "<img src='data:image/png;base64," + "A" * 3_000_000 + "'>字",
    ],
    ids=lambda text: text[:12],
)
def test_what_is_written_to_hang_a_reader_ends_with_a_text_or_a_sentence(readers, tmp_path, text):
    for path in (
        page(tmp_path, text),
        raw_book(tmp_path, chapter=text),
        raw_book(tmp_path, chapter=books.chapter(text)),
    ):
        try:
            read(readers, path)
        except UserFacing as refused:
            assert refused.code in ("text-empty", "no-text", "text-binary", "archive-too-large")
