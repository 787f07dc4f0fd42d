# SPDX-License-Identifier: MIT
"""The cleaned text of a document as a Word file with real headings, lists, tables and footnotes."""

from study_viewer.core.document.title_lines import title_lines
from study_viewer.core.export.contract import ROOMS, FullText
from study_viewer.core.export.ooxml.blocks import Typesetter
from study_viewer.core.export.ooxml.elements import Element, add_settings, name_of, run, value
from study_viewer.core.export.ooxml.looks import look_of
from study_viewer.core.export.ooxml.package import Binder
from study_viewer.core.export.ooxml.parts import Imprint
from study_viewer.core.export.ooxml.styles import indent
from study_viewer.core.export.whole import squeezed, titled


def export(text: FullText, style: str = "official") -> bytes:
    """The whole file; ``style`` is official (GB/T 9704-2012) or plain."""
    about = text.metadata
    imprint = Imprint(about.title, about.issued_by, about.issued_on)
    language = about.language or "zh"
    binder = Binder(look_of(style, language), imprint)
    setter = Typesetter(binder, text.picture, language)
    content: list[Element] = []
    for body in titled(text):
        content.extend(setter.body(body))
    _raise_title(content, about.title, ROOMS[style].title)
    return binder.bind(content)


def _raise_title(content: list[Element], title: str, room: int) -> None:
    """The first heading that says the document's title is set as its title, in even lines."""
    wanted = squeezed(title)
    if not wanted:
        return
    for element in content:
        style = element.find("{*}pPr/{*}pStyle")
        if style is None or not str(next(iter(style.values()), "")).startswith("Heading"):
            continue
        if squeezed("".join(map(str, element.itertext()))) == wanted:
            add_settings(element, value("pStyle", "Title"), indent(), value("jc", "center"))
            _divide(element, title, room)
            return


def _divide(element: Element, title: str, room: int) -> None:
    """Breaks the lines; those that the text breaks itself, and what has a footnote, stay."""
    runs = list(element)[1:]
    if any(name_of(part) not in ("rPr", "t") for one in runs for part in one):
        return
    settings = list(runs[0].iterchildren("{*}rPr")) if runs else []
    if len(runs) > 1 and any(one.find("{*}rPr") is not None for one in runs):
        return
    for one in runs:
        element.remove(one)
    kept = [setting for one in settings for setting in one]
    element.append(run("\n".join(title_lines(title, room)), *kept))
