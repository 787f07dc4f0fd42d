# SPDX-License-Identifier: MIT
"""dev.py sets up what is missing, says in a sentence what it cannot, and its locks are whole."""

import ast
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import dev
from tools import environment, system
from tools.say import Stop

ROOT = Path(__file__).resolve().parent.parent
LOCKS = (environment.RUN_LOCK, environment.DEV_LOCK)


def dev_py(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "dev.py"), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_bare_dev_py_explains_every_command() -> None:
    shown = dev_py()
    assert shown.returncode == 0
    for name in ("run", "test", "check", "bench", "build", "lock"):
        assert f"python3 dev.py {name} " in shown.stdout


def test_an_unknown_command_is_refused_with_the_explanation() -> None:
    shown = dev_py("tset")
    assert shown.returncode == 2
    assert "'tset'" in shown.stderr
    assert "python3 dev.py test" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_a_python_that_is_too_old_is_named_in_a_sentence() -> None:
    said = dev.python_problem((3, 10, 4, "final", 0))
    assert "needs Python 3.11" in said
    assert "this is Python 3.10" in said
    assert dev.python_problem((3, 11, 0)) == dev.python_problem((3, 14, 1)) == ""


# What dev.py itself imports; the other tools run inside .venv, where Python is new enough.
SET_UP = ("environment", "locks", "say", "system", "wheel")


def test_dev_py_imports_no_other_tools_than_those_an_old_python_can_read() -> None:
    imported = {
        node.module.removeprefix("tools.")
        for path in (ROOT / "dev.py", *(ROOT / "tools" / f"{name}.py" for name in SET_UP))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tools.")
    }
    assert imported == set(SET_UP)


@pytest.mark.parametrize("name", ["dev", *(f"tools/{name}" for name in SET_UP)])
def test_an_old_python_can_still_read_the_set_up(name: str) -> None:
    text = (ROOT / f"{name}.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 6))
    unquoted = [
        note.lineno
        for node in ast.walk(tree)
        for note in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if isinstance(note, ast.Subscript | ast.BinOp)
    ]
    assert not unquoted, "Python 3.6 evaluates these annotations and fails"


def test_a_missing_or_old_pip_is_named_in_a_sentence() -> None:
    assert "pip is missing" in environment.pip_problem("/usr/bin/python3: No module named pip\n")
    assert "pip 22.2 is too old" in environment.pip_problem("pip 22.2 from /x (python 3.11)\n")
    assert environment.pip_problem("pip 23.0.1 from /x (python 3.11)\n") == ""
    assert environment.pip_problem("pip 26.0b1 from /x (python 3.11)\n") == ""


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("WARNING: Retrying … Temporary failure in name resolution", "cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM …", "differs from the one"),
        ("ERROR: No matching distribution found for lxml==6.1.3", "No ready-made package"),
        ("ERROR: [Errno 28] No space left on device", "disk is full"),
        ("noise\nERROR: the roof fell in\n", "the roof fell in"),
        ("", "gave no reason"),
    ],
)
def test_a_failure_of_pip_becomes_one_sentence(said: str, sentence: str) -> None:
    told = environment.pip_failure(said)
    assert sentence in told
    assert "\n" not in told


def lacking_a_library(monkeypatch: pytest.MonkeyPatch, *programs: str, root: bool = False) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in programs else None)
    monkeypatch.setattr(system, "has_chinese_font", lambda: False)


NOT_THERE = {"libno-such-thing.so.7": "libno-such-thing7"}


def test_without_root_the_exact_command_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking_a_library(monkeypatch, "apt-get")
    with pytest.raises(Stop) as stopped:
        system.need_system(NOT_THERE, {"Xvfb": "xvfb"})
    assert "lacks libno-such-thing.so.7, a Chinese font, Xvfb" in str(stopped.value)
    assert str(stopped.value).splitlines()[1] == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends "
        "libno-such-thing7 fonts-wqy-microhei xvfb"
    )


