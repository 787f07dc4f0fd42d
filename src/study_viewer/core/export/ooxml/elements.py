# SPDX-License-Identifier: MIT
"""XML elements of a Word file, made so that their children stand in the order of ECMA-376."""

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {"w": W, "r": R}

# The children that this program writes, in the order of their schema type (ECMA-376 part 1,
# annex A: CT_PPr, CT_RPr, CT_SectPr, CT_TblPr, CT_TcPr). Word calls a file damaged, or silently
# drops a property, when they come in another order.
ORDER: dict[str, str] = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs kinsoku "
        "overflowPunct autoSpaceDE autoSpaceDN snapToGrid spacing ind contextualSpacing jc "
        "textAlignment outlineLvl rPr"
    ),
    "rPr": ("rStyle rFonts b bCs i iCs strike noProof color kern sz szCs u shd vertAlign lang"),
    "sectPr": (
        "headerReference footerReference footnotePr pgSz pgMar pgNumType cols titlePg docGrid"
    ),
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW gridSpan vMerge shd vAlign",
}

# What XML 1.0 cannot hold, also the two non-characters that its readers refuse.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile(r"[\n\t]|[^\n\t]+")


def legal(text: str) -> str:
    """``text`` without the characters that no XML file may hold; CR and CRLF become LF."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the main namespace, its attributes in the same one.

    A child that stands somewhere already would silently leave that place: a ValueError.
    """
    made = etree.Element(f"{{{W}}}{tag}", nsmap=NAMESPACES)
    for name, value in attributes.items():
        made.set(f"{{{W}}}{name}", legal(str(value)))
    for child in children:
        if child.getparent() is not None:
            raise ValueError(f"{name_of(child)} stands in another element")
        made.append(child)
    return made


def value(tag: str, val: str | int) -> Element:
    return w(tag, val=val)


def name_of(element: Element) -> str:
    return str(etree.QName(element).localname)


def properties(tag: str, *children: Element) -> Element:
    """A properties element; its children may be given in any order.

    An unknown child is a mistake of the caller's and raises ValueError.
    """
    order = ORDER[tag].split()
    return w(tag, *sorted(children, key=lambda child: order.index(name_of(child))))


def run(text: str, *settings: Element) -> Element:
    """A run of text; LF becomes a line break and a tab a tab."""
    made = w("r")
    if settings:
        made.append(properties("rPr", *settings))
    made.extend(_pieces(legal(text)))
    return made


def _pieces(text: str) -> Iterator[Element]:
    for match in _PIECES.finditer(text):
        piece = match.group()
        if piece == "\n":
            yield w("br")
        elif piece == "\t":
            yield w("tab")
        else:
            held = w("t")
            held.text = piece
            if piece != piece.strip():
                held.set(f"{{{XML}}}space", "preserve")
            yield held


def paragraph(style: str, *content: Element, settings: tuple[Element, ...] = ()) -> Element:
    """A paragraph in a style; ``settings`` go beyond the style."""
    return w("p", properties("pPr", value("pStyle", style), *settings), *content)


def xml_bytes(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def add_settings(target: Element, *settings: Element) -> None:
    """Adds properties to a paragraph that has some already, in their order; a twin is replaced."""
    old = target[0]
    names = {name_of(setting) for setting in settings}
    kept = [child for child in old if name_of(child) not in names]
    for child in kept:
        old.remove(child)
    target.replace(old, properties("pPr", *kept, *settings))
