# SPDX-License-Identifier: MIT
"""Takes all pictures of the window anew: ``python -m tools.pictures``.

The real window is worked over a scratch data folder, once in each language, and shows the guides
that ship with the program. What it needs is a Chinese font; the pages of the Word file are taken
only where LibreOffice is installed, else the old picture stays.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

# Before Qt is loaded: the pictures must not depend on the screen of whoever takes them.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)

from PySide6.QtCore import (
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QDropEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from study_viewer.app import open_window
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from tools.first_look import SAMPLE, tell
from tools.steps import Steps, Waiting

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "docs" / "pictures"
LIMIT = 150_000
"""Bytes of a picture in a guide."""
ALIKE = 12
"""Steps of red, green and blue together that the eye does not tell apart."""
REST_MS = 600
"""After that a flash has gone and a drawn preview is there."""


class Mark(NamedTuple):
    """An annotation to begin with; without a quote it is on the whole document."""

    section: str = ""
    quote: str = ""
    kind: str = "highlight"
    colour: str | None = None
    note: str = ""
    tags: tuple[str, ...] = ()


class Scene(NamedTuple):
    """What is shown in one language."""

    language: str
    document: str
    section: str
    at: str
    """The words at the top of the page."""
    selected: str
    marks: tuple[Mark, ...]
    unit: str
    name: str


CHINESE = Scene(
    "zh", "gongbao-guide", "why", "为什么要抓紧", "一是城乡发展的差距逐步缩小",
    (
        Mark(note="学完以后，我想先弄清三件事：\n\n1. 我们单位能为哪一个融合出力；\n"
             "2. 能做的第一件小事是什么；\n3. 需要谁来配合。", kind="note"),
        Mark("meeting", "公报也在当天由全会通过", "bookmark"),
        Mark("why", "关键抓手", colour="green"),
        Mark("why", "2035年以前的这段时间", colour="yellow", note="时间不宽裕，汇报时引用。",
             tags=("时间",)),
        Mark("why", "建立健全体制机制和政策体系", colour="green"),
        Mark("why", "城乡之间、区域之间的差距叠在一起", colour="blue", note="我们县是哪一种？",
             tags=("疑问",)),
        Mark("why", "提质加速的关键期", colour="yellow"),
        Mark("why", "重点在县域、难点在乡村", colour="yellow", note="总的判断。", tags=("要点",)),
        Mark("aims", "群众的意愿和首创精神要受到尊重", colour="green", note="我们怎样听取意见？"),
        Mark("tasks", "收益有多少留在农民手里", colour="red"),
        Mark("questions", "做这件事会碰到什么难处", kind="bookmark"),
    ),
    "读者服务部", "李明",
)  # fmt: skip
ENGLISH = Scene(
    "en", "guide-en", "notebook", "When it is saved", "Each one is checked before it counts",
    (
        Mark(note="Before the course:\n\n1. import the regulation;\n2. mark what is new;\n"
             "3. hand in by Friday.", kind="note"),
        Mark("marking", "one key is enough", colour="green"),
        Mark("reading", "At the end of a section", kind="bookmark"),
        Mark("notebook", "at the latest two seconds after the last letter", colour="yellow",
             note="So nothing needs saving.", tags=("good to know",)),
        Mark("notebook", "It never starts empty without a word", colour="blue"),
        Mark("notebook", "copy the whole folder", colour="yellow", note="For the new PC in May.",
             tags=("to do",)),
        Mark("hand-in", "they are remembered", colour="green"),
    ),
    "Reading room", "Li Ming",
)  # fmt: skip


class Pictures(Steps):
    """All pictures of one language, and those of the README in Chinese."""

    def __init__(self, scene: Scene, folder: Path) -> None:
        super().__init__()
        self._scene = scene
        self._folder = folder
        self._images = ROOT / "content" / f"guide-{scene.language}" / "images"

    def job(self) -> Iterator[Waiting]:
        scene, window = self._scene, self.window
        yield "The text", lambda: scene.at in self.text()
        yield from self._at_the_top()
        if scene.language == "zh":
            self._keep(window.grab().toImage(), README / "reader.png")
            window.panels.choose_paper("dark")
            yield from self._rest()
            self._keep(window.grab().toImage(), README / "dark.png")
            window.panels.choose_paper("light")
            yield from self._rest()
            self._hand_in()
        window.resize(1080, 675)
        yield from self._at_the_top()
        self._keep(_part(window, window.rect()), self._images / "reader.png")
        window.resize(1280, 800)
        yield from self._at_the_top()
        panel = window.panels.annotations
        self._keep(_part(panel, QRect(0, 0, panel.width(), 560)), self._images / "annotations.png")
        yield from self._selection()
        window.panels.actions["export"].trigger()
        yield from self._dialog("export.png")
        self._drop(SAMPLE)
        yield from self._dialog("preview.png")

    def _at_the_top(self) -> Iterator[Waiting]:
        """A word of the text comes to the top of the page, as after a click in the tree."""
        view = self.window.reader.view
        yield from self._rest()
        self.window.desk.open(
            self._scene.document, self._scene.section, self.text().index(self._scene.at)
        )
        view.clear_selection()
        yield from self._rest()

    def _selection(self) -> Iterator[Waiting]:
        reader = self.window.reader
        yield from self.selected(self._scene.selected)
        yield "The bar", lambda: reader.bar is not None and reader.bar.isVisible()
        yield from self._rest()
        bar = reader.bar.geometry()
        around = QRect(0, bar.top() - 150, reader.width(), bar.height() + 190)
        self._keep(_part(reader, around.intersected(reader.rect())), self._images / "selection.png")
        reader.view.clear_selection()

    def _drop(self, file: Path) -> None:
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(file))])
        middle = QPointF(self.window.rect().center())
        nothing = Qt.KeyboardModifier.NoModifier
        left, copied = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
        self.window.dropEvent(QDropEvent(middle, copied, dropped, left, nothing))

    def _dialog(self, name: str) -> Iterator[Waiting]:
        def shown() -> QDialog | None:
            found = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog))
            return next((dialog for dialog in found if dialog.isVisible()), None)

        yield "The dialog", lambda: shown() is not None
        yield from self._rest()
        yield "The preview", lambda: not self.window.panels.tasks.busy
        yield from self._rest()
        dialog = shown()
        self._keep(_part(dialog, dialog.rect()), self._images / name)
        dialog.reject()

    def _rest(self) -> Iterator[Waiting]:
        gone: list[bool] = []
        QTimer.singleShot(REST_MS, lambda: gone.append(True))
        yield "A moment", lambda: bool(gone)

    def _hand_in(self) -> None:
        """The Word file, as LibreOffice lays it out."""
        office = shutil.which("soffice") or shutil.which("libreoffice")
        if office is None:
            sys.stderr.write("LibreOffice is not there: hand-in.png stays as it was.\n")
            return
        word = self._folder / "hand-in.docx"
        scene = self._scene
        program = [sys.executable, "-m", "study_viewer", "--language", scene.language]
        program += ["--data-dir", str(self._folder / "data"), "export", str(word)]
        program += ["--document", scene.document, "--unit", scene.unit, "--name", scene.name]
        source = dict(os.environ, PYTHONPATH=str(ROOT / "src"))
        subprocess.run(program, env=source, check=True, capture_output=True)
        profile = f"-env:UserInstallation={(self._folder / 'office').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run([*command, str(self._folder), str(word)], check=True, capture_output=True)
        self._keep(_pages(word.with_suffix(".pdf")), README / "hand-in.png")

    def _keep(self, image: QImage, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        _in_few_colours(image).save(str(path), "PNG", 0)
        size = path.stat().st_size
        sys.stdout.write(f"{path.relative_to(ROOT)}: {size // 1000} KB\n")
        if path.parent == self._images and size > LIMIT:
            self.failure = f"{path.name} has {size} bytes, and {LIMIT} are allowed."


def _in_few_colours(image: QImage) -> QImage:
    """With 256 colours, of which no two are nearly the same: a third of the bytes.

    The commonest come first, and a thin line in a colour of its own keeps it.
    """
    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(whole.constBits()).cast("B").cast("I")
    table: list[int] = []
    for colour, _ in Counter(pixels).most_common():
        if len(table) < 256 and all(_apart(colour, other) >= ALIKE for other in table):
            table.append(colour)
    nearest = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return whole.convertToFormat(QImage.Format.Format_Indexed8, table, nearest)


def _apart(one: int, other: int) -> int:
    return sum(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))


def _part(widget: QWidget, area: QRect) -> QImage:
    """Framed, because on a page of the same colour nobody sees where it ends."""
    return _framed(widget.grab(area).toImage())


def _framed(image: QImage) -> QImage:
    painter = QPainter(image)
    painter.setPen(QColor("#cfc9bd"))
    painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return image


def _pages(pdf: Path) -> QImage:
    """The first two pages side by side on grey."""
    import pypdfium2

    shown = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(min(2, len(document))):
            page = document[number].render(scale=1.0)
            kind = QImage.Format.Format_BGR888
            data = bytes(page.buffer)
            shown.append(QImage(data, page.width, page.height, page.stride, kind).copy())
            page.close()
    gap = 16
    width = sum(page.width() + gap for page in shown) + gap
    made = QImage(width, shown[0].height() + 2 * gap, QImage.Format.Format_RGB888)
    made.fill(QColor("#dddddd"))
    painter = QPainter(made)
    left = gap
    for page in shown:
        painter.drawImage(QPoint(left, gap), page)
        left += page.width() + gap
    painter.end()
    return made


def prepare(data: Path, scene: Scene) -> None:
    """The data folder of somebody who has read and marked for a while."""
    with closing(Workspace(Paths(data))) as workspace:
        for mark in scene.marks:
            section, start = mark.section or None, None
            if mark.quote:
                start = workspace.library.text(scene.document, mark.section).index(mark.quote)
            workspace.notebook.annotate(
                scene.document, section, start, start and start + len(mark.quote),
                kind=mark.kind, note=mark.note, colour=mark.colour, tags=mark.tags,
            )  # fmt: skip
        # The window opens here, so that the tree shows nothing else unfolded.
        workspace.reading.moved(scene.document, scene.section, 0)
        workspace.settings.put("paper", "light")
        workspace.settings.put("import_preview", True)
        workspace.settings.put("person_unit", scene.unit)
        workspace.settings.put("person_name", scene.name)


def take(scene: Scene) -> int:
    qInstallMessageHandler(tell)
    QApplication(sys.argv[:1]).setQuitOnLastWindowClosed(True)
    with tempfile.TemporaryDirectory() as name:
        data = Path(name) / "data"
        prepare(data, scene)
        pictures = Pictures(scene, Path(name))
        QTimer.singleShot(0, pictures.begin)
        open_window(Paths(data), language=scene.language)
    if pictures.failure:
        sys.stderr.write(pictures.failure + "\n")
    return 1 if pictures.failure else 0


def main(words: list[str]) -> int:
    """Without words all pictures; each language in a process of its own, as a person opens it."""
    scenes = {scene.language: scene for scene in (CHINESE, ENGLISH)}
    if words:
        return take(scenes[words[0]])
    program = [sys.executable, "-m", "tools.pictures"]
    return max(subprocess.call([*program, language], cwd=ROOT) for language in scenes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
