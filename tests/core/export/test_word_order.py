# SPDX-License-Identifier: MIT
"""Every part of a Word file keeps the order of elements that ECMA-376 part 1, annex A, asks for."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from study_viewer.core.document.model import (
    Admonition,
    Body,
    Cell,
    Code,
    Definition,
    Definitions,
    Heading,
    Image,
    Item,
    List,
    Metadata,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)
from study_viewer.core.document.plain import plain_text
from study_viewer.core.export import document_word, word
from study_viewer.core.export.contract import FullText, HandIn

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# The schema sequences in full, so that the test does not lean on the table it tests.
SEQUENCES = {
    "document": "background body",
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings sectPrChange"
    ),
    "pBdr": "top left bottom right between bar",
    "numPr": "ilvl numId",
    "tbl": "tblPr tblGrid tr",
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription tblPrChange"
    ),
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tr": "tblPrEx trPr tc",
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark"
    ),
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
        "tblStylePr"
    ),
    "settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime mirrorMargins "
        "gutterAtTop hideSpellingErrors hideGrammaticalErrors proofState attachedTemplate "
        "linkStyles trackRevisions documentProtection defaultTabStop autoHyphenation "
        "consecutiveHyphenLimit hyphenationZone evenAndOddHeaders bookFoldPrinting "
        "drawingGridHorizontalSpacing drawingGridVerticalSpacing noPunctuationKerning "
        "characterSpacingControl strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore "
        "savePreviewPicture updateFields hdrShapeDefaults footnotePr endnotePr compat docVars "
        "rsids mathPr attachedSchema themeFontLang clrSchemeMapping shapeDefaults decimalSymbol "
        "listSeparator"
    ),
    "compat": "doNotExpandShiftReturn adjustLineHeightInTable useFELayout compatSetting",
    "fonts": "font",
    "font": (
        "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic"
    ),
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": (
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"
    ),
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "pic": "nvPicPr blipFill spPr",
    "nvPicPr": "cNvPr cNvPicPr",
    "blipFill": "blip srcRect stretch",
    "spPr": "xfrm prstGeom",
}
REPEATED = {
    "headerReference",
    "footerReference",
    "tr",
    "tc",
    "style",
    "font",
    "abstractNum",
    "num",
    "lvl",
    "lvlOverride",
    "compatSetting",
}


def para(*spans: Span, align: str = "") -> Paragraph:
    return Paragraph(spans, align)


EVERY_BLOCK = Body(
    (
        Heading(1, (Span("关于做好\n读书工作的意见"),), align="center"),
        para(Span("粗斜删", "bdi"), Span("代码", "c"), Span("上", "s"), Span("下", "v")),
        para(
            Span("见"), Span("注", note="1"), Span("再见", note="1"), Span("网", link="https://a.b")
        ),
        para(Span("落款", "u"), align="right"),
        Heading(2, (Span("一、方法"),)),
        List(
            (
                Item((para(Span("三")), List((Item((para(Span("里")),)),)))),
                Item((Table(((Cell((Span("格"),)),),), 0),)),
                Item(()),
            ),
            3,
        ),
        Quote((para(Span("引")), Code("a\n\tb"))),
        Table(
            (
                (Cell((Span("甲"),), 2), Cell((Span("乙"),), 1, 3)),
                (Cell((Span("丙"),), align="right"), Cell((Span("丁"),), 1, 9)),
                (Cell((Span("戊"),)),),
            )
        ),
        Table(((Cell((Span("又"),)),),)),
        Image("images/a.png", "图", "题"),
        para(Span("文"), Span("\ufffc", image="images/a.png", alt="小图")),
        Image("images/none.png", "没有图"),
        Rule(),
        Definitions((Definition((Span("词"),), ((para(Span("义")),),)),)),
        Admonition("note", (Span("注意"),), (para(Span("内容")),)),
    ),
    (
        Note("1", (para(Span("脚注"), Span("链", link="https://c.d")), para(Span("其二")))),
        Note("2", (para(Span("无标记的脚注")),)),
    ),
)


@pytest.fixture
def full_text(png: Callable[[int, int], bytes]) -> FullText:
    about = Metadata("关于做好读书工作的意见", language="zh", issued_by="某某机关")
    picture = png(3000, 40)
    return FullText(
        about, (("第一节", EVERY_BLOCK),), lambda path: picture if path == "images/a.png" else None
    )


def parts(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, etree.fromstring(file.read(name))


def disorder(element: etree._Element) -> str:
    """What is wrong among the children of one element; empty when nothing is."""
    name = etree.QName(element).localname
    if name not in SEQUENCES:
        return ""
    order = SEQUENCES[name].split()
    found = [etree.QName(child).localname for child in element]
    unknown = [child for child in found if child not in order]
    places = [order.index(child) for child in found if child in order]
    twins = {child for child in found if found.count(child) > 1} - REPEATED
    if unknown or twins or places != sorted(places):
        return f"{name}: {found}"
    return ""


@pytest.mark.parametrize("style", ["official", "plain"])
def test_every_element_stands_where_the_schema_wants_it(
    hand_in: HandIn, full_text: FullText, style: str
) -> None:
    seen: set[str] = set()
    for data in (word.export(hand_in, style), document_word.export(full_text, style)):
        for name, root in parts(data):
            for element in root.iter():
                seen.add(etree.QName(element).localname)
                assert not disorder(element), name
    assert {"tcPr", "pBdr", "numPr", "lvlOverride", "pic", "settings", "font", "sectPr"} <= seen


def test_a_wrong_order_would_be_seen() -> None:
    for bad in ("<jc/><ind/>", "<keepNext/><pStyle/>", "<ind/><ind/>", "<nonsense/>"):
        assert disorder(etree.fromstring(f"<pPr>{bad}</pPr>"))
    assert not disorder(etree.fromstring("<pPr><pStyle/><keepNext/><ind/><jc/></pPr>"))


def test_the_last_thing_in_a_cell_is_a_paragraph_and_tables_never_touch(
    full_text: FullText,
) -> None:
    root = dict(parts(document_word.export(full_text)))["word/document.xml"]
    for cell in root.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    for table in root.iter(f"{W}tbl"):
        assert table.getnext() is not None
        assert table.getnext().tag == f"{W}p"


def test_each_relationship_and_content_type_that_is_named_is_there(
    hand_in: HandIn, full_text: FullText
) -> None:
    for data in (word.export(hand_in), document_word.export(full_text)):
        found = dict(parts(data))
        types = {
            one.get("PartName") or one.get("Extension") for one in found["[Content_Types].xml"]
        }
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = set(file.namelist())
        for name in names - {"[Content_Types].xml"}:
            assert f"/{name}" in types or name.rpartition(".")[2] in types
        for base in ("document", "footnotes"):
            relations = found.get(f"word/_rels/{base}.xml.rels", ())
            known = {one.get("Id") for one in relations}
            used = {
                value
                for element in found[f"word/{base}.xml"].iter()
                for key, value in element.attrib.items()
                if key.endswith(("relationships}id", "relationships}embed"))
            }
            assert used <= known
            for one in relations:
                if one.get("TargetMode") != "External":
                    assert f"word/{one.get('Target')}" in names


def test_every_style_and_list_that_is_used_is_defined(hand_in: HandIn, full_text: FullText) -> None:
    for data in (word.export(hand_in), document_word.export(full_text)):
        found = dict(parts(data))
        styles = {one.get(f"{W}styleId") for one in found["word/styles.xml"].iter(f"{W}style")}
        lists = {one.get(f"{W}numId") for one in found["word/numbering.xml"].iter(f"{W}num")}
        for name in ("word/document.xml", "word/footnotes.xml", "word/styles.xml"):
            for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
                used = {one.get(f"{W}val") for one in found[name].iter(f"{W}{kind}")}
                assert used <= styles
            assert {one.get(f"{W}val") for one in found[name].iter(f"{W}numId")} <= lists


TEXTS = st.text(st.sampled_from("甲乙丙丁戊己庚辛“”—（）ab 12\n"), max_size=12)
STYLES = st.sampled_from(["", "b", "bi", "c", "du", "s", "v"])
SPANS = st.lists(st.tuples(TEXTS, STYLES).map(lambda pair: Span(*pair)), max_size=3).map(tuple)
CELLS = st.tuples(SPANS, st.integers(1, 4), st.integers(1, 4)).map(lambda parts: Cell(*parts))
ROWS = st.lists(st.lists(CELLS, max_size=3).map(tuple), max_size=3).map(tuple)
SIMPLE = st.one_of(
    st.tuples(SPANS, st.sampled_from(["", "left", "center", "right"])).map(
        lambda parts: Paragraph(*parts)
    ),
    st.tuples(st.integers(1, 6), SPANS).map(lambda parts: Heading(*parts)),
    TEXTS.map(Code),
    ROWS.map(Table),
    st.just(Rule()),
)


def nested(inner: st.SearchStrategy) -> st.SearchStrategy:
    some = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(some.map(Item), max_size=3).map(tuple)
    return st.one_of(
        st.tuples(items, st.integers(0, 12)).map(lambda parts: List(*parts)),
        some.map(Quote),
        st.tuples(SPANS, some).map(lambda parts: Admonition("note", *parts)),
    )


@settings(max_examples=60, deadline=None)
@example((Heading(1, (Span(" ", "b"),)),))
@given(st.lists(st.recursive(SIMPLE, nested, max_leaves=6), max_size=4).map(tuple))
def test_any_text_is_in_order_and_loses_no_character(blocks: tuple) -> None:
    body = Body(blocks)
    data = document_word.export(FullText(Metadata(""), (("", body),), lambda path: None))
    for name, root in parts(data):
        assert not any(disorder(element) for element in root.iter()), name
    docx.Document(io.BytesIO(data))
    document = dict(parts(data))["word/document.xml"]
    assert not Counter(plain_text(body)) - Counter("".join(document.itertext()) + "\n" * 999)
