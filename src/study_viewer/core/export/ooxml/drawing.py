# SPDX-License-Identifier: MIT
"""A picture standing in a line of a Word file."""

from lxml import etree

from study_viewer.core.export.ooxml.elements import Element, R, legal, w
from study_viewer.core.export.ooxml.package import Placed

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU = 635
"""English metric units in a twip."""


def drawing(picture: Placed, alt: str, number: int, room: tuple[int, int]) -> Element:
    """A run with the picture, made smaller (never larger) to fit ``room`` (twips)."""
    scale = min(
        1.0, max(room[0], 1) * _EMU / picture.width, max(room[1], 1) * _EMU / picture.height
    )
    size = {
        "cx": str(max(1, int(picture.width * scale))),
        "cy": str(max(1, int(picture.height * scale))),
    }
    names = {"wp": _WP, "a": _A, "pic": _PIC, "r": R}
    inline = etree.Element(
        f"{{{_WP}}}inline", {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}, names
    )
    _add(inline, _WP, "extent", size)
    _add(
        inline,
        _WP,
        "docPr",
        {"id": str(number), "name": f"Picture {number}", "descr": legal(alt)},
    )
    graphic = _add(inline, _A, "graphic")
    data = _add(graphic, _A, "graphicData", {"uri": _PIC})
    shown = _add(data, _PIC, "pic")
    _describe(shown, picture, number, size)
    return w("r", w("drawing", inline))


def _describe(shown: Element, picture: Placed, number: int, size: dict[str, str]) -> None:
    about = _add(shown, _PIC, "nvPicPr")
    _add(about, _PIC, "cNvPr", {"id": str(number), "name": f"Picture {number}"})
    _add(about, _PIC, "cNvPicPr")
    fill = _add(shown, _PIC, "blipFill")
    _add(fill, _A, "blip", {f"{{{R}}}embed": picture.relation})
    _add(_add(fill, _A, "stretch"), _A, "fillRect")
    shape = _add(shown, _PIC, "spPr")
    frame = _add(shape, _A, "xfrm")
    _add(frame, _A, "off", {"x": "0", "y": "0"})
    _add(frame, _A, "ext", size)
    _add(_add(shape, _A, "prstGeom", {"prst": "rect"}), _A, "avLst")


def _add(
    parent: Element, space: str, tag: str, attributes: dict[str, str] | None = None
) -> Element:
    return etree.SubElement(parent, f"{{{space}}}{tag}", attributes or {})
