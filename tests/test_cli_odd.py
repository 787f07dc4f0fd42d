# SPDX-License-Identifier: MIT
"""The command line and what is odd: names that are no UTF-8, full outputs, damaged documents."""

import json
import os
from pathlib import Path

import pytest

from tests.command_line import CommandLine


def test_options_alone_open_the_window(run: CommandLine, tmp_path: Path) -> None:
    for words in (
        ("--report-startup",),
        ("--data-dir", tmp_path / "one", "--report-startup"),
        ("open", "--report-startup", "--data-dir", tmp_path / "one"),
    ):
        done = run(*words)
        assert done.returncode == 0, done.stderr.decode()
        assert set(json.loads(done.stdout)) == {"first_text_ms", "peak_mb", "document", "section"}


def test_a_name_that_is_no_utf8_is_imported_and_read_again(
    run: CommandLine, tmp_path: Path
) -> None:
    odd = os.fsdecode(bytes(tmp_path) + b"/bad\xff.txt")
    Path(odd).write_text("甲方的正文在这里。", encoding="utf-8")
    done = run("import", odd, "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)[0]["document"]
    (tmp_path / "data" / "index.sqlite3").unlink()
    assert document in {one["document"] for one in run.json("list")}
    missing = run("import", odd + "x", "--json")
    assert missing.returncode == 1 and json.loads(missing.stdout)[0]["error"]


@pytest.mark.parametrize("command", ["show", "outline", "remove"])
def test_words_that_are_no_utf8_are_one_sentence(run: CommandLine, command: str) -> None:
    done = run(command, os.fsdecode(b"\xff"))
    assert done.returncode == 1
    assert b"There is no document" in done.stderr and b"Traceback" not in done.stderr


def test_an_odd_title_leaves_the_document_readable(
    imported: tuple[CommandLine, str], tmp_path: Path
) -> None:
    run, document = imported
    assert run("rename", document, "--title", os.fsdecode(b"t\xff\n\ttwo")).returncode == 0
    (tmp_path / "data" / "index.sqlite3").unlink()
    assert {one["title"] for one in run.json("list")} >= {"t\ufffd two"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_output_that_takes_nothing_is_one_sentence(imported: tuple[CommandLine, str]) -> None:
    run, document = imported
    for words in (("list",), ("show", document), ("notes", "--json")):
        with Path("/dev/full").open("wb") as full:
            done = run(*words, stdout=full)
        said = done.stderr.decode()
        assert done.returncode == 1 and said.count("\n") == 1, said
        assert "could not be written out" in said


def test_importing_the_original_again_mends_a_damaged_document(
    imported: tuple[CommandLine, str], tmp_path: Path
) -> None:
    run, document = imported
    run.json("annotate", document, "--quote", "制定方案")
    folder = tmp_path / "data" / "documents" / document
    for harm in ("sections/s001.md", "document.yaml"):
        (folder / harm).unlink()
        (tmp_path / "data" / "index.sqlite3").unlink()
        item = run.json("import", tmp_path / "notice.txt")[0]
        assert item["document"] == document and item["notes"]["placed"] == 1
        assert "制定方案" in run("show", document).stdout.decode()


def test_the_doctor_names_a_damaged_document_every_time(
    imported: tuple[CommandLine, str], tmp_path: Path
) -> None:
    run, document = imported
    (tmp_path / "data" / "documents" / document / "document.yaml").write_text("id: [")
    for _ in range(2):
        assert document in run("doctor").stderr.decode()
        assert document in run("list").stderr.decode()


def test_a_colour_nobody_knows_is_refused(imported: tuple[CommandLine, str]) -> None:
    run, document = imported
    for words in (
        ("notes", "--colour", "teal"),
        ("annotate", document, "--quote", "学习", "--colour", ""),
    ):
        done = run(*words)
        assert done.returncode == 1 and b"colour" in done.stderr


def test_a_day_that_there_is_not_is_no_date(imported: tuple[CommandLine, str]) -> None:
    run, document = imported
    assert run("rename", document, "--issued-on", "2023-02-31").returncode == 1
    for date in ("2024-02-29", "2024-02", "2024"):
        assert run("rename", document, "--issued-on", date).returncode == 0
