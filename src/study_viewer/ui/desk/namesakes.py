# SPDX-License-Identifier: MIT
"""What tells documents of one title apart: their date, else the file each came from."""

from collections import Counter
from collections.abc import Mapping, Sequence

from study_viewer.core.holdings import Shelved


def told_apart(shelf: Sequence[Shelved]) -> Mapping[str, str]:
    """By id, for documents that share their title with another one and for no others.

    Nothing is said of one whose date and file are those of another too.
    """
    titles = Counter(one.title for one in shelf)
    alike = [one for one in shelf if titles[one.title] > 1]
    dates = Counter((one.title, one.metadata.issued_on) for one in alike)
    files = Counter((one.title, one.metadata.imported_from) for one in alike)
    apart: dict[str, str] = {}
    for one in alike:
        date, file = one.metadata.issued_on, one.metadata.imported_from
        if date and dates[one.title, date] == 1:
            apart[one.id] = date
        elif file and files[one.title, file] == 1:
            apart[one.id] = file
    return apart
