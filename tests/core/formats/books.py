# SPDX-License-Identifier: MIT
"""EPUBs made by the suite, part by part, so that each can be made wrong on purpose."""

import zipfile
from pathlib import Path

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)


def chapter(body: str, title: str = "", head: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>{title}</title>{head}</head><body>{body}</body></html>"
    )


def package(
    items: dict[str, str],
    spine: list[str],
    *,
    metadata: str = "<dc:title>书</dc:title><dc:language>zh-CN</dc:language>",
    version: str = "3.0",
    more: str = "",
) -> str:
    """``items`` are addresses and their further attributes; an item's id is its address."""
    manifest = "".join(
        f'<item id="{name}" href="{name}" media-type="{_kind(name)}" {rest}/>'
        for name, rest in items.items()
    )
    refs = "".join(f"<itemref {_ref(name)}/>" for name in spine)
    return (
        f'<?xml version="1.0"?><package version="{version}" xmlns="http://www.idpf.org/2007/opf">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f'<manifest>{manifest}{more}</manifest><spine toc="toc.ncx">{refs}</spine></package>'
    )


def nav(lists: str) -> str:
    return chapter(f'<nav epub:type="toc"><h1>目录</h1>{lists}</nav>')


def ncx(points: str) -> str:
    return (
        '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" '
        '"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'
    )


def point(title: str, address: str, inner: str = "") -> str:
    return (
        f"<navPoint><navLabel><text>{title}</text></navLabel>"
        f'<content src="{address}"/>{inner}</navPoint>'
    )


def write(path: Path, files: dict[str, str | bytes]) -> Path:
    """``files`` lie below OEBPS/, but those whose name begins with a slash."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        if "/META-INF/container.xml" not in files:
            archive.writestr("META-INF/container.xml", CONTAINER)
        for name, data in files.items():
            archive.writestr(name[1:] if name[0] == "/" else f"OEBPS/{name}", data)
    return path


def simple(path: Path, chapters: dict[str, str], lists: str = "", **more: str) -> Path:
    """A book of these chapters in their order; ``lists`` is its table of contents."""
    items = dict.fromkeys(chapters, "")
    if lists:
        items["nav.xhtml"] = 'properties="nav"'
    files: dict[str, str | bytes] = {"content.opf": package(items, list(chapters), **more)}
    if lists:
        files["nav.xhtml"] = nav(lists)
    files.update({name: chapter(body) for name, body in chapters.items()})
    return write(path, files)


def _kind(name: str) -> str:
    kinds = {".ncx": "application/x-dtbncx+xml", ".png": "image/png", ".css": "text/css"}
    return kinds.get(name[-4:], "application/xhtml+xml")


def _ref(name: str) -> str:
    """``!name`` is an item outside the reading order."""
    return f'idref="{name[1:]}" linear="no"' if name[0] == "!" else f'idref="{name}"'
