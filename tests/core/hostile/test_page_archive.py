# SPDX-License-Identifier: MIT
"""Web pages in one file that are made of parts without end, or that look for what lies outside."""

import random

import pytest

from tests.core.hostile.conftest import Ground

pytestmark = pytest.mark.apart

WORDS = "各单位要认真阅读。"
PAGE = f"Content-Type: text/html; charset=utf-8\n\n<p>{WORDS}</p>"
HEAD = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary={}\n"


def archive(*parts: str, boundary: str = "b", head: str = "") -> str:
    inner = "".join(f"\n--{boundary}\n{part}" for part in parts)
    return f"{HEAD.format(boundary)}{head}\n{inner}\n--{boundary}--\n"


def nested(floors: int) -> str:
    text = PAGE
    for floor in range(floors):
        text = f"Content-Type: multipart/mixed; boundary=b{floor}\n\n--b{floor}\n{text}"
    return "MIME-Version: 1.0\n" + text


@pytest.mark.parametrize(
    "text",
    [
        archive(PAGE, *["\n"] * 1_000_000),
        archive(*["Content-Type: text/html\n\n"] * 200_000, PAGE),
        archive(*["Content-Type: multipart/mixed; boundary=b\n\n"] * 5_000, PAGE),
        nested(3),
        nested(5_000),
        archive(PAGE, "-" * 3_000_000, boundary="-" * 60),
        archive(PAGE, head='X-A: "' + ';"' * 1_000_000 + "\n"),
        archive(PAGE, "Content-Type: text/html" + ';"' * 30_000 + "\n\nx"),
        archive(PAGE, 'Content-Type: text/html; charset="' + '\\"' * 400 + "\n\nx"),
        archive(PAGE, *["Content-Location: " + "../" * 20_000 + "\n\nx"] * 20),
        archive(PAGE, "X" + "\n Y" * 500_000),
        archive(PAGE + "<iframe src='a'>" * 20_000),
        archive(PAGE, "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + "A" * 5),
    ],
    ids=range(13),
)
def test_parts_without_end_are_read_or_refused(ground: Ground, text: str) -> None:
    path = ground.inside / "a.mht"
    path.write_text(text, encoding="utf-8", newline="\n")
    outcome = ground.read(path)
    assert outcome.code or WORDS in outcome.text


def test_frames_that_hold_one_another_end(ground: Ground) -> None:
    frames = [
        f"Content-Type: text/html; charset=utf-8\nContent-ID: <{at}>\n\n<p>{WORDS}{at}</p>"
        + "".join(f"<iframe src='cid:{other}'></iframe>" for other in range(40))
        for at in range(40)
    ]
    path = ground.inside / "a.mht"
    path.write_text(archive(*frames), encoding="utf-8")
    outcome = ground.read(path)
    assert outcome.text.count(f"{WORDS}39") == 1


def test_nothing_outside_is_read_or_called(ground: Ground) -> None:
    """Neither by the page nor by what a part calls its place."""
    places = [
        ground.picture.as_uri(),
        str(ground.picture),
        "../outside/canary.png",
        f"{ground.http}/canary.png",
        f"\\\\127.0.0.1@{ground.port}\\share\\canary.png",
        ground.canary.as_uri(),
    ]
    shown = "".join(
        f"<img src='{place}'><iframe src='{place}'></iframe><link rel=stylesheet href='{place}'>"
        for place in places
    )
    base = f"<base href='{ground.inside.as_uri()}/'>"
    page = f"{PAGE}{base}{shown}"
    path = ground.inside / "a.mht"
    for own in ("", *places):
        place = f"Content-Location: {own}\n" if own else ""
        path.write_text(archive(place + page), encoding="utf-8")
        assert WORDS in ground.read(path).text


def test_a_broken_one_is_a_text_or_a_sentence(ground: Ground) -> None:
    whole = archive(PAGE, "Content-Type: image/png\nContent-ID: <a>\n\n\x89PNG").encode()
    some = random.Random(5)
    path = ground.inside / "a.mht"
    for _ in range(20):
        broken = bytearray(whole)
        for _ in range(some.randint(1, 40)):
            broken[some.randrange(len(broken))] = some.randrange(256)
        path.write_bytes(bytes(broken[: some.randrange(len(broken))]))
        outcome = ground.read(path)
        assert outcome.code or outcome.text
