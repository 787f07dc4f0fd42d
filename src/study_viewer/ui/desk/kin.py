# SPDX-License-Identifier: MIT
"""A draft with what it seems to be a new edition of, and how it is kept: both for a worker."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.tasks import Job, Work

if TYPE_CHECKING:
    from study_viewer.core.document.kinship import Kin
    from study_viewer.core.draft import Draft
    from study_viewer.core.importing import Imported
    from study_viewer.ui.dialogs.import_preview import Renews


class Came(NamedTuple):
    """A draft, and what it seems to be a new edition of: where its words are there, the document
    that has them, if it has other pictures or headings. ``noted`` has the number of annotations of
    each of these documents. ``renews`` is the one whose new edition it is, once that is said;
    ``unasked`` where nobody had to ask, so that it is to be seen before it is kept."""

    draft: "Draft"
    kin: "tuple[Kin, ...]" = ()
    noted: Mapping[str, int] = MappingProxyType({})
    renews: "Renews | None" = None
    unasked: bool = False


def keeping(draft: "Draft", renews: "Renews | None") -> Work:
    replaces = renews.document if renews is not None else ""

    def work(workspace: Workspace, job: Job) -> "Imported":
        imported, _ = workspace.keep(draft, job.progress, replaces)
        return imported

    return work


def as_edition(workspace: Workspace, came: Came, document: str) -> Came:
    """The draft as the next edition of a document, with the corrections that this has."""
    from study_viewer.ui.dialogs.import_preview import Renews

    there = workspace.library.shelved(document)
    draft, lost = workspace.as_edition(came.draft, document)
    renews = Renews(document, there.title, there.edition + 1, lost)
    return came._replace(draft=draft._replace(there=""), renews=renews)


def with_kin(workspace: Workspace, draft: "Draft") -> Came:
    if draft.there and not draft.other:
        return Came(draft)
    kin = workspace.drafts.kin(draft)
    if draft.there:
        kin = tuple(one for one in kin if one.why == "text")
    counts = workspace.notebook.counts() if kin else {}
    return Came(draft, kin, {one.document: counts.get(one.document, 0) for one in kin})
