# SPDX-License-Identifier: MIT
"""Passages found again: in the same text, in a changed one, or not at all."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from study_viewer.core.annotation import Placement
from study_viewer.core.document import selector as selectors
from study_viewer.core.document.edition import Edition
from study_viewer.core.document.model import SectionInfo
from study_viewer.core.document.plain import digest_of

TEXT = (
    "学习纪要\n"
    "会议指出，数据安全是单位运转的底线，任何科室不得放松。\n"
    "会议指出，培训计划要按季度落实，考核结果纳入年度评价。\n"
    "会议强调，各科室负责人是第一责任人，要层层压实责任。\n"
    "会议指出，节约用电用水要从小事做起，人走灯灭。\n"
    "会议要求，月底前报送整改情况，逾期不报的予以通报。\n"
    "附：本纪要自印发之日起执行。"
)


def edition(*texts, names=()):
    names = names or [f"s{number:03}" for number in range(1, len(texts) + 1)]
    infos = [
        SectionInfo(name, "", "", len(text), digest_of(text))
        for name, text in zip(names, texts, strict=True)
    ]
    return Edition(infos, dict(zip(names, texts, strict=True)).__getitem__)


def mark(quote, occurrence=1, text=TEXT, section="s001"):
    start = -1
    for _ in range(occurrence):
        start = text.index(quote, start + 1)
    return selectors.make(section, text, start, start + len(quote))


def placed(one, *texts, **more):
    found = edition(*texts, **more)
    placement = selectors.resolve(one, found)
    if placement.start is None:
        return placement.state, None, None
    text = found.text(placement.section)
    return placement.state, placement.section, text[placement.start : placement.end]


def test_a_selector_says_what_stands_around_it():
    one = mark("培训计划")
    assert (one.exact, one.digest) == ("培训计划", digest_of(TEXT))
    assert TEXT[one.start : one.end] == one.exact
    assert one.prefix == TEXT[one.start - 32 : one.start]
    assert one.suffix == TEXT[one.end : one.end + 32]
    at_start = selectors.make("s001", TEXT, 0, 4)
    assert (at_start.prefix, at_start.suffix) == ("", TEXT[4:36])


@given(st.text(st.sampled_from("全会指出， \n\u3000Aａ😀"), max_size=40), st.data())
def test_in_an_unchanged_text_every_passage_is_placed(text, data):
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    one = selectors.make("s001", text, start, end)
    assert selectors.resolve(one, edition(text)) == Placement("placed", "s001", start, end)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(["在前面加了一段新的话。\n", "\n\n", "前言 "]))
def test_text_put_in_before_moves_every_passage_along(data, added):
    line = data.draw(st.sampled_from([line for line in TEXT.splitlines() if len(line) > 9]))
    start = data.draw(st.integers(0, len(line) - 9))
    end = data.draw(st.integers(start + 8, min(len(line), start + 40)))
    assume(line[start:end].strip() == line[start:end])
    before = TEXT.index(line)
    one = selectors.make("s001", TEXT, before + start, before + end)
    found = selectors.resolve(one, edition(added + TEXT))
    assert found == Placement("placed", "s001", one.start + len(added), one.end + len(added))


@pytest.mark.parametrize("occurrence", [1, 2, 3])
def test_the_same_words_are_told_apart_by_what_stands_around_them(occurrence):
    one = mark("会议指出，", occurrence)
    longer = "新增一段，与原文无关，放在最前面。\n" + TEXT
    found = selectors.resolve(one, edition(longer))
    assert found.state == "placed"
    assert found.start == one.start + 18


@pytest.mark.parametrize(
    ("changed", "quote", "result"),
    [
        (TEXT.replace("\n", " \n\n "), "培训计划要按季度落实", "placed"),
        (TEXT.replace("，", ","), "培训计划要按季度落实，考核结果", "placed"),
        (TEXT.replace("按季度", "按 季度"), "培训计划要按季度落实", "placed"),
        (TEXT.replace("按季度落实", "按月度落实"), "培训计划要按季度落实，考核结果纳入", "placed"),
        (TEXT.replace("季度落实", "月度执行"), "培训计划要按季度落实", "check"),
        (TEXT.replace("会议指出，培训计划", "会上说，培训计划"), "培训计划要按季度落实", "placed"),
    ],
)
def test_small_changes_in_and_around_a_passage(changed, quote, result):
    state, _, words = placed(mark(quote), changed)
    assert (state, words[:2]) == (result, quote[:2])
    assert abs(len(words) - len(quote)) <= 2


def test_a_figure_that_changed_is_a_question_however_alike_the_rest_is():
    old = "第六条　住宿费按标准凭据报销，省会城市每人每天不超过380元，其他地区每人每天不超过300元。"
    quote = old[4:]
    one = mark(quote, text=old)
    assert placed(one, old.replace("380", "400"))[0] == "check"
    assert placed(one, old.replace("凭据", "据实"))[0] == "placed"


@pytest.mark.parametrize(
    "quote",
    ["会议指出，", "培训计划要按季度落实，考核结果纳入年度评价。", "考核", "评价。\n会议强调，"],
)
def test_a_deleted_passage_is_never_shown_as_found(quote):
    one = mark(quote, 2 if quote == "会议指出，" else 1)
    assert placed(one, TEXT[: one.start] + TEXT[one.end :])[0] in ("unplaced", "check")


def test_a_deleted_paragraph_does_not_lend_its_note_to_the_next_one():
    lines = TEXT.split("\n")
    for number in (1, 2, 4):
        one = selectors.make("s001", TEXT, start := TEXT.index(lines[number]), start + 5)
        without = "\n".join(lines[:number] + lines[number + 1 :])
        assert placed(one, without)[0] in ("unplaced", "check")


def test_a_deleted_character_is_not_found_again_in_the_next_word():
    text = "要抓好乡村振兴和农业农村现代化，深化改革扩大开放，保障和改善民生，推进各项重点工作。"
    one = mark("农", 2, text)
    assert placed(one, text[: one.start] + text[one.end :])[0] in ("unplaced", "check")


def test_identical_places_are_a_question_to_the_person():
    rows = "姓名：____ 科室：____\n" * 8
    one = selectors.make("s001", rows, start := rows.index("科室", 60), start + 8)
    assert placed(one, "登记表\n" + rows)[0] == "check"


def test_a_passage_in_another_section_has_moved():
    half = TEXT.index("会议强调")
    one = mark("月底前报送整改情况")
    assert placed(one, TEXT[:half], TEXT[half:]) == ("moved", "s002", "月底前报送整改情况")


def test_a_section_that_only_got_another_number_leaves_its_passages_placed():
    one = mark("月底前报送整改情况")
    assert placed(one, "新的一章", TEXT) == ("placed", "s002", "月底前报送整改情况")


def test_sections_that_were_joined_keep_their_passages():
    first, second = TEXT[:80], TEXT[80:]
    one = selectors.make("s002", second, 3, 15)
    state, section, words = placed(one, first + "\n" + second)
    assert (state, section, words) == ("moved", "s001", one.exact)


def test_a_quote_is_never_placed_across_two_sections():
    one = mark("不得放松。\n会议指出，培训计划")
    cut = TEXT.index("会议指出，培训")
    state, _, words = placed(one, TEXT[:cut], TEXT[cut:])
    assert state in ("check", "unplaced")
    assert words is None or "\n" not in words


def test_wrong_offsets_are_not_believed_even_when_the_digest_fits():
    one = mark("培训计划要按季度落实")._replace(start=3, end=13)
    assert placed(one, TEXT) == ("placed", "s001", "培训计划要按季度落实")


@pytest.mark.parametrize("text", ["", "\n", "。"])
def test_nothing_is_found_in_an_empty_text(text):
    assert placed(mark("培训计划要按季度落实"), text)[0] == "unplaced"
    assert selectors.resolve(mark("考核"), edition()) == Placement("unplaced")


def test_a_passage_longer_than_what_is_aligned_at_once_keeps_its_edges():
    long = "".join(
        f"第{number}条 各单位应当在{number * 7}日内完成整改并报告。" for number in range(60)
    )
    one = selectors.make("s001", long, 100, 900)
    changed = long.replace("各单位", "各部门").replace("第3条", "第三条")
    state, _, words = placed(one, changed)
    assert state in ("placed", "check")
    assert abs(len(words) - 800) <= 12
    assert words.endswith(long[880:900].replace("各单位", "各部门"))


def test_many_are_placed_as_each_by_itself():
    marked = [selectors.make("s001", TEXT, start, start + 12) for start in range(0, 120, 3)]
    changed = edition(TEXT.replace("科室", "部门"))
    together = selectors.resolve_all(marked, changed)
    assert together == [selectors.resolve(one, changed) for one in marked]


def test_a_short_quote_that_stands_once_is_placed_though_a_paragraph_came_in_before_it():
    staff = "二、人员安排。\n骨干人员名单已经另行下发各科室对照执行，派驻如下：\n"
    rest = "\n外科医师一名，\n护理人员三名，\n以上人员每月轮换一次，名单由医务科报送。"
    one = mark("内科医师两名", text=staff + "内科医师两名" + rest)
    put_in = staff + "中医科医师一名由中医院负责另行选派，到岗时间以通知为准。\n内科医师两名" + rest
    assert placed(one, put_in) == ("placed", "s001", "内科医师两名")
    twice = put_in + "\n备用：内科医师两名" + rest
    assert placed(one, twice)[0] == "check"
    assert placed(one, "前言", put_in)[0] == "check", "it stands in another section"
    around = put_in.replace("外科医师一名", "外科医师四名")
    assert placed(one, around)[0] == "check"
