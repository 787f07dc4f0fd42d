# SPDX-License-Identifier: MIT
"""Notes go on in another edition: those whose place a new text leaves in doubt follow it."""

import contextlib
from collections.abc import Mapping

from study_viewer.core.annotation import Placement
from study_viewer.core.errors import UserFacing
from study_viewer.core.library import Library
from study_viewer.core.notebook import Notebook
from study_viewer.core.reading_on import edition_before


def note_on(
    library: Library, notebook: Notebook, document: str, before: Mapping[str, Placement]
) -> None:
    """Keeps better places of the annotations that a selector alone left in doubt; ``before`` are
    their places in the edition before.

    What cannot be read or written leaves them as they are: to be checked by the person.
    """
    from study_viewer.core.document.following import Doubt, followed

    with contextlib.suppress(UserFacing):
        records = [
            record
            for record in notebook.records(one.id for one in notebook.list(document))
            if record.annotation.placement.state in ("check", "unplaced")
            and record.annotation.id in before
            and record.annotation.selector is not None
        ]
        if not records:
            return
        doubts = [
            Doubt(one.selector.exact, before[one.id], one.placement, one.selector.section)
            for one in (record.annotation for record in records)
            if one.selector is not None
        ]
        found = followed(
            doubts, edition_before(library, document, 1), edition_before(library, document, 0)
        )
        anew = [
            record._replace(annotation=record.annotation._replace(placement=place))
            for record, place in zip(records, found, strict=True)
        ]
        notebook.keeper.run(lambda file: file.put_unless_changed(records, anew))
