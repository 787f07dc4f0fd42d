# SPDX-License-Identifier: MIT
"""The page of an archive made whole: its frames stand where they are shown, addresses are full."""

from lxml import etree

from study_viewer.core.document.html_tree import attribute_of, parse
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.page_address import is_web, joined, without_fragment
from study_viewer.core.formats.page_archive import PageArchive, Part, bytes_of
from study_viewer.core.formats.page_tree import body_of, decoded, markup_encoding

_DEEPEST = 5


def made_whole(tree: etree._Element, archive: PageArchive) -> None:
    """Changes the tree of the archive's page.

    A page of frames says nothing by itself, and a text is often in a frame of its page. Each part
    is shown once: in a circle a frame would hold itself.
    """
    used = {archive.page.number}
    own = without_fragment(archive.page.address)
    waiting = [(tree, _base(tree, archive.page), 0)]
    while waiting:
        page, base, depth = waiting.pop()
        _address(page, base, own)
        for frame in list(page.iter("iframe", "frame")):
            inner = archive.part(joined(base, attribute_of(frame, "src")))
            if inner is None or inner.number in used or depth == _DEEPEST:
                continue
            shown = _tree(inner)
            if shown is None:
                continue
            used.add(inner.number)
            # What a frame's head says is not moved with its body.
            inner_base = _base(shown, inner)
            body = body_of(shown)
            frame.tag, frame.text = "div", body.text
            frame[:] = list(body)
            waiting.append((frame, inner_base, depth + 1))
    for frames in list(tree.iter("frameset")):
        frames.tag = "div"


def _tree(part: Part) -> etree._Element | None:
    if part.kind.partition("/")[0] != "text" and "html" not in part.kind:
        return None
    data = bytes_of(part)
    try:
        return parse(decoded(data, part.charset or markup_encoding(data)).text)
    except UserFacing:
        return None


def _base(page: etree._Element, part: Part) -> str:
    """Where the addresses of a page begin: what its head names, else where the part was."""
    bases = (attribute_of(one, "href") for one in page.iter("base"))
    return joined(part.address, next((base for base in bases if base), ""))


def _address(page: etree._Element, base: str, own: str) -> None:
    """Links and pictures by full addresses; links within the page by their fragment."""
    for picture in page.iter("img"):
        source = attribute_of(picture, "src")
        if source and not source.lower().startswith(("data:", "cid:")):
            picture.set("src", joined(base, source))
    for link in page.iter("a"):
        address = attribute_of(link, "href")
        full = joined(base, address)
        if not address or address.startswith("#"):
            continue
        if own and without_fragment(full) == own and "#" in full:
            link.set("href", "#" + full.partition("#")[2])
        elif is_web(full):
            link.set("href", full)
