# SPDX-License-Identifier: MIT
"""The styles and the font table of a Word file, drawn from a look."""

from study_viewer.core.export.ooxml.elements import Element, properties, value, w
from study_viewer.core.export.ooxml.looks import FALLBACKS, NO_COLOUR, Font, Look


def fonts(font: Font, *, hint: bool = False) -> Element:
    made = w("rFonts", ascii=font.latin, hAnsi=font.latin, eastAsia=font.east, cs=font.latin)
    if hint:
        made.set(f"{{{made.nsmap['w']}}}hint", "eastAsia")
    return made


def font_settings(font: Font, *, hint: bool = False) -> tuple[Element, ...]:
    """A font, its weight and its size (Word counts half points)."""
    size = round(font.size * 2)
    weight = (w("b"), w("bCs")) if font.bold else ()
    return (fonts(font, hint=hint), *weight, value("sz", size), value("szCs", size))


def indent(left: int = 0, first: int = 0, hanging: int = 0, right: int = 0) -> Element:
    """Indents in twips; a first line that a style indents by characters is taken back."""
    if hanging:
        return w("ind", left=left, right=right, hanging=hanging)
    return w("ind", left=left, right=right, firstLineChars=0, firstLine=first)


def first_line(look: Look) -> Element:
    """Of a paragraph, set in by two Chinese characters; Word reads these, others the twips."""
    return w("ind", firstLineChars=100 * look.first, firstLine=look.first * look.em)


def style_sheet(look: Look) -> Element:
    """styles.xml. Style ids are stable; names are Word's own where it has the style built in."""
    defaults = w(
        "docDefaults",
        w("rPrDefault", properties("rPr", *font_settings(look.body), _language())),
        w("pPrDefault"),
    )
    made = [_normal(look), *_text_styles(look), *_heading_styles(look), *_mark_styles(look)]
    return w("styles", defaults, *made, *_other_kinds(look))


def _language() -> Element:
    """Latin letters are English also in a Chinese file, as Chinese Word has it.

    Told that they are Chinese, LibreOffice breaks a line inside 2025.
    """
    return w("lang", val="en-US", eastAsia="zh-CN")


_BUILT_IN = {
    "Normal",
    "Body Text",
    "Title",
    "Subtitle",
    "Quote",
    "List Paragraph",
    "footer",
    "footnote text",
    "footnote reference",
    "Hyperlink",
}


def _style(
    id: str,
    name: str,
    *,
    based: str = "Normal",
    next: str = "",
    paragraph: tuple[Element, ...] = (),
    run: tuple[Element, ...] = (),
    kind: str = "paragraph",
) -> Element:
    own = {} if name in _BUILT_IN or name.startswith("heading ") else {"customStyle": 1}
    made = w("style", value("name", name), type=kind, styleId=id, **own)
    if based:
        made.append(value("basedOn", based))
    if next:
        made.append(value("next", next))
    made.append(w("qFormat"))
    if paragraph:
        made.append(properties("pPr", *paragraph))
    if run:
        made.append(properties("rPr", *run))
    return made


def _normal(look: Look) -> Element:
    spacing = w("spacing", before=0, after=look.after, line=look.line, lineRule=look.line_rule)
    # A widow rule would leave official pages with 21 lines; the quotes that must not part from
    # their notes say so themselves.
    exact = look.line_rule == "exact"
    settings = [value("widowControl", 0 if exact else 1), spacing, value("jc", "both")]
    if exact:
        # The lines are exact already. In a paragraph this switches off the grid of lines alone
        # (ECMA-376, 17.3.1.32), so Word keeps 28 characters a line; LibreOffice, which would give
        # each character two cells of a grid narrower than its font, then sets 27.
        settings.append(value("snapToGrid", 0))
    made = _style(
        "Normal",
        "Normal",
        based="",
        paragraph=tuple(settings),
        run=font_settings(look.body),
    )
    made.set(f"{{{made.nsmap['w']}}}default", "1")
    return made


