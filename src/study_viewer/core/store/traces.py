# SPDX-License-Identifier: MIT
"""What the index knows of the paragraphs of all documents: which of them a text has in common."""

from array import array

from study_viewer.core.document.kinship import LARGEST, Kin, Trace, Why, share, without_edition
from study_viewer.core.store.index import Index

_ASKED = 500
"""Values of one question; SQLite before 3.32 takes 999."""


def put(index: Index, document: str, trace: Trace) -> None:
    """Replaces the document's trace; inside ``Index.writing``."""
    drop(index, document)
    digests = array("q", trace.paragraphs)
    index.run(
        "INSERT INTO traces (document, identity, reach, paragraphs) VALUES (?,?,?,?)",
        *(document, trace.identity, trace.reach, digests.tobytes()),
    )
    ((number,),) = index.rows("SELECT n FROM traces WHERE document = ?", document)
    index.run_for_each("INSERT INTO paragraphs VALUES (?,?)", ((one, number) for one in digests))


def drop(index: Index, document: str) -> None:
    """Forgets the document's trace; inside ``Index.writing``."""
    for number, data in index.rows("SELECT n, paragraphs FROM traces WHERE document = ?", document):
        # One by one: there is no index by document, which would double the table.
        index.run_for_each(
            "DELETE FROM paragraphs WHERE digest = ? AND trace = ?",
            ((digest, number) for digest in array("q", data)),
        )
        index.run("DELETE FROM traces WHERE n = ?", number)


def by_identity(index: Index, identity: str) -> str | None:
    """The document whose present text is this one, whatever its own id."""
    found = index.rows("SELECT document FROM traces WHERE identity = ?", identity)
    return str(found[0][0]) if found else None


def identity(index: Index, document: str) -> str:
    """The id that a document of its present text would get; empty where it is not known."""
    found = index.rows("SELECT identity FROM traces WHERE document = ?", document)
    return str(found[0][0]) if found else ""


def alike(index: Index, trace: Trace) -> dict[str, float]:
    """Document → the share of the traced paragraphs that it has too; those that have any."""
    common: dict[str, tuple[int, int]] = {}
    for at in range(0, len(trace.paragraphs), _ASKED):
        asked = trace.paragraphs[at : at + _ASKED]
        rows = index.rows(
            "SELECT document, reach, found FROM (SELECT trace, count(*) AS found FROM paragraphs"
            f" WHERE digest IN ({','.join('?' * len(asked))}) GROUP BY trace)"
            " JOIN traces ON traces.n = trace",
            *asked,
        )
        for document, reach, count in rows:
            common[document] = common.get(document, (0, LARGEST))[0] + count, reach
    return {document: share(trace, *found) for document, found in common.items()}


def kin(index: Index, trace: Trace, name: str, title: str, least: float) -> list[Kin]:
    """Documents with the same text, the same name or title, or this share in common; in no order.

    A document always has a title and the name it came by.
    """
    shares = alike(index, trace)
    same = by_identity(index, trace.identity)
    file, bare = without_edition(name), without_edition(title) or title
    named = index.rows(
        "SELECT id, imported_from, title FROM documents"
        " WHERE imported_from = ?1 OR title = ?2 OR instr(title, ?3) = 1",
        *(name, title, bare),
    )
    why: dict[str, Why] = {
        document: "name" if file and without_edition(imported_from) == file else "title"
        for document, imported_from, called in named
        if imported_from == name or without_edition(called) == bare
    }
    for document, found in shares.items():
        if found >= least:
            why.setdefault(document, "paragraphs")
    if same is not None:
        why[same] = "text"
    found_kin = []
    for document, reason in why.items():
        shelved = index.shelved(document)
        if shelved is not None:
            part = 1.0 if reason == "text" else shares.get(document, 0.0)
            found_kin.append(Kin(document, shelved.title, shelved.edition, reason, part))
    return found_kin
