# SPDX-License-Identifier: MIT
"""What the window's ear hears, and what it does not listen to."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from study_viewer.ui.desk import one_window
from study_viewer.ui.desk.asked import Asked
from study_viewer.ui.desk.one_window import OneWindow, hand_over


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    return tmp_path / "window.json"


@pytest.fixture
def heard() -> list[Asked]:
    return []


@pytest.fixture
def ear(marker: Path, heard: list[Asked], qtbot: QtBot) -> Iterator[OneWindow]:
    one = OneWindow(marker)
    one.asked.connect(heard.append)
    assert one.listen(Asked())
    yield one
    one.close()


def send(ear: OneWindow, marker: Path, said: bytes, qtbot: QtBot) -> bytes:
    """Says it and waits until the ear hangs up; gives the answer."""
    socket = QLocalSocket()
    if one_window._ABSTRACT:
        socket.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
    socket.connectToServer(json.loads(marker.read_text())["server"])
    assert socket.waitForConnected(2000)
    with qtbot.waitSignal(socket.disconnected, timeout=10_000):
        socket.write(said)
        socket.flush()
    return socket.readAll().data()


def line(marker: Path, **changed: Any) -> bytes:
    word = json.loads(marker.read_text())["word"]
    told = {"word": word, "document": "d-1", "section": "s001", "files": [], **changed}
    return json.dumps(told).encode() + b"\n"


def test_what_is_asked_for_arrives(
    ear: OneWindow, marker: Path, heard: list[Asked], qtbot: QtBot
) -> None:
    said = line(marker, files=["/a/公报.txt"])
    assert send(ear, marker, said, qtbot) == b"ok\n"
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [Asked("d-1", "s001", (Path("/a/公报.txt"),))]


@pytest.mark.parametrize(
    "said",
    [
        b"\n",
        b"raise!\n",
        b"[]\n",
        b'{"word": 7}\n',
        b'{"word": "\\ud800", "files": []}\n',
        b"[" * 100_000 + b"\n",
        b"\xff\xfe\n",
        b"x" * (one_window.LONGEST + 1),
    ],
)
def test_what_another_program_says_is_not_listened_to(
    said: bytes, ear: OneWindow, marker: Path, heard: list[Asked], qtbot: QtBot
) -> None:
    assert send(ear, marker, said, qtbot) == b""
    assert send(ear, marker, line(marker), qtbot) == b"ok\n"
    qtbot.waitUntil(lambda: bool(heard))
    assert len(heard) == 1


def test_without_the_word_from_the_marker_nobody_is_heard(
    ear: OneWindow, marker: Path, heard: list[Asked], qtbot: QtBot
) -> None:
    assert send(ear, marker, line(marker, word="guessed"), qtbot) == b""
    assert not heard


def test_only_names_and_absolute_paths_come_through(
    ear: OneWindow, marker: Path, heard: list[Asked], qtbot: QtBot
) -> None:
    strange = ["relative.txt", 7, None, "/nul\0", "/fine.txt"]
    send(ear, marker, line(marker, document=["d"], section="s" * 501, files=strange), qtbot)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [Asked(None, None, (Path("/fine.txt"),))]


def test_whoever_says_nothing_is_hung_up_on(
    ear: OneWindow, marker: Path, heard: list[Asked], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_window, "_PATIENCE_MS", 50)
    assert send(ear, marker, b'{"word', qtbot) == b""
    assert not heard


def test_the_marker_goes_with_the_window(ear: OneWindow, marker: Path) -> None:
    assert marker.exists()
    ear.close()
    assert not marker.exists()


def test_the_marker_of_another_window_stays(ear: OneWindow, marker: Path) -> None:
    marker.write_text('{"server": "another", "word": "another", "process": 1}')
    ear.close()
    assert marker.exists()


def test_nobody_answers_for_a_marker_that_was_left(ear: OneWindow, marker: Path) -> None:
    kept = marker.read_bytes()
    ear.close()
    marker.write_bytes(kept)
    assert not hand_over(marker, Asked())


def test_a_folder_that_cannot_be_written_has_a_window_without_a_marker(
    tmp_path: Path, qtbot: QtBot
) -> None:
    one = OneWindow(tmp_path / "gone" / "window.json")
    assert one.listen(Asked())
    one.close()
