# SPDX-License-Identifier: MIT
"""A web page becomes a document: its main content, and nothing of what stands around it."""

import base64
import os

import pytest

from study_viewer.core.document.model import Image, Table
from study_viewer.core.document.plain import leaves, plain_text
from study_viewer.core.errors import UserFacing
from study_viewer.core.formats import html
from study_viewer.core.formats.contract import Wishes, no_progress
from tests.core.formats.expected import links, same_as_golden
from tests.core.formats.pictures import png


@pytest.fixture
def imported(tmp_path):
    def imported(text, wishes=None, name="页.html"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        parsed = html.read(path, wishes or Wishes(), no_progress)
        return parsed, list(parsed.sections)

    return imported


def text_of(sections):
    return "\n".join(plain_text(section.body) for section in sections)


def codes(parsed):
    return [remark.code for remark in parsed.warnings]


LONG = "各部门要认真学习贯彻会议精神，结合实际抓好落实。" * 20


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<meta charset=gbk><p>学习材料，镕。".encode("gb18030"), "gb18030"),
        ("<meta http-equiv=x content='x; charset=big5'><p>學習材料".encode("big5"), "cp950"),
        ("<meta charset=gb2312><p>其实是另一种编码的正文。".encode(), "utf-8"),
        ("<?xml version='1.0' encoding='GBK'?><html><p>学习材料，正文。".encode("gbk"), "gb18030"),
        ("<p>没有说明编码的学习材料正文。".encode("gb18030"), "gb18030"),
        ("<p>学习材料".encode("utf-16"), "utf-16-le"),
        ("<meta charset=x-unknown><p>学习材料".encode(), "utf-8"),
        ("<meta charset=utf-16><p>学习材料".encode(), "utf-8"),
    ],
)  # fmt: skip
def test_the_encoding_is_what_the_page_says_where_that_fits_else_what_its_bytes_are(
    imported, data, encoding
):
    parsed, sections = imported(data)
    assert parsed.encoding == encoding
    assert "材料" in text_of(sections) or "正文" in text_of(sections)
    assert "\ufffd" not in text_of(sections)


def test_a_wish_for_an_encoding_goes_over_what_the_page_says(imported):
    data = "<meta charset=utf-8><p>学习".encode("gb18030")
    _, sections = imported(data, Wishes(encoding="gb18030"))
    assert text_of(sections) == "学习"


SITE = f"""<!DOCTYPE html><html lang="zh-CN"><head><title>关于学习的通知_办公室_某某网</title>
<meta name="PubDate" content="2024-01-05 10:00"><style>p{{color:red}}</style></head><body>
<div class="cookie-banner">本网站使用 Cookie，继续浏览即表示同意。<button>同意</button></div>
<header><a href="/">首页</a> <a href="/a">新闻</a> <a href="/b">政策</a></header>
<nav><ul><li><a href="/x">栏目一</a><li><a href="/y">栏目二</a></ul></nav>
<form action="/search"><input name=q><label>搜索</label></form>
<div class="wrap"><div class="crumbs">当前位置：<a href="/">首页</a> &gt; 通知</div>
<h1>关于学习的通知</h1><div class="content"><script>alert(1)</script>
<p>{LONG}</p><h2>一、总要求</h2><p>{LONG}</p><h2>二、安排</h2><p>见<a href="#end">文末</a>。</p>
<p>附件：<a href="a.doc">1.名单</a> <a href="b.doc">2.表格</a> <a href="c.doc">3.说明</a></p>
<p>办公室</p><p id="end">2024年1月5日</p></div></div>
<aside><h3>相关阅读</h3><a href="1">旧闻一</a> <a href="2">旧闻二</a></aside>
<ul><li><a href="1">链接一</a><li><a href="2">链接二</a><li><a href="3">链接三</a></ul>
<div>版权所有：某某办公室</div><footer>地址：某某路 1 号。电话：123</footer></body></html>"""


def test_what_stands_around_the_text_is_left_out_and_told(imported):
    parsed, sections = imported(SITE)
    text = text_of(sections)
    assert [leaf.text for leaf in leaves(sections[0].body) if leaf.kind == "heading"] == [
        "关于学习的通知",
        "一、总要求",
        "二、安排",
    ]
    for kept in ("附件：1.名单 2.表格 3.说明", "办公室\n2024年1月5日", LONG):
        assert kept in text
    for gone in ("Cookie", "首页", "栏目", "搜索", "alert", "旧闻", "链接一", "版权", "地址"):
        assert gone not in text
    (remark,) = [one for one in parsed.warnings if one.code == "web-furniture"]
    assert "栏目一" in remark.text


def test_a_column_that_its_name_sets_aside_makes_no_heading(imported):
    column = '<div class="aside"><h3>相关阅读</h3><ul><li><a href="1">旧闻一</a></ul></div>'
    page = f"<body><div class=article><h1>通知</h1><p>{LONG}</p><p>{LONG}</p></div>{column}"
    parsed, sections = imported(page)
    assert text_of(sections) == f"通知\n{LONG}\n{LONG}"
    assert "旧闻一" in next(one.text for one in parsed.warnings if one.code == "web-furniture")


