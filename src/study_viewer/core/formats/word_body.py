# SPDX-License-Identifier: MIT
"""A Word file as one body: its text in runs through mammoth, with notes, pictures and comments."""

from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.model import Block, Body, Note
from study_viewer.core.formats import word_comments
from study_viewer.core.formats.word_blocks import Blocks, Writer, look_through
from study_viewer.core.formats.word_fields import link_of
from study_viewer.core.formats.word_html import Gathered, body_of
from study_viewer.core.formats.word_numbering import Numbering
from study_viewer.core.formats.word_numerals import numeral
from study_viewer.core.formats.word_package import Package, Part, Relation
from study_viewer.core.formats.word_styles import Styles
from study_viewer.core.formats.word_text import Found
from study_viewer.core.formats.word_xml import W, child, child_value, value

_RUN = 300_000
"""Characters of XML that go through mammoth at once: its trees take some hundred times as much."""


class Reader:
    """Reads one package, once."""

    def __init__(self, package: Package, with_comments: bool) -> None:
        self.skipped: Counter[str] = Counter()
        self.pictures: dict[str, bytes] = {}
        self._package = package
        self._paths: dict[str, str] = {}
        styles = Styles(_root(package.beside("styles")))
        numbering = Numbering(_root(package.beside("numbering")), styles)
        self._writer = Writer(styles, numbering)
        self._notes = _Notes(package)
        said = word_comments.read(package.beside("comments"))
        wanted = said if with_comments else ()
        self.comments = word_comments.numbered(wanted, (package.main.root, *self._notes.roots))
        self._numbers = {one.id: number for number, one in self.comments.items()}
        if said and not with_comments:
            self.skipped["word-comments"] = len(said)
        self._gathered = Gathered()

    def body(self, tell: Callable[[float], None]) -> Body:
        """All of it; ``tell`` hears the share that is done."""
        main = self._package.main
        content = child(main.root, "body")
        if content is None:
            raise self._package.damaged()
        self._writer.anchors = _targets(main.root)
        look_through(content, self._writer)
        blocks: list[Block] = []
        notes: list[Note] = []
        total = len(content) or 1
        written = Blocks(main.root, self._writer, self._found(main))
        for done, block in enumerate(written.of(content), 1):
            self._gathered.add(block)
            if self._gathered.size > _RUN and "sv:" not in block[:80]:
                self._through(blocks, notes)
                tell(min(done / total, 1.0))
        self._through(blocks, notes)
        if written.contents:
            self.skipped["word-contents"] += written.contents
        return canonical(Body(tuple(blocks), tuple(notes)))

    def _through(self, blocks: list[Block], notes: list[Note]) -> None:
        gathered, self._gathered = self._gathered, Gathered()
        made = body_of(
            gathered,
            self._writer.shapes,
            self._writer.links,
            self._notes.marks,
            tuple(self.pictures),
        )
        blocks.extend(made.blocks)
        notes.extend(made.notes)

    def _found(self, part: Part) -> Found:
        def address(name: str) -> str:
            relation = part.relations.get(name)
            return relation.target if relation and relation.outside else ""

        def picture(name: str) -> str:
            relation = part.relations.get(name)
            return self._picture(relation) if relation else ""

        return Found(
            address=address,
            picture=picture,
            note=self._note,
            comment=lambda name: self._numbers.get(name, -1),
            skipped=lambda code: self.skipped.update((code,)),
        )

    def _picture(self, relation: Relation) -> str:
        if relation.outside:
            self.skipped["word-picture-outside"] += 1
            return ""
        if relation.target not in self._paths:
            found = self._package.picture(relation)
            path = ""
            if found is not None:
                data, suffix = found
                path = f"images/image{len(self.pictures) + 1}{suffix}"
                self.pictures[path] = data
            self._paths[relation.target] = path
        path = self._paths[relation.target]
        if not path:
            self.skipped["word-picture"] += 1
        return path

    def _note(self, kind: str, name: str, own: str) -> str:
        found = self._notes.take(kind, name, own)
        if found is None:
            return ""
        number, told, part = found
        inner = Blocks(told, self._writer, self._found(part), is_note=True).of(told)
        self._gathered.notes.append(f'<w:footnote w:id="{number}">{"".join(inner)}</w:footnote>')
        return number


class _Notes:
    """Footnotes and endnotes under one count; each is taken once."""

    def __init__(self, package: Package) -> None:
        self.marks: dict[str, str] = {}
        self.roots: list[etree._Element] = []
        self._told: dict[tuple[str, str], tuple[etree._Element, Part]] = {}
        self._sorts: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        settings = package.beside("settings")
        for kind, otherwise in (("footnote", "decimal"), ("endnote", "lowerRoman")):
            part = package.beside(f"{kind}s")
            self.roots += [part.root] if part else []
            for told in part.root.iter(W + kind) if part else ():
                if value(told, "type") in ("", "normal"):
                    assert part is not None
                    self._told[kind, value(told, "id")] = told, part
            roots = [package.main.root, *([settings.root] if settings else [])]
            found = (
                child_value(one, "numFmt") for root in roots for one in root.iter(f"{W}{kind}Pr")
            )
            self._sorts[kind] = next((sort for sort in found if sort), otherwise)

    def take(self, kind: str, name: str, own: str) -> tuple[str, etree._Element, Part] | None:
        found = self._told.pop((kind, name), None)
        if found is None:
            return None
        number = str(len(self.marks) + 1)
        if not own:
            self._counts[kind] += 1
        self.marks[number] = own.strip() or numeral(self._counts[kind], self._sorts[kind])
        return number, *found


def _root(part: Part | None) -> etree._Element | None:
    return None if part is None else part.root


def _targets(root: etree._Element) -> set[str]:
    """The bookmarks that links of the text lead to."""
    return set(_all_targets(root))


def _all_targets(root: etree._Element) -> Iterator[str]:
    for link in root.iter(W + "hyperlink"):
        yield value(link, "anchor")
    for field in root.iter(W + "instrText", W + "fldSimple"):
        told = field.text or value(field, "instr")
        yield link_of(told).partition("#")[2]
