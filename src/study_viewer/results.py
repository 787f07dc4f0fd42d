# SPDX-License-Identifier: MIT
"""How the command line shows results: the promised JSON, lines for people, progress."""

import functools
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from study_viewer.core.annotation import STATES, Annotation, State
from study_viewer.core.comparing import Compared
from study_viewer.core.document.changed import KINDS, Change, Passage, woven
from study_viewer.core.document.kinship import ALIKE, Kin
from study_viewer.core.document.marks import Mark
from study_viewer.core.document.plain import leaves
from study_viewer.core.earlier import EditionInfo
from study_viewer.core.importing import Imported
from study_viewer.core.one_line import whole_characters
from study_viewer.core.searching import Hit
from study_viewer.core.workspace import Workspace
from study_viewer.sentences import sentence
from study_viewer.words import EXPORT_WORDS, STATE_NAMES, WORDS, colour_names


def imported_item(
    imported: Imported, notes: dict[State, int], remarks: list[str]
) -> dict[str, Any]:
    """``kin``, what it may be a new edition of, is there where there is any."""
    kin = [one._asdict() for one in imported.kin]
    return {
        "document": imported.document,
        "title": imported.title,
        "sections": imported.sections,
        "paragraphs": imported.paragraphs,
        "characters": imported.characters,
        "warnings": remarks,
        "notes": {state: notes.get(state, 0) for state in STATES},
        **({"kin": kin} if kin else {}),
    }


def edition_item(imported: Imported) -> dict[str, Any]:
    """What is told of a new edition besides: the ids of the annotations by where they stood, and by
    where they stand now."""
    return {
        "edition": imported.edition,
        "lost_corrections": [act.quote for act in imported.lost],
        "annotations": {
            "before": {s: [id for id, old, _ in imported.states if old == s] for s in STATES},
            "after": {s: [id for id, _, new in imported.states if new == s] for s in STATES},
        },
    }


def edition_line(edition: EditionInfo) -> dict[str, Any]:
    """One of a document's editions, of which the last is the present one."""
    about = edition.metadata
    return {
        "number": edition.number,
        "title": about.title,
        "issued_on": about.issued_on,
        "imported_from": about.imported_from,
        "sections": edition.sections,
        "characters": edition.characters,
        "current": edition.current,
    }


def changes_item(compared: Compared) -> dict[str, Any]:
    """Both sides with their marks: [start, end, whether it is the same on the other side]."""

    def side(passage: Passage | None, marks: tuple[Mark, ...]) -> dict[str, Any] | None:
        if passage is None:
            return None
        return {**passage._asdict(), "marks": [list(mark) for mark in marks]}

    return {
        "document": compared.document,
        "title": compared.title,
        "from": compared.old,
        "to": compared.new,
        "counts": {kind: sum(change.kind == kind for change in compared.changes) for kind in KINDS},
        "changes": [
            {
                "kind": change.kind,
                "numbers": list(change.numbers),
                "old": side(change.old, change.old_marks),
                "new": side(change.new, change.new_marks),
                "annotations": list(touched),
            }
            for change, touched in zip(compared.changes, compared.touched, strict=True)
        ],
    }


def changes_lines(compared: Compared, noted: dict[str, Annotation], language: str) -> Iterator[str]:
    """For people: + added, - removed, ~ reworded, # renumbered, > moved, below the section's title;
    [-gone-] and {+new+} within a line."""
    item = changes_item(compared)
    touched = {id for ids in compared.touched for id in ids}
    yield WORDS["changed"][language].format(
        **{**item, "old": compared.old, "new": compared.new}, **item["counts"], touched=len(touched)
    )
    heading = None
    for change, ids in zip(compared.changes, compared.touched, strict=True):
        place = change.new or change.old
        if place and (place.section, place.title) != heading:
            heading = place.section, place.title
            yield f"\n## {place.title or place.section}"
        sign = dict(zip(KINDS, "+-~#>", strict=True))[change.kind]
        from_where = ""
        if change.kind == "moved" and change.old:
            from_where = " " + WORDS["moved-from"][language].format(
                place=change.old.title or change.old.section
            )
        yield f"{sign} {_one_line(_marked(change))}{from_where}"
        for id in ids:
            state = STATE_NAMES[noted[id].placement.state][language]
            yield f"    * {state} {id} {_one_line(noted[id].quote)}"


def _marked(change: Change) -> str:
    """Both sides of a change in one line."""
    if change.old is None or change.new is None:
        passage = change.old or change.new
        return passage.text if passage else ""
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[kind].format(text) for kind, text in woven(change))


