# SPDX-License-Identifier: MIT
"""Finding the places of a page's named elements leaves what is read as it is."""

from functools import partial

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from study_viewer.core.document import html_in
from study_viewer.core.document.plain import leaves
from study_viewer.core.formats.page_places import Page, read_page

_WORDS = st.sampled_from(
    ["", " ", "\n", "学习", " 学习安排 ", "第一条", "a b", "<br>", "<b>要</b>"]
)
_TAGS = st.sampled_from(
    "p div h2 ul ol li pre blockquote table tr td dl dt dd a span".split()  # noqa: SIM905
)


_WORDY = st.sampled_from("span span font b p li td div ul table tr".split())  # noqa: SIM905
"""Tags as Word sets them: more of letters than of blocks."""


def _element(inner: st.SearchStrategy[str], tags: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def made(tag: str, name: str, parts: list[str]) -> str:
        return f"<{tag}{name}>{''.join(parts)}</{tag}>"

    names = st.sampled_from(["", "", ' id="a"', ' id="b"', ' id="c"'])
    return st.builds(made, tags, names, st.lists(inner, max_size=4))


def _pages(tags: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.recursive(_WORDS, partial(_element, tags=tags), max_leaves=12)
    return st.lists(parts, max_size=5).map("".join)


def tree(page: str) -> html.HtmlElement:
    return html.fromstring(f"<html><body>{page}</body></html>")


def read(page: str, *wanted: str) -> Page:
    return read_page(tree(page), wanted, lambda *_: "")


@given(_pages(_TAGS))
def test_places_change_nothing_that_is_read(page: str) -> None:
    found = read(page, "a", "b", "c")
    assert found.body == read(page).body
    count = sum(1 for _ in leaves(found.body))
    assert all(0 <= place <= max(count - 1, 0) for place in found.places.values())


@given(_pages(_WORDY))
@example("<table><tr><td>学习<span>安排<p>第一条</p></span></td></tr></table>")
def test_tags_that_only_set_letters_say_nothing(page: str) -> None:
    assert read(page).body == html_in.read(tree(page), lambda *_: "")


def test_a_listing_in_a_list_is_led_to_without_a_trace() -> None:
    found = read("<p>一</p><ul><li><pre id='a'>dir /s</pre></li><li id='b'> 二</li></ul>", "a", "b")
    assert [leaf.text for leaf in leaves(found.body)] == ["一", "dir /s", "二"]
    assert found.places == {"a": 1, "b": 2}


def test_a_heading_that_is_led_to_has_the_anchor_of_its_words() -> None:
    (heading,) = read('<p id="a"></p><h2>学习</h2>', "a").body.blocks
    assert heading.kind == "heading"
    assert heading.anchor == "学习"
