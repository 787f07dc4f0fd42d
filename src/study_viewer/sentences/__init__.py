# SPDX-License-Identifier: MIT
"""Every sentence about a failure or a remark, in each language; no window is needed to read it.

The command line and the window say the same thing in the same words, so the words stand here once
and not in either. A code is what ``UserFacing`` and ``Remark`` carry; the placeholders are their
details. A test sees to it that no code is without its sentences.
"""

from typing import TYPE_CHECKING

from study_viewer.sentences.documents import DOCUMENTS
from study_viewer.sentences.editions import EDITIONS
from study_viewer.sentences.finding import FINDING
from study_viewer.sentences.misnamed import MISNAMED
from study_viewer.sentences.notes import NOTES
from study_viewer.sentences.program import PROGRAM

if TYPE_CHECKING:
    from study_viewer.core.keeper import Opening

SENTENCES = PROGRAM | DOCUMENTS | EDITIONS | FINDING | MISNAMED | NOTES


def sentence(code: str, language: str, **details: str | int) -> str:
    """The sentence for a code, its placeholders filled; raises KeyError for an unknown code."""
    return SENTENCES[code][language].format(**details)


def mended(opening: "Opening", language: str) -> str:
    """What had to be done to open the notebook, in one sentence."""
    counts = opening._asdict() | {"doubtful": len(opening.doubtful)}
    return sentence(f"notebook-was-{opening.reason}", language, **counts)