def test_a_system_of_rpm_packages_gets_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking_a_library(monkeypatch, "dnf", root=True)
    with pytest.raises(Stop) as stopped:
        system.need_system(NOT_THERE, {})
    assert str(stopped.value).splitlines()[1] == (
        "sudo dnf install 'libno-such-thing.so.7()(64bit)' 'font(:lang=zh-cn)'"
    )


def test_a_system_without_a_known_package_manager_is_told_the_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lacking_a_library(monkeypatch, root=True)
    with pytest.raises(Stop, match=r"lacks libno-such-thing\.so\.7, a Chinese font"):
        system.need_system(NOT_THERE, {})


def test_root_installs_and_is_told_when_that_was_not_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lacking_a_library(monkeypatch, "apt-get", root=True)
    called = []

    def apt(command: list[str], env: dict[str, str]) -> tuple[int, str]:
        called.append(command)
        return 100, "E: Unable to locate package libno-such-thing7\n"

    monkeypatch.setattr(system, "quietly", apt)
    with pytest.raises(Stop, match="Unable to locate package"):
        system.need_system(NOT_THERE, {})
    assert [command[4] for command in called] == ["update", "install"]
    assert called[1][-2:] == ["libno-such-thing7", "fonts-wqy-microhei"]


def test_elsewhere_than_on_linux_nothing_is_asked_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    system.need_system(NOT_THERE, {})


