# SPDX-License-Identifier: MIT
"""The command line as a person or a script meets it: run for real, in its own process."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from study_viewer.cli import build_parser
from study_viewer.commands import COMMANDS
from study_viewer.words import HELP, LANGUAGES

TEXT = """关于开展读书活动的通知

按：现将通知印发给你们，请认真组织学习。

各单位要高度重视读书活动，学习和实践并重。

各单位要结合实际制定方案，学习要有记录。
"""


class CommandLine:
    """Runs ``study-viewer`` over one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "STUDY_VIEWER_HOME": str(folder / "data"),
            "LC_ALL": "C",
            "QT_QPA_PLATFORM": "offscreen",
        }

    def __call__(
        self, *words: str | Path, stdout: Any = subprocess.PIPE
    ) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "study_viewer", *map(str, words)],
            env=self.environment,
            stdout=stdout,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )

    def json(self, *words: str | Path) -> Any:
        done = self(*words, "--json")
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)


@pytest.fixture
def run(tmp_path: Path) -> CommandLine:
    (tmp_path / "notice.txt").write_text(TEXT, encoding="utf-8")
    return CommandLine(tmp_path)


@pytest.fixture
def imported(run: CommandLine) -> tuple[CommandLine, str]:
    item = run.json("import", run.folder / "notice.txt")[0]
    return run, item["document"]


def test_the_main_job_by_command_line_alone(
    imported: tuple[CommandLine, str], tmp_path: Path
) -> None:
    run, document = imported
    first = run.json("annotate", document, "--quote", "高度重视读书活动", "--colour", "green")
    run.json("annotate", document, "--quote", "制定方案", "--kind", "bookmark")
    run.json("annotate", document, "--note", "# 学习心得\n\n很有收获。")
    noted = run.json(
        "annotate", document, "--quote", "学习要有记录", "--note", "要点", "--tag", "记录"
    )
    assert first["state"] == noted["state"] == "placed"
    text = run("show", f"{document}/{first['section']}").stdout.decode("utf-8")
    assert text[first["start"] : first["end"]] == "高度重视读书活动"

    notes = run.json("notes")
    assert [note["kind"] for note in notes] == ["note", "highlight", "bookmark", "highlight"]
    for name in ("a.docx", "a.md", "a.html", "a.pdf", "a.csv", "a.tsv", "a.json"):
        assert run("export", tmp_path / name).returncode == 0
        assert (tmp_path / name).stat().st_size > 100

    other = CommandLine(tmp_path / "other")
    (tmp_path / "other").mkdir()
    other.json("import", run.folder / "notice.txt")
    for _ in range(2):
        report = other.json("import-notes", tmp_path / "a.json")
        assert report["placed"] == 4
    assert other.json("notes") == notes


def test_items_of_a_file_that_cannot_be_kept_are_counted_aloud(
    run: CommandLine, tmp_path: Path
) -> None:
    good = {
        "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "value": "笔记"}],
        "target": {"source": "urn:study-viewer:d-1"},
    }
    file = tmp_path / "notes.json"
    file.write_text(json.dumps([good, {"id": "x"}, 3]), encoding="utf-8")
    done = run("import-notes", file, "--json", "--lang", "en")
    report = json.loads(done.stdout)
    assert list(report) == [
        *("added", "updated", "unchanged", "skipped", "placed", "moved", "check", "unplaced")
    ]
    assert (report["added"], report["skipped"]) == (1, 2)
    assert "left out: 2" in done.stderr.decode("utf-8")


def test_json_keys_are_the_promised_ones(imported: tuple[CommandLine, str]) -> None:
    run, document = imported
    item = run.json("import", run.folder / "notice.txt")[0]
    assert list(item) == [
        *("document", "title", "sections", "paragraphs", "characters", "warnings", "notes")
    ]
    assert list(item["notes"]) == ["placed", "moved", "check", "unplaced"]
    listed = run.json("list")
    assert listed[0]["document"] and {tuple(one) for one in listed} == {
        ("document", "title", "language", "sections", "characters", "annotations")
    }
    assert {tuple(entry) for entry in run.json("outline", document)} == {
        ("id", "title", "level", "parent", "section", "start", "characters")
    }
    assert list(run.json("annotate", document, "--quote", "学习")) == [
        *("id", "state", "section", "start", "end")
    ]
    assert list(run.json("notes")[0]) == [
        *("id", "kind", "document", "section", "quote", "note", "colour", "tags", "state"),
        *("start", "end", "created", "modified"),
    ]
    shown = json.loads(run("show", document, "--format", "json").stdout)
    assert list(shown) == ["document", "title", "sections"]
    assert list(shown["sections"][0]) == ["id", "title", "blocks"]
    assert list(shown["sections"][0]["blocks"][0]) == ["kind", "level", "text"]


