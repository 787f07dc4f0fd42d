# SPDX-License-Identifier: MIT
"""A folder of Markdown → one document: a file is a section, a folder an entry over its files."""

from pathlib import Path

from study_viewer.core.document.model import Metadata
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.chapters import SUFFIXES, Chapters, is_index
from study_viewer.core.formats.contract import Parsed, Progress, Remark, Wishes
from study_viewer.core.formats.folder_order import files_of, inside, title_of
from study_viewer.core.formats.markdown_parts import PICTURES, Album, metadata_of


def read(path: Path, wishes: Wishes, progress: Progress) -> Parsed:
    """Looks the folder over, and reads file by file as sections are asked for.

    A file that cannot be read is passed over with a remark. Raises UserFacing("folder-empty") when
    no file has text: at once when there is none, else after the last.
    """
    found = files_of(path)
    if not found:
        raise UserFacing("folder-empty", path=str(path))
    album = Album(path)
    book = Chapters(album, found)
    files = book.files()
    parsed = Parsed(Metadata(wishes.title or title_of(path.name)), iter(()))
    parsed.originals = [(file, album.name_of(file)) for file in files]
    for file in inside(path):
        if file.suffix.lower() not in SUFFIXES and file.suffix.lower() not in PICTURES:
            parsed.warnings.append(Remark("file-passed-over", album.name_of(file)))
    if files[0].parent == path and is_index(files[0]):
        text = book.text(files[0], wishes, [])
        if text is not None:
            title = wishes.title or text.title or parsed.metadata.title
            parsed.metadata = metadata_of(text.front, title)
    parsed.sections = book.sections(parsed, wishes, progress)
    return parsed
