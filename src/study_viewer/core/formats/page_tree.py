# SPDX-License-Identifier: MIT
"""A web page or a chapter of an EPUB → a tree that the funnel reads without losing a word."""

import html.entities
import re
from collections.abc import Iterator

from lxml import etree

from study_viewer.core.document.canonical import slug
from study_viewer.core.document.html_tree import GONE, attribute_of, parse, tag_of
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.encoding import Decoded, decode
from study_viewer.core.formats.foreign_xml import strict_tree

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_TYPE = "{http://www.idpf.org/2007/ops}type"
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = frozenset((b"lt", b"gt", b"amp", b"quot", b"apos"))
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_PROLOG = 4096
"""Bytes among which a document type is sought: many in a row would be sought through each."""
_EMPTY = re.compile(r"<([A-Za-z][\w:-]*)(\s[^<>]*)?/>")
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']""")
_HIDING = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def xml_tree(data: bytes) -> etree._Element | None:
    """The tree of an XML text, read strictly; None when it is none.

    A document type goes before anything reads it, so that no entity of its own is ever known.
    """
    at = data.find(b"<!DOCTYPE", 0, _PROLOG)
    if at >= 0 and (told := _DOCTYPE.match(data, at)):
        data = data[:at] + data[told.end() :]
    try:
        return strict_tree(_ENTITY.sub(_as_number, data))
    except ValueError:
        return None


def chapter_tree(data: bytes) -> etree._Element | None:
    """The tree of a chapter, without name spaces: as XML where that is well formed, else as the
    HTML it then is. None for what is no text."""
    tree = xml_tree(data)
    if tree is None or tree.find(".//{*}body") is None:
        try:
            text = decoded(data, declared_encoding(data)).text
        except UserFacing:
            return None
        return parse(_EMPTY.sub(_closed, text))
    for element in tree.iter():
        element.tag = tag_of(element)
    return tree


def decoded(data: bytes, told: str) -> Decoded:
    """The text by what it says its encoding is, where that fits, else by its bytes."""
    # A text that can name itself in these letters is not written in 16 bits each.
    if told and not told.lower().startswith(("utf-16", "utf-32")):
        try:
            found = decode(data, told)
        except UserFacing:
            pass
        else:
            if not found.damaged:
                return found
    return decode(data)


def markup_encoding(data: bytes) -> str:
    """What a page calls its encoding, where its first bytes do not tell it better."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return ""
    told = declared_encoding(data)
    if not told and (found := _META.search(data[:4096])):
        told = found.group(1).decode("ascii", "ignore")
    return told


def declared_encoding(data: bytes) -> str:
    """What the first line of an XML text calls its encoding; empty where it does not."""
    found = _DECLARED.match(data[:200].removeprefix(b"\xef\xbb\xbf"))
    return found.group(1).decode("ascii") if found else ""


def body_of(tree: etree._Element) -> etree._Element:
    """What of a page is shown; the whole tree where it has no body."""
    return next((one for one in tree.iter() if tag_of(one) == "body"), tree)


def epub_type(element: etree._Element) -> list[str]:
    """What the book or page says an element is: footnote, noteref, toc…"""
    told = attribute_of(element, _TYPE) or attribute_of(element, "epub:type")
    roles = attribute_of(element, "role").split()
    return [*told.lower().split(), *(role.removeprefix("doc-") for role in roles)]


def is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style) and bool(_HIDING.search(str(style)))


def text_in(element: etree._Element) -> str:
    """The text as one line."""
    # Most elements hold nothing but words, and a walk through them costs ten times as much.
    text = "".join(map(str, element.itertext())) if len(element) else element.text or ""
    return " ".join(text.split())


def short_text_in(element: etree._Element, most: int) -> str:
    """The text as one line; empty where it has more than so many characters, or many more pieces.

    No more than that is looked at: what lies deep would be read through by all that is around it.
    """
    if not len(element):
        text = text_in(element)
        return text if len(text) <= most else ""
    pieces: list[str] = []
    letters = 0
    for piece in element.itertext():
        pieces.append(str(piece))
        letters += len("".join(pieces[-1].split()))
        if letters > most or len(pieces) > 4 * most:
            return ""
    text = " ".join("".join(pieces).split())
    return text if len(text) <= most else ""


def drop(element: etree._Element) -> None:
    """Takes an element out; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    before = element.getprevious()
    parent.remove(element)
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail


