# SPDX-License-Identifier: MIT
"""A document's folder as somebody puts it there by hand, with no import."""

from pathlib import Path


def copied_in(documents: Path, name: str, title: str, text: str) -> None:
    folder = documents / name
    (folder / "sections").mkdir(parents=True)
    (folder / "sections" / "s001.md").write_text(f"{text}\n", encoding="utf-8")
    about = '"title": "一", "file": "sections/s001.md", "characters": 1'
    section = f'{{"id": "s001", {about}}}'
    lines = ("format: 1", f"id: {name}", f"title: {title}", "sections:", f"- {section}", "")
    (folder / "document.yaml").write_text("\n".join(lines), encoding="utf-8")