def _text_styles(look: Look) -> list[Element]:
    code = w("spacing", before=0, after=0, line=round(look.mono.size * 26), lineRule="atLeast")
    return [
        _style("BodyText", "Body Text", paragraph=(first_line(look),)),
        _style(
            "Title",
            "Title",
            next="BodyText",
            paragraph=(w("keepNext"), w("keepLines"), *_centred()),
            run=font_settings(look.title),
        ),
        _style(
            "Subtitle",
            "Subtitle",
            next="BodyText",
            paragraph=(w("keepLines"), *_centred()),
            run=font_settings(look.quote),
        ),
        _style("Quote", "Quote", next="BodyText", run=font_settings(look.quote)),
        _style("NoteText", "Note", paragraph=(first_line(look),)),
        _style(
            "Details",
            "Details",
            paragraph=(value("jc", "left"),),
            run=(*font_settings(look.small), value("color", "595959")),
        ),
        _style("ListParagraph", "List Paragraph"),
        _style("Code", "Code", paragraph=(code, value("jc", "left")), run=font_settings(look.mono)),
        _style(
            "Picture",
            "Picture",
            paragraph=(value("snapToGrid", 0), _loose(), *_centred()),
        ),
        _style(
            "TableText",
            "Table Text",
            paragraph=(value("snapToGrid", 0), _loose(), indent(), value("jc", "left")),
            run=font_settings(look.small),
        ),
    ]


def _centred() -> tuple[Element, ...]:
    return indent(), value("jc", "center")


def _loose() -> Element:
    """Lines as high as what stands in them, and a little air around."""
    return w("spacing", before=60, after=60, line=240, lineRule="auto")


def _heading_styles(look: Look) -> list[Element]:
    made = []
    for level in range(1, 7):
        font = look.headings[min(level, 3) - 1]
        made.append(
            _style(
                f"Heading{level}",
                f"heading {level}",
                next="BodyText",
                paragraph=(
                    w("keepNext"),
                    w("keepLines"),
                    first_line(look),
                    value("jc", "left"),
                    value("outlineLvl", level - 1),
                ),
                run=font_settings(font),
            )
        )
    return made


def _mark_styles(look: Look) -> list[Element]:
    single = w("spacing", before=0, after=0, line=360, lineRule="exact")
    footnote = w("spacing", before=0, after=0, line=240, lineRule="auto")
    return [
        _style(
            "Footer",
            "footer",
            paragraph=(value("snapToGrid", 0), single, indent()),
            run=font_settings(look.number),
        ),
        _style(
            "FootnoteText",
            "footnote text",
            paragraph=(value("snapToGrid", 0), footnote, indent(), value("jc", "left")),
            run=font_settings(look.small._replace(size=9)),
        ),
    ]


def _other_kinds(look: Look) -> list[Element]:
    """Character and table styles."""
    borders = w(
        "tblBorders",
        *(
            w(side, val="single", sz=4, space=0, color="000000")
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ),
    )
    margins = w("tblCellMar", w("left", w=108, type="dxa"), w("right", w=108, type="dxa"))
    grid = w("style", value("name", "Table Grid"), type="table", styleId="TableGrid")
    grid.append(w("qFormat"))
    grid.append(properties("tblPr", borders, margins))
    label = (*font_settings(look.label),)
    return [
        _style("Label", "Label", based="", kind="character", run=label),
        _style(
            "Hyperlink",
            "Hyperlink",
            based="",
            kind="character",
            run=(value("color", "0B4F9E"), value("u", "single")),
        ),
        _style(
            "FootnoteReference",
            "footnote reference",
            based="",
            kind="character",
            run=(value("vertAlign", "superscript"),),
        ),
        grid,
    ]


def bar(colour: str) -> Element:
    """A coloured line at the left of a paragraph, 3 pt wide (Word counts eighths)."""
    return w("pBdr", w("left", val="single", sz=24, space=8, color=colour or NO_COLOUR))


def font_table(look: Look) -> Element:
    """fontTable.xml: every font the look names, and what may stand in for it."""
    made = w("fonts")
    named = (look.title, *look.headings, look.body, look.quote, look.label, look.number, look.mono)
    names = dict.fromkeys(name for font in named for name in (font.east, font.latin))
    for name in names:
        others, family = FALLBACKS[name]
        chinese = not name.isascii()
        made.append(
            w(
                "font",
                value("altName", others),
                value("charset", "86" if chinese else "00"),
                value("family", family),
                value("pitch", "variable"),
                name=name,
            )
        )
    return made
