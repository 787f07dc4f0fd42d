# SPDX-License-Identifier: MIT
"""The commands about what one wrote: annotated, listed, handed in, backed up, mended."""

import argparse
from pathlib import Path

from study_viewer.core.annotation import STATES
from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.export.contract import Choice
from study_viewer.core.noting import known_colour
from study_viewer.core.workspace import Workspace
from study_viewer.results import (
    aside,
    note_item,
    note_line,
    print_json,
)
from study_viewer.sentences import sentence
from study_viewer.words import WORDS, colour_of, labels


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


def _kept(workspace: Workspace, changes: Changes, language: str) -> None:
    """After a write: the readable mirror, and a backup if none was made today.

    The note itself is on the disk by then; what fails here is said, and fails nothing.
    """
    try:
        workspace.notebook.mirror(changes)
        workspace.notebook.backup_if_due("cli")
    except UserFacing as error:
        aside(sentence(error.code, language, **error.details))
