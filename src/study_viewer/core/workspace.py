# SPDX-License-Identifier: MIT
"""Opens the stores of one data folder and hands out the use cases; one per thread."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from study_viewer.core.annotation import State
from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.files import make_folder
from study_viewer.core.formats.contract import Progress, Wishes, no_progress
from study_viewer.core.library import Library
from study_viewer.core.paths import Paths
from study_viewer.core.settings import Settings
from study_viewer.core.store.index import Index

if TYPE_CHECKING:
    from study_viewer.core.importing import Imported
    from study_viewer.core.merge import Merged
    from study_viewer.core.notebook import Notebook
    from study_viewer.core.publisher import Publisher
    from study_viewer.core.reading import Reading


class Workspace:
    """Everything over one data folder; each store is opened when it is first asked for.

    Raises UserFacing where the folder cannot be made or the notebook must not be opened.
    """

    def __init__(self, paths: Paths, bundled: Path | None = None) -> None:
        self.paths = paths
        self._bundled = bundled
        make_folder(paths.data)

    @cached_property
    def settings(self) -> Settings:
        return Settings(self.paths.settings)

    @cached_property
    def index(self) -> Index:
        return Index(self.paths.index)

    @cached_property
    def library(self) -> Library:
        return Library(self.paths, self.index, self._bundled)
