# SPDX-License-Identifier: MIT
"""An EPUB becomes a document: its chapters, its contents, its notes, pictures and links."""

import pytest

from study_viewer.core.document.model import Image
from study_viewer.core.document.plain import leaves, plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import epub
from study_viewer.core.formats.contract import Remark, Wishes, no_progress
from tests.core.formats import books
from tests.core.formats.expected import links, same_as_golden
from tests.core.formats.pictures import png

LONG = "各部门要认真学习贯彻会议精神，结合实际抓好落实。" * 20


def imported(path, wishes=None):
    parsed = epub.read(path, wishes or Wishes(), no_progress)
    return parsed, list(parsed.sections)


def outline(sections):
    return [
        (
            section.id,
            mark.level,
            mark.title,
            [leaf.text for leaf in leaves(section.body)][mark.leaf],
        )
        for section in sections
        for mark in section.marks
    ]


CHAPTERS = {
    "封面.xhtml": '<svg xmlns="http://www.w3.org/2000/svg" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="图/a.png"/></svg>',
    "ch1.xhtml": "<h1>第一章</h1><h1>总则</h1><p>正文一。"
    '<a epub:type="noteref" href="#n1">[1]</a>见<a href="ch%32.xhtml#s2">第二节</a>、'
    '<a href="Ch2.xhtml">第二章</a>。</p><h2>第一节</h2><p>细目。</p>'
    '<aside epub:type="footnote" id="n1"><p><a href="#r1" epub:type="backlink">1</a> 注一。</p>'
    "</aside>",
    "ch2.xhtml": '<h1 id="top">第二章 分则</h1><p>正文二<sup><a epub:type="noteref" '
    'href="notes.xhtml#n9"><img src="图/a.png" alt="注"/></a></sup>。</p>'
    '<div id="s2"><p>第二节的话。</p></div><p><img src="图/a.png" alt="图示"/></p>'
    "<p>有<em>重点</em>，有<strong>要点</strong>&nbsp;，H<sub>2</sub>O。</p>",
    "notes.xhtml": '<h1>注释</h1><section epub:type="endnotes"><ol>'
    '<li id="n9" epub:type="endnote"><p>别处的注。</p></li></ol></section><p>完。</p>',
}
METADATA = (
    "<dc:title>学习手册</dc:title><dc:creator>甲</dc:creator><dc:creator>乙</dc:creator>"
    "<dc:publisher>某出版社</dc:publisher><dc:date>2024-03-01T00:00:00Z</dc:date>"
    "<dc:language>zh-CN</dc:language>"
)


def book(tmp_path, version):
    items = {**dict.fromkeys(CHAPTERS, ""), "图/a.png": ""}
    files = {name: books.chapter(body) for name, body in CHAPTERS.items()}
    files["图/a.png"] = png()
    if version == "3.0":
        items["nav.xhtml"] = 'properties="nav"'
        files["nav.xhtml"] = books.nav(
            '<ol><li><span>上编</span><ol><li><a href="ch1.xhtml">第一章 总则</a></li>'
            '<li><a href="ch2.xhtml#top">第二章 分则</a><ol><li><a href="ch2.xhtml#s2">第二节</a>'
            '</li></ol></li></ol></li><li><a href="notes.xhtml">注释</a></li></ol>'
        )
    else:
        items["toc.ncx"] = ""
        inner = books.point("第二节", "ch2.xhtml#s2")
        files["toc.ncx"] = books.ncx(
            books.point("第一章 总则", "ch1.xhtml")
            + books.point("第二章 分则", "ch2.xhtml#top", inner)
            + books.point("注释", "notes.xhtml")
        )
    spine = ["封面.xhtml", "ch1.xhtml", "ch2.xhtml", "!notes.xhtml"]
    files["content.opf"] = books.package(items, spine, metadata=METADATA, version=version)
    return books.write(tmp_path / "书.epub", files)


