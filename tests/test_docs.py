# SPDX-License-Identifier: MIT
"""What the docs name is there: every file, every word of one, every test, every picture."""

import ast
import re
from pathlib import Path

import pytest

from study_viewer.core.formats.registry import kinds
from study_viewer.ui.command_table import COMMANDS
from study_viewer.words import KIND_NAMES, KIND_REMARKS, LANGUAGES
from tools.content import PAGES_OF_KINDS, with_kinds

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
CODE = ROOT / "src" / "study_viewer"
TOP = ("content", "resources", "tools", "bench", "docs", "tests", "src")
NAMED = re.compile(r"`([^`]+)`")
DEFINED = re.compile(r"def (test_\w+)\(")
# A link or picture of Markdown that leads to a file of ours.
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
# A key as the table of commands writes it.
KEY = re.compile(r"\b(?:(?:Ctrl|Alt|Shift)\+)+\w+|\bF\d{1,2}\b")

ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (DOCS / "interactions.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| behaviour")
]


def _in_code(name: str) -> Path:
    return (ROOT if name.split("/")[0] in TOP else CODE) / name


def test_every_behaviour_says_where_it_lives_and_what_tests_it() -> None:
    assert len(ROWS) > 80
    assert all(len(row) == 3 and all(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_what_a_behaviour_names_is_there(row: list[str]) -> None:
    _, lives_in, tested_by = row
    named = NAMED.findall(lives_in)
    files = [_in_code(name) for name in named if "/" in name or name.endswith(".py")]
    assert files
    assert [file for file in files if not file.exists()] == []
    text = "\n".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
    words = [name for name in named if "/" not in name and not name.endswith(".py")]
    assert [
        word for word in words if f"def {word}(" not in text and f"class {word}(" not in text
    ] == []

    known: set[str] = set()
    for name in NAMED.findall(tested_by):
        if name.startswith("test_") and not name.endswith(".py"):
            assert name in known, "The file named before it has no such test"
        else:
            file = ROOT / "tests" / name
            assert file.is_file()
            known = set(DEFINED.findall(file.read_text(encoding="utf-8")))
            assert known
    assert known


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))], ids=lambda page: page.name
)
def test_every_link_and_picture_of_a_page_leads_to_a_file(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_names_no_key_that_is_not_in_the_table_of_commands() -> None:
    there = {key for command in COMMANDS for key in command.shortcuts}
    said = set(KEY.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert len(said) > 10
    assert said - there == set()


@pytest.mark.parametrize("page", PAGES_OF_KINDS, ids=lambda page: page.name)
def test_what_can_be_imported_is_told_as_the_registry_has_it(page: Path) -> None:
    """``python -m tools.content`` draws the lists anew."""
    told = page.read_text(encoding="utf-8")
    assert told == with_kinds(told, PAGES_OF_KINDS[page])
    assert all(suffix in told for kind in kinds() for suffix in kind.suffixes)


def test_every_kind_of_file_has_its_words() -> None:
    for words in (KIND_NAMES, KIND_REMARKS):
        assert {kind.name for kind in kinds()} <= set(words)
        assert all(set(one) == set(LANGUAGES) and all(one.values()) for one in words.values())


CLASS = re.compile(r"^class (\w+):", re.MULTILINE)
METHOD = re.compile(r"^    def (\w+)\(([^)]*)\)", re.MULTILINE)


def _promised() -> list[tuple[str, str, list[str]]]:
    """The class, method and parameters of every use case that the architecture names."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    code = page.partition("```python\n")[2].partition("```")[0]
    parts = CLASS.split(code)[1:]
    return [
        (name, method, [word.strip().strip("*").partition("=")[0] for word in words.split(",")])
        for name, body in zip(parts[::2], parts[1::2], strict=True)
        for method, words in METHOD.findall(body)
    ]


def test_use_cases_are_as_the_architecture_says() -> None:
    classes = {
        node.name: {
            method.name: [
                argument.arg
                for argument in (
                    *method.args.args,
                    *method.args.kwonlyargs,
                    *filter(None, [method.args.kwarg]),
                )
            ]
            for method in node.body
            if isinstance(method, ast.FunctionDef)
        }
        for file in (CODE / "core").glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    promised = _promised()
    assert len(promised) > 60
    wrong = [
        f"{name}.{method}"
        for name, method, words in promised
        if classes[name].get(method) != [word for word in words if word]
    ]
    assert wrong == []
