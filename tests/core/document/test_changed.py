# SPDX-License-Identifier: MIT
"""What changed between two texts is told, all of it and nothing else."""

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.annotation import Placement
from study_viewer.core.document.aligning import aligned
from study_viewer.core.document.changed import (
    Change,
    SectionText,
    changes,
    touches,
    woven,
)
from study_viewer.core.document.numerals import counted

A = "公共图书馆是公共文化的基础工程，书从哪里来都要想明白。"
B = "各单位要结合实际制定方案，学习要有记录，记录要有检查。"
C = "年底由办公室组织总结，评出先进单位若干名，材料存档备查。"
D = "本通知自印发之日起施行，由办公室负责解释和督促落实。"
NEW = "每月集中学习一次，不得少于半天，请假须经负责人批准。"


def edition(*sections: list[str]) -> list[SectionText]:
    return [
        SectionText(f"s{number:03d}", f"第{number}章", "\n".join(paragraphs))
        for number, paragraphs in enumerate(sections, 1)
    ]


def told(old: list[SectionText], new: list[SectionText]) -> list[tuple[str, str, str]]:
    return [
        (one.kind, one.old.text if one.old else "", one.new.text if one.new else "")
        for one in changes(old, new)
    ]


def test_the_same_text_has_not_changed() -> None:
    assert changes(edition([A, B], [C]), edition([A, B], [C])) == ()


def test_what_came_and_what_went_is_told_where_it_stands() -> None:
    found = changes(edition([A, B], [C, D]), edition([A, NEW, B], [D]))
    assert [(one.kind, one.old, one.new) for one in found] == [
        ("added", None, found[0].new),
        ("removed", found[1].old, None),
    ]
    new, old = found[0].new, found[1].old
    assert new and old and (new.section, new.title, new.text) == ("s001", "第1章", NEW)
    assert (old.section, old.start, old.end, old.text) == ("s002", 0, len(C), C)


def test_a_reworded_passage_is_marked_to_the_character() -> None:
    (change,) = changes(edition([A, B, C]), edition([A, B.replace("检查", "抽查"), C]))
    assert change.kind == "reworded"
    assert [B[one.start : one.end] for one in change.old_marks if not one.same] == ["检"]
    assert [kind for kind, _ in woven(change)] == ["same", "gone", "new", "same"]
    assert "".join(text for kind, text in woven(change) if kind != "new") == B


def test_a_paragraph_elsewhere_has_moved_and_its_neighbours_with_it() -> None:
    old = edition([A, B, C, D], [NEW, A * 2])
    new = edition([C, D], [NEW, A, B, A * 2])
    assert told(old, new) == [("moved", f"{A}\n{B}", f"{A}\n{B}")]


def test_one_that_moved_may_be_reworded_too() -> None:
    found = told(edition([A, B, C, D]), edition([B, C, D, A.replace("明白", "清楚")]))
    assert found == [("moved", A, A.replace("明白", "清楚"))]


def test_paragraphs_that_were_split_or_joined_say_the_same() -> None:
    assert told(edition([A + B, C, D]), edition([A, B, C + D])) == []
    assert told(edition([A, B, C], [D]), edition([A], [B, C, D])) == []
    (change,) = changes(edition([A + B + C]), edition([A, B.replace("检查", "抽查"), C]))
    assert [change.new.text[one.start : one.end] for one in change.new_marks if not one.same] == [
        "抽"
    ]


def test_short_paragraphs_are_compared_by_their_place() -> None:
    assert told(edition([A, "第一章 总则", B]), edition([A, "第一章 通则", B])) == [
        ("reworded", "第一章 总则", "第一章 通则")
    ]


def articles(*texts: str) -> list[str]:
    return [f"第{counted(number)}条 {text}" for number, text in enumerate(texts, 1)]


def test_an_article_with_another_number_and_the_same_words_was_renumbered() -> None:
    found = changes(edition(articles(A, B, C)), edition(articles(NEW, A, B.replace("检", "抽"), C)))
    assert [(one.kind, one.numbers) for one in found] == [
        ("added", ("", "")),
        ("renumbered", ("第一条", "第二条")),
        ("reworded", ("第二条", "第三条")),
        ("renumbered", ("第三条", "第四条")),
    ]


