# SPDX-License-Identifier: MIT
"""A web page saved in one file is read as the page it is, with what lies in the file beside it."""

import base64
import quopri
from pathlib import Path

import pytest

from study_viewer.core.document.model import Image
from study_viewer.core.document.plain import plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Parsed, ParsedSection, Wishes, no_progress
from tests.core.formats.pictures import png

LONG = "各部门要认真学习会议精神，结合实际抓好落实。" * 10
HOME = "https://example.org/a/notice.html"
TOP = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: {home}\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
    '\tboundary="{mark}"\r\n\r\n'
)
MARK = "----Boundary--x=_1"


def part(kind: str, data: bytes, *heads: str, coding: str = "quoted-printable") -> bytes:
    body = {
        "quoted-printable": lambda: quopri.encodestring(data).replace(b"\n", b"\r\n"),
        "base64": lambda: base64.encodebytes(data).replace(b"\n", b"\r\n"),
        "binary": lambda: data,
    }[coding]()
    told = (f"Content-Type: {kind}", f"Content-Transfer-Encoding: {coding}", *heads)
    return "\r\n".join(told).encode("gb18030") + b"\r\n\r\n" + body


def archive(*parts: bytes, home: str = HOME, mark: str = MARK, end: bool = True) -> bytes:
    pieces = [TOP.format(home=home, mark=mark).encode()]
    for one in parts:
        pieces += [f"\r\n--{mark}\r\n".encode(), one]
    return b"".join([*pieces, f"\r\n--{mark}--\r\n".encode() if end else b""])


def page(body: str, *heads: str, charset: str = "utf-8", coding: str = "quoted-printable") -> bytes:
    text = f"<html><head><title>关于学习的通知</title></head><body>{body}</body></html>"
    kind = f'text/html; charset="{charset}"'
    return part(
        kind, text.encode(charset), *(heads or (f"Content-Location: {HOME}",)), coding=coding
    )


def read(tmp_path: Path, data: bytes, name: str = "页.mht") -> tuple[Parsed, list[ParsedSection]]:
    path = tmp_path / name
    path.write_bytes(data)
    parsed = registry.read(path, Wishes(), no_progress)
    return parsed, list(parsed.sections)


def text_of(sections: list[ParsedSection]) -> str:
    return "\n".join(plain_text(section.body) for section in sections)


def pictures(sections: list[ParsedSection]) -> list[str]:
    assert all(one.data == png() for section in sections for one in section.pictures)
    return [
        block.source
        for section in sections
        for block in section.body.blocks
        if isinstance(block, Image)
    ]


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "binary"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("name", ["页.mht", "页.MHTML", "页.html"])
def test_the_page_is_read_whatever_it_is_packed_in(
    tmp_path: Path, coding: str, charset: str, name: str
) -> None:
    whole = page(f"<h1>通知</h1><p>{LONG}</p>", charset=charset, coding=coding)
    parsed, sections = read(tmp_path, archive(whole), name)
    assert text_of(sections) == f"通知\n{LONG}"
    assert parsed.metadata.source == HOME
    assert parsed.originals == [(tmp_path / name, name)]


def test_navigation_is_left_out_and_told_as_in_any_page(tmp_path: Path) -> None:
    body = f"<nav><a href='/'>首页</a></nav><h1>通知</h1><p>{LONG}</p>"
    parsed, sections = read(tmp_path, archive(page(body)))
    assert "首页" not in text_of(sections)
    assert [remark.code for remark in parsed.warnings] == ["web-furniture"]


@pytest.mark.parametrize(
    ("source", "heads"),
    [
        ("cid:p1@mhtml.blink", ["Content-ID: <p1@mhtml.blink>"]),
        ("https://example.org/p.png", ["Content-Location: https://example.org/p.png"]),
        ("../p.png", ["Content-Location: https://example.org/p.png"]),
        ("/p.png#x", ["Content-Location: https://example.org/p.png"]),
        ("files/图 一.png", ["Content-Location: files/%E5%9B%BE%20%E4%B8%80.png"]),
        ("files/图一.png", ["Content-Location: files/图一.png"]),
    ],
)
def test_a_picture_in_the_file_is_shown(tmp_path: Path, source: str, heads: list[str]) -> None:
    body = page(f"<p>{LONG}</p><p><img src='{source}'></p>")
    data = archive(body, part("image/png", png(), *heads, coding="base64"))
    parsed, sections = read(tmp_path, data)
    assert len(pictures(sections)) == 1
    assert parsed.warnings == []


