# SPDX-License-Identifier: MIT
"""What the notebook needs to know of documents."""

from typing import Protocol

from study_viewer.core.document.model import SectionInfo


class Texts(Protocol):
    """The documents on the shelf; the library fulfils it."""

    def title(self, document: str) -> str:
        """Empty when the document is not there."""
        ...

    def digest(self, document: str) -> str:
        """Of the present text; empty when the document is not there."""
        ...

    def sections(self, document: str) -> tuple[SectionInfo, ...]:
        """In reading order; none when the document is not there."""
        ...

    def section(self, document: str, section: str) -> SectionInfo | None:
        """One of them, without going through all."""
        ...

    def number(self, document: str, section: str) -> int | None:
        """Where in the document it stands, from 0."""
        ...

    def text(self, document: str, section: str) -> str:
        """The plain text that offsets count; "" when there is no such section.

        Raises UserFacing when it is there and cannot be read now.
        """
        ...

    def by_digest(self, digest: str) -> str | None:
        """The document whose present text has this digest."""
        ...
