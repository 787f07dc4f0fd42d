# SPDX-License-Identifier: MIT
"""PDFs whose outlines, pages and streams go in circles, lie or would call somebody."""

import zlib

import pytest

from tests.core.hostile.conftest import Ground

pytestmark = pytest.mark.apart


def pdf(objects: dict[int, str | bytes], trailer: str = "") -> bytes:
    """A PDF of these objects, with a right table of where they lie."""
    made = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = len(made)
        data = content.encode() if isinstance(content, str) else content
        made += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    at, size = len(made), max(objects) + 1
    made += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        made += f"{places.get(number, 0):010d} 00000 {'n' if number in places else 'f'} \n".encode()
    made += f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{at}\n%%EOF".encode()
    return bytes(made)


def stream(data: bytes, words: str = "") -> bytes:
    return f"<</Length {len(data)}{words}>>\nstream\n".encode() + data + b"\nendstream"


def sound(catalog: str = "") -> dict[int, str | bytes]:
    """One page with one line of text."""
    return {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        4: stream(b"BT /F1 12 Tf 72 700 Td (Every unit reads the notice with care.) Tj ET"),
        5: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }


def read(ground: Ground, data: bytes) -> str:
    path = ground.inside / "a.pdf"
    path.write_bytes(data)
    outcome = ground.read(path)
    return outcome.code or outcome.text


def test_a_sound_one_is_read_here(ground: Ground) -> None:
    assert "Every unit reads the notice with care." in read(ground, pdf(sound()))


@pytest.mark.parametrize("circle", ["next", "child", "itself", "first"])
def test_an_outline_in_a_circle_ends(ground: Ground, circle: str) -> None:
    title = "/Title(Part)/Dest[3 0 R/Fit]"
    objects = sound("/Outlines 6 0 R")
    objects[6] = "<</Type/Outlines/First 7 0 R/Last 8 0 R/Count 2>>"
    objects[7] = f"<<{title}/Parent 6 0 R/Next 8 0 R>>"
    objects[8] = f"<<{title}/Parent 6 0 R/Prev 7 0 R>>"
    if circle == "next":
        objects[8] = f"<<{title}/Parent 6 0 R/Next 7 0 R>>"
    elif circle == "child":
        objects[8] = f"<<{title}/Parent 6 0 R/First 7 0 R/Last 7 0 R/Count 1>>"
        objects[7] = f"<<{title}/Parent 8 0 R/First 8 0 R/Last 8 0 R/Count 1>>"
    elif circle == "itself":
        objects[7] = f"<<{title}/Parent 7 0 R/Next 7 0 R/First 7 0 R/Last 7 0 R>>"
    else:
        objects[7] = f"<<{title}/Parent 6 0 R/First 6 0 R/Last 6 0 R/Count 1>>"
    assert "Every unit" in read(ground, pdf(objects))


def test_an_outline_of_many_floors_ends(ground: Ground) -> None:
    objects = sound("/Outlines 6 0 R")
    objects[6] = "<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>"
    for number in range(7, 5_007):
        after = number + 1
        objects[number] = (
            f"<</Title(Part {number})/Dest[3 0 R/Fit]/Parent {number - 1} 0 R"
            f"/First {after} 0 R/Last {after} 0 R/Count 1>>"
        )
    objects[5_007] = "<</Title(Last)/Dest[3 0 R/Fit]/Parent 5006 0 R>>"
    assert "Every unit" in read(ground, pdf(objects))


def test_pages_in_a_circle_end(ground: Ground) -> None:
    objects = sound()
    objects[2] = "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1000000>>"
    assert read(ground, pdf(objects))


def test_a_count_of_pages_is_not_believed(ground: Ground) -> None:
    objects = sound()
    objects[2] = "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"
    assert read(ground, pdf(objects))


def test_a_stream_that_inflates_to_a_bomb_ends(ground: Ground) -> None:
    objects = sound()
    objects[4] = stream(zlib.compress(bytes(60_000_000)), "/Filter/FlateDecode")
    assert read(ground, pdf(objects))


def test_a_picture_that_claims_to_be_enormous_ends(ground: Ground) -> None:
    objects = sound()
    objects[3] = (
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>/XObject<</I 6 0 R>>>>>>"
    )
    objects[4] = stream(
        b"BT /F1 12 Tf 72 700 Td (Every unit reads.) Tj ET q 500 0 0 500 40 40 cm /I Do Q"
    )
    words = "/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8"
    data = zlib.compress(bytes(1_000_000))
    objects[6] = stream(data, f"{words}/ColorSpace/DeviceRGB/Filter/FlateDecode")
    assert "Every unit reads." in read(ground, pdf(objects))


def test_scripts_actions_and_addresses_call_nobody(ground: Ground) -> None:
    script = f"(app.launchURL('{ground.http}/'); this.submitForm('{ground.http}/'))"
    objects = sound(
        f"/OpenAction<</S/JavaScript/JS{script}>>/AA<</WC<</S/URI/URI({ground.http}/)>>>>"
        "/Names<</JavaScript<</Names[(a) 6 0 R]>>/EmbeddedFiles<</Names[(f) 7 0 R]>>>>"
    )
    objects[6] = f"<</S/JavaScript/JS{script}>>"
    objects[7] = f"<</Type/Filespec/FS/URL/F({ground.http}/f)/UF({ground.canary.as_uri()})>>"
    objects[3] = (
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 8 0 R"
        f"/AA<</O<</S/Launch/F({ground.canary})>>>>/Resources<</Font<</F1 5 0 R>>>>>>"
    )
    objects[8] = stream(b"", f"/F<</FS/URL/F({ground.http}/c)>>")
    assert read(ground, pdf(objects))


def test_a_cut_one_and_one_of_other_bytes_are_refused_or_read(ground: Ground) -> None:
    whole = pdf(sound())
    for data in (b"", b"%PDF-1.7", whole[:200], whole[: len(whole) // 2], bytes(5_000)):
        assert read(ground, data)
