# SPDX-License-Identifier: MIT
"""What only bears the name of an old format is told by its own name, and as what it is."""

from pathlib import Path

import pytest

from study_viewer.core.workspace import Workspace
from tests.core.library.test_converting import WORDS, refused, take


def test_what_is_left_out_of_a_page_by_an_old_name_is_told_by_that_name(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "网页存成.doc"
    page = f"<!DOCTYPE html><html><body><p>{WORDS}<a href='/zw'>政务</a></p></body></html>"
    path.write_text(page, encoding="utf-8")
    (imported,) = take(workspace, path)
    assert [(one.code, one.place) for one in imported.remarks] == [("link-skipped", path.name)]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"%PDF-1.7\n", "really-pdf"),
        (b"MZ\x90\x00", "really-program"),
        (b"\x89PNG\r\n\x1a\n", "really-picture"),
        (b"Rar!\x1a\x07\x00", "format-archive"),
    ],
)
def test_what_no_office_program_wrote_is_told_as_what_it_is(
    workspace: Workspace, tmp_path: Path, head: bytes, code: str
) -> None:
    path = tmp_path / "通知.doc"
    path.write_bytes(head + bytes(range(256)) * 8)
    assert refused(workspace, path) == code
