# SPDX-License-Identifier: MIT
"""What ships stands on the shelf first, in the person's language, and never in the way."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from study_viewer.ui.common.messages import Messages
from study_viewer.ui.common.translation import Translation
from study_viewer.ui.main_window import MainWindow
from tests.ui.window.hands import caught_up, round_of


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A guide in each language."""
    for language, title in (("en", "User guide"), ("zh", "使用指南")):
        folder = tmp_path / "content" / f"guide-{language}"
        (folder / "sections").mkdir(parents=True)
        (folder / "document.yaml").write_text(
            f"format: 1\nid: guide-{language}\ntitle: {title}\nlanguage: {language}\n"
            "sections:\n- id: start\n",
            encoding="utf-8",
        )
        (folder / "sections" / "start.md").write_text(f"# {title}\n\n…\n", encoding="utf-8")
    return tmp_path / "content"


Opened = Callable[[str], MainWindow]


@pytest.fixture
def new_person(shipped: Path, paths: Paths, qtbot: QtBot) -> Iterator[Opened]:
    """The window of somebody whose notebook is empty."""
    translations: list[Translation] = []

    def opened(language: str) -> MainWindow:
        translation = Translation(language)
        translations.append(translation)
        messages = Messages(lambda: translation.language)

        def another() -> Workspace:
            return Workspace(paths, shipped)

        window = MainWindow(another(), translation, messages, another)

        def close(_: object) -> None:
            # The place is written when the window closes.
            window.close()
            window.workspace.close()

        qtbot.addWidget(window, before_close_func=close)
        window.open_first()
        with qtbot.waitSignal(window.painted):
            window.show()
        window.furnish()
        return window

    yield opened
    for translation in translations:
        translation.remove()


def shelf(window: MainWindow) -> list[str]:
    model = round_of(window).outline.tree.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return [row.data(Qt.ItemDataRole.DisplayRole) for row in rows]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_person_begins_with_the_guide_in_their_language(
    new_person: Opened, language: str
) -> None:
    assert new_person(language).desk.document == f"guide-{language}"


def test_another_language_brings_its_guide_to_the_top(new_person: Opened, qtbot: QtBot) -> None:
    window = new_person("en")
    assert shelf(window) == ["User guide", "使用指南"]
    round_of(window).choose_language("zh")
    qtbot.waitUntil(lambda: shelf(window) == ["使用指南", "User guide"])
    assert window.desk.document == "guide-en"


def test_the_guide_in_the_language_of_the_window_is_offered_to_who_reads_the_other(
    new_person: Opened, qtbot: QtBot
) -> None:
    window = new_person("en")
    round_of(window).choose_language("zh")
    qtbot.waitUntil(lambda: window.messages.last is not None)
    message = window.messages.last
    assert message is not None
    message.offers[0].act()
    assert window.desk.document == "guide-zh"


def test_the_guide_in_another_language_lies_folded_after_a_switch(
    new_person: Opened, shipped: Path, qtbot: QtBot
) -> None:
    for language in ("en", "zh"):
        page = shipped / f"guide-{language}" / "sections" / "start.md"
        page.write_text("# 1\n\n…\n\n## 2\n\n…\n", encoding="utf-8")
    window = new_person("en")
    tree = round_of(window).outline.tree
    window.desk.open("guide-zh")
    caught_up(window)
    window.desk.open("guide-en")
    caught_up(window)
    window.desk.open("guide-zh")
    caught_up(window)
    assert tree.isExpanded(tree.model().index_of("guide-en", None))
    round_of(window).choose_language("zh")
    caught_up(window)
    assert not tree.isExpanded(tree.model().index_of("guide-en", None))
    assert tree.isExpanded(tree.model().index_of("guide-zh", None))


def test_a_document_of_ones_own_is_opened_before_any_guide(
    new_person: Opened, shipped: Path, paths: Paths, tmp_path: Path
) -> None:
    notice = tmp_path / "通知.txt"
    notice.write_text("关于读书会的通知\n\n各分馆：\n\n请于周五前报名。\n", encoding="utf-8")
    with closing(Workspace(paths, shipped)) as workspace:
        document = next(iter(workspace.import_paths([notice])))[0].document
    window = new_person("zh")
    assert window.desk.document == document
    assert shelf(window)[:3] == ["关于读书会的通知", "使用指南", "User guide"]
