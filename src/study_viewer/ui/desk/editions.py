# SPDX-License-Identifier: MIT
"""The editions of a document: told of when a new one came, compared, read, and taken back."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from study_viewer.core.changes import Changes
from study_viewer.core.document.model import Body
from study_viewer.core.errors import UserFacing
from study_viewer.core.one_line import shortened
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common import ask
from study_viewer.ui.common.messages import Message, Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.arrivals import Edition
from study_viewer.ui.desk.doing import Doing
from study_viewer.ui.desk.edition_news import News
from study_viewer.ui.desk.edition_reports import EditionReports
from study_viewer.ui.desk.edition_words import counted

if TYPE_CHECKING:
    from study_viewer.core.comparing import Compared
    from study_viewer.core.earlier import Earlier, EditionInfo
    from study_viewer.core.importing import Imported
    from study_viewer.ui.dialogs.edition_changes import EditionChanges
    from study_viewer.ui.dialogs.edition_reader import EditionReader

_TITLE = 20
"""So much of a title tells which document it is, and leaves room in the line for the counts."""


class EditionsDesk(QObject):
    """``annotation_wanted`` and ``passage_wanted`` lead to a place in the text that is read now:
    an annotation; a document, its section, and a range of it. ``document_wanted`` opens one where
    it was read last."""

    annotation_wanted = Signal(str)
    passage_wanted = Signal(str, str, int, int)
    document_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        doing: Doing,
        tasks: Tasks,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._doing = doing
        self._tasks = tasks
        self._messages = messages
        self._window = window
        self._beside: Tasks | None = None
        self._comparing: Job | None = None
        self._changes: EditionChanges | None = None
        self._compared = ""
        """The document of that dialog."""
        self._told: dict[str, int] = {}
        """The edition that was told of last, by document."""
        self._new: dict[str, int] = {}
        """The edition that came last since the start, by document."""
        self._reports = EditionReports(workspace, tasks, messages, window)
        self._reports.annotation_wanted.connect(self.annotation_wanted)
        self._reports.changes_wanted.connect(self._show_reported)
        self._reports.take_back_wanted.connect(self._take_reported)

    # A new edition came, or went.

    def came(self, one: "Imported", lost: int) -> None:
        """Says where the annotations stand now; what one does next may be to take it back."""
        news = News(one.document, one.title, one.edition, one.states, lost)
        self._new[one.document] = one.edition
        self._tell(news)
        self._doing.arrivals.renewed([(one.document, one.edition)], lambda: self._undo(news))

    def several_came(self, now: Mapping[str, int], take_back: Callable[[], None]) -> None:
        """Other editions, told of elsewhere, are read of these documents."""
        self._told.update(now)
        self._new.update(now)
        self._doing.arrivals.renewed(now.items(), take_back)

    def several_went(self, now: Mapping[str, int], went: Iterable[Edition]) -> None:
        """Earlier editions, told of elsewhere, are read of these documents again."""
        self._told.update(now)
        self._doing.arrivals.gone(went)

    def _tell(self, news: News) -> None:
        self._told[news.document] = news.number

        def look(at: Callable[[], None]) -> None:
            """Whoever looked closer still has the other ways on."""
            at()
            self._messages.tell(message())

        def message() -> Message:
            offers = [Offer(self.tr("Details"), lambda: look(lambda: self._reports.show(news)))]
            if not news.back:
                changes = partial(self.show_changes, news.document)
                offers.append(Offer(self.tr("What changed"), lambda: look(changes)))
                offers.append(Offer(self.tr("Undo"), lambda: self._undo(news)))
            return Message(self._words(news), tuple(offers), again=message, stays=True, holds=holds)

        def holds() -> bool:
            return self.number(news.document) == news.number

        self._messages.tell(message())

    def changed(self, document: str) -> None:
        """Another edition of it is read now: told of in the next turn, if it was not till then."""
        QTimer.singleShot(0, self, lambda: self._tell_of_another(document))

    def _tell_of_another(self, document: str) -> None:
        number, title = self.number(document), shortened(self._title(document), _TITLE)
        if not number or self._told.get(document) == number:
            return
        self._told[document] = number

        def message() -> Message:
            said = self.tr("Another program changed “{title}” to edition {number}.")
            offers = [Offer(self.tr("What changed"), lambda: self.show_changes(document))]
            return Message(
                said.format(number=number, title=title),
                tuple(offers if number > 1 else ()),
                again=message,
                notice=True,
                holds=lambda: self.number(document) == number,
            )

        self._messages.tell(message())

    def _words(self, news: News) -> str:
        said = (
            self.tr("Back to edition {number} of “{title}”: {counts}.")
            if news.back
            else self.tr("New edition of “{title}”: {counts}.")
        )
        words = said.format(
            title=shortened(news.title, _TITLE),
            number=news.number,
            counts=counted(state for _, _, state in news.states),
        )
        if news.lost:
            lost = self.tr("%n correction(s) of the edition before fit no longer.", "", news.lost)
            words = f"{words} {lost}"
        return words

    def _show_reported(self, document: str, number: int) -> None:
        """What that edition changed, though another one may be read by now."""
        self.show_changes(document, 0 if self.number(document) == number else number)

    def _take_reported(self, report: QDialog, news: News) -> None:
        if self.take_back(news.document, news.title, news.number) and isValid(report):
            report.accept()

    # Going back.

    def take_back(self, document: str, title: str, number: int) -> bool:
        """Asks first, since this edition is read no more then; whether it was wanted."""
        question = self.tr(
            "Take edition {number} of “{title}” back? The one before is read again, and the "
            "annotations stay."
        )
        asked = question.format(title=title, number=number)
        if not ask.sure(self._window, asked, self.tr("Take it back")):
            return False
        self._take_back(document, title, number)
        return True

    def _undo(self, news: News) -> None:
        self._take_back(news.document, news.title, news.number)

    def _take_back(self, document: str, title: str, number: int) -> None:
        """Just this edition, however late it is asked for."""

        def work(workspace: Workspace, job: Job) -> tuple[Changes, News] | int:
            now = workspace.library.shelved(document).edition
            if now != number:
                return now
            changes, states = workspace.take_back_edition(document)
            present = workspace.library.document(document)
            news = News(document, present.title, present.edition, states, back=True)
            return changes, news

        def done(result: tuple[Changes, News] | int) -> None:
            self._doing.arrivals.gone([(document, number)])
            if isinstance(result, int):
                self._say_another(title, number, result)
                return
            changes, news = result
            self._workspace.notebook.changed_outside()
            self._tasks.announce(changes)
            self._tell(news)

        def failed(error: Exception) -> None:
            self._doing.arrivals.renewed([(document, number)], again)
            self._messages.fail(error)

        again = partial(self._take_back, document, title, number)
        self._tasks.run(work, done=done, failed=failed)

    def _say_another(self, title: str, number: int, now: int) -> None:
        said = self.tr(
            "Nothing was taken back: you now read edition {now} of “{title}”, no longer edition "
            "{number}."
        )
        title = shortened(title, _TITLE)
        self._messages.say(said.format(title=title, number=number, now=now))

    def number(self, document: str) -> int:
        """Of the edition that is read now; 0 where the document is gone."""
        try:
            return self._workspace.library.shelved(document).edition
        except UserFacing:
            return 0

    def _title(self, document: str) -> str:
        return self._workspace.library.title(document)

    # What changed.

    def show_changes(self, document: str | None, new: int = 0) -> None:
        """Up to this edition, by default to the present one; the last comparison is shown again
        where it still stands."""
        if document is None or self.number(document) < 2:
            self._say_none(document)
            return
        shown = self._changes
        if shown is not None and isValid(shown) and not new:
            if (self._compared, shown.present) == (document, self.number(document)):
                shown.show()
                shown.activateWindow()
                return
            shown.reject()
        from study_viewer.ui.dialogs.edition_changes import EditionChanges

        dialog = EditionChanges(self._title(document), self._window)
        self._changes, self._compared = dialog, document
        self._compare(dialog, document, 0, new)
        dialog.compare_wanted.connect(lambda old, new: self._compare(dialog, document, old, new))

        def lead(go: Callable[[], None]) -> None:
            self._make_room(dialog, document)
            go()

        dialog.passage_wanted.connect(
            lambda *where: lead(lambda: self.passage_wanted.emit(document, *where))
        )
        dialog.annotation_wanted.connect(
            lambda name: lead(lambda: self.annotation_wanted.emit(name))
        )
        dialog.show()

    def _say_none(self, document: str | None) -> None:
        none = self.tr(
            "“{title}” has no earlier edition; once its next one is imported, what changed is "
            "shown here."
        )
        if document is not None:
            title = shortened(self._title(document), _TITLE)
            self._messages.say(none.format(title=title))

    def _compare(self, dialog: "EditionChanges", document: str, old: int, new: int) -> None:
        """In a thread of its own: an import that goes on is not waited for."""

        def work(workspace: Workspace, job: Job) -> "tuple[Compared, list[int], dict[str, str]]":
            numbers = [one.number for one in workspace.library.editions(document)]
            before = [number for number in numbers if number < (new or numbers[-1])]
            # Of the first edition there is nothing before it: it is what the next came from.
            to = new if before else numbers[min(1, len(numbers) - 1)]
            compared = workspace.changes(document, old, to, job.progress)
            touched = {one for those in compared.touched for one in those}
            noted = workspace.notebook.several(touched)
            return compared, numbers, {one.id: one.quote or one.note for one in noted}

        def done(result: "tuple[Compared, list[int], dict[str, str]]") -> None:
            if isValid(dialog):
                dialog.show_compared(*result)

        def failed(error: Exception) -> None:
            if isValid(dialog) and isinstance(error, UserFacing):
                dialog.refuse(self._messages.word(error))
            else:
                self._messages.fail(error)

        def show(done: int, total: int) -> None:
            if isValid(dialog):
                dialog.work(done, total)

        if self._comparing is not None:
            self._comparing.cancel()
        if self._beside is None:
            self._beside = self._tasks.beside()
        dialog.work(0, 0)
        job = self._beside.run(work, done=done, failed=failed, progress=show)
        self._comparing = job
        dialog.finished.connect(lambda _: job.cancel())

    def _make_room(self, dialog: QDialog, document: str) -> None:
        """What is led to is seen: a dialog that covers the text steps aside.

        Its sentence takes the place of the one that told of the new edition, and so offers the way
        back that stood there.
        """
        if not dialog.frameGeometry().intersects(self._window.frameGeometry()):
            return
        dialog.hide()
        number, title = self.number(document), self._title(document)

        def new() -> bool:
            return self._new.get(document) == number == self.number(document)

        def message() -> Message:
            again = self.tr("Back to what changed")
            offers = [Offer(again, lambda: _show_again(dialog))]
            if new():
                take = self.tr("Take the new edition back")
                offers.append(Offer(take, lambda: self._take_back(document, title, number)))
            said = self.tr("Shown in the text.")
            stays = len(offers) > 1
            holds = new if stays else None
            return Message(said, tuple(offers), again=message, stays=stays, holds=holds)

        self._messages.tell(message())

    # Earlier editions.

    def show_editions(self, document: str | None) -> None:
        if document is None:
            return

        def work(workspace: Workspace, job: Job) -> "tuple[EditionInfo, ...]":
            return workspace.library.editions(document)

        def done(editions: "tuple[EditionInfo, ...]") -> None:
            from study_viewer.ui.dialogs.edition_list import EditionList

            title = self._title(document)
            dialog = EditionList(title, editions, self._window)

            def read(number: int) -> None:
                if number == editions[-1].number:
                    dialog.accept()
                    self.document_wanted.emit(document)
                else:
                    self.read(document, number)

            def take_back() -> None:
                if self.take_back(document, title, editions[-1].number):
                    dialog.accept()

            dialog.read_wanted.connect(read)
            dialog.changes_wanted.connect(lambda number: self.show_changes(document, number))
            dialog.take_back_wanted.connect(take_back)
            dialog.show()

        self._tasks.run(work, done=done, failed=self._messages.fail)

    def read(self, document: str, number: int) -> None:
        """An edition in a dialog of its own; its sections are read as they are wanted."""

        def work(workspace: Workspace, job: Job) -> "Earlier":
            return workspace.library.edition(document, number)

        def done(earlier: "Earlier") -> None:
            from study_viewer.ui.dialogs.edition_reader import EditionReader

            dialog = EditionReader(earlier, self._window)
            dialog.body_wanted.connect(lambda section: self._fetch(dialog, earlier, section))
            dialog.begin()
            dialog.show()

        self._tasks.run(work, done=done, failed=self._messages.fail)

    def _fetch(self, dialog: "EditionReader", earlier: "Earlier", section: str) -> None:
        def done(body: Body) -> None:
            if isValid(dialog):
                dialog.show_body(section, body)

        def failed(error: Exception) -> None:
            if isValid(dialog) and isinstance(error, UserFacing):
                dialog.refuse(self._messages.word(error))
            else:
                self._messages.fail(error)

        if self._beside is None:
            self._beside = self._tasks.beside()
        self._beside.run(lambda _, job: earlier.body(section), done=done, failed=failed)


def _show_again(dialog: QDialog) -> None:
    if isValid(dialog):
        dialog.show()
        dialog.activateWindow()
