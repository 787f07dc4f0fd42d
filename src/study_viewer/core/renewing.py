# SPDX-License-Identifier: MIT
"""What a new edition takes over from the one before, and how it is recognised as one."""

from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.correcting import Corrector
from study_viewer.core.document.kinship import ALIKE, Kin, Trace
from study_viewer.core.document.model import Correction, Document, Metadata
from study_viewer.core.document.repeating import Repeating
from study_viewer.core.document_folder import read_document
from study_viewer.core.earlier import with_text
from study_viewer.core.editions import numbers, place_of
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import alone_in, refusals
from study_viewer.core.store import traces
from study_viewer.core.store.index import Index

Acts = tuple[Correction, ...]


class Over(NamedTuple):
    """The document whose place an import takes, as its folder tells it; ``asked`` is the title
    that the person wants now, empty for none."""

    folder: Path
    told: Document
    asked: str = ""


@contextmanager
def taking_over(over: Over) -> Iterator[Over]:
    """The document as it now is, and stays until the new edition stands in its place: a person may
    have named or corrected it while that was being read."""
    with alone_in(over.folder):
        yield over._replace(told=read_document(over.folder))


def renewed(
    old: Document, new: Document, asked: str
) -> tuple[Metadata, tuple[tuple[str, str], ...]]:
    """The metadata of a new edition, and what its file says where a person says otherwise.

    What a person changed stays, unless the new file says something else there than the old one
    did.
    """
    fields = new.metadata._asdict()
    told = {}
    for name, value in old.metadata._asdict().items():
        before = dict(old.told).get(name)
        if before is not None and (not before or fields[name] in ("", before)):
            told[name] = fields[name] or before
            fields[name] = value
    if asked:
        fields["title"] = asked
        told["title"] = new.metadata.title
        if asked == new.metadata.title:
            del told["title"]
    return Metadata(**fields), tuple(told.items())


def title_after(old: Document, title: str) -> str:
    """What a document is called once a file of this title is its new edition."""
    new = old._replace(metadata=old.metadata._replace(title=title))
    return renewed(old, new, "")[0].title


def kin_of(index: Index, trace: Trace, metadata: Metadata, documents: Path) -> tuple[Kin, ...]:
    """The documents below ``documents`` that a text may be a new edition of, likeliest first.

    Of a document with earlier editions their text is read: for a worker.
    """
    found = [
        one._replace(older=with_text(documents / one.document, trace.identity))
        for one in traces.kin(index, trace, metadata.imported_from, metadata.title, ALIKE)
        if (there := index.shelved(one.document)) and Path(there.folder).parent == documents
    ]
    found.sort(
        key=lambda one: (
            *(one.why != "text", -one.share, one.why != "name"),
            # （2024年修订） is a kin of （2025年修订）, and less of one than what bears the title.
            one.title != metadata.title,
        )
    )
    return tuple(found)


def without(brought: Container[str], kin: Iterable[Kin], *, alike: bool) -> tuple[Kin, ...]:
    """The kin but for those that were brought at the same time; of them with ``alike`` those stay
    whose text is."""
    return tuple(
        one for one in kin if one.document not in brought or (alike and one.share >= ALIKE)
    )


def repeat(
    index: Index,
    over: Over,
    chosen: Callable[[Acts], Acts] = lambda corrections: corrections,
) -> Acts:
    """Does the corrections of the edition whose place was taken on the present one, as far as they
    fit; ``chosen`` says which, given those.

    Gives those that fit no longer. The edition has come by now, so that a refusal raises nothing:
    that of the disk gives them all, and after one of the index, which holds none of them yet, those
    that the folder holds count as done. A crash on the way leaves the document without any.
    """
    every = chosen(over.told.corrections)
    # Whoever names or corrects the document now waits, or it would be written over.
    with alone_in(over.folder):
        try:
            every = chosen(_replaced(over).corrections)
            return _repeated(index, over.folder, every) if every else ()
        except UserFacing:
            return every


def _replaced(over: Over) -> Document:
    """The edition whose place was taken last, as it was in that moment; a name given, or a
    correction made, while its successor was being read is in it."""
    return read_document(place_of(over.folder, max(numbers(over.folder))))


def _repeated(index: Index, folder: Path, every: Acts) -> Acts:
    corrector = Corrector(index, folder)
    repeating = Repeating(corrector.sections(), corrector.page)
    with refusals(folder):
        fitted = repeating.run(every)
        try:
            corrector.correct(fitted)
        except UserFacing:
            done = read_document(folder).corrections
            if any(act not in done for act in fitted):
                raise
            _index(index, folder)
    return tuple(repeating.lost)


def _index(index: Index, folder: Path) -> None:
    """Where it refuses again, whoever looks at the folders next reads this one."""
    from study_viewer.core.indexing import index_folder

    with suppress(UserFacing):
        index_folder(index, folder)