def test_what_word_saves_finds_its_pictures(tmp_path: Path) -> None:
    home = "file:///C:/5CB17A01/%E9%80%9A%E7%9F%A5.htm"
    body = page(f"<p>{LONG}</p><p><img src='a.files/i.png'></p>", f"Content-Location: {home}")
    place = "Content-Location: file:///C:/5CB17A01/a.files/i.png"
    data = archive(body, part("image/png", png(), place, coding="base64"))
    parsed, sections = read(tmp_path, data)
    assert pictures(sections) == ["images/i.png"]
    assert parsed.metadata.source == ""


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("https://example.org/other.png", "picture-remote"),
        ("//example.org/other.png", "picture-remote"),
        ("\\\\server\\other.png", "picture-remote"),
        ("cid:nothing", "picture-missing"),
        ("file:///etc/other.png", "picture-missing"),
    ],
)
def test_a_picture_that_is_not_in_the_file_is_not_looked_for(
    tmp_path: Path, source: str, code: str
) -> None:
    (tmp_path / "other.png").write_bytes(png())
    parsed, sections = read(tmp_path, archive(page(f"<p>{LONG}</p><img src='{source}' alt='图'>")))
    assert [remark.code for remark in parsed.warnings] == [code]
    assert "图" in text_of(sections)


def test_a_picture_beside_the_file_is_none_of_its(tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(png())
    _, sections = read(
        tmp_path, archive(page(f"<p>{LONG}</p><img src='p.png'>", "X-A: b"), home="")
    )
    assert pictures(sections) == []


def test_links_lead_on_from_where_the_page_was(tmp_path: Path) -> None:
    body = (
        f"<p>{LONG}<a href='b.html'>附件</a><a href='{HOME}#end'>文末</a></p><h2 id='end'>完</h2>"
    )
    _, sections = read(tmp_path, archive(page(body)))
    links = [s.link for b in sections[0].body.blocks for s in getattr(b, "spans", ()) if s.link]
    assert links == ["https://example.org/a/b.html", "#end"]


def test_frames_stand_where_they_are_shown_and_never_in_a_circle(tmp_path: Path) -> None:
    frame = page(f"<p>框中：{LONG}</p><iframe src='notice.html'></iframe>", "Content-ID: <f1>")
    body = page(
        f"<p>前：{LONG}</p><iframe src='cid:f1'></iframe><iframe src='cid:f1'></iframe>后。"
    )
    _, sections = read(tmp_path, archive(body, frame))
    assert text_of(sections) == f"前：{LONG}\n框中：{LONG}\n后。"


@pytest.mark.parametrize("base", ["https://example.org/files/", "../files/", "/files/frame.html"])
def test_a_frame_finds_its_pictures_and_links_from_the_place_it_names_itself(
    tmp_path: Path, base: str
) -> None:
    whole = (
        f"<html><head><base href='{base}'></head><body><p>{LONG}<a href='b.html'>附件</a></p>"
        "<p><img src='p.png'></p><iframe src='inner.html'></iframe></body></html>"
    )
    places = ("a/frame.html", "files/inner.html", "files/p.png")
    heads = [f"Content-Location: https://example.org/{place}" for place in places]
    frame = part("text/html; charset=utf-8", whole.encode(), heads[0])
    inner = page("<p>框中框<a href='c.html'>附件</a></p>", heads[1])
    picture = part("image/png", png(), heads[2], coding="base64")
    body = page("<p><a href='d.html'>附件</a></p><iframe src='frame.html'></iframe>")
    parsed, sections = read(tmp_path, archive(body, frame, inner, picture))
    assert pictures(sections) == ["images/p.png"]
    assert parsed.warnings == []
    links = [s.link for b in sections[0].body.blocks for s in getattr(b, "spans", ()) if s.link]
    assert links == [
        "https://example.org/a/d.html",
        "https://example.org/files/b.html",
        "https://example.org/files/c.html",
    ]


def test_a_page_of_frames_has_the_text_of_its_frames(tmp_path: Path) -> None:
    whole = "<html><frameset><frame src='left.html'><frame src='right.html'></frameset></html>"
    top = part("text/html", whole.encode(), f"Content-Location: {HOME}")
    left, right = (
        page(f"<p>{LONG}{name}</p>", f"Content-Location: https://example.org/a/{name}.html")
        for name in ("left", "right")
    )
    _, sections = read(tmp_path, archive(top, left, right))
    assert text_of(sections) == f"{LONG}left\n{LONG}right"


def test_a_page_within_other_parts_is_found(tmp_path: Path) -> None:
    inner = archive(part("text/plain", b"x"), page(f"<p>{LONG}</p>"), mark="inner")
    _, sections = read(tmp_path, archive(inner, part("text/css", b"p{}")))
    assert text_of(sections) == LONG


def test_a_message_that_is_only_a_page_is_read(tmp_path: Path) -> None:
    _, sections = read(tmp_path, b"MIME-Version: 1.0\n" + page(f"<p>{LONG}</p>"))
    assert text_of(sections) == LONG


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n\r\n", b"\xef\xbb\xbf\n"])
@pytest.mark.parametrize("name", ["页.mht", "页.html"])
def test_an_archive_behind_a_byte_order_mark_or_empty_lines_is_one(
    tmp_path: Path, name: str, before: bytes
) -> None:
    body = page(f"<p>{LONG}</p><p><img src='p.png'></p>")
    place = "Content-Location: https://example.org/a/p.png"
    data = archive(body, part("image/png", png(), place, coding="base64"))
    _, sections = read(tmp_path, before + data, name)
    assert pictures(sections) == ["images/p.png"]
    assert text_of(sections).startswith(LONG)


@pytest.mark.parametrize(
    "start",
    [
        "Note: 邮件的写法\n\n<pre>\nContent-Type: text/html\n</pre>",
        "Note: 邮件的写法\n<pre>\nContent-Type: multipart/related; boundary=x\n</pre>",
        "Note: 邮件的写法\n<pre>\nMIME-Version: 1.0\nContent-Type: text/plain\n\n</pre>",
    ],
)
def test_a_page_that_begins_like_a_message_is_read_as_the_page_it_is(
    tmp_path: Path, start: str
) -> None:
    data = f"{start}<p>{LONG}</p>".encode()
    _, sections = read(tmp_path, data, "页.html")
    text = text_of(sections)
    assert text.startswith("Note: 邮件的写法")
    assert "Content-Type: " in text
    assert text.endswith(LONG)


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("<meta charset=utf-8>", ""),
        (
            "Note: 邮件的写法\n\n<pre>头部：\nContent-Type: text/html</pre>",
            "Note: 邮件的写法\n头部：\nContent-Type: text/html\n",
        ),
    ],
)
def test_a_plain_page_under_the_name_is_read_as_one(tmp_path: Path, start: str, words: str) -> None:
    """Also one that shows how a message is written, below what looks like its head."""
    _, sections = read(tmp_path, f"{start}<p>{LONG}</p>".encode())
    assert text_of(sections) == words + LONG


