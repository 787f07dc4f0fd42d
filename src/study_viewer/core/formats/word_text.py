# SPDX-License-Identifier: MIT
"""What stands in a paragraph of a Word file: runs of text, links, pictures, marks of notes.

Changes are taken as accepted: what was inserted or moved here stays, what was deleted is gone. A
tag that is unknown is looked into, so that no text is lost for being wrapped in it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from lxml import etree
from mammoth.docx.dingbats import dingbats

from study_viewer.core.document.html_out import HARD_SPACE
from study_viewer.core.formats.word_fields import Fields, is_contents, link_of
from study_viewer.core.formats.word_math import linear
from study_viewer.core.formats.word_styles import Look, Styles, look_of
from study_viewer.core.formats.word_xml import MC, WP, A, M, R, V, W, child, child_value, value

LOST = "\ufffd"
COMMENT_BEGINS, COMMENT_ENDS = 0xF0000, 0x100000
"""Private characters that stand where the n-th comment begins and ends, until the blocks are made.
"""

_NAMES = """
    pPr rPr sdtPr sdtEndPr smartTagPr customXmlPr rubyPr proofErr bookmarkEnd permStart permEnd
    lastRenderedPageBreak footnoteRef endnoteRef annotationRef separator continuationSeparator
    softHyphen del moveFrom delText delInstrText fldData numberingChange instrText fldChar sectPr
    tblPr tblGrid trPr tcPr
