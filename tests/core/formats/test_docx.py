# SPDX-License-Identifier: MIT
"""A Word file becomes a document: its text in order, how it looks, notes, pictures, links."""

import struct
import zlib

import pytest

from study_viewer.core.formats.contract import Remark
from tests.core.formats.word_made import (
    OFFICE,
    lines,
    made,
    markdown,
    num,
    numbered,
    p,
    read,
    scheme,
    style,
)

STRICT = (
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "wordprocessingml/main"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "officeDocument/relationships",
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/", "drawingml/"),
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "文件.docx"


def png():
    def chunk(kind, data):
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def drawing(relation, alt=""):
    return (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{alt}"/><a:graphic>'
        f'<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_runs_keep_how_they_look_of_themselves_and_by_their_styles(file):
    inside = (
        run("粗", "<w:b/>")
        + run("斜", "<w:i/>")
        + run("线", '<w:u w:val="single"/>')
        + run("删", "<w:strike/>")
        + run("上", '<w:vertAlign w:val="superscript"/>')
        + run("下", '<w:vertAlign w:val="subscript"/>')
        + run("强", '<w:rStyle w:val="s"/>')
        + run("不", '<w:rStyle w:val="s"/><w:b w:val="0"/>')
    )
    styles = style("s", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    _, (section,) = read(made(file, p(inside=inside), styles=styles))
    assert [(span.text, span.style) for span in section.body.blocks[0].spans] == [
        ("粗", "b"),
        ("斜", "i"),
        ("线", "u"),
        ("删", "d"),
        ("上", "s"),
        ("下", "v"),
        ("强", "b"),
        ("不", ""),
    ]


def test_blanks_tabs_and_breaks_stay_apart_and_invisible_signs_go(file):
    inside = (
        run("甲  乙")
        + "<w:r><w:tab/><w:t>丙</w:t><w:br/><w:t>丁</w:t><w:softHyphen/><w:t>戊</w:t></w:r>"
        + "<w:r><w:noBreakHyphen/><w:br w:type='page'/><w:t>己</w:t></w:r>"
    )
    assert lines(made(file, p(inside=inside))) == ["甲  乙 丙\n丁戊-\n己"]


def test_indents_typed_as_blanks_go_and_so_do_blanks_between_digits_and_chinese(file):
    assert lines(made(file, p("　　2023 年 11月") + p("　"))) == ["2023年11月"]


def test_what_was_changed_is_read_as_accepted(file):
    body = (
        p(
            inside=run("留")
            + f"<w:ins>{run('添')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        )
        + p(inside=f"<w:moveFrom>{run('移')}</w:moveFrom>" + run("后"))
        + p(inside=f"<w:moveTo>{run('移')}</w:moveTo>")
        + p("连", "<w:rPr><w:del/></w:rPr>")
        + p("上")
    )
    assert lines(made(file, body)) == ["留添", "后", "移", "连上"]


def test_a_text_box_comes_once_after_its_paragraph(file):
    box = f"<w:txbxContent>{p('框中')}</w:txbxContent>"
    inside = run("前") + (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
        f"<a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(made(file, p(inside=inside) + p("后"))) == ["前", "框中", "后"]
    only = inside.replace("<mc:Fallback>", "<mc:Fallback/><w:none>").replace(
        "</mc:Fallback>", "</w:none>"
    )
    assert lines(made(file, p(inside=only)))[:2] == ["前", "框中"]


def test_footnotes_and_endnotes_stand_under_their_marks(file):
    notes = f'<w:footnote w:type="separator" w:id="-1">{p("分")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p("脚注")}</w:footnote>'
    ends = f'<w:endnote w:id="2">{p("尾注")}</w:endnote>'
    inside = (
        run("甲")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run("乙")
        + '<w:r><w:endnoteReference w:id="2"/></w:r>'
    )
    _, (section,) = read(made(file, p(inside=inside), footnotes=notes, endnotes=ends))
    spans = section.body.blocks[0].spans
    assert [span.text for span in spans] == ["甲", "1", "乙", "i"]
    said = {note.label: note.blocks[0].spans[0].text for note in section.body.notes}
    assert [said[span.note] for span in spans if span.note] == ["脚注", "尾注"]


def test_notes_are_counted_as_the_file_says(file):
    notes = f'<w:footnote w:id="1">{p("注")}</w:footnote>'
    settings = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr>'
    body = p(inside=run("文") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    path = made(file, body, footnotes=notes, settings=settings)
    assert lines(path) == ["文①", "注"]


def test_pictures_come_with_their_words_and_those_outside_do_not_come(file):
    relations = (
        f'<Relationship Id="r1" Type="{OFFICE}/image" Target="media/a.png"/>'
        f'<Relationship Id="r2" Type="{OFFICE}/image" Target="file:///etc/x" '
        'TargetMode="External"/>'
        f'<Relationship Id="r3" Type="{OFFICE}/image" Target="media/b.emf"/>'
    )
    body = "".join(
        p(inside=f"<w:r>{drawing(r, alt)}</w:r>")
        for r, alt in (("r1", "甲图"), ("r2", "乙图"), ("r3", "丙图"))
    )
    files = {"word/media/a.png": png(), "word/media/b.emf": b"\x01\0\0\0"}
    parsed, (section,) = read(made(file, body + p("文"), relations, files))
    assert section.body.blocks[0].source == "images/image1.png"
    assert section.body.blocks[0].alt == "甲图"
    assert [(picture.path, picture.data) for picture in section.pictures] == [
        ("images/image1.png", png())
    ]
    assert [block.spans[0].text for block in section.body.blocks[1:]] == ["乙图", "丙图", "文"]
    assert set(parsed.warnings) == {
        Remark("word-picture-outside", "", "1"),
        Remark("word-picture", "", "1"),
    }


def test_links_lead_out_or_to_headings_and_others_are_text(file):
    relations = (
        f'<Relationship Id="r1" Type="{OFFICE}/hyperlink" Target="https://example.com/" '
        'TargetMode="External"/>'
    )
    h1 = '<w:outlineLvl w:val="0"/>'
    body = (
        p("一", h1)
        + p(
            inside=f'<w:hyperlink r:id="r1">{run("外")}</w:hyperlink>'
            f'<w:hyperlink w:anchor="there">{run("内")}</w:hyperlink>'
            f'<w:hyperlink w:anchor="nowhere">{run("无")}</w:hyperlink>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText> HYPERLINK "mailto:a@b.cn" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{run("信")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{run("后")}'
        )
        + p("二", h1, inside='<w:bookmarkStart w:id="1" w:name="there"/>' + run("二"))
    )
    _, (section,) = read(made(file, body, relations))
    assert [(span.text, span.link) for span in section.body.blocks[1].spans] == [
        ("外", "https://example.com/"),
        ("内", "#there"),
        ("无", ""),
        ("信", "mailto:a@b.cn"),
        ("后", ""),
    ]
    assert section.body.blocks[2].anchor == "there"


def test_a_table_of_contents_is_left_out_and_told_of(file):
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    body = p(inside=begin + run("一……1")) + p("二……2")
    body += p(inside='<w:r><w:fldChar w:fldCharType="end"/></w:r>') + p("正文")
    parsed, _ = read(made(file, body))
    assert lines(file) == ["正文"]
    assert parsed.warnings == [Remark("word-contents", "", "1")]


def test_a_field_that_never_ends_swallows_nothing(file):
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    assert lines(made(file, p(inside=begin + run("甲")) + p("乙"))) == ["甲", "乙"]


def test_merged_cells_keep_their_room_and_a_table_of_one_cell_is_a_frame(file):
    def cell(text, more=""):
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(text)}</w:tc>"

    wide = cell("宽", '<w:gridSpan w:val="2"/>')
    high = cell("高", '<w:vMerge w:val="restart"/>')
    rows = (
        f"<w:tr>{wide}{cell('丙')}</w:tr>"
        f"<w:tr>{high}{cell('乙')}{cell('丁')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('戊')}{cell('己')}</w:tr>"
    )
    _, (section,) = read(
        made(file, f"<w:tbl>{rows}</w:tbl><w:tbl><w:tr>{cell('框')}</w:tr></w:tbl>")
    )
    table, frame = section.body.blocks
    assert [[(c.spans[0].text, c.columns, c.rows) for c in row] for row in table.rows] == [
        [("宽", 2, 1), ("丙", 1, 1)],
        [("高", 1, 2), ("乙", 1, 1), ("丁", 1, 1)],
        [("戊", 1, 1), ("己", 1, 1)],
    ]
    assert frame.spans[0].text == "框"


def test_paragraphs_stand_where_they_stood(file):
    styles = style("r", "署名", '<w:pPr><w:jc w:val="right"/></w:pPr>')
    body = (
        p("中", '<w:jc w:val="center"/>')
        + p("右", '<w:pStyle w:val="r"/>')
        + p("左右", '<w:jc w:val="both"/>')
    )
    _, (section,) = read(made(file, body, styles=styles))
    assert [block.align for block in section.body.blocks] == ["center", "right", ""]


def test_symbols_readings_boxes_and_formulas_become_text(file):
    inside = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby></w:r>"
        "<w:sdt><w:sdtContent>" + run("☐") + "</w:sdtContent></w:sdt>"
        "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
        "<w:fldSimple w:instr=' DATE '>" + run("今天") + "</w:fldSimple>"
    )
    assert lines(made(file, p(inside=inside))) == ["☑汉（hàn）☐(a+b)/2今天"]


def test_hidden_text_is_left_out_and_told_of(file):
    parsed, _ = read(made(file, p(inside=run("见") + run("隐", "<w:vanish/>"))))
    assert lines(file) == ["见"]
    assert parsed.warnings == [Remark("word-hidden", "", "1")]


def test_a_strict_file_reads_as_any_other(file, tmp_path):
    def strict(xml):
        for uri, short in STRICT:
            xml = xml.replace(uri, f"http://purl.oclc.org/ooxml/{short}")
        return xml

    body = p("第一章", '<w:pStyle w:val="h"/>') + p("一")
    body += "".join(
        p("项", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') for _ in "12"
    )
    parts = {
        "styles": style("h", "heading 1"),
        "numbering": scheme(1, ("chineseCounting", "%1、")) + num(1, 1),
    }
    plain = markdown(made(file, body, **parts))
    assert markdown(made(tmp_path / "strict.docx", body, change=strict, **parts)) == plain
    assert "一、项" in plain


def test_signs_of_markup_in_the_text_stay_text(file):
    assert lines(made(file, p("&lt;b&gt;5 &amp; 6&lt;/b&gt; ]]&gt; &amp;nbsp;"))) == [
        "<b>5 & 6</b> ]]> &nbsp;"
    ]


@pytest.mark.parametrize(
    "stray",
    [
        "<m:oMathPara><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></m:oMathPara>",
        "<w:r><w:t>E=mc</w:t></w:r>",
        "<w:hyperlink><w:r><w:t>E=mc</w:t></w:r></w:hyperlink>",
        f'<x:box xmlns:x="urn:x">{p("E=mc")}</x:box>',
    ],
)
def test_what_stands_in_no_paragraph_is_one(file, stray):
    assert lines(made(file, p("前") + stray + p("后"))) == ["前", "E=mc", "后"]


@pytest.mark.parametrize("comments", [False, True])
def test_private_characters_stay_whoever_remarked_something(file, comments):
    """Fonts of names have them where the signs of comments stand meanwhile."""
    name = "\U000f0000\U00100000\U000f0001"
    remark = '<w:comment w:id="7" w:author="李">' + p("谁？") + "</w:comment>"
    marked = '<w:commentRangeStart w:id="7"/>' + run(f"乙{name}") + '<w:commentRangeEnd w:id="7"/>'
    made(file, p(f"甲{name}") + p(inside=marked), comments=remark)
    assert lines(file) == [f"甲{name}", f"乙{name}"]
    (section,) = read(file, comments=comments)[1]
    assert [one.quote for one in section.comments] == [f"乙{name}"] * comments


def test_a_level_that_word_does_not_have_numbers_nothing(file):
    level = '<w:lvl w:ilvl="12"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    told = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    override = '<w:lvlOverride w:ilvl="11"><w:startOverride w:val="3"/></w:lvlOverride>'
    numbering = told + num(1, 0, override)
    assert lines(made(file, numbered("项", 1, 12), numbering=numbering)) == ["项"]
