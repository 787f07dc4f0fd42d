# SPDX-License-Identifier: MIT
"""A run of rewritten blocks → HTML by mammoth → a body, with what mammoth was not told put back."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

import mammoth
from lxml import etree

from study_viewer.core.document import html_in
from study_viewer.core.document.html_tree import parse
from study_viewer.core.document.model import Body
from study_viewer.core.formats.word_blocks import MARK, Shape
from study_viewer.core.formats.word_numbering import ListPlace

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="png" ContentType="image/png"/></Types>'
)


class Gathered:
    """Blocks on their way to mammoth, with the notes that they mark and the pictures they show."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.notes: list[str] = []
        self.size = 0

    def add(self, block: str) -> None:
        self.blocks.append(block)
        self.size += len(block)


def body_of(
    gathered: Gathered,
    shapes: list[Shape],
    links: Mapping[str, str],
    marks: Mapping[str, str],
    pictures: Iterable[str],
) -> Body:
    """``marks`` are the marks of the notes as they are shown, by their numbers."""
    package = _package(gathered, links, pictures)
    made = mammoth.convert_to_html(
        package,
        style_map="u => u\nstrike => s",
        include_default_style_map=False,
        include_embedded_style_map=False,
        ignore_empty_paragraphs=True,
        convert_image=mammoth.images.img_element(_source),
        external_file_access=False,
    )
    tree = parse(made.value)
    if tree is None:
        return Body()
    _shape(tree, shapes)
    for link in tree.iter("a"):
        target = str(link.get("href") or "")
        if target.startswith("#footnote-") and not target.startswith("#footnote-ref"):
            link.text = marks.get(target.removeprefix("#footnote-"), link.text)
    return html_in.read(tree)


def _source(image: mammoth.documents.Image) -> dict[str, str]:
    with image.open() as file:
        return {"src": file.read().decode("utf-8")}


def _package(gathered: Gathered, links: Mapping[str, str], pictures: Iterable[str]) -> io.BytesIO:
    told = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/hyperlink" Target={quoteattr(address)} '
        'TargetMode="External"/>'
        for address, name in links.items()
    )
    told += "".join(
        f'<Relationship Id={quoteattr(path)} Type="{_OFFICE}/image" '
        f"Target={quoteattr(f'/word/media/{path}')}/>"
        for path in pictures
    )
    relations = f'<Relationships xmlns="{_RELATIONS}">{told}</Relationships>'
    main = f"<w:document {_SPACES}><w:body>{''.join(gathered.blocks)}</w:body></w:document>"
    notes = f"<w:footnotes {_SPACES}>{''.join(gathered.notes)}</w:footnotes>"
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", main)
        archive.writestr("word/footnotes.xml", notes)
        archive.writestr("word/_rels/document.xml.rels", relations)
        archive.writestr("word/_rels/footnotes.xml.rels", relations)
        for path in pictures:
            # mammoth is given the path alone: the picture itself need not go through it.
            archive.writestr(f"word/media/{path}", path)
    package.seek(0)
    return package


def _shape(tree: etree._Element, shapes: list[Shape]) -> None:
    items: dict[etree._Element, ListPlace] = {}
    for anchor in list(tree.iter("a")):
        name = str(anchor.get("id") or "")
        if not name.startswith(MARK):
            continue
        paragraph = anchor.getparent()
        assert paragraph is not None
        shape = shapes[int(name.removeprefix(MARK))]
        _drop(anchor)
        if shape.heading or shape.is_title:
            paragraph.tag = f"h{min(max(shape.heading, 1), 6)}"
        if shape.align:
            paragraph.set("align", shape.align)
        if shape.item is not None:
            items[paragraph] = shape.item
    for parent in {one.getparent(): None for one in items}:
        if parent is not None:
            _list(parent, items)
    for cell in tree.iter("td", "th"):
        aligns = {str(one.get("align") or "") for one in cell}
        if len(aligns) == 1 and (align := aligns.pop()):
            cell.set("align", align)


def _drop(anchor: etree._Element) -> None:
    parent = anchor.getparent()
    assert parent is not None
    before = anchor.getprevious()
    tail = anchor.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(anchor)


def _list(parent: etree._Element, items: Mapping[etree._Element, ListPlace]) -> None:
    """Items in a row as lists in one another."""
    open_lists: list[tuple[ListPlace, etree._Element]] = []
    for one in list(parent):
        place = items.get(one)
        if place is None:
            open_lists.clear()
            continue
        while open_lists and (
            open_lists[-1][0].depth > place.depth
            or (open_lists[-1][0].depth == place.depth and _parted(open_lists[-1][0], place))
        ):
            open_lists.pop()
        if not open_lists or open_lists[-1][0].depth < place.depth:
            made = etree.Element("ol" if place.value else "ul")
            if place.value:
                made.set("start", str(place.value))
            if open_lists:
                open_lists[-1][1][-1].append(made)
            else:
                one.addprevious(made)
            open_lists.append((place, made))
        else:
            open_lists[-1] = (place, open_lists[-1][1])
        item = etree.SubElement(open_lists[-1][1], "li")
        item.append(one)


def _parted(before: ListPlace, place: ListPlace) -> bool:
    """Whether an item begins a list of its own after one of the same depth."""
    if before.name == place.name:
        return bool(place.value) and place.value != before.value + 1
    return not (before.value == place.value == 0)
