# SPDX-License-Identifier: MIT
"""Searching everywhere: asks workers, fills the panel, goes to places and tints them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.reading import Place
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.numbers import grouped
from study_viewer.ui.common.tasks import Tasks
from study_viewer.ui.common.theme import Theme, worn
from study_viewer.ui.common.unread import not_all
from study_viewer.ui.desk.columns import Columns
from study_viewer.ui.desk.latest import Latest
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.desk.words_at_hand import words_at_hand
from study_viewer.ui.reader.panel import ReaderPanel

if TYPE_CHECKING:
    from types import ModuleType

    from study_viewer.core.searching import Hit
    from study_viewer.ui.desk.search_work import Came, Found, Noted
    from study_viewer.ui.desk.tinting import Tinting
    from study_viewer.ui.search.model import Part, Row
    from study_viewer.ui.search.panel import Asked, SearchPanel


class SearchDesk(QObject):
    """The panel stands in the column of the annotations while it is open.

    Texts, notes and tints have a worker each: the first must not wait for a notebook of 100,000
    annotations, nor the last for either.
    """

    counted = Signal(object)
    """Places by document and entry of the outline, or None when nothing is sought any more."""

    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        reader: ReaderPanel,
        columns: Columns,
        tasks: Tasks,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings = workspace.settings
        self._desk = desk
        self._reader = reader
        self._columns = columns
        self._tasks = tasks
        self._messages = messages
        self.panel: SearchPanel | None = None
        self._workers: list[Tasks] = []
        self._jobs = Latest(self._failed, messages.fail)
        self._wanted: Asked | None = None
        self._found: Found | None = None
        self._noted: Noted | None = None
        self._counted = (0, 0)
        self._showing: dict[str, int] = {}
        self._origin: Place | None = None
        self._tinting: Tinting | None = None
        self.behind = False
        """Are there documents that nothing can be found in yet?"""

    @property
    def open(self) -> bool:
        return self.panel is not None and self._columns.side.currentWidget() is self.panel

    @property
    def busy(self) -> bool:
        waiting = self.panel is not None and self.panel.waiting
        return waiting or any(one.busy for one in self._workers)

    # The panel.

    def begin(self, words: str = "") -> None:
        """Opens the panel with these words, else those selected or being found in the section,
        else the last ones."""
        words = " ".join(words.split()) or words_at_hand(self._reader)
        panel = self._ready()
        if not self.open:
            if self._reader.finding is not None:
                self._reader.finding.close()
            self._reader.dismiss()
            self._origin = None
            panel.offer_back(on=False)
            self._columns.cover(panel)
            # What is in the documents may be otherwise by now.
            if panel.wanted.words.strip():
                panel.ask_now()
        panel.begin(words)

    def close(self) -> None:
        """The annotations stand there again, if they did; the keys are the text's."""
        if not self.open or self.panel is None:
            return
        had_focus = self.panel.isAncestorOf(self.panel.window().focusWidget() or self._reader)
        self._columns.uncover()
        if had_focus:
            self._reader.setFocus()

    def _covered(self) -> None:
        """Something else stands there now, perhaps."""
        if not self.open:
            self._jobs.stop()
            self.counted.emit(None)
            if self._tinting is not None:
                self._tinting.tint(None)

    def _ready(self) -> "SearchPanel":
        """Made when it is first asked for: few starts search."""
        if self.panel is None:
            from study_viewer.ui.desk.tinting import Tinting
            from study_viewer.ui.search.panel import SearchPanel

            order = self._settings.text("search_order")
            panel = self.panel = SearchPanel(worn(), order, self._columns.side)
            self._columns.side.addWidget(panel)
            self._columns.side.currentChanged.connect(self._covered)
            self._workers = [self._tasks.beside() for _ in range(3)]
            self._tinting = Tinting(self._desk, self._reader, self._workers[2], self)
            panel.changed.connect(self._jobs.stop)
            panel.asked.connect(self._ask)
            panel.hit_wanted.connect(self.go)
            panel.more_wanted.connect(self.show_more)
            panel.back_wanted.connect(self.go_back)
            panel.closed.connect(self.close)
        return self.panel

    # Asking.

    def _ask(self, wanted: "Asked") -> None:
        assert self.panel is not None and self._tinting is not None
        self._jobs.stop()
        self._settings.put("search_order", wanted.order)
        self._wanted, self._found, self._noted = wanted, None, None
        self._counted, self._showing = (0, 0), {}
        self.panel.model.clear()
        self.panel.say("")
        self._tinting.tint(wanted if wanted.words.strip() else None)
        if not wanted.words.strip() or wanted.scope == "notes":
            self.counted.emit(None)
        if not wanted.words.strip():
            return
        only = [self._desk.document] if wanted.scope == "document" and self._desk.document else []
        self.panel.say(self.tr("Searching…"))
        if wanted.scope != "notes":
            self._jobs.run(
                "text",
                self._workers[0],
                lambda workspace, job: _work().search(workspace, job, wanted, only),
                self._all_came,
                self._came,
            )
        self._jobs.run(
            "note",
            self._workers[1],
            lambda workspace, job: _work().notes(workspace, job, wanted, only),
            self._notes_came,
        )

    def _came(self, came: "Came") -> None:
        assert self.panel is not None
        self.panel.show_found(came.part, came.rows)
        if came.part == "text":
            self._counted = (came.places, came.documents)
        self._tell()

    def _all_came(self, found: "Found") -> None:
        self._found = found
        self._counted = (found.places, len({one.document for one in found.groups}))
        self._showing.update(title=min(_work().FEW, len(found.named)), text=found.shown)
        self._offer_more()
        self._count(found)
        self._tell()

    def _count(self, found: "Found") -> None:
        """For the badges of the outline, after what was asked for is there."""
        self._jobs.run(
            "count",
            self._workers[0],
            lambda workspace, job: _work().by_entry(workspace, job, found),
            self.counted.emit,
        )

    def _notes_came(self, noted: "Noted") -> None:
        from study_viewer.ui.desk.search_work import AT_ONCE, FEW, note_rows

        assert self.panel is not None
        self._noted = noted
        most = AT_ONCE if self._wanted is not None and self._wanted.scope == "notes" else FEW
        if noted.hits:
            self.panel.show_found("note", note_rows(noted, 0, most))
        self._showing["note"] = min(most, len(noted.hits))
        self._offer_more()
        self._tell()

    def _failed(self, error: UserFacing) -> None:
        self._jobs.stop()
        self.counted.emit(None)
        if self.panel is not None:
            self.panel.model.clear()
            self.panel.say(self._messages.word(error), trouble=True)

    def _offer_more(self) -> None:
        """What is not shown is said, and how to have it."""
        from study_viewer.ui.search.model import PARTS, Row

        for part in PARTS:
            left = self._total(part) - self._showing.get(part, 0)
            row = None
            if left > 0 and part in self._showing:
                said = self.tr("First {shown} of {all} · show more")
                said = said.format(shown=f"{self._showing[part]:,}", all=f"{self._total(part):,}")
                row = Row(part, said, more=True)
            if self.panel is not None:
                self.panel.model.offer_more(part, row)

    def _total(self, part: "Part") -> int:
        if part == "note":
            return len(self._noted.hits) if self._noted else 0
        if self._found is None:
            return 0
        return len(self._found.named) if part == "title" else self._found.places

    def show_more(self, part: "Part") -> None:
        from study_viewer.ui.desk.search_work import AT_ONCE, more_texts, more_titles, note_rows

        found = self._found
        if "more" in self._jobs or part not in self._showing:
            return
        shown = self._showing[part]

        def came(rows: "list[Row]") -> None:
            self._add_more(part, rows)

        if part == "note" and self._noted is not None:
            came(note_rows(self._noted, shown, AT_ONCE))
        elif part == "title" and found is not None:
            self._jobs.run(
                "more",
                self._workers[0],
                lambda workspace, job: more_titles(workspace, job, found, shown),
                came,
                refused=self._messages.fail,
            )
        elif found is not None:
            self._jobs.run(
                "more",
                self._workers[0],
                lambda workspace, job: more_texts(workspace, job, found),
                came,
                refused=self._messages.fail,
            )

    def _add_more(self, part: "Part", rows: "list[Row]") -> None:
        assert self.panel is not None
        self._showing[part] += sum(1 for row in rows if row.hit is not None)
        if part == "text" and self._found is not None:
            self._found = self._found._replace(shown=self._showing[part])
        self.panel.show_found(part, rows)
        self._offer_more()

    def _tell(self) -> None:
        """How much there is, as far as it is known."""
        if self.panel is None:
            return
        places, documents = self._counted
        titles, noted = self._total("title"), self._total("note")
        parts = []
        if places:
            often = grouped(self.tr("%n place(s)", "", places), places)
            among = grouped(self.tr("%n document(s)", "", documents), documents)
            parts.append(self.tr("{places} in {documents}").format(places=often, documents=among))
        if titles:
            parts.append(grouped(self.tr("%n title(s)", "", titles), titles))
        if noted:
            parts.append(grouped(self.tr("%n note(s)", "", noted), noted))
        if "text" in self._jobs or "note" in self._jobs:
            parts.append(self.tr("Searching…"))
        behind = not_all() if self.behind else ""
        if parts:
            self.panel.say(" · ".join((*parts, behind) if behind else parts))
        elif self._wanted is not None and _work().lacks_a_word(self._wanted):
            self.panel.say(self._messages.word(UserFacing("search-lacking")), trouble=True)
        else:
            self.panel.say_nothing(behind)

    # Going there.

    def go(self, hit: "Hit") -> None:
        """A jump, from which Alt+← leads back; the words are tinted there."""
        if self._origin is None:
            self._origin = self._desk.spot()
        if hit.section is None:
            if hit.document != self._desk.document:
                self._desk.open(hit.document)
        elif hit.kind == "title":
            self._desk.open(hit.document, hit.section, hit.start)
        else:
            self._show(hit.document, hit.section, hit.start or 0, hit.end or 0)
        if self.panel is not None:
            self.panel.offer_back(on=self._origin is not None)

    def show_title(self, hit: "Hit") -> None:
        """A title that was found elsewhere: its text, with the keys."""
        self._desk.open(hit.document, hit.section, hit.start)
        self._reader.setFocus()

    def _show(self, document: str, section: str, start: int, end: int) -> None:
        assert self._tinting is not None
        self._tinting.stand_at(start, end)
        view = self._reader.view
        if (document, section) != (self._desk.document, self._desk.section):
            if not self._desk.open(document, section, start):
                return
            view.scroll_to(start, end, flash=False)
        elif not view.in_view(start):
            self._desk.left_inside()
            view.scroll_to(start, end, flash=False)
        self._reader.dismiss()
        self._desk.aim_at(start)
        self._tinting.show()

    def find_again(self, way: int) -> None:
        """To the next place in the list (1) or the one before (-1); else to that in the text."""
        finding, panel = self._reader.finding, self.panel
        here = finding is not None and finding.shown
        if here or not self.open or panel is None or not panel.model.rowCount():
            self._reader.find_again(way)
            return
        row = panel.model.next_hit(panel.list.currentIndex().row(), way)
        if row is not None:
            hit = panel.choose(row)
            if hit is not None:
                self.go(hit)
        elif way > 0 and self._total("text") > self._showing.get("text", 0):
            self.show_more("text")

    def go_back(self) -> None:
        """To the place before the first one that was gone to; Alt+← leads here again."""
        spot, self._origin = self._origin, None
        if spot is not None:
            self._desk.left_inside()
            self._desk.restore(spot)
        if self.panel is not None:
            self.panel.offer_back(on=False)

    # What the world says.

    def changed(self, changes: Changes) -> None:
        """What was found in other texts is sought anew."""
        if self.open and self.panel is not None and (changes.documents or changes.everything):
            self.panel.ask_again(more=self.behind)

    def fall_behind(self, behind: bool) -> None:
        """Whether there are documents that nothing can be found in yet."""
        self.behind = behind
        if not behind and self.panel is not None:
            self.panel.ask_if_put_off()
        if self._found is not None or self._noted is not None:
            self._tell()

    def set_theme(self, theme: Theme) -> None:
        if self.panel is not None:
            self.panel.set_theme(theme)

    def retranslate(self) -> None:
        if self._found is not None or self._noted is not None:
            self._offer_more()
            self._tell()


def _work() -> "ModuleType":
    """What searches, read by the worker that first needs it: it takes 50 ms."""
    from study_viewer.ui.desk import search_work

    return search_work
