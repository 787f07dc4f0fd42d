# SPDX-License-Identifier: MIT
"""Handing in: asks what and how, shows it, writes or copies it in a worker, says where it is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from study_viewer.core.annotation import Annotation
from study_viewer.core.export.contract import Choice, HandIn
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.tasks import Job, Tasks
from study_viewer.ui.desk.proofing import Gather, Proofing
from study_viewer.ui.desk.saved import offered_name, open_outside, tell_saved
from study_viewer.ui.dialogs.export import Around, ExportDialog, ExportWish
from study_viewer.ui.dialogs.export_parts import other_parts, parts_from
from study_viewer.ui.status_bar import StatusBar

_RICH = ("docx", "pdf", "html")


class Exporting(QObject):
    """``dialog`` is the one that is open, or None."""

    doubtful_wanted = Signal(bool)
    """The passages that wait for the person are to be seen; of all documents?"""

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
        self._beside: Tasks | None = None
        # A title belongs to what it is of; a date is another one tomorrow.
        self._titles: dict[str, str] = {}
        self._date = ("", "")
        self.dialog: ExportDialog | None = None

    def ask(self, document: str | None, entry: str | None = None, here: str | None = None) -> None:
        """``entry`` is the outline entry to hand in, ``here`` the one that is being read."""
        from study_viewer.words import colour_names

        settings = self._workspace.settings
        around = self._around(document, entry or here)
        wish = self._remembered(around, chosen=bool(entry and around.entry))
        names = colour_names(self._language(), settings.names("colour_names"))
        formats = self._workspace.publisher.formats()
        dialog = ExportDialog(wish, around, formats, names, self._window)
        dialog.ticks.set_named(any(settings.names("colour_names").values()))
        if self._beside is None:
            self._beside = self._tasks.beside()
        proofing = Proofing(
            self._beside,
            lambda: (dialog.wish(), dialog.preview.pages.wide()),
            self._gatherer(),
            dialog,
        )
        dialog.changed.connect(proofing.renew)
        dialog.save_wanted.connect(lambda: self._save(dialog))
        dialog.copy_wanted.connect(lambda: self._copy(dialog))
        dialog.doubtful_wanted.connect(lambda: self._show_doubtful(dialog))
        proofing.ready.connect(dialog.show_preview)
        proofing.failed.connect(lambda error: dialog.preview.say(self._messages.word(error)))
        dialog.finished.connect(proofing.end)
        dialog.finished.connect(self._closed)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        proofing.renew()
        dialog.open()

    def _show_doubtful(self, dialog: ExportDialog) -> None:
        every = dialog.wish().choice.document is None
        dialog.reject()
        self.doubtful_wanted.emit(every)

    def _closed(self) -> None:
        self.dialog = None

    def _around(self, document: str | None, entry: str | None) -> Around:
        library = self._workspace.library
        if document is None:
            return Around()
        title = library.title(document)
        one = library.outlined(document).entry(entry) if entry and title else None
        if one is not None:
            return Around(document, title, one.id, one.title)
        return Around(document, title or document)

    # What was chosen the last time.

    def _remembered(self, around: Around, *, chosen: bool) -> ExportWish:
        settings = self._workspace.settings
        whole = chosen or settings.text("export_scope") != "all"
        choice = Choice(
            document=around.document if around.document and whole else None,
            entry=around.entry if chosen else None,
            parts=parts_from(settings.many("export_ticks")),
            without_colours=frozenset(settings.many("export_without_colours")),
            without_tags=frozenset(settings.many("export_without_tags")),
        )
        today = f"{date.today():%Y-%m-%d}"
        return ExportWish(
            choice,
            settings.text("export_format"),
            settings.text("export_style"),
            self._titles.get(_named(choice), ""),
            settings.text("person_unit"),
            settings.text("person_name"),
            self._date[1] if self._date[0] == today else today,
            settings.flag("export_open"),
            settings.text("export_language"),
        )

    def _remember(self, wish: ExportWish) -> None:
        settings, choice = self._workspace.settings, wish.choice
        settings.put("person_unit", wish.unit)
        settings.put("person_name", wish.name)
        settings.put("export_format", wish.format)
        settings.put("export_style", wish.style)
        settings.put("export_ticks", other_parts(choice.parts))
        settings.put("export_without_colours", sorted(choice.without_colours))
        settings.put("export_without_tags", sorted(choice.without_tags))
        settings.put("export_open", wish.opens)
        settings.put("export_language", wish.language)
        if choice.entry is None:
            settings.put("export_scope", "document" if choice.document else "all")
        self._titles[_named(choice)] = wish.title
        self._date = (f"{date.today():%Y-%m-%d}", wish.date)

    # What comes of it.

    def _gatherer(self) -> Gather:
        """Gathers in a worker; language and names are asked here, in the main thread."""
        window = self._language()
        names = self._workspace.settings.names("colour_names")

        def gather(
            workspace: Workspace, wish: ExportWish, at_hand: tuple[Annotation, ...] | None = None
        ) -> HandIn:
            from study_viewer.words import labels

            if at_hand is None:
                at_hand = workspace.publisher.at_hand(wish.choice.document, wish.choice.entry)
            language = wish.language or workspace.publisher.language(
                (one.document for one in at_hand), window
            )
            return workspace.publisher.hand_in(
                choice=wish.choice,
                title=wish.title,
                name=wish.name,
                unit=wish.unit,
                date=wish.date or None,
                language=language,
                labels=labels(language, names),
                at_hand=at_hand,
            )

        return gather

    def _save(self, dialog: ExportDialog) -> None:
        """The dialog stays until a place is chosen: whoever thinks better loses nothing."""
        from study_viewer.ui.common import ask

        wish = dialog.wish()
        settings = self._workspace.settings
        document = wish.choice.document
        title = self._workspace.library.title(document) if document else ""
        name = offered_name(wish.title or title) + self._said_of(wish, title)
        name = f"{name} {date.today():%Y-%m-%d}".lstrip()
        folder = Path(ask.folder_to_begin(settings.text("export_folder")))
        out = ask.place_to_save(dialog, folder / f"{name}.{wish.format}", dialog.kinds())
        if out is not None:
            # Another kind may have been chosen where the file is named.
            wish = wish._replace(format=out.suffix[1:].lower())
            settings.put("export_folder", str(out.parent))
            self._remember(wish)
            dialog.accept()
            self.export_to(out, wish)

    def _said_of(self, wish: ExportWish, title: str) -> str:
        """What the file of a document's notes is called after its title, which the original has."""
        from study_viewer.words import EXPORT_WORDS

        documents = [wish.choice.document] if wish.choice.document else []
        language = wish.language or self._workspace.publisher.language(documents, self._language())
        word = EXPORT_WORDS["notes_title"][language]
        if word.casefold() in wish.title.casefold():
            return ""
        return word if language == "zh" or not (wish.title or title) else f" {word}"

    def export_to(self, out: Path, wish: ExportWish) -> None:
        gather = self._gatherer()

        def work(workspace: Workspace, job: Job) -> Path:
            # Exporters and the page layout are imported in the worker, and only when asked for.
            printer = None
            if wish.format == "pdf":
                from study_viewer.ui.common.pdf import page_printer

                printer = page_printer()
            hand_in = gather(workspace, wish)
            job.progress(0, 0)
            return workspace.publisher.export(
                out, hand_in, format=wish.format, style=wish.style, printer=printer
            )

        job = self._tasks.run(
            work,
            done=lambda saved: self._exported(saved, opens=wish.opens),
            failed=self._failed,
            stopped=self._over,
        )
        self._bar.work(self.tr("Exporting {name}…").format(name=out.name), 0, 0, job.cancel)

    def _exported(self, out: Path, *, opens: bool) -> None:
        self._bar.work_over()
        tell_saved(self._messages, out)
        if opens:
            open_outside(out)

    def _copy(self, dialog: ExportDialog) -> None:
        """All of it, not only what the preview shows; formatted where the format is."""
        wish = dialog.wish()
        gather = self._gatherer()

        def work(workspace: Workspace, job: Job) -> tuple[str, str]:
            hand_in = gather(workspace, wish)
            job.progress(0, 0)
            rich = wish.format in _RICH
            plain = workspace.publisher.rendered(hand_in, "txt" if rich else wish.format)
            page = workspace.publisher.rendered(hand_in, "html") if rich else b""
            return plain.decode("utf-8-sig"), page.decode("utf-8")

        def done(copied: tuple[str, str]) -> None:
            data = QMimeData()
            data.setText(copied[0])
            if copied[1]:
                data.setData("text/html", copied[1].encode())
            QGuiApplication.clipboard().setMimeData(data)
            self._remember(wish)
            words = self.tr("Copied: paste it with Ctrl+V.")
            self._messages.say(words)
            if self.dialog is dialog:
                dialog.say(words)

        def failed(error: Exception) -> None:
            self._messages.fail(error)
            if self.dialog is dialog and self._messages.last is not None:
                dialog.say(self._messages.last.text)

        assert self._beside is not None
        self._beside.run(work, done=done, failed=failed)

    def _over(self) -> None:
        self._bar.work_over()

    def _failed(self, error: Exception) -> None:
        self._bar.work_over()
        self._messages.fail(error)


def _named(choice: Choice) -> str:
    return f"{choice.document or ''}#{choice.entry or ''}"
