# SPDX-License-Identifier: MIT
"""The commands about documents: brought in, listed, shown, searched, renamed, removed."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from study_viewer.core.errors import UserFacing
from study_viewer.core.files import write_atomically
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
    print_json,
    remarks_on,
    shown,
)
from study_viewer.sentences import sentence
from study_viewer.words import WORDS


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
    several = len(args.paths) > 1 or any(Path(path).is_dir() for path in args.paths)
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
            named = WORDS["remark-on"][language].format(name=imported.path.name, remark=remark)
            aside(named if several else remark)
        if not args.json:
            came = "replaced" if replaces else "imported"
            words = WORDS["already" if imported.already else came]
            print(words[language].format(**imported._asdict(), **notes))
    if args.json:
        print_json(items)
    return 1 if failed else 0


def list_documents(workspace: Workspace, args: argparse.Namespace, language: str) -> int:
    counts = workspace.notebook.counts()
    shelf = workspace.library.shelf(language)
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
    for _ in workspace.library.look_inside():
        pass
    begun = perf_counter()
    query = by_pattern(args.words) if args.regex else asked(args.words)
    if not query.terms and query.pattern is None:
        raise UserFacing("search-empty")
    most = None if args.limit <= 0 else args.limit
    findings = found(workspace.searching, query, _SEARCHED[args.where], most)
    if query.lacking and not findings.total:
        raise UserFacing("search-lacking")
    took = round((perf_counter() - begun) * 1000, 1)
    if args.json:
        hits = [hit_item(hit) for hit in findings.hits]
        counts = {"total": findings.total, "totals": findings.totals}
        print_json({**counts, "milliseconds": took, "hits": hits})
        return 0
    for line in hit_lines(findings.hits, workspace.library.title):
        print(line)
    shown = len(findings.hits)
    words = WORDS["found" if shown == findings.total else "found-first"]
    aside(words[language].format(counts=_counts(findings.totals, language), shown=shown))
    return 0


def _counts(totals: Mapping[Kind, int], language: str) -> str:
    """Places, titles and notes, each as far as there are any."""
    said = []
    kinds: tuple[Kind, ...] = ("text", "title", "note")
    for kind in kinds:
        if count := totals.get(kind, 0):
            words = WORDS[f"found-{kind}" if count != 1 else f"found-{kind}-one"]
            said.append(words[language].format(count=count))
    return " · ".join(said) or WORDS["found-text"][language].format(count=0)


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
