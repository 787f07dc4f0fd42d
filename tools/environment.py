# SPDX-License-Identifier: MIT
"""The virtual environment: made once, filled from the locks, made anew when it is in doubt."""

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.say import ROOT, Stop, quietly, say

VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "set-up.json"
RUN_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
OLDEST_PIP = (22, 3)  # the first with --python
UNREACHABLE = ("Connection", "Temporary failure in name", "Timeout", "ProxyError", "SSLError")


def need_environment(locks: "tuple[str, ...]") -> None:
    """Make ``.venv`` hold these locks and the project; quick when nothing changed."""
    with alone():
        fill(locks)


@contextmanager
def alone() -> "Iterator[None]":
    """One set-up at a time: a second one would take the first, half done, for a broken one."""
    try:
        import fcntl
    except ImportError:  # Windows; there a file in use cannot be removed, and says so
        yield
        return
    place = os.open(str(ROOT), os.O_RDONLY)
    try:
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is at work here; waiting for it...")
            fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)


def fill(locks: "tuple[str, ...]") -> None:
    now = {name: digest(ROOT / name) for name in (RUN_LOCK, DEV_LOCK)}
    now.update(base=base_of_environment(), project=digest(ROOT / "pyproject.toml"))
    have = stamp()
    outdated = any(have.get(name, now[name]) != now[name] for name in (RUN_LOCK, DEV_LOCK))
    if have.get("base") != now["base"] or outdated or not environment_works():
        new_environment()
        have = {"base": now["base"]}
    lacking = [name for name in locks if name not in have]
    if not lacking and have.get("project") == now["project"]:
        return
    # From here to the last line an interruption leaves no stamp, and so a new start.
    STAMP.unlink(missing_ok=True)
    for lock in lacking:
        say(f"Fetching what {lock} names...")
        pip("install", "--require-hashes", "--only-binary", ":all:", "-r", lock)
    pip("install", "--no-deps", "--no-index", "--no-build-isolation", "-e", ".")
    have.update({name: now[name] for name in (*locks, "project")})
    STAMP.write_text(json.dumps(have), encoding="utf-8")


def digest(path: Path) -> str:
    # Line ends do not count: a checkout on Windows may have turned them.
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def base_of_environment() -> str:
    """What a virtual environment is tied to: its place and the Python it was made with."""
    return f"{VENV} {sys.base_prefix} {platform.python_version()} {platform.machine()}"


def stamp() -> "dict[str, str]":
    try:
        read = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def environment_works() -> bool:
    test = "import importlib.util as u, study_viewer; u.find_spec('PySide6') or exit(1)"
    quiet = subprocess.DEVNULL
    try:
        return subprocess.call([str(PYTHON), "-c", test], stdout=quiet, stderr=quiet) == 0
    except OSError:
        return False


def new_environment() -> None:
    say("Making the virtual environment .venv...")
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(str(VENV))
    # Debian's Python has no ensurepip, so pip works on .venv from outside.
    make = [sys.executable, "-m", "venv", "--without-pip", str(VENV)]
    code, said = quietly(make, dict(os.environ))
    if code != 0:
        raise Stop(f"Python could not make a virtual environment: {last_line(said)}")


def pip(*words: str) -> None:
    """Call this Python's pip on ``.venv``; Stop with the reason when it fails."""
    base = [sys.executable, "-m", "pip"]
    # A person's own index or mirror is theirs to choose; an install into their home is not wanted.
    env = dict(os.environ, PIP_USER="0", PIP_DISABLE_PIP_VERSION_CHECK="1")
    problem = pip_problem(quietly([*base, "--version"], env)[1])
    if problem:
        raise Stop(problem)
    code, said = quietly([*base, "--python", str(PYTHON), "--no-input", *words], env)
    if code != 0:
        raise Stop(pip_failure(said))


def pip_failure(said: str) -> str:
    """What pip's output means, in one sentence."""
    if "DO NOT MATCH THE HASHES" in said:
        return (
            "A package differs from the one this version was tested with, and was not installed: "
            "the package index or a proxy on the way altered it. Try another index."
        )
    if any(sign in said for sign in UNREACHABLE):
        return (
            "The package index cannot be reached, and the set-up fetches from it once. Connect to "
            "a network, or name a mirror (`python3 -m pip config set global.index-url ADDRESS`), "
            "and run this command again."
        )
    if "No matching distribution" in said:
        return (
            f"No ready-made package fits this system ({platform.system()} {platform.machine()}, "
            f"Python {platform.python_version()}): {last_line(said)}"
        )
    if "No space left" in said:
        return "The disk is full: make room for about 400 MB and run this command again."
    return f"pip could not install the packages: {last_line(said)}"


def last_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines or ["it gave no reason"])[-1]


def pip_problem(version_line: str) -> str:
    """Why this pip will not do, from what ``pip --version`` printed; empty when it will."""
    words = version_line.split()
    if len(words) < 2 or words[0] != "pip":
        return (
            "pip is missing for this Python: install it (on Debian and Ubuntu: "
            "`sudo apt-get install python3-pip`) and run this command again."
        )
    digits = [int(part) if part.isdigit() else 0 for part in words[1].split(".")[:2]]
    if tuple(digits) >= OLDEST_PIP:
        return ""
    return (
        f"pip {words[1]} is too old: Study Viewer's set-up needs "
        f"{'.'.join(map(str, OLDEST_PIP))} or newer. Update it and run this command again."
    )
