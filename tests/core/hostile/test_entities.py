# SPDX-License-Identifier: MIT
"""Entities and document types: nothing is fetched, and nothing laughs a billion times."""

import re

import pytest

from tests.core.hostile.conftest import Ground
from tests.core.hostile.packages import package, part_of

pytestmark = pytest.mark.apart

PLACES = [
    (".html", ""),
    (".docx", "word/document.xml"),
    (".docx", "word/styles.xml"),
    (".docx", "[Content_Types].xml"),
    (".docx", "word/_rels/document.xml.rels"),
    (".epub", "META-INF/container.xml"),
    (".epub", "book.opf"),
    (".epub", "nav.xhtml"),
    (".epub", "c1.xhtml"),
]
"""A format, and the part of it that is XML."""


def laughs() -> str:
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)]
    return f"<!DOCTYPE x [{''.join(lines)}]>"


def told(ground: Ground, suffix: str, part: str, declared: str, used: str) -> str:
    """Reads a file whose part declares something and uses it in each of its texts."""
    path = ground.inside / f"a{suffix}"
    if suffix == ".html":
        path.write_text(
            f"{declared}<html><body><p>各单位{used}</p></body></html>", encoding="utf-8"
        )
    else:
        text = part_of(path, part).replace("<!DOCTYPE html>", "")
        head, end, rest = text.partition("?>") if text.startswith("<?xml") else ("", "", text)
        for tag in ("</p>", "</w:t>", "</dc:title>", "</a>"):
            rest = rest.replace(tag, f"{used}{tag}")
        package(path, {part: f"{head}{end}{declared}{rest}"})
    return ground.read(path).text


@pytest.mark.parametrize(("suffix", "part"), PLACES)
def test_an_entity_brings_no_file(ground: Ground, suffix: str, part: str) -> None:
    declared = f'<!DOCTYPE x [<!ENTITY c SYSTEM "{ground.canary.as_uri()}">]>'
    told(ground, suffix, part, declared, "&c;")


@pytest.mark.parametrize(("suffix", "part"), PLACES)
def test_an_entity_and_a_document_type_call_nobody(ground: Ground, suffix: str, part: str) -> None:
    declared = (
        f'<!DOCTYPE x SYSTEM "{ground.http}/x.dtd" [<!ENTITY c SYSTEM "{ground.http}/c">'
        f'<!ENTITY % p SYSTEM "{ground.http}/p">%p;]>'
    )
    told(ground, suffix, part, declared, "&c;")


@pytest.mark.parametrize(("suffix", "part"), PLACES)
def test_a_billion_laughs_are_none(ground: Ground, suffix: str, part: str) -> None:
    assert "ha" * 1_000 not in told(ground, suffix, part, laughs(), "&a10;")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(("suffix", "part"), PLACES)
def test_no_laugh_grows_in_an_attribute(
    ground: Ground, suffix: str, part: str, encoding: str
) -> None:
    """There a parser fills entities in whatever it does elsewhere."""
    sound = "<html><body><p>各单位</p></body></html>"
    text = part_of(ground.inside / f"b{suffix}", part) if part else sound
    rest = text.partition("?>")[2].replace("<!DOCTYPE html>", "") if "?>" in text else text
    rest = re.sub(r"<([A-Za-z][\w:-]*)", r'<\1 laugh="&a10;" title="&a10;" alt="&a10;"', rest)
    data = f'<?xml version="1.0" encoding="{encoding}"?>{laughs()}{rest}'.encode(encoding)
    path = ground.inside / f"a{suffix}"
    if part:
        package(path, {part: data})
    else:
        path.write_bytes(data)
    assert "ha" * 1_000 not in ground.read(path).text