def test_words_that_look_like_a_boundary_are_text(tmp_path: Path) -> None:
    body = f"<pre>\n--{MARK}y\n x--{MARK}\n</pre><p>{LONG}</p>"
    _, sections = read(tmp_path, archive(page(body, coding="binary")))
    assert text_of(sections).lstrip() == f"--{MARK}y\n x--{MARK}\n{LONG}"


def test_a_file_cut_short_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    data = archive(page(f"<p>{LONG}</p><p>{LONG}</p>"), end=False)
    whole = text_of(read(tmp_path, data)[1])
    for cut in range(len(data) // 2, len(data), 97):
        # The last character may be cut in pieces, of which some are letters.
        assert whole.startswith(text_of(read(tmp_path, data[:cut])[1])[:-4])


@pytest.mark.parametrize(
    "data",
    [
        archive(),
        archive(part("text/plain", b"x")),
        archive(part("image/png", png(), coding="base64")),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
        b"MIME-Version: 1.0\r\nContent-Type: text/html" + b";x" * 5_000 + b"\r\n\r\n<p>x",
        b"MIME-Version: 1.0\r\n" + b"X-A: b\r\n" * 20_000,
    ],
)
def test_a_file_without_a_page_is_refused_with_what_to_do(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UserFacing) as caught:
        read(tmp_path, data)
    assert caught.value.code == "format-web-archive"


def test_an_empty_page_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserFacing) as caught:
        read(tmp_path, archive(page("")))
    assert caught.value.code == "text-empty"
