# SPDX-License-Identifier: MIT
"""HTML text → a tree, safely: no network, no entities, bounded depth and size."""

import functools
import re
from html.parser import HTMLParser

from lxml import etree

from study_viewer.core.document.html_out import HARD_SPACE

# Word lists are easier to check by eye than lists of quoted words.
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main
    menu nav ol p pre section summary table tbody td tfoot th thead tr ul xmp
    """.split()  # noqa: SIM905
)

GONE = frozenset(
    """
    applet area audio base button canvas col colgroup datalist embed frame frameset head iframe
    input link map math meta noembed noframes noscript object option param rp script select
    source style svg template textarea title track video wbr
    """.split()  # noqa: SIM905
)
"""Tags whose inside is no text of the page."""

NOTE_ID = re.compile(r"(?:fn:|(?:footnote|endnote)-)(?!ref)(.*)", re.DOTALL)
"""How footnotes are named: ``fn:1`` by Python-Markdown and by us, ``footnote-1`` by mammoth."""


def parse(text: str) -> etree._Element | None:
    """The tree of ``text``; None when there is nothing in it.

    libxml2 stops at 256 elements deep or 10 MB in one piece and drops the rest. Such a text is
    read again without its structure, because losing words is worse.
    """
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    data = text.replace("\0", "").encode("utf-8", "ignore")
    try:
        tree: etree._Element | None = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        tree = None
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        return _flat(text)
    return tree


def holding_blocks(tree: etree._Element) -> set[etree._Element]:
    """The elements with a block somewhere inside them."""
    holders: set[etree._Element] = set()
    for element in tree.iter():
        if tag_of(element) not in BLOCKS:
            continue
        parent = element.getparent()
        while parent is not None and parent not in holders:
            holders.add(parent)
            parent = parent.getparent()
    return holders


def tag_of(element: etree._Element) -> str:
    """The tag in small letters without a name space; empty for a comment or an instruction."""
    return _plain_tag(element.tag)


@functools.lru_cache(maxsize=1_000)
def _plain_tag(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def attribute_of(element: etree._Element, name: str) -> str:
    """The attribute as text; empty when it is not there."""
    value = element.get(name)
    return str(value).replace(HARD_SPACE, " ") if value else ""


def number_of(element: etree._Element, name: str, default: int, least: int) -> int:
    """The attribute as a number, at least ``least``; ``default`` when it is none."""
    value = attribute_of(element, name).strip()
    return max(int(value[:10]), least) if value.isascii() and value.isdigit() else default


def note_label_of(element: etree._Element) -> str:
    """The label of the footnote that a link leads to; empty when it leads elsewhere."""
    address = attribute_of(element, "href")
    found = NOTE_ID.match(address[1:]) if address.startswith("#") else None
    return found.group(1) if found else ""


def is_note_mark(element: etree._Element) -> bool:
    """Whether a raised text is nothing but the mark of a footnote."""
    if (element.text or "").strip() or len(element) != 1:
        return False
    child = element[0]
    return tag_of(child) == "a" and bool(note_label_of(child)) and not (child.tail or "").strip()


def _flat(text: str) -> etree._Element:
    flat = _Flat()
    flat.feed(text)
    flat.close()
    root = etree.Element("body")
    for piece in "".join(flat.pieces).split("\0"):
        if piece.strip():
            etree.SubElement(root, "p").text = _xml_text(piece)
    return root


def _xml_text(text: str) -> str:
    """Without the characters that a tree refuses: NUL, other controls, lone surrogates."""
    return "".join([c for c in text if "\ud800" > c >= " " or c > "\udfff" or c in "\t\n"])


class _Flat(HTMLParser):
    """Text alone, NUL at every beginning and end of a block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.gone = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.gone += tag in ("script", "style")
        if tag in BLOCKS or tag == "br":
            self.pieces.append("\0")

    def handle_endtag(self, tag: str) -> None:
        self.gone -= tag in ("script", "style") and self.gone > 0
        if tag in BLOCKS:
            self.pieces.append("\0")

    def handle_data(self, data: str) -> None:
        if not self.gone:
            self.pieces.append(data.replace("\0", ""))
