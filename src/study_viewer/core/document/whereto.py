# SPDX-License-Identifier: MIT
"""What a person types to get to a place of a document: 第十二条, 二（三）, 3.2, p. 45, 50%."""

import re
from typing import NamedTuple

from study_viewer.core.document.folding import folded
from study_viewer.core.document.numbering import Kind, Number, number_of, value_of
from study_viewer.core.document.numerals import counted

_HAN = "〇零一二三四五六七八九十百千万两廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_NUMERAL = rf"(?:\d{{1,5}}|[{_HAN}]{{1,9}})"
_STEP = re.compile(
    rf"第?(?P<marked>{_NUMERAL})(?P<unit>部分|单元|[编篇卷章讲课节条款项段点])(?:之(?P<sub>{_NUMERAL}))?"
    rf"|\((?P<paren>{_NUMERAL})\)"
    r"|(?P<circled>[①-⑳])"
    rf"|(?P<plain>{_NUMERAL})[、.,:;]?"
)
_SUB = re.compile(rf"之({_NUMERAL})")
_PAGE = re.compile(rf"(?:p|pp|page|pages)\.?(\d{{1,5}})|第?({_NUMERAL})[页頁]")
_SHARE = re.compile(r"(\d{1,5}(?:\.\d+)?)%|百分之(.+)")
_DOTTED = re.compile(r"\d{1,4}(?:\.\d{1,4})+")
_SHORT = {"art": "article", "ch": "chapter", "chap": "chapter", "sec": "section", "pt": "part"}
_ENGLISH = re.compile(
    r"\s*(part|chapter|section|article|art|chap|ch|sec|pt)\.?\s*([0-9]{1,3}|[ivxlc]{1,7})\s*",
    re.IGNORECASE,
)

_KINDS: dict[str, tuple[Kind, ...]] = {
    # What stands under 三、 is cited as its third part.
    "部分": ("part", "han"),
    **dict.fromkeys(("编", "篇", "卷"), ("part",)),
    **dict.fromkeys(("章", "讲", "单元", "课"), ("chapter",)),
    "节": ("section",),
    "条": ("article",),
    "项": ("han-paren", "arabic-paren"),
    "点": ("arabic",),
}
_PLAIN_HAN: tuple[Kind, ...] = ("han", "part", "chapter", "section", "article", "han-paren")
_PLAIN_ARABIC: tuple[Kind, ...] = (
    *("arabic", "article", "chapter", "part", "section", "han"),
    *("han-paren", "arabic-paren"),
)


class Step(NamedTuple):
    """One number on the way: an entry whose mark is of one of ``kinds``, the first preferred, and
    has this value. Without kinds it is the paragraph of that number. ``sub`` is of 第十二条之一."""

    kinds: tuple[Kind, ...]
    value: int
    sub: int = 0
    unit: str = ""
    clause: bool = False
    """A paragraph as lawyers count them, without the （一） that belong to the one above."""


class Whereto(NamedTuple):
    """What the words may mean; what they cannot mean is None or empty."""

    steps: tuple[Step, ...] = ()
    dotted: tuple[int, ...] = ()
    """3.2.1; a number alone is one as well."""
    page: int | None = None
    share: float | None = None
    """Percent of the document."""


def meant(words: str) -> Whereto:
    """Blanks, width and script do not count."""
    form = folded(words)
    if found := _SHARE.fullmatch(form):
        share = float(found[1]) if found[1] else value_of(found[2])
        return Whereto() if share is None else Whereto(share=share)
    if found := _PAGE.fullmatch(form):
        return Whereto(page=value_of(found[1] or found[2]))
    if found := _ENGLISH.fullmatch(words):
        name = _SHORT.get(found[1].lower(), found[1])
        number = number_of(f"{name} {found[2]}")
        return Whereto((Step((number.kind,), number.value),) if number else ())
    sign = form.removeprefix("§")
    if _DOTTED.fullmatch(sign):
        return Whereto(dotted=tuple(map(int, sign.split("."))))
    steps = _steps(sign)
    if len(steps) == 1 and sign.isdecimal():
        return Whereto(steps, (steps[0].value,), steps[0].value)
    return Whereto(steps)


def _steps(form: str) -> tuple[Step, ...]:
    steps = []
    at = 0
    while at < len(form):
        found = _STEP.match(form, at)
        step = _step(found) if found else None
        if found is None or step is None:
            return ()
        steps.append(step)
        at = found.end()
    return tuple(steps)


def _step(found: re.Match[str]) -> Step | None:
    if circled := found["circled"]:
        number = number_of(circled)
        return Step(("circled",), number.value) if number else None
    value = value_of(found["marked"] or found["paren"] or found["plain"])
    if not value:
        return None
    if found["paren"]:
        return Step(("han-paren", "arabic-paren"), value)
    if found["plain"]:
        return Step(_PLAIN_ARABIC if found["plain"].isdecimal() else _PLAIN_HAN, value)
    unit = found["unit"]
    sub = value_of(found["sub"]) or 0 if found["sub"] else 0
    return Step(_KINDS.get(unit, ()), value, sub, unit, unit == "款")


def fits(step: Step, text: str, number: Number | None) -> int | None:
    """How well what begins with this number is meant by the step, 0 best; None: it is not."""
    if number is None or number.value != step.value or number.kind not in step.kinds:
        return None
    mark = folded(text[: number.end])
    found = _SUB.search(mark)
    if (value_of(found[1]) if found else 0) != step.sub:
        return None
    # 第三课 is not 第三章, though both are chapters; of an English mark the kind is enough.
    if step.unit and mark.startswith("第") and step.unit not in mark:
        return None
    return step.kinds.index(number.kind)


def is_printed(dotted: tuple[int, ...], text: str) -> bool:
    """Does a title begin with exactly this number: 3.2 Scope, §3.2, 第3.2节?"""
    number = ".".join(map(str, dotted))
    return bool(re.match(rf"(?:第|§)?{re.escape(number)}(?!\.?\d)", folded(text[:40])))


def openings(step: Step) -> tuple[str, ...]:
    """How a paragraph may begin that the step means, in the form in which texts are searched."""
    han, digits = counted(step.value), str(step.value)
    numerals = dict.fromkeys((han, han.replace("零", "〇"), digits))
    found: list[str] = []
    for kind in step.kinds:
        match kind:
            case "article" | "chapter" | "section" | "part" if (
                step.unit and step.unit in "条章节编"
            ):
                found += [f"第{one}{step.unit}" for one in numerals]
            case "article":
                found += [f"第{one}条" for one in numerals]
            case "han":
                found += [f"{han}{stop}" for stop in "、."]
            case "han-paren":
                found.append(f"({han})")
            case "arabic-paren":
                found += [f"({digits})", f"{digits})"]
            case "circled" if step.value <= 20:
                found.append(chr(0x2460 + step.value - 1))
            case _:
                pass
    return tuple(dict.fromkeys(map(folded, found)))
