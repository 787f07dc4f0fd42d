# SPDX-License-Identifier: MIT
"""Word files as python-docx and LibreOffice write them, against what stands in ``golden/docx``."""

import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from study_viewer.core.document.markdown_out import write
from tests.core.formats.word_made import read

GOLDEN = Path(__file__).parents[2] / "golden" / "docx"
OFFICE = shutil.which("soffice")


def styled(path: Path) -> Path:
    """As a person writes it who knows styles."""
    file = Document()
    file.add_heading("关于加强学习的通知", 0)
    file.add_paragraph("各支部：")
    file.add_heading("第一章 总则", 1)
    paragraph = file.add_paragraph("为加强学习，")
    paragraph.add_run("制定").bold = True
    paragraph.add_run("本通知").italic = True
    paragraph.add_run("。见 H")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("O。")
    file.add_heading("第一节 目的", 2)
    for word in ("读原著", "学原文"):
        file.add_paragraph(word, style="List Bullet")
    file.add_paragraph("其次：")
    for word in ("部署", "落实", "总结"):
        file.add_paragraph(word, style="List Number")
    file.add_heading("第二章 附则", 1)
    table = file.add_table(3, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"第{number}格"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "横并"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "竖并"
    for words in ("机关党委", "2023年11月20日"):
        file.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    file.save(str(path))
    return path


def plain(path: Path) -> Path:
    """As most write it: everything in the one style, numbers typed by hand."""
    file = Document()
    title = file.add_paragraph()
    title.add_run("关于加强学习的通知").bold = True
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words in (
        *("各支部：", "　　现就有关事项通知如下。", "一、总体要求", "　　认真学习，抓好落实。"),
        *("二、工作安排", "（一）时间", "2023 年 11月至12月，分三个阶段进行。", "（二）内容"),
        "原著和原文，由各支部自行安排。",
    ):
        file.add_paragraph(words)
    for words in ("机关党委", "2023年11月20日"):
        file.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    file.save(str(path))
    return path


def shown(path: Path) -> str:
    """The document as text: what is known of it, its tree, its Markdown."""
    parsed, sections = read(path)
    told = [f"{name}: {word}" for name, word in parsed.metadata._asdict().items() if word]
    tree = [f"{'  ' * (m.level - 1)}- {m.title} ({m.leaf})" for s in sections for m in s.marks]
    return "\n".join([*told, "", *tree, "", *(write(section.body) for section in sections)])


@pytest.mark.parametrize("make", [styled, plain], ids=lambda make: make.__name__)
def test_a_word_file_is_read_as_it_was_found_right(tmp_path: Path, make) -> None:
    expected = (GOLDEN / f"{make.__name__}.txt").read_text(encoding="utf-8")
    assert shown(make(tmp_path / "资料.docx")) == expected


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("make", [styled, plain], ids=lambda make: make.__name__)
def test_what_libreoffice_saves_anew_reads_the_same(tmp_path: Path, make) -> None:
    path = make(tmp_path / "资料.docx")
    out = tmp_path / "out"
    subprocess.run(
        [
            *(
                str(OFFICE),
                "--headless",
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            ),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert shown(out / path.name) == shown(path)
