# SPDX-License-Identifier: MIT
"""The XML of Word files, read safely and in one dialect: names, values, parsing."""

import re

from lxml import etree

from study_viewer.core.formats.foreign_xml import strict_tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"

# ISO 29500 Strict has namespaces of its own for the very same words.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"


class NotRead(ValueError):
    """What was given is no XML that a Word file may hold."""


def parse(data: bytes) -> etree._Element:
    """The root element, of a Strict file as if it were Transitional.

    Raises NotRead for what is no XML, is nested deeper than libxml2 goes (256), or brings a
    document type of its own: no Word file does, and its entities are how XML does harm.
    """
    root = _parsed(data)
    if any("purl.oclc.org/ooxml" in uri for uri in root.nsmap.values()):
        whole = etree.tostring(root, encoding="utf-8")
        root = _parsed(_STRICT.sub(_TRANSITIONAL, whole))
    return root


def _parsed(data: bytes) -> etree._Element:
    try:
        root = strict_tree(data)
    except ValueError as error:
        raise NotRead(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotRead("a document type")
    return root


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name in Word's namespace."""
    return None if element is None else element.find(W + name)


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute in Word's namespace; empty where there is none."""
    return "" if element is None else str(element.get(W + name) or "")


def child_value(element: etree._Element | None, name: str) -> str:
    return value(child(element, name))


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def whole(text: str, otherwise: int) -> int:
    """A whole number of at most seven digits; ``otherwise`` for anything else."""
    text = text.strip()
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 8 else otherwise
