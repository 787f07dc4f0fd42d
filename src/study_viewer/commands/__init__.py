# SPDX-License-Identifier: MIT
"""What each command of the command line does: a use case called, its result printed.

A command takes the workspace, the parsed arguments and the language, and gives the exit code.
"""

import argparse
from collections.abc import Callable

from study_viewer.commands import documents, notes
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace

Command = Callable[[Workspace, argparse.Namespace, str], int]

COMMANDS: dict[str, Command] = {
    "import": documents.import_documents,
    "list": documents.list_documents,
    "outline": documents.show_outline,
    "show": documents.show,
    "search": documents.search,
    "editions": documents.editions,
    "changes": documents.changes,
    "rename": documents.rename,
    "remove": documents.remove,
    "annotate": notes.annotate,
    "notes": notes.list_notes,
    "export": notes.export,
    "import-notes": notes.import_notes,
    "backup": notes.backup,
    "restore": notes.restore,
    "doctor": notes.doctor,
}

_MOST = 5
"""Titles that are offered."""


def with_similar(error: UserFacing, workspace: Workspace) -> UserFacing:
    """Of a document that nobody knows, the same with the titles that may have been meant."""
    name = str(error.details.get("document", ""))
    if error.code != "document-unknown":
        return error
    similar = workspace.library.similar(name.partition("/")[0], _MOST)
    if not similar:
        return error
    lines = "\n".join(f"{one.id}\t{one.title}" for one in similar)
    return UserFacing("document-unknown-but-similar", document=name, similar=lines)
