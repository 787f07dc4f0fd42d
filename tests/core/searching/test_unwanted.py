# SPDX-License-Identifier: MIT
"""A word that is not wanted leaves out the texts that have it."""

from pathlib import Path

from study_viewer.core.document.query import asked
from study_viewer.core.paths import Paths
from study_viewer.core.workspace import Workspace


def test_a_text_without_headings_is_left_out_too(tmp_path: Path) -> None:
    workspace = Workspace(Paths(tmp_path / "data"), tmp_path / "nothing")
    for name, text in (("one", "各支部学习城乡融合的部署。\n"), ("two", "各支部学习。\n")):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        list(workspace.import_paths([tmp_path / f"{name}.md"]))

    def found(words: str) -> list[str]:
        groups = workspace.searching.sections(asked(words))
        return sorted(workspace.library.shelved(one.document).title for one in groups)

    assert found("学习") == ["one", "two"]
    assert found("学习 -部署") == ["two"]
    assert found("学习 -各支部") == []
    workspace.close()
