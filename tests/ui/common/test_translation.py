# SPDX-License-Identifier: MIT
"""Every word of the window is in both languages, and what is shipped is what is written."""

import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tools.translations import FOLDER, NAMES, compile_all, update

Words = dict[tuple[str, str], ET.Element]


def words(file: Path) -> Words:
    """(context, English) → the entry."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
    }


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The .ts files as they would be after collecting the words of the code again."""
    folder = tmp_path_factory.mktemp("collected")
    for name in NAMES:
        shutil.copy(FOLDER / f"{name}.ts", folder)
    update(folder)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_every_word_in_the_code_is_in_the_file_and_none_else(name: str, collected: Path) -> None:
    """When this fails: ``python -m tools.translations``, then translate what is unfinished."""
    written = set(words(FOLDER / f"{name}.ts"))
    in_code = set(words(collected / f"{name}.ts"))
    assert sorted(in_code - written) == []
    assert sorted(written - in_code) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_translated(name: str) -> None:
    missing = [
        key
        for key, message in words(FOLDER / f"{name}.ts").items()
        if (translation := message.find("translation")) is None
        or translation.get("type") == "unfinished"
        or not all(
            (form.text or "").strip()
            for form in translation.findall("numerusform") or [translation]
        )
    ]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_a_translation_keeps_the_placeholders(name: str) -> None:
    import re

    def holes(text: str) -> list[str]:
        return sorted(re.findall(r"\{\w+\}|%n", text))

    wrong = [
        key
        for key, message in words(FOLDER / f"{name}.ts").items()
        for translation in message.iter("translation")
        for form in translation.findall("numerusform") or [translation]
        if holes(form.text or "") != holes(key[1])
    ]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_is_compiled_from_what_is_written(name: str, tmp_path: Path) -> None:
    """When this fails: ``python -m tools.translations``."""
    compile_all(tmp_path)
    fresh = (tmp_path / f"{name}.qm").read_bytes()
    assert (FOLDER / f"{name}.qm").read_bytes() == fresh
