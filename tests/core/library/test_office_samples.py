# SPDX-License-Identifier: MIT
"""Files of old formats as they come by mail: sound, empty, broken, hostile; read by LibreOffice."""

import random
import socket
import threading
from pathlib import Path

import pytest

from study_viewer.core import office
from study_viewer.core.document.markdown_out import write
from study_viewer.core.importing import Imported
from study_viewer.core.workspace import Workspace
from study_viewer.sentences import sentence
from tests.core.odt_made import odt

pytestmark = [
    pytest.mark.apart,
    pytest.mark.skipif(office.found() is None, reason="no LibreOffice here"),
]

GOLDEN = Path(__file__).parents[2] / "golden" / "office"
CANARY = "金丝雀不在这里"
NOTHING = {"text-empty", "no-text"}
REFUSED = {"office-failed", "text-empty", "no-text", "docx-broken", "archive-damaged"}


def rtf(body: str) -> str:
    """Rich text of the styles that Word writes; ``body`` in RTF, Chinese as it is."""
    head = (
        r"{\rtf1\ansi\ansicpg936\uc1\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}"
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2\outlinelevel1 heading 2;}}"
        r"{\info{\title "
    )
    text = f"{head}学习通知}}}}{body}}}"
    return "".join(one if ord(one) < 128 else f"\\u{ord(one)}?" for one in text)


RTF = rtf(
    r"\pard\plain\s1\outlinelevel0 学习通知\par"
    r"\pard\plain 各支部要{\b 认真}学习{\i 原文}，H{\sub 2}O，{\ul 按月}记录。\par"
    r"\pard\plain\s2\outlinelevel1 一、安排\par"
    r"\pard\plain 第一行\line 第二行\par"
    r"\trowd\cellx2000\cellx4000\pard\intbl 时间\cell 内容\cell\row"
    r"\trowd\cellx2000\cellx4000\pard\intbl 一月\cell 读\cell\row"
    r"\pard\plain 见注{\super\chftn{\footnote\pard\plain {\super\chftn}注文。}}。\par"
    r"\pard\plain\qr 办公室\par"
)
ODT = (
    '<text:h text:style-name="Heading_20_1" text:outline-level="1">学习通知</text:h>'
    "<text:p>各支部要认真学习<text:s text:c='1'/>原文。</text:p>"
    '<text:h text:style-name="Heading_20_2" text:outline-level="2">一、安排</text:h>'
    "<text:list><text:list-item><text:p>读书</text:p></text:list-item>"
    "<text:list-item><text:p>记录</text:p></text:list-item></text:list>"
    "<table:table table:name='t'><table:table-column table:number-columns-repeated='2'/>"
    "<table:table-row><table:table-cell><text:p>时间</text:p></table:table-cell>"
    "<table:table-cell><text:p>内容</text:p></table:table-cell></table:table-row></table:table>"
    "<text:p>第一行<text:line-break/>第二行<text:note text:id='n' text:note-class='footnote'>"
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>注文。</text:p>"
    "</text:note-body></text:note></text:p>"
)


def take(workspace: Workspace, *paths: Path) -> list[Imported]:
    return [imported for imported, _ in workspace.import_paths(paths)]


def shown(workspace: Workspace, document: str) -> str:
    """The document as text: what is known of it, its tree, its Markdown."""
    library = workspace.library
    about = library.document(document).metadata
    tree = [f"{'  ' * (one.level - 1)}- {one.title}" for one in library.outline(document)]
    bodies = [write(library.body(document, one.id)) for one in library.sections(document)]
    return "\n".join([f"title: {about.title}", "", *tree, "", *bodies])


