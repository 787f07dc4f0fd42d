# SPDX-License-Identifier: MIT
"""Chinese tables that LibreOffice laid out on pages come back cell by cell."""

from collections.abc import Sequence

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from study_viewer.core import office
from study_viewer.core.document.model import Table
from study_viewer.core.document.plain import plain_text, text_of
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import ParsedSection, Wishes, no_progress
from tests.core.formats.office_made import as_pdf

pytestmark = pytest.mark.skipif(office.found() is None, reason="no LibreOffice here")

THREE = [
    ("序号", "任务", "责任单位", "完成时限"),
    ("1", "推进重点项目建设，完善项目推进机制，年内开工", "市发展改革委、市财政局", "2026年6月"),
    ("2", "压减审批时限", "市政务服务局", "2026年12月"),
    ("3", "稳就业", "市人力资源和社会保障局、市教育局", "长期"),
]
LONG = [
    ("序号", "区县", "数值", "说明"),
    *(
        (
            str(n),
            f"第{n}区",
            f"{n * 13.7:.1f}",
            "这一行的说明要占好几行，看它被切开之后能不能接上。",
        )
        for n in range(1, 61)
    ),
]
TEXT = "今年以来，全市经济运行总体平稳，主要指标处在合理区间。"


def edged(table: WordTable, row: int, **sides: int) -> None:
    """Lines on sides of the row's cells, in eighths of a point."""
    for cell in table.rows[row].cells:
        borders = OxmlElement("w:tcBorders")
        for side, size in sides.items():
            border = OxmlElement(f"w:{side}")
            border.set(qn("w:val"), "single")
            border.set(qn("w:sz"), str(size))
            borders.append(border)
        cell._tc.get_or_add_tcPr().append(borders)


def filled(word: object, rows: Sequence[Sequence[str]]) -> WordTable:
    table: WordTable = word.add_table(rows=len(rows), cols=len(rows[0]))  # type: ignore[attr-defined]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory) -> list[ParsedSection]:
    """A three-line table, and a ruled one over pages whose heading row is repeated."""
    word = docx.Document()
    word.add_paragraph(TEXT * 4)
    table = filled(word, THREE)
    edged(table, 0, top=12, bottom=6)
    edged(table, len(THREE) - 1, bottom=12)
    word.add_paragraph("注：截至年底。")
    word.add_paragraph(TEXT * 4)
    table = filled(word, LONG)
    table.style = "Table Grid"
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    word.add_paragraph(TEXT * 4)
    folder = tmp_path_factory.mktemp("chinese")
    word.save(str(folder / "a.docx"))
    made = as_pdf(folder / "a.docx")
    return list(registry.read(made, Wishes(), no_progress).sections)


def test_both_come_back_cell_by_cell(sections: list[ParsedSection]) -> None:
    blocks = [block for section in sections for block in section.body.blocks]
    found = [block for block in blocks if isinstance(block, Table)]
    texts = [[tuple(text_of(cell.spans) for cell in row) for row in one.rows] for one in found]
    assert texts == [THREE, LONG]
    assert [one.headers for one in found] == [1, 1]


def test_the_text_round_them_is_text(sections: list[ParsedSection]) -> None:
    text = "\n".join(plain_text(section.body) for section in sections).split("\n")
    assert text.count(TEXT * 4) == 3
    assert text.count("注：截至年底。") == 1
