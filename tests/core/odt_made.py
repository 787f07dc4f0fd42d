# SPDX-License-Identifier: MIT
"""Writes OpenDocument texts, of which an office program reads the body that is wanted."""

import zipfile
from pathlib import Path

_KIND = "application/vnd.oasis.opendocument.text"
_NAMES = {
    "office": "office",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "svg": "svg-compatible",
    "manifest": "manifest",
}
_SPACES = 'xmlns:xlink="http://www.w3.org/1999/xlink" ' + " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in _NAMES.items()
)


def odt(path: Path, body: str) -> Path:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{media}"/>'
        for name, media in (("/", _KIND), ("content.xml", "text/xml"))
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", _KIND)
        archive.writestr(
            "content.xml",
            f'<office:document-content {_SPACES} office:version="1.2"><office:body><office:text>'
            f"{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml", f"<manifest:manifest {_SPACES}>{entries}</manifest:manifest>"
        )
    return path
