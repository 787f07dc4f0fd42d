# SPDX-License-Identifier: MIT
"""The notebook as a whole: backed up, restored, checked, moved; what was deleted, brought back."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.workspace import Workspace
from study_viewer.ui.annotations.panel import AnnotationsPanel
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks, Work
from study_viewer.ui.desk.doing import Doing
from study_viewer.ui.desk.reading import ReadingDesk
from study_viewer.ui.desk.saved import open_outside

if TYPE_CHECKING:
    from collections.abc import Callable

    from study_viewer.core.health import Health
    from study_viewer.core.whereabouts import Moved
    from study_viewer.ui.dialogs.notebook import NotebookDialog

_TRASH_SHOWN = 2000
"""The latest of them: so many rows a list of Qt's own takes in 20 ms."""
_REMARKS_SHOWN = 4


class NotebookDesk(QObject):
    def __init__(
        self,
        workspace: Workspace,
        desk: ReadingDesk,
        doing: Doing,
        panel: AnnotationsPanel,
        tasks: Tasks,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._desk = desk
        self._doing = doing
        self._panel = panel
        self._tasks = tasks
        self._messages = messages
        self._window = window
        self._dialog: NotebookDialog | None = None
        self._counting: Job | None = None

    def open(self) -> None:
        from study_viewer.ui.dialogs.notebook import NotebookDialog

        if self._dialog is not None:
            return
        dialog = self._dialog = NotebookDialog(self._window)
        dialog.folder_wanted.connect(self._open_folder)
        dialog.move_wanted.connect(self._ask_folder)
        dialog.home_wanted.connect(lambda: self.move(self._workspace.paths.data))
        dialog.check_wanted.connect(self.check)
        dialog.backups.back_up_wanted.connect(lambda: self.back_up(None))
        dialog.backups.copy_wanted.connect(self._ask_copy)
        dialog.backups.file_wanted.connect(self._ask_file)
        dialog.backups.chosen.connect(self._preview)
        dialog.backups.restore_wanted.connect(self.restore)
        dialog.trash.bring_back_wanted.connect(self.bring_back)
        dialog.finished.connect(self._closed)
        self._tasks.changed.connect(self._heard)
        dialog.open()
        self._read()

    # What the dialog shows.

    def _read(self) -> None:
        """Everything anew, in a worker; the backups are counted one after another."""
        if self._counting is not None:
            self._counting.cancel()

        def work(workspace: Workspace, job: Job) -> None:
            from study_viewer.ui.desk.notebook_rows import counted, present

            where, backups, trash = present(workspace, _TRASH_SHOWN)
            job.report((where, backups, trash))
            for path, count in counted(workspace, backups):
                job.report((path, count))

        self._counting = self._tasks.run(work, news=self._show, failed=self._failed)

    def _count_on(self) -> None:
        """What a preview, which comes first, kept from being read or counted."""
        waiting = self._dialog.backups.uncounted if self._dialog is not None else ()
        if waiting is None:
            self._read()
            return
        if self._counting is not None:
            self._counting.cancel()

        def work(workspace: Workspace, job: Job) -> None:
            from study_viewer.ui.desk.notebook_rows import counted

            for path, count in counted(workspace, waiting):
                job.report((path, count))

        if waiting:
            self._counting = self._tasks.run(work, news=self._show, failed=self._failed)

    def _show(self, news: tuple[Any, ...]) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if len(news) == 2:
            dialog.backups.count(*news)
            return
        where, backups, trash = news
        dialog.show_where(where)
        dialog.backups.show_backups(backups)
        dialog.trash.show_trash(trash)

    def _heard(self, changes: Changes) -> None:
        if changes.annotations or changes.everything:
            self._read()

    def _closed(self) -> None:
        self._tasks.changed.disconnect(self._heard)
        if self._counting is not None:
            self._counting.cancel()
        self._dialog = self._counting = None

    def _preview(self, file: Path) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        page = dialog.backups

        def failed(error: Exception) -> None:
            if not isinstance(error, UserFacing):
                self._failed(error)
            elif self._dialog is dialog:
                page.refuse(file, self._messages.word(error))
                self._count_on()

        def done(preview: Any) -> None:
            if self._dialog is dialog:
                page.show_preview(file, preview)
                self._count_on()

        if self._counting is not None:
            # What was asked for last is answered first; the counting goes on after it.
            self._counting.cancel()
        self._tasks.run(lambda workspace, _job: workspace.preview(file), done=done, failed=failed)

    # What is wanted.

    def back_up(self, out: Path | None) -> None:
        def done(path: Path) -> None:
            self._say(self.tr("Backed up as {path}.").format(path=path if out else path.name))
            self._read()

        self._do(
            self.tr("Backing up…"), lambda workspace, _job: workspace.notebook.backup(out), done
        )

    def restore(self, file: Path) -> None:
        """A notebook replaces what is there, exported annotations are merged; a backup before."""
        # Backups are read when the notebook's dialog is used, and no start is to import them.
        from study_viewer.core.backups import merges

        if not self._settled():
            return

        def work(workspace: Workspace, job: Job) -> tuple[Changes, int]:
            changes = workspace.restore(file, job.progress)
            return changes, sum(workspace.notebook.counts().values())

        def done(result: tuple[Changes, int]) -> None:
            changes, total = result
            self._reread()
            if merges(file):
                said = self.tr("%n annotation(s) came in.", "", len(changes.annotations))
            else:
                said = self.tr("The notebook is restored: %n annotation(s).", "", total)
            if self._dialog is not None:
                self._dialog.backups.forget_choice()
            self._say(said)

        self._do(self.tr("Restoring {name}…").format(name=file.name), work, done)

    def bring_back(self, annotations: list[str]) -> None:
        if self._doing.do(lambda: self._workspace.notebook.bring_back(annotations)) is not None:
            self._say(self.tr("%n annotation(s) brought back.", "", len(annotations)))

    def check(self) -> None:
        def work(workspace: Workspace, job: Job) -> tuple["Health", Sequence[UserFacing]]:
            # Whoever is to open the notebook at once leaves folders for later; here all count.
            for _ in workspace.library.catch_up(job.progress):
                pass
            return workspace.notebook.check(), workspace.library.problems

        def done(result: tuple["Health", Sequence[UserFacing]]) -> None:
            health, problems = result
            if health.sound:
                said = self.tr("The notebook is sound: %n annotation(s).", "", health.annotations)
            else:
                said = self.tr(
                    "The notebook is damaged: {whole} annotations are whole, {damaged} are not. "
                    "Start the program again to have it mended."
                ).format(whole=health.annotations, damaged=health.damaged)
            lines = [said, *map(self._messages.word, problems)]
            for remark in health.remarks:
                lines.append(
                    self._messages.sentence(remark.code, place=remark.place, text=remark.text)
                )
            if len(lines) > _REMARKS_SHOWN:
                lines = [*lines[:_REMARKS_SHOWN], "…"]
            self._say("\n".join(lines), trouble=not health.sound)

        self._do(self.tr("Checking…"), work, done)

    def move(self, folder: Path) -> None:
        if not self._settled():
            return

        def failed(error: Exception) -> None:
            if isinstance(error, UserFacing) and error.code == "notebook-there":
                self._say("")
                self._ask_which(folder, error)
            else:
                self._failed(error)

        text = self.tr("Moving the notebook…")
        self._do(text, lambda space, _job: space.move_notebook(folder), self._moved, failed)

    def adopt(self, folder: Path, *, join: bool) -> None:
        """Uses the notebook that lies there, with or without what is in this one."""
        if not self._settled():
            return
        self._do(
            self.tr("Moving the notebook…"),
            lambda space, _job: space.adopt_notebook(folder, join=join),
            self._moved,
        )

    def _moved(self, moved: "Moved") -> None:
        kept = self._workspace.let_go(moved)
        self._reread()
        said = self.tr("The notebook is {path} now.").format(path=moved.path)
        if moved.added:
            said += " " + self.tr("%n annotation(s) came in.", "", moved.added)
        if kept is not None:
            left = self.tr("The file that was left stays as {name}.").format(name=kept.name)
            said = f"{said} {left}"
        self._say(said)

    # Which file, which folder.

    def _ask_which(self, folder: Path, error: UserFacing) -> None:
        from study_viewer.ui.common import ask

        choices = (self.tr("Join both"), self.tr("Use the one there"))
        chosen = ask.one_of(self._front(), self._messages.word(error), choices)
        if chosen is not None:
            self.adopt(folder, join=chosen == 0)

    def _ask_folder(self) -> None:
        from study_viewer.ui.common import ask

        here = self._workspace.paths.notebook.parent
        folder = ask.folder_for_notebook(self._front(), str(here))
        if folder is not None:
            self.move(folder)

    def _ask_copy(self) -> None:
        from study_viewer.ui.common import ask

        name = f"notebook {date.today():%Y-%m-%d}.sqlite3"
        kinds = {self.tr("Notebook"): ".sqlite3"}
        out = ask.place_to_save(self._front(), Path(ask.folder_to_begin()) / name, kinds)
        if out is not None:
            self.back_up(out)

    def _ask_file(self) -> None:
        from study_viewer.ui.common import ask

        file = ask.file_to_restore(self._front(), ask.folder_to_begin())
        if file is not None and self._dialog is not None:
            self._dialog.backups.choose_file(file)

    def _front(self) -> QWidget:
        """What a question stands before."""
        return self._dialog or self._window

    def _open_folder(self) -> None:
        open_outside(self._workspace.paths.notebook.parent)

    # How it is done.

    def _settled(self) -> bool:
        """Whether nothing is left to be written into the notebook that is to be replaced.

        A note that cannot be kept stays in its editor, and why is said in the dialog too.
        """
        self._panel.leave_note()
        if self._panel.writing:
            if self._dialog is not None and self._messages.last is not None:
                self._dialog.say(self._messages.last.text, trouble=True)
            return False
        self._desk.keep_place()
        return True

    def _do(
        self,
        text: str,
        work: Work,
        done: "Callable[[Any], None]",
        failed: "Callable[[Exception], None] | None" = None,
    ) -> None:
        if self._dialog is not None:
            self._dialog.busy(text)
        self._tasks.run(
            work, done=done, failed=failed or self._failed, stopped=partial(self._say, "")
        )

    def _reread(self) -> None:
        self._tasks.announce(Changes(everything=True))

    def _say(self, text: str, *, trouble: bool = False) -> None:
        if self._dialog is not None:
            self._dialog.say(text, trouble=trouble)
        if text:
            self._messages.say(text.partition("\n")[0])

    def _failed(self, error: Exception) -> None:
        if self._dialog is not None:
            said = self._messages.word(error) if isinstance(error, UserFacing) else ""
            self._dialog.say(said, trouble=True)
        self._messages.fail(error)
