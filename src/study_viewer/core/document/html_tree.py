# SPDX-License-Identifier: MIT
"""HTML text → a tree, safely: no network, no entities, bounded depth and size."""

from html.parser import HTMLParser

from lxml import etree

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
    data = text.encode("utf-8", "ignore")
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
        if not isinstance(element.tag, str):
            continue
        if element.tag.rpartition("}")[2].lower() not in BLOCKS:
            continue
        parent = element.getparent()
        while parent is not None and parent not in holders:
            holders.add(parent)
            parent = parent.getparent()
    return holders


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
