# SPDX-License-Identifier: MIT
"""Files that nest their parts deeper than any page, or in a circle."""

import pytest

from tests.core.hostile.conftest import Ground
from tests.core.hostile.packages import WORD, package

pytestmark = pytest.mark.apart

DEEP = 20_000


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("<table><tr><td>", "</td></tr></table>"),
        ("<div>", "</div>"),
        ("<ul><li>", "</li></ul>"),
        ("<blockquote>", "</blockquote>"),
        ("<b>", "</b>"),
        ("<p><span>", ""),
    ],
)
def test_a_web_page_of_twenty_thousand_floors(ground: Ground, begin: str, end: str) -> None:
    path = ground.inside / "a.html"
    page = f"<html><body><p>各单位</p>{begin * DEEP}深处{end * DEEP}</body></html>"
    path.write_text(page, encoding="utf-8")
    outcome = ground.read(path)
    assert outcome.code or "各单位" in outcome.text


def test_a_word_file_of_twenty_thousand_tables(ground: Ground) -> None:
    begin, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    body = f"<w:p><w:r><w:t>各单位</w:t></w:r></w:p>{begin * DEEP}<w:p/>{end * DEEP}"
    text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    path = package(ground.inside / "a.docx", {"word/document.xml": text})
    outcome = ground.read(path)
    assert outcome.code or "各单位" in outcome.text


def test_a_book_of_twenty_thousand_tables(ground: Ground) -> None:
    begin, end = "<table><tr><td>", "</td></tr></table>"
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>各单位</p>'
        f"{begin * DEEP}深处{end * DEEP}</body></html>"
    )
    outcome = ground.read(package(ground.inside / "a.epub", {"c1.xhtml": page}))
    assert outcome.code or outcome.text


@pytest.mark.parametrize("sign", ["> ", "- ", "  - ", "[", "*", "<div>", "<table><tr><td>", "`"])
def test_markdown_of_many_floors(ground: Ground, sign: str) -> None:
    path = ground.inside / "a.md"
    path.write_text(f"# 通知\n\n各单位\n\n{sign * 2_000}深处\n", encoding="utf-8")
    outcome = ground.read(path)
    assert outcome.code or "各单位" in outcome.text


def test_a_book_whose_contents_nest_deeply(ground: Ground) -> None:
    nested = '<ol><li><a href="c1.xhtml">章</a>' * 5_000 + "</li></ol>" * 5_000
    nav = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f'<body><nav epub:type="toc">{nested}</nav></body></html>'
    )
    outcome = ground.read(package(ground.inside / "a.epub", {"nav.xhtml": nav}))
    assert outcome.code or "按月整理笔记。" in outcome.text


def test_a_web_page_of_deep_places_with_marks(ground: Ground) -> None:
    """Looking for the words before each mark anew would take the marks times the floors."""
    floors = ("<a href='#q'></a>" * 20 + "<b>") * 150
    marks = "".join(f'<a href="#n{n}" id="r{n}">[1]</a>' for n in range(3_000))
    path = ground.inside / "a.html"
    path.write_text(f"<html><body><h1>各单位</h1><p>{floors}{marks}", encoding="utf-8")
    assert "各单位" in ground.read(path).text


@pytest.mark.parametrize("beside", [False, True])
def test_a_book_of_three_thousand_notes(ground: Ground, beside: bool) -> None:
    """Each sought from the beginning of its chapter would take the square of their number."""
    numbers = range(3_000)
    place = "n.xhtml" if beside else ""
    marks = "".join(
        f'<p>{n}<a epub:type="noteref" href="{place}#n{n}">[*]</a></p>' for n in numbers
    )
    notes = "".join(f'<aside epub:type="footnote" id="n{n}">注</aside>' for n in numbers)
    head = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    whole = f"<section>{notes}</section>"
    parts = {"c1.xhtml": f"{head}<body>{marks}{'' if beside else whole}</body></html>"}
    if beside:
        parts["n.xhtml"] = f"{head}<body>{whole}</body></html>"
    outcome = ground.read(package(ground.inside / "a.epub", parts))
    assert outcome.text.count("注") == len(numbers)


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 200 + "<p>深处的文字，有标点。</p>" * 30_000 + "</div>" * 200,
        "<h2>同一个标题</h2><p>正文。</p>" * 10_000,
        "<p>" + "<i> </i><b> </b>" * 60_000 + "字</p>",
        "<p>" + "字<script></script>" * 60_000 + "</p>",
    ],
    ids=["deep", "headings", "blanks", "scripts"],
)
def test_much_of_one_kind_in_a_page_is_read_once(ground: Ground, text: str) -> None:
    path = ground.inside / "a.html"
    path.write_text(text + "<p>最后一段。</p>", encoding="utf-8")
    assert ground.read(path).text.count("最后一段。") == 1
