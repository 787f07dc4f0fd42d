# SPDX-License-Identifier: MIT
"""No character of a plain text file is lost, doubled or moved, whatever its lines look like."""

import re
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from study_viewer.core.document.plain import leaves
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats.contract import Parsed, Wishes, no_progress
from study_viewer.core.formats.txt import read

GONE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0\ufdd1]")
LINE_END = re.compile("\r\n|[\r\n\x0b\x85\u2028\u2029]")

PLAIN = Wishes()
sentence = st.text(
    "学习资料全会指出，城乡融合发展。；：“”（一）第条2023 a-", min_size=1, max_size=90
)
odd = st.sampled_from(
    [
        *(
            "- a",
            "1. b",
            "# c",
            "* d",
            "| e | f |",
            "<b>g</b>",
            "（一）甲",
            "第一章　总则",
            "3",
            "4",
        ),
        *(
            "按：语",
            "关于学习的",
            "通知",
            "（2023 年 1 月 2 日",
            "通过）",
            "　　",
            " 页",
            "\t表\t1\t2",
        ),
        *("\x07", "\x1b[0m", "\u2028", "\ufdd0x", "\x85y", "😀", "\u200b", "a\u0301", "\ufeff"),
        *("学习资料汇编", "— 3 —", "第 4 页", "\f", "\f5", " 6", "中国 北京 上海 广州"),
    ]
)
lead = st.sampled_from(["", "", "", " ", "  ", "\u3000\u3000", "\f", "\f ", "\t"])
end = st.sampled_from(["\n", "\n", "\f", "\n", "\n\n", "\r\n", "\r", "\n\n\n"])


@st.composite
def full_lines(draw: st.DrawFn) -> str:
    """A paragraph in lines of one width, so that the text is taken for a wrapped one."""
    size = draw(st.integers(20, 30))
    text = draw(st.text("学习资料全会指出，城乡融合发展、2", min_size=40, max_size=150)) + "。"
    return "\n".join(text[at : at + size] for at in range(0, len(text), size))


@st.composite
def texts(draw: st.DrawFn) -> str:
    parts = draw(
        st.lists(st.tuples(lead, st.one_of(full_lines(), sentence, odd), end), max_size=30)
    )
    return "".join(part for row in parts for part in row)


@st.composite
def paged(draw: st.DrawFn) -> str:
    """Pages of full lines with a number, a header or both between them."""
    size = draw(st.integers(18, 30))
    join = draw(st.sampled_from([" ", "\f", "\f\n"]))
    number = draw(st.sampled_from(["", "{}", "- {} -", "第 {} 页", "{} / 9"]))
    header = draw(st.sampled_from(["", "学习资料汇编", "内部资料 {}"]))
    blank = draw(st.sampled_from(["\n", "\n\n", "\f"]))
    text = draw(st.text("学习资料全会指出城乡融合发展，。", min_size=200, max_size=700))
    lines = [text[at : at + size] for at in range(0, len(text), size)]
    page = draw(st.integers(2, 6))
    made: list[str] = []
    for n, line in enumerate(lines):
        if n % page == 0 and n:
            count = n // page + draw(st.sampled_from([0, 0, 0, 0, 0, 7]))
            between = [piece.format(count) for piece in (number, header) if piece]
            made += [*between[:1], join + "\n".join([*between[1:], line])]
        else:
            made.append(line)
    return blank.join(made)


def imported(text: str, wishes: Wishes = PLAIN) -> tuple[Parsed, str]:
    """The import, and all its characters that are no space, in order."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(text.encode("utf-8-sig"))
        parsed = read(path, wishes, no_progress)
        found = "".join(leaf.text for section in parsed.sections for leaf in leaves(section.body))
    return parsed, "".join(found.split())


def solid(text: str) -> str:
    return "".join(GONE.sub("", text).split())


def has_nothing(text: str) -> bool:
    try:
        imported(text)
    except UserFacing as error:
        return error.code == "text-empty"
    return False


def all_but_the_named(text: str, found: str, parsed: Parsed) -> bool:
    """Whether what is found is the text without the lines that the remarks name, in their order.

    A form feed parts two lines of one number, and the remark names the number alone; so each line
    that may be the named one is tried as left out and as kept.
    """
    named = [(int(remark.place), solid(remark.text)) for remark in parsed.warnings]
    ways = {(0, 0)}
    for number, whole in enumerate(LINE_END.split(text), 1):
        for part in map(solid, whole.split("\f")):
            kept = {(at + len(part), n) for at, n in ways if found.startswith(part, at)}
            gone = {(at, n + 1) for at, n in ways if named[n : n + 1] == [(number, part)]}
            ways = kept | gone
    return (len(found), len(named)) in ways


def check(text: str) -> None:
    if not solid(text):
        assert has_nothing(text)
        return
    _, everything = imported(text, Wishes(keep_furniture=True))
    assert everything == solid(text)
    parsed, found = imported(text)
    assert all_but_the_named(text, found, parsed)
    wanted = frozenset(int(remark.place) for remark in parsed.warnings[:1])
    _, one_back = imported(text, Wishes(keep_lines=wanted))
    back = [r.text for r in parsed.warnings if int(r.place) in wanted]
    assert len(one_back) == len(found) + sum(len(solid(text)) for text in back)


@settings(max_examples=120, deadline=None)
@example("20\f2\n")
@given(texts())
def test_every_character_is_there_once_and_in_order(text: str) -> None:
    check(text)


@settings(max_examples=80, deadline=None)
@given(paged())
def test_with_page_furniture_only_what_the_remarks_name_is_gone(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None)
@given(texts())
def test_no_block_is_empty_or_holds_what_a_text_may_not(text: str) -> None:
    if not solid(text):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(text.encode("utf-8-sig"))
        parsed = read(path, Wishes(), no_progress)
        for section in parsed.sections:
            blocks = list(leaves(section.body))
            assert blocks
            for leaf in blocks:
                assert leaf.text.strip() == leaf.text != ""
                assert not GONE.search(leaf.text)
                assert not re.search("[\n\r\x0b\x0c\x85\u2028\u2029]", leaf.text)
            assert [mark.leaf for mark in section.marks] == sorted(
                {mark.leaf for mark in section.marks}
            )
            assert section.marks
            assert all(mark.title and mark.leaf < len(blocks) for mark in section.marks)