def test_a_sound_one_is_read_as_it_was_found_right(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_text(RTF, encoding="ascii")
    odt(tmp_path / "b.odt", ODT)
    for one in take(workspace, tmp_path / "a.rtf", tmp_path / "b.odt"):
        assert one.error is None
        expected = GOLDEN / f"{one.path.suffix[1:]}.txt"
        assert shown(workspace, one.document) == expected.read_text(encoding="utf-8")
        kept = workspace.library.original(one.document)
        assert kept is not None and kept.read_bytes() == one.path.read_bytes()


def test_one_without_a_word_says_so(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_text(rtf(r"\pard\plain\par "), encoding="ascii")
    odt(tmp_path / "b.odt", "<text:p/>")
    for one in take(workspace, tmp_path / "a.rtf", tmp_path / "b.odt"):
        assert one.error is not None and one.error.code in NOTHING
    assert not workspace.library.list()


def told(one: Imported) -> str:
    """The code of a refusal, whose sentence there is in both languages."""
    assert one.error is not None
    for language in ("en", "zh"):
        assert sentence(one.error.code, language, **one.error.details)
    return one.error.code


def test_a_broken_one_is_a_text_or_a_sentence_and_the_next_is_read(
    workspace: Workspace, tmp_path: Path
) -> None:
    whole = odt(tmp_path / "whole.odt", ODT).read_bytes()
    broken = {
        "a.rtf": RTF.encode()[: len(RTF) // 2],
        "b.odt": whole[: len(whole) // 2],
        "c.doc": random.Random(4).randbytes(5_000),
        "d.wps": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(5).randbytes(5_000),
    }
    for name, data in broken.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "y.doc").write_text("各支部要认真学习原文。\n", encoding="utf-8")
    (tmp_path / "z.rtf").write_text(RTF, encoding="ascii")
    names = (*broken, "y.doc", "z.rtf")
    *came, text, last = take(workspace, *(tmp_path / name for name in names))
    assert {told(one) for one in came} <= REFUSED
    assert "各支部要认真学习原文。" in shown(workspace, text.document)
    assert last.document


def test_a_hostile_one_reads_nothing_outside_and_calls_nobody(
    workspace: Workspace, tmp_path: Path
) -> None:
    canary = tmp_path / "elsewhere" / "canary.txt"
    canary.parent.mkdir()
    canary.write_text(CANARY, encoding="utf-8")
    came: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_listen, args=(server, came), daemon=True).start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        (tmp_path / "a.rtf").write_text(hostile_rtf(canary, address), encoding="ascii")
        (tmp_path / "b.rtf").write_text(rtf("文" + "{" * 200_000), encoding="ascii")
        linked, deep = take(workspace, tmp_path / "a.rtf", tmp_path / "b.rtf")
        assert came == []
    assert linked.error is None or told(linked) in REFUSED
    if linked.document:
        text = shown(workspace, linked.document)
        assert "各支部" in text and CANARY not in text
    assert deep.document or told(deep) in {*REFUSED, "office-too-slow"}
    kept = [path.name for path in workspace.paths.documents.iterdir()]
    assert sorted(kept) == sorted(one.document for one in (linked, deep) if one.document)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("a.rtf", "b.rtf", "bundled", "data", "elsewhere")
    ]


def hostile_rtf(canary: Path, address: str) -> str:
    """Fields, pictures, objects and a template that lie elsewhere, and lengths that lie."""
    fields = "".join(
        rf'{{\field{{\*\fldinst {word} "{where}"}}{{\fldrslt x}}}}\par '
        for word in ("INCLUDEPICTURE", "INCLUDETEXT", "LINK Word.Document.8", "DDEAUTO soffice")
        for where in (canary.as_uri(), str(canary), address, address.replace("http:", ""))
    )
    return rtf(
        rf"{{\*\template {address}}}\pard\plain \u21508?支部\par {fields}"
        rf"{{\object\objautlink\objupdate{{\*\objclass Word.Document.8}}{{\*\objdata 01050000}}"
        rf"{{\result x}}}}{{\pict\pngblip\bin2000000000 x}}"
    )


def _listen(server: socket.socket, came: list[str]) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        came.append("somebody called")
        connection.close()
