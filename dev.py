# SPDX-License-Identifier: MIT
"""One word does everything: ``python3 dev.py run``, ``test``, ``check``; each sets itself up.

Standard library only. This file and the tools it imports can be read by Pythons down to 3.6,
because that is how an old one gets a sentence instead of a syntax error; hence the quoted
annotations.
"""

import os
import subprocess
import sys
from pathlib import Path

from tools.environment import DEV_LOCK, PYTHON, RUN_LOCK, WINDOWS, need_environment
from tools.locks import make_locks
from tools.say import ROOT, Stop, say
from tools.system import LIBRARIES, TEST_TOOLS, WINDOW_LIBRARIES, need_system
from tools.wheel import build_wheel

OLDEST_PYTHON = (3, 11)


def run(words: "list[str]") -> int:
    """open the window; with words after it, the command line"""
    headless = no_display()
    need_system(LIBRARIES if headless else {**LIBRARIES, **WINDOW_LIBRARIES}, {})
    need_environment((RUN_LOCK,))
    if headless and not words:
        say("This machine has no display, so the main job is done on a window that nobody sees.")
        job = [str(PYTHON), "-m", "tools.first_look", "first-look"]
        return call(job, dict(os.environ, **OFFSCREEN))
    command = [str(PYTHON), "-m", "study_viewer", *words]
    if not WINDOWS:
        os.execv(command[0], command)  # so that a signal reaches the program itself
    return subprocess.call(command)


def test(words: "list[str]") -> int:
    """run the whole suite; words after it go to pytest"""
    need_everything()
    return call([str(PYTHON), "-m", "pytest", *words], {**OFFSCREEN, **os.environ})


def check(words: "list[str]") -> int:
    """format, lint, types, contracts, then the tests"""
    need_everything()
    scripts = PYTHON.parent
    steps = (
        [str(scripts / "ruff"), "format", "--check", "."],
        [str(scripts / "ruff"), "check", "."],
        [str(PYTHON), "-m", "mypy"],
        [str(scripts / "lint-imports")],
    )
    failed = [step for step in steps if call(step) != 0]
    code = test(words)
    for step in failed:
        say("Failed: " + " ".join([Path(step[0]).name, *step[1:]]))
    return 1 if failed else code


def bench(words: "list[str]") -> int:
    """measure against the budgets; words after it pick measures"""
    need_system(LIBRARIES, {})
    need_environment((RUN_LOCK,))
    return call([str(PYTHON), "-m", "bench", *words], dict(os.environ, **OFFSCREEN))


def build(words: "list[str]") -> int:
    """build the wheel into dist/ and look whether it is whole"""
    need_environment((RUN_LOCK,))
    wheel = build_wheel(ROOT / "dist")
    say(f"dist/{wheel.name} holds the program, its resources and its content.")
    return 0


def translate(words: "list[str]") -> int:
    """bring resources/translations up to the code and compile them"""
    need_everything()
    return call([str(PYTHON), "-m", "tools.translations"])


def lock(words: "list[str]") -> int:
    """make both lock files anew from pyproject.toml"""
    make_locks()
    return 0


COMMANDS = {
    command.__name__: command for command in (run, test, check, bench, build, translate, lock)
}
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def no_display() -> bool:
    """Whether this is a Linux with no screen, and nobody said what Qt should draw on instead."""
    if not sys.platform.startswith("linux"):
        return False
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not any(os.environ.get(name) for name in screens)


def need_everything() -> None:
    need_system({**LIBRARIES, **WINDOW_LIBRARIES}, TEST_TOOLS)
    need_environment((RUN_LOCK, DEV_LOCK))


def call(command: "list[str]", env: "dict[str, str] | None" = None) -> int:
    code = subprocess.call(command, env=env, cwd=str(ROOT))
    return 128 - code if code < 0 else code  # ended by a signal, as a shell counts it


def python_problem(version: "tuple[int, ...]") -> str:
    """Why this Python will not do, in a sentence; empty when it will."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return ""
    found, wanted = (".".join(map(str, v[:2])) for v in (version, OLDEST_PYTHON))
    return (
        f"Study Viewer needs Python {wanted} or newer, and this is Python {found}: install a newer "
        f"one and start again with it, for example `python{wanted} dev.py run`."
    )


def explanation() -> str:
    lines = [f"  python3 dev.py {name:6} {command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["Study Viewer. Each command first sets up what it needs.", "", *lines])


def main(words: "list[str]") -> int:
    """The exit code: 0 fine, 1 with one sentence on standard error, 2 for an unknown command."""
    if not words or words[0] in ("-h", "--help", "help"):
        print(explanation())
        return 0
    if words[0] not in COMMANDS:
        say(f"There is no command {words[0]!r}.\n\n{explanation()}")
        return 2
    problem = python_problem(sys.version_info)
    if problem:
        say(problem)
        return 1
    try:
        return COMMANDS[words[0]](words[1:])
    except Stop as stop:
        say(str(stop))
    except OSError as error:
        say(f"The set-up stopped: {error}")
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
