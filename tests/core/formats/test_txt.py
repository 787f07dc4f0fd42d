# SPDX-License-Identifier: MIT
"""A plain text file becomes a document with paragraphs, a title, an outline and sections."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from study_viewer.core.document.model import Heading, Paragraph
from study_viewer.core.document.plain import leaves
from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.formats.contract import Parsed, ParsedSection, Wishes, no_progress
from study_viewer.core.formats.txt import read

DATA = Path(__file__).parent / "data"
SEED = Path(__file__).parents[4] / "shared" / "seeds" / "000_c545cc314ab46998.txt"

Rows = list[tuple[str, int, str, str]]


def opened(path: Path, wishes: Wishes) -> tuple[Parsed, list[ParsedSection]]:
    parsed = read(path, wishes, no_progress)
    return parsed, list(parsed.sections)


def imported(
    folder: Path, text: str | bytes, **wishes: object
) -> tuple[Parsed, list[ParsedSection]]:
    path = folder / "示例.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return opened(path, Wishes(**wishes))  # type: ignore[arg-type]


def texts(sections: list[ParsedSection]) -> list[str]:
    return [leaf.text for section in sections for leaf in leaves(section.body)]


def outline(sections: list[ParsedSection]) -> list[tuple[int, str]]:
    return [(mark.level, mark.title) for section in sections for mark in section.marks]


def described(sections: list[ParsedSection]) -> Rows:
    rows = []
    for section in sections:
        marks = {mark.leaf: f"{mark.level} {mark.title}" for mark in section.marks}
        for n, leaf in enumerate(leaves(section.body)):
            block = section.body.blocks[n]
            assert isinstance(block, Heading | Paragraph)
            kind = f"{leaf.kind} {leaf.level} {block.align}".strip()
            rows.append((kind, n, leaf.text, marks.get(n, "")))
    return rows


def test_the_sample_comes_out_as_written_down() -> None:
    _, sections = opened(DATA / "communique.txt", Wishes())
    wanted = json.loads((DATA / "communique.json").read_text(encoding="utf-8"))
    assert [list(row) for row in described(sections)] == wanted


def test_the_sample_tells_who_issued_it_and_when_not_who_handed_it_on() -> None:
    parsed, _ = opened(DATA / "communique.txt", Wishes())
    metadata = parsed.metadata
    assert metadata.title == "江北市读书会联合会第三届理事会第二次全体会议公报"
    assert metadata.issued_by == "江北市读书会联合会第三届理事会第二次全体会议"
    assert metadata.issued_on == "2023-06-18"
    assert metadata.language == "zh"


COVER = "江北市图书馆办公室　2023年6月24日\n\n按：现将材料印发给你们，请认真学习，抓好落实。\n\n"
RULES = "关于读者学习室的规定\n\n第一段写的是规定的目的和依据，各读书会都要照此执行。\n"


def test_without_an_issuer_of_its_own_a_document_has_none(tmp_path: Path) -> None:
    parsed, _ = imported(tmp_path, COVER + RULES)
    about = parsed.metadata
    assert (about.title, about.issued_by, about.issued_on) == ("关于读者学习室的规定", "", "")
    signed = RULES + "\n江北市读书会联合会\n\n2023年6月18日\n"
    about = imported(tmp_path, COVER + signed)[0].metadata
    assert (about.issued_by, about.issued_on) == ("江北市读书会联合会", "2023-06-18")


def test_a_letterhead_above_the_title_is_the_issuer(tmp_path: Path) -> None:
    about = imported(tmp_path, "江北市图书馆办公室　2023年6月24日\n\n" + RULES)[0].metadata
    assert (about.issued_by, about.issued_on) == ("江北市图书馆办公室", "2023-06-24")


@pytest.mark.skipif(not SEED.exists(), reason="the document that arrived is not here")
def test_the_document_that_arrived_has_its_nineteen_blocks() -> None:
    _, sections = opened(SEED, Wishes())
    assert len(sections) == 1
    blocks = sections[0].body.blocks
    assert len(blocks) == 19
    assert blocks[2].kind == "heading"
    assert texts(sections)[2].startswith("中国共产党") and texts(sections)[2].endswith("公报")
    assert blocks[3].kind == "paragraph" and blocks[3].align == "center"
    assert all(text[-1] in "。！" for text in texts(sections)[4:])
    assert len(sections[0].marks) == len({mark.title for mark in sections[0].marks}) == 17


def variants(text: str) -> dict[str, bytes]:
    joined = [line for line in text.split("\n") if line.strip(" ")]
    numbered: list[str] = []
    headed: list[str] = []
    for page, line in enumerate(text.split("\n ")):
        numbered += [f" {line}" if page else line, f"— {page + 1} —"]
        headed += [f" 江北读书\n{line}" if page else line]
    return {
        "crlf": text.replace("\n", "\r\n").encode(),
        "cr": text.replace("\n", "\r").encode(),
        "without blank lines": "\n".join(joined).encode(),
        "form feeds": text.replace("\n ", "\n\f").encode(),
        "form feeds in the line": text.replace("\n ", "\f").encode(),
        "gb18030": text.encode("gb18030"),
        "utf-16": text.encode("utf-16"),
        "utf-16 without a mark": text.encode("utf-16-be"),
        "page numbers": "\n".join(numbered).encode(),
        "running header": "\n".join(headed).encode(),
    }


SOURCES = [DATA / "communique.txt", *([SEED] if SEED.exists() else [])]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", variants(""))
def test_the_same_text_set_otherwise_is_the_same_document(
    source: Path, name: str, tmp_path: Path
) -> None:
    _, wanted = opened(source, Wishes())
    _, found = imported(tmp_path, variants(source.read_text(encoding="utf-8"))[name])
    assert described(found) == described(wanted)


def test_a_text_with_a_line_a_paragraph_keeps_its_lines(tmp_path: Path) -> None:
    lines = [
        "关于借书的说明",
        "借书证每人一张，遗失的请到服务台补办。",
        "每次可以借五本，三十天内归还；到期前可以续借一次，续借在网上办理，不必到馆。",
        "- 杂志不外借；",
        "1. 工具书不外借。",
        "# 号开头的编号是电子书。",
        "* 带星号的书 | 只在馆内 <阅览>。",
    ]
    for indent, blank in (("", "\n"), ("\u3000\u3000", "\n"), ("", "\n\n"), ("    ", "\r\n")):
        _, sections = imported(tmp_path, blank.join(indent + line for line in lines))
        assert texts(sections) == lines


def test_verses_and_rows_of_a_table_stay_apart(tmp_path: Path) -> None:
    verses = ["小窗", "一盏灯亮着，", "照见半页书，", "风从街角来，", "翻到下一章。"]
    rows = ["姓名  年龄  科室", "甲  23  内科", "乙  45  外科", "2019", "2020", "2021"]
    for lines in (verses, rows):
        _, sections = imported(tmp_path, "\n".join(lines))
        assert texts(sections) == lines


def test_a_list_of_titles_is_not_taken_for_broken_lines(tmp_path: Path) -> None:
    lines = [f"{word * 9}阅读推广案例选编第{n}辑" for n, word in enumerate("江河湖海山川林泉" * 3)]
    _, sections = imported(tmp_path, "\n".join(lines))
    assert texts(sections) == lines


def test_a_column_of_years_is_no_row_of_page_numbers(tmp_path: Path) -> None:
    prose = "学习是进步的阶梯，读书是学习的道路，坚持读书的人走得更远，也看得更多，"
    pages = [[prose] * 4 + [str(year), str(year + 1)] for year in (2001, 2011, 2017, 2030)]
    _, sections = imported(tmp_path, "\f".join("\n".join(page) for page in pages))
    everything = "".join(texts(sections))
    assert all(str(year) in everything for page in pages for year in page[4:])


def test_furniture_is_named_with_its_line_and_comes_back_when_wished(tmp_path: Path) -> None:
    line = "学习是进步的阶梯，读书是学习的道路，坚持读书的人走得更远，"
    text = "\n\f".join("\n".join([line] * 5 + [f"- {page} -"]) for page in range(1, 5))
    parsed, sections = imported(tmp_path, text)
    assert [(w.code, w.place, w.text) for w in parsed.warnings] == [
        ("page-furniture", str(5 * page + page), f"- {page} -") for page in range(1, 5)
    ]
    assert "-" not in "".join(texts(sections))
    _, sections = imported(tmp_path, text, keep_lines=frozenset({12}))
    assert [t for t in texts(sections) if "-" in t] == ["- 2 -"]
    parsed, sections = imported(tmp_path, text, keep_furniture=True)
    assert sum("-" in text for text in texts(sections)) == 4
    assert not parsed.warnings


@pytest.mark.parametrize("name", ["附件", "附件一", "附表", "Annex", "Attachment"])
def test_the_name_of_an_attachment_is_no_running_header(tmp_path: Path, name: str) -> None:
    page = "".join(
        f"各单位要把学习作为一项长期任务，按月整理笔记，第{n}次检查。\n" for n in "甲乙丙丁"
    )
    parsed, sections = imported(tmp_path, "\f".join(f"{name}\n{page}" for _ in range(6)))
    assert texts(sections).count(name) == 6
    assert not parsed.warnings


def test_a_line_that_begins_where_a_page_number_ends_is_kept(tmp_path: Path) -> None:
    line = "学习是进步的阶梯，读书是学习的道路，坚持读书的人走得更远，"
    text = "\f".join("\n".join([line] * 5 + [f"- {page} -"]) for page in range(1, 5))
    parsed, sections = imported(tmp_path, text)
    assert len(parsed.warnings) == 4
    assert "".join(texts(sections)) == line * 20


def test_chapters_and_articles_make_the_outline() -> None:
    _, sections = opened(DATA / "rewrapped" / "regulation.txt", Wishes())
    made = outline(sections)
    assert made[:3] == [
        (1, "江北市图书馆读者学习室管理办法"),
        (2, "第一章 总则"),
        (3, "第一条 为了规范读者学习室的使用和管理"),
    ]
    assert sum(level == 2 for level, _ in made) == 4
    assert sum(level == 3 for level, _ in made) == 11
    kinds = [kind for kind, _, text, _ in described(sections) if text.startswith("第一条")]
    assert kinds == ["paragraph 0"]


def test_parts_and_points_of_a_notice_nest() -> None:
    parsed, sections = opened(DATA / "rewrapped" / "notice.txt", Wishes())
    made = outline(sections)
    assert (2, "二、重点任务") in made
    assert (3, "（二）筹集物资") in made
    assert not any(title.startswith("1.") for _, title in made)
    assert parsed.metadata.number == "江青志发〔2024〕17号"
    assert parsed.metadata.issued_by == "江北市青年志愿者协会秘书处"
    assert parsed.metadata.issued_on == "2024-10-28"


def test_a_number_or_word_cut_by_the_line_s_end_is_whole_again(tmp_path: Path) -> None:
    text = "经费按照分级负担的原则列入预算，人均标准为每天450元，网址为https://a.example.cn/b。"
    whole = [text[:3] + mark + text[3:] for mark in ("", "甲", "甲乙", "甲乙丙", "甲乙丙丁")] * 3
    lines = [line for one in whole for line in wrapped("　　" + one, 28)]
    _, sections = imported(tmp_path, "\n".join(lines))
    assert texts(sections) == whole


def wrapped(text: str, characters: int) -> list[str]:
    return [text[at : at + characters] for at in range(0, len(text), characters)]


def test_a_year_at_a_line_s_end_and_a_number_after_it_stay_two(tmp_path: Path) -> None:
    words = "The members met again in the year 2023 45 of them in all and 17 came later by train "
    lines = [words[:38], words[39:73], words[73:]] * 6
    _, sections = imported(tmp_path, "\n".join(lines))
    assert "2023 45" in " ".join(texts(sections))


def test_english_is_told_and_joined_by_spaces(tmp_path: Path) -> None:
    lines = ["The reading room will close, in March and again in", "May."]
    parsed, sections = imported(tmp_path, "\n".join(lines * 6))
    assert parsed.metadata.language == "en"
    assert texts(sections)[0].startswith("The reading room will close, in March and again in May.")
    assert "inMay" not in "".join(texts(sections))


def long_text(chapters: int, paragraphs: int) -> str:
    lines = ["江北市图书馆工作手册"]
    for chapter in range(1, chapters + 1):
        lines.append(f"第{chapter}章　工作内容")
        for n in range(paragraphs):
            lines.append(f"这一段说第{chapter}章的第{n}件事，" + "要认真做好。" * 40)
    return "\n".join(lines)


def test_a_short_text_is_one_section(tmp_path: Path) -> None:
    _, sections = imported(tmp_path, long_text(3, 10))
    assert len(sections) == 1
    assert sections[0].title == "江北市图书馆工作手册"


def test_a_long_text_is_cut_at_its_chapters(tmp_path: Path) -> None:
    _, sections = imported(tmp_path, long_text(6, 20))
    assert [s.title for s in sections][1:] == [f"第{n}章 工作内容" for n in range(2, 7)]
    assert texts(sections[:1])[:2] == ["江北市图书馆工作手册", "第1章　工作内容"]


def test_a_long_run_without_headings_is_cut_near_twenty_thousand(tmp_path: Path) -> None:
    paragraphs = [f"第{n}天，我们读书，" + "大家都很认真。" * 60 for n in range(150)]
    _, sections = imported(tmp_path, "\n".join(paragraphs))
    assert texts(sections) == paragraphs
    sizes = [sum(len(text) + 1 for text in texts([section])) for section in sections]
    assert all(19_000 < size <= 20_001 for size in sizes[:-1])
    assert all(section.marks and section.title for section in sections)


def test_a_heading_is_not_cut_off_from_the_text_under_it(tmp_path: Path) -> None:
    clause = "本章规定双方的权利义务与违约责任。"
    first, second = clause * (20_000 // 17), clause * (6_000 // 17)
    run = "\n".join([clause * 10] * 82)
    text = f"第一章 总则\n\n{first}\n第二章 履行\n{run}\n二、乙方要求\n{second}\n"
    _, sections = imported(tmp_path, text)
    held = ["\n".join(texts([section])) for section in sections]
    assert [one.startswith("二、乙方要求\n本章") for one in held] == [False, False, True]
    assert outline(sections) == [(1, "第一章 总则"), (1, "第二章 履行"), (2, "二、乙方要求")]


def test_an_article_that_begins_a_page_takes_its_heading_along(tmp_path: Path) -> None:
    clause = "本章规定双方的权利义务与违约责任。"
    run = "\n".join([clause * 10] * 87 + ["字" * 110 + "。"])
    before = len(f"第二章 履行\n{run}\n")
    assert before < 15_000 < before + len("第二节 期限\n")
    text = (
        f"第一章 总则\n{clause}\n第二章 履行\n{run}\n第二节 期限\n第五条 {clause}\n{clause * 400}"
    )
    _, sections = imported(tmp_path, text)
    assert texts(sections[-1:])[:2] == ["第二节 期限", f"第五条 {clause}"]


def test_a_line_without_end_is_cut_at_sentences_and_nothing_is_lost(tmp_path: Path) -> None:
    text = "学习使人进步，读书使人明理。" * 6_000
    parsed, sections = imported(tmp_path, text)
    assert "".join(texts(sections)) == text
    assert all(len(piece) <= 20_000 and piece[-1] == "。" for piece in texts(sections))
    assert [(w.code, w.place) for w in parsed.warnings] == [("line-cut", "1")]


@pytest.mark.parametrize("text", [b"", b"\n" * 5000, " \u3000\t\r\n\f".encode(), b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(text: bytes, tmp_path: Path) -> None:
    with pytest.raises(UserFacing, match="text-empty"):
        imported(tmp_path, text)


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("学习", encoding="utf-8")

    # Permission bits would not stop root.
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserFacing, match="not-allowed"):
        opened(path, Wishes())


def test_damage_is_counted_and_the_rest_is_read(tmp_path: Path) -> None:
    data = ("学习使人进步。\n" * 20).encode()
    parsed, sections = imported(tmp_path, data[:100] + b"\xff" + data[100:])
    assert [(w.code, w.text) for w in parsed.warnings] == [("text-damaged", "1")]
    assert len(texts(sections)) == 20


def test_the_title_is_the_wished_one_or_the_file_name(tmp_path: Path) -> None:
    parsed, _ = imported(tmp_path, "学习。\n读书。", title="我的资料")
    assert parsed.metadata.title == "我的资料"
    parsed, _ = imported(tmp_path, "学习。\n读书。")
    assert parsed.metadata.title == "示例"


def test_progress_rises_to_the_end_and_a_cancel_stops_the_job(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("学习使人进步，读书使人明理。\n" * 60_000, encoding="utf-8")
    told: list[tuple[int, int]] = []
    parsed = read(path, Wishes(), lambda done, total: told.append((done, total)))
    list(parsed.sections)
    size = path.stat().st_size
    assert told == sorted(told)
    assert told[-1] == (size, size)
    assert len(told) >= size // 500_000

    def cancel(done: int, total: int) -> None:
        if done > total * 3 // 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(read(path, Wishes(), cancel).sections)


def test_reading_takes_little_memory_whatever_the_size(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    assert resource
    path = tmp_path / "a.txt"
    path.write_text((DATA / "communique.txt").read_text(encoding="utf-8") * 2_000, encoding="utf-8")
    program = (
        "import resource, sys, pathlib;"
        "from study_viewer.core.formats.contract import Wishes, no_progress;"
        "from study_viewer.core.formats.txt import read;"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "n = sum(1 for _ in read(pathlib.Path(sys.argv[1]), Wishes(), no_progress).sections);"
        "print(n, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    source = Path(__file__).parents[3] / "src"
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=True,
    )
    sections, grown = map(int, done.stdout.split())
    assert sections > 20
    assert grown < 25_000  # kilobytes, for a file of six megabytes