def settle(body: etree._Element) -> None:
    """Makes of what the funnel would drop what it keeps, and names every heading.

    Formulas become their text; a drawing that only frames a picture (a cover) becomes the picture.
    """
    for element in list(body.iter()):
        tag = tag_of(element)
        if tag == "math":
            words = attribute_of(element, "alttext") or text_in(element)
            _replace(element, "span", words)
        elif tag == "svg":
            _settle_drawing(element)
        elif "toc" in attribute_of(element, "class").split():
            # The funnel drops what Python-Markdown puts there; here it is a part of the page.
            del element.attrib["class"]
    etree.strip_elements(body, *GONE, with_tail=False)
    _name_headings(body)


def _settle_drawing(element: etree._Element) -> None:
    said = list(_said(element))
    title = next((one for one in said if tag_of(one) == "title"), None)
    drawn = [text_in(one) for one in said]
    for inner in element.iter():
        if tag_of(inner) == "image":
            names = [name for name in inner.attrib if str(name).rpartition("}")[2] == "href"]
            if names:
                source = attribute_of(inner, str(names[0]))
                alt = text_in(title) if title is not None else ""
                rest = (text_in(one) for one in said if one is not title)
                picture = etree.SubElement(
                    _replace(element, "span", ""), "img", src=source, alt=alt
                )
                picture.tail = " ".join(filter(None, rest))
                return
    _replace(element, "span", " ".join(filter(None, drawn)))


def _said(drawing: etree._Element) -> Iterator[etree._Element]:
    """What of a drawing is words, each once."""
    waiting = [drawing]
    while waiting:
        one = waiting.pop()
        if tag_of(one) in ("text", "title", "foreignobject"):
            yield one
        else:
            waiting.extend(reversed(one))


def _replace(element: etree._Element, tag: str, words: str) -> etree._Element:
    other = etree.Element(tag)
    other.text = words or None
    other.tail = element.tail
    if element.get("id"):
        other.set("id", attribute_of(element, "id"))
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, other)
    return other


def _name_headings(body: etree._Element) -> None:
    """Gives each heading an id that no other has, so that links find it by that."""
    used: set[str] = set()
    # Of ten thousand headings alike each would try the numbers of all before it.
    last: dict[str, int] = {}
    for element in body.iter():
        if tag_of(element) not in HEADINGS:
            continue
        words = text_in(element)
        if not words:
            continue
        name = attribute_of(element, "id")
        for inner in element.iter():
            if tag_of(inner) == "a" and not inner.get("href"):
                # The funnel takes the anchor in a heading for the heading's.
                name = name or attribute_of(inner, "id") or attribute_of(inner, "name")
        name = re.sub(r"\s+", "-", name.strip())
        if not name or name in used:
            name = stem = slug(words)
            while not name or name in used:
                last[stem] = last.get(stem, 0) + 1
                name = f"{stem}_{last[stem]}"
        used.add(name)
        element.set("id", name)


def _as_number(match: re.Match[bytes]) -> bytes:
    name = match.group(1)
    if name in _XML_ENTITIES:
        return match.group()
    found = html.entities.html5.get(name.decode("ascii") + ";")
    return "".join(f"&#{ord(one)};" for one in found).encode() if found else match.group()


def _closed(match: re.Match[str]) -> str:
    tag, rest = match.group(1), match.group(2) or ""
    return match.group() if tag.lower() in _VOID else f"<{tag}{rest}></{tag}>"
