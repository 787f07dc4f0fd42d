# SPDX-License-Identifier: MIT
"""How much two texts have in common is told by samples as it is by all their paragraphs."""

import random

import pytest

from study_viewer.core.document.kinship import SAMPLE, share, trace_of, without_edition


def paragraphs(count: int, seed: int) -> list[str]:
    rng = random.Random(seed)
    return ["".join(rng.choices("天地玄黄宇宙洪荒日月盈昃", k=24)) for _ in range(count)]


def common(one: list[str], other: list[str]) -> float:
    mine, theirs = trace_of(["\n".join(one)]), trace_of(["\n".join(other)])
    return share(mine, len(set(mine.paragraphs) & set(theirs.paragraphs)), theirs.reach)


@pytest.mark.parametrize("count", [10, 1_000, 3 * SAMPLE, 20 * SAMPLE])
@pytest.mark.parametrize("kept", [0.0, 0.3, 0.6, 1.0])
def test_the_share_of_a_sample_is_that_of_the_text(count: int, kept: float) -> None:
    old = paragraphs(count, 1)
    stay = int(kept * count)
    new = old[:stay] + paragraphs(count - stay, 2)
    assert common(new, old) == pytest.approx(stay / count, abs=0.05)


def test_a_short_text_is_found_in_a_long_one() -> None:
    book = paragraphs(20 * SAMPLE, 1)
    assert common(book[:8_000], book) == 1.0
    assert common(book, book[:8_000]) == pytest.approx(0.2, abs=0.04)


def test_white_space_and_short_lines_do_not_count() -> None:
    one = trace_of(["各单位要 高度重视读书活动。\n第一章", "二"])
    other = trace_of(["各单位要高度重视　读书活动。\n第 一 章\n二"])
    assert one == other and len(one.paragraphs) == 1


def test_a_trace_holds_no_more_than_its_sample() -> None:
    trace = trace_of(["\n".join(paragraphs(10 * SAMPLE, 3))])
    assert len(trace.paragraphs) == SAMPLE and trace.paragraphs[-1] == trace.reach


def test_what_names_the_edition_is_no_part_of_a_title() -> None:
    assert without_edition("差旅费管理办法（2026年修订）") == "差旅费管理办法"
    assert without_edition("差旅费管理办法（征求意见稿）.docx") == "差旅费管理办法.docx"
    assert without_edition("差旅费管理办法（机关）") == "差旅费管理办法（机关）"
