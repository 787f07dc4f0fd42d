# SPDX-License-Identifier: MIT
"""The office program of this computer, which turns old formats into one that is read here.

Only LibreOffice: WPS Office has no documented command line for it. What is handed over is a copy in
a folder of its own, which is also the program's profile, its home and its place for temporary
files, so that nobody's macros, settings and recent files are touched, no lock file appears beside
the original, and nothing stays.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.files import make_folder, portable_name, refusals

SECONDS = 90.0
"""For one file; the first start of an office program on a slow disk takes a good part of it."""
SECONDS_A_MEGABYTE = 3.0
_MEMORY_KB = 3_000_000
"""Address space of the program; 2,000,000 were enough for a letter."""
_WRITTEN_BLOCKS = 800_000
"""Of 512 bytes: no file it writes is larger than 400 MB."""
_LIMITS = f"ulimit -v {_MEMORY_KB}; ulimit -f {_WRITTEN_BLOCKS}; ulimit -c 0"
_NAME = 80
"""Characters of a file's name that are kept; the whole of a path is bounded on Windows."""
_NAMES = ("soffice", "libreoffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
</item>
</oor:items>
"""
"""No macros; nothing fetched that a document only links to, from the disk or from the network."""


def found() -> Path | None:
    """The program: on the PATH, or where it is usually installed; None without one."""
    for place in _places():
        if place.is_file() and os.access(place, os.X_OK):
            return place
    return None


def _places() -> list[Path]:
    ending = ".exe" if sys.platform == "win32" else ""
    # Not shutil.which: on Windows it looks in the current folder first, where a file may have come
    # from the same mail.
    folders = [Path(one) for one in os.environ.get("PATH", "").split(os.pathsep) if one]
    places = [folder / f"{n}{ending}" for n in _NAMES for folder in folders if folder.is_absolute()]
    if sys.platform == "win32":
        places += _places_on_windows()
    elif sys.platform == "darwin":
        inside = "Applications/LibreOffice.app/Contents/MacOS/soffice"
        places += [Path("/") / inside, Path.home() / inside]
    else:
        places += [Path("/usr/lib/libreoffice/program/soffice")]
        places += [one / "program/soffice" for one in sorted(Path("/opt").glob("libreoffice*"))]
    return places


def _places_on_windows() -> list[Path]:
    """As Windows looks for a program by name, then Program Files; not tried."""
    if sys.platform != "win32":
        return []
    import winreg

    places = []
    key = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\soffice.exe"
    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        with contextlib.suppress(OSError):
            places.append(Path(winreg.QueryValue(root, key)))
    for name in ("ProgramFiles", "ProgramFiles(x86)"):
        if folder := os.environ.get(name):
            places.append(Path(folder) / "LibreOffice" / "program" / "soffice.exe")
    return places


class Conversion:
    """One file being converted, in the background; to be ended by ``drop``."""

    def __init__(self, path: Path, suffix: str, room: Path) -> None:
        """Begins to turn ``path`` into a file with this suffix, in the folder ``room``, which it
        makes.

        Raises UserFacing("office-missing") without a program, and where the file cannot be read.
        """
        self._path = path
        self._process: subprocess.Popen[bytes] | None = None
        program = found()
        with refusals(path):
            size = path.stat().st_size
        if program is None:
            raise UserFacing("office-missing", path=str(path))
        self._ends = time.monotonic() + SECONDS + SECONDS_A_MEGABYTE * size / 1_000_000
        self._room = room
        # A plain name: what follows has to cope with one path only.
        source = self._room / f"document{path.suffix.lower()}"
        self._made = self._room / "out" / f"document{suffix}"
        # Under the name it came by, which is the title of a text that has none.
        self._result = self._room / "read" / f"{portable_name(path.stem[:_NAME])}{suffix}"
        try:
            for inside in ("out", "read", "home", "profile/user"):
                make_folder(self._room / inside)
            settings = self._room / "profile" / "user" / "registrymodifications.xcu"
            with refusals(self._room):
                settings.write_text(_SETTINGS, encoding="utf-8")
            with refusals(path):
                shutil.copyfile(path, source)
            self._process = _started(program, self._room, source, suffix)
        except BaseException:
            self.drop()
            raise

    def is_done(self) -> bool:
        """Raises UserFacing: office-too-slow, office-failed."""
        if self._process is None:
            raise Cancelled
        if self._process.poll() is None:
            if time.monotonic() < self._ends:
                return False
            self.drop()
            raise UserFacing("office-too-slow", path=str(self._path))
        if self._made.is_file() and self._made.stat().st_size:
            with refusals(self._room):
                self._made.replace(self._result)
        if self._result.is_file():
            return True
        self.drop()
        raise UserFacing("office-failed", path=str(self._path))

    @property
    def result(self) -> Path:
        """Where the converted file lies until ``drop``, once it is done."""
        return self._result

    def drop(self) -> None:
        """Ends the program with all that it started, and takes its folder away."""
        if self._process is not None:
            _end(self._process)
            self._process = None
        shutil.rmtree(self._room, ignore_errors=True)


def _started(program: Path, room: Path, source: Path, suffix: str) -> "subprocess.Popen[bytes]":
    words = [
        str(program),
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--convert-to",
        suffix.lstrip("."),
        "--outdir",
        str(room / "out"),
        str(source),
    ]
    home = str(room / "home")
    env = dict(os.environ, TMPDIR=home, TMP=home, TEMP=home)
    if os.name == "posix":
        # Bounds that the program inherits; a system without one of them goes on to the next line.
        limited = _LIMITS.replace("; ", " 2>/dev/null; ") + ' 2>/dev/null; exec "$0" "$@"'
        words = ["/bin/sh", "-c", limited, *words]
        env |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
    with refusals(program):
        return subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=home,
            env=env,
            # A group of its own, because the program begins others.
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )


def _end(process: "subprocess.Popen[bytes]") -> None:
    if os.name == "posix":
        # Also after it ended by itself: what it began may still be there.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],
            check=False,
            capture_output=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    process.wait()
