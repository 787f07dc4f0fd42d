# SPDX-License-Identifier: MIT
"""Bodies crowded with everything at once: what small examples never bring side by side."""

import random

import pytest

from study_viewer.core.document import html_in, html_out, markdown_in, markdown_out
from study_viewer.core.document.canonical import canonical
from study_viewer.core.document.model import (
    Admonition,
    Body,
    Cell,
    Code,
    Definition,
    Definitions,
    Heading,
    Image,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
)

CALM = ["学习", "强国", "abc ", "第二条", "，", "。"]
WILD = [
    *["学习", "第一条　为了", "2023年", "１．全角", "“引用”", "🀄", "é", "a", "1", "12.", "word"]
    * 2,
    *"*_`[]()<>&#+-=~|!\\:;.\"'{}^$@/%, \n\t　\u00a0，。",
    *["  ", "\n\n", "    ", "**", "__", "***", "``", "```", "~~~", "![", "](", "[^1]", "[^1]:"],
    *["&amp;", "&#32;", "&copy", "&nbsp;", "<b>", "</p>", "<!--", "-->", "<br>", "<?", "<!"],
    *["- ", "1. ", "# ", "> ", ":   ", "!!! note", "---", "===", "* * *", "| a |", "|--|"],
    *["[a](b)", "<http://a.b>", "http://a.b/c_d_e", "*[HTML]: x", "[x]: y", "2023. 年度", "１. "],
]
CODE = ["a", "  b", "", " ", "```", "~~~", "- x", "&#32;", "# x", "<div>", "</div>", "<!--", "> q"]


class Crowd:
    """Random bodies; ``wild`` is the share of texts full of markup."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.wild = 0.5

    def text(self):
        wild = self.random.random() < self.wild
        pieces = self.random.choices(WILD if wild else CALM, k=self.random.randint(0, 5))
        return "".join(pieces)

    def span(self):
        draw, pick = self.random.random(), self.random.choice
        if draw < 0.55:
            return Span(self.text())
        if draw < 0.75:
            return Span(self.text(), pick(["b", "i", "c", "bi", "u", "d", "s", "v", "bc"]))
        if draw < 0.85:
            links = ["https://a.cn/b?c=d&e=f", "#第一条", "s001#x-y", "b c(d)", "a&amp;b", "a_b"]
            return Span(self.text(), pick(["", "", "b"]), pick(links))
        if draw < 0.95:
            return Span(pick("12"), pick(["", "", "", "s"]), "", pick("12"))
        paths = ["images/a.png", "images/图 1.png", "a_b.png"]
        return Span("\ufffc", "", pick(["", "", "x"]), "", pick(paths), self.text())

    def spans(self):
        return tuple(self.span() for _ in range(self.random.choice([1, 1, 1, 2, 3, 4])))

    def paragraph(self):
        return Paragraph(self.spans(), self.random.choice([""] * 12 + ["right"]))

    def code(self):
        lines = self.random.choices(CODE, k=self.random.randint(1, 5))
        return Code("\n".join(lines), self.random.choice(["", "python", "c++"]))

    def table(self):
        width, height = self.random.randint(1, 3), self.random.randint(1, 3)
        rows = [tuple(Cell(self.spans()) for _ in range(width)) for _ in range(height)]
        return Table(tuple(rows))

    def item(self, depth):
        count = self.random.choice([0, 0, 1, 2, 3])
        return Item((Paragraph(self.spans()), *(self.block(depth) for _ in range(count))))

    def definitions(self):
        meanings = [(self.paragraph(),) for _ in range(self.random.randint(1, 2))]
        return Definitions((Definition(self.spans(), tuple(meanings)),))

    def block(self, depth):
        draw, number = self.random.random(), self.random.randint
        if depth and draw < 0.2:
            items = tuple(self.item(depth - 1) for _ in range(number(1, 3)))
            return List(items, self.random.choice([0, 0, 1, 1, 5, 2023]))
        if depth and draw < 0.3:
            return Quote(self.blocks(depth - 1))
        if depth and draw < 0.42:
            title = (Span(self.random.choice(["", "标题", self.text()])),)
            boxed = Admonition(self.random.choice(["note", "tip"]), title, self.blocks(depth - 1))
            return self.definitions() if draw < 0.35 else boxed
        if draw < 0.83:
            anchor = self.random.choice(["", "", "x", "学习"])
            return Heading(number(1, 6), self.spans(), anchor) if draw > 0.75 else self.paragraph()
        if draw < 0.95:
            picture = Image("images/a.png", self.text(), self.text())
            return self.code() if draw < 0.9 else self.random.choice([Rule(), picture])
        return self.table()

    def blocks(self, depth):
        return tuple(self.block(depth) for _ in range(self.random.randint(1, 4)))

    def body(self):
        self.wild = self.random.choice([0, 0.2, 0.5, 1])
        labels = self.random.choice([(), ("1",), ("1", "2")])
        notes = tuple(Note(label, (self.paragraph(), self.paragraph())) for label in labels)
        return Body((*self.blocks(3), *self.blocks(3)), notes)


@pytest.mark.parametrize("seed", range(10))
def test_a_crowded_body_is_read_back_from_markdown_and_html(seed):
    crowd = Crowd(seed)
    for _ in range(80):
        body = crowd.body()
        settled = canonical(body)
        assert canonical(settled) == settled
        assert markdown_in.read(markdown_out.write(body)) == settled
        assert html_in.read(html_out.write(body)) == settled


def line(*spans):
    return Paragraph(tuple(spans))


@pytest.mark.parametrize(
    "block",
    [
        line(Span("看!"), Span("这里", "", "https://a.cn")),
        line(Span("1", "", "", "1"), Span(": 注")),
        line(Span("粗", "b"), Span("斜", "i"), Span("粗", "b")),
        line(Span("&"), Span("amp;", "b")),
        line(Span("粗 ", "b"), Span("文")),
        line(Span("尾　")),
        Code("a\n  \nb\n\nc  "),
        Code("\n\na"),
        Heading(2, (Span("C#"),), "c"),
        Heading(2, (Span("C\\#"),), "c"),
        Heading(2, (Span("题"),), "x-y"),
        Quote((List((Item((line(Span("甲")),)),)), List((Item((line(Span("乙")),)),)))),
        List((Item((Code("x"),)), Item(()), Item((line(Span("甲")), Rule(), line(Span("乙")))))),
        Definitions((Definition((), ((line(Span("义")),),)), Definition((Span("词"),), ()))),
    ],
)
def test_what_runs_together_in_markdown_stays_apart(block):
    body = Body((line(Span("前")), block, line(Span("后"))), (Note("1", (line(Span("注")),)),))
    assert markdown_in.read(markdown_out.write(body)) == canonical(body)
