# SPDX-License-Identifier: MIT
"""The package around a Word file: its parts, what they refer to, and one zip file in the end."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any, NamedTuple

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.package import Package

from study_viewer.core.export.ooxml import parts, styles
from study_viewer.core.export.ooxml.elements import Element, legal, w, xml_bytes
from study_viewer.core.export.ooxml.looks import Look


class Placed(NamedTuple):
    """A picture in the package: its relationship and its natural size (EMU, 914,400 an inch)."""

    relation: str
    width: int
    height: int


class Binder:
    """Collects what the text of one Word file refers to, and binds it all together.

    ``in_note`` says that the reference stands in a footnote, which is a part of its own with
    relationships of its own.
    """

    def __init__(self, look: Look, imprint: parts.Imprint) -> None:
        self.look = look
        self._imprint = imprint
        self._package = Package()
        self._body = w("body")
        self._document = self._part(
            "/word/document.xml", CT.WML_DOCUMENT_MAIN, w("document", self._body)
        )
        self._notes_root = w("footnotes")
        self._footnotes = self._part("/word/footnotes.xml", CT.WML_FOOTNOTES, self._notes_root)
        self._notes: list[list[Element]] = []
        self._lists: list[tuple[int, int, int]] = []
        self._bullets = 0
        self._drawings = 0

    def picture(self, data: bytes, *, in_note: bool = False) -> Placed | None:
        """Takes a PNG, JPEG, GIF, BMP or TIFF in; None for anything that Word could not show."""
        try:
            image = self._package.get_or_add_image_part(io.BytesIO(data))
            width, height = int(image.default_cx), int(image.default_cy)
        except Exception:
            # These are foreign bytes, and the reader of their headers raises whatever a damaged
            # one makes it stumble over; the text goes out without the picture.
            return None
        if width <= 0 or height <= 0:
            return None
        return Placed(self._where(in_note).relate_to(image, RT.IMAGE), width, height)

    def link(self, address: str, *, in_note: bool = False) -> str:
        return self._where(in_note).relate_to(legal(address), RT.HYPERLINK, is_external=True)

    def footnote(self, content: list[Element]) -> int:
        """Takes a footnote in and says its number in the file."""
        self._notes.append(content)
        return len(self._notes)

    def bullets(self) -> int:
        """The numId of bulleted lists: one does for all."""
        if not self._bullets:
            self._lists.append((parts.BULLETS, 0, 0))
            self._bullets = len(self._lists)
        return self._bullets

    def numbers(self, level: int, first: int) -> int:
        """The numId of a new numbered list, so that its count starts anew."""
        self._lists.append((parts.NUMBERS, level, first))
        return len(self._lists)

    def drawing(self) -> int:
        """A number that no other drawing of the file has."""
        self._drawings += 1
        return self._drawings

    def bind(self, content: Iterable[Element]) -> bytes:
        """The whole file; the same content gives the same bytes."""
        self._body.extend(content)
        self._body.append(parts.page_properties(self.look, self._footers()))
        self._notes_root.extend(list(parts.footnotes(self._notes)))
        self._package.relate_to(self._document, RT.OFFICE_DOCUMENT)
        for name, content_type, relation, root in (
            ("styles", CT.WML_STYLES, RT.STYLES, styles.style_sheet(self.look)),
            ("settings", CT.WML_SETTINGS, RT.SETTINGS, parts.settings(self.look)),
            ("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, styles.font_table(self.look)),
            (
                "numbering",
                CT.WML_NUMBERING,
                RT.NUMBERING,
                parts.numbering(self.look, self._lists),
            ),
        ):
            part = self._part(f"/word/{name}.xml", content_type, root)
            self._document.relate_to(part, relation)
        self._document.relate_to(self._footnotes, RT.FOOTNOTES)
        self._add_properties()
        packed = io.BytesIO()
        self._package.save(packed)
        return self._timeless(packed.getvalue())

    def _footers(self) -> dict[str, str]:
        """Odd pages are right-hand pages: their outer edge is the right one."""
        sides = {"default": "center"}
        if self.look.outside_numbers:
            sides = {"even": "left", "default": "right"}
        made = {}
        for number, (kind, side) in enumerate(sides.items(), 1):
            root = parts.footer(self.look, side)
            part = self._part(f"/word/footer{number}.xml", CT.WML_FOOTER, root)
            made[kind] = self._document.relate_to(part, RT.FOOTER)
        return made

    def _add_properties(self) -> None:
        for name, content_type, relation, root in (
            (
                "core",
                CT.OPC_CORE_PROPERTIES,
                RT.CORE_PROPERTIES,
                parts.core_properties(self._imprint),
            ),
            (
                "app",
                CT.OFC_EXTENDED_PROPERTIES,
                RT.EXTENDED_PROPERTIES,
                parts.extended_properties(),
            ),
        ):
            part = Part(
                PackURI(f"/docProps/{name}.xml"), content_type, xml_bytes(root), self._package
            )
            self._package.relate_to(part, relation)

    def _part(self, name: str, content_type: str, root: Any) -> XmlPart:
        return XmlPart(PackURI(name), content_type, root, self._package)

    def _where(self, in_note: bool) -> XmlPart:
        return self._footnotes if in_note else self._document

    def _timeless(self, packed: bytes) -> bytes:
        """The same zip file with the hand-in's date on every member instead of this moment."""
        stamp = self._imprint.moment.timetuple()[:6]
        result = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(packed)) as old,
            zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for name in old.namelist():
                member = zipfile.ZipInfo(name, stamp)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.external_attr = 0o600 << 16
                new.writestr(member, old.read(name))
        return result.getvalue()
