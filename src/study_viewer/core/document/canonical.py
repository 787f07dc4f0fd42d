# SPDX-License-Identifier: MIT
"""The one form of a body that Markdown can carry: everything meaningless is settled here.

What is settled, and nothing else:

- line separators (CR, VT, FF, NEL, U+2028, U+2029) become LF, a tab becomes a space (in code four
  spaces), other control characters, lone surrogates, U+FDD0-FDEF, U+FFFE and U+FFFF go;
- spans: style letters are known, sorted and single; no empty spans; equal neighbours are one span;
  blanks and line breaks at the ends of a paragraph, heading, cell, term or title go, all others
  stay; a picture has no style, a footnote mark no link and no superscript, and a mark whose note
  is missing is plain text; links and picture paths that are not allowed leave their text;
- blocks: a paragraph, heading, code, quote, list, table, definition list or admonition with nothing
  in it goes (an empty list item, cell or row of cells stays); a paragraph of one picture alone is
  an Image; a picture without a path is its alternative text; code ends without line breaks;
- numbers stay in their range (levels 1 to 6, list starts 0 to 999,999,999, spans of cells 1 to
  1,000, heading rows at most the rows there are);
- every heading has an anchor, unique within the section; notes stand in the order of their first
  mark, unmarked ones last, with unique labels;
- containers nested more than 20 deep are dissolved into their paragraphs.
"""

import re
from collections.abc import Iterable, Iterator

from study_viewer.core.document.model import (
    Admonition,
    Align,
    Block,
    Body,
    Cell,
    Code,
    Definition,
    Definitions,
    Heading,
    Image,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Span,
    Spans,
    Table,
)
from study_viewer.core.document.plain import OBJECT

DEEPEST = 20
"""Containers may be nested so deep: libxml2 gives up at 256 elements, Python-Markdown earlier."""

