# SPDX-License-Identifier: MIT
"""The small fixed parts of a Word file: settings, numbering, footers, footnotes, properties."""

import datetime
from typing import NamedTuple

from lxml import etree

from study_viewer.core.export.ooxml.elements import (
    Element,
    legal,
    paragraph,
    properties,
    run,
    value,
    w,
)
from study_viewer.core.export.ooxml.looks import Look
from study_viewer.core.export.ooxml.styles import fonts, indent

BULLETS = 0
NUMBERS = 1
LEVELS = 9

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


class Imprint(NamedTuple):
    """What the file says of itself; ``date`` is ISO 8601, anything else counts as none."""

    title: str
    author: str
    date: str

    @property
    def moment(self) -> datetime.datetime:
        """The day at midnight: the same hand-in gives the same bytes, whenever it is made."""
        try:
            day = datetime.date.fromisoformat(self.date)
        except ValueError:
            day = datetime.date(2000, 1, 1)
        # Zip files know no year before 1980.
        day = max(day, datetime.date(1980, 1, 1))
        return datetime.datetime(day.year, day.month, day.day)


def settings(look: Look) -> Element:
    made = w("settings", w("zoom", percent=100), value("defaultTabStop", 2 * look.em))
    if look.outside_numbers:
        made.append(w("evenAndOddHeaders"))
    # Compressed punctuation would put more than 28 characters on a line.
    made.append(value("characterSpacingControl", "doNotCompress"))
    made.append(w("footnotePr", w("footnote", id=-1), w("footnote", id=0)))
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    # A justified line that ends in a line break is not stretched.
    made.append(w("compat", w("doNotExpandShiftReturn"), mode))
    made.append(w("themeFontLang", val="en-US", eastAsia="zh-CN"))
    made.append(value("decimalSymbol", "."))
    made.append(value("listSeparator", ","))
    return made


def hanging(look: Look, level: int) -> tuple[int, int]:
    """(left indent, hanging) in twips of list items at ``level`` (from 0)."""
    mark = look.em * 3 // 2
    return look.em * 2 * (level + 1) + mark, mark


def numbering(look: Look, lists: list[tuple[int, int, int]]) -> Element:
    """numbering.xml; ``lists`` are (abstract list, level, first number), numId counts from 1."""
    made = w("numbering", _abstract(look, BULLETS), _abstract(look, NUMBERS))
    for number, (abstract, level, first) in enumerate(lists, 1):
        instance = w("num", value("abstractNumId", abstract), numId=number)
        if abstract == NUMBERS:
            instance.append(w("lvlOverride", value("startOverride", first), ilvl=level))
        made.append(instance)
    return made


def _abstract(look: Look, id: int) -> Element:
    made = w("abstractNum", value("multiLevelType", "hybridMultilevel"), abstractNumId=id)
    for level in range(LEVELS):
        left, mark = hanging(look, level)
        bullet, latin = id == BULLETS, look.body.latin
        made.append(
            w(
                "lvl",
                value("start", 1),
                value("numFmt", "bullet" if bullet else "decimal"),
                value("lvlText", "•◦▪"[level % 3] if bullet else f"%{level + 1}."),
                value("lvlJc", "left"),
                properties("pPr", w("ind", left=left, hanging=mark)),
                properties("rPr", w("rFonts", ascii=latin, hAnsi=latin)),
                ilvl=level,
            )
        )
    return made


def footer(look: Look, side: str) -> Element:
    """A footer with the page number; ``side`` is left, right or center."""
    inner = round(look.number.size * 20) if look.outside_numbers else 0
    place = indent(left=inner if side == "left" else 0, right=inner if side == "right" else 0)
    mark = fonts(look.number, hint=True)
    field = w("fldSimple", run("1", fonts(look.number)), instr=" PAGE ")
    content = (run("— ", mark), field, run(" —", fonts(look.number, hint=True)))
    return w("ftr", paragraph("Footer", *content, settings=(place, value("jc", side))))


def footnotes(notes: list[list[Element]]) -> Element:
    """footnotes.xml: the two lines that Word asks for, then each note, counted from 1."""
    made = w("footnotes")
    for id, mark in ((-1, "separator"), (0, "continuationSeparator")):
        made.append(w("footnote", w("p", w("r", w(mark))), type=mark, id=id))
    for number, content in enumerate(notes, 1):
        made.append(w("footnote", *content, id=number))
    return made


def page_properties(look: Look, footers: dict[str, str]) -> Element:
    """The sectPr of the whole file; ``footers`` are type → relationship id."""
    page = look.page
    made = []
    for kind, relation in footers.items():
        reference = w("footerReference", type=kind)
        reference.set(f"{{{reference.nsmap['r']}}}id", relation)
        made.append(reference)
    made.append(w("pgSz", w=page.width, h=page.height))
    made.append(
        w(
            "pgMar",
            top=page.top,
            right=page.right,
            bottom=page.bottom,
            left=page.left,
            header=850,
            footer=page.footer,
            gutter=0,
        )
    )
    if page.pitch:
        made.append(
            w(
                "docGrid",
                type="linesAndChars",
                linePitch=page.pitch,
                charSpace=page.char_space,
            )
        )
    return properties("sectPr", *made)


def core_properties(imprint: Imprint) -> Element:
    names = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    made = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=names)
    for tag, text in (
        (f"{{{_DC}}}title", imprint.title),
        (f"{{{_DC}}}creator", imprint.author),
        (f"{{{_CORE}}}lastModifiedBy", imprint.author),
    ):
        etree.SubElement(made, tag).text = legal(text)
    for name in ("created", "modified"):
        stamp = etree.SubElement(made, f"{{{_TERMS}}}{name}")
        stamp.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        stamp.text = imprint.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return made


def extended_properties() -> Element:
    made = etree.Element(f"{{{_EXTENDED}}}Properties", nsmap={"ep": _EXTENDED})
    etree.SubElement(made, f"{{{_EXTENDED}}}Application").text = "Study Viewer"
    return made
