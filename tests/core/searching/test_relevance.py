# SPDX-License-Identifier: MIT
"""The order of what was found, where the best comes first."""

from pathlib import Path

from study_viewer.core.document.query import asked
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace
from tests.by_hand import copied_in


def test_what_ships_with_the_program_comes_after_one_s_own_documents(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    copied_in(shipped, "d-guide", "说明", "第十二条")
    workspace = Workspace(Paths(tmp_path / "data"), shipped)
    (tmp_path / "own.txt").write_text("第十二条　" + "各支部学习。" * 50, encoding="utf-8")
    list(workspace.import_paths([tmp_path / "own.txt"]))
    groups = list(workspace.searching.sections(asked("第12条")))
    best = workspace.searching.relevant(groups, [])
    assert [one.document == "d-guide" for one in best] == [False, True]
    workspace.close()
