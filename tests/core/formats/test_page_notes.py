# SPDX-License-Identifier: MIT
"""Footnotes that only links tell become footnotes, in web pages as in older e-books."""

import tracemalloc
from pathlib import Path

import pytest

from study_viewer.core.document import html_tree
from study_viewer.core.document.model import Body, Span
from study_viewer.core.document.plain import leaves, plain_text
from study_viewer.core.formats import epub, html, page_note_links
from study_viewer.core.formats.contract import ParsedSection, Wishes, no_progress
from tests.core.formats import books

MANY_EDGES = "<li>" + "".join(f'<a href="#b{{0}}r{n}">1</a>' for n in range(200)) + "{1}字"
IN_ONE_ANOTHER = "<div id=d{0}><a href='#r{0}' id=a{0}>1</a>"

PLAIN = """
<p>甲乙<sup id="r1"><a href="#n1">[1]</a></sup>丙，
丁戊<sup id="r2"><a href="#n2">[2]</a></sup>。</p>
<hr><ol><li id="n1">己庚。 <a href="#r1">↩</a></li>
<li id="n2">辛壬。 <a href="#r2">↩</a></li></ol>"""
PANDOC = """
<p>甲乙<a href="#fn1" id="fnref1" role="doc-noteref"><sup>1</sup></a>丙，
丁戊<a href="#fn2" id="fnref2" role="doc-noteref"><sup>2</sup></a>。</p>
<section class="footnotes" role="doc-endnotes"><hr/><ol>
<li id="fn1"><p>己庚。<a href="#fnref1" role="doc-backlink">↩︎</a></p></li>
<li id="fn2"><p>辛壬。<a href="#fnref2" role="doc-backlink">↩︎</a></p></li></ol></section>"""
WIKI = """
<p>甲乙<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>丙，丁戊<sup
id="cite_ref-a_2-0"><a href="#cite_note-a-2">[2]</a></sup>。<sup
id="cite_ref-a_2-1"><a href="#cite_note-a-2">[2]</a></sup></p>
<ol><li id="cite_note-1"><span><b><a href="#cite_ref-1">^</a></b></span> <span>己庚。</span></li>
<li id="cite_note-a-2"><span>^ <a href="#cite_ref-a_2-0"><sup><b>2.0</b></sup></a>
<a href="#cite_ref-a_2-1"><sup><b>2.1</b></sup></a></span> <span>辛壬。</span></li></ol>"""
WORD = """
<p>甲乙<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>丙，丁戊<a
href="#_ftn2" name="_ftnref2"><span>[2]</span></a>。</p><div><hr>
<div id=ftn1><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> 己庚。</p></div>
<div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> 辛壬。</p></div></div>"""
FRAMED = """
<p>甲乙<sup>[<a id="r1" href="#n1">1</a>]</sup>丙，丁戊<sup><a id="r2" href="#n2">②</a></sup>。</p>
<p><sup><a id="n1" href="#r1">1</a></sup>. 己庚。</p>
<p>[<a id="n2" href="#r2">②</a>] 辛壬。</p>"""


def page(tmp_path: Path, body: str) -> list[ParsedSection]:
    file = tmp_path / "页.html"
    file.write_text(f"<meta charset=utf-8><h1>题目</h1>{body}", encoding="utf-8")
    return list(html.read(file, Wishes(), no_progress).sections)


def notes(body: Body) -> list[str]:
    return [leaf.text for leaf in leaves(body) if leaf.kind == "note"]


def marks(body: Body) -> list[str]:
    spans = [span for block in body.blocks for span in getattr(block, "spans", ())]
    return [span.note for span in spans if isinstance(span, Span) and span.note]


@pytest.mark.parametrize("text", [PLAIN, PANDOC, WIKI, WORD, FRAMED])
def test_a_mark_and_a_note_that_lead_to_each_other_are_a_footnote(
    tmp_path: Path, text: str
) -> None:
    (section,) = page(tmp_path, text)
    assert notes(section.body) == ["己庚。", "辛壬。"]
    assert len(marks(section.body)) == (3 if text is WIKI else 2)
    letters = [c for c in plain_text(section.body) if "\u4e00" <= c <= "\u9fff"]
    assert "".join(letters) == "题目甲乙丙丁戊己庚辛壬"
    assert section.body.blocks[-1].kind == "paragraph", "the line before the notes stays"


@pytest.mark.parametrize(
    "head",
    [
        "<!-- saved from url=(0031)https://a.example/%E9%A1%B5?x=1 -->",
        '<link rel="canonical" href="https://a.example/页?x=1">',
    ],
)
def test_a_page_that_a_browser_saved_leads_to_its_own_places(tmp_path: Path, head: str) -> None:
    at_home = PLAIN.replace('href="#', 'href="https://a.example/页?x=1#')
    far = '<p>见<a href="https://b.example/#n1">别处</a></p>'
    file = tmp_path / "页.html"
    file.write_text(f"<html>{head}<meta charset=utf-8><h1>题目</h1>{far}{at_home}", "utf-8")
    (section,) = html.read(file, Wishes(), no_progress).sections
    assert notes(section.body) == ["己庚。", "辛壬。"]
    assert section.body.blocks[1].spans[1].link == "https://b.example/#n1"


