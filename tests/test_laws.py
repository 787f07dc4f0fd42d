# SPDX-License-Identifier: MIT
"""The laws of the house that import-linter cannot say, and import-linter itself."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
PROGRAM = SRC / "study_viewer"
CORE = PROGRAM / "core"
QT = ("PySide6", "shiboken6")


@cache
def sources(*folders: Path) -> tuple[Path, ...]:
    return tuple(path for folder in folders for path in sorted(folder.rglob("*.py")))


def all_sources() -> tuple[Path, ...]:
    return (ROOT / "dev.py", *sources(SRC, ROOT / "tools", ROOT / "bench", ROOT / "tests"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(path: Path, *kinds: type) -> Iterator:
    return (node for node in ast.walk(tree(path)) if isinstance(node, kinds))


def at(path: Path, node: ast.AST, what: str = "") -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno} {what}".rstrip()


def imported(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """Each module a file imports, wherever in the file, and each it may name in a string."""
    for node in nodes(path, ast.Import, ast.ImportFrom, ast.Call):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or ""
        elif called(node) in ("import_module", "__import__") and node.args:
            yield node, str(getattr(node.args[0], "value", ""))


def listed(guilty: list[str]) -> str:
    return "\n" + "\n".join(guilty)


def called(node: ast.Call) -> str:
    """The last part of the name that is called: ``setHtml`` of ``self.page.setHtml(…)``."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    return (node for node in nodes(path, ast.Call) if called(node) in names)


def python(*words: str) -> subprocess.CompletedProcess[str]:
    env = dict(os.environ, PYTHONPATH=str(SRC), PYTHONUTF8="1", NO_COLOR="1")
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


def test_every_import_contract_in_pyproject_is_kept() -> None:
    linted = python("-c", "from importlinter.cli import lint_imports_command as c; c()")
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_the_core_names_no_qt_module_even_inside_a_function() -> None:
    guilty = [
        at(path, node, name)
        for path in sources(CORE, PROGRAM / "sentences")
        for node, name in imported(path)
        if name.split(".")[0] in QT
    ]
    assert not guilty, listed(guilty)


def test_the_core_can_be_imported_whole_where_qt_is_not() -> None:
    names = [".".join(path.relative_to(SRC).with_suffix("").parts) for path in sources(CORE)]
    names = [name.removesuffix(".__init__") for name in names]
    block = f"import sys; sys.modules.update(dict.fromkeys({QT!r}))"
    bring = f"import importlib; [importlib.import_module(n) for n in {names!r}]"
    brought = python("-W", "error", "-c", f"{block}; {bring}")
    assert brought.returncode == 0, brought.stderr


def test_only_the_store_speaks_sql() -> None:
    guilty = [
        at(path, node)
        for path in sources(PROGRAM)
        if (CORE / "store") not in path.parents
        for node, name in imported(path)
        if name.split(".")[0] in ("sqlite3", "_sqlite3")
    ]
    assert not guilty, listed(guilty)


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {path: len(path.read_bytes().splitlines()) for path in all_sources()}
    assert not {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > 400}


def test_no_function_is_longer_than_60_lines() -> None:
    guilty = [
        at(path, node, node.name)
        for path in all_sources()
        for node in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
        if node.end_lineno - node.lineno + 1 > 60
    ]
    assert not guilty, listed(guilty)


def test_every_file_names_its_licence_and_says_what_it_is_for() -> None:
    guilty = [
        str(path.relative_to(ROOT))
        for path in all_sources()
        if not path.read_text(encoding="utf-8").startswith("# SPDX-License-Identifier: MIT\n")
        or not ast.get_docstring(tree(path))
    ]
    assert not guilty, listed(guilty)


def test_only_the_command_line_prints() -> None:
    guilty = [
        at(path, node)
        for path in sources(PROGRAM)
        if path.name not in ("cli.py", "results.py") and path.parent.name != "commands"
        for node in calls(path, "print")
    ]
    assert not guilty, listed(guilty)


def test_the_window_never_lets_qt_read_html_nor_turns_the_event_loop_by_hand() -> None:
    guilty = [
        at(path, node, called(node))
        for path in sources(PROGRAM)
        for node in calls(path, "setHtml", "insertHtml", "processEvents")
    ]
    assert not guilty, listed(guilty)


def test_no_module_imports_what_another_keeps_private() -> None:
    guilty = [
        at(path, node, alias.name)
        for path in sources(PROGRAM)
        for node in nodes(path, ast.ImportFrom)
        for alias in node.names
        if alias.name.startswith("_") and not alias.name.startswith("__")
    ]
    assert not guilty, listed(guilty)
