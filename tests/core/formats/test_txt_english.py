# SPDX-License-Identifier: MIT
"""What stands in the outline of an English manual that is a plain text."""

from pathlib import Path

from study_viewer.core.document.model import Heading
from study_viewer.core.document.plain import plain_text
from tests.core.formats.test_txt import imported, outline

MANUAL = """Library Staff Manual

This manual tells the staff how the reading rooms are run, and who answers for what.

1 Scope

This manual applies to all staff of the public library.

1.1 General

Every member of staff is given a copy on the first day of work.

12 Members of staff have signed for it so far

Whoever has not is asked to.

2 Duties

On duty, in this order:

1 Open the doors

2 Greet the readers

3 Close the windows

Whoever is on duty wears a badge.

Chapter 3 Lending

Books are lent for four weeks.

Appendix A Forms

The forms lie at the desk.
"""


def test_headings_of_an_english_manual_stand_in_the_outline_and_its_lists_do_not(
    tmp_path: Path,
) -> None:
    _, sections = imported(tmp_path, MANUAL)
    assert [title for _, title in outline(sections)] == [
        "Library Staff Manual",
        "1 Scope",
        "1.1 General",
        "2 Duties",
        "Chapter 3 Lending",
        "Appendix A Forms",
    ]


def test_numbered_sentences_and_the_contents_of_a_manual_are_no_headings(tmp_path: Path) -> None:
    lines = ["How to open the library", "Whoever comes first does this, in this order:"]
    sentences = [f"{n} Read rule {n} aloud, and sign for it." for n in range(1, 6)]
    listed = [f"{n} Rule number {n}" for n in range(1, 6)]
    for items in (sentences, listed):
        text = "\n\n".join([*lines, *items, "After that the doors are opened."])
        _, sections = imported(tmp_path, text)
        headings = [b for s in sections for b in s.body.blocks if isinstance(b, Heading)]
        assert ["".join(span.text for span in heading.spans) for heading in headings] == [
            "How to open the library"
        ]


def test_page_numbers_behind_a_p_are_left_out(tmp_path: Path) -> None:
    said = "Members of staff sign for each book that they take out of the reading room today."
    pages = [f"{said} {said}\n\np. {number}\n" for number in range(1, 8)]
    _, sections = imported(tmp_path, "\f".join(pages))
    assert "p. " not in "\n".join(plain_text(section.body) for section in sections)
