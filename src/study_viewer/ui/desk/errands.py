# SPDX-License-Identifier: MIT
"""Long work that a person sends off: importing and exporting, with progress and a way to stop."""

from collections.abc import Callable, Mapping
from datetime import date
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
    from study_viewer.ui.dialogs.export import ExportWish


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
        self._job: Job | None = None
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

    def ask_export(self, document: str | None) -> None:
        from study_viewer.ui.dialogs.export import ExportDialog, ExportWish

        settings = self._workspace.settings
        title = self._workspace.library.title(document) if document else ""
        wish = ExportWish(
            "",
            settings.text("person_unit"),
            settings.text("person_name"),
            f"{date.today():%Y-%m-%d}",
            settings.text("export_format"),
            settings.text("export_style"),
            document,
        )
        dialog = ExportDialog(
            wish, self._workspace.publisher.formats(), document, title, self._window
        )
        dialog.accepted.connect(lambda: self._export(dialog.wish()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _export(self, wish: "ExportWish") -> None:
        from study_viewer.ui.common import ask

        settings = self._workspace.settings
        for name, value in (
            ("person_unit", wish.unit),
            ("person_name", wish.name),
            ("export_format", wish.format),
            ("export_style", wish.style),
        ):
            settings.put(name, value)
        title = self._workspace.library.title(wish.document) if wish.document else ""
        name = _file_name(wish.title or title or self.tr("Notes")) + f" {date.today():%Y-%m-%d}"
        folder = Path(self._folder("export_folder"))
        out = ask.place_to_save(self._window, folder / f"{name}.{wish.format}")
        if out is not None:
            settings.put("export_folder", str(out.parent))
            self.export_to(out, wish)

    def export_to(self, out: Path, wish: "ExportWish") -> None:
        language = self._language()

        def work(workspace: Workspace, job: Job) -> Path:
            # Exporters and the page layout are imported in the worker, and only when asked for.
            from study_viewer.words import labels

            printer = None
            if wish.format == "pdf":
                from study_viewer.ui.common.pdf import page_printer

                printer = page_printer()
            hand_in = workspace.publisher.hand_in(
                document=wish.document,
                title=wish.title,
                name=wish.name,
                unit=wish.unit,
                date=wish.date or None,
                language=language,
                labels=labels(language, workspace.settings.names("colour_names")),
            )
            return workspace.publisher.export(
                out, hand_in, format=wish.format, style=wish.style, printer=printer
            )

        job = self._tasks.run(work, done=self._exported, failed=self._failed, stopped=self._over)
        self._bar.work(self.tr("Exporting {name}…").format(name=out.name), 0, 0, job.cancel)

    def _exported(self, out: Path) -> None:
        self._bar.work_over()
        self._messages.say(
            self.tr("Saved as {path}.").format(path=out),
            Offer(self.tr("Open"), lambda: _open(out)),
            Offer(self.tr("Show in folder"), lambda: _open(out.parent)),
        )

    def open_data_folder(self) -> None:
        _open(self._workspace.paths.data)

    def _over(self) -> None:
        self._bar.work_over()

    def _failed(self, error: Exception) -> None:
        self._bar.work_over()
        self._messages.fail(error)

    def _folder(self, setting: str) -> str:
        return self._workspace.settings.text(setting) or str(Path.home())


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _file_name(title: str) -> str:
    """A title as a file name on every system, at most 80 characters of it."""
    return "".join("_" if letter in '\\/:*?"<>|\n\t' else letter for letter in title)[:80].strip()
