# SPDX-License-Identifier: MIT
"""Plain text files: read twice, first for how the text was set, then for its paragraphs.

The blocks hold every non-space character of the file once and in order, but for page numbers and
running headers beside a page join, each of them named in a remark. Nothing is markup here.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from study_viewer.core.document.model import Metadata
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Parsed, ParsedSection, Progress, Remark, Wishes
from study_viewer.core.formats.encoding import TextFile
from study_viewer.core.formats.layout import Layout, measure
from study_viewer.core.formats.lines import Line, lines
from study_viewer.core.formats.opening import EARLY, Opened, language_of, opened, told
from study_viewer.core.formats.sectioning import Sections
from study_viewer.core.formats.wrapping import Piece, paragraphs


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Measures the whole file at once and gives its sections as they are asked for.

    Raises UserFacing for a file that is missing, a folder, not allowed to be read, empty, nothing
    but white space, or no text, and for an encoding that does not exist or does not fit.
    """
    file = TextFile(path, wishes.encoding)
    layout = measure(lines(file.pieces(_half(progress, 0))))
    if not layout.has_text:
        raise UserFacing("text-empty", path=str(path))
    named = Metadata(wishes.title or path.stem)
    parsed = Parsed(named, iter(()), originals=[(path, path.name)], encoding=file.encoding)
    if file.damaged:
        parsed.warnings.append(Remark("text-damaged", text=str(file.damaged)))
    parsed.sections = _sections(parsed, file, layout, wishes, progress)
    return parsed


def _half(progress: Progress, begin: int) -> Progress:
    """The progress of one of two passes over the file, which are each half of the work."""

    def tell(done: int, total: int) -> None:
        progress((begin * total + done) // 2, total)

    return tell


def _sections(
    parsed: Parsed, file: TextFile, layout: Layout, wishes: Wishes, progress: Progress
) -> Iterator[ParsedSection]:
    put_back, left_out = set[int](), set[int]()
    for at, spot in layout.furniture.items():
        if wishes.keep_furniture or spot.number in wishes.keep_lines:
            put_back.add(at)
        else:
            left_out.add(at)
            parsed.warnings.append(Remark("page-furniture", str(spot.number), spot.text))
    source = _noting_cuts(lines(file.pieces(_half(progress, 1))), parsed)
    stream = paragraphs(source, layout, left_out, put_back)
    first = opened(list(islice(stream, EARLY)), bool(layout.wrap))
    title = next((item.piece.text for item in first if item.role == "title"), "")
    # Known before the end, for whoever looks at the beginning alone.
    parsed.metadata = metadata = Metadata(
        wishes.title or title or parsed.metadata.title,
        language_of("".join(item.piece.text for item in first)),
    )
    last: deque[Piece] = deque(maxlen=4)
    rest = (Opened(piece) for piece in _remembering(stream, last))
    last.extend(item.piece for item in first)
    yield from Sections(metadata.title).of(chain(first, rest))
    parsed.metadata = told(metadata, first, list(last))


def _noting_cuts(source: Iterable[Line], parsed: Parsed) -> Iterator[Line]:
    """Remarks each line that was too long, once."""
    noted = 0
    for line in source:
        if line.whole and line.number != noted:
            noted = line.number
            parsed.warnings.append(Remark("line-cut", str(noted), line.text[:40]))
        yield line


def _remembering(stream: Iterable[Piece], last: deque[Piece]) -> Iterator[Piece]:
    for piece in stream:
        last.append(piece)
        yield piece
