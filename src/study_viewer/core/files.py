# SPDX-License-Identifier: MIT
"""Files written whole or not at all, and the world's refusals turned into sentences."""

import contextlib
import errno
import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import RLock

from study_viewer.core.errors import UserFacing

PICTURE_LIMIT = 50_000_000
"""Bytes of the largest image that is shown; a camera's raw picture has less."""

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
# EPERM and EACCES also come for a file that another program holds open on Windows.
_REFUSED = {errno.EROFS, errno.EACCES, errno.EPERM}

# Devices, not files, on Windows, whatever suffix follows.
_NOT_ON_WINDOWS = re.compile(r'[<>:"/\\|?*\x00-\x1f\ud800-\udfff]')
_DEVICE = re.compile(r"(?i)\A(con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)")


def refusal(error: OSError, path: Path) -> UserFacing:
    """The sentence for an operating-system error at ``path``."""
    name = str(path)
    if error.errno in _FULL:
        return UserFacing("disk-full", path=name)
    if error.errno == errno.EROFS:
        return UserFacing("read-only", path=name)
    if error.errno in _REFUSED:
        return UserFacing("not-allowed", path=name)
    if error.errno == errno.ENOENT:
        return UserFacing("file-missing", path=name)
    if error.errno == errno.ENAMETOOLONG:
        return UserFacing("name-too-long", path=name)
    return UserFacing("disk-trouble", path=name, reason=error.strerror or type(error).__name__)


@contextlib.contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turns an OSError of the block inside into the UserFacing that names ``path``."""
    try:
        yield
    except OSError as error:
        raise refusal(error, path) from error


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Replaces ``path`` by ``data``: after a crash it holds the old bytes or the new, never a part.

    What is large comes piece by piece.

    The data is on the disk (fsync) before the name changes. Raises UserFacing when the disk is
    full, read-only, or the folder is missing; then the old file is untouched.
    """
    temporary = ""
    with refusals(path):
        try:
            handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.writelines((data,) if isinstance(data, bytes) else data)
                file.flush()
                os.fsync(file.fileno())
            _give_usual_mode(temporary)
            os.replace(temporary, path)
        except BaseException:
            if temporary:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)
            raise


def _give_usual_mode(path: str) -> None:
    """mkstemp makes files private; a hand-in is for others to open, as far as umask lets them."""
    if os.name == "posix":
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(path, 0o666 & ~umask)


def make_folder(path: Path) -> None:
    """Makes the folder and its parents; raises UserFacing where the world says no."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UserFacing("not-a-folder", path=str(path)) from error
    except NotADirectoryError as error:
        raise UserFacing("not-a-folder", path=str(path)) from error
    except OSError as error:
        raise refusal(error, path) from error


def set_aside(folder: Path, into: Path) -> Path:
    """Moves a folder below ``into`` under its name and the time; gives its new place.

    Renamed, never copied: a refusal (another program has a file of it open) leaves it whole.
    """
    make_folder(into)
    name = f"{folder.name}-{time.strftime('%Y%m%d-%H%M%S')}"
    aside, n = into / name, 1
    while aside.exists():
        n += 1
        aside = into / f"{name}-{n}"
    with refusals(folder):
        folder.replace(aside)
    return aside


def original_in(folder: Path, name: str) -> Path | None:
    """What a document's folder keeps of what was imported as ``name``: the file, or their folder.

    None when nothing was kept.
    """
    kept = folder / "original"
    if name and (kept / name).is_file():
        return kept / name
    found = [path for path in kept.rglob("*") if path.is_file()][:2]
    return found[0] if len(found) == 1 else kept if found else None


def picture_in(folder: Path, path: str) -> bytes | None:
    """An image of a document's folder; None for whatever does not lie in its ``images``."""
    try:
        images = (folder / "images").resolve()
        file = (folder / path).resolve()
        if not file.is_relative_to(images) or file.stat().st_size > PICTURE_LIMIT:
            return None
        return file.read_bytes()
    except (OSError, ValueError):
        return None


_BEING_CHANGED: "dict[Path, RLock]" = {}


def alone_in(folder: Path) -> "RLock":
    """For whoever reads a document's folder, changes it and writes it, or takes it away: of a
    rename, a correction and a new edition in two threads the later would undo the earlier.

    One for the whole process, since each thread has a workspace of its own.
    """
    return _BEING_CHANGED.setdefault(folder, RLock())


def stamp_of(path: Path) -> str:
    """What tells that a file changed: its time and size; empty when it is not there."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_mtime_ns}:{status.st_size}"


def stamp_of_all(path: Path) -> str:
    """As ``stamp_of``; of a folder it tells whether any file changed in it, but for hidden ones."""
    if not path.is_dir():
        return stamp_of(path)
    digest = hashlib.sha256()
    for folder, inside, names in os.walk(path):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(folder, name)
            digest.update(os.fsencode(f"{file.relative_to(path)}\0{stamp_of(file)}\0"))
    return digest.hexdigest()


def portable_name(name: str) -> str:
    """A file's name with as little changed as Windows needs to take it, too; never empty."""
    kept = _NOT_ON_WINDOWS.sub("-", name).rstrip(". ")
    return _DEVICE.sub(r"\1-", kept) or "x"


def safe_name(name: str, keep: str = "", longest: int = 80) -> str:
    """``name`` as every file system takes it, in whatever script; never empty.

    Letters, digits, "_", ".", "-" and what is in ``keep`` stay.
    """
    unsafe = rf"[^\w.{re.escape(keep)}-]+"
    safe = re.sub(unsafe, "-", name).strip("-. ")[:longest].rstrip("-. ")
    return _DEVICE.sub(r"\1-", safe) or "x"


def keep_originals(originals: list[tuple[Path, str]], folder: Path) -> None:
    """The files as they arrived, by names that every file system takes (no ``con``, no ``a:b``)."""
    for original, name in originals:
        parts = [portable_name(part) for part in name.split("/")]
        target = folder.joinpath(*parts)
        number = 1
        while target.exists():
            number += 1
            target = target.with_name(f"{Path(parts[-1]).stem}-{number}{target.suffix}")
        make_folder(target.parent)
        shutil.copy2(original, target)
