# SPDX-License-Identifier: MIT
"""Long work that a person sends off: importing, with progress and a way to stop."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from study_viewer.core.changes import Changes
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Wishes
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Message, Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.common.theme import theme_for
from study_viewer.ui.desk.import_words import ImportWords
from study_viewer.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from study_viewer.core.importing import Imported
    from study_viewer.ui.desk.exporting import Exporting


class Errands(QObject):
    """``imported`` names the last document that came, for the window to open it."""

    imported = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        messages: Messages,
        bar: StatusBar,
        language: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._tasks = tasks
        self._messages = messages
        self._bar = bar
        self._language = language
        self._window = window
        self._exporting: Exporting | None = None
        self._words = ImportWords(messages, self)

    # Import.

    def ask_files(self) -> None:
        from study_viewer.ui.common import ask

        self.import_paths(ask.files_to_import(self._window, self._folder("import_folder")))

    def ask_folder(self) -> None:
        from study_viewer.ui.common import ask

        folder = ask.folder_to_import(self._window, self._folder("import_folder"))
        self.import_paths([folder] if folder else [])

    def import_paths(
        self,
        paths: list[Path],
        wishes: Wishes | None = None,
        instead: Mapping[Path, str] | None = None,
    ) -> None:
        """``instead`` names the document that each path's new one takes the place of."""
        if not paths:
            return
        self._workspace.settings.put("import_folder", str(paths[0].parent))
        arrived: list[Imported] = []
        doing = [paths[0].name]

        def work(workspace: Workspace, job: Job) -> None:
            def announce(path: Path) -> None:
                job.report(path.name)

            for imported, _ in workspace.import_paths(
                paths, wishes, progress=job.progress, announce=announce
            ):
                job.report(imported)

        def news(what: Any) -> None:
            if isinstance(what, str):
                doing[0] = what
                show(0, 0)
            else:
                arrived.append(what)
                if what.document and not what.already:
                    self._tasks.announce(Changes(documents=(what.document,)))

        def show(done: int, total: int) -> None:
            text = self.tr("Importing {name}…").format(name=doing[0])
            self._bar.work(text, done, total, job.cancel)

        job = self._tasks.run(
            work,
            done=lambda _: self._import_over(arrived, instead or {}),
            stopped=lambda: self._import_over(arrived, instead or {}, cancelled=True),
            failed=self._failed,
            progress=show,
            news=news,
        )
        show(0, 0)

    def _import_over(
        self, arrived: "list[Imported]", instead: Mapping[Path, str], *, cancelled: bool = False
    ) -> None:
        self._bar.work_over()
        good = [one for one in arrived if one.document]
        if good:
            self.imported.emit(good[-1].document)
        stayed = self._take_place(good, instead)
        offers = []
        if self._words.long(arrived):
            offers.append(Offer(self.tr("Details"), lambda: self._report(arrived)))
        failed = any(one.error is not None for one in arrived)
        text = self._words.short(arrived, cancelled=cancelled)
        if stayed:
            text += " " + self.tr("The one before stays beside it, with its annotations.")
        self._messages.tell(Message(text, tuple(offers), trouble=failed))

    def _take_place(self, good: "list[Imported]", instead: Mapping[Path, str]) -> bool:
        """Takes off the shelf what was imported again, unless something is noted in it.

        Is anything noted in one of them?
        """
        stayed = False
        for one in good:
            old = instead.get(one.path)
            if not old or old == one.document:
                continue
            try:
                if self._workspace.notebook.list(old):
                    stayed = True
                else:
                    self._tasks.announce(self._workspace.library.remove(old))
            except UserFacing as error:
                self._messages.fail(error)
        return stayed

    def _report(self, arrived: "list[Imported]") -> None:
        from study_viewer.ui.dialogs.report import ImportReport

        again = {
            one.path: "" if one.already else one.document
            for one in arrived
            if any(remark.code == "page-furniture" for remark in one.remarks)
        }
        sentences = self._words.all(arrived)
        theme = theme_for(self._workspace.settings.text("paper"))
        dialog = ImportReport(sentences, theme, left_out=bool(again), parent=self._window)
        dialog.put_back.connect(lambda: self._put_back(again))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _put_back(self, again: Mapping[Path, str]) -> None:
        """The text becomes another one with these lines, so it is imported as one."""
        self.import_paths(list(again), Wishes(keep_furniture=True), again)

    # Export.

    @property
    def exporting(self) -> "Exporting":
        """Made when it is first asked for: most starts export nothing."""
        if self._exporting is None:
            from study_viewer.ui.desk.exporting import Exporting

            self._exporting = Exporting(
                self._workspace,
                self._tasks,
                self._messages,
                self._bar,
                self._language,
                self._window,
            )
        return self._exporting

    def ask_export(self, document: str | None, entry: str | None = None) -> None:
        """``entry`` is the outline entry whose notes are to be handed in, if not all."""
        self.exporting.ask(document, entry)

    def open_data_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._workspace.paths.data)))

    def _failed(self, error: Exception) -> None:
        self._bar.work_over()
        self._messages.fail(error)

    def _folder(self, setting: str) -> str:
        return self._workspace.settings.text(setting) or str(Path.home())