@pytest.mark.parametrize("version", ["3.0", "2.0"])
def test_a_book_is_read_as_its_golden_document_has_it(tmp_path, version):
    same_as_golden(f"epub{version[0]}.json", *imported(book(tmp_path, version)))


def test_the_contents_are_the_outline_and_headings_that_they_leave_out_lie_below(tmp_path):
    _, sections = imported(book(tmp_path, "3.0"))
    assert outline(sections) == [
        ("s002", 1, "上编", "第一章"),
        ("s002", 2, "第一章 总则", "第一章"),
        ("s002", 3, "第一节", "第一节"),
        ("s003", 2, "第二章 分则", "第二章 分则"),
        ("s003", 3, "第二节", "第二节的话。"),
        ("s004", 1, "注释", "注释"),
    ]


def test_links_between_chapters_lead_to_the_heading_their_place_stands_under(tmp_path):
    _, sections = imported(book(tmp_path, "3.0"))
    assert links(sections) == [("s002", "第二节", "s003#top"), ("s002", "第二章", "s003")]


def test_notes_stand_in_the_section_of_their_mark_wherever_the_book_keeps_them(tmp_path):
    _, sections = imported(book(tmp_path, "3.0"))
    notes = [
        (section.id, note.label, [block.spans[0].text for block in note.blocks])
        for section in sections
        for note in section.body.notes
    ]
    assert notes == [("s002", "1", ["注一。"]), ("s003", "1", ["别处的注。"])]
    assert plain_text(sections[3].body) == "注释\n完。"


def test_a_mark_of_a_picture_and_a_note_of_a_list_as_one_maker_of_books_writes_them(tmp_path):
    path = books.simple(
        tmp_path / "a.epub",
        {
            "a.xhtml": '<h1>题</h1><p>文<a class="duokan-footnote" href="#b1" id="a1"><img '
            'src="note.png"/></a>完。</p><ol class="duokan-footnote-content">'
            '<li class="duokan-footnote-item" id="b1"><a href="#a1">◎</a>注的话。</li></ol>'
        },
    )
    _, (section,) = imported(path)
    assert plain_text(section.body) == "题\n文1完。\n◎注的话。"
    assert section.body.notes[0].label == "1"


def test_a_mark_that_a_note_begins_with_is_not_said_twice(tmp_path):
    path = books.simple(
        tmp_path / "a.epub",
        {
            "a.xhtml": '<p>文<a epub:type="noteref" href="#b1">[1]</a>和<a epub:type="noteref" '
            'href="#b2">[2]</a>。</p><aside epub:type="footnote" id="b1"><p>[1] 注一。</p></aside>'
            '<aside epub:type="footnote" id="b2"><p>[1949] 年的事。</p></aside>'
        },
    )
    _, (section,) = imported(path)
    assert plain_text(section.body) == "文[1]和[2]。\n注一。\n[1949] 年的事。"


def test_a_cover_is_its_picture_and_each_picture_is_kept_once(tmp_path):
    _, sections = imported(book(tmp_path, "3.0"))
    assert sections[0].body.blocks == (Image("images/a.png"),)
    assert [len(section.pictures) for section in sections] == [1, 0, 0, 0]
    assert sections[0].pictures[0].data == png()


def test_the_page_of_contents_is_no_text_unless_it_is_wanted(tmp_path):
    items = {"a.xhtml": "", "nav.xhtml": 'properties="nav"'}
    files = {
        "content.opf": books.package(items, ["nav.xhtml", "a.xhtml"]),
        "nav.xhtml": books.nav('<ol><li><a href="a.xhtml">甲</a></li></ol>'),
        "a.xhtml": books.chapter("<p>文。</p>"),
    }
    path = books.write(tmp_path / "a.epub", files)
    parsed, sections = imported(path)
    assert [plain_text(section.body) for section in sections] == ["文。"]
    assert [remark.code for remark in parsed.warnings] == ["web-furniture"]
    _, sections = imported(path, Wishes(keep_furniture=True))
    assert plain_text(sections[0].body) == "目录\n甲"