@pytest.mark.parametrize(
    "text",
    [
        # A table of contents with numbers of pages, and the way back to it.
        '<p>甲<a id="t1" href="#c1">[1]</a></p><h2 id="c1"><a href="#t1">[1]</a>乙</h2><p>丙</p>',
        # Nothing leads back.
        '<p>甲<sup><a id="r1" href="#n1">[1]</a></sup></p><p id="n1">乙丙</p>',
        # Several notes in one paragraph: which words are whose is not told.
        '<p>甲<sup><a id="r1" href="#n1">1</a></sup>乙<sup><a id="r2" href="#n2">2</a></sup></p>'
        '<p><a id="n1" href="#r1">1</a>丙<br><a id="n2" href="#r2">2</a>丁</p>',
        # Words that lead to each other.
        '<p id="a">甲乙，见<a id="r1" href="#n1">下文</a></p>'
        '<p id="n1">丙，见<a href="#r1">上文</a></p>',
        # The note is a cell.
        '<p>甲<sup><a id="r1" href="#n1">1</a></sup></p><div><table><tr><td id="n1">'
        '<a href="#r1">1</a>乙</td><td>丙</td></tr></table></div>',
    ],
)
def test_what_only_looks_like_a_footnote_stays_where_it_is(tmp_path: Path, text: str) -> None:
    (section,) = page(tmp_path, text)
    assert not notes(section.body) and not marks(section.body)
    letters = [c for c in plain_text(section.body) if c in "甲乙丙丁"]
    assert "".join(letters) in ("甲乙丙", "甲乙丙丁")


def test_notes_of_an_older_e_book_stand_in_a_chapter_of_their_own_and_come_to_their_marks(
    tmp_path: Path,
) -> None:
    chapters = {
        "a.xhtml": '<h1>一</h1><p>甲<sup><a id="r1" href="n.xhtml#n1">[1]</a></sup>乙。</p>',
        "b.xhtml": '<h1>二</h1><p>丙<a id="r2" href="n.xhtml#n2"><sup>2</sup></a>丁。</p>',
        "n.xhtml": '<h1>注释</h1><p id="n1"><a href="a.xhtml#r1">[1]</a> 戊。</p>'
        '<p><a id="n2" href="b.xhtml#r2">2</a>. 己。</p><p>此外无注。</p>',
    }
    parsed = epub.read(books.simple(tmp_path / "书.epub", chapters), Wishes(), no_progress)
    texts = [plain_text(section.body) for section in parsed.sections]
    assert texts == ["一\n甲[1]乙。\n戊。", "二\n丙2丁。\n己。", "注释\n此外无注。"]


def test_a_note_keeps_its_first_signs_and_its_own_words(tmp_path: Path) -> None:
    body = (
        '<p>甲<a id="r1" href="#n1"><sup>1</sup></a>乙<a id="r2" href="#n2"><sup>2</sup></a></p>'
        '<p id="n1">.NET 丙 <a href="#r1">↩</a></p>'
        '<p id="n2">... <a href="#r1">Ibid.</a> <a href="#r2">2</a> 丁</p>'
    )
    (section,) = page(tmp_path, body)
    assert notes(section.body) == [".NET 丙", "... Ibid. 丁"]


def test_two_sentences_that_lead_to_each_other_stay_where_they_are(tmp_path: Path) -> None:
    body = (
        '<p>甲</p><p>乙。<a id="r1" href="#n1"><sup>1</sup></a></p><p>丙</p>'
        '<p>丁 <a id="n1" href="#r1"><sup>1</sup></a></p>'
    )
    (section,) = page(tmp_path, body)
    assert plain_text(section.body) == "题目\n甲\n乙。1\n丙\n丁 1"


@pytest.mark.parametrize("names", [40, 90])
def test_many_links_at_the_edges_of_blocks_with_many_names_take_memory_as_the_page_is_long(
    names: int,
) -> None:
    within = "".join(f"<i id=n{number}></i>" for number in range(names))
    page = "".join(MANY_EDGES.format(number, within) for number in range(20))
    assert memory_for(page) < 30 * len(page)


def test_blocks_in_one_another_with_a_link_each_take_memory_as_the_page_is_long() -> None:
    chain = "".join(IN_ONE_ANOTHER.format(number) for number in range(100))
    page = (chain + "字" + "</div>" * 100) * 10
    assert memory_for(page) < 30 * len(page)


def memory_for(page: str) -> int:
    """Bytes at the peak of looking for notes, without the tree."""
    body = html_tree.parse(page)
    assert body is not None
    tracemalloc.start()
    try:
        page_note_links.links_in(body, str)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