WIDEST = 1000
"""Most columns or rows a cell may cover, as in HTML."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_GONE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_BLANKS = re.compile(r"\s+")


def canonical(body: Body) -> Body:
    """The canonical form of ``body``; canonical(canonical(b)) == canonical(b)."""
    labels = _labels(body.notes)
    work = _Work(labels if body.notes else {})
    blocks = work.blocks(body.blocks, 0)
    if not body.notes:
        return Body(blocks)
    named = dict(zip(labels.values(), body.notes, strict=True))
    done: dict[str, Note] = {}
    # A note may hold marks of its own, so the order is only known while going through them; the
    # notes that nothing marks stand in line behind.
    waiting = iter(work.marked)
    behind = iter(named)
    while len(done) < len(named):
        label = next(waiting, "") or next(behind)
        if label not in done:
            done[label] = Note(label, work.blocks(named[label].blocks, 0))
    return Body(blocks, tuple(done.values()))


def clean(text: str) -> str:
    """``text`` without what a plain text never holds; line separators are LF, tabs a space."""
    if _ODD.search(text) is None:
        return text
    return _GONE.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")


def clean_code(text: str) -> str:
    """As ``clean``, with tabs as four spaces and no line break at the end."""
    if _ODD.search(text) is not None:
        text = _GONE.sub("", _BREAKS.sub("\n", text).replace("\t", "    "))
    return text.rstrip("\n")


def safe_link(address: str) -> str:
    """``address`` when a page may lead there, else an empty string.

    Allowed are http, https, mailto, ``#anchor`` and relative addresses. An address of another
    host without a scheme (``//host``, ``\\\\host``) is none: on Windows it gives the password away.
    """
    address = _BLANKS.sub(" ", clean(address)).strip()
    # A browser overlooks white space in a scheme: "java\nscript:".
    scheme = _SCHEME.match(_BLANKS.sub("", address))
    if scheme:
        return address if scheme.group().lower() in ("http:", "https:", "mailto:") else ""
    return "" if address.replace("\\", "/").startswith("//") else address


def safe_path(path: str) -> str:
    """``path`` when it names a file below the document's folder, else an empty string."""
    path = _BLANKS.sub(" ", clean(path)).strip()
    if not path or path[0] in "/\\" or _SCHEME.match(path):
        return ""
    return "" if ".." in path.replace("\\", "/").split("/") else path


def slug(text: str) -> str:
    """An anchor made of a heading: its letters and digits, in whatever script, in small letters."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def free_anchor(wanted: str, used: set[str]) -> str:
    """``wanted``, with ``_1``, ``_2``… when it is taken or empty."""
    found, number = wanted, 0
    while not found or found in used:
        number += 1
        found = f"{wanted}_{number}"
    return found


def _labels(notes: Iterable[Note]) -> dict[str, str]:
    """Given label → canonical label; of two notes with one label the second gets another."""
    labels: dict[str, str] = {}
    used: set[str] = set()
    for number, note in enumerate(notes):
        label = free_anchor(_one_line(note.label), used)
        used.add(label)
        key = note.label if note.label not in labels else f"{note.label}\0{number}"
        labels[key] = label
    return labels


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", clean(text)).strip()


class _Work:
    """One pass over a body in reading order: anchors in use and marks met so far."""

    def __init__(self, labels: dict[str, str]) -> None:
        self.labels = labels
        self.anchors: set[str] = set()
        self.marked: list[str] = []
        self._met: set[str] = set()

    def blocks(self, blocks: Iterable[Block], depth: int) -> tuple[Block, ...]:
        if depth > DEEPEST:
            blocks = _dissolved(blocks)
        return tuple(done for block in blocks if (done := self.block(block, depth)) is not None)

    def block(self, block: Block, depth: int) -> Block | None:
        match block.kind:
            case "paragraph":
                return self._paragraph(block)
            case "heading":
                return self._heading(block)
            case "list":
                items = tuple(Item(self.blocks(item.blocks, depth + 1)) for item in block.items)
                return List(items, min(max(block.start, 0), 999_999_999)) if items else None
            case "quote":
                inner = self.blocks(block.blocks, depth + 1)
                return Quote(inner) if inner else None
            case "code":
                text = clean_code(block.text)
                return Code(text, _BLANKS.sub("", clean(block.language))) if text else None
            case "table":
                return self._table(block)
            case "image":
                return self._image(block)
            case "rule":
                return block
            case "definitions":
                return self._definitions(block, depth)
            case "admonition":
                title = self.spans(block.title)
                inner = self.blocks(block.blocks, depth + 1)
                if not title and not inner:
                    return None
                label = re.sub(r"[^\w-]+", "-", clean(block.label).lower()).strip("-")
                return Admonition(label or "note", title, inner)

    def _paragraph(self, block: Paragraph) -> Paragraph | Image | None:
        spans = self.spans(block.spans)
        if not spans:
            return None
        first = spans[0]
        if first.image and len(spans) == 1 and not first.link and not block.align:
            return Image(first.image, first.alt)
        if spans is block.spans and not block.align:
            return block
        return Paragraph(spans, _align(block.align))

    def _heading(self, block: Heading) -> Heading | None:
        spans = self.spans(block.spans)
        if not spans:
            return None
        anchor = _BLANKS.sub("-", _one_line(block.anchor))
        if not anchor or anchor in self.anchors:
            anchor = slug("".join(span.text for span in spans))
            anchor = free_anchor(anchor, self.anchors)
        self.anchors.add(anchor)
        return Heading(min(max(block.level, 1), 6), spans, anchor, _align(block.align))

    def _table(self, block: Table) -> Table | None:
        rows = tuple(
            tuple(
                Cell(
                    self.spans(cell.spans),
                    min(max(cell.columns, 1), WIDEST),
                    min(max(cell.rows, 1), WIDEST),
                    _align(cell.align),
                )
                for cell in row
            )
            for row in block.rows
            if row
        )
        return Table(rows, min(max(block.headers, 0), len(rows))) if rows else None

    def _image(self, block: Image) -> Image | Paragraph | None:
        source, alt = safe_path(block.source), _one_line(block.alt)
        if source:
            return Image(source, alt, _one_line(block.title))
        return Paragraph((Span(alt),)) if alt else None

    def _definitions(self, block: Definitions, depth: int) -> Definitions | None:
        entries = []
        for entry in block.entries:
            term = self.spans(entry.term)
            meanings = tuple(self.blocks(meaning, depth + 1) for meaning in entry.meanings)
            if term or meanings:
                entries.append(Definition(term, meanings))
        return Definitions(tuple(entries)) if entries else None

    def spans(self, spans: Spans) -> Spans:
        if len(spans) == 1:
            # Nearly every paragraph of an import is one plain span that needs nothing: writing a
            # large import hangs on this short way.
            only = spans[0]
            text = only.text
            if (
                only[1:] == _PLAIN
                and text
                and text[0] not in " \n"
                and text[-1] not in " \n"
                and _ODD.search(text) is None
            ):
                return spans
        return _trimmed(_merged(self._span(span) for span in spans))

    def _span(self, span: Span) -> Span:
        if span[1:] == _PLAIN:
            return Span(clean(span.text))
        style = "".join(letter for letter in "bcdisuv" if letter in span.style)
        link = safe_link(span.link) if span.link else ""
        if span.image:
            path, alt = safe_path(span.image), _one_line(span.alt)
            return Span(OBJECT, "", link, "", path, alt) if path else Span(alt, style, link)
        text = clean(span.text)
        label = self.labels.get(span.note, "") if span.note else ""
        if not label:
            return Span(text, style, link)
        if label not in self._met:
            self._met.add(label)
            self.marked.append(label)
        style = style.replace("s", "").replace("v", "")
        return Span(text.replace("\n", " ").strip(" ") or label, style, "", label)


_PLAIN = Span("")[1:]


def _align(align: Align) -> Align:
    return align if align in ("left", "center", "right") else ""


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    texts: list[str] = []
    for span in spans:
        if not span.text:
            continue
        single = span.image or span.note
        if merged and not single and merged[-1][1:] == span[1:]:
            texts.append(span.text)
            continue
        if len(texts) > 1:
            merged[-1] = merged[-1]._replace(text="".join(texts))
        merged.append(span)
        texts = [span.text]
    if len(texts) > 1:
        merged[-1] = merged[-1]._replace(text="".join(texts))
    return merged


def _trimmed(spans: list[Span]) -> Spans:
    """Without blanks and line breaks at either end."""
    begin, end = 0, len(spans)
    while begin < end:
        text = spans[begin].text.lstrip(" \n")
        if text:
            spans[begin] = spans[begin]._replace(text=text)
            break
        begin += 1
    while begin < end:
        text = spans[end - 1].text.rstrip(" \n")
        if text:
            spans[end - 1] = spans[end - 1]._replace(text=text)
            break
        end -= 1
    return tuple(spans[begin:end])


def _dissolved(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without their containers, however deep; no text is lost."""
    waiting = list(blocks)[::-1]
    while waiting:
        block = waiting.pop()
        inner: list[Block] = []
        match block.kind:
            case "list":
                inner = [each for item in block.items for each in item.blocks]
            case "quote":
                inner = list(block.blocks)
            case "definitions":
                for entry in block.entries:
                    inner.append(Paragraph(entry.term))
                    inner.extend(each for meaning in entry.meanings for each in meaning)
            case "admonition":
                inner = [Paragraph(block.title), *block.blocks]
            case _:
                yield block
        waiting.extend(reversed(inner))
