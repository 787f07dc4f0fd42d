# SPDX-License-Identifier: MIT
"""Corrections change line breaks and headings, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study_viewer.core.document import corrections, markdown_in, markdown_out
from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.corrections import Page, spot_at
from study_viewer.core.document.entries import Start
from study_viewer.core.document.model import (
    Admonition,
    Body,
    Correction,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Rule,
    Span,
)
from study_viewer.core.document.plain import leaves, plain_text
from study_viewer.core.errors import UserFacing
from tests.core.document.test_body_identities import BLOCKS, NOTES, SPANS, TEXTS


def _page(*blocks, starts=(), name="s001", notes=()):
    return Page(name, "公报", canonical(Body(blocks, notes)), tuple(starts))


def _text(*words):
    return tuple(Paragraph((Span(word),)) for word in words)


def _done(page, make, words, *more):
    """The page after one act on the block that holds ``words``."""
    offset = plain_text(page.body).index(words)
    spot = spot_at(page.body, offset)
    return corrections.correct(page, [make(page.id, spot, *more)])


def _outline(page):
    return [(start.title, start.level) for start in page.starts]


def _entries_stand_on_blocks(page):
    begins = {leaf.start for leaf in leaves(page.body)}
    return all(start.start in begins for start in page.starts)


CLAUSES = _page(
    *_text("全会听取了工作报告。", "第一部分", "会议强调必须坚持学习。", "会议要求抓好落实工作。"),
    starts=[
        Start("全会听取了工作报告", 1, 0),
        Start("会议强调必须坚持学习", 1, 16),
        Start("会议要求抓好落实工作", 1, 28),
    ],
)


def test_a_paragraph_becomes_a_heading_and_the_entries_after_it_stand_below_it():
    page = _done(CLAUSES, corrections.heading, "第一部分", 1)
    assert isinstance(page.body.blocks[1], Heading)
    assert _outline(page) == [
        ("全会听取了工作报告", 1),
        ("第一部分", 1),
        ("会议强调必须坚持学习", 2),
        ("会议要求抓好落实工作", 2),
    ]
    assert plain_text(page.body) == plain_text(CLAUSES.body)


def test_a_heading_made_and_unmade_leaves_the_outline_as_it_was():
    page = _done(CLAUSES, corrections.heading, "第一部分", 1)
    page = _done(page, corrections.paragraph, "第一部分")
    assert page == CLAUSES


def test_a_heading_gets_another_level_in_the_text_and_in_the_outline():
    page = _done(CLAUSES, corrections.heading, "第一部分", 2)
    page = _done(page, corrections.heading, "会议强调", 3)
    assert _outline(page)[1:3] == [("第一部分", 2), ("会议强调必须坚持学习。", 3)]
    page = _done(page, corrections.heading, "第一部分", 1)
    assert page.body.blocks[1].level == 1
    assert _outline(page)[1] == ("第一部分", 1)


def test_a_new_heading_stands_in_the_outline_as_the_headings_beside_it_do():
    page = _page(
        Heading(1, (Span("总则"),)),
        *_text("适用范围", "为了规范学习。"),
        starts=[Start("总则", 3, 0)],
    )
    assert _outline(_done(page, corrections.heading, "适用范围", 2))[1] == ("适用范围", 4)


def test_a_file_of_a_folder_keeps_its_own_entry_when_its_title_is_no_heading():
    page = _page(
        Heading(1, (Span("总则"),)),
        *_text("适用范围"),
        starts=[Start("总则", 1, 0)],
        name="b/c",
    )
    done = _done(page, corrections.heading, "适用范围", 2)
    assert _outline(done) == [("总则", 1), ("适用范围", 3)]
    assert _outline(_done(page, corrections.paragraph, "总则")) == [("总则", 1)]


def test_a_section_is_never_left_without_an_entry():
    page = _page(
        Heading(1, (Span("不是标题"),), "", "center"),
        *_text("正文。"),
        starts=[Start("不是标题", 1, 0)],
    )
    done = _done(page, corrections.paragraph, "不是标题")
    assert done.body.blocks[0] == Paragraph((Span("不是标题"),))
    assert _outline(done) == [("不是标题", 1)]


def test_a_name_that_a_person_gave_stays_when_its_paragraph_becomes_a_heading():
    named = corrections.title("s001", CLAUSES.starts[1], "学习要求")
    page = _done(corrections.correct(CLAUSES, [named]), corrections.heading, "会议强调", 3)
    assert _outline(page)[1] == ("学习要求", 3)
    shown = _page(*_text("全会指出，要学习。"), starts=[Start("···要学习", 1, 0)])
    (only,) = _done(shown, corrections.heading, "全会指出", 1).starts
    assert only.title == "全会指出，要学习。", "what was made of the text is made anew"


def test_a_paragraph_is_taken_out_of_the_contents_and_stays_in_the_text():
    page = _done(CLAUSES, corrections.paragraph, "会议强调")
    assert _outline(page) == [("全会听取了工作报告", 1), ("会议要求抓好落实工作", 1)]
    assert page.body == CLAUSES.body


@pytest.mark.parametrize("page", [CLAUSES, CLAUSES._replace(starts=CLAUSES.starts[1:2])])
def test_an_entry_that_is_not_there_or_the_last_one_is_not_taken_out(page):
    words = "会议强调" if len(page.starts) == 1 else "第一部分"
    with pytest.raises(UserFacing) as refused:
        _done(page, corrections.paragraph, words)
    assert refused.value.code == "correction-entry-stays"


def test_splitting_gives_two_paragraphs_and_moves_the_entries_behind():
    text = plain_text(CLAUSES.body)
    page = _done(CLAUSES, corrections.split, "会议强调", text.index("必须坚持"))
    assert [leaf.text for leaf in leaves(page.body)][2:4] == ["会议强调", "必须坚持学习。"]
    assert _outline(page)[1][0] == "会议强调"
    assert plain_text(page.body)[page.starts[-1].start :].startswith("会议要求")
    assert _entries_stand_on_blocks(page)


def test_what_is_split_off_gets_an_entry_where_its_like_have_one():
    page = _page(
        *_text("会议强调必须坚持学习。会议要求各单位认真抓好落实工作。"),
        starts=[Start("会议强调必须坚持学习", 1, 0)],
    )
    page = _done(page, corrections.split, "会议强调", 11)
    assert _outline(page) == [("会议强调必须坚持学习", 1), ("会议要求各单位认真抓好落实工作", 1)]


def test_a_heading_that_swallowed_its_text_gives_it_back():
    page = _page(
        Heading(2, (Span("第一章 总则 为了规范学习。"),)),
        starts=[Start("第一章 总则 为了规范学习。", 1, 0)],
    )
    page = _done(page, corrections.split, "第一章", 7)
    assert [block.kind for block in page.body.blocks] == ["heading", "paragraph"]
    assert plain_text(page.body) == "第一章 总则\n为了规范学习。"
    assert _outline(page) == [("第一章 总则", 1)]


def test_chinese_is_joined_without_a_blank_and_latin_with_one():
    page = _page(*_text("学习和", "实践并重。", "We read", "and write."))
    page = _done(page, corrections.join, "实践")
    page = _done(page, corrections.join, "and write")
    assert plain_text(page.body) == "学习和实践并重。\nWe read and write."


def test_joining_takes_the_entry_of_the_joined_block_away():
    page = _done(CLAUSES, corrections.join, "会议要求")
    assert _outline(page) == [("全会听取了工作报告", 1), ("会议强调必须坚持学习", 1)]
    assert _entries_stand_on_blocks(page)


def test_split_and_joined_again_is_the_text_it_was():
    page = _done(CLAUSES, corrections.split, "会议强调", 20)
    assert _done(page, corrections.join, plain_text(page.body)[21:23]) == CLAUSES


def test_styles_and_footnotes_go_with_their_words():
    body = Body(
        (Paragraph((Span("甲乙"), Span("丙丁", "b"), Span("1", note="1"), Span("戊己"))),),
        (Note("1", _text("脚注")),),
    )
    page = Page("s001", "", canonical(body), ())
    page = _done(page, corrections.split, "甲乙", 3)
    assert page.body.blocks[0].spans == (Span("甲乙"), Span("丙", "b"))
    assert page.body.blocks[1].spans == (Span("丁", "b"), Span("1", note="1"), Span("戊己"))
    assert page.body.notes == canonical(body).notes


def test_an_entry_is_renamed_again_that_had_a_blank_for_its_headings_line_break():
    """So earlier versions wrote it: what was renamed by hand keeps its name in a new edition."""
    page = _page(Heading(1, (Span("公文\n处理"),)), starts=[Start("公文处理", 1, 0)])
    act = corrections.title(page.id, Start("公文 处理", 1, 0), "新名")
    assert _outline(corrections.correct(page, [act])) == [("新名", 1)]


def test_an_entry_gets_another_title_and_the_text_stays():
    act = corrections.title("s001", CLAUSES.starts[1], " 学习 要求 ")
    page = corrections.correct(CLAUSES, [act])
    assert page.starts[1] == Start("学习 要求", 1, 16)
    assert page.body == CLAUSES.body
    with pytest.raises(UserFacing, match="correction-stale"):
        corrections.correct(page, [act])


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (Correction("heading", "s001", 0, "别的文字", 1), "correction-stale"),
        (Correction("heading", "s001", 3, "全会听取了工作报告。", 1), "correction-stale"),
        (Correction("join", "s001", 0, "全会听取了工作报告。"), "correction-nothing-above"),
        (
            Correction("split", "s001", 0, "全会听取了工作报告。", at=4, text="别的"),
            "correction-stale",
        ),
        (
            Correction("split", "s001", 0, "全会听取了工作报告。", text="全会听取了工作报告。"),
            "correction-nothing-to-split",
        ),
    ],
)
def test_an_act_that_does_not_fit_the_text_is_refused(act, code):
    with pytest.raises(UserFacing, match=code):
        corrections.correct(CLAUSES, [act])


def test_a_list_is_left_as_it_is():
    page = _page(List((Item(_text("第一项")),)))
    assert spot_at(page.body, 1) is None
    with pytest.raises(UserFacing, match="correction-not-here"):
        corrections.correct(page, [Correction("heading", "s001", 0, "第一项", 1)])


def test_a_new_heading_takes_no_anchor_that_a_link_leads_to():
    page = _page(*_text("总则"), Heading(1, (Span("总则"),)))
    page = _done(page, corrections.heading, "总则", 1)
    assert [block.anchor for block in page.body.blocks] == ["总则_1", "总则"]


# Mostly what can be corrected: of the bodies of the other tests few have two paragraphs in a row.
RUNNING = st.one_of(
    st.builds(Paragraph, SPANS),
    st.builds(Paragraph, TEXTS.map(lambda text: (Span(text),))),
    st.builds(Heading, st.integers(1, 6), SPANS, st.sampled_from(["", "x"])),
)
BODIES = st.builds(
    Body,
    st.lists(st.one_of(RUNNING, RUNNING, BLOCKS), min_size=2, max_size=6).map(tuple),
    st.one_of(st.just(()), NOTES),
)


@settings(max_examples=150, deadline=None)
@given(body=BODIES, data=st.data())
def test_no_character_is_lost_whatever_is_corrected(body, data):
    body = canonical(body)
    starts = [
        Start(leaf.text[:20] or "x", leaf.level or 1, leaf.start)
        for leaf in leaves(body)
        if data.draw(st.booleans())
    ]
    page = Page("s001", "", body, tuple(starts))
    letters = "".join(plain_text(body).split())
    for _ in range(data.draw(st.integers(1, 5))):
        text = plain_text(page.body)
        offset = data.draw(st.integers(0, len(text)))
        spot = spot_at(page.body, offset)
        if spot is None:
            continue
        act = data.draw(
            st.sampled_from(
                [
                    corrections.heading(page.id, spot, data.draw(st.integers(1, 6))),
                    corrections.paragraph(page.id, spot),
                    corrections.split(page.id, spot, offset),
                    corrections.join(page.id, spot),
                ]
            )
        )
        try:
            page = corrections.correct(page, [act])
        except UserFacing as refused:
            assert refused.code.startswith(("correction-nothing-", "correction-entry-stays"))
            continue
        assert "".join(plain_text(page.body).split()) == letters
        assert page.body == canonical(page.body)
        assert markdown_in.read(markdown_out.write_canonical(page.body)) == page.body
        begins = [start.start for start in page.starts]
        assert begins == sorted(begins)
        assert all(0 <= begin <= len(plain_text(page.body)) for begin in begins)


def test_behind_a_box_without_words_a_paragraph_is_still_found():
    page = _page(Admonition("note", (), (Rule(),)), Paragraph((Span("学习安排"),)))
    spot = spot_at(page.body, 0)
    assert spot is not None
    done = corrections.correct(page, [corrections.heading("s001", spot, 1)])
    assert isinstance(done.body.blocks[1], Heading)


def test_an_entry_with_other_blanks_than_its_heading_is_that_heading_s():
    """Earlier versions made one of a heading in several lines with a blank between them."""
    page = _page(
        Heading(1, (Span("关于加强公文处理工作"),)),
        *_text("各单位要认真办理。"),
        starts=[Start("第一章", 1, 0), Start("关于加强公文 处理工作", 2, 0)],
        name="chapter",
    )
    assert _outline(_done(page, corrections.paragraph, "关于")) == [("第一章", 1)]


def test_an_entry_with_other_blanks_than_its_heading_follows_its_words():
    page = _page(
        *_text("前言"),
        Heading(1, (Span("关于加强公文处理工作"),)),
        *_text("的通知"),
        starts=[Start("关于加强公文 处理工作", 1, 3)],
    )
    assert _outline(_done(page, corrections.join, "的通知")) == [("关于加强公文处理工作的通知", 1)]
