# SPDX-License-Identifier: MIT
"""Files that lie in a document's own folder: nothing that a document names may lead out of it."""

from pathlib import Path


def own(folder: Path, path: Path) -> bool:
    """Whether it is a file of the folder, and no link out of it."""
    try:
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        # RuntimeError: links in a circle.
        return False


def within(root: Path, start: Path, name: str) -> Path | None:
    """The path below ``root`` that ``name`` means, seen from the folder ``start``; None for one
    that leads out of it, through links too. Whether anything lies there is not asked.

    Another computer's name (``//host``, ``\\\\host``) is not even looked up: on Windows the looking
    up gives the person's password away.
    """
    if name.replace("\\", "/").startswith("//"):
        return None
    try:
        return root / (start / name).resolve().relative_to(root.resolve())
    except (OSError, ValueError, RuntimeError):
        return None
