# SPDX-License-Identifier: MIT
"""Old formats come in by way of an office program: bounded, private, and without a trace."""

import os
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

from study_viewer.core import office
from study_viewer.core.errors import Cancelled
from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Wishes
from study_viewer.core.importing import Imported
from study_viewer.core.office import Conversion
from study_viewer.core.workspace import Workspace
from study_viewer.sentences import sentence
from tests.core.formats.writers import WRITERS, one_text, word
from tests.core.odt_made import odt

WORDS = "各单位要高度重视读书活动，学习要有记录。"
STAND_IN = """#!{python}
import os, pathlib, subprocess, sys, time
words = sys.argv[1:]
out = pathlib.Path(words[words.index("--outdir") + 1])
source = pathlib.Path(words[-1])
text = source.read_text(encoding="utf-8")
with open({log!r}, "a", encoding="utf-8") as log:
    print(os.environ["HOME"], source, *words, sep="|", file=log)
if "hang" in text:
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    pathlib.Path({log!r} + ".new").write_text(str(other.pid))
    os.replace({log!r} + ".new", {log!r} + ".pid")
    time.sleep(60)
if "fail" in text:
    sys.exit(1)
suffix = "." + words[words.index("--convert-to") + 1]
(out / source.with_suffix(suffix).name).write_text(text.removeprefix("old "), encoding="utf-8")
"""

