# SPDX-License-Identifier: MIT
"""Looking for words on the command line, as a person types it."""

import json
from pathlib import Path

import pytest

from study_viewer.cli import run

TEXT = "# 学习计划\n\n城乡融合发展。\n\n要素平等交换，城乡共同繁荣。\n"


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    folder = tmp_path / "data"
    file = tmp_path / "plan.md"
    file.write_text(TEXT, encoding="utf-8")
    assert run(["--data-dir", str(folder), "import", str(file)]) == 0
    capsys.readouterr()
    return str(folder)


def test_the_places_are_listed_below_their_document_and_section(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data-dir", data, "--language", "zh", "search", "要素平等交换，城乡共同"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0].startswith("学习计划\td-")
    assert lines[1].strip() == "学习计划"
    assert "【要素平等交换，城乡共同】繁荣。" in lines[2]
    assert err.strip() == "共 1 处"


def test_json_is_one_value_with_every_place(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "城乡", "--in", "documents", "--json", "--data-dir", data]) == 0
    found = json.loads(capsys.readouterr().out)
    mine = [hit for hit in found["hits"] if hit["title"] == "学习计划"]
    assert found["total"] >= len(mine) == 2
    assert set(found) == {"total", "totals", "milliseconds", "hits"}
    assert sum(found["totals"].values()) == found["total"]
    assert set(mine[0]) == {"kind", "document", "section", "title", "excerpt", "start", "end"}
    assert TEXT.replace("# ", "").replace("\n\n", "\n")[mine[0]["start"] :].startswith("城乡")


def test_the_first_few_are_said_to_be_the_first(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data-dir", data, "--language", "en", "search", "的", "--limit", "2"]) == 0
    out, err = capsys.readouterr()
    assert out.count("【的】") == 2
    assert " places" in err and err.strip().endswith("; the first 2 are shown")


def test_what_another_program_edited_is_found_as_it_is_now(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (file,) = Path(data).glob("documents/*/sections/*.md")
    edited = file.read_text(encoding="utf-8").replace("共同繁荣", "共生共荣")
    file.write_text(edited, encoding="utf-8")
    assert run(["--data-dir", data, "search", "共生共荣"]) == 0
    assert "【共生共荣】" in capsys.readouterr().out


def test_notes_are_found(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    note = ["annotate", "学习计划", "--quote", "平等交换", "--note", "写进发言稿"]
    assert run(["--data-dir", data, *note]) == 0
    capsys.readouterr()
    assert run(["--data-dir", data, "search", "发言稿", "--in", "notes"]) == 0
    assert "* 写进【发言稿】" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [(["", "--in", "all"], "没有要查找的内容"), (["(", "--regex"], "不是有效的正则表达式")],
)
def test_what_cannot_be_looked_for_is_one_sentence(
    data: str, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(["--data-dir", data, "--language", "zh", "search", *words]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert len(err.splitlines()) == 1


def test_places_and_titles_are_counted_apart_and_one_is_one(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--data-dir", data, "--language", "en", "search"]
    assert run([*asked, "要素平等交换，城乡共同"]) == 0
    assert capsys.readouterr().err.strip() == "1 place"
    assert run([*asked, "学习计划"]) == 0
    assert "1 title" in capsys.readouterr().err
    assert run([*asked, "此处绝无此语"]) == 0
    assert capsys.readouterr().err.strip() == "0 places"


def test_words_to_leave_out_alone_are_said_to_lack_a_word(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data-dir", data, "--language", "en", "search", "--", "-此处绝无此语"]) != 0
    assert "a word to look for is missing" in capsys.readouterr().err
