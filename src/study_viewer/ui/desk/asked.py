# SPDX-License-Identifier: MIT
"""What a start asks the window for: a document, a section of it, files to import."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from study_viewer.core.errors import UserFacing
from study_viewer.core.library import Library
from study_viewer.core.one_line import whole_characters


class Asked(NamedTuple):
    """``files`` are absolute paths, of files or folders."""

    document: str | None = None
    section: str | None = None
    files: tuple[Path, ...] = ()


def asked_for(library: Library, targets: Iterable[str]) -> Asked:
    """Each target is a file or folder, or ``DOCUMENT[/SECTION]``, of which the last one counts.

    A folder that is called as a document is the document: it was imported from there.
    Raises UserFacing as ``Library.find``.
    """
    document = section = None
    files: list[Path] = []
    for target in targets:
        if os.path.isfile(target):
            files.append(Path(target).absolute())
            continue
        try:
            document, section = library.find(whole_characters(target))
        except UserFacing as error:
            if error.code != "document-unknown" or not os.path.exists(target):
                raise
            files.append(Path(target).absolute())
    return Asked(document, section, tuple(files))
