# SPDX-License-Identifier: MIT
"""Long work that a person sends off: importing and exporting, with progress and a way to stop."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from study_viewer.core.changes import Changes
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks
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

    # Import.

    def ask_files(self) -> None:
        from study_viewer.ui.common import ask

        self.import_paths(ask.files_to_import(self._window, self._folder("import_folder")))

    def ask_folder(self) -> None:
        from study_viewer.ui.common import ask

        folder = ask.folder_to_import(self._window, self._folder("import_folder"))
        self.import_paths([folder] if folder else [])

    def import_paths(self, paths: list[Path]) -> None:
        if not paths:
            return
        self._workspace.settings.put("import_folder", str(paths[0].parent))
        arrived: list[Imported] = []
        doing = [paths[0].name]

        def work(workspace: Workspace, job: Job) -> None:
            def announce(path: Path) -> None:
                job.report(path.name)

            for imported, _ in workspace.import_paths(
                paths, progress=job.progress, announce=announce
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
            done=lambda _: self._import_over(arrived, cancelled=False),
            stopped=lambda: self._import_over(arrived, cancelled=True),
            failed=self._failed,
            progress=show,
            news=news,
        )
        show(0, 0)

    def _import_over(self, arrived: "list[Imported]", *, cancelled: bool) -> None:
        self._bar.work_over()
        good = [one for one in arrived if one.document]
        if good:
            self.imported.emit(good[-1].document)
        self._messages.say(self._words(arrived, cancelled=cancelled))

    def _words(self, arrived: "list[Imported]", *, cancelled: bool) -> str:
        """One sentence for all that came, then what failed, then what one should know of it."""
        new = [one for one in arrived if one.document and not one.already]
        old = [one for one in arrived if one.already]
        said = []
        if cancelled:
            said.append(self.tr("Import cancelled."))
        if len(new) == 1:
            said.append(
                self.tr("Imported “{title}”: {characters} characters.").format(
                    title=new[0].title, characters=new[0].characters
                )
            )
        elif new:
            said.append(self.tr("%n document(s) imported.", "", len(new)))
        if old:
            said.append(self.tr("“{title}” is already there.").format(title=old[0].title))
        said += [self._messages.word(one.error) for one in arrived if one.error is not None]
        for one in new[:1]:
            for remark in one.remarks[:2]:
                said.append(
                    self._messages.sentence(remark.code, place=remark.place, text=remark.text)
                )
        return " ".join(said)

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
