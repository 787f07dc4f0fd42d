# SPDX-License-Identifier: MIT
"""The tree and the text of a draft, and the corrections that are made between them."""

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from study_viewer.core.document import corrections
from study_viewer.core.document.entries import Start
from study_viewer.core.document.model import Body, Correction
from study_viewer.core.document.plain import leaves
from study_viewer.core.document.unlisting import listed_at
from study_viewer.core.draft import Draft
from study_viewer.core.errors import UserFacing
from study_viewer.ui.common.splitter import HairSplitter
from study_viewer.ui.common.theme import Theme
from study_viewer.ui.dialogs.import_acts import DraftActs, History, Place
from study_viewer.ui.dialogs.import_page import DraftPage, LeftOut
from study_viewer.ui.dialogs.import_tree import DraftTree

FURNITURE = "page-furniture"
AROUND = "web-furniture"


class DraftEditor(QWidget):
    """Every correction makes another draft, and all of them can be taken back and done again.

    ``reread_wanted`` asks for the file to be read by other wishes; ``answer`` takes what came.
    """

    changed = Signal()
    refused = Signal(object)
    reread_wanted = Signal(object)

    def __init__(self, draft: Draft, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.draft = draft
        self._past: list[Draft] = []
        self._future: list[Draft] = []
        self._section = -1
        self.tree = DraftTree(theme, self)
        self.page = DraftPage(theme, self)
        self.acts = DraftActs(theme, self)
        self._splitter = HairSplitter(theme, self)
        self._lay_out()
        # Their keys work beside the title's field, which has a Ctrl+Z of its own.
        self.addActions(self.acts.all)
        self.acts.wanted.connect(self.act)
        self.tree.chosen.connect(self._go_to)
        self.tree.renamed.connect(self._rename)
        self.page.stood.connect(self._stood)
        # As in any text; where nothing can be split the act is switched off.
        self.page.entered.connect(self.acts.split.trigger)
        self.tree.customContextMenuRequested.connect(lambda at: self._show_menu(self.tree, at))
        self.page.customContextMenuRequested.connect(lambda at: self._show_menu(self.page, at))
        self.show_draft(draft, 0, 0)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        *here, undo, as_it_came = self.acts.buttons(self)
        for button in here:
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(undo)
        tools.addWidget(as_it_came)
        self._splitter.addWidget(self.tree)
        self._splitter.addWidget(self.page)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([290, 750])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(tools)
        column.addWidget(self._splitter, 1)

    # What it shows.

    def show_draft(self, draft: Draft, section: int, offset: int) -> None:
        """``offset`` of the section is where the caret goes."""
        self.draft = draft
        self._entries = draft.outline()
        self._under: dict[int, list[int]] = {}
        for number, entry in enumerate(self._entries):
            self._under.setdefault(draft.section_number(entry), []).append(number)
        self._sort_left_out()
        self.tree.show_entries(self._entries)
        self._show_section(min(section, len(draft.sections) - 1), offset)
        self.changed.emit()

    def answer(self, draft: Draft) -> int:
        """The file read as it was asked for: the corrections made so far are done again.

        Tells how many of them fit no longer.
        """
        made, lost = draft.repeating(self.draft.acts)
        self._step(made, self._section, self.page.offset)
        return lost

    @property
    def left_out(self) -> list[LeftOut]:
        """The lines of the whole file that were left out."""
        return self._left_out

    def show_next_left_out(self) -> None:
        """The caret goes to the next line that was left out, and after the last to the first."""
        here = self.page.left_out
        now = here.line if here is not None else self._line_at(self.page.offset)
        shown = [(one.line, n) for n, those in sorted(self._shown_in.items()) for one in those]
        if shown:
            line, section = next((each for each in shown if each[0] > now), shown[0])
            if section != self._section:
                self._show_section(section, 0)
            self.page.show_left_out(line)
            self.page.setFocus()

    def set_busy(self, busy: bool) -> None:
        self.acts.set_busy(busy)
        self.tree.setEnabled(not busy)

    def set_theme(self, theme: Theme) -> None:
        for part in (self.tree, self.page, self.acts, self._splitter):
            part.set_theme(theme)

    def retranslate(self) -> None:
        self.acts.retranslate()
        self.tree.setAccessibleName(self.tr("Contents as they will be"))
        self.page.setAccessibleName(self.tr("Text as it will be"))

    def _show_section(self, section: int, offset: int) -> None:
        self._section = section
        shown = self.draft.sections[section]
        pictures = {one.path: one.data for each in self.draft.sections for one in each.pictures}
        left_out = self._shown_in.get(section, [])
        self.page.show_body(shown.body, shown.lines, left_out, pictures.get, offset)
        self._stood()

    def _sort_left_out(self) -> None:
        """Which section shows each of the lines; those behind all that is here are not shown."""
        self._left_out = [
            LeftOut(int(one.place), one.text) for one in self.draft.remarks if one.code == FURNITURE
        ]
        self._shown_in: dict[int, list[LeftOut]] = {}
        sections = self.draft.sections
        # A text of which one section knows its lines is one of which all do.
        if not all(section.lines for section in sections):
            return
        firsts = [section.lines[0] for section in sections]
        for one in self._left_out:
            if self.draft.whole or one.line < sections[-1].lines[-1]:
                number = max(bisect_right(firsts, one.line) - 1, 0)
                self._shown_in.setdefault(number, []).append(one)

    def _line_at(self, offset: int) -> int:
        """The line of the file that the block at an offset begins with."""
        section = self.draft.sections[self._section]
        # A table has a leaf for each cell, and one line.
        counts = (sum(1 for _ in leaves(Body((one,)))) for one in section.body.blocks)
        firsts = list(accumulate(counts, initial=0))[:-1]
        starts = [leaf.start for leaf in leaves(section.body)]
        leaf = max(bisect_right(starts, offset) - 1, 0)
        number = max(bisect_right(firsts, leaf) - 1, 0)
        return section.lines[number] if number < len(section.lines) else 0

    # What the person does.

    @property
    def _is_fixed(self) -> bool:
        """Whether nothing is corrected here: a line that was left out is no text of the draft, and
        what is there already is not kept."""
        return self.page.left_out is not None or bool(self.draft.there)

    def act(self, name: str) -> None:
        """By name, as ``DraftActs.wanted`` tells it."""
        match name:
            case "undo":
                self._go_back()
            case "redo":
                self._go_forth()
            case "as-it-came":
                if self._past:
                    self._step(self._past[0], self._section, self.page.offset)
            case "rename":
                self.tree.setFocus()
                self.tree.rename()
            case "put-back":
                self._put_back()
            case _ if self._is_fixed:
                return
            case "as-text":
                self._as_text()
            case _:
                self._correct(name)

    def _correct(self, name: str) -> None:
        section = self.draft.page(self._section)
        offset = self.page.offset
        spot = corrections.spot_at(section.body, offset)
        if spot is None:
            return
        if name == "split":
            made = corrections.split(section.id, spot, offset)
            offset += 1
        elif name == "join":
            made = corrections.join(section.id, spot)
            offset -= 1
        elif name == "paragraph":
            made = corrections.paragraph(section.id, spot)
        else:
            made = corrections.heading(section.id, spot, int(name.removeprefix("heading-")))
        self._do(made, offset)

    def _as_text(self) -> None:
        section = self.draft.page(self._section)
        found = listed_at(section.body, self.page.offset)
        if found is not None:
            self._do(corrections.as_text(section.id, found), found.start)

    def _do(self, correction: Correction, offset: int) -> None:
        try:
            made = self.draft.after(correction)
        except UserFacing as error:
            self.refused.emit(error)
            return
        self._step(made, self._section, offset)

    def _put_back(self) -> None:
        line = self.page.left_out
        if line is not None:
            wishes = self.draft.wishes
            self.reread_wanted.emit(wishes._replace(keep_lines=wishes.keep_lines | {line.line}))

    def _rename(self, number: int, title: str) -> None:
        entry = self._entries[number]
        start = Start(entry.title, entry.level, entry.start)
        self._do(corrections.title(entry.section, start, title), self.page.offset)

    def _step(self, draft: Draft, section: int, offset: int) -> None:
        self._past.append(self.draft)
        self._future.clear()
        self.show_draft(draft, section, offset)

    def _go_back(self) -> None:
        if self._past:
            self._future.append(self.draft)
            self.show_draft(self._past.pop(), self._section, self.page.offset)

    def _go_forth(self) -> None:
        if self._future:
            self._past.append(self.draft)
            self.show_draft(self._future.pop(), self._section, self.page.offset)

    def _go_to(self, number: int) -> None:
        entry = self._entries[number]
        section = self.draft.section_number(entry)
        if section != self._section:
            self._show_section(section, entry.start)
        self.page.scroll_to(entry.start)

    def _stood(self) -> None:
        under = self._under.get(self._section, [])
        offset = self.page.offset
        starts = [self._entries[number].start for number in under]
        at = bisect_right(starts, offset) - 1
        self.tree.follow(under[max(at, 0)] if under else -1)
        body = self.draft.sections[self._section].body
        fixed = self._is_fixed
        spot = None if fixed else corrections.spot_at(body, offset)
        left_out = self.page.left_out is not None
        place = Place(left_out=left_out, entry=bool(under) and not self.draft.there)
        if spot is not None:
            inside = 0 < offset - spot.start < len(spot.text)
            place = Place(True, spot.level, inside, spot.joins, False, bool(under))
        elif not fixed and (found := listed_at(body, offset)) is not None:
            place = place._replace(listed=body.blocks[found.number].kind)
        self.acts.stand(place, History(bool(self._past), bool(self._future)))

    def _show_menu(self, widget: DraftTree | DraftPage, at: QPoint) -> None:
        if isinstance(widget, DraftPage) and not widget.textCursor().hasSelection():
            widget.setTextCursor(widget.cursorForPosition(at))
        self.acts.menu(self).popup(widget.viewport().mapToGlobal(at))
