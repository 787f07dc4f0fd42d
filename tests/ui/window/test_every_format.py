# SPDX-License-Identifier: MIT
"""Each format is dropped, corrected, kept as it was seen, and its next edition corrected alike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from study_viewer.core.document import corrections
from study_viewer.core.document.corrections import Spot
from study_viewer.core.document.plain import leaves, plain_text
from study_viewer.core.draft import Draft
from study_viewer.ui.dialogs.import_preview import ImportPreview
from study_viewer.ui.main_window import MainWindow
from tests.core.formats.book_writers import BOOKS, Piece, one_book
from tests.core.formats.writers import WRITERS, Part, one_text
from tests.pdf_made import Pixels, write
from tests.ui.window.hands import kept, previewed, round_of, said

ADDED = "新的一段：" + "这一版补充了一句话，请各位读者留意。" * 3
NAME = "换过的名称"

Write = Callable[[Path, bool], Path]
"""Into a folder, as the first edition or as the next one."""


def _file(suffix: str) -> Write:
    def written(folder: Path, again: bool) -> Path:
        text = one_text(chapters=1, sections=3)
        path = folder / f"资料{suffix}"
        WRITERS[suffix](path, (*text, Part(ADDED)) if again else text)
        return path

    return written


def _book(form: str) -> Write:
    def written(folder: Path, again: bool) -> Path:
        first, last = one_book(2)
        if again:
            last = last._replace(pieces=(*last.pieces, Piece("paragraph", (ADDED,))))
        return BOOKS[form](folder, (first, last))

    return written


# LibreOffice, which makes the PDF, takes several seconds.
FORMATS = {suffix: _file(suffix) for suffix in WRITERS if suffix != ".pdf"}
FORMATS |= {form: _book(form) for form in BOOKS}


def dropped(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, button, key = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(QDropEvent(QPointF(400, 300), copy, data, button, key))


def spots(draft: Draft) -> list[tuple[int, Spot]]:
    """All that can be corrected, with the number of its section."""
    found = []
    for number, section in enumerate(draft.sections):
        for leaf in leaves(section.body):
            spot = corrections.spot_at(section.body, leaf.start)
            if spot is not None and spot.start == leaf.start:
                found.append((number, spot))
    return found


def act(dialog: ImportPreview, name: str, fits: Callable[[Spot], bool], into: int = 0) -> None:
    """Puts the caret in the last block that fits, and does it there."""
    editor = dialog.editor
    number, spot = [each for each in spots(editor.draft) if fits(each[1])][-1]
    entries = editor.draft.outline()
    at = next(n for n, e in enumerate(entries) if editor.draft.section_number(e) == number)
    editor.tree.chosen.emit(at)
    editor.page.go_to(spot.start + into)
    wanted = next(one for one in editor.acts.all if one.objectName() == name)
    assert wanted.isEnabled(), name
    wanted.trigger()


def corrected(dialog: ImportPreview) -> None:
    """One of each."""
    act(dialog, "split", lambda spot: not spot.level and len(spot.text) > 100, into=50)
    act(dialog, "join", lambda spot: not spot.level and spot.joins)
    act(dialog, "heading-4", lambda spot: not spot.level and len(spot.text) > 100)
    act(dialog, "paragraph", lambda spot: spot.level in (2, 3))
    item = dialog.editor.tree.topLevelItem(0)
    assert item is not None
    item.setText(0, "另一个标题")
    assert len(dialog.editor.draft.acts) == 5
    dialog.title.setText(NAME)


def letters(texts: list[str]) -> str:
    return "".join("".join(texts).split())


def shown(draft: Draft) -> str:
    return letters([plain_text(section.body) for section in draft.sections])


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_corrected_is_kept_and_done_again_on_the_next_edition(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, form: str
) -> None:
    for name in ("一", "二"):
        (tmp_path / name).mkdir()
    dropped(window, FORMATS[form](tmp_path / "一", False))
    dialog = previewed(window, qtbot)
    came = shown(dialog.editor.draft)
    corrected(dialog)
    draft = dialog.draft
    assert shown(draft) == came, "no correction moves a letter"
    kept(window, qtbot)
    library, document = window.workspace.library, window.desk.document or ""

    def on_the_shelf() -> str:
        return letters([library.text(document, info.id) for info in library.sections(document)])

    assert library.title(document) == NAME
    assert library.outline(document) == draft.outline()
    assert on_the_shelf() == came
    dropped(window, FORMATS[form](tmp_path / "二", True))
    previewing = round_of(window).errands.bringing.previewing
    qtbot.waitUntil(lambda: previewing.question is not None, timeout=10_000)
    assert previewing.question is not None
    previewing.question.edition.click()
    again = previewed(window, qtbot)
    assert again.renews is not None and not again.renews.lost
    assert [one.act for one in again.editor.draft.acts] == [one.act for one in draft.acts]
    assert again.title.text() == NAME
    # All as before, and behind it what is new; notes come last.
    entries = [(entry.title, entry.level) for entry in draft.outline()]
    assert [(entry.title, entry.level) for entry in again.editor.draft.outline()] == entries
    assert shown(again.editor.draft).replace(ADDED, "") == came
    kept(window, qtbot)
    assert window.desk.document == document
    assert library.title(document) == NAME
    assert on_the_shelf().replace(ADDED, "") == came
    assert ADDED in on_the_shelf()


def test_of_a_scan_no_characters_are_counted(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    pages = [[Pixels(0, 0, 595, 842, (200, 190, 180))] for _ in range(2)]
    round_of(window).errands.bring([write(tmp_path / "scan.pdf", pages)])
    kept(window, qtbot)
    assert said(window).startswith("Imported “scan”. This PDF has no text layer")
    (tmp_path / "neu").mkdir()
    again = write(tmp_path / "neu" / "scan.pdf", [pages[0], [Pixels(0, 0, 595, 842, (90, 90, 90))]])
    round_of(window).errands.bring([again])
    previewing = round_of(window).errands.bringing.previewing
    qtbot.waitUntil(lambda: previewing.question is not None, timeout=10_000)
    assert previewing.question is not None
    words = [label.text() for label in previewing.question.findChildren(QLabel)]
    assert "“scan” from scan.pdf" in words
    previewing.question.reject()
