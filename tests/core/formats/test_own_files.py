# SPDX-License-Identifier: MIT
"""What a document names is found in its own folder, and nowhere else is even looked."""

import os
from pathlib import Path

import pytest

from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Wishes, no_progress

SHARES = ("//host/share/x", "\\\\host\\share\\x", "\\/host/share/x", "//?/UNC/host/x")


def read(path: Path) -> str:
    parsed = registry.read(path, Wishes(), no_progress)
    return "".join(str(section.body) for section in parsed.sections)


@pytest.mark.parametrize("share", SHARES)
def test_no_name_of_another_computer_is_looked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: str
) -> None:
    """On Windows the looking up sends that computer the person's password, scrambled."""
    asked: list[str] = []
    ask = os.path.realpath

    def realpath(path: str, **more: bool) -> str:
        asked.append(os.fspath(path).replace("\\", "/"))
        return ask(path, **more)

    text = f'# 文\n\n{{{{#include {share}.md}}}}\n\n--8<-- "{share}.md"\n\n![图](<{share}.png>)\n'
    quoted = share.replace("\\", "\\\\")
    books = {
        "mdbook": {
            "book.toml": f'[book]\nsrc = "{quoted}"\n',
            "SUMMARY.md": f"- [文](a.md)\n- [外](<{share}.md>)\n",
        },
        "mkdocs": {"mkdocs.yml": f"docs_dir: '{share}'\nnav: ['a.md', '{share}.md']\n"},
        "folder": {"a.html": f"<p>文<img src='{share}.png'>"},
    }
    for name, files in books.items():
        for file, words in {**files, "a.md": text}.items():
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / file).write_text(words, encoding="utf-8")
    monkeypatch.setattr(os.path, "realpath", realpath)
    for path in (tmp_path / "mdbook", tmp_path / "mkdocs", tmp_path / "folder" / "a.html"):
        assert "文" in read(path)
    assert asked, "nothing was watched"
    assert not [one for one in asked if one.lstrip("/").startswith(("host", "?")) or "//" in one]


def test_links_in_a_circle_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.md", "a.png", "SUMMARY.md", "b"):
        (tmp_path / name).symlink_to(tmp_path / name)
    text = "# 文\n\n![图](a.png)\n\n{{#include a.md}}\n\n[去](a.md)\n"
    (tmp_path / "c.md").write_text(text, encoding="utf-8")
    assert registry.documents_in(tmp_path) == ((tmp_path,), ())
    assert "文" in read(tmp_path)
    (tmp_path / "c.md").rename(tmp_path / "c.txt")
    assert registry.documents_in(tmp_path) == ((tmp_path / "c.txt",), ())


def test_what_is_no_file_is_no_text(tmp_path: Path) -> None:
    """Whoever opened a pipe would wait for ever."""
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UserFacing) as refused:
        registry.documents_in(tmp_path)
    assert refused.value.code == "folder-empty"
