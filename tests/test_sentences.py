# SPDX-License-Identifier: MIT
"""No failure and no remark is without its sentence, in both languages alike."""

import ast
import re
import string
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import study_viewer
from study_viewer.core.annotation import COLOURS
from study_viewer.core.document import frontmatter
from study_viewer.core.formats import docx, signatures
from study_viewer.core.keeper import Opening
from study_viewer.core.store import index_file
from study_viewer.sentences import SENTENCES, mended
from study_viewer.words import (
    COLOUR_NAMES,
    EXPORT_WORDS,
    HELP,
    LANGUAGES,
    STATE_NAMES,
    WORDS,
    colour_of,
)

SOURCE = Path(study_viewer.__file__).parent

# What codes that are no plain string can be, as they are written in the source.
BUILT: dict[str, Iterable[str]] = {
    "f'notebook-{seen}'": ("notebook-newer", "notebook-foreign"),
    "f'notebook-was-{opening.reason}'": (
        "notebook-was-damaged",
        "notebook-was-empty",
        "notebook-was-missing",
    ),
    "left_out": docx.LEFT_OUT,
    "_kin_code(kin)": (
        "looks-like-edition",
        "same-file-name",
        "same-title",
        "is-earlier-edition",
    ),
    "refused": ("picture-missing", "picture-kind", "picture-too-large"),
    "front.problem": (frontmatter.UNREADABLE,),
    "code": index_file._REFUSALS.values(),
    "kind.code": [kind.code for kind in signatures.KINDS],
    # What another process read: the codes of the formats, which are looked at where they are made.
    "str(code)": (),
}
# A failure or remark from elsewhere that is worded or raised again brings no code of its own.
PASSED_ON = re.compile(r"([\w.]+\.)?(error|problem|remark)\.code")


class Said(NamedTuple):
    """A code in the source, and the names that its sentence is given; None when all are."""

    where: str
    code: str
    given: set[str] | None


def said() -> Iterator[Said]:
    for file in sorted(SOURCE.rglob("*.py")):
        calls = list(_calls(file))
        again = {one.arg for call in calls if _is_raised_again(call) for one in call.keywords}
        for call in calls:
            where = f"{file.relative_to(SOURCE)}:{call.lineno}"
            for code in _codes(call, where):
                given = _given(call)
                # What a file adds where it raises its own failures once more (the path).
                yield Said(where, code, None if given is None else given | (again - {None}))


def _calls(file: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node) in ("UserFacing", "Remark", "sentence"):
            yield node


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _is_raised_again(call: ast.Call) -> bool:
    return _name(call) == "UserFacing" and bool(PASSED_ON.fullmatch(ast.unparse(call.args[0])))


def _codes(call: ast.Call, where: str) -> Iterable[str]:
    code = call.args[0]
    if isinstance(code, ast.Constant):
        return (str(code.value),)
    written = ast.unparse(code)
    if (written == "code" and _name(call) == "sentence") or PASSED_ON.fullmatch(written):
        return ()
    assert written in BUILT, f"{where}: say in BUILT which codes {written} can be"
    return BUILT[written]


def _given(call: ast.Call) -> set[str] | None:
    if _name(call) == "Remark":
        return {"place", "text"}
    if any(keyword.arg is None for keyword in call.keywords):
        return set(Opening._fields) if "opening" in ast.unparse(call.args[0]) else None
    return {keyword.arg for keyword in call.keywords if keyword.arg}


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_failure_and_remark_has_its_sentence() -> None:
    assert [one for one in said() if one.code not in SENTENCES] == []


def test_every_sentence_is_given_what_it_names() -> None:
    guilty = [
        (one.where, one.code, missing)
        for one in said()
        if one.given is not None
        and (missing := _placeholders(SENTENCES[one.code]["en"]) - one.given)
    ]
    assert guilty == []


def test_no_sentence_is_left_over() -> None:
    assert sorted(set(SENTENCES) - {one.code for one in said()}) == []


def test_a_mended_notebook_is_told_whatever_was_wrong_with_it() -> None:
    for reason in ("damaged", "empty", "missing"):
        opening = Opening(reason, Path("aside"), 3, ("one",), 2, 1)
        assert all("{" not in mended(opening, language) for language in LANGUAGES)


@pytest.mark.parametrize("table", [SENTENCES, HELP, WORDS, COLOUR_NAMES, EXPORT_WORDS, STATE_NAMES])
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
