# SPDX-License-Identifier: MIT
"""A Markdown file becomes a document, with its metadata, outline, pictures and warnings."""

import pytest

from study_viewer.core.document.model import Metadata
from study_viewer.core.document.plain import leaves, plain_text
from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.formats import markdown
from study_viewer.core.formats.contract import Remark, Wishes, no_progress


def imported(path, wishes=None):
    parsed = markdown.read(path, wishes or Wishes(), no_progress)
    return parsed, list(parsed.sections)


@pytest.fixture
def write(tmp_path):
    def write(text, name="文件.md"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def remarks_of(parsed):
    return [remark[:3] for remark in parsed.warnings]


def test_the_title_comes_from_the_front_matter_then_the_heading_then_the_name(write):
    assert (
        imported(write("---\ntitle: 关于: 通知\n---\n# 题\n文"))[0].metadata.title == "关于: 通知"
    )
    assert imported(write("文\n\n# 题\n文"))[0].metadata.title == "题"
    assert imported(write("## 小题\n文"))[0].metadata.title == "文件"
    wished = Wishes(title="我的")
    assert imported(write("# 题"), wished)[0].metadata.title == "我的"


def test_front_matter_fills_the_metadata(write):
    text = "---\ntitle: 题\nlang: zh\nauthor: 办公室\ndate: 2023年1月5日\nnumber: 1号\n---\n文"
    assert imported(write(text))[0].metadata == Metadata("题", "zh", "办公室", "2023-01-05", "1号")


def test_unreadable_front_matter_is_named_and_stays_in_the_text(write):
    parsed, (section,) = imported(write("---\ntitle: [未完\n乱\n---\n正文"))
    assert remarks_of(parsed) == [("front-matter-unreadable", "文件.md", "")]
    assert "title: [未完" in plain_text(section.body)


def test_every_heading_is_an_entry_at_its_block(write):
    _, (section,) = imported(write("# 题\n\n文\n\n## 一\n\n- 甲\n- 乙\n\n## 二"))
    texts = [leaf.text for leaf in leaves(section.body)]
    assert [(mark.title, mark.level, texts[mark.leaf]) for mark in section.marks] == [
        ("题", 1, "题"),
        ("一", 2, "一"),
        ("二", 2, "二"),
    ]


def test_a_text_without_headings_has_its_opening_clauses_as_entries(write):
    _, (section,) = imported(
        write("要认真学习贯彻精神，落实到位。\n\n要加强组织领导工作，抓好落实。")
    )
    assert [mark.leaf for mark in section.marks] == [0, 1]
    assert section.marks[0].title.startswith("要认真学习贯彻精神")


def test_a_long_text_is_cut_at_chapters_and_links_between_them_still_lead_there(write):
    long = "字" * 12_000
    text = f"# 题\n\n见[二](#二)[^n]。\n\n## 一\n\n{long}\n\n## 二\n\n{long}[^n]\n\n[^n]: 注"
    _, sections = imported(write(text))
    assert [(section.id, section.title) for section in sections] == [
        ("s001", "题"),
        ("s002", "一"),
        ("s003", "二"),
    ]
    links = [span.link for block in sections[0].body.blocks for span in block.spans if span.link]
    assert links == ["s003#二"]
    assert [note.label for section in sections for note in section.body.notes] == ["n", "n"]


def test_pictures_beside_the_file_come_along_by_safe_names(write, tmp_path):
    (tmp_path / "图 片").mkdir()
    (tmp_path / "图 片" / "a?.png").write_bytes(b"1")
    (tmp_path / "a-.png").write_bytes(b"2")
    text = "![甲](<图 片/a%3F.png>) ![乙](a-.png) ![丙](./a-.png)"
    parsed, (section,) = imported(write(text))
    assert [picture.path for picture in section.pictures] == ["images/a.png", "images/a-2.png"]
    assert [picture.data for picture in section.pictures] == [b"1", b"2"]
    names = [name for _, name in parsed.originals]
    assert names == ["文件.md", "图 片/a?.png", "a-.png"]


def test_pictures_from_elsewhere_leave_their_text_and_are_named(write, tmp_path):
    (tmp_path.parent / "x.png").write_bytes(b"x")
    (tmp_path / "link.png").symlink_to(tmp_path.parent / "x.png")
    (tmp_path / "a.exe").write_bytes(b"x")
    addresses = ["https://a.cn/x.png", "../x.png", "link.png", "gone.png", "a.exe", "//h/x.png"]
    text = "\n\n".join(f"![图{n}]({address})" for n, address in enumerate(addresses))
    parsed, (section,) = imported(write(text))
    assert plain_text(section.body) == "图0\n图1\n图2\n图3\n图4\n图5"
    assert [remark.code for remark in parsed.warnings] == [
        "picture-remote",
        "picture-outside",
        "picture-outside",
        "picture-missing",
        "picture-missing",
        "picture-remote",
    ]
    assert section.pictures == ()


def test_a_picture_that_no_page_shows_is_told_and_its_file_kept(write, tmp_path):
    (tmp_path / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    parsed, (section,) = imported(write("见图：![流程图](a.svg)。"))
    assert plain_text(section.body) == "见图：流程图。"
    assert section.pictures == ()
    assert parsed.warnings == [Remark("picture-kind", "文件.md", "a.svg")]
    assert [name for _, name in parsed.originals] == ["文件.md", "a.svg"]


def test_a_link_to_a_file_that_does_not_come_along_leaves_its_text(write):
    parsed, (section,) = imported(write("见[别处](other.md)和[网](https://a.cn)。"))
    assert [span.link for span in section.body.blocks[0].spans if span.link] == ["https://a.cn"]
    assert parsed.warnings == [Remark("link-skipped", "文件.md", "other.md")]


def test_a_file_in_an_old_encoding_is_read(tmp_path):
    path = tmp_path / "旧.md"
    path.write_bytes("# 关于开展学习活动的通知\n\n各单位要认真组织学习。".encode("gb18030"))
    _, (section,) = imported(path)
    assert plain_text(section.body) == "关于开展学习活动的通知\n各单位要认真组织学习。"


@pytest.mark.parametrize("text", ["", " \n\n", "<!-- 注 -->", "---\ntitle: x\n---\n"])
def test_a_file_without_text_says_so(write, text):
    with pytest.raises(UserFacing) as caught:
        imported(write(text))
    assert caught.value.code == "text-empty"


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(UserFacing) as caught:
        imported(tmp_path / "没有.md")
    assert caught.value.code == "file-missing"


def test_a_cancel_ends_the_reading(write):
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        markdown.read(write("文"), Wishes(), stop)


LAW = """# 政府采购代理机构管理暂行办法

财政部　2018年8月1日

## 第一章　总则

第一条　为加强管理，制定本办法。

第二条　本办法所称代理机构，是指中介机构。

1. 第三条以外的一项。

## 第二章　名录登记

第三条　代理机构实行名录登记。
"""


def test_issuer_and_date_below_the_title_are_told_as_in_plain_text(write):
    metadata = imported(write(LAW))[0].metadata
    assert (metadata.issued_by, metadata.issued_on) == ("财政部", "2018-08-01")
    signed = "# 关于读书的通知\n\n请认真读书。\n\n办公室\n\n2024年5月6日\n"
    metadata = imported(write(signed))[0].metadata
    assert (metadata.issued_by, metadata.issued_on) == ("办公室", "2024-05-06")
    own = imported(write("---\nauthor: 办公室\n---\n" + LAW))[0].metadata
    assert (own.issued_by, own.issued_on) == ("办公室", "")


def test_articles_that_are_paragraphs_are_entries_below_their_chapter(write):
    _, (section,) = imported(write(LAW))
    texts = [leaf.text for leaf in leaves(section.body)]
    assert [(mark.level, mark.title, texts[mark.leaf][:3]) for mark in section.marks] == [
        (1, "政府采购代理机构管理暂行办法", "政府采"),
        (2, "第一章 总则", "第一章"),
        (3, "第一条 为加强管理，制定本办法", "第一条"),
        (3, "第二条 本办法所称代理机构", "第二条"),
        (2, "第二章 名录登记", "第二章"),
        (3, "第三条 代理机构实行名录登记", "第三条"),
    ]


def test_articles_stay_paragraphs_where_headings_lead_further_down(write):
    _, (section,) = imported(write(LAW + "\n### （一）登记\n\n第四条　登记。\n"))
    assert all("条" not in mark.title for mark in section.marks)


@pytest.mark.parametrize(
    ("numbers", "by_article"),
    [(("十二",), False), (("十二", "十五"), False), (("一", "三"), True), (("十二", "十三"), True)],
)
def test_a_quoted_article_makes_no_law_of_a_text_without_chapters(write, numbers, by_article):
    quoted = "\n\n".join(f"第{number}条　各单位要认真办理。" for number in numbers)
    _, (section,) = imported(write(f"# 通知\n\n## 要求\n\n请照办。\n\n{quoted}\n"))
    assert any("条" in mark.title for mark in section.marks) == by_article


def test_articles_behind_a_cut_stay_below_their_chapter(write):
    many = "\n\n".join(f"第{number}条　各单位{'要认真办理' * 60}。" for number in range(1, 120))
    sections = imported(write(f"# 办法\n\n## 第一章　总则\n\n{many}\n"))[1]
    assert len(sections) > 1
    assert {mark.level for section in sections[1:] for mark in section.marks} == {3}
