# SPDX-License-Identifier: MIT
"""The command line as a person or a script meets it: run for real, in its own process."""

import json
from pathlib import Path

from study_viewer.cli import build_parser
from study_viewer.commands import COMMANDS
from study_viewer.words import HELP, LANGUAGES
from tests.command_line import CommandLine


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


def test_a_name_that_no_document_has_is_answered_by_similar_titles(run: CommandLine) -> None:
    made = run.folder / "titles"
    made.mkdir()
    for number in range(1, 8):
        body = f"# 第{number}号资金管理办法\n\n各单位按本办法第{number}条办理。\n"
        (made / f"{number}.md").write_text(body, encoding="utf-8")
    assert run("import", *sorted(made.iterdir())).returncode == 0
    refused = run("--language", "zh", "remove", "管理办法")
    first, *titles = refused.stderr.decode("utf-8").splitlines()
    assert refused.returncode == 1
    assert first.startswith("没有资料“管理办法”") and first.endswith("标题相近的有下面这些。")
    assert len(titles) == 5 and all(title.endswith("号资金管理办法") for title in titles)
    mistyped = run("show", "第3号资今管理办法").stderr.decode("utf-8").splitlines()
    document, title = mistyped[1].split("\t")
    assert title == "第3号资金管理办法"
    assert run("show", document).returncode == 0
    assert len(run("show", "龘龘").stderr.decode("utf-8").splitlines()) == 1


def test_the_list_stands_in_the_order_of_the_window(imported: tuple[CommandLine, str]) -> None:
    run, _ = imported
    second = run.folder / "second.txt"
    second.write_text("阿坝州工作要点\n\n各单位要认真落实工作要点。\n", encoding="utf-8")
    run.json("import", second)
    for language, guide in (("zh", "guide-zh"), ("en", "guide-en")):
        listed = run.json("--language", language, "list")
        assert [one["title"] for one in listed[:2]] == ["阿坝州工作要点", "关于开展读书活动的通知"]
        assert listed[2]["document"] == guide


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
