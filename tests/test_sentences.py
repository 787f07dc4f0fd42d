# SPDX-License-Identifier: MIT
"""No failure and no remark is without its sentence, in both languages alike."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import study_viewer
from study_viewer.core.annotation import COLOURS
from study_viewer.sentences import SENTENCES
from study_viewer.words import COLOUR_NAMES, EXPORT_WORDS, HELP, LANGUAGES, WORDS, colour_of

SOURCE = Path(study_viewer.__file__).parent


def _calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Each code in the source: (class, code, names of its details; None for a remark)."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            code = node.args[0]
            if name in {"UserFacing", "Remark"} and isinstance(code, ast.Constant):
                details = {keyword.arg or "" for keyword in node.keywords}
                # The path is added where the file is known.
                details |= {"path"} if file.name == "encoding.py" else set()
                yield name, code.value, details if name == "UserFacing" else None


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_in_the_source_has_a_sentence_that_its_details_fill() -> None:
    calls = list(_calls())
    assert len(calls) > 10
    for _, code, details in calls:
        assert code in SENTENCES, code
        wanted = _placeholders(SENTENCES[code]["en"])
        assert wanted <= (details if details is not None else {"place", "text"}), code


@pytest.mark.parametrize("table", [SENTENCES, HELP, WORDS, COLOUR_NAMES, EXPORT_WORDS])
def test_both_languages_say_the_same_things(table: dict[str, dict[str, str]]) -> None:
    for code, texts in table.items():
        assert set(texts) == set(LANGUAGES), code
        assert len({frozenset(_placeholders(text)) for text in texts.values()}) == 1, code
        assert all(texts.values()), code


def test_sentences_are_sentences() -> None:
    for code, texts in SENTENCES.items():
        assert texts["en"].endswith("."), code
        assert texts["zh"].endswith("。"), code
        assert "\n" not in texts["en"] + texts["zh"], code


def test_a_colour_is_known_by_its_id_its_name_and_the_persons_own_name() -> None:
    assert tuple(COLOUR_NAMES) == COLOURS
    for name in ("green", "绿色", "Green", "要点"):
        assert colour_of(name, {"green": "要点"}) == "green"
    assert colour_of("teal", {}) == "teal"