def test_a_page_is_read_as_its_golden_document_has_it(imported):
    same_as_golden("page.json", *imported(SITE))


def test_what_was_left_out_can_be_put_back(imported):
    parsed, sections = imported(SITE, Wishes(keep_furniture=True))
    text = text_of(sections)
    for kept in ("Cookie", "首页", "栏目一", "旧闻一", "链接一", "版权所有", "地址：某某路 1 号"):
        assert kept in text
    assert "web-furniture" not in codes(parsed)


def test_a_page_without_furniture_keeps_every_letter(imported):
    body = "<h1>题</h1><p>一句话。</p><p>某某办公室</p><p>2024年1月5日</p><ul><li>甲<li>乙</ul>"
    parsed, sections = imported(f"<html><body>{body}</body></html>")
    assert text_of(sections) == "题\n一句话。\n某某办公室\n2024年1月5日\n甲\n乙"
    assert parsed.warnings == []


def test_all_of_a_page_that_stands_in_one_form_is_its_text(imported):
    _, sections = imported(f"<form id=aspnetForm><div><h1>题</h1><p>{LONG}</p></div></form>")
    assert LONG in text_of(sections)


def test_what_a_page_calls_its_main_content_goes_over_what_is_short_beside_it(imported):
    page = (
        f"<div>登录 注册</div><main><h1>题</h1><p>{LONG}</p><p>落款</p></main><p>繁体 English</p>"
    )
    _, sections = imported(page)
    assert text_of(sections) == f"题\n{LONG}\n落款"


def test_a_title_in_the_header_of_a_page_stays(imported):
    page = f"<header><img src=x.png><h1>大标题</h1><a href=/>首页</a></header><p>{LONG}</p>"
    parsed, sections = imported(page)
    assert parsed.metadata.title == "大标题"
    assert text_of(sections) == f"大标题\n{LONG}"


def test_metadata_is_taken_from_the_head_and_the_labelled_fields(imported):
    box = (
        "<table><tr><td>索引号：</td><td>000</td><td>发文机关：</td><td>某某办公室</td></tr>"
        "<tr><td>发文字号：</td><td>某办发〔2024〕3号</td>"
        "<td>成文日期：</td><td>2024年01月03日</td></tr></table>"
    )
    page = SITE.replace("<h1>", f"{box}<h1>")
    metadata = imported(page)[0].metadata
    assert metadata.title == "关于学习的通知"
    assert metadata.language == "zh"
    assert metadata.issued_by == "某某办公室"
    assert metadata.issued_on == "2024-01-03"
    assert metadata.number == "某办发〔2024〕3号"
    line = "<p>发布日期：2024-02-01 来源：某某局</p>"
    assert imported(f"<h1>题</h1>{line}<p>{LONG}</p>")[0].metadata.issued_on == "2024-02-01"


def test_without_a_heading_the_title_is_the_heads_without_the_sites_name(imported):
    parsed, _ = imported(f"<title>学习材料汇编_某某网</title><p>{LONG}</p><p>{LONG}</p>")
    assert parsed.metadata.title == "学习材料汇编"
    assert imported("<p>文。</p>", name="名.htm")[0].metadata.title == "名"


def test_numbered_paragraphs_are_the_headings_of_a_page_that_marks_none(imported):
    page = (
        f"<p align=center>关于学习的通知</p><p><strong>一、总要求</strong></p><p>{LONG}</p>"
        f"<p>（一）原则</p><p>{LONG}</p><p>二、安排</p><p>{LONG}</p>"
    )
    parsed, (section,) = imported(page)
    assert parsed.metadata.title == "关于学习的通知"
    assert [(mark.title, mark.level) for mark in section.marks] == [
        ("关于学习的通知", 1),
        ("一、总要求", 2),
        ("（一）原则", 3),
        ("二、安排", 2),
    ]
    headings = [leaf.text for leaf in leaves(section.body) if leaf.kind == "heading"]
    assert headings == ["关于学习的通知", "一、总要求", "（一）原则", "二、安排"]


def test_links_within_a_page_lead_to_the_heading_their_place_stands_under(imported):
    page = (
        "<p><a href='#b'>乙</a><a href='#%E4%B8%AD'>中</a><a href='#c'>丙</a>"
        "<a href='https://a.example/'>外</a><a href='other.html'>别</a></p>"
        f"<h2 id=a>甲</h2><p>{'字' * 15000}</p><h2 id=b>乙</h2><p id='中'>{'字' * 9000}</p>"
        "<h2>丙</h2><p><span id=c>末</span></p>"
    )
    parsed, sections = imported(page)
    assert links(sections) == [
        ("s001", "乙", "s003#b"),
        ("s001", "中", "s003#b"),
        ("s001", "丙", "s004#丙"),
        ("s001", "外", "https://a.example/"),
    ]
    assert codes(parsed) == ["link-skipped"]