"""
SILENT = frozenset(W + name for name in _NAMES.split())
"""Tags with no text of the document in them."""

_BOXES = {0xA8: "☐", 0xFD: "☒", 0xFE: "☑"}
"""Boxes that fonts have; what stands nearest in Unicode (U+1F5F9) hardly any does."""


class Token(NamedTuple):
    """A piece of a paragraph.

    ``kind`` is text, picture (``text`` its id, ``alt`` its words), note (``text`` its number) or
    anchor (``text`` the bookmark's name).
    """

    kind: str
    text: str
    style: str = ""
    link: str = ""
    alt: str = ""


class Found(NamedTuple):
    """What a reader of paragraphs asks its surroundings."""

    address: Callable[[str], str]
    """The address of a relation, empty where there is none."""
    picture: Callable[[str], str]
    """A relation's picture → its path; empty where it cannot be shown."""
    note: Callable[[str, str, str], str]
    """Kind, id and own mark of a note → its number here; empty where it is missing."""
    comment: Callable[[str], int]
    """The number of a comment; -1 where none are wanted."""
    skipped: Callable[[str], None]
    """Told what had to be left out."""


class Inline:
    """Reads paragraphs, one after another, because a field may span many of them."""

    def __init__(self, styles: Styles, fields: Fields, found: Found) -> None:
        self.fields = fields
        self.boxes: list[etree._Element] = []
        """Text boxes met since the list was emptied: their paragraphs come after this one."""
        self._styles = styles
        self._found = found
        self._look: Look = {}
        self._begun: set[int] = set()

    def tokens(self, paragraph: etree._Element, style: str, is_heading: bool) -> Iterator[Token]:
        """``is_heading`` leaves out how the style of the whole paragraph looks."""
        self._look = {} if is_heading else self._styles.look(style)
        yield from self._inside(paragraph, "")

    def stray(self, one: etree._Element) -> Iterator[Token]:
        """What stands in no paragraph."""
        self._look = self._styles.look("")
        yield from self.token(one)

    def _inside(self, element: etree._Element, link: str) -> Iterator[Token]:
        for one in element:
            yield from self.token(one, link)

    def token(self, one: etree._Element, link: str = "") -> Iterator[Token]:
        tag = one.tag
        if tag == W + "r":
            yield from self._run(one, link)
        elif tag == W + "hyperlink":
            yield from self._inside(one, link or self._address(one))
        elif tag == W + "fldSimple":
            told = value(one, "instr")
            if is_contents(told):
                self.fields.contents += 1
            else:
                yield from self._inside(one, link or link_of(told))
        elif tag == W + "bookmarkStart":
            yield Token("anchor", value(one, "name"))
        elif tag == W + "commentRangeStart":
            yield from self._comment(one, begins=True)
        elif tag == W + "commentRangeEnd":
            yield from self._comment(one, begins=False)
        elif tag in (M + "oMath", M + "oMathPara"):
            yield Token("text", linear(one), "", link)
        elif tag == MC + "AlternateContent":
            yield from self._inside(chosen(one), link)
        elif tag not in SILENT and isinstance(tag, str):
            yield from self._inside(one, link)

    def _address(self, told: etree._Element) -> str:
        anchor = value(told, "anchor")
        address = self._found.address(str(told.get(R + "id") or ""))
        if not anchor:
            return address
        return f"{address.partition('#')[0]}#{anchor}"

    def _comment(self, told: etree._Element, *, begins: bool) -> Iterator[Token]:
        number = self._found.comment(value(told, "id"))
        if number < 0:
            return
        if begins:
            self._begun.add(number)
            yield Token("text", chr(COMMENT_BEGINS + number))
        elif number in self._begun:
            yield Token("text", chr(COMMENT_ENDS + number))

    def _run(self, run: etree._Element, link: str) -> Iterator[Token]:
        properties = child(run, "rPr")
        look = {**self._look, **self._run_style(properties), **look_of(properties)}
        style = _letters(look)
        for part in run:
            for token in self._part(part, style, link or self.fields.link):
                if self.fields.hidden and token.kind != "anchor":
                    continue
                if look.get("h") and token.kind == "text":
                    self._found.skipped("word-hidden")
                    continue
                yield token

    def _run_style(self, properties: etree._Element | None) -> Look:
        style = child_value(properties, "rStyle")
        return self._styles.look(style) if style else {}

    def _part(self, part: etree._Element, style: str, link: str) -> Iterator[Token]:
        tag = part.tag
        name = tag.removeprefix(W) if isinstance(tag, str) else ""
        text = ""
        match name:
            case "t":
                text = kept_blanks("".join(str(piece) for piece in part.itertext()))
            case "tab" | "ptab":
                text = " "
            case "br" | "cr":
                text = "\n"
            case "noBreakHyphen":
                text = "-"
            case "sym":
                text = self._symbol(part)
            case "fldChar":
                text = self.fields.mark(part)
            case "instrText":
                self.fields.instruct("".join(str(piece) for piece in part.itertext()))
            case "footnoteReference" | "endnoteReference":
                yield from self._note(part, name.removesuffix("Reference"))
            case "commentReference":
                yield from self._reference(part)
            case "ruby":
                yield from self._ruby(part, link)
            case "drawing" | "pict" | "object":
                yield from self._drawn(part, link)
            case _ if tag == MC + "AlternateContent":
                for inner in chosen(part):
                    yield from self._part(inner, style, link)
            case _ if tag not in SILENT and name:
                yield from self.token(part, link)
        if text:
            yield Token("text", text, style, link)

    def _symbol(self, told: etree._Element) -> str:
        font = value(told, "font")
        try:
            code = int(value(told, "char")[-4:], 16)
        except ValueError:
            return ""
        if font == "Wingdings" and (box := _BOXES.get(code & 0xFF)):
            return box
        found = dingbats.get((font, code)) or dingbats.get((font, code & 0xFF))
        if found is None and not 0xE000 <= code <= 0xF8FF:
            found = code if 0x20 <= code < 0xD800 else None
        if found is None:
            self._found.skipped("word-symbol")
            return LOST
        return chr(found)

    def _note(self, told: etree._Element, kind: str) -> Iterator[Token]:
        own = ""
        if value(told, "customMarkFollows") in ("1", "true", "on"):
            # The mark is the text behind; it stands once.
            for text in told.itersiblings(W + "t"):
                own += text.text or ""
                text.text = ""
        number = self._found.note(kind, value(told, "id"), own)
        if number:
            yield Token("note", number)
        elif own:
            yield Token("text", own)

    def _reference(self, told: etree._Element) -> Iterator[Token]:
        """A comment that marks no passage is on its paragraph."""
        number = self._found.comment(value(told, "id"))
        if number >= 0 and number not in self._begun:
            yield Token("text", chr(COMMENT_BEGINS + number) + chr(COMMENT_ENDS + number))

    def _ruby(self, told: etree._Element, link: str) -> Iterator[Token]:
        for name, before, after in (("rubyBase", "", ""), ("rt", "（", "）")):
            inner = child(told, name)
            tokens = list(self._inside(inner, link)) if inner is not None else []
            if not any(token.text.strip() for token in tokens):
                continue
            yield Token("text", before)
            yield from (token._replace(style="") if name == "rt" else token for token in tokens)
            yield Token("text", after)

    def _drawn(self, drawn: etree._Element, link: str) -> Iterator[Token]:
        """Pictures stand in the text; text boxes come after the paragraph."""
        boxes = [box for box in drawn.iter(W + "txbxContent") if not _is_within_box(box, drawn)]
        self.boxes.extend(boxes)
        alt = _alt(drawn)
        shown = False
        for one in drawn.iter(A + "blip", V + "imagedata"):
            if _is_within_box(one, drawn):
                continue
            relation = str(one.get(R + "embed") or one.get(R + "id") or one.get(R + "link") or "")
            path = self._found.picture(relation) if relation else ""
            yield Token("picture", path, "", link, alt) if path else Token("text", alt, "", link)
            shown = True
        for art in drawn.iter(V + "textpath"):
            yield Token("text", str(art.get("string") or ""), "", link)
            shown = True
        if not shown and not boxes and _is_object(drawn):
            self._found.skipped("word-object")
            if alt:
                yield Token("text", alt, "", link)


def kept_blanks(text: str) -> str:
    """Blanks that HTML would take for one, each as it is."""
    if "  " not in text and not text.startswith(" ") and not text.endswith(" "):
        return text
    body = text.strip(" ")
    if "  " in body:
        body = body.replace(" ", HARD_SPACE)
    before, after = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    if not body:
        return " " if len(text) == 1 else HARD_SPACE * len(text)
    return _run_of(before) + body + _run_of(after)


def _run_of(count: int) -> str:
    return " " * count if count < 2 else HARD_SPACE * count


def chosen(alternate: etree._Element) -> etree._Element:
    """The branch of an alternative that has what can be shown, of two the newer; so that a text box
    that is told in both comes once."""
    branches = [*alternate.iterfind(MC + "Choice"), *alternate.iterfind(MC + "Fallback")]
    for branch in branches:
        shown = branch.iter(W + "txbxContent", A + "blip", V + "imagedata", W + "t")
        if next(shown, None) is not None:
            return branch
    return branches[0] if branches else alternate


def _is_within_box(element: etree._Element, drawn: etree._Element) -> bool:
    for parent in element.iterancestors():
        if parent is drawn:
            return False
        if parent.tag == W + "txbxContent":
            return True
    return False


def _is_object(drawn: etree._Element) -> bool:
    """A chart or a diagram, which has words of its own, not a mere line or frame."""
    return any(
        str(one.tag).endswith(("}chart", "}relIds", "}OLEObject")) for one in drawn.iter("{*}*")
    )


def _alt(drawn: etree._Element) -> str:
    for told in drawn.iter(WP + "docPr"):
        return str(told.get("descr") or told.get("title") or "").strip()
    for shape in drawn.iter(V + "shape"):
        return str(shape.get("alt") or "").strip()
    return ""


def _letters(look: Look) -> str:
    letters = "".join(letter for letter in "bdiu" if look.get(letter))
    raised = {"superscript": "s", "subscript": "v"}.get(str(look.get("raised", "")), "")
    return "".join(sorted(letters + raised))


def joined(tokens: Iterable[Token]) -> list[Token]:
    """Equal neighbours made one."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last and token.kind == last.kind == "text" and token[2:] == last[2:]:
            found[-1] = last._replace(text=last.text + token.text)
        elif token.text:
            found.append(token)
    return found
