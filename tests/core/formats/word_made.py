# SPDX-License-Identifier: MIT
"""Word files written by hand, part by part, and what is read of them."""

import zipfile

from study_viewer.core.document.markdown_out import write
from study_viewer.core.document.plain import leaves
from study_viewer.core.formats import docx
from study_viewer.core.formats.contract import Wishes, no_progress

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def made(
    path, body, relations="", files=None, change=lambda xml: xml, pack=zipfile.ZIP_DEFLATED, **parts
):
    """A Word file at ``path``; ``parts`` are the insides of styles, numbering, footnotes…"""
    told = "".join(
        f'<Relationship Id="part-{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for name in parts
    )
    with zipfile.ZipFile(path, "w", pack) as archive:

        def put(name, text):
            archive.writestr(name, change(text))

        put(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        put("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        put(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{RELATIONS}">{told}{relations}</Relationships>',
        )
        for name, inside in parts.items():
            put(f"word/{name}.xml", f"<w:{name} {SPACES}>{inside}</w:{name}>")
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return path


def p(text="", properties="", inside=None):
    """A paragraph of one run, or of the runs given."""
    inside = f"<w:r><w:t>{text}</w:t></w:r>" if inside is None else inside
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def numbered(text, num, level=0, more=""):
    told = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(text, told + more)


def scheme(name, *levels):
    """A numbering of its own: each level is (sort, text) or (sort, text, more XML)."""
    told = ""
    for number, (sort, text, *more) in enumerate(levels):
        told += (
            f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{sort}"/>'
            f'<w:lvlText w:val="{text}"/>{"".join(more)}</w:lvl>'
        )
    return f'<w:abstractNum w:abstractNumId="{name}">{told}</w:abstractNum>'


def num(name, of, more=""):
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def style(name, called, more="", based_on="", kind="paragraph"):
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{called}"/>{base}{more}'
        "</w:style>"
    )


def read(path, **wishes):
    parsed = docx.read(path, Wishes(**wishes), no_progress)
    return parsed, list(parsed.sections)


def markdown(path, **wishes):
    """All sections as Markdown: short to write and to read."""
    _, sections = read(path, **wishes)
    return "".join(write(section.body) for section in sections).strip()


def lines(path):
    """The text of each leaf block."""
    _, sections = read(path)
    return [leaf.text for section in sections for leaf in leaves(section.body)]


def tree(path):
    _, sections = read(path)
    return [
        (mark.level, mark.title, [leaf.text for leaf in leaves(section.body)][mark.leaf])
        for section in sections
        for mark in section.marks
    ]
