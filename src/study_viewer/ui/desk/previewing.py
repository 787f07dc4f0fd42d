# SPDX-License-Identifier: MIT
"""One document on its way in: read in a worker, shown, corrected, and kept or dropped."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Wishes
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Message, Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks, Work
from study_viewer.ui.desk.asking import Asking
from study_viewer.ui.desk.import_words import ImportWords
from study_viewer.ui.desk.kin import Came, as_edition, keeping, with_kin
from study_viewer.ui.desk.unlocking import LOCKED
from study_viewer.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from study_viewer.core.draft import Draft
    from study_viewer.core.importing import Imported
    from study_viewer.ui.dialogs.edition_question import EditionQuestion
    from study_viewer.ui.dialogs.import_preview import ImportPreview, Renews


class Previewing(QObject):
    """``kept`` carries what came of a draft, ``renewed`` the same of a new edition and how many
    corrections fit it no longer, ``opened`` the id of what was there already."""

    kept = Signal(object)
    renewed = Signal(object, int)
    opened = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        messages: Messages,
        bar: StatusBar,
        words: ImportWords,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._tasks = tasks
        self._messages = messages
        self._bar = bar
        self._words = words
        self._window = window
        self._dialog: ImportPreview | None = None
        self._waiting: list[Came] = []
        self._asking = Asking(self)
        self._title = ""
        """The one that the draft in the dialog had when its kin were looked for."""

    @property
    def question(self) -> "EditionQuestion | None":
        """What is asked of a draft whose document seems to be there."""
        return self._asking.question

    @property
    def dialog(self) -> "ImportPreview | None":
        """What is being looked at."""
        return self._dialog

    def close(self) -> None:
        """Drops what is being looked at, and what waits for it."""
        for came in self._waiting:
            self._workspace.drafts.drop(came.draft)
        self._waiting.clear()
        if self.question is not None:
            self.question.reject()
        self._shut()

    def _shut(self) -> None:
        if self._dialog is not None:
            self._dialog.done(0)

    def file(self, path: Path, wishes: Wishes | None = None, renews: str = "") -> None:
        """A locked one asks for its password, as often as another is tried.

        ``renews`` is the document whose new edition it is, where the person said so.
        """
        self._asking.forget(path)

        def work(workspace: Workspace, job: Job) -> Came:
            came = with_kin(workspace, workspace.drafts.of(path, wishes, job.progress))
            same = came.draft.there and came.draft.document == renews and not came.draft.other
            if not renews or same:
                return came
            return as_edition(workspace, came, renews)._replace(unasked=True)

        def locked(error: UserFacing) -> None:
            self._ask_password(path, renews, wrong=error.code == "pdf-password-wrong")

        self._read(work, path, path.name, locked)

    def _ask_password(self, path: Path, renews: str, *, wrong: bool) -> None:
        from study_viewer.ui.dialogs.password import PasswordDialog

        dialog = PasswordDialog(path.name, wrong=wrong, parent=self._window)
        dialog.accepted.connect(
            lambda: self.file(path, Wishes(password=dialog.field.text()), renews)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def text(self, text: str) -> None:
        """A text that was copied or dragged."""

        def work(workspace: Workspace, job: Job) -> Came:
            return with_kin(workspace, workspace.drafts.of_text(text, job.progress))

        self._read(work, Path(), self.tr("the text"))

    # Before the dialog: the status bar tells what goes on.

    def _read(
        self,
        work: Work,
        path: Path,
        name: str,
        locked: Callable[[UserFacing], None] | None = None,
    ) -> None:
        def show(done: int, total: int) -> None:
            self._bar.work(self.tr("Reading {name}…").format(name=name), done, total, job.cancel)

        def over() -> None:
            self._bar.work_over()

        def done(came: Came) -> None:
            over()
            self._look(came)

        def failed(error: Exception) -> None:
            over()
            if locked and isinstance(error, UserFacing) and error.code in LOCKED:
                locked(error)
            else:
                self._fail(error, path)

        def stopped() -> None:
            over()
            self._messages.say(self.tr("Import cancelled."))

        job = self._tasks.run(work, done=done, failed=failed, stopped=stopped, progress=show)
        show(0, 0)

    def _look(self, came: Came) -> None:
        draft = came.draft
        if draft.there:
            self._tell_there(came)
        elif came.kin and came.renews is None:
            self._ask_edition(came)
        else:
            self._go_on(came)

    def _go_on(self, came: Came) -> None:
        draft = came.draft
        lost = came.renews is not None and came.renews.lost
        if draft.remarks or not draft.whole or lost or came.unasked or self._always:
            self.show(draft, came.renews)
        else:
            self._keep_unseen(draft, came.renews)

    def _ask_edition(self, came: Came) -> None:
        """Is it the new edition of what seems to be there, or a document of its own?"""
        if self._busy:
            self._waiting.append(came)
            return

        def dropped() -> None:
            self._workspace.drafts.drop(came.draft)
            self._messages.say(self.tr("Import cancelled."))
            self._next()

        separate = partial(self._go_on, came._replace(kin=()))
        take = partial(self._take_over, came)
        pasted = self._workspace.drafts.is_pasted(came.draft)
        self._asking.ask(came, self._window, dropped, separate, take, pasted=pasted)

    def _take_over(self, came: Came, document: str) -> None:
        """The corrections that the document has are done on its new edition."""

        def work(workspace: Workspace, job: Job) -> Came:
            return as_edition(workspace, came, document)

        self._read(work, came.draft.path, came.draft.path.name)

    def _tell_there(self, came: Came) -> None:
        """It is opened; who wants to read the file in another way may still do so, and take other
        pictures or headings as a new edition."""
        draft = came.draft
        self.opened.emit(draft.document)
        text = self.tr("“{title}” is already there.")
        offers: list[Offer] = []
        if came.kin:
            text = self.tr("“{title}” is already there; here its pictures or headings differ.")
            document = came.kin[0].document
            renew = Offer(self.tr("New edition…"), lambda: self._take_over(came, document))
            offers.append(renew)
        if self._workspace.drafts.is_pasted(draft):
            self._workspace.drafts.drop(draft)
        else:
            offers.append(Offer(self.tr("Read it another way…"), lambda: self.show(draft)))
        said = text.format(title=draft.there)
        self._messages.tell(Message(said, tuple(offers), notice=True))

    def _keep_unseen(self, draft: "Draft", renews: "Renews | None") -> None:
        name = draft.path.name

        def show(done: int, total: int) -> None:
            text = self.tr("Importing {name}…").format(name=name)
            self._bar.work(text, done, total, job.cancel)

        def over(one: "Imported") -> None:
            self._bar.work_over()
            self._came(one, renews)

        def failed(error: Exception) -> None:
            self._bar.work_over()
            self._fail(error, draft.path)

        job = self._tasks.run(
            keeping(draft, renews),
            done=over,
            failed=failed,
            stopped=self._bar.work_over,
            progress=show,
        )
        show(0, 0)

    # In the dialog.

    def show(self, draft: "Draft", renews: "Renews | None" = None) -> None:
        """Opens the dialog over the window; while there is one, the draft waits for its turn."""
        if self._busy:
            self._waiting.append(Came(draft, renews=renews))
            return
        from study_viewer.ui.dialogs.import_preview import ImportPreview

        settings = self._workspace.settings
        dialog = ImportPreview(
            draft,
            self._messages,
            pasted=self._workspace.drafts.is_pasted(draft),
            always=self._always,
            renews=renews,
            parent=self._window,
        )
        self._dialog, self._title = dialog, draft.title
        dialog.keep_wanted.connect(self._keep)
        dialog.reread_wanted.connect(lambda wishes: self._reread(draft.path, wishes))
        dialog.open_wanted.connect(self._open)
        dialog.always_changed.connect(lambda on: settings.put("import_preview", on))
        dialog.finished.connect(lambda _: self._finished(dialog))
        dialog.open()

    def _finished(self, dialog: "ImportPreview") -> None:
        self._workspace.drafts.drop(dialog.draft)
        dialog.deleteLater()
        if self._dialog is dialog:
            self._dialog = None
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        came = self._waiting.pop(0)
        if came.kin and came.renews is None:
            self._ask_edition(came)
        else:
            self.show(came.draft, came.renews)

    @property
    def _busy(self) -> bool:
        return self._dialog is not None or self.question is not None

    def _open(self, document: str) -> None:
        self._shut()
        self.opened.emit(document)

    def _reread(self, path: Path, wishes: Wishes) -> None:
        def work(workspace: Workspace, job: Job) -> "Draft":
            return workspace.drafts.of(path, wishes, job.progress)

        def done(dialog: "ImportPreview", draft: "Draft") -> None:
            dialog.answer(draft)

        self._run(work, self.tr("Reading {name}…").format(name=path.name), done)

    def _keep(self, draft: "Draft") -> None:
        """Under another title than it was read with it may be the new edition of what has that."""
        dialog = self._dialog
        if dialog is None or dialog.renews is not None or draft.title == self._title:
            self._keep_as(draft, dialog.renews if dialog is not None else None)
            return

        def work(workspace: Workspace, job: Job) -> Came:
            return with_kin(workspace, draft)

        def separate() -> None:
            self._keep_as(draft, None)

        def done(dialog: "ImportPreview", came: Came) -> None:
            left = self._asking.left_of(came)
            if not left.kin or draft.there:
                separate()
                return
            dialog.stopped()
            pasted = self._workspace.drafts.is_pasted(draft)
            renew = partial(self._keep_renewed, came)
            self._asking.ask(left, dialog, lambda: None, separate, renew, pasted=pasted)

        self._run(work, self.tr("Reading {name}…").format(name=draft.path.name), done)

    def _keep_renewed(self, came: Came, document: str) -> None:
        """What becomes of the document's corrections is told when it is kept."""

        def work(workspace: Workspace, job: Job) -> Came:
            return as_edition(workspace, came, document)

        def done(_: "ImportPreview", renewed: Came) -> None:
            self._keep_as(renewed.draft, renewed.renews)

        self._run(work, self.tr("Reading {name}…").format(name=came.draft.path.name), done)

    def _keep_as(self, draft: "Draft", renews: "Renews | None") -> None:
        def done(dialog: "ImportPreview", one: "Imported") -> None:
            if one.error is not None:
                dialog.refuse(self._words.failure(one))
            else:
                self._shut()
                self._came(one, renews)

        text = self.tr("Importing {name}…").format(name=draft.path.name)
        self._run(keeping(draft, renews), text, done)

    def _run(self, work: Work, text: str, done: "Callable[[ImportPreview, object], None]") -> None:
        """Work that the dialog waits for; it may be closed from outside meanwhile."""
        dialog = self._dialog
        if dialog is None:
            return
        path = dialog.draft.path

        def there() -> bool:
            return self._dialog is dialog

        def show(so_far: int, total: int) -> None:
            if there():
                dialog.work(text, so_far, total, job.cancel)

        def failed(error: Exception) -> None:
            if not there() or not isinstance(error, UserFacing):
                self._fail(error, path)
            else:
                dialog.refuse(self._words.refusal(error, path))

        job = self._tasks.run(
            work,
            done=lambda result: done(dialog, result) if there() else None,
            failed=failed,
            stopped=lambda: dialog.stopped() if there() else None,
            progress=show,
        )
        show(0, 0)

    # What came of it.

    def _came(self, one: "Imported", renews: "Renews | None") -> None:
        # That it is a document of its own was just said.
        one = one._replace(kin=())
        came = bool(one.document) and not one.already
        if came and renews is not None:
            # The worker wrote where annotations stand now, which is no news from another window.
            self._workspace.notebook.changed_outside()
        if came:
            self._tasks.announce(Changes(documents=(one.document,)))
        if came and renews is not None:
            # Of a text that was here as a whole they were left out before it was kept.
            self.renewed.emit(one, max(renews.lost, len(one.lost)))
        else:
            self.kept.emit(one)

    def _fail(self, error: Exception, path: Path) -> None:
        if isinstance(error, UserFacing):
            self._messages.trouble(lambda: self._words.refusal(error, path))
        else:
            self._messages.fail(error)

    @property
    def _always(self) -> bool:
        return self._workspace.settings.flag("import_preview")