def test_a_long_chapter_is_cut_at_its_headings_and_at_entries(tmp_path):
    body = "".join(f"<h2>节{n}</h2><p id='p{n}'>{LONG * 15}</p>" for n in range(4))
    lists = (
        '<ol><li><a href="a.xhtml">甲</a></li><li><a href="a.xhtml#p3">末</a></li>'
        '<li><a href="b.xhtml">乙</a></li></ol>'
    )
    back = '<p>回<a href="a.xhtml#p2">节2</a></p>'
    path = books.simple(tmp_path / "a.epub", {"b.xhtml": back, "a.xhtml": body}, lists)
    _, sections = imported(path)
    assert [section.id for section in sections] == ["s001", "s002", "s002-2", "s002-3", "s002-4"]
    assert links(sections) == [("s001", "节2", "s002-3#节2")]
    assert "末" in [mark.title for mark in sections[4].marks]


def test_a_chapter_without_entry_or_heading_goes_on_from_the_one_before(tmp_path):
    chapters = {"a.xhtml": "<h1>甲</h1><p>一。</p>", "b.xhtml": "<p>二。</p>"}
    lists = '<ol><li><a href="a.xhtml">甲</a></li></ol>'
    _, sections = imported(books.simple(tmp_path / "a.epub", chapters, lists))
    assert [(section.id, len(section.marks)) for section in sections] == [("s001", 1), ("s002", 0)]


def test_a_book_without_contents_has_its_headings_as_outline(tmp_path):
    chapters = {
        "a.xhtml": "<h1>甲</h1><p>一。</p><h2>子</h2><p>二。</p>",
        "b.xhtml": "<p>三，四。</p>",
    }
    _, sections = imported(books.simple(tmp_path / "a.epub", chapters))
    assert [entry[1:3] for entry in outline(sections)] == [(1, "甲"), (2, "子"), (1, "三，四")]


def test_what_is_missing_doubled_or_outside_is_told_and_the_rest_is_read(tmp_path):
    items = {"a.xhtml": "", "gone.xhtml": "", "lone.xhtml": "", "pic.png": ""}
    spine = ["a.xhtml", "gone.xhtml", "a.xhtml", "nobody", "pic.png"]
    files = {
        "content.opf": books.package(items, spine),
        "a.xhtml": books.chapter(
            '<p>文<a href="gone.xhtml#x">去</a><a href="lone.xhtml">外</a></p>'
        ),
        "lone.xhtml": books.chapter("<p>独。</p>"),
        "pic.png": png(),
    }
    parsed, sections = imported(books.write(tmp_path / "a.epub", files))
    assert [plain_text(section.body) for section in sections] == ["文去外"]
    assert sorted(parsed.warnings) == sorted(
        [
            Remark("chapter-missing", "gone.xhtml"),
            Remark("chapter-missing", "nobody"),
            Remark("file-passed-over", "OEBPS/pic.png"),
            Remark("chapter-outside", "OEBPS/lone.xhtml"),
            Remark("link-skipped", "OEBPS/a.xhtml", "gone.xhtml#x"),
            Remark("link-skipped", "OEBPS/a.xhtml", "lone.xhtml"),
        ]
    )


def test_a_chapter_that_is_no_sound_xml_is_read_as_html(tmp_path):
    body = '<h1>题</h1><p>一<a id="x"/>二<br>三 & 四<p class="toc">五<div class="toc">六</div>'
    _, (section,) = imported(books.simple(tmp_path / "a.epub", {"a.xhtml": body}))
    assert plain_text(section.body) == "题\n一二\n三 & 四\n五\n六"


