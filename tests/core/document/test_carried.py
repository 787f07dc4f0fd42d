# SPDX-License-Identifier: MIT
"""Where one was, and what was read, is known again by its words in another edition."""

from study_viewer.core.document.carried import Carried
from study_viewer.core.document.changed import SectionText

A, B, C, D, NEW = (
    "第一段讲的是地点与时间的安排。",
    "第二段讲的是人数与读物的安排。",
    "第三段讲的是记录与费用的安排。",
    "第四段讲的是茶水与照片的安排。",
    "新的一段讲的是如何借书与还书。",
)


def text(id: str, *paragraphs: str) -> SectionText:
    return SectionText(id, id, "\n".join(paragraphs))


OLD = [text("s001", "甲", A, B), text("s002", "乙", C, D)]


def spot(sections: list[SectionText], words: str) -> tuple[str, int]:
    return next((one.id, one.text.index(words)) for one in sections if words in one.text)


def words_at(sections: list[SectionText], place: tuple[str, int] | None) -> str:
    assert place is not None
    inside = next(one.text for one in sections if one.id == place[0])
    return inside[place[1] : place[1] + 4]


def test_a_place_goes_along_with_its_words_into_another_section() -> None:
    new = [text("s001", "甲", A, B), text("s002", "丙", NEW), text("s003", "乙", C, D)]
    for words in ("第四段讲", "茶水与照", "第一段讲"):
        assert words_at(new, Carried(OLD, new).place(*spot(OLD, words))) == words


def test_where_the_words_are_gone_reading_goes_on_behind_what_stood_before_them() -> None:
    new = [text("s001", "甲", A, NEW), text("s002", "乙", D)]
    carried = Carried(OLD, new)
    assert words_at(new, carried.place(*spot(OLD, B))) == NEW[:4]
    assert words_at(new, carried.place(*spot(OLD, C))) == D[:4]
    # The last words of a chapter went: one stays in it.
    shorter = [text("s001", "甲", A), text("s002", "乙", C, D)]
    assert Carried(OLD, shorter).place(*spot(OLD, B))[0] == "s001"


def test_at_a_chapter_whose_heading_has_another_number_one_stays_at_its_heading() -> None:
    new = [text("s001", "甲", A, B), text("s002", "丙", NEW), text("s003", "第三章", C, D)]
    assert Carried(OLD, new).place("s002", 0) == ("s003", 0)


def test_before_all_that_is_left_one_comes_to_its_beginning_and_to_nothing_in_another_text() -> (
    None
):
    new = [text("x", C, D)]
    assert words_at(new, Carried(OLD, new).place(*spot(OLD, A))) == C[:4]
    assert Carried(OLD, [text("x", "别的话，毫不相干。")]).place(*spot(OLD, A)) is None
    assert Carried(OLD, new).place("gone", 0) is None


def test_what_was_read_stays_so_where_it_says_the_same_and_what_came_is_unread() -> None:
    new = [text("s001", "甲", A, NEW, B), text("s002", "乙", C.replace("费用", "经费"), D)]
    first, second = OLD
    read = {"s001": ((0, len(first.text)),), "s002": ((0, len(second.text) - 3),)}
    found = Carried(OLD, new).ranges(read)
    shown = {
        section: ["".join(one.text[start:end].split()) for start, end in found[section]]
        for one in new
        for section in [one.id]
    }
    assert shown == {"s001": [f"甲{A}", B], "s002": ["乙", D[:-3]]}


def test_white_space_that_changed_leaves_a_paragraph_read_only_as_a_whole() -> None:
    old, new = [text("a", A, B)], [text("a", A.replace("的", " 的 "), B.replace("的", " 的"))]
    read = {"a": ((0, len(A) + 5),)}
    ((section, ((start, end),)),) = Carried(old, new).ranges(read).items()
    assert (section, new[0].text[start:end]) == ("a", A.replace("的", " 的 "))
