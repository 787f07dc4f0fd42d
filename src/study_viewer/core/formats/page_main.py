# SPDX-License-Identifier: MIT
"""What of a web page is its content, and what only stands around it.

Nothing goes because it is not recognised as content; only what is recognised as furniture goes:
by its tag or role, by what its author called it, or because it is all links. Within the main
content only plain navigation does. Where the rules are in doubt the text stays.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from study_viewer.core.document.html_tree import BLOCKS, attribute_of, holding_blocks, tag_of
from study_viewer.core.formats.page_tree import HEADINGS, drop, is_hidden, text_in

_SENTENCE = re.compile(r"[。！？；，：]|[.!?;,:](?:\s|$)")
_LONG = 25
"""Letters of a piece of text without punctuation that is no menu's."""
_MAIN_SHARE = 0.8
"""Of the sentences on a page, what the main content holds at least."""
_MOST = 0.3
"""Of the sentences on a page, what furniture holds at most; a form may be around all of it."""
_LINKS = 3
_LINKED = 0.6

_ROLES_WITHIN = frozenset(
    "navigation search dialog alertdialog toolbar menu menubar".split()  # noqa: SIM905
)
_ROLES = _ROLES_WITHIN | {"banner", "contentinfo", "complementary"}
_WORDS_WITHIN = frozenset(
    """
    cookie cookies cookieconsent cookiebanner consent gdpr breadcrumb breadcrumbs share sharing
    bdsharebuttonbox fenxiang pagination pager printbtn toolbar navbar skiplink backtotop
    """.split()  # noqa: SIM905
)
_WORDS = _WORDS_WITHIN | frozenset(
    """
    nav navi navigation menu submenu mainmenu topnav aside sidebar sidenav footer foot copyright
    banner advert adverts advertisement ads ad social related recommend recommended comments
    commentlist newsletter subscribe popup modal login search searchbox crumb crumbs location
    position friendlink friendlinks links daohang dqwz xgyd
    """.split()  # noqa: SIM905
)
_LINES = re.compile(
    r"(?:版权所有|Copyright\b|©|（?c）?\s*\d{4}.*版权|[^。]{0,8}ICP备|[^。]{0,4}公网安备|网站标识码"
    r"|当前位置[：:]|您(?:现在)?的位置|您当前所在的?位置|上一篇|下一篇|主办单位[：:]|承办单位[：:]"
    r"|跳到主要内容|Skip to (?:main )?content).{0,80}",
    re.IGNORECASE | re.DOTALL,
)
# A sign between two words can be matched in one way only, or a row of words takes for ever.
_LINES_WITHIN = re.compile(
    r"[【\[［\s]*(?:(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|返回顶部|收藏|分享到?)[：:【】\[\]［］|\s]*)+"
    r"|扫一扫在手机(?:上)?打开当前页(?:面)?|字(?:体|号)[：:]?\s*[\[【]?\s*大\s*中\s*小\s*[】\]]?"
)


class _Weight(NamedTuple):
    """Letters in an element, how many of them in links, how many in sentences; and its links."""

    letters: int = 0
    linked: int = 0
    said: int = 0
    links: int = 0

    def plus(self, others: Iterable["_Weight"]) -> "_Weight":
        letters, linked, said, links = self
        for other in others:
            if other is not _NOTHING:
                letters += other.letters
                linked += other.linked
                said += other.said
                links += other.links
        return _Weight(letters, linked, said, links)


_NOTHING = _Weight()


class _Page:
    """One page being looked over."""

    def __init__(self, body: etree._Element) -> None:
        self.body = body
        self.holders = holding_blocks(body)
        self.weights: dict[etree._Element, _Weight] = {}
        for element in reversed(list(body.iter())):
            self.weights[element] = self._weighed(element)
        self.total = max(self.weights[body].said, 1)
        self.told = self._told_main()
        self.main = self._main()

    def share(self, element: etree._Element) -> float:
        return self.weights[element].said / self.total

    def _weighed(self, element: etree._Element) -> _Weight:
        text = element.text
        weight = _of_text(text) if text else _NOTHING
        if len(element):
            weight = weight.plus(self._inside(element))
        if tag_of(element) == "a" and not attribute_of(element, "href").startswith("#"):
            return _Weight(weight.letters, weight.letters, 0, 1)
        return weight

    def _inside(self, element: etree._Element) -> Iterator[_Weight]:
        """Of what stands in an element the weights: its children, and the words behind each."""
        for child in element:
            yield self.weights[child]
            if tail := child.tail:
                yield _of_text(tail)

    def _told_main(self) -> etree._Element | None:
        """What the page itself calls its main content, if that holds half of its sentences."""
        told = [
            one
            for one in self.body.iter()
            if tag_of(one) in ("main", "article") or one.get("role") == "main"
        ]
        fit = [one for one in told if self.share(one) >= 0.5]
        return fit[-1] if fit else None

    def _main(self) -> etree._Element:
        """The innermost element that holds nearly all sentences."""
        main = self.told if self.told is not None else self.body
        while True:
            inner = max(main, key=self.share, default=None)
            if inner is None or inner not in self.holders or self.share(inner) < _MAIN_SHARE:
                return main
            main = inner


