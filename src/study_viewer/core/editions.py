# SPDX-License-Identifier: MIT
"""Earlier editions of a document, kept below its folder: put there, and put back.

An edition takes the place of another by renaming folders alone, and the new one is whole before the
first of them. What a crash leaves between two of them has a name that says how to go on, and
``settle`` does so: the document is then as it was, or as it should have become. Whatever renames
holds the index's write lock, so that nobody settles what somebody else is about to do.
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from study_viewer.core.errors import UserFacing
from study_viewer.core.files import refusals, set_aside

EDITIONS = "editions"
_COMING = ".edition-"
"""A new edition on its way to the place of the document that is named behind this."""
_RETURNING = ".earlier-"
"""An earlier edition on its way back there; behind this stand its number, "-" and the name."""


def place_of(folder: Path, number: int) -> Path:
    return folder / EDITIONS / str(number)


def numbers(folder: Path) -> list[int]:
    """The earlier editions that are kept, the oldest first."""
    with contextlib.suppress(OSError):
        found = (folder / EDITIONS).iterdir()
        return sorted(
            int(path.name)
            for path in found
            if path.name.isascii() and path.name.isdigit() and (path / "document.yaml").is_file()
        )
    return []


def next_number(folder: Path, present: int) -> int:
    """Of the edition that comes after the ``present`` one."""
    return max([present, *numbers(folder)]) + 1


def put_over(made: Path, folder: Path, present: int) -> None:
    """The edition in ``made`` takes the document's place; the present one is kept below it.

    Inside ``Index.writing``. Raises OSError, and then everything is as it was.
    """
    coming = folder.with_name(f"{_COMING}{folder.name}")
    with _undoing() as rename:
        rename(made, coming)
        if (folder / EDITIONS).exists():
            rename(folder / EDITIONS, coming / EDITIONS)
        (coming / EDITIONS).mkdir(exist_ok=True)
        rename(folder, place_of(coming, present))
        rename(coming, folder)


def put_back(folder: Path, number: int, removed: Path) -> None:
    """An earlier edition takes the place of the present one, which goes to ``removed``.

    Those after it are kept there too. Inside ``Index.writing``; raises OSError and UserFacing, and
    then everything is as it was.
    """
    back = folder.with_name(f"{_RETURNING}{number}-{folder.name}")
    with _undoing() as rename:
        rename(place_of(folder, number), back)
        for other in numbers(folder):
            if other < number:
                (back / EDITIONS).mkdir(exist_ok=True)
                rename(place_of(folder, other), place_of(back, other))
        rename.done.append((folder, set_aside(folder, removed)))
        rename(back, folder)


def settle(documents: Path) -> bool:
    """Ends what a crash interrupted; whether there was anything. Inside ``Index.writing``."""
    coming, returning = _left(documents)
    for left in coming:
        folder = left.with_name(left.name.removeprefix(_COMING))
        with refusals(left):
            if _went_on(left, folder):
                continue
            # Until the document itself was moved it is the one that counts.
            shutil.rmtree(left)
    for left in returning:
        number, _, name = left.name.removeprefix(_RETURNING).partition("-")
        folder = left.with_name(name)
        with refusals(left):
            if not _went_on(left, folder):
                left.replace(place_of(folder, int(number)))
    return bool(coming or returning)


def unsettled(documents: Path) -> bool:
    """Whether a crash left something for ``settle``."""
    return any(_left(documents))


def _went_on(left: Path, folder: Path) -> bool:
    """Takes its place where that is empty; else the editions it took along go back."""
    if not folder.exists():
        left.replace(folder)
        return True
    (folder / EDITIONS).mkdir(exist_ok=True)
    for number in numbers(left):
        place_of(left, number).replace(place_of(folder, number))
    return False


def _left(documents: Path) -> tuple[list[Path], list[Path]]:
    return sorted(documents.glob(f"{_COMING}*")), sorted(documents.glob(f"{_RETURNING}*-*"))


class _Renames:
    """Renames folders and remembers it."""

    def __init__(self) -> None:
        self.done: list[tuple[Path, Path]] = []

    def __call__(self, old: Path, new: Path) -> None:
        old.replace(new)
        self.done.append((old, new))


@contextlib.contextmanager
def _undoing() -> Iterator[_Renames]:
    """Takes the renames back when one of them is refused, as where a file of it is open."""
    renames = _Renames()
    try:
        yield renames
    except (OSError, UserFacing):
        for old, new in reversed(renames.done):
            new.replace(old)
        raise
