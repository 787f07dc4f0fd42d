# SPDX-License-Identifier: MIT
"""A small writer of PDF files, for tests: text where it is wanted, pictures, outlines, a lock."""

import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


class Said(NamedTuple):
    """Text at ``x``, ``y`` points from the page's top left (its baseline)."""

    x: float
    y: float
    text: str
    size: float = 12
    bold: bool = False


class Pixels(NamedTuple):
    """A picture of one colour, or the bytes of a JPEG, in a box from the page's top left."""

    x: float
    y: float
    width: float
    height: float
    colour: tuple[int, int, int] = (200, 30, 30)
    jpeg: bytes = b""


class Drawn(NamedTuple):
    """Operators of a content stream as they are."""

    operators: str


class Entry(NamedTuple):
    """An outline entry to a page, from 1, at ``y`` points from its top."""

    title: str
    page: int
    y: float = 0
    level: int = 1


Item = Said | Pixels | Drawn


def paragraph(text: str, x: float = 72, y: float = 100, *, size: float = 12, columns: int = 60):
    """Lines of at most so many characters, one below the other."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > columns:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    return [Said(x, y + n * size * 1.2, one, size) for n, one in enumerate(lines)]


def jpeg(width: int = 800, height: int = 1100, parts: int = 1) -> bytes:
    """The head of a JPEG file, which is all that is looked at."""
    frame = bytes((8, *height.to_bytes(2, "big"), *width.to_bytes(2, "big"), parts))
    frame += b"".join(bytes((n + 1, 0x11, 0)) for n in range(parts))
    return b"\xff\xd8\xff\xc0" + (len(frame) + 2).to_bytes(2, "big") + frame + b"\xff\xd9"


def write(
    path: Path,
    pages: Sequence[Sequence[Item]],
    *,
    title: str = "",
    outline: Sequence[Entry] = (),
    circular: bool = False,
    password: str = "",
    rotate: int = 0,
) -> Path:
    """Writes the file and gives its path."""
    made = _Made(password)
    fonts = [
        made.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>".encode())
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    tree = made.reserve()
    kids = [made.page(items, fonts, tree, rotate) for items in pages]
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    made.put(tree, f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode())
    catalog = f"<< /Type /Catalog /Pages {tree} 0 R"
    if outline:
        catalog += f" /Outlines {made.outline(outline, kids, circular)} 0 R"
    root = made.add(f"{catalog} >>".encode())
    info = made.add(b"<< /Title " + made.string(title, made.next) + b" >>")
    path.write_bytes(made.file(root, info))
    return path


class _Made:
    def __init__(self, password: str) -> None:
        self.objects: list[bytes] = []
        self.lock = _Lock(password) if password else None

    @property
    def next(self) -> int:
        return len(self.objects) + 1

    def reserve(self) -> int:
        self.objects.append(b"")
        return len(self.objects)

    def put(self, number: int, data: bytes) -> None:
        self.objects[number - 1] = data

    def add(self, data: bytes) -> int:
        number = self.reserve()
        self.put(number, data)
        return number

    def stream(self, head: str, data: bytes) -> int:
        if self.lock:
            data = self.lock.hidden(self.next, data)
        return self.add(
            f"<< {head} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
        )

    def string(self, text: str, number: int) -> bytes:
        data = b"\xfe\xff" + text.encode("utf-16-be")
        if self.lock:
            data = self.lock.hidden(number, data)
        return b"<" + data.hex().encode() + b">"

    def page(self, items: Sequence[Item], fonts: list[int], tree: int, rotate: int) -> int:
        operators, pictures = [], []
        for item in items:
            if isinstance(item, Said):
                text = item.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
                font = f"/F{2 if item.bold else 1} {item.size} Tf"
                operators.append(f"BT {font} {item.x} {HEIGHT - item.y} Td ({text}) Tj ET")
            elif isinstance(item, Drawn):
                operators.append(item.operators)
            else:
                pictures.append(self._picture(item))
                place = f"{item.x} {HEIGHT - item.y - item.height}"
                size = f"{item.width} 0 0 {item.height}"
                operators.append(f"q {size} {place} cm /P{len(pictures)} Do Q")
        content = self.stream("", "\n".join(operators).encode("cp1252"))
        shown = " ".join(f"/P{n} {number} 0 R" for n, number in enumerate(pictures, 1))
        return self.add(
            f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
            f"/Contents {content} 0 R /Resources << /Font << /F1 {fonts[0]} 0 R "
            f"/F2 {fonts[1]} 0 R >> /XObject << {shown} >> >> >>".encode()
        )

    def _picture(self, item: Pixels) -> int:
        head = "/Type /XObject /Subtype /Image /BitsPerComponent 8"
        if item.jpeg:
            size = "/Width 800 /Height 1100 /ColorSpace /DeviceGray"
            return self.stream(f"{head} {size} /Filter /DCTDecode", item.jpeg)
        data = zlib.compress(bytes(item.colour) * 16)
        size = "/Width 4 /Height 4 /ColorSpace /DeviceRGB"
        return self.stream(f"{head} {size} /Filter /FlateDecode", data)

    def outline(self, entries: Sequence[Entry], kids: list[int], circular: bool) -> int:
        """All entries in one row, or nested by their levels; circular ones lead to the first."""
        root = self.reserve()
        numbers = [self.reserve() for _ in entries]
        for at, (entry, number) in enumerate(zip(entries, numbers, strict=True)):
            parent = root
            for before in range(at - 1, -1, -1):
                if entries[before].level < entry.level:
                    parent = numbers[before]
                    break
            words = [f"/Parent {parent} 0 R"]
            words.append(f"/Dest [{kids[entry.page - 1]} 0 R /XYZ 0 {HEIGHT - entry.y} 0]")
            following = _following(entries, at)
            if following is not None:
                words.append(f"/Next {numbers[following]} 0 R")
            elif circular:
                words.append(f"/Next {numbers[0]} 0 R")
            if at + 1 < len(entries) and entries[at + 1].level > entry.level:
                words.append(f"/First {numbers[at + 1]} 0 R /Last {numbers[at + 1]} 0 R")
            elif circular:
                words.append(f"/First {numbers[0]} 0 R /Last {numbers[0]} 0 R")
            title = self.string(entry.title, number)
            self.put(number, b"<< /Title " + title + f" {' '.join(words)} >>".encode())
        self.put(root, f"<< /First {numbers[0]} 0 R /Last {numbers[-1]} 0 R >>".encode())
        return root

    def file(self, root: int, info: int) -> bytes:
        encrypt = ""
        if self.lock:
            encrypt = f"/Encrypt {self.add(self.lock.told)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
        out = b"%PDF-1.4\n"
        offsets = []
        for number, data in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
        told = f"/Size {len(offsets) + 1} /Root {root} 0 R /Info {info} 0 R {encrypt}"
        return out + f"trailer\n<< {told} >>\nstartxref\n{start}\n%%EOF\n".encode()


def _following(entries: Sequence[Entry], at: int) -> int | None:
    for after in range(at + 1, len(entries)):
        if entries[after].level < entries[at].level:
            return None
        if entries[after].level == entries[at].level:
            return after
    return None


class _Lock:
    """The standard lock of PDF 1.4, revision 2: 40 bits of RC4 (PDF Reference 1.4, 3.5)."""

    def __init__(self, password: str) -> None:
        padded = (password.encode() + _PADDING)[:32]
        owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
        rights = (-4).to_bytes(4, "little", signed=True)
        self._key = hashlib.md5(padded + owner + rights + bytes(16)).digest()[:5]
        user = _rc4(self._key, _PADDING)
        self.told = (
            b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <"
            + owner.hex().encode()
            + b"> /U <"
            + user.hex().encode()
            + b"> >>"
        )

    def hidden(self, number: int, data: bytes) -> bytes:
        key = self._key + number.to_bytes(3, "little") + bytes(2)
        return _rc4(hashlib.md5(key).digest()[:10], data)


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
