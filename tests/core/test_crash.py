# SPDX-License-Identifier: MIT
"""A mistake of ours is written down."""

from pathlib import Path

from study_viewer.core import crash


def test_a_report_holds_the_traceback(tmp_path: Path) -> None:
    try:
        raise ValueError("学习")
    except ValueError as error:
        path = crash.write_report(tmp_path / "logs", error)
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "Study Viewer" in text
    assert "ValueError: 学习" in text
    assert "test_crash.py" in text


def test_only_the_latest_reports_are_kept(tmp_path: Path) -> None:
    for number in range(crash.KEPT + 5):
        (tmp_path / f"crash-20200101-0000{number:02}.txt").write_text("old")
    crash.write_report(tmp_path, ValueError())
    assert len(list(tmp_path.glob("crash-*.txt"))) == crash.KEPT


def test_a_folder_that_cannot_be_written_is_no_second_crash(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file is in the way")
    assert crash.write_report(tmp_path / "logs", ValueError()) is None
