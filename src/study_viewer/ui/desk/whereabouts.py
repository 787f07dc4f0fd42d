# SPDX-License-Identifier: MIT
"""Says where one stands: the path above the text, which part it is of how many, what is left."""

from time import monotonic

from PySide6.QtCore import QObject

from study_viewer.core.changes import Changes
from study_viewer.core.document.model import Entry
from study_viewer.core.document.pace import LETTERS, Pace, minutes
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.contents import Contents
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.reader.heading import Crumb
from study_viewer.ui.reader.panel import ReaderPanel
from study_viewer.ui.status_bar import StatusBar

_SITTING = 60
"""Minutes that somebody reads in one go."""


class Whereabouts(QObject):
    """Asks the desk and tells reader and bar; learns the person's pace on the way."""

    def __init__(
        self, workspace: Workspace, desk: ReadingDesk, reader: ReaderPanel, bar: StatusBar
    ) -> None:
        super().__init__(bar)
        self._workspace = workspace
        self._desk = desk
        self._reader = reader
        self._bar = bar
        self._pace = Pace(workspace.settings.number("reading_pace"))
        desk.stood.connect(lambda *_: self.say())
        desk.rested.connect(self._rested)
        reader.reading_moved.connect(lambda _: self._say_path())
        reader.part_wanted.connect(self.open_part)

    def say(self) -> None:
        self._say_path()
        self._say_progress()

    def changed(self, changes: Changes) -> None:
        if changes.documents or changes.everything:
            self.say()
        elif self._desk.document in changes.reading:
            self._say_progress()

    def open_part(self, key: str) -> None:
        """A part of the path: an entry, or with an empty key the document's beginning."""
        if self._desk.document is None:
            return
        if key:
            self._desk.open_entry(self._desk.document, key)
        else:
            first = self._workspace.library.first_section(self._desk.document)
            self._desk.open(self._desk.document, first, 0)
        self._reader.setFocus()

    def _say_path(self) -> None:
        if self._desk.document is None or self._desk.section is None:
            return
        contents, entry = self._desk.contents(), self._desk.entry()
        above = contents.ancestors(entry)
        path = [Crumb(contents.title, "")]
        path += [Crumb(one.title, one.id) for one in above if one.title != contents.title]
        said, about = self._left_of_part(contents, above)
        if entry is not None:
            number = f"{contents.number(entry) + 1}/{contents.entries}"
            said = f"{number} · {said}" if said else number
        self._reader.set_heading(path, said, about)

    def _left_of_part(self, contents: Contents, above: tuple[Entry, ...]) -> tuple[str, str]:
        """How long what is read in one go still takes, and what that is.

        The whole document where it takes an hour at most, else the largest part that does: the
        minutes fall from line to line, and jump only where another part begins.
        """
        section, place = self._desk.section or "", self._desk.place()
        title, left = contents.title, contents.behind(section) - place
        if self._minutes(contents.characters) > _SITTING:
            for entry in above:
                start, stop = contents.reach(entry)
                end = min(stop, contents.length(section))
                title, left = entry.title, end - place
                if entry.section == section and self._minutes(stop - start) <= _SITTING:
                    break
        if left <= 0:
            return "", ""
        about = self.tr("To the end of “{title}”, at {pace} characters a minute")
        said = self._time(self._minutes(left))
        return said, about.format(title=title, pace=round(self._pace.value))

    def _say_progress(self) -> None:
        if self._desk.document is None or self._desk.section is None:
            self._bar.set_where("")
            return
        contents = self._desk.contents()
        progress = self._workspace.reading.progress(self._desk.document)
        percent = contents.percent(progress)
        said = self.tr("{percent}% read").format(percent=percent)
        entry = self._desk.entry()
        left = self._minutes(contents.unread(progress)) if percent < 100 else 0
        about = self.tr("{percent}% of this document was read.").format(percent=percent)
        if left:
            about = f"{about} {self.tr('What is left takes {time}.').format(time=self._time(left))}"
        longer = said
        if entry is not None and contents.entries > 1:
            number = contents.number(entry) + 1
            longer = self.tr("Section {number} of {total}")
            longer = f"{longer.format(number=number, total=contents.entries)} · {said}"
        self._bar.set_where(said, longer, about)

    def _rested(self, start: int, end: int) -> None:
        text = f"{self._desk.document}/{self._desk.section}"
        if self._pace.rested(text, start, end, monotonic(), self._reader.in_letters()):
            self._workspace.settings.put("reading_pace", round(self._pace.value))

    def _minutes(self, characters: int) -> int:
        return minutes(characters / (LETTERS if self._reader.in_letters() else 1), self._pace.value)

    def _time(self, left: int) -> str:
        if left < 60:
            return self.tr("about {minutes} min").format(minutes=left)
        hours, rest = divmod(left, 60)
        return self.tr("about {hours} h {minutes} min").format(hours=hours, minutes=rest)