def test_importing_again_changes_nothing_and_says_so(imported: tuple[CommandLine, str]) -> None:
    run, document = imported
    again = run("import", run.folder / "notice.txt", "--json")
    assert json.loads(again.stdout)[0]["document"] == document
    assert b"already" in again.stderr
    assert len(run.json("list")) == len({one["document"] for one in run.json("list")})


def test_the_data_folder_may_be_named_before_or_after_the_command(
    run: CommandLine, tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert run("--data-dir", one, "import", run.folder / "notice.txt").returncode == 0
    assert run("import", run.folder / "notice.txt", "--data-dir", two).returncode == 0
    assert (one / "documents").is_dir() and (two / "documents").is_dir()
    assert not (tmp_path / "data").exists()


def test_a_quote_that_begins_with_a_dash_is_given_with_an_equals_sign(
    run: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "figures.txt").write_text("年度数据\n\n今年同比-5%，略有下降。\n", encoding="utf-8")
    document = run.json("import", tmp_path / "figures.txt")[0]["document"]
    assert run.json("annotate", document, "--quote=-5%")["state"] == "placed"


def test_of_several_matches_the_first_is_taken_with_a_warning(
    imported: tuple[CommandLine, str],
) -> None:
    run, document = imported
    first = run("annotate", document, "--quote", "各单位要", "--json")
    assert b"2 times" in first.stderr
    second = run("annotate", document, "--quote", "各单位要", "--occurrence", "2", "--json")
    assert b"times" not in second.stderr
    assert json.loads(first.stdout)["start"] < json.loads(second.stdout)["start"]


def test_a_failed_path_costs_the_others_nothing(run: CommandLine) -> None:
    done = run("import", run.folder / "none.txt", run.folder / "notice.txt", "--json")
    assert done.returncode == 1
    failed, kept = json.loads(done.stdout)
    assert set(failed) == {"path", "error"} and "none.txt" in failed["error"]
    assert kept["document"].startswith("d-")


def test_each_kind_of_bad_input_is_one_sentence(run: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (tmp_path / "folder").mkdir()
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "a.zip").write_bytes(b"PK")
    for words in (
        ("import", tmp_path / "empty.txt"),
        ("import", tmp_path / "picture.txt"),
        ("import", tmp_path / "folder"),
        ("import", tmp_path / "bare"),
        ("import", tmp_path / "none.txt"),
        ("show", "d-nothing"),
        ("outline", "d-nothing"),
        ("annotate", "d-nothing", "--note", "x"),
        ("remove", "d-nothing"),
        ("restore", tmp_path / "none.sqlite3"),
        ("restore", tmp_path / "picture.txt"),
        ("import-notes", tmp_path / "picture.txt"),
        ("export", tmp_path / "a.xyz"),
        ("export", tmp_path / "no" / "a.docx"),
    ):
        done = run(*words)
        said = done.stderr.decode()
        assert done.returncode == 1, words
        assert said.count("\n") == 1 and "Traceback" not in said, said


def test_usage_errors_end_with_two(run: CommandLine) -> None:
    assert run("annotate").returncode == 2
    assert run("no-such-command").returncode == 2


def test_in_chinese_what_was_not_understood_is_said_in_chinese(run: CommandLine) -> None:
    for words, said in (
        (("bogus",), "没有“bogus”；可选：open、import、list、"),
        (("show",), "缺少：DOCUMENT[/SECTION]。"),
        (("list", "--all"), "不认识的参数：--all。"),
        (("show", "d", "--edition", "x"), "--edition：“x” 不是整数。"),
        (("rename", "d", "--title"), "--title：后面要写一个值。"),
    ):
        done = run("--language", "zh", *words)
        assert done.returncode == 2
        assert said in done.stderr.decode(), words
        assert "error" not in done.stderr.decode()
    assert "\n参数：\n" in run("--language", "zh", "show", "--help").stdout.decode()


def test_without_annotations_nothing_is_exported_and_one_sentence_says_so(
    imported: tuple[CommandLine, str],
) -> None:
    run, document = imported
    done = run("--language", "zh", "export", run.folder / "a.docx", "--document", document)
    assert done.returncode == 1
    assert done.stderr.decode() == "还没有批注，没有可导出的内容；未写出文件。\n"
    assert not (run.folder / "a.docx").exists()


def test_a_hand_in_is_in_the_language_of_its_document_unless_one_is_named(
    imported: tuple[CommandLine, str],
) -> None:
    run, document = imported
    run.json("annotate", document, "--quote", "制定方案", "--note", "留下")
    out = run.folder / "a.md"
    run.environment["LANG"] = run.environment["LC_ALL"] = "en_US.UTF-8"
    assert run("export", out).returncode == 0
    assert "》学习笔记" in out.read_text(encoding="utf-8")
    assert run("--language", "en", "export", out).returncode == 0
    assert "# Study notes: " in out.read_text(encoding="utf-8")


def test_a_file_that_is_there_already_is_told_of_once(imported: tuple[CommandLine, str]) -> None:
    run, _ = imported
    done = run("--language", "zh", "import", run.folder / "notice.txt")
    assert "已在资料库中；未作任何改动" in done.stdout.decode()
    assert done.stderr.decode() == ""


def test_output_is_utf8_in_a_c_locale(imported: tuple[CommandLine, str]) -> None:
    run, document = imported
    assert "读书活动" in run("outline", document).stdout.decode("utf-8")


def test_a_removed_document_keeps_its_annotations(imported: tuple[CommandLine, str]) -> None:
    run, document = imported
    made = run.json("annotate", document, "--quote", "制定方案", "--note", "留下")
    assert run("remove", document).returncode == 0
    assert [note["id"] for note in run.json("notes")] == [made["id"]]
    assert [note["id"] for note in run.json("notes", "--document", document)] == [made["id"]]
    assert document not in {one["document"] for one in run.json("list")}
    item = run.json("import", run.folder / "notice.txt")[0]
    assert item["notes"]["placed"] == 1


def test_rename_changes_what_is_listed_and_nothing_else(imported: tuple[CommandLine, str]) -> None:
    run, document = imported
    made = run.json("annotate", document, "--quote", "制定方案")
    assert (
        run("rename", document, "--title", "读书通知", "--issued-on", "2026-01-02").returncode == 0
    )
    listed = {one["document"]: one["title"] for one in run.json("list")}
    assert listed[document] == "读书通知"
    assert run.json("notes")[0]["state"] == made["state"] == "placed"
    assert run("rename", document, "--issued-on", "soon").returncode == 1


def test_the_doctor_says_sound_or_not(imported: tuple[CommandLine, str]) -> None:
    run, _ = imported
    assert run("doctor").returncode == 0


def test_every_command_has_a_line_of_help_in_both_languages() -> None:
    for name in (*COMMANDS, "open", "program"):
        assert set(HELP[name]) == set(LANGUAGES)
    for language in LANGUAGES:
        shown = build_parser(language).format_help()
        assert "import-notes" in shown and shown.startswith(HELP["usage"][language])


def test_help_says_what_every_option_is_for(run: CommandLine) -> None:
    for command in (*COMMANDS, "open"):
        shown = run("--language", "zh", command, "--help").stdout.decode()
        assert shown.count("用法：") == 1
        for word in ("usage", "options", "show this help"):
            assert word not in shown, command


def test_a_new_edition_by_command_line(imported: tuple[CommandLine, str]) -> None:
    run, document = imported
    run.json("annotate", document, "--quote", "制定方案")
    revised = run.folder / "revised.txt"
    revised.write_text(TEXT.replace("并重", "并重，注重实效"), encoding="utf-8")
    plain = run("--language", "en", "import", revised)
    assert plain.returncode == 0 and f"--replace {document}" in plain.stderr.decode()
    other = next(item for item in run.json("list") if item["characters"] > 60)["document"]
    run("remove", other)
    (item,) = run.json("import", revised, "--replace", document)
    assert (item["document"], item["edition"], item["notes"]["placed"]) == (document, 2, 1)
    (id,) = item["annotations"]["after"]["placed"]
    assert item["annotations"]["before"]["placed"] == [id]
    assert "注重实效" in run("show", document).stdout.decode()
    assert "注重实效" not in run("show", document, "--edition", "1").stdout.decode()
    assert run("show", f"{document}/s001", "--edition", "1", "--format", "json").returncode == 0
    assert [one["number"] for one in run.json("editions", document)] == [1, 2]
    assert [one["number"] for one in run.json("editions", document, "--take-back")] == [1]
    assert "注重实效" not in run("show", document).stdout.decode()
    for words in (("show", document, "--edition", "9"), ("editions", document, "--take-back")):
        refused = run(*words)
        assert refused.returncode == 1 and len(refused.stderr.decode().splitlines()) == 1


def test_what_looks_like_a_new_edition_is_kept_beside_it_and_one_sentence_says_how_to_replace(
    imported: tuple[CommandLine, str],
) -> None:
    run, document = imported
    revised = run.folder / "revised.txt"
    revised.write_text(TEXT.replace("并重", "并重，注重实效"), encoding="utf-8")
    said = run("--language", "zh", "import", revised, "--json")
    (line,) = said.stderr.decode().splitlines()
    assert "像是“关于开展读书活动的通知”的新版本" in line and f"--replace {document}" in line
    (item,) = json.loads(said.stdout)
    (kin,) = item["kin"]
    assert (kin["document"], kin["edition"], kin["why"]) == (document, 1, "title")
    assert kin["share"] > 0.6 and item["document"] != document and item["warnings"] == [line]
    assert {document, item["document"]} < {one["document"] for one in run.json("list")}
    # It is done as the sentence says.
    (renewed,) = run.json("import", revised, "--replace", document)
    assert (renewed["document"], renewed["edition"]) == (document, 2)
    assert run("remove", item["document"]).returncode == 0
    assert item["document"] not in {one["document"] for one in run.json("list")}
    assert b"already" in run("--language", "en", "import", revised).stdout


def test_a_name_alone_is_told_as_such_and_an_earlier_text_as_what_it_is(
    imported: tuple[CommandLine, str],
) -> None:
    run, document = imported
    other = run.folder / "other" / "notice.txt"
    other.parent.mkdir()
    other.write_text("仓库里第三排货架上放着修理自行车的工具，用完放回。\n", encoding="utf-8")
    for language, words in (("en", "has the same name"), ("zh", "同名")):
        done = run("--language", language, "import", other, "--json")
        (line,) = done.stderr.decode().splitlines()
        assert words in line and "%" not in line and f"--replace {document}" in line
        run("remove", json.loads(done.stdout)[0]["document"])
    second, third = run.folder / "second.txt", run.folder / "third.txt"
    second.write_text(TEXT.replace("并重", "并重，注重实效"), encoding="utf-8")
    third.write_text(TEXT.replace("并重", "并重，讲求实效"), encoding="utf-8")
    for file in (second, third):
        run.json("import", file, "--replace", document)
    done = run("--language", "en", "import", second, "--json")
    assert b"the text of edition 2" in done.stderr and b"--replace" not in done.stderr
    assert json.loads(done.stdout)[0]["kin"][0]["older"] == 2


def test_what_changed_by_command_line(imported: tuple[CommandLine, str]) -> None:
    run, document = imported
    run.json("annotate", document, "--quote", "学习和实践并重")
    revised = run.folder / "revised.txt"
    revised.write_text(TEXT.replace("实践并重", "实践结合"), encoding="utf-8")
    run.json("import", revised, "--replace", document)
    shown = run("--language", "en", "changes", document).stdout.decode()
    assert "[-并重-]{+结合+}" in shown and "annotations touched: 1" in shown
    found = run.json("changes", document, "--from", "1", "--to", "2")
    assert found["counts"] == {"added": 0, "removed": 0, "reworded": 1, "moved": 0}
    (change,) = found["changes"]
    assert change["old"]["text"].endswith("学习和实践并重。") and len(change["annotations"]) == 1
