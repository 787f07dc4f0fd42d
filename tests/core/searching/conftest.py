# SPDX-License-Identifier: MIT
"""A shelf with the documents that ship with the program and some that were made up at random."""

import random
from collections.abc import Iterator

import pytest

from study_viewer.core.paths import Paths, shipped
from study_viewer.core.workspace import Workspace

WORDS = (
    *("城乡", "融合", "发展", "学习", "学习贯彻", "中国式现代化", "要素", "平等交换", "的", "和"),
    *(
        "，",
        "。",
        "、",
        "（一）",
        "“四个意识”",
        "Study",
        "viewer",
        "PDF",
        "2035",
        "２０３５",
        "５％",
    ),
    *(
        " ",
        "　",
        "\n\n",
        "\u00ad",
        "😀",
        "①",
        "㎡",
        "一二三",
        "哈哈哈",
        "ＡＢＣ",
        "naïve",
        "重要",
        "重庆",
    ),
)


def made_up(seed: int) -> str:
    chance = random.Random(seed)
    parts = []
    for chapter in range(1, 7):
        parts.append(f"# 第{chapter}章 {chance.choice(WORDS[:8])}{seed}\n\n")
        parts.append("".join(chance.choices(WORDS, k=400)))
        parts.append("\n\n")
    return "".join(parts)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Read alone; whoever changes something takes a workspace of their own."""
    folder = tmp_path_factory.mktemp("shelf")
    files = []
    for seed in range(8):
        files.append(folder / f"{seed}.md")
        files[-1].write_text(made_up(seed), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        from study_viewer.core.apart import readers
        from tests.nearby import Nearby

        patch.setattr(readers, "Readers", Nearby)
        workspace = Workspace(Paths(folder / "data"), shipped("content"))
        for imported, _ in workspace.import_paths(files):
            assert imported.document
        workspace.library.list()
    yield workspace
    workspace.close()