class Workshop:
    """A set-up over an empty folder that notes down what it would install."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = folder
        self.done: list[str] = []
        self.fail = ""
        for name in (*LOCKS, "pyproject.toml"):
            (folder / name).write_text(name, encoding="utf-8")
        monkeypatch.setattr(environment, "ROOT", folder)
        monkeypatch.setattr(environment, "VENV", folder / ".venv")
        monkeypatch.setattr(environment, "STAMP", folder / ".venv" / "set-up.json")
        monkeypatch.setattr(environment, "new_environment", self.make)
        monkeypatch.setattr(environment, "environment_works", (folder / ".venv").is_dir)
        monkeypatch.setattr(environment, "pip", self.pip)

    def make(self) -> None:
        shutil.rmtree(self.root / ".venv", ignore_errors=True)
        (self.root / ".venv").mkdir()
        self.done.append("new")

    def pip(self, *words: str) -> None:
        if words[-1] == self.fail:
            raise Stop("interrupted")
        self.done.append(words[-1])

    def needs(self, *locks: str) -> list[str]:
        self.done.clear()
        environment.need_environment(locks)
        return self.done

    def change(self, name: str) -> None:
        (self.root / name).write_text("changed", encoding="utf-8")


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    return Workshop(tmp_path, monkeypatch)


RUN, DEV = LOCKS


def test_the_environment_is_made_once(workshop: Workshop) -> None:
    assert workshop.needs(RUN) == ["new", RUN, "."]
    assert workshop.needs(RUN) == []


def test_testing_after_running_adds_only_the_tools(workshop: Workshop) -> None:
    workshop.needs(RUN)
    assert workshop.needs(RUN, DEV) == [DEV, "."]
    assert workshop.needs(RUN) == workshop.needs(RUN, DEV) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_changed_lock_makes_the_environment_anew(workshop: Workshop, lock: str) -> None:
    workshop.needs(RUN, DEV)
    workshop.change(lock)
    assert workshop.needs(RUN) == ["new", RUN, "."]


def test_changed_project_settings_install_only_the_project(workshop: Workshop) -> None:
    workshop.needs(RUN)
    workshop.change("pyproject.toml")
    assert workshop.needs(RUN) == ["."]


@pytest.mark.parametrize("step", [RUN, "."])
def test_an_interrupted_set_up_starts_anew(workshop: Workshop, step: str) -> None:
    workshop.fail = step
    with pytest.raises(Stop):
        workshop.needs(RUN)
    workshop.fail = ""
    assert workshop.needs(RUN) == ["new", RUN, "."]


def test_an_environment_that_lost_its_files_is_made_anew(workshop: Workshop) -> None:
    workshop.needs(RUN)
    shutil.rmtree(workshop.root / ".venv")
    assert workshop.needs(RUN) == ["new", RUN, "."]


def test_a_note_that_cannot_be_read_counts_as_none(workshop: Workshop) -> None:
    workshop.needs(RUN)
    environment.STAMP.write_text('{"base"', encoding="utf-8")
    assert workshop.needs(RUN) == ["new", RUN, "."]


@pytest.mark.skipif(os.name == "nt", reason="there is no such lock on Windows")
def test_a_second_set_up_waits_for_the_first(workshop: Workshop) -> None:
    with environment.alone():
        second = threading.Thread(target=workshop.needs, args=(RUN,), daemon=True)
        second.start()
        second.join(0.2)
        assert workshop.done == []
    second.join(10)
    assert workshop.done == ["new", RUN, "."]


@pytest.mark.parametrize(
    ("platform", "screen", "none"),
    [
        ("linux", "", True),
        ("linux", "DISPLAY", False),
        ("linux", "WAYLAND_DISPLAY", False),
        ("linux", "QT_QPA_PLATFORM", False),
        ("darwin", "", False),
        ("win32", "", False),
    ],
)
def test_only_a_linux_without_a_screen_has_no_display(
    monkeypatch: pytest.MonkeyPatch, platform: str, screen: str, none: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if screen:
        monkeypatch.setenv(screen, ":0")
    monkeypatch.setattr(sys, "platform", platform)
    assert dev.no_display() is none


def pinned(lock: str) -> dict[str, list[tuple[Requirement, int]]]:
    """Each package of a lock with its pins and how many hashes each has."""
    found: dict[str, list[tuple[Requirement, int]]] = {}
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            wanted, *hashes = re.split(r"\s+--hash=sha256:", line.strip())
            assert all(re.fullmatch("[0-9a-f]{64}", digest.strip()) for digest in hashes)
            requirement = Requirement(wanted)
            found.setdefault(canonical(requirement.name), []).append((requirement, len(hashes)))
    return found


def canonical(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_by_version_and_hash(lock: str) -> None:
    for pins in pinned(lock).values():
        for requirement, hashes in pins:
            assert [s.operator for s in requirement.specifier] == ["=="], requirement
            assert hashes > 0, requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address_and_no_path(lock: str) -> None:
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or not re.search(r"://|/|\\\S|@|--(?!hash=)", line), line


def test_the_locks_hold_what_the_project_asks_for_in_versions_that_fit() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    tools = project["project"]["optional-dependencies"]["dev"]
    for lock, wishes in ((RUN, needed), (DEV, [*needed, *tools])):
        pins = pinned(lock)
        for wish in map(Requirement, wishes):
            assert canonical(wish.name) in pins, f"{lock} lacks {wish}: run `python3 dev.py lock`"
            for requirement, _ in pins[canonical(wish.name)]:
                version = next(iter(requirement.specifier)).version
                assert wish.specifier.contains(version), f"{lock}: {requirement} for {wish}"


def test_the_tools_change_nothing_that_the_program_runs_on() -> None:
    run, tools = pinned(RUN), pinned(DEV)
    for name, pins in run.items():
        assert [str(r) for r, _ in pins] == [str(r) for r, _ in tools[name]]


@pytest.mark.parametrize(
    ("system_name", "python", "expected"),
    [("linux", "3.11.2", "6.9.3"), ("win32", "3.13.0", "6.9.3"), ("darwin", "3.14.0", "6.11.3")],
)
def test_each_system_gets_one_qt(system_name: str, python: str, expected: str) -> None:
    where = {"sys_platform": system_name, "python_full_version": python}
    for name in ("pyside6-essentials", "shiboken6"):
        fitting = [r for r, _ in pinned(RUN)[name] if not r.marker or r.marker.evaluate(where)]
        assert [str(r.specifier) for r in fitting] == [f"=={expected}"]


def test_ci_runs_what_the_readme_says() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "exec python3 dev.py test\n" in script
    assert "\npython3 dev.py test\n" in (ROOT / "README.md").read_text(encoding="utf-8")
