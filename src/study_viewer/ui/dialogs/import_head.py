# SPDX-License-Identifier: MIT
"""What stands round the text of a draft: its encoding, what is said of it, what was left out."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from study_viewer.ui.common.boxes import ChoiceBox
from study_viewer.ui.common.buttons import FlatButton, set_ink
from study_viewer.ui.common.theme import Theme

# What the names of the codecs are to people; the first ones can be chosen.
_NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "big5": "Big5",
    "utf-16": "UTF-16",
    "cp950": "Big5",
    "big5hkscs": "Big5-HKSCS",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
_CHOICES = ("utf-8", "gb18030", "big5", "utf-16")


class EncodingBox(ChoiceBox):
    """``wished`` names a codec, or nothing where it is to be found."""

    wished = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found = ""
        self.addItem("", "")
        for name in _CHOICES:
            self.addItem(_NAMES[name], name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda row: self.wished.emit(self.itemData(row)))

    def show_found(self, found: str, wished: str) -> None:
        """``found`` is what the file was read as."""
        with QSignalBlocker(self):
            self._found = "" if wished else found
            self.setCurrentIndex(max(self.findData(wished), 0))
        self.retranslate()

    def retranslate(self) -> None:
        name = _NAMES.get(self._found, self._found.upper())
        text = self.tr("Found: {name}").format(name=name) if name else self.tr("Find it")
        self.setItemText(0, text)
        self.setAccessibleName(self.tr("Encoding"))


class Said(QWidget):
    """One line: what one should know, what went wrong, or what is under way."""

    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trouble = False
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._more = FlatButton(theme, self, accent=True)
        self._more.clicked.connect(self.more_wanted)
        self._bar = QProgressBar(self)
        self._bar.setFixedSize(160, 6)
        self._bar.setTextVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self._more)
        row.addWidget(self._bar)
        self.setFixedHeight(28)
        self.show_remarks([])

    def show_remarks(self, sentences: list[str]) -> None:
        """The first of them, and the way to the rest."""
        self.say(sentences[0] if sentences else "")
        self._more.setVisible(len(sentences) > 1)
        if len(sentences) > 1:
            self._more.setText(self.tr("All %n remarks…", "", len(sentences)))
            self._more.setAccessibleName(self._more.text())
            self._more.updateGeometry()

    def say(self, sentence: str, *, trouble: bool = False) -> None:
        self._trouble = trouble
        self._bar.hide()
        self._more.hide()
        self.text.setText(sentence)
        self.text.setToolTip(sentence)
        self.setVisible(bool(sentence))
        self._paint()

    def work(self, text: str, done: int, total: int) -> None:
        self.say(text)
        # Progress counts bytes, and Qt's bar counts in 32 bits.
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(done * 1000 // total if total else 0)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.show()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._more.set_theme(theme)
        self._paint()

    def _paint(self) -> None:
        set_ink(self.text, self._theme.accent if self._trouble else self._theme.soft)


class LeftOutBar(QWidget):
    """How many lines were left out, with the way to them and back; hidden where there are none.

    What stands around the text of a web page is no line: it is told of, and put back, as a whole.
    ``all_wanted`` says whether all of it is to stay in the text.
    """

    next_wanted = Signal()
    all_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = 0
        self._kept = False
        self._around = False
        self.text = QLabel(self)
        self.next = FlatButton(theme, self, accent=True)
        self.all = FlatButton(theme, self, accent=True)
        self.next.clicked.connect(self.next_wanted)
        self.all.clicked.connect(lambda: self.all_wanted.emit(not self._kept))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text)
        row.addWidget(self.next)
        row.addWidget(self.all)
        row.addStretch(1)
        self.set_theme(theme)
        self.show_count(0, kept=False)

    def show_count(self, count: int, *, kept: bool, around: bool = False) -> None:
        """``kept`` says that they were put back, all of them; ``around`` that more than lines was
        left out."""
        self._count, self._kept = count, kept
        # What was put back is not told of any more.
        self._around = around or (kept and self._around)
        self.setVisible(bool(count) or kept or around)
        self.retranslate()

    def retranslate(self) -> None:
        if self._around:
            self.text.setText(
                self.tr("What stands around the text, such as navigation, stays in it.")
                if self._kept
                else self.tr("What stands around the text, such as navigation, was left out.")
            )
            self.all.setText(self.tr("Leave it out") if self._kept else self.tr("Put it back"))
        elif self._kept:
            self.text.setText(self.tr("Page numbers and running headers stay in the text."))
            self.all.setText(self.tr("Leave them out"))
        else:
            self.text.setText(
                self.tr(
                    "%n line(s) left out as page numbers or running headers, struck through.",
                    "",
                    self._count,
                )
            )
            self.all.setText(self.tr("Put all back"))
        self.next.setVisible(not self._kept and not self._around)
        self.next.setText(self.tr("Show the next one"))
        for button in (self.next, self.all):
            button.setAccessibleName(button.text())
            button.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        set_ink(self.text, theme.soft)
        for button in (self.next, self.all):
            button.set_theme(theme)
