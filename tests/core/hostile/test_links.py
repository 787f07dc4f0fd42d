# SPDX-License-Identifier: MIT
"""Pictures, pages and parts that lie elsewhere: on the disk, on a share, on the network."""

from pathlib import Path

import pytest

from tests.core.hostile.conftest import Ground
from tests.core.hostile.packages import OFFICE, RELATIONS, WORD, package, part_of

pytestmark = pytest.mark.apart


def addresses(ground: Ground) -> list[str]:
    """All the ways to name what is outside, and whoever listens."""
    share = f"127.0.0.1@{ground.port}"
    picture = ground.picture
    return [
        picture.as_uri(),
        picture.as_uri().replace("file:///", "file:/"),
        picture.as_uri().replace("file:///", "FILE://localhost/"),
        str(picture),
        f"../outside/{picture.name}",
        f"..\\outside\\{picture.name}",
        f"%2e%2e/outside/{picture.name}",
        f"..%2foutside%2f{picture.name}",
        f"a/../../outside/{picture.name}",
        f"link/{picture.name}",
        f"{ground.http}/x.png",
        f"//127.0.0.1:{ground.port}/x.png",
        f"\\\\{share}\\share\\x.png",
        f"//{share}/share/x.png",
        f"file://{share}/share/x.png",
        f"file:////{share}/share/x.png",
        f"\\\\?\\UNC\\{share}\\share\\x.png",
        "/dev/zero",
        "file:///dev/zero",
    ]


def linked(ground: Ground) -> None:
    """A link inside to what is outside."""
    (ground.inside / "link").symlink_to(ground.canary.parent, target_is_directory=True)


HTML = (
    '<img src="{0}">',
    '<img srcset="{0} 2x" data-src="{0}">',
    '<picture><source srcset="{0}"><img src="{0}"></picture>',
    '<link rel="stylesheet" href="{0}">',
    '<script src="{0}"></script>',
    '<iframe src="{0}"></iframe>',
    '<object data="{0}"></object><embed src="{0}">',
    '<video poster="{0}" src="{0}"></video><audio src="{0}"></audio>',
    "<div style=\"background: url('{0}')\">文</div>",
    '<style>@import "{0}"; p {{ background: url("{0}") }}</style>',
    '<svg><image href="{0}" xlink:href="{0}"/><use href="{0}#a"/></svg>',
    '<base href="{0}"><img src="canary.png">',
    '<meta http-equiv="refresh" content="0; url={0}">',
    '<table background="{0}"><tr><td background="{0}">文</td></tr></table>',
    '<input type="image" src="{0}"><body background="{0}">',
)


def every(ground: Ground) -> str:
    return "\n".join(
        f"<p>第{number}处</p>" + "".join(form.format(address) for form in HTML)
        for number, address in enumerate(addresses(ground))
    )


def test_a_web_page_fetches_nothing(ground: Ground) -> None:
    linked(ground)
    path = ground.inside / "a.html"
    path.write_text(f"<html><body><p>各单位</p>{every(ground)}</body></html>", encoding="utf-8")
    assert "各单位" in ground.read(path).text


def test_a_book_fetches_nothing(ground: Ground) -> None:
    path = ground.inside / "a.epub"
    text = part_of(path, "c1.xhtml").replace("</body>", f"{every(ground)}</body>")
    assert "按月整理笔记。" in ground.read(package(path, {"c1.xhtml": text})).text