needs_office = pytest.mark.skipif(office.found() is None, reason="no LibreOffice here")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A line for each time the program was begun: its home, the file, its words."""
    return tmp_path / "log"


@pytest.fixture
def stand_in(tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program by the office program's name, and what it makes is read as plain text."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(STAND_IN.format(python=sys.executable, log=str(log)), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setitem(registry.MODULES, ".docx", "txt")


def letter(folder: Path, name: str, text: str = f"old {WORDS}") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def take(workspace: Workspace, *paths: Path) -> list[Imported]:
    return [imported for imported, _ in workspace.import_paths(paths)]


def refused(workspace: Workspace, path: Path) -> str:
    (imported,) = take(workspace, path)
    assert imported.error is not None and imported.error.details["path"] == str(path)
    assert str(path) in sentence(imported.error.code, "zh", **imported.error.details)
    return imported.error.code


def in_documents(workspace: Workspace) -> list[str]:
    return sorted(path.name for path in workspace.paths.documents.iterdir())


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    "name",
    ["通知.doc", "a b c.wps", "-x.rtf", "关于 “读书” 的通知.odt", "A.DOC", "it's $HOME.doc"],
)
def test_an_old_file_becomes_a_document_and_the_original_is_kept(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    path = letter(tmp_path / "信 件", name)
    (imported,) = take(workspace, path)
    assert imported.error is None and imported.title == path.stem
    section = workspace.library.sections(imported.document)[0].id
    assert workspace.library.text(imported.document, section) == WORDS
    kept = workspace.library.original(imported.document)
    assert kept is not None and kept.read_bytes() == path.read_bytes()
    assert kept.suffix == path.suffix
    assert workspace.library.document(imported.document).metadata.imported_from == name
    assert in_documents(workspace) == [imported.document]
    assert [one.name for one in path.parent.iterdir()] == [name]


@pytest.mark.usefixtures("stand_in")
def test_the_program_sees_a_copy_and_a_home_of_its_own(
    workspace: Workspace, tmp_path: Path, log: Path
) -> None:
    path = letter(tmp_path / "in", "a.doc")
    take(workspace, path)
    home, source, *words = log.read_text(encoding="utf-8").strip().split("|")
    for place in (home, source):
        assert Path(place).is_relative_to(workspace.paths.documents)
    assert {"--headless", "--norestore"} < set(words)
    (profile,) = [word for word in words if word.startswith("-env:UserInstallation=file:///")]
    assert workspace.paths.documents.as_uri() in profile


@pytest.mark.usefixtures("stand_in")
def test_an_old_file_is_previewed_and_kept_as_it_was_seen(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = letter(tmp_path / "in", "a.doc")
    draft = workspace.drafts.of(path)
    assert draft.whole and in_documents(workspace) == []
    imported, _ = workspace.keep(draft)
    assert imported.error is None
    kept = workspace.library.original(imported.document)
    assert kept is not None and kept.name == "a.doc"


@pytest.mark.usefixtures("stand_in")
def test_a_folder_of_old_files_comes_in_beside_the_others(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    letter(folder, "a.doc")
    letter(folder, "b.rtf", "fail")
    letter(folder, "c.txt", "第三份文件的内容。")
    results = take(workspace, folder)
    assert [one.error.code if one.error else "" for one in results] == ["", "office-failed", ""]


@pytest.mark.parametrize("kind", [".docx", ".html"])
@pytest.mark.parametrize("suffix", [".doc", ".wps"])
def test_a_file_of_another_format_by_an_old_name_needs_no_program(
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    suffix: str,
) -> None:
    if not {kind, ".docx"} <= set(registry.MODULES):
        pytest.skip(f"{kind} is not read yet")
    monkeypatch.setattr(office, "_places", lambda: [tmp_path / "none"])
    text = one_text(chapters=1, sections=2)
    path = tmp_path / f"汇编{suffix}"
    WRITERS[kind](path, text)
    (imported,) = take(workspace, path)
    assert imported.error is None and imported.title == text[0].text
    section = workspace.library.sections(imported.document)[0].id
    told = workspace.library.text(imported.document, section).split("\n")
    assert told == [part.text for part in text]
    kept = workspace.library.original(imported.document)
    assert kept is not None and kept.name == path.name
    assert in_documents(workspace) == [imported.document]


@pytest.mark.usefixtures("stand_in")
def test_what_an_open_word_file_leaves_beside_it_is_no_document(
    workspace: Workspace, tmp_path: Path
) -> None:
    letter(tmp_path / "in", "~$a.doc")
    path = letter(tmp_path / "in", "a.doc")
    assert [one.path for one in take(workspace, path.parent)] == [path]


@pytest.mark.usefixtures("stand_in")
def test_an_empty_old_file_is_told_as_empty(workspace: Workspace, tmp_path: Path) -> None:
    assert refused(workspace, letter(tmp_path / "in", "a.doc", "")) == "text-empty"


def test_without_a_program_a_sentence_tells_what_to_do(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_places", lambda: [tmp_path / "none"])
    monkeypatch.setitem(registry.MODULES, ".docx", "txt")
    path = letter(tmp_path / "in", "a.doc")
    assert refused(workspace, path) == "office-missing"
    for language in ("en", "zh"):
        assert ".docx" in sentence("office-missing", language, path=str(path))


@pytest.mark.usefixtures("stand_in")
def test_a_file_that_is_not_there_is_told_as_of_any_format(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert refused(workspace, tmp_path / "none.doc") == "file-missing"


@pytest.mark.usefixtures("stand_in")
def test_what_comes_out_is_refused_in_the_name_of_what_went_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert refused(workspace, letter(tmp_path / "in", "a.doc", "old  \n ")) == "text-empty"


@pytest.mark.usefixtures("stand_in")
def test_a_program_that_hangs_is_ended_with_all_that_it_began(
    workspace: Workspace, tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "SECONDS", 2.0)
    assert refused(workspace, letter(tmp_path / "in", "a.doc", "hang")) == "office-too-slow"
    assert is_gone(log)
    assert in_documents(workspace) == []


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize("how", ["cancel", "close"])
def test_a_person_can_stop_it(workspace: Workspace, tmp_path: Path, log: Path, how: str) -> None:
    path = letter(tmp_path / "in", "a.doc", "hang")

    def stop(done: int, total: int) -> None:
        if log.with_name("log.pid").exists():
            raise Cancelled

    if how == "cancel":
        with pytest.raises(Cancelled):
            list(workspace.import_paths([path], None, stop))
    else:
        workspace.paths.documents.mkdir()
        workspace.reads.begin(path, Wishes())
        wait_for(log.with_name("log.pid").exists)
        workspace.reads.close()
    assert is_gone(log)
    assert in_documents(workspace) == []


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)


def is_gone(log: Path) -> bool:
    """Whether the process is no longer there that the stand-in began; a zombie is none."""
    process = int(log.with_name("log.pid").read_text())

    def gone() -> bool:
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        return state == "Z"

    wait_for(gone)
    return True


# The real program.


@pytest.fixture
def old_files(tmp_path: Path) -> Callable[[Path, str], Path]:
    """Converts a Word file to an old format with the program itself."""

    def made(source: Path, suffix: str) -> Path:
        profile = (tmp_path / "profile").as_uri()
        program = office.found()
        assert program is not None
        words = ["--headless", f"-env:UserInstallation={profile}", "--convert-to", suffix]
        subprocess.run(
            [program, *words, "--outdir", source.parent, source], check=True, capture_output=True
        )
        return source.with_suffix(f".{suffix}")

    return made


def converted(tmp_path: Path, path: Path) -> Iterator[Path]:
    conversion = Conversion(path, ".docx", tmp_path / "room")
    try:
        wait_for(conversion.is_done)
        yield conversion.result
    finally:
        conversion.drop()
        assert not (tmp_path / "room").exists()


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "wps", "rtf", "odt"])
def test_libreoffice_gives_all_words_of_an_old_file(
    tmp_path: Path, old_files: Callable[[Path, str], Path], suffix: str
) -> None:
    source = tmp_path / "关于 读书的通知.docx"
    words = [f"第{number}条，{WORDS}" for number in range(1, 41)]
    made = docx.Document()
    made.add_heading("关于开展读书活动的通知", 1)
    for one in words:
        made.add_paragraph(one)
    made.save(str(source))
    # What WPS Office writes by this name is the old format of Word.
    path = old_files(source, "doc" if suffix == "wps" else suffix)
    path = path.rename(path.with_suffix(f".{suffix}"))
    for result in converted(tmp_path, path):
        assert result.name == source.name
        read = docx.Document(str(result)).paragraphs
        assert [one.text for one in read] == ["关于开展读书活动的通知", *words]
        assert read[0].style is not None and read[0].style.name == "Heading 1"


@needs_office
@pytest.mark.apart
@pytest.mark.skipif(".docx" not in registry.MODULES, reason=".docx is not read yet")
@pytest.mark.parametrize("suffix", ["doc", "wps", "rtf", "odt"])
def test_an_old_file_is_read_whole_with_its_headings(
    workspace: Workspace, tmp_path: Path, old_files: Callable[[Path, str], Path], suffix: str
) -> None:
    source = tmp_path / "in" / "汇编.docx"
    source.parent.mkdir()
    text = one_text(chapters=2, sections=3)
    word(source, text)
    path = old_files(source, "doc" if suffix == "wps" else suffix)
    path = path.rename(path.with_suffix(f".{suffix}"))
    (imported,) = take(workspace, path)
    assert imported.error is None
    library = workspace.library
    told = [library.text(imported.document, one.id) for one in library.sections(imported.document)]
    assert "\n".join(told).split("\n") == [part.text for part in text]
    entries = [(entry.title, entry.level) for entry in library.outline(imported.document)]
    assert entries == [(part.text, part.level) for part in text if part.level]
    kept = library.original(imported.document)
    assert kept is not None and kept.name == f"汇编.{suffix}"


@needs_office
def test_libreoffice_fetches_nothing_that_a_document_links_to(tmp_path: Path) -> None:
    came: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_answer, args=(server, came), daemon=True).start()
        port = server.getsockname()[1]
        canary = tmp_path / "canary.txt"
        canary.write_text("金丝雀", encoding="utf-8")
        path = linking(tmp_path / "a.odt", f"http://127.0.0.1:{port}/x.png", canary.as_uri())
        for result in converted(tmp_path, path):
            with zipfile.ZipFile(result) as archive:
                held = b"".join(archive.read(name) for name in archive.namelist())
            assert WORDS.encode() in held
            assert "金丝雀".encode() not in held
        assert came == []


def _answer(server: socket.socket, came: list[bytes]) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        came.append(b"somebody called")
        connection.close()


def linking(path: Path, picture: str, section: str) -> Path:
    """An OpenDocument text with a picture and a section that lie elsewhere."""
    return odt(
        path,
        f"<text:p>{WORDS}</text:p>"
        '<text:p><draw:frame svg:width="3cm" svg:height="3cm">'
        f'<draw:image xlink:href="{picture}"/></draw:frame></text:p>'
        '<text:section text:name="s">'
        f'<text:section-source xlink:href="{section}"/><text:p/></text:section>',
    )
