# SPDX-License-Identifier: MIT
"""What a web page says of itself: title, language, who issued it, when, under which number."""

import re

from lxml import etree

from study_viewer.core.document.dates import DAY, iso
from study_viewer.core.document.html_tree import attribute_of, tag_of
from study_viewer.core.document.model import Metadata
from study_viewer.core.formats.page_tree import short_text_in, text_in

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_TITLES = ("articletitle", "og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHORS = (
    *("author", "article:author", "dc.creator", "dcterms.creator", "publisher", "dc.publisher"),
    *("contentsource", "byl"),
)
_DATES = (
    *("pubdate", "publishdate", "publish_date", "article:published_time", "dc.date", "date"),
    *("dcterms.date", "dcterms.issued", "dcterms.created", "og:published_time", "publication_date"),
)
_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—»«·]\s+")
# The box above an official notice: 索引号, 发文机关, 发文字号, 成文日期…
_NOTED = {
    "issuer": "发文机关|发布机构|发布机关|发文单位|制发机关|制定机关",
    "number": r"发文字号|文\s*号",
    "made": "成文日期|印发日期",
    "issued": "发布日期|发布时间|公布日期",
}
"""The labels of what is noted."""
_IS = {kind: re.compile(rf"(?:{labels})\s*[：:]?\s*$") for kind, labels in _NOTED.items()}
_ANY = "|".join(_NOTED.values())
_TELLING = re.compile(_ANY)
"""Most pages have none of them, and then none of their elements has."""
_FIELD = re.compile(
    rf"({_ANY})\s*[：:]\s*"
    r"((?:(?!\s(?:来源|作者|浏览|字体|字号|发文|发布|成文|主题|有效|公布)).){1,60})"
)
_LABELS = re.compile(
    r"\s*(?:索引号|主题分类|主题词|标题|有效性|名\s*称|体裁分类|公开方式|"
    rf"{_ANY})\s*[：:]?\s*"
)
_FIELDS_IN = frozenset(("td", "th", "p", "li", "span", "div", "dt", "dd", "strong", "b"))
_LONGEST_FIELD = 400
"""Characters of an element in which labels are looked for."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def about(tree: etree._Element) -> Metadata:
    """What the head and the labelled fields of a page say; what it does not say is empty."""
    named: dict[str, str] = {}
    title = ""
    for element in tree.iter("meta", "title"):
        if tag_of(element) == "meta":
            key = attribute_of(element, "name") or attribute_of(element, "property")
            value = " ".join(attribute_of(element, "content").split())
            if value:
                named.setdefault(key.strip().lower(), value)
        else:
            title = title or text_in(element)
    fields = _fields(tree)
    dates = (fields.get("made"), *(named.get(key) for key in _DATES), fields.get("issued"))
    return Metadata(
        title=next((named[key] for key in _TITLES if key in named), "") or _without_site(title),
        language=_language(tree),
        issued_by=fields.get("issuer") or _author(named),
        issued_on=next((found for one in dates if one and (found := _day(one))), ""),
        number=fields.get("number", ""),
        source=_source(tree, named),
    )


def heading_of(body: etree._Element) -> str:
    """The page's title as it stands in it: its only heading of the first rank."""
    found = [text for one in body.iter("h1") if (text := text_in(one))]
    return found[0] if len(found) == 1 else ""


def _author(named: dict[str, str]) -> str:
    for key in _AUTHORS:
        value = named.get(key, "")
        if value and not _ADDRESS.match(value) and len(value) <= 60:
            return value
    return ""


def _language(tree: etree._Element) -> str:
    for element in tree.iter("html", "body"):
        told = attribute_of(element, "lang")
        told = told or attribute_of(element, "{http://www.w3.org/XML/1998/namespace}lang")
        primary = told.strip().lower().partition("-")[0]
        if re.fullmatch("[a-z]{2,3}", primary):
            return primary
    return ""


def _source(tree: etree._Element, named: dict[str, str]) -> str:
    for element in tree.iter("link"):
        if attribute_of(element, "rel").lower() == "canonical":
            address = attribute_of(element, "href")
            if _ADDRESS.fullmatch(address):
                return address
    address = named.get("og:url", "")
    return address if _ADDRESS.fullmatch(address) else ""


def _without_site(title: str) -> str:
    """The title without the site's name behind it: 关于…的通知_国务院文件_中国政府网."""
    first = _SITE.split(title)[0].strip()
    return first if len(first) >= 4 else title


def _fields(tree: etree._Element) -> dict[str, str]:
    """Labelled fields, in one line (发布日期：2024-01-05) or in neighbouring cells."""
    found: dict[str, str] = {}
    label = ""
    if not _TELLING.search("".join(map(str, tree.itertext()))):
        return found
    for element in tree.iter(*_FIELDS_IN):
        text = short_text_in(element, _LONGEST_FIELD)
        if not text:
            continue
        for match in _FIELD.finditer(text):
            if not _LABELS.match(match.group(2)):
                _note(found, match.group(1), match.group(2))
        if label and not _LABELS.fullmatch(text):
            _note(found, label, text)
        label = text if _LABELS.fullmatch(text) else ""
    return found


def _note(found: dict[str, str], label: str, value: str) -> None:
    value = value.strip(" ；;|　")
    if _IS["issuer"].match(label) and len(value) <= 40:
        found.setdefault("issuer", value)
    elif _IS["number"].match(label) and re.search(r"\d.*号$", value):
        found.setdefault("number", value)
    elif _IS["made"].match(label) and _day(value):
        found.setdefault("made", value)
    elif _IS["issued"].match(label) and _day(value):
        found.setdefault("issued", value)


def _day(text: str) -> str:
    match = DAY.search(text) or _DATE.search(text)
    if match:
        return iso(match.groups())
    packed = re.match(r"(\d{4})(\d{2})(\d{2})(?!\d)", text)
    return iso(packed.groups()) if packed else ""