@pytest.mark.parametrize("suffix", [".md", "folder"])
def test_markdown_fetches_nothing(ground: Ground, suffix: str) -> None:
    linked(ground)
    canary = ground.canary
    lines = ["# 通知", "各单位"]
    for address in addresses(ground):
        lines += [f"![图]({address})", f"![图](<{address}>)", f"[![图]({address})]({address})"]
        lines += [f'<img src="{address}">', f"![图][a]\n\n[a]: {address}"]
    for name in (str(canary), "../outside/canary.txt", "link/canary.txt", canary.as_uri()):
        lines += [f'--8<-- "{name}"', f"{{{{#include {name}}}}}", f"{{{{#playground {name}}}}}"]
        lines += [f"{{% include '{name}' %}}", f"!INCLUDE {name}", f"{{!{name}!}}"]
    path = ground.inside / "a.md"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    (ground.inside / "SUMMARY.md").write_text(
        f"# Summary\n\n- [外]({canary})\n- [外](../outside/canary.txt)\n- [内](a.md)\n"
        "- [外](link/canary.txt)\n",
        encoding="utf-8",
    )
    if suffix == "folder":
        (ground.inside / "book.toml").write_text(
            '[book]\ntitle = "书"\nsrc = "../outside"\n', encoding="utf-8"
        )
        (ground.inside / "mkdocs.yml").write_text(
            "site_name: 书\ndocs_dir: ../outside\nnav: [a.md, ../outside/canary.txt]\n",
            encoding="utf-8",
        )
    outcome = ground.read(ground.inside if suffix == "folder" else path)
    # A folder whose book points outside may be refused, or read without what is outside.
    assert outcome.code or "各单位" in outcome.text


def drawing(relation: str, how: str) -> str:
    """A picture of a Word file; ``how`` is embed or link."""
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    pic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return f"""<w:p xmlns:w="{WORD}"><w:r><w:drawing><wp:inline xmlns:wp="{wp}">
<wp:docPr id="1" name="n" descr="图"/><a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}">
<pic:pic xmlns:pic="{pic}"><pic:blipFill><a:blip xmlns:r="{OFFICE}" r:{how}="{relation}"/>
</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""


def field(address: str) -> str:
    words = (f' INCLUDEPICTURE "{address}" ', f' INCLUDETEXT "{address}" ', f' LINK "{address}" ')
    return "".join(
        f'<w:p><w:fldSimple w:instr="{word.replace(chr(34), "&quot;")}"><w:r><w:t>域</w:t></w:r>'
        "</w:fldSimple></w:p>"
        for word in words
    )


@pytest.mark.parametrize("mode", ["External", "Internal"])
def test_a_word_file_fetches_nothing(ground: Ground, mode: str) -> None:
    path = ground.inside / "a.docx"
    relations: list[str] = []
    blocks: list[str] = []
    kinds = ("image", "hyperlink", "attachedTemplate", "aFChunk", "subDocument", "oleObject")
    for number, address in enumerate(addresses(ground)):
        for kind in kinds:
            relations.append(
                f'<Relationship Id="h{number}{kind}" Type="{OFFICE}/{kind}" '
                f'Target="{address.replace("&", "&amp;")}" TargetMode="{mode}"/>'
            )
        blocks += [drawing(f"h{number}image", how) for how in ("embed", "link")]
        blocks.append(f'<w:altChunk xmlns:r="{OFFICE}" r:id="h{number}aFChunk"/>')
        blocks.append(f'<w:subDoc xmlns:r="{OFFICE}" r:id="h{number}subDocument"/>')
        blocks.append(field(address))
    name = "word/_rels/document.xml.rels"
    told = part_of(path, name).replace("</Relationships>", "".join(relations) + "</Relationships>")
    assert RELATIONS in told
    text = part_of(path, "word/document.xml").replace("<w:sectPr", "".join(blocks) + "<w:sectPr", 1)
    outcome = ground.read(package(path, {name: told, "word/document.xml": text}))
    assert outcome.code or "按月整理笔记。" in outcome.text
    if mode == "External":
        assert outcome.code == ""


def test_a_link_to_a_file_outside_is_refused_in_a_folder(ground: Ground) -> None:
    (ground.inside / "a.md").write_text("# 通知\n\n各单位", encoding="utf-8")
    Path(ground.inside / "b.md").symlink_to(ground.canary)
    assert "各单位" in ground.read(ground.inside).text