def test_a_locked_book_is_refused_and_a_scrambled_font_is_no_lock(tmp_path):
    def locked(way, what):
        one = (
            f'<EncryptedData><EncryptionMethod Algorithm="{way}"/><CipherData>'
            f'<CipherReference URI="{what}"/></CipherData></EncryptedData>'
        )
        files = {
            "content.opf": books.package({"a.xhtml": ""}, ["a.xhtml"]),
            "a.xhtml": books.chapter("<p>文。</p>"),
            "f.otf": b"font",
            "/META-INF/encryption.xml": f"<encryption>{one}</encryption>",
        }
        return books.write(tmp_path / "a.epub", files)

    assert imported(locked("http://www.idpf.org/2008/embedding", "OEBPS/f.otf"))[1]
    with pytest.raises(UserFacing) as refused:
        imported(locked("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "OEBPS/a.xhtml"))
    assert refused.value.code == "epub-locked"


def test_a_book_whose_container_is_gone_is_read_by_its_package(tmp_path):
    files = {
        "/META-INF/container.xml": "<container/>",
        "content.opf": books.package({"a.xhtml": ""}, ["a.xhtml"]),
        "a.xhtml": books.chapter("<p>文。</p>"),
    }
    _, (section,) = imported(books.write(tmp_path / "a.epub", files))
    assert plain_text(section.body) == "文。"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"/META-INF/container.xml": "<container/>"}, "epub-broken"),
        ({"content.opf": "<package/>"}, "epub-broken"),
        ({"content.opf": "no xml"}, "epub-broken"),
        ({"content.opf": books.package({"a.xhtml": ""}, ["a.xhtml"])}, "epub-broken"),
        (
            {
                "content.opf": books.package({"a.xhtml": ""}, ["a.xhtml"]),
                "a.xhtml": books.chapter(""),
            },
            "no-text",
        ),
        ({"content.opf": books.package({"a.xhtml": ""}, ["a.xhtml"]), "a.xhtml": ""}, "no-text"),
    ],
)
def test_a_broken_or_empty_book_is_refused_with_a_sentence(tmp_path, files, code):
    with pytest.raises(UserFacing) as refused:
        imported(books.write(tmp_path / "a.epub", files))
    assert refused.value.code == code


def test_what_is_no_archive_is_refused_with_a_sentence(tmp_path):
    path = tmp_path / "a.epub"
    path.write_bytes(b"PK\x03\x04 nothing more")
    with pytest.raises(UserFacing) as refused:
        imported(path)
    assert refused.value.code == "archive-damaged"


def test_an_ornament_on_every_page_is_no_bomb(tmp_path):
    """Ten thousand times 30,000 bytes are more than an archive may give out."""
    picture = png() + bytes(range(256)) * 120
    pages = "".join(f'<p>{n}<img src="a.png"/></p>' for n in range(10_000))
    package = books.package({"a.xhtml": "", "a.png": ""}, ["a.xhtml"])
    files = {"content.opf": package, "a.xhtml": books.chapter(pages), "a.png": picture}
    path = books.write(tmp_path / "a.epub", files)
    _, sections = imported(path)
    assert [one.data for section in sections for one in section.pictures] == [picture]


@pytest.mark.parametrize("title", ["", "Unknown Title", "Unknown", "untitled", "[无标题]"])
def test_a_book_without_a_title_is_called_by_its_first_heading(tmp_path, title):
    def called(name, heading):
        files = {
            "content.opf": books.package(
                {"a.xhtml": ""}, ["a.xhtml"], metadata=f"<dc:title>{title}</dc:title>"
            ),
            "a.xhtml": books.chapter(f"{heading}<p>各部门要认真学习。</p>"),
        }
        return imported(books.write(tmp_path / name, files))[0].metadata.title

    assert called("a.epub", "<h1>保密工作手册</h1><h2>第一节</h2>") == "保密工作手册"
    assert called("保密.epub", "<h1>第一章 总则</h1>") == "保密"
    assert called("档案.epub", "<h1>前言</h1>") == called("档案.epub", "") == "档案"
