# SPDX-License-Identifier: MIT
"""The command line: the parser, the one place that words errors for it, and the way out.

Standard output holds the result alone, UTF-8 whatever the locale; progress, remarks and errors go
to standard error. Exit 0 fine, 1 with one sentence, 2 usage.
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence

from study_viewer import __version__
from study_viewer.core.crash import write_report
from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.noting import whole_characters
from study_viewer.core.paths import Paths, data_folder
from study_viewer.sentences import mended, sentence
from study_viewer.words import HELP, LANGUAGES, system_language


def run(arguments: Sequence[str]) -> int:
    """Carries out one command; gives the exit code, never a traceback for the world's faults."""
    _speak_utf8()
    language = _language_asked(arguments)
    args = build_parser(language).parse_args(_with_a_command(arguments))
    _make_whole(args)
    paths = Paths(data_folder(getattr(args, "data_dir", None)))
    try:
        return _dispatch(args, paths, language)
    except UserFacing as error:
        _say(sentence(error.code, language, **error.details))
    except (Cancelled, KeyboardInterrupt):
        _say(sentence("cancelled", language))
    except BrokenPipeError:
        # The reader of our output left; there is nobody to tell.
        _drop_output()
    except OSError as error:
        _drop_output()
        _say(sentence("output-refused", language, reason=error.strerror or type(error).__name__))
    except Exception as error:
        report = write_report(paths.logs, error)
        _say(sentence("crashed", language, path=str(report or paths.logs)))
    return 1


# What names a file keeps the bytes it came in, also those that are no UTF-8.
_FILES = {"data_dir", "paths", "out", "file"}


def _make_whole(args: argparse.Namespace) -> None:
    """Words that are to be searched or kept lose what no file can hold."""
    for name, value in vars(args).items():
        if name not in _FILES and isinstance(value, str):
            setattr(args, name, whole_characters(value))
        elif name not in _FILES and isinstance(value, list):
            setattr(args, name, [whole_characters(v) if isinstance(v, str) else v for v in value])


def _with_a_command(arguments: Sequence[str]) -> list[str]:
    """Without a command the window opens, whatever options are named."""
    words = iter(arguments)
    for word in words:
        if word in ("-h", "--help", "--version"):
            break
        if word in ("--data-dir", "--language"):
            next(words, None)
        elif not word.startswith("-"):
            break
    else:
        return ["open", *arguments]
    return list(arguments)


def _drop_output() -> None:
    """What is still buffered for standard output goes nowhere, or the end would fail on it too."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _dispatch(args: argparse.Namespace, paths: Paths, language: str) -> int:
    if args.command == "open":
        return _open_window(args, paths)
    from study_viewer import commands
    from study_viewer.core.workspace import Workspace

    with contextlib.closing(Workspace(paths)) as workspace:
        try:
            code = commands.COMMANDS[args.command](workspace, args, language)
            sys.stdout.flush()
        finally:
            if (opening := workspace.keeper.opening).trouble:
                _say(mended(opening, language))
    return code


def _open_window(args: argparse.Namespace, paths: Paths) -> int:
    from study_viewer.app import open_window

    return open_window(
        paths,
        target=args.target,
        language=getattr(args, "language", ""),
        report_startup=args.report_startup,
    )


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _speak_utf8() -> None:
    """A file name that is no UTF-8 goes out as the bytes it came in."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _language_asked(arguments: Sequence[str]) -> str:
    """Looked at before parsing, because the help itself is in that language."""
    for n, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--language":
            asked = value if equals else next(iter(arguments[n + 1 :]), "")
            if asked in LANGUAGES:
                return asked
    return system_language()


def build_parser(language: str) -> argparse.ArgumentParser:
    """The whole grammar; ``language`` is that of the help."""
    common = _options_for_all(language)
    parser = argparse.ArgumentParser(
        prog="study-viewer", description=HELP["program"][language], parents=[common]
    )
    parser.add_argument("--version", action="version", version=f"study-viewer {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str) -> argparse.ArgumentParser:
        text = HELP[name][language]
        return commands.add_parser(name, help=text, description=text, parents=[common])

    _add_reading(command)
    _add_noting(command)
    _add_keeping(command)
    return parser


def _options_for_all(language: str) -> argparse.ArgumentParser:
    """Stand before or after the command: without SUPPRESS the sub-parser's default would win
    over what was named in front."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", metavar="FOLDER", help=HELP["--data-dir"][language])
    common.add_argument("--language", choices=LANGUAGES, help=HELP["--language"][language])
    return common


# Adds a command of that name and gives its parser.
_Commands = Callable[[str], argparse.ArgumentParser]


def _add_reading(command: _Commands) -> None:
    opening = command("open")
    opening.add_argument("target", nargs="?", metavar="DOCUMENT[/SECTION]")
    opening.add_argument("--report-startup", action="store_true")
    importing = command("import")
    importing.add_argument("paths", nargs="+", metavar="PATH")
    importing.add_argument("--encoding", default="", metavar="NAME")
    importing.add_argument("--title", default="", metavar="T")
    importing.add_argument("--keep-furniture", action="store_true")
    importing.add_argument("--keep-line", type=int, action="append", default=[], metavar="N")
    importing.add_argument("--json", action="store_true")
    command("list").add_argument("--json", action="store_true")
    outline = command("outline")
    outline.add_argument("document", metavar="DOCUMENT")
    outline.add_argument("--json", action="store_true")
    show = command("show")
    show.add_argument("target", metavar="DOCUMENT[/SECTION]")
    show.add_argument("--format", choices=("text", "markdown", "json", "docx"), default="text")
    show.add_argument("--out", metavar="FILE")
    rename = command("rename")
    rename.add_argument("document", metavar="DOCUMENT")
    rename.add_argument("--title", metavar="T")
    rename.add_argument("--issued-by", metavar="B")
    rename.add_argument("--issued-on", metavar="DATE")
    command("remove").add_argument("document", metavar="DOCUMENT")


def _add_noting(command: _Commands) -> None:
    annotate = command("annotate")
    annotate.add_argument("target", metavar="DOCUMENT[/SECTION]")
    annotate.add_argument("--quote", metavar="TEXT")
    annotate.add_argument("--occurrence", type=int, metavar="N")
    annotate.add_argument("--kind", choices=("highlight", "bookmark", "note"))
    annotate.add_argument("--note", default="", metavar="TEXT")
    annotate.add_argument("--colour", metavar="NAME")
    annotate.add_argument("--tag", action="append", default=[], metavar="NAME")
    annotate.add_argument("--json", action="store_true")
    notes = command("notes")
    notes.add_argument("--document", metavar="D")
    notes.add_argument("--tag", metavar="T")
    notes.add_argument("--colour", metavar="C")
    notes.add_argument("--state", choices=("placed", "moved", "check", "unplaced"))
    notes.add_argument("--json", action="store_true")


def _add_keeping(command: _Commands) -> None:
    export = command("export")
    export.add_argument("out", metavar="OUT")
    export.add_argument("--document", metavar="D")
    export.add_argument("--format", default="", metavar="F")
    export.add_argument("--title", default="", metavar="T")
    export.add_argument("--name", metavar="N")
    export.add_argument("--unit", metavar="U")
    export.add_argument("--style", choices=("official", "plain"), default="official")
    bringing = command("import-notes")
    bringing.add_argument("file", metavar="FILE.json")
    bringing.add_argument("--json", action="store_true")
    command("backup").add_argument("out", nargs="?", metavar="OUT")
    command("restore").add_argument("file", metavar="FILE")
    command("doctor")
