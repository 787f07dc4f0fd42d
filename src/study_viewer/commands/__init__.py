# SPDX-License-Identifier: MIT
"""What each command of the command line does: a use case called, its result printed.

A command takes the workspace, the parsed arguments and the language, and gives the exit code.
"""

import argparse
from collections.abc import Callable

from study_viewer.commands import documents, notes
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
