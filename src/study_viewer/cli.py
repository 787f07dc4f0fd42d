# SPDX-License-Identifier: MIT
"""The command line: the parser, the one place that words errors for it, and the way out.

Standard output holds the result alone, UTF-8 whatever the locale; progress, remarks and errors go
to standard error. Exit 0 fine, 1 with one sentence, 2 usage.
"""

import argparse
import contextlib
import functools
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from study_viewer import __version__
from study_viewer.core.crash import write_report
from study_viewer.core.errors import Cancelled, UserFacing
from study_viewer.core.one_line import whole_characters
from study_viewer.core.paths import Paths, data_folder
from study_viewer.sentences import mended, sentence
from study_viewer.words import HELP, LANGUAGES, USAGE, system_language


def run(arguments: Sequence[str]) -> int:
    """Carries out one command; gives the exit code, never a traceback for the world's faults."""
    _speak_utf8()
    language = _language_asked(arguments)
    words = _with_a_command(arguments)
    # The window starts with a parser of one command: all of them take 6 ms of 200 to make.
    parser = build_parser(language, only="open" if words[:1] == ["open"] else "")
    args = parser.parse_args(words)
    _make_whole(args)
    paths = Paths(data_folder(getattr(args, "data_dir", None)))
    try:
        return _dispatch(args, paths, language)
    except UserFacing as error:
        _say(sentence(error.code, language, **error.details))
        if similar := error.details.get("similar"):
            _say(str(similar))
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
_FILES = {"data_dir", "paths", "out", "file", "targets"}


def _make_whole(args: argparse.Namespace) -> None:
    """Words that are to be searched or kept lose what no file can hold."""
    for name, value in vars(args).items():
        if name not in _FILES and isinstance(value, str):
            setattr(args, name, whole_characters(value))
        elif name not in _FILES and isinstance(value, list):
            setattr(args, name, [whole_characters(v) if isinstance(v, str) else v for v in value])


def _with_a_command(arguments: Sequence[str]) -> list[str]:
    """Without a command the window opens, whatever options are named, or with a file to read."""
    words = iter(arguments)
    for word in words:
        if word in ("-h", "--help", "--version"):
            break
        if word in ("--data-dir", "--language"):
            next(words, None)
        elif not word.startswith("-"):
            if word in HELP or not os.path.exists(word):
                break
            # As a file manager starts a program.
            return ["open", *arguments]
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
        except UserFacing as error:
            raise commands.with_similar(error, workspace) from error
        finally:
            if (opening := workspace.keeper.opening).trouble:
                _say(mended(opening, language))
    return code


