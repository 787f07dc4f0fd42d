# SPDX-License-Identifier: MIT
"""Texts for which a pattern would try every way that there is."""

import pytest

from tests.core.hostile.conftest import Ground

pytestmark = pytest.mark.apart

MANY = 60_000


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>" + "打印 关闭 " * 12 + "x</p>"),
        ("a.txt", ("1" + " 共1" * 13 + "\n\f") * 40),
        ("book.toml", "{{#include" + " " * MANY),
        ("book.toml", "{{#include a" * (MANY // 4)),
        ("book.toml", "{{#include a.md:" + "9" * 5_000 + "}}"),
        ("book.toml", "# " + " " * MANY + "{"),
        ("book.toml", "# {#a}" + " " * MANY + "x"),
        ("book.toml", "# " + "{a=" * (MANY // 4)),
        ("mkdocs.yml", "-" * MANY),
        ("mkdocs.yml", '--8<-- "a.md:' + "9" * 5_000 + '"'),
    ],
)
def test_a_text_that_is_tried_in_every_way_is_read(ground: Ground, name: str, text: str) -> None:
    path = ground.inside / name
    if path.suffix in (".html", ".txt"):
        path.write_text(f"{text}\n各单位要认真阅读。\n", encoding="utf-8")
    else:
        path.write_text("", encoding="utf-8")
        (ground.inside / "a.md").write_text(f"# 通知\n\n各单位\n\n{text}\n", encoding="utf-8")
        (ground.inside / "SUMMARY.md").write_text("- [通知](a.md)\n", encoding="utf-8")
        path = ground.inside
    assert "各单位" in ground.read(path).text


@pytest.mark.parametrize("text", ["\n" * MANY, "- [" + "](" * MANY, "- [a](" + " " * MANY])
def test_what_is_no_table_of_contents_is_soon_known(ground: Ground, text: str) -> None:
    (ground.inside / "SUMMARY.md").write_text(f"{text}\n\n各单位", encoding="utf-8")
    assert "各单位" in ground.read(ground.inside).text


def test_a_table_of_contents_of_nothing_but_blanks_is_read(ground: Ground) -> None:
    (ground.inside / "a.md").write_text("各单位", encoding="utf-8")
    (ground.inside / "book.toml").write_text("", encoding="utf-8")
    (ground.inside / "SUMMARY.md").write_text(
        f"- [通知](a.md)\n- [稿](<{' ' * MANY}\n- [稿]({' ' * MANY}\n", encoding="utf-8"
    )
    assert "各单位" in ground.read(ground.inside).text


@pytest.mark.parametrize("entry", ["''", "[]", "{}"])
def test_an_alias_for_many_entries_that_say_nothing_ends(ground: Ground, entry: str) -> None:
    (ground.inside / "a.md").write_text("各单位", encoding="utf-8")
    (ground.inside / "mkdocs.yml").write_text(
        f"nav:\n- a.md\n- x: &a [{', '.join([entry] * 20_000)}]\n" + "- x: *a\n" * 10_000,
        encoding="utf-8",
    )
    assert "各单位" in ground.read(ground.inside).text
