# SPDX-License-Identifier: MIT
"""What is taken along of a passage when it is quoted elsewhere."""

from study_viewer.core.document.model import Body, Note, Paragraph, Span
from study_viewer.core.document.plain import plain_text
from study_viewer.core.document.walk import taken_along

BODY = Body(
    (
        Paragraph((Span("全会"), Span("1", "s", note="a"), Span("于1月在成都召开"))),
        Paragraph((Span("会议"), Span("[12]", note="b"), Span("。"))),
    ),
    (Note("a", (Paragraph((Span("省委全会1次。"),)),)),),
)
TEXT = plain_text(BODY)


def taken(words: str) -> str:
    start = TEXT.index(words)
    return taken_along(BODY, TEXT, start, start + len(words))


def test_the_marks_of_footnotes_stay_behind_and_other_numbers_do_not() -> None:
    assert taken("全会1于1月") == "全会于1月"
    assert taken("会议[12]。") == "会议。"
    assert taken("省委全会1次") == "省委全会1次"


def test_a_mark_that_alone_is_meant_is_taken() -> None:
    assert taken("[12]") == "[12]"


def test_pictures_stay_behind() -> None:
    body = Body((Paragraph((Span("见图"), Span("\ufffc", image="images/a.png"), Span("。"))),))
    assert taken_along(body, plain_text(body), 0, 4) == "见图。"
