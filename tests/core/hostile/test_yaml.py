# SPDX-License-Identifier: MIT
"""YAML that multiplies or would run something: before a text, and in a book's settings."""

import pytest

from tests.core.hostile.conftest import CANARY, Ground

pytestmark = pytest.mark.apart


def bomb() -> str:
    lines = ["a0: &a0 [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join([*lines, "title: *a9"])


def merged() -> str:
    """Keys taken over from one mapping into the next, nine times each."""
    lines = ["a0: &a0 {k: 哈}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 10)]
    return "\n".join([*lines, "title: *a9"])


def runs(ground: Ground) -> str:
    made = ground.canary.with_name("made")
    return f"""title: !!python/object/apply:os.system ["touch {made}"]
site_name: !!python/object/apply:subprocess.check_output [["touch", "{made}"]]
site_url: !ENV [HOME, {CANARY}]
markdown_extensions:
  - pymdownx.emoji: {{emoji_index: !!python/name:os.system }}
  - pymdownx.snippets: {{base_path: "..", check_paths: true}}
theme: !!python/object/new:os.system ["touch {made}"]
plugins: !!python/module:antigravity
hooks: [hook.py]
"""


@pytest.mark.parametrize("which", ["bomb", "merged", "runs", "deep", "circle"])
@pytest.mark.parametrize("where", ["front", "mkdocs.yml", "mkdocs.yaml"])
def test_it_does_no_harm(ground: Ground, which: str, where: str) -> None:
    made = {
        "bomb": bomb(),
        "merged": merged(),
        "runs": runs(ground).replace(CANARY, "x"),
        "deep": "title: " + "[" * 5_000,
        "circle": "title: &a [*a]\nnav: *a",
    }[which]
    front = f"---\n{made}\n---\n" if where == "front" else ""
    text = ground.inside / "a.md"
    text.write_text(f"{front}# 通知\n\n各单位要认真阅读。\n", encoding="utf-8")
    if where != "front":
        (ground.inside / where).write_text(made, encoding="utf-8")
        (ground.inside / "hook.py").write_text(
            f"open({str(ground.canary.with_name('made'))!r}, 'w')", encoding="utf-8"
        )
    outcome = ground.read(text if where == "front" else ground.inside)
    assert outcome.code or "各单位要认真阅读。" in outcome.text
    if where == "front":
        assert outcome.code == ""
