# SPDX-License-Identifier: MIT
"""Shelves of any size, written as folders of documents in words drawn at random."""

import hashlib
import json
import random
from itertools import accumulate
from pathlib import Path

SECTIONS_A_DOCUMENT = 100
CHARACTERS = 2000
"""Of a section: 10,000 of them are 60 MB."""
WORDS = 4000
# The first level of GB 2312: the 3,755 characters that are used most, by their sound.
_COMMON = [
    bytes((row, cell)).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF if row < 0xD7 else 0xFA)
]
# The mark of a sentence's end comes about as often as in a communiqué.
_MARKS = "，。、；"


class Language:
    """Words of two to four characters, the n-th of them n times rarer than the first."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        common = self._chance.sample(_COMMON, 1500)
        self.words = [
            "".join(self._chance.choices(common, k=self._chance.choice((2, 2, 2, 3, 4))))
            for _ in range(WORDS)
        ]
        self._weights = list(accumulate(1 / place for place in range(1, WORDS + 1)))

    def text(self, characters: int) -> str:
        """Paragraphs of about 120 characters."""
        parts: list[str] = []
        length = 0
        while length < characters:
            for word in self._chance.choices(self.words, cum_weights=self._weights, k=40):
                parts.append(word)
                length += len(word)
                if self._chance.random() < 0.12:
                    parts.append(self._chance.choice(_MARKS))
            parts.append("。\n\n")
        return "".join(parts)


def write_shelf(
    documents: Path,
    sections: int,
    language: Language,
    *,
    to_each: int = SECTIONS_A_DOCUMENT,
    characters: int = CHARACTERS,
) -> int:
    """Folders as the program itself would write them, with so many sections ``to_each``; gives the
    bytes of their texts."""
    size = 0
    for begin in range(0, sections, to_each):
        number = begin // to_each
        name = f"d-{number:012x}"
        folder = documents / name
        (folder / "sections").mkdir(parents=True)
        infos, entries = [], []
        for place in range(begin, min(begin + to_each, sections)):
            title = f"第{place + 1}条 {language.words[place % WORDS]}"
            text = f"# {title}\n\n{language.text(characters)}"
            data = text.encode("utf-8")
            size += len(data)
            id = f"s{place:05}"
            (folder / "sections" / f"{id}.md").write_bytes(data)
            digest = hashlib.sha256(data).hexdigest()
            told = {"id": id, "title": title, "file": f"sections/{id}.md", "digest": digest}
            infos.append("- " + json.dumps({**told, "characters": len(text)}, ensure_ascii=False))
            entry = {"id": id, "title": title, "level": 1, "section": id, "start": 0}
            told_entry = json.dumps({**entry, "characters": len(text)}, ensure_ascii=False)
            entries.append("- " + told_entry)
        lines = ["format: 1", f"id: {name}", f"title: 资料汇编之{number + 1}", "language: zh"]
        lines += ["sections:", *infos, "outline:", *entries, ""]
        (folder / "document.yaml").write_text("\n".join(lines), encoding="utf-8")
    return size
