# SPDX-License-Identifier: MIT
"""Word files that are broken, empty, locked or made to do harm: one sentence, and no harm."""

import socket
import zipfile

import pytest

from study_viewer.core.errors import UserFacing
from tests.core.formats.word_made import OFFICE, SPACES, lines, made, p, read


@pytest.fixture
def file(tmp_path):
    return tmp_path / "文件.docx"


def refused(path):
    with pytest.raises(UserFacing) as caught:
        read(path)
    return caught.value.code


def test_a_file_without_text_says_so(file):
    file.write_bytes(b"")
    assert refused(file) == "text-empty"
    assert refused(made(file, "")) == "text-empty"
    assert refused(made(file, p("　 "))) == "text-empty"


def test_what_is_no_archive_or_no_word_document_is_refused(file):
    file.write_bytes("这不是 Word".encode())
    assert refused(file) == "archive-damaged"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "a")
    assert refused(file) == "word-damaged"
    assert refused(made(file, "<w:p>")) == "word-damaged"
    assert refused(made(file, p("文"), styles="<w:style>")) == "word-damaged"


def test_a_cut_file_is_refused(file):
    data = made(file, p("文" * 1000)).read_bytes()
    file.write_bytes(data[: len(data) // 2])
    assert refused(file) == "archive-damaged"


def test_an_old_file_and_a_locked_one_by_this_name_are_told_apart(file):
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    file.write_bytes(head)
    assert refused(file) == "word-old"
    file.write_bytes(head + "EncryptedPackage".encode("utf-16-le"))
    assert refused(file) == "file-locked"


def test_entities_are_refused_whatever_they_would_bring(file, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("秘密", encoding="utf-8")
    for kind in (f'<!ENTITY x SYSTEM "{secret.as_uri()}">', '<!ENTITY x "哈">'):

        def with_entity(xml, kind=kind):
            doctype = f"<!DOCTYPE w:document [{kind}]>"
            return doctype + xml.replace("这里", "&x;") if xml.startswith("<w:document") else xml

        assert refused(made(file, p("这里"), change=with_entity)) == "word-damaged"
    laughs = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))

    def laughing(xml):
        doctype = f'<!DOCTYPE w:document [<!ENTITY x0 "哈">{laughs}]>'
        return doctype + xml.replace("这里", "&x9;") if xml.startswith("<w:document") else xml

    assert refused(made(file, p("这里"), change=laughing)) == "word-damaged"


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/a.png",
        "\\\\host\\share\\a.png",
        "//host/share/a.png",
        "../../../../etc/passwd",
    ],
)
@pytest.mark.parametrize("mode", ["External", "Internal"])
def test_nothing_outside_the_file_is_asked_for(file, monkeypatch, target, mode):
    def no_socket(*words):
        raise AssertionError("a socket")

    monkeypatch.setattr(socket, "socket", no_socket)
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for n, kind in enumerate(("image", "attachedTemplate", "subDocument", "aFChunk"))
    )
    body = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="图"/><a:blip r:embed="r0"/>'
        '<a:blip r:link="r0"/></wp:inline></w:drawing></w:r></w:p><w:altChunk r:id="r3"/>'
        '<w:subDoc r:id="r2"/>'
    )
    _, (section,) = read(made(file, body + p("文"), relations))
    assert section.pictures == ()
    assert lines(file) == ["图图", "文"]


@pytest.mark.parametrize("depth", [30, 20_000])
def test_tables_in_tables_are_read_or_refused(file, depth):
    body = (
        "<w:tbl><w:tr><w:tc>" * depth
        + p("底")
        + f"</w:tc><w:tc>{p('旁')}</w:tc></w:tr></w:tbl>" * depth
    )
    made(file, body + p("文"), pack=zipfile.ZIP_STORED)
    if depth > 100:
        assert refused(file) == "word-damaged"
    else:
        assert "".join(lines(file)).replace("\n", "").count("旁") == depth


def test_odd_values_are_taken_for_none(file):
    body = (
        p(
            "甲",
            '<w:outlineLvl w:val="x"/><w:numPr><w:ilvl w:val="-7"/><w:numId w:val="9"/></w:numPr>',
        )
        + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr>'
        + p("乙")
        + "</w:tc><w:tc/></w:tr><w:tr/></w:tbl>"
        + '<w:p><w:r><w:sym w:font="F" w:char="zz"/><w:footnoteReference w:id="7"/>'
        + "<w:t>丙</w:t></w:r></w:p>"
        + '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:t>丁</w:t></w:r></w:p>'
    )
    numbering = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="77"/></w:abstractNum>'
    assert lines(made(file, body, numbering=numbering)) == ["甲", "乙", "", "丙", "丁"]


def test_styles_that_are_based_on_one_another_in_a_circle_end(file):
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("ab", "ba", "cc")
    )
    body = p("甲", '<w:pStyle w:val="a"/>') + p("乙", '<w:pStyle w:val="c"/>')
    assert lines(made(file, body, styles=styles)) == ["甲", "乙"]


def test_names_with_other_slashes_and_letters_are_found(file):
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "Word/Document.xml", f"<w:document {SPACES}><w:body>{p('文')}</w:body></w:document>"
        )
    assert lines(file) == ["文"]
