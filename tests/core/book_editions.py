# SPDX-License-Identifier: MIT
"""A handbook and its revised edition, as a book of each kind: chapters moved, put in, reworded."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.core.formats import books

TITLE = "读书会手册"
PARTS = tuple(
    f"第{number}条 各分馆每月办一次读书会，{words}，事先张榜公布。"
    for number, words in enumerate(
        (
            "地点在一楼阅览室",
            "时间定在月末的周六",
            "人数以三十人为限",
            "读物由大家推选",
            "记录交给办公室存档",
            "费用从活动经费里出",
            "茶水由值班同事准备",
            "照片贴在门口的布告栏",
        ),
        1,
    )
)
MARKED = ("地点在一楼阅览室", "人数以三十人为限", "费用从活动经费里出", "照片贴在门口的布告栏")
"""Reworded in the revised edition, as it was, in a chapter that moves, and gone."""
ADDED = "第九条 借出的书应当在一个月之内还给阅览室的管理员。"

Chapters = tuple[tuple[str, str, tuple[str, ...]], ...]
"""Of each chapter its file without suffix, its title, its paragraphs."""

FIRST: Chapters = (("a", "第一章 办会", PARTS[:4]), ("b", "第二章 后勤", PARTS[4:]))
REVISED: Chapters = (
    ("a", "第一章 办会", (PARTS[0].replace("一楼", "二楼"), *PARTS[1:4])),
    ("n", "第二章 借书", (ADDED,)),
    ("c/b", "第三章 后勤", PARTS[4:7]),
)


def laid_out(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes the files below the folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return folder


def _pages(chapters: Chapters, below: str = "") -> dict[str, str]:
    return {
        f"{below}{name}.md": f"# {title}\n\n" + "\n\n".join(paragraphs) + "\n"
        for name, title, paragraphs in chapters
    }


def markdown_folder(folder: Path, chapters: Chapters) -> Path:
    return laid_out(folder, _pages(chapters))


def mdbook(folder: Path, chapters: Chapters) -> Path:
    lines = [f"- [{title}]({name}.md)" for name, title, _ in chapters]
    settings = f'[book]\ntitle = "{TITLE}"\n'
    table = "# Summary\n\n" + "\n".join(lines) + "\n"
    files = {"book.toml": settings, "src/SUMMARY.md": table, **_pages(chapters, "src/")}
    return laid_out(folder, files)


def mkdocs(folder: Path, chapters: Chapters) -> Path:
    nav = "".join(f"  - {title}: {name}.md\n" for name, title, _ in chapters)
    settings = f"site_name: {TITLE}\nnav:\n{nav}"
    return laid_out(folder, {"mkdocs.yml": settings, **_pages(chapters, "docs/")})


def epub(folder: Path, chapters: Chapters) -> Path:
    """A file named after the folder."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    pages = {
        f"{name.replace('/', '-')}.xhtml": f"<h1>{title}</h1>"
        + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        for name, title, paragraphs in chapters
    }
    metadata = f"<dc:title>{TITLE}</dc:title><dc:language>zh</dc:language>"
    return books.simple(folder.with_name(f"{folder.name}.epub"), pages, metadata=metadata)


KINDS: dict[str, Callable[[Path, Chapters], Path]] = {
    "markdown_folder": markdown_folder,
    "mdbook": mdbook,
    "mkdocs": mkdocs,
    "epub": epub,
}
