# SPDX-License-Identifier: MIT
"""Formulas of a Word file as one line of text: a fraction as (a)/(b), a power as x^(2)."""

from lxml import etree

from study_viewer.core.formats.word_xml import M, W


def linear(formula: etree._Element) -> str:
    """All letters of a formula once and in order, with signs for how they stand."""
    return "".join(_written(one) for one in formula)


def _written(one: etree._Element) -> str:
    tag = str(one.tag)
    if tag in (M + "t", W + "t"):
        return one.text or ""
    if not tag.startswith((M, W)) or tag.endswith("Pr"):
        return ""
    name = tag.rpartition("}")[2]

    def part(of: str) -> str:
        inner = one.find(M + of)
        return "" if inner is None else linear(inner)

    match name:
        case "f":
            return f"{_closed(part('num'))}/{_closed(part('den'))}"
        case "sSup":
            return f"{part('e')}^{_closed(part('sup'))}"
        case "sSub":
            return f"{part('e')}_{_closed(part('sub'))}"
        case "sSubSup":
            return f"{part('e')}_{_closed(part('sub'))}^{_closed(part('sup'))}"
        case "rad":
            return f"{part('deg')}√{_closed(part('e'))}"
        case "nary":
            limits = "".join(
                sign + _closed(part(of)) for sign, of in (("_", "sub"), ("^", "sup")) if part(of)
            )
            return f"{_sign(one, 'chr', '∫')}{limits}{part('e')}"
        case "d":
            inner = _sign(one, "sepChr", "|").join(linear(e) for e in one.iterfind(M + "e"))
            return f"{_sign(one, 'begChr', '(')}{inner}{_sign(one, 'endChr', ')')}"
        case "mr":
            return " ".join(linear(e) for e in one.iterfind(M + "e")) + "; "
    return linear(one)


def _sign(one: etree._Element, name: str, otherwise: str) -> str:
    for told in one.iterfind(f"{M}{str(one.tag).rpartition('}')[2]}Pr/{M}{name}"):
        return str(told.get(M + "val") or "")
    return otherwise


def _closed(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"
