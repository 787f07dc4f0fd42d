# SPDX-License-Identifier: MIT
"""What a person says of a document instead of its file: title, issuer, date, number, source."""

from pathlib import Path

from study_viewer.core.document.dates import as_written
from study_viewer.core.document_folder import read_document, write_document
from study_viewer.core.errors import UserFacing
from study_viewer.core.one_line import one_line

_CHANGEABLE = {"title", "issued_by", "issued_on", "number", "source"}


def rename(folder: Path, fields: dict[str, str]) -> None:
    """Changes these fields of a document's folder; other fields raise TypeError.

    Raises UserFacing: title-empty, date-unclear.
    """
    if unknown := fields.keys() - _CHANGEABLE:
        raise TypeError(f"no such field: {unknown}")
    fields = {name: one_line(value) for name, value in fields.items()}
    if "title" in fields and not fields["title"]:
        raise UserFacing("title-empty")
    if date := fields.get("issued_on"):
        fields["issued_on"] = as_written(date)
        if not fields["issued_on"]:
            raise UserFacing("date-unclear", date=date)
    found = read_document(folder)
    before = found.metadata._asdict()
    # What the file itself said, so that its next edition is not taken for a change of mind.
    told = {name: before[name] for name in fields if before[name] != fields[name]}
    told |= dict(found.told)
    metadata = found.metadata._replace(**fields)
    write_document(folder, found._replace(metadata=metadata, told=tuple(told.items())))
