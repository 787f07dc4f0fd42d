# SPDX-License-Identifier: MIT
"""Handing in: asks what and how, writes it in a worker, and says where it is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from study_viewer.core.export.contract import Choice
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages, Offer
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.status_bar import StatusBar

if TYPE_CHECKING:
    from study_viewer.ui.dialogs.export import ExportWish


class Exporting(QObject):
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

    def ask(self, document: str | None, entry: str | None = None) -> None:
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
        folder = Path(settings.text("export_folder") or str(Path.home()))
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
                choice=Choice(wish.document),
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

    def _over(self) -> None:
        self._bar.work_over()

    def _failed(self, error: Exception) -> None:
        self._bar.work_over()
        self._messages.fail(error)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _file_name(title: str) -> str:
    """A title as a file name on every system, at most 80 characters of it."""
    return "".join("_" if letter in '\\/:*?"<>|\n\t' else letter for letter in title)[:80].strip()