def hit_item(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "document": hit.document,
        "section": hit.section,
        "title": hit.title,
        "excerpt": "".join(hit.excerpt),
        "start": hit.start,
        "end": hit.end,
    }


def hit_lines(hits: Sequence[Hit], title_of: Callable[[str], str]) -> Iterator[str]:
    """Each place on a line, the found words in brackets, below its document and section."""
    document, title = "", ""
    for hit in hits:
        if hit.document != document:
            document, title = hit.document, ""
            yield f"{title_of(document)}\t{document}"
        if hit.kind == "text" and hit.title != title:
            title = hit.title
            yield f"  {title}"
        before, words, after = hit.excerpt
        mark = {"title": "#", "text": " ", "note": "*"}[hit.kind]
        yield f"  {mark} {before}【{words}】{after}"


def remarks_on(imported: Imported, language: str, *, whole: bool) -> list[str]:
    """``whole`` says too that it was there already, which the line about it says in any case."""
    said = [
        sentence(remark.code, language, place=remark.place, text=remark.text)
        for remark in imported.remarks
    ]
    if imported.already and whole:
        said.insert(0, sentence("already-there", language, place=imported.document, text=""))
    for kin in imported.kin[:1]:
        said.append(
            sentence(
                _kin_code(kin),
                language,
                title=kin.title,
                share=int(100 * kin.share),
                older=kin.older,
                document=imported.document,
                old=kin.document,
            )
        )
    if imported.lost:
        quotes = " | ".join(act.quote for act in imported.lost)
        said.append(sentence("corrections-lost", language, count=len(imported.lost), quotes=quotes))
    return said


def _kin_code(kin: Kin) -> str:
    """The sentence for what a document may be a new edition of, by the reason."""
    if kin.older:
        return "is-earlier-edition"
    if kin.share >= ALIKE:
        return "looks-like-edition"
    return "same-file-name" if kin.why == "name" else "same-title"


def note_item(annotation: Annotation) -> dict[str, Any]:
    place = annotation.placement
    return {
        "id": annotation.id,
        "kind": annotation.kind,
        "document": annotation.document,
        "section": place.section,
        "quote": annotation.quote,
        "note": annotation.note,
        "colour": annotation.colour,
        "tags": list(annotation.tags),
        "state": place.state,
        "start": place.start,
        "end": place.end,
        "created": annotation.created,
        "modified": annotation.modified,
    }


def note_line(
    annotation: Annotation, language: str, own_colour_names: dict[str, str]
) -> Iterable[str]:
    """The columns for people: id, kind, place, state, colour, tags, quote, note."""
    place = annotation.placement
    yield annotation.id
    yield EXPORT_WORDS[annotation.kind][language]
    yield f"{annotation.document}/{place.section or ''}".rstrip("/")
    yield STATE_NAMES[place.state][language]
    yield colour_names(language, own_colour_names).get(annotation.colour or "", "")
    yield " ".join(f"#{tag}" for tag in annotation.tags)
    yield _one_line(annotation.quote)
    yield _one_line(annotation.note)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def shown(workspace: Workspace, document: str, section: str | None, edition: int) -> dict[str, Any]:
    library = workspace.library
    if edition:
        earlier = library.edition(document, edition)
        title, sections, body = earlier.document.title, earlier.document.sections, earlier.body
    else:
        title, sections = library.title(document), library.sections(document)
        body = functools.partial(library.body, document)
    return {
        "document": document,
        "title": title,
        "sections": [
            {
                "id": info.id,
                "title": info.title,
                "blocks": [
                    {"kind": leaf.kind, "level": leaf.level, "text": leaf.text}
                    for leaf in leaves(body(info.id))
                ],
            }
            for info in sections
            if section in (None, info.id)
        ],
    }


def dumped(value: Any) -> str:
    """JSON for people too; a file name that is no UTF-8 must not make it none."""
    return whole_characters(_dumped(value))


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def print_json(value: Any) -> None:
    print(dumped(value))


def aside(line: str) -> None:
    print(line, file=sys.stderr)


class Meter:
    """Progress on standard error, where somebody watches: a line rewritten four times a second."""

    def __init__(self) -> None:
        self._name = ""
        self._shown = 0.0
        self._watched = sys.stderr.isatty()

    def begin(self, path: Path) -> None:
        self._name = path.name

    def show(self, done: int, total: int) -> None:
        now = time.monotonic()
        if self._watched and total and now - self._shown > 0.25:
            self._shown = now
            print(f"\r{self._name} {100 * done // total} %\033[K", end="", file=sys.stderr)

    def clear(self) -> None:
        if self._shown:
            self._shown = 0.0
            print("\r\033[K", end="", file=sys.stderr)