def test_what_only_sets_letters_leaves_the_words_and_their_places_as_they_are(imported):
    _, (section,) = imported(
        "<h1>通知</h1><p><span class=a>各<b><font color=red>单</font></b></span><span>位 </span>"
        "<a href='#x'>去</a></p><ul><span>甲</span><span>乙</span></ul>"
        "<h2>一</h2><p>前</p><h2>二</h2><p><span>再<span id=x>后</span></span></p>"
    )
    assert [leaf.text for leaf in leaves(section.body)] == [
        *("通知", "各单位 去", "甲", "乙", "一", "前", "二", "再后")
    ]
    assert links([section]) == [("s001", "去", "#二")]


def test_pictures_come_from_the_folder_saved_with_the_page_and_from_the_page_itself(
    imported, tmp_path
):
    (tmp_path / "页_files").mkdir()
    (tmp_path / "页_files" / "图.png").write_bytes(png())
    inline = base64.b64encode(png() + b"\0").decode()
    parsed, (section,) = imported(
        f"<p>文。</p><p><img src='./%E9%A1%B5_files/图.png?v=1' alt=甲></p>"
        f"<p>二<img src='data:image/png;base64,{inline}'></p>"
    )
    assert section.body.blocks[1] == Image("images/图.png", "甲")
    assert [picture.data for picture in section.pictures] == [png(), png() + b"\0"]
    assert parsed.warnings == []
    assert parsed.originals[1:] == [(tmp_path / "页_files" / "图.png", "页_files/图.png")]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "FILE:/etc/hostname",
        "http://a.example/a.png",
        "//a.example/a.png",
        r"\\server\share\a.png",
        "/etc/hostname",
        "../geheim.png",
        "..%2fgeheim.png",
        r"..\geheim.png",
        "a/../../geheim.png",
        r"C:\geheim.png",
        "%5c%5cserver%5ca.png",
    ],
)
def test_a_picture_from_elsewhere_is_never_looked_at(imported, tmp_path, address):
    outside = tmp_path.parent / "geheim.png"
    outside.write_bytes(png())
    parsed, (section,) = imported(f"<p>文。</p><p>前<img src='{address}' alt='说明'>后</p>")
    assert "前说明后" in plain_text(section.body)
    assert section.pictures == ()
    # A drive's letter is elsewhere a file's name like any other.
    here = ["picture-missing"] if address.startswith("C:") and os.name != "nt" else []
    assert codes(parsed)[0] in ("picture-remote", "picture-outside", *here)
    outside.unlink()


def test_what_is_no_picture_is_not_kept_as_one(imported, tmp_path):
    (tmp_path / "a.png").write_text("<svg onload=x>")
    parsed, (section,) = imported("<p>文。<img src=a.png alt=说明></p>")
    assert plain_text(section.body) == "文。说明"
    assert codes(parsed) == ["picture-kind"]


def test_a_formula_and_a_table_keep_their_words(imported):
    page = (
        "<h1>题</h1><p>设<math alttext='x+1'><mi>x</mi></math>。</p><table><tr><th>甲<td>乙</table>"
    )
    _, (section,) = imported(page)
    assert plain_text(section.body) == "题\n设x+1。\n甲\n乙"
    assert isinstance(section.body.blocks[-1], Table)


@pytest.mark.parametrize("page", ["", "   ", "<html></html>", "<script>x</script>", "<!-- x -->"])
def test_an_empty_page_is_refused_with_a_sentence(imported, page):
    with pytest.raises(UserFacing) as refused:
        imported(page)
    assert refused.value.code == "text-empty"


def test_what_is_no_page_is_refused_with_a_sentence(imported):
    with pytest.raises(UserFacing) as refused:
        imported(png())
    assert refused.value.code == "text-binary"


def test_a_page_laid_out_in_a_table_is_no_table_and_a_table_of_values_is_one(imported):
    values = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    page = (
        "<table><tr><td><a href=1>栏目一</a><a href=2>栏目二</a><a href=3>栏目三</a>"
        f"<td><table><tr><td><p>通知</p><p>{LONG}</p>{values}<p>办公室</p></table></table>"
    )
    _, (section,) = imported(page)
    kinds = [block.kind for block in section.body.blocks]
    assert kinds[1:] == ["paragraph", "table", "paragraph"]
    assert plain_text(section.body) == f"通知\n{LONG}\n甲\n1\n乙\n2\n办公室"


def test_the_words_of_a_drawing_stay_each_once(imported, tmp_path):
    (tmp_path / "a.png").write_bytes(png())
    drawing = (
        "<svg>{0}<foreignObject><div>流程</div></foreignObject><text>开<title>始</title></text>"
        "<g><title>末</title></g></svg>"
    )
    _, (section,) = imported(f"<p>前{drawing.format('')}后</p>")
    assert "".join(plain_text(section.body).split()) == "前流程开始末后"
    shown = drawing.format("<title>图</title><image href='a.png'/>")
    _, (section,) = imported(f"<p>前{shown}后</p>")
    assert (
        "".join(plain_text(section.body).split())
        == "前\N{OBJECT REPLACEMENT CHARACTER}流程开始末后"
    )
    assert [picture.data for picture in section.pictures] == [png()]
