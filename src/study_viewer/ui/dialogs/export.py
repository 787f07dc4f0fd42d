# SPDX-License-Identifier: MIT
"""What to hand in, how, and in whose name, beside a preview of what will come out."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from study_viewer.core.export.contract import ALL, Choice
from study_viewer.ui.common.boxes import ChoiceBox, Line
from study_viewer.ui.common.buttons import PlainButton, set_ink
from study_viewer.ui.common.dialog import Dialog
from study_viewer.ui.common.theme import Theme, scroll_bar_sheet
from study_viewer.ui.dialogs.day_field import DayField
from study_viewer.ui.dialogs.export_doubtful import InDoubt
from study_viewer.ui.dialogs.export_left_out import LeftOut
from study_viewer.ui.dialogs.export_parts import Colours, Tags, Ticks
from study_viewer.ui.dialogs.export_preview import Preview, PreviewPane

_LEFT = 348
_STYLED = ("docx", "pdf")
# A table or a stack of cards has no place for who hands it in; a collection has a title.
_UNTITLED = ("csv", "tsv")
_UNSIGNED = ("csv", "tsv", "json")


class ExportWish(NamedTuple):
    """``format`` is a suffix without its dot, ``style`` official or plain, ``date`` ISO 8601.

    ``opens`` wants the file opened once it is saved. ``language`` is that of the hand-in's own
    words, zh or en, empty for the document's.
    """

    choice: Choice = ALL
    format: str = "docx"
    style: str = "official"
    title: str = ""
    unit: str = ""
    name: str = ""
    date: str = ""
    opens: bool = False
    language: str = ""


class Around(NamedTuple):
    """What an export can be of: a document and an entry of its outline, each with its title.

    Both are empty where nothing is being read.
    """

    document: str = ""
    title: str = ""
    entry: str = ""
    heading: str = ""


class ExportDialog(Dialog):
    """Filled with what was chosen the last time; ``wish`` is what is chosen now.

    ``formats`` are those that can be made, as suffixes without a dot, in the order they are shown.
    ``changed`` comes whenever the preview may be another.
    """

    changed = Signal()
    save_wanted = Signal()
    copy_wanted = Signal()
    doubtful_wanted = Signal()
    """The passages that wait for the person, in the panel."""

    def __init__(
        self,
        wish: ExportWish,
        around: Around,
        formats: Iterable[str],
        colour_names: dict[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        theme = self._theme
        self.setWindowTitle(self.tr("Export notes"))
        self._around = around
        self.shown: Preview | None = None
        self.preview = PreviewPane(theme, self)
        self.left_out = LeftOut(theme, self)
        self.in_doubt = InDoubt(theme, self)
        self.ticks = Ticks(self)
        self.colours = Colours(colour_names, theme, self)
        self.tags = Tags(theme, self)
        self._make_boxes(formats)
        self._make_fields(wish)
        self._make_buttons()
        self._fill(wish)
        self._lay_out()
        self._listen()
        self._fit()
        self._order()
        self.set_theme(theme)

    def _make_boxes(self, formats: Iterable[str]) -> None:
        words = {
            "docx": self.tr("Word document (.docx)"),
            "pdf": self.tr("PDF (.pdf)"),
            "html": self.tr("Web page (.html)"),
            "md": self.tr("Markdown (.md)"),
            "csv": self.tr("Table (.csv)"),
            "tsv": self.tr("Anki cards (.tsv)"),
            "json": self.tr("For another Study Viewer (.json)"),
        }
        self.format = self._box([(words.get(one, f".{one}"), one) for one in formats])
        self.style_box = self._box(
            [
                (self.tr("Official document (GB/T 9704)"), "official"),
                (self.tr("Plain"), "plain"),
            ]
        )
        # Each language under its own name, as whoever looks for it knows it.
        self.language = self._box(
            [(self.tr("As in the document"), ""), ("中文", "zh"), ("English", "en")]
        )
        self.language.setToolTip(self.tr("Of words such as unit, name, date and “My note”"))
        around = self._around
        scopes = [(self.tr("All documents"), "all")]
        if around.document:
            text = self.tr("This document: {title}")
            scopes.insert(0, (text.format(title=around.title), "document"))
        if around.entry:
            text = self.tr("This section: {title}")
            scopes.insert(0, (text.format(title=around.heading), "section"))
        self.scope = self._box(scopes)

    def _make_fields(self, wish: ExportWish) -> None:
        self.title_field = Line(wish.title, self)
        self.title_field.setPlaceholderText(self.tr("From the document, when left empty"))
        self.unit = Line(wish.unit, self)
        self.name = Line(wish.name, self)
        day = QDate.fromString(wish.date, Qt.DateFormat.ISODate)
        self.date = DayField(day if day.isValid() else QDate.currentDate(), self)
        self.opens = QCheckBox(self.tr("Open after saving"), self)
        self.opens.setMinimumHeight(24)

    def _make_buttons(self) -> None:
        self.said = QLabel(self)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.copy = self._button(self.tr("Copy"))
        self.copy.setShortcut(QKeySequence("Ctrl+Shift+C"))
        keys = self.copy.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.copy.setToolTip(self.tr("Copies all that would be saved") + f" ({keys})")
        self.cancel = self._button(self.tr("Cancel"))
        self.save = PlainButton(self.tr("Save…"), self, main=True)
        self.save.setMinimumSize(88, 34)
        self.save.setDefault(True)

    def _fill(self, wish: ExportWish) -> None:
        choice = wish.choice
        self._choose(self.format, wish.format)
        self._choose(self.style_box, wish.style)
        self._choose(self.language, wish.language)
        scope = "section" if choice.entry else "document" if choice.document else "all"
        self._choose(self.scope, scope)
        self.ticks.set_parts(choice.parts)
        self.colours.leave_out(choice.without_colours)
        self.tags.leave_out(choice.without_tags)
        self.opens.setChecked(wish.opens)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._row(form, self.tr("Format"), self.format)
        self._row(form, self.tr("Style"), self.style_box)
        self._row(form, self.tr("Language"), self.language)
        self._row(form, self.tr("What"), self.scope)
        self._row(form, self.tr("Include"), self.ticks)
        self._row(form, self.tr("Colours"), self.colours)
        self._row(form, self.tr("Tags"), self.tags)
        self.tags.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row(form, self.tr("Title"), self.title_field)
        self._row(form, self.tr("Unit"), self.unit)
        self._row(form, self.tr("Name"), self.name)
        self._row(form, self.tr("Date"), self.date)
        self.unused = QLabel(self)
        self.unused.setWordWrap(True)
        form.addRow(self.unused)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addLayout(form)
        left.addStretch(1)
        left.addWidget(self.opens)
        choices = QWidget(self)
        left.setContentsMargins(0, 0, 12, 0)
        choices.setLayout(left)
        # Where a screen is low the choices scroll, and the buttons below stay in sight.
        self.side = QScrollArea(self)
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setWidgetResizable(True)
        self.side.setWidget(choices)
        self.side.setFixedWidth(_LEFT)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.side)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.left_out)
        right.addWidget(self.in_doubt)
        right.addWidget(self.preview, 1)
        both.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.said, 1)
        for button in (self.copy, self.save, self.cancel):
            buttons.addWidget(button)
        column = self.column
        column.setSpacing(16)
        column.addLayout(both, 1)
        column.addLayout(buttons)
        # A page of A4 at two thirds of its size, and room for the window's frame at 1280 × 800.
        self.take_room(1080, 716, 40, 60)

    def _order(self) -> None:
        """From the top of the choices down, the preview, the buttons."""
        following = [
            self.format, self.style_box, self.language, self.scope,
            *self.ticks.boxes.values(), *self.colours.dots, self.tags,
            self.title_field, self.unit, self.name, self.date, self.opens,
            self.left_out.all, self.in_doubt.show_them, self.preview.pages, self.preview.text,
            self.copy, self.save, self.cancel,
        ]  # fmt: skip
        for before, after in pairwise(following):
            QWidget.setTabOrder(before, after)
        self.format.setFocus()

    def _listen(self) -> None:
        for box in (self.format, self.style_box, self.language, self.scope):
            box.currentIndexChanged.connect(self._fit)
        for line in (self.title_field, self.unit, self.name):
            line.textChanged.connect(self._changed)
        self.date.dateChanged.connect(self._changed)
        for part in (self.ticks, self.colours, self.tags):
            part.changed.connect(self._changed)
        self.preview.resized.connect(self.changed)
        self.left_out.all_wanted.connect(self._include_all)
        self.in_doubt.wanted.connect(self.doubtful_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.cancel.clicked.connect(self.reject)

    def kinds(self) -> dict[str, str]:
        """The suffixes of all formats, by their words, for the question where to save."""
        found = {}
        for row in range(self.format.count()):
            suffix = f".{self.format.itemData(row)}"
            found[self.format.itemText(row).removesuffix(f" ({suffix})")] = suffix
        return found

    def wish(self) -> ExportWish:
        scope = self.scope.currentData()
        choice = Choice(
            document=self._around.document if scope != "all" else None,
            entry=self._around.entry if scope == "section" else None,
            parts=self.ticks.parts(),
            without_colours=self.colours.left_out(),
            without_tags=self.tags.left_out(),
        )
        return ExportWish(
            choice,
            self.format.currentData(),
            self.style_box.currentData(),
            self.title_field.text().strip(),
            self.unit.text().strip(),
            self.name.text().strip(),
            self.date.date().toString(Qt.DateFormat.ISODate),
            self.opens.isChecked(),
            self.language.currentData(),
        )

    def show_preview(self, preview: Preview) -> None:
        self.shown = preview
        self.tags.set_tags(preview.tags)
        self.preview.show_preview(preview, self.scope.currentData())
        names = [*self.ticks.left_out(), *self.colours.names()]
        names += [f"#{tag}" for tag in self.tags.names()]
        self.left_out.show_names(names, preview.total - preview.kept)
        self.in_doubt.count(preview.check, preview.unplaced)
        for button in (self.copy, self.save):
            button.setEnabled(bool(preview.kept))

    def say(self, text: str) -> None:
        """A word beside the buttons, until something changes."""
        self.said.setText(text)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.preview.set_theme(theme)
        self.left_out.set_theme(theme)
        self.in_doubt.set_theme(theme)
        set_ink(self.unused, theme.soft)
        self.ticks.set_theme(theme)
        self.colours.set_theme(theme)
        self.tags.set_theme(theme)
        self.date.set_theme(theme)
        self.side.verticalScrollBar().setStyleSheet(scroll_bar_sheet(theme, theme.panel))

    def _include_all(self) -> None:
        self.ticks.include_all()
        self.colours.leave_out(())
        self.tags.leave_out(())
        # A tag or colour that is not shown here changes without a click.
        self._changed()

    def _changed(self) -> None:
        self.said.setText("")
        self.changed.emit()

    def _fit(self) -> None:
        format = self.format.currentData()
        self.style_box.setEnabled(format in _STYLED)
        # The columns of a table are named in English in any case.
        self.language.setEnabled(format != "csv")
        self.title_field.setEnabled(format not in _UNTITLED)
        for field in (self.unit, self.name, self.date):
            field.setEnabled(format not in _UNSIGNED)
        self.unused.setText(
            self.tr("This format has no title, unit, name or date.")
            if format in _UNTITLED
            else self.tr("This format has no unit, name or date.")
        )
        self.unused.setVisible(format in _UNSIGNED)
        self.ticks.fit(format)
        self.scope.setToolTip(self.scope.currentData(Qt.ItemDataRole.ToolTipRole))
        self._changed()

    def _row(self, form: QFormLayout, text: str, field: QWidget) -> None:
        label = QLabel(text, self)
        if isinstance(field, ChoiceBox | Line | DayField):
            label.setBuddy(field)
            field.setAccessibleName(text)
        elif not field.accessibleName():
            field.setAccessibleName(text)
        if field is self.ticks:
            # Beside the first line of the boxes, not in their middle.
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, 3, 0, 0)
        else:
            label.setMinimumHeight(32)
        form.addRow(label, field)

    def _box(self, items: list[tuple[str, str]]) -> ChoiceBox:
        box = ChoiceBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        for text, value in items:
            # A long title, in the list that unfolds.
            short = box.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _LEFT - 118)
            box.addItem(short, value)
            box.setItemData(box.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        return box

    def _button(self, text: str) -> PlainButton:
        button = PlainButton(text, self)
        button.setMinimumHeight(34)
        button.setMinimumWidth(88)
        button.setAutoDefault(False)
        return button

    def _choose(self, box: QComboBox, value: str) -> None:
        box.setCurrentIndex(max(box.findData(value), 0))