def test_an_article_that_moved_and_was_renumbered_is_told_as_both() -> None:
    found = changes(edition(articles(A, B, C, D)), edition(articles(D, A, B, C)))
    (moved,) = (one for one in found if one.kind == "moved")
    assert moved.old and moved.new and moved.new.text == f"第一条 {D}"
    assert moved.numbers == ("第四条", "第一条")
    assert {one.kind for one in found} == {"moved", "renumbered"}


def test_what_only_lost_its_number_was_reworded() -> None:
    (change,) = changes(edition([A, f"一、{B}"]), edition([A, B]))
    assert (change.kind, change.numbers) == ("reworded", ("", ""))


def test_a_text_that_repeats_itself_is_told_once() -> None:
    assert told(edition(["同上。"] * 50), edition(["同上。"] * 51)) == [("added", "", "同上。")]


def test_a_change_touches_the_annotations_of_its_passage() -> None:
    """Whoever marked a sentence wants to know that its paragraph says something else now."""
    (change,) = changes(edition([A, B]), edition([A, B.replace("检查", "抽查")]))
    start = len(A) + 1

    def at(first: int, last: int) -> Placement:
        return Placement("placed", "s001", first, last)

    assert touches(change, at(start + B.index("检查"), start + len(B)), None)
    assert touches(change, None, at(start, start + 2)), "not the words that changed"
    assert not touches(change, at(0, len(A)), at(0, len(A))), "the paragraph above"
    assert not touches(change, Placement("placed", "s002", start, start + 2), None)
    assert not touches(change, None, Placement("unplaced"))


PARAGRAPHS = st.lists(
    st.sampled_from([A, B, C, D, NEW, A + B, C[:12], C[12:], "第一章", "（一）"]), max_size=14
)


def outside(found: tuple[Change, ...], side: int, text: str) -> str:
    taken = [(one.old, one.new)[side] for one in found]
    for one in sorted(filter(None, taken), key=lambda one: -one.start):
        text = text[: one.start] + text[one.end :]
    return "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_what_is_not_told_is_the_same_on_both_sides(old: list[str], new: list[str]) -> None:
    before, after = edition(old), edition(new)
    found = changes(before, after)
    assert outside(found, 0, before[0].text) == outside(found, 1, after[0].text)


@settings(max_examples=300, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_has_just_one_place(old: list[str], new: list[str]) -> None:
    pairs = aligned(old, new)
    olds = Counter(i for pair in pairs for i in range(pair.old, pair.old_end))
    news = Counter(j for pair in pairs for j in range(pair.new, pair.new_end))
    assert olds == Counter(range(len(old))) and news == Counter(range(len(new)))


def test_ten_thousand_paragraphs_that_all_changed_find_one_another() -> None:
    rng = random.Random(1)
    letters = [chr(0x4E00 + number) for number in range(2_000)]

    def changed(text: str) -> str:
        return "".join(rng.choice(letters) if rng.random() < 0.1 else one for one in text)

    old = ["".join(rng.choices(letters, k=40)) for _ in range(10_000)]
    pairs = aligned(old, [changed(text) for text in old])
    right = sum(pair.old == pair.new and pair.old_end == pair.new_end for pair in pairs)
    assert right > 9_950


def random_text(seed: int, length: int) -> str:
    chance = random.Random(seed)
    return "".join(chr(0x4E00 + chance.randrange(3_000)) for _ in range(length))


def test_long_paragraphs_are_told_apart_and_found_again() -> None:
    """A book without line breaks: compared letter by letter this would take many minutes."""
    long, other, third = (random_text(seed, 20_000) for seed in range(3))
    chance = random.Random(7)
    reworded = "".join(one if chance.random() > 0.05 else "改" for one in long)
    old = edition([A, long, B])
    assert [kind for kind, _, _ in told(old, edition([A, reworded, B]))] == ["reworded"]
    split = edition([A, reworded[:8_000], reworded[8_000:], B])
    assert [kind for kind, _, _ in told(old, split)] == ["reworded"]
    kinds = [kind for kind, _, _ in told(old, edition([A, other, third, B]))]
    assert sorted(kinds) == ["added", "added", "removed"]
