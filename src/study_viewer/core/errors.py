# SPDX-License-Identifier: MIT
"""The two kinds of failure: the world's, which a person can act on, and ours, which is a bug.

Exception
├── UserFacing      the world's fault: a missing file, a full disk, a damaged notebook
├── Cancelled       the person stopped a long job; nothing is said, nothing is kept
└── anything else   a bug: it is logged and reported, never swallowed
"""


class UserFacing(Exception):
    """A failure that one clear sentence explains, and that tells what to do next.

    ``code`` names the sentence (``study_viewer.sentences`` words it in each language) and
    ``details`` fill its placeholders. The core never words anything itself.
    """

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.code}({inside})"


class Cancelled(Exception):
    """The person cancelled; whoever catches it leaves the world as it was before the job."""