def _open_window(args: argparse.Namespace, paths: Paths) -> int:
    from study_viewer.app import open_window

    return open_window(
        paths,
        targets=args.targets,
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


class _Helped(argparse.HelpFormatter):
    """Help whose headings are in the language too; argparse has them in English alone."""

    language = "en"

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
        if prefix is None:
            prefix = HELP["usage"][self.language]
        super().add_usage(usage, actions, groups, prefix)

    def start_section(self, heading: str | None) -> None:
        known = HELP.get(heading or "")
        super().start_section(known[self.language] if known else heading)

    def format_help(self) -> str:
        """The colon behind a heading is argparse's own, and a Latin one."""
        text = super().format_help()
        return re.sub(r"^([^\x00-\x7f]+):$", r"\1：", text, flags=re.MULTILINE)


class _Parser(argparse.ArgumentParser):
    """Says in the language asked for what it did not understand, too."""

    language = "en"

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {_usage_error(message, self.language)}\n")


def _usage_error(message: str, language: str) -> str:
    if language == "zh":
        for english, chinese in USAGE.items():
            if found := re.fullmatch(english, message, re.DOTALL):
                # Each word stands in quotes of Python's own.
                words = [word.strip("'").replace("', '", "、") for word in found.groups()]
                return chinese.format(*words)
    return f"error: {message}"


class _Grammar:
    """Builds the parser; every option's line of help stands in the table of words."""

    def __init__(self, language: str, only: str) -> None:
        self._language = language
        self._only = only
        self._formatter = type("Helped", (_Helped,), {"language": language})
        parser = type("Parser", (_Parser,), {"language": language})
        self.parser = self._made(parser, prog="study-viewer", text="program")
        version = f"study-viewer {__version__}"
        self.add(self.parser, "--version", action="version", version=version)
        self._commands = self.parser.add_subparsers(
            dest="command", metavar="COMMAND", required=True
        )

    def command(self, name: str) -> Callable[..., None]:
        """Adds a command; what is given back adds an option to it."""
        if self._only not in ("", name):
            return lambda *_, **__: None
        made = self._made(
            self._commands.add_parser, name, text=name, help=HELP[name][self._language]
        )
        return functools.partial(self.add, made)

    def add(self, to: argparse.ArgumentParser, name: str, about: str = "", **settings: Any) -> None:
        key = about or (name if name.startswith("-") else settings["metavar"])
        to.add_argument(name, help=HELP[key][self._language], **settings)

    def _made(
        self, make: Callable[..., argparse.ArgumentParser], *names: str, text: str, **rest: Any
    ) -> argparse.ArgumentParser:
        made = make(
            *names,
            description=HELP[text][self._language],
            formatter_class=self._formatter,
            add_help=False,
            **rest,
        )
        help_line = HELP["--help"][self._language]
        made.add_argument("-h", "--help", action="help", help=help_line)
        # These stand before or after the command: without SUPPRESS the sub-parser's default would
        # win over what was named in front.
        self.add(made, "--data-dir", metavar="FOLDER", default=argparse.SUPPRESS)
        self.add(made, "--language", choices=LANGUAGES, default=argparse.SUPPRESS)
        return made


def build_parser(language: str, only: str = "") -> argparse.ArgumentParser:
    """The whole grammar, or that of one command; ``language`` is that of the help."""
    grammar = _Grammar(language, only)
    _add_reading(grammar)
    _add_noting(grammar)
    _add_keeping(grammar)
    return grammar.parser


def _add_reading(grammar: _Grammar) -> None:
    option = grammar.command("open")
    option("targets", nargs="*", about="TARGET", metavar="DOCUMENT[/SECTION]|FILE")
    option("--report-startup", action="store_true")
    option = grammar.command("import")
    option("paths", nargs="+", metavar="PATH")
    option("--encoding", default="", metavar="NAME")
    option("--title", default="", metavar="T")
    option("--password", default="", metavar="P")
    option("--keep-furniture", action="store_true")
    option("--comments", action="store_true")
    option("--keep-line", type=int, action="append", default=[], metavar="N")
    option("--replace", default="", metavar="DOCUMENT")
    option("--json", action="store_true")
    grammar.command("list")("--json", action="store_true")
    option = grammar.command("outline")
    option("document", metavar="DOCUMENT")
    option("--json", action="store_true")
    option = grammar.command("show")
    option("target", metavar="DOCUMENT[/SECTION]")
    formats = ("text", "markdown", "json", "docx")
    option("--format", about="--format show", choices=formats, default="text")
    option("--out", metavar="FILE")
    option("--edition", type=int, default=0, metavar="N")
    option = grammar.command("search")
    option("words", metavar="WORDS")
    option("--in", dest="where", choices=("documents", "notes", "all"), default="all")
    option("--limit", type=int, default=50, metavar="N")
    option("--regex", action="store_true")
    option("--json", action="store_true")
    option = grammar.command("editions")
    option("document", metavar="DOCUMENT")
    option("--take-back", action="store_true")
    option("--json", action="store_true")
    option = grammar.command("changes")
    option("document", metavar="DOCUMENT")
    option("--from", about="--from", dest="old", type=int, default=0, metavar="N")
    option("--to", dest="new", type=int, default=0, metavar="N")
    option("--json", action="store_true")
    option = grammar.command("rename")
    option("document", metavar="DOCUMENT")
    option("--title", metavar="T")
    option("--issued-by", metavar="B")
    option("--issued-on", metavar="DATE")
    grammar.command("remove")("document", metavar="DOCUMENT")


def _add_noting(grammar: _Grammar) -> None:
    option = grammar.command("annotate")
    option("target", metavar="DOCUMENT[/SECTION]")
    option("--quote", metavar="TEXT")
    option("--occurrence", type=int, metavar="N")
    option("--kind", choices=("highlight", "bookmark", "note"))
    option("--note", default="", metavar="TEXT")
    option("--colour", metavar="NAME")
    option("--tag", action="append", default=[], metavar="NAME")
    option("--json", action="store_true")
    option = grammar.command("notes")
    option("--document", metavar="D")
    option("--tag", metavar="T")
    option("--colour", metavar="C")
    option("--state", choices=("placed", "moved", "check", "unplaced"))
    option("--json", action="store_true")


def _add_keeping(grammar: _Grammar) -> None:
    option = grammar.command("export")
    option("out", metavar="OUT")
    option("--document", metavar="D")
    option("--format", about="--format export", default="", metavar="F")
    option("--title", default="", metavar="T")
    option("--name", metavar="N")
    option("--unit", metavar="U")
    option("--style", choices=("official", "plain"), default="official")
    option = grammar.command("import-notes")
    option("file", about="FILE", metavar="FILE.json")
    option("--json", action="store_true")
    grammar.command("backup")("out", nargs="?", metavar="OUT")
    grammar.command("restore")("file", metavar="FILE")
    grammar.command("doctor")
