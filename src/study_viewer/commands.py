# SPDX-License-Identifier: MIT
"""What each command of the command line does: a use case called, its result printed.

A command takes the workspace, the parsed arguments and the language, and gives the exit code.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from study_viewer.core.annotation import STATES
from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.export.contract import Choice
from study_viewer.core.files import write_atomically
from study_viewer.core.noting import known_colour
from study_viewer.core.searching import Kind
from study_viewer.core.workspace import Workspace
from study_viewer.results import (
    Meter,
    aside,
    changes_item,
    changes_lines,
    dumped,
    edition_item,
    edition_line,
    hit_item,
    hit_lines,
    imported_item,
    note_item,
    note_line,
    print_json,
    remarks_on,
    shown,
)
from study_viewer.sentences import sentence
from study_viewer.words import WORDS, colour_of, labels

Command = Callable[[Workspace, argparse.Namespace, str], int]


def import_documents(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    from study_viewer.core.formats.contract import Wishes

    wishes = Wishes(
        encoding=args.encoding,
        title=args.title,
        keep_lines=frozenset(args.keep_line),
        keep_furniture=args.keep_furniture,
        password=args.password,
        comments=args.comments,
    )
    meter = Meter()
    items: list[dict[str, Any]] = []
    failed = False
    replaces = workspace.library.find(args.replace)[0] if args.replace else ""
    for imported, notes in workspace.import_paths(
        [Path(path) for path in args.paths], wishes, meter.show, meter.begin, replaces
    ):
        meter.clear()
        if imported.error is not None:
            failed = True
            said = sentence(imported.error.code, language, **imported.error.details)
            items.append({"path": str(imported.path), "error": said})
            aside(said)
            continue
        remarks = remarks_on(imported, language, whole=args.json)
        item = imported_item(imported, notes, remarks)
        items.append(item | edition_item(imported) if replaces else item)
        for remark in remarks:
            aside(remark)
        if not args.json:
            came = "replaced" if replaces else "imported"
            words = WORDS["already" if imported.already else came]
            print(words[language].format(**imported._asdict(), **notes))
    if args.json:
        print_json(items)
    return 1 if failed else 0


def list_documents(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    counts = workspace.notebook.counts()
    shelf = workspace.library.list()
    for problem in workspace.library.problems:
        aside(sentence(problem.code, language, **problem.details))
    if args.json:
        print_json(
            [
                {
                    "document": shelved.id,
                    "title": shelved.title,
                    "language": shelved.metadata.language,
                    "sections": shelved.sections,
                    "characters": shelved.characters,
                    "annotations": counts.get(shelved.id, 0),
                }
                for shelved in shelf
            ]
        )
        return 0
    for shelved in shelf:
        count = counts.get(shelved.id, 0)
        words = WORDS["listed"][language]
        print(words.format(document=shelved.id, title=shelved.title, count=count))
    return 0


def show_outline(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    document, _ = workspace.library.find(args.document)
    entries = workspace.library.outline(document)
    if args.json:
        print_json([entry._asdict() for entry in entries])
        return 0
    for entry in entries:
        print(f"{'  ' * (entry.level - 1)}{entry.title}\t{entry.section}")
    return 0


def show(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    document, section = _found(workspace, args.target, args.edition)
    if args.format == "json":
        found: bytes | str = dumped(shown(workspace, document, section, args.edition)) + "\n"
    else:
        found = workspace.publisher.document(document, section, args.format, args.edition)
    data = found.encode("utf-8") if isinstance(found, str) else found
    if args.out:
        write_atomically(Path(args.out), data)
    elif args.format == "docx" and sys.stdout.isatty():
        raise UserFacing("out-needed")
    else:
        # Bytes as they are: the plain text of a section has no line end added or turned.
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    return 0


def search(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    from time import perf_counter

    from study_viewer.core.document.query import asked, by_pattern
    from study_viewer.core.searching import found

    # Documents that changed on the disk are read again first.
    workspace.library.list()
    begun = perf_counter()
    query = by_pattern(args.words) if args.regex else asked(args.words)
    if not query.terms and query.pattern is None:
        raise UserFacing("search-empty")
    most = None if args.limit <= 0 else args.limit
    findings = found(workspace.searching, query, _SEARCHED[args.where], most)
    took = round((perf_counter() - begun) * 1000, 1)
    if args.json:
        hits = [hit_item(hit) for hit in findings.hits]
        print_json({"total": findings.total, "milliseconds": took, "hits": hits})
        return 0
    for line in hit_lines(findings.hits, workspace.library.title):
        print(line)
    shown = len(findings.hits)
    words = WORDS["found" if shown == findings.total else "found-first"]
    aside(words[language].format(total=findings.total, shown=shown))
    return 0


_SEARCHED: dict[str, tuple[Kind, ...]] = {
    "documents": ("title", "text"),
    "notes": ("note",),
    "all": ("title", "text", "note"),
}


def _found(workspace: Workspace, target: str, edition: int) -> tuple[str, str | None]:
    """An earlier edition may have sections that the present one has not."""
    try:
        return workspace.library.find(target)
    except UserFacing as error:
        if not edition or error.code != "section-unknown":
            raise
        return str(error.details["document"]), str(error.details["section"])


def editions(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    document, _ = workspace.library.find(args.document)
    if args.take_back:
        workspace.take_back_edition(document)
    kept = workspace.library.editions(document)
    if args.json:
        print_json([edition_line(one) for one in kept])
        return 0
    for one in kept:
        words = WORDS["edition"][language].format(**edition_line(one))
        print(f"{words}\t{WORDS['edition-present'][language]}" if one.current else words)
    return 0


def changes(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    document, _ = workspace.library.find(args.document)
    compared = workspace.changes(document, args.old, args.new)
    if args.json:
        print_json(changes_item(compared))
        return 0
    noted = {one.id: one for one in workspace.notebook.list(document)}
    for line in changes_lines(compared, noted, language):
        print(line)
    return 0


def rename(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    document, _ = workspace.library.find(args.document)
    fields = {
        name: getattr(args, name)
        for name in ("title", "issued_by", "issued_on")
        if getattr(args, name) is not None
    }
    if not fields:
        raise UserFacing("nothing-to-change")
    workspace.library.rename(document, **fields)
    print(workspace.library.title(document))
    return 0


def remove(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    document, _ = workspace.library.find(args.document)
    title = workspace.library.title(document)
    workspace.library.remove(document)
    kept = workspace.notebook.counts().get(document, 0)
    print(WORDS["removed"][language].format(title=title, kept=kept))
    return 0


def annotate(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    document, section = workspace.library.find(args.target)
    names = workspace.settings.names("colour_names")
    colour = colour_of(args.colour, names) if args.colour is not None else None
    kind = args.kind or ("note" if args.quote is None else "highlight")
    if args.quote is None:
        if kind != "note":
            raise UserFacing("quote-needed", kind=kind)
        changes = workspace.notebook.annotate(
            document, section, kind="note", note=args.note, colour=colour, tags=tuple(args.tag)
        )
    else:
        quoted = workspace.notebook.annotate_quote(
            document,
            section,
            args.quote,
            args.occurrence,
            kind=kind,
            note=args.note,
            colour=colour,
            tags=tuple(args.tag),
        )
        changes = quoted.changes
        if quoted.matches > 1 and args.occurrence is None:
            aside(sentence("quote-repeats", language, count=quoted.matches))
    _kept(workspace, changes, language)
    made = workspace.notebook.get(changes.annotations[0])
    if args.json:
        place = made.placement
        print_json(
            {
                "id": made.id,
                "state": place.state,
                "section": place.section,
                "start": place.start,
                "end": place.end,
            }
        )
    else:
        print(made.id)
    return 0


def list_notes(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    document = None
    if args.document is not None:
        document = workspace.named_document(args.document)
    names = workspace.settings.names("colour_names")
    found = workspace.notebook.list(
        document,
        colour=known_colour(colour_of(args.colour, names), "highlight")
        if args.colour is not None
        else None,
        tag=args.tag,
        state=args.state,
    )
    if args.json:
        print_json([note_item(annotation) for annotation in found])
        return 0
    for annotation in found:
        print("\t".join(note_line(annotation, language, names)))
    return 0


def export(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    document = workspace.named_document(args.document) if args.document is not None else None
    settings = workspace.settings
    at_hand = workspace.publisher.at_hand(document)
    documents = (one.document for one in at_hand)
    language = getattr(args, "language", "") or workspace.publisher.language(documents, language)
    hand_in = workspace.publisher.hand_in(
        choice=Choice(document=document),
        at_hand=at_hand,
        title=args.title,
        name=args.name if args.name is not None else settings.text("person_name"),
        unit=args.unit if args.unit is not None else settings.text("person_unit"),
        language=language,
        labels=labels(language, settings.names("colour_names")),
    )
    out = Path(args.out)
    printer = None
    if (args.format or out.suffix.lstrip(".")).lower() == "pdf":
        from study_viewer.ui.common.pdf import page_printer

        printer = page_printer()
    written = workspace.publisher.export(
        out, hand_in, format=args.format, style=args.style, printer=printer
    )
    print(written)
    return 0


def import_notes(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    merged = workspace.import_notes(Path(args.file))
    _kept(workspace, merged.changes, language)
    if merged.skipped:
        aside(sentence("notes-skipped", language, count=merged.skipped))
    report = {
        "added": merged.added,
        "updated": merged.updated,
        "unchanged": merged.unchanged,
        "skipped": merged.skipped,
        **{state: merged.states.get(state, 0) for state in STATES},
    }
    if args.json:
        print_json(report)
    else:
        print(WORDS["merged"][language].format(**report))
    return 0


def backup(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    print(workspace.notebook.backup(Path(args.out) if args.out else None))
    return 0


def restore(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    _kept(workspace, workspace.restore(Path(args.file)), language)
    total = sum(workspace.notebook.counts().values())
    print(WORDS["restored"][language].format(file=args.file, total=total))
    return 0


def doctor(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    workspace.library.list()
    health = workspace.notebook.check()
    for problem in workspace.library.problems:
        aside(sentence(problem.code, language, **problem.details))
    for remark in health.remarks:
        aside(sentence(remark.code, language, place=remark.place, text=remark.text))
    key = "sound" if health.sound else "unsound"
    print(
        WORDS[key][language].format(
            path=workspace.paths.notebook, total=health.annotations, damaged=health.damaged
        )
    )
    return 0 if health.sound else 1


COMMANDS: dict[str, Command] = {
    "import": import_documents,
    "list": list_documents,
    "outline": show_outline,
    "show": show,
    "search": search,
    "editions": editions,
    "changes": changes,
    "rename": rename,
    "remove": remove,
    "annotate": annotate,
    "notes": list_notes,
    "export": export,
    "import-notes": import_notes,
    "backup": backup,
    "restore": restore,
    "doctor": doctor,
}


def _kept(workspace: Workspace, changes: Changes, language: str) -> None:
    """After a write: the readable mirror, and a backup if none was made today.

    The note itself is on the disk by then; what fails here is said, and fails nothing.
    """
    try:
        workspace.notebook.mirror(changes)
        workspace.notebook.backup_if_due("cli")
    except UserFacing as error:
        aside(sentence(error.code, language, **error.details))
