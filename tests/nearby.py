# SPDX-License-Identifier: MIT
"""Reads files in this process, for tests that are about what is read and not about how."""

from pathlib import Path

from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import (
    PagePicture,
    PageWish,
    Parsed,
    Progress,
    Wishes,
    no_progress,
)


class NearbyReading:
    def __init__(self, path: Path, wishes: Wishes) -> None:
        self._path = path
        self._wishes = wishes

    def parsed(self, progress: Progress) -> Parsed:
        return registry.read(self._path, self._wishes, progress)

    def drop(self) -> None:
        """Nothing was begun."""


class Nearby:
    """What ``core.apart`` does in processes of their own, done at once."""

    side_by_side = 1

    def __init__(self, logs: Path | None = None) -> None:
        """A mistake in here is no other process's: the test fails."""

    def begin(self, path: Path, wishes: Wishes) -> NearbyReading:
        return NearbyReading(path, wishes)

    def page(self, path: Path, wish: PageWish, progress: Progress = no_progress) -> PagePicture:
        return registry.page(path, wish)

    def close(self) -> None:
        """Nothing is open."""
