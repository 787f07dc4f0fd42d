# SPDX-License-Identifier: MIT
"""One text, written in every format that is read: its title, its headings, its paragraphs."""

import html
import quopri
import random
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import docx
from docx.shared import Pt

from tests.core.formats.office_made import as_pdf


class Part(NamedTuple):
    """A heading (``level`` from 1, the title's) or a paragraph (level 0)."""

    text: str
    level: int = 0


Text = tuple[Part, ...]

_DIGITS = "〇一二三四五六七八九"
_WHO = ("各单位", "办公室", "学习小组", "资料室", "读书会", "联络员", "Study Group", "第三小组")
_DOES = ("整理", "核对", "记录", "说明", "归纳", "对照", "复述", "review", "补充")
_WHAT = (
    "学习笔记",
    "会议要点",
    "阅读计划",
    "批注",
    "“问题清单”",
    "《读书札记》",
    "PDF 文件",
    "目录",
)
_HOW = ("按月", "逐条", "当天", "认真", "在3个工作日内", "用 Markdown", "不少于20%", "及时")
ODD = (
    "——",
    "①②③",
    "㎡",
    "（附后）",
    "𠮷",
    "·",
    "☑",
    "A/B",
    "<不是标记>",
    "C&D",
    "*不是强调*",
    "~",
)


def spoken(number: int) -> str:
    """A number from 1 to 99 as chapters are counted: 十二, 四十."""
    tens, ones = divmod(number, 10)
    before = _DIGITS[tens] if tens > 1 else ""
    return f"{before}{'十' if tens else ''}{_DIGITS[ones] if ones else ''}"


def one_text(chapters: int = 11, sections: int = 10, seed: int = 7, odd: bool = True) -> Text:
    """A title, and below it chapters of sections of some 1,000 characters each.

    ``odd`` puts characters among them that some format could take for its markup, or lose.
    """
    some = random.Random(seed)
    parts = [Part("读书活动资料汇编", 1)]
    for chapter in range(1, chapters + 1):
        parts.append(Part(f"第{spoken(chapter)}章 {some.choice(_WHAT[:4])}的{_name(some)}", 2))
        for section in range(1, sections + 1):
            parts.append(Part(f"第{spoken(section)}节 {_name(some)}与{_name(some)}", 3))
            parts += [Part(_paragraph(some, odd)) for _ in range(8)]
    return tuple(parts)


def _name(some: random.Random) -> str:
    return some.choice(("要求", "方法", "步骤", "记录", "分工", "检查", "交流", "总结"))


def _paragraph(some: random.Random, odd: bool) -> str:
    sentences = []
    for _ in range(some.randint(3, 7)):
        words = [some.choice(_WHO), some.choice(_HOW), some.choice(_DOES), some.choice(_WHAT)]
        if odd and some.random() < 0.3:
            words.append(some.choice(ODD))
        sentences.append("".join(words) + "，" + some.choice(_WHO) + some.choice(_DOES) + "。")
    return "".join(sentences)


def txt(path: Path, text: Text) -> None:
    path.write_text("\n".join(part.text for part in text) + "\n", encoding="utf-8")


def markdown(path: Path, text: Text) -> None:
    escaped = str.maketrans(
        {sign: f"\\{sign}" for sign in "\\*_`[]"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    )
    lines = [f"{'#' * part.level} {part.text.translate(escaped)}".lstrip() for part in text]
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def word(path: Path, text: Text, indent: float = 0) -> None:
    """``indent`` is that of each paragraph's first line, in points."""
    made = docx.Document()
    for part in text:
        if part.level:
            made.add_heading(part.text, part.level)
        else:
            made.add_paragraph(part.text).paragraph_format.first_line_indent = Pt(indent)
    made.save(str(path))


def web(path: Path, text: Text) -> None:
    path.write_text(_page(text), encoding="utf-8")


def web_archive(path: Path, text: Text) -> None:
    """A page in one file, as browsers write it."""
    page = quopri.encodestring(_page(text).encode()).decode("ascii")
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    kind = "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
    path.write_text(f"{head}{kind}{page}\n--b--\n", encoding="utf-8", newline="\r\n")


def epub(path: Path, text: Text) -> None:
    """A book with a file for the title, and one for each chapter."""
    begins = [0, *(at for at, part in enumerate(text) if part.level == 2), len(text)]
    files = [text[begin:end] for begin, end in pairwise(begins)]
    names = [f"c{number}.xhtml" for number in range(len(files))]
    items = "".join(
        f'<item id="{name[:-6]}" href="{name}" media-type="application/xhtml+xml"/>'
        for name in names
    )
    spine = "".join(f'<itemref idref="{name[:-6]}"/>' for name in names)
    package = f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"
 unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">one-text</dc:identifier><dc:title>{text[0].text}</dc:title>
<dc:language>zh</dc:language></metadata><manifest><item id="nav" href="nav.xhtml"
 media-type="application/xhtml+xml" properties="nav"/>{items}</manifest>
<spine>{spine}</spine></package>"""
    links = "".join(
        f'<li><a href="{name}">{html.escape(parts[0].text)}</a></li>'
        for name, parts in zip(names, files, strict=True)
    )
    nav = f"""<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"
 xmlns:epub="http://www.idpf.org/2007/ops"><head><title>n</title></head><body>
<nav epub:type="toc"><ol>{links}</ol></nav></body></html>"""
    container = """<?xml version="1.0"?><container version="1.0"
 xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile
 full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("book.opf", package)
        archive.writestr("nav.xhtml", nav)
        for name, parts in zip(names, files, strict=True):
            page = _page(parts).replace("<html", '<html xmlns="http://www.w3.org/1999/xhtml"')
            archive.writestr(name, page.replace("<!DOCTYPE html>", '<?xml version="1.0"?>'))


def pdf(path: Path, text: Text) -> None:
    """By LibreOffice, from a Word file set as Chinese documents are."""
    word(path.with_suffix(".docx"), text, indent=22)
    as_pdf(path.with_suffix(".docx"))


def _page(text: Text) -> str:
    tags = {0: "p", 1: "h1", 2: "h2", 3: "h3"}
    lines = [f"<{tags[part.level]}>{html.escape(part.text)}</{tags[part.level]}>" for part in text]
    title = html.escape(text[0].text)
    return (
        f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"/><title>{title}</title>'
        "</head><body>\n" + "\n".join(lines) + "\n</body></html>\n"
    )


WRITERS: dict[str, Callable[[Path, Text], None]] = {
    ".txt": txt,
    ".md": markdown,
    ".docx": word,
    ".html": web,
    ".mht": web_archive,
    ".epub": epub,
    ".pdf": pdf,
}
"""By the first suffix of each format, as the registry has it; a page in one file beside them."""