def without_furniture(body: etree._Element) -> tuple[str, ...]:
    """Takes the furniture out of a page; gives the text of each piece that went, in order."""
    page = _Page(body)
    around = set(page.main.iterancestors()) | {page.main}
    within = set(page.main.iter())
    told = set(page.told.iter()) | set(page.told.iterancestors()) if page.told is not None else None
    gone: list[str] = []
    waiting = [body]
    while waiting:
        element = waiting.pop()
        inside = element in within
        aside = told is not None and element not in told
        if (element not in around and _is_furniture(page, element, inside)) or (
            aside and _is_astray(page, element)
        ):
            gone.append(_taken(element))
        else:
            waiting.extend(reversed(element))
    return tuple(text for text in gone if text)


def _is_furniture(page: _Page, element: etree._Element, inside: bool) -> bool:
    tag, names = tag_of(element), element.keys()
    # Most elements have no attributes and stand in a line: nothing can be told by them.
    if not tag or not (names or tag in BLOCKS) or page.share(element) > _MOST:
        return False
    weight = page.weights[element]
    if tag in ("nav", "dialog") or (names and is_hidden(element)):
        return True
    if "role" in names and attribute_of(element, "role") in (_ROLES_WITHIN if inside else _ROLES):
        return True
    if tag == "form":
        return weight.said < _LONG or not inside
    if ("class" in names or "id" in names) and (
        _words_of(element) & (_WORDS_WITHIN if inside else _WORDS)
    ):
        return True
    dense = weight.links >= _LINKS and weight.linked >= _LINKED * weight.letters
    if tag in ("header", "aside", "footer") and element.getparent() is page.body and inside:
        # All of the body is main content here, as in a page without a frame.
        return weight.links > 0 and weight.said < _LONG
    if tag in ("aside", "footer"):
        return dense or not inside
    if tag not in BLOCKS:
        return False
    text = text_in(element) if weight.letters <= 120 and element not in page.holders else ""
    if text and _LINES_WITHIN.fullmatch(text):
        return True
    if inside:
        return False
    return tag == "header" or dense or bool(text and _LINES.fullmatch(text))


def _is_astray(page: _Page, element: etree._Element) -> bool:
    """Whether a block beside what the page calls its main content says nothing."""
    weight = page.weights[element]
    is_block = tag_of(element) in BLOCKS and tag_of(element) not in HEADINGS
    return is_block and weight.letters > 0 and weight.said < _LONG and _title_in(element) is None


def _title_in(element: etree._Element) -> etree._Element | None:
    return next(element.iter("h1"), None)


def _taken(element: etree._Element) -> str:
    """Takes an element out, but for the title of the page that a header may hold."""
    title = _title_in(element) if tag_of(element) in ("header", "div", "section") else None
    if title is None:
        text = text_in(element)
        drop(element)
        return text
    text = " ".join(text_in(element).replace(text_in(title), " ", 1).split())
    title.tail = None
    for child in list(element):
        element.remove(child)
    element.text = None
    element.append(title)
    return text


def _words_of(element: etree._Element) -> set[str]:
    """The words of an element's names: navBar-top → nav, bar, navbar, top."""
    names = f"{attribute_of(element, 'class')} {attribute_of(element, 'id')}"
    return {word for name in names.split() for word in _parts_of(name)}


@functools.lru_cache(maxsize=10_000)
def _parts_of(name: str) -> frozenset[str]:
    parts = re.split(r"[-_]|(?<=[a-z])(?=[A-Z])", name)
    whole = name.replace("-", "").replace("_", "")
    return frozenset(part.lower() for part in (whole, *parts))


def _of_text(text: str | None) -> _Weight:
    if not text or not (words := text.split()):
        return _NOTHING
    letters = sum(map(len, words))
    said = letters if letters >= _LONG or _SENTENCE.search(text.strip()) else 0
    return _Weight(letters, 0, said, 0)
