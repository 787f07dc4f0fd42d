# SPDX-License-Identifier: MIT
"""New editions by command line: told of, brought in, compared, taken back."""

import json

from tests.command_line import TEXT, CommandLine


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
    assert found["counts"] == {"added": 0, "removed": 0, "reworded": 1, "renumbered": 0, "moved": 0}
    (change,) = found["changes"]
    assert change["old"]["text"].endswith("学习和实践并重。") and len(change["annotations"]) == 1


def test_what_comes_with_its_like_in_one_command_is_told_and_each_remark_names_its_file(
    run: CommandLine,
) -> None:
    first, second = run.folder / "甲.txt", run.folder / "乙.txt"
    first.write_text(TEXT, encoding="utf-8")
    second.write_text(TEXT.replace("并重", "并重，注重实效"), encoding="utf-8")
    said = run("--language", "en", "import", first, second)
    (line,) = said.stderr.decode().splitlines()
    assert line.startswith("乙.txt: This looks like a new edition of")
    assert len(run.json("list")) >= 2
