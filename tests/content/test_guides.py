# SPDX-License-Identifier: MIT
"""Both user guides say the same, in the words of the window, and forget no key."""

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from study_viewer.core.document.model import Body, Heading, Table
from study_viewer.core.document.walk import pictures_of, spans_of
from study_viewer.core.document_folder import read_document, read_section
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from study_viewer.ui.command_table import COMMANDS
from tools import content

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("zh", "en")


@cache
def bodies(language: str) -> dict[str, Body]:
    folder = ROOT / "content" / f"guide-{language}"
    return {info.id: read_section(folder, info).body for info in read_document(folder).sections}


def shape(body: Body) -> list[object]:
    headings = [block.level for block in body.blocks if isinstance(block, Heading)]
    links = [span.link for spans in spans_of(body.blocks) for span in spans if span.link]
    kinds = [type(block).__name__ for block in body.blocks]
    return [headings, kinds, sorted(links), list(pictures_of(body.blocks))]


def named(language: str, section: str) -> set[str]:
    """The words in bold: each is what stands in the window, letter for letter."""
    spans = [span for line in spans_of(bodies(language)[section].blocks) for span in line]
    return {span.text for span in spans if "b" in span.style}


@cache
def words_of_the_window() -> set[str]:
    found: set[str] = set()
    for file in (ROOT / "src" / "study_viewer" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


@cache
def translations() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    folder = ROOT / "resources" / "translations"
    for message in ElementTree.parse(folder / "study_viewer_zh_CN.ts").iter("message"):
        chinese = message.findtext("translation") or ""
        if chinese:
            found.setdefault(message.findtext("source") or "", set()).add(chinese)
    return found


def test_both_guides_have_the_same_sections() -> None:
    assert list(bodies("zh")) == list(bodies("en"))


@pytest.mark.parametrize("section", bodies("en"))
def test_a_section_is_built_alike_in_both_languages(section: str) -> None:
    assert shape(bodies("zh")[section]) == shape(bodies("en")[section])


@pytest.mark.parametrize("section", bodies("en"))
def test_the_words_in_bold_stand_in_the_window(section: str) -> None:
    assert named("en", section) - words_of_the_window() == set()


@pytest.mark.parametrize("section", bodies("en"))
def test_the_words_in_bold_are_the_same_in_chinese(section: str) -> None:
    known = {word: translations()[word] for word in named("en", section) if word in translations()}
    chinese = named("zh", section)
    # Two English words may be one in Chinese.
    assert len(chinese) <= len(named("en", section))
    assert [word for word, possible in known.items() if not possible & chinese] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_page_tells_every_shortcut(language: str) -> None:
    """If not: python -m tools.content"""
    file = ROOT / "content" / f"guide-{language}" / "sections" / "keys.md"
    page = file.read_text(encoding="utf-8")
    assert page == content.with_keys(page, language)
    names = content.names(language)
    told = {one.id: set(content.told_keys(one.shortcuts, names)) for one in COMMANDS}
    assert [id for id, keys in told.items() if not keys <= _keys(language)] == []
    # As the window does, in the menus too: what stands on the key.
    assert told["split-here"] == {"Ctrl+Alt+Enter"}


def _keys(language: str) -> set[str]:
    """What stands in the first column of the page's first table."""
    blocks = bodies(language)["keys"].blocks
    table = next(block for block in blocks if isinstance(block, Table))
    cells = ("".join(span.text for span in row[0].spans) for row in table.rows[1:])
    return {key for cell in cells for key in re.split("[、,] ?", cell)}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with closing(Workspace(Paths(tmp_path_factory.mktemp("data")))) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_in_the_persons_language_is_the_first_on_the_shelf(
    workspace: Workspace, language: str
) -> None:
    assert workspace.library.shelf(language)[0].id == f"guide-{language}"
