# SPDX-License-Identifier: MIT
"""The hand-in as one HTML file: images inside, no scripts, dark and light, fit for printing."""

import base64
import html
import re

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.html_out import write
from study_viewer.core.export.contract import DocumentNotes, HandIn, headed, passages
from study_viewer.core.export.notes import body_of, without_headings
from study_viewer.core.export.wording import (
    about,
    colon,
    details,
    named_in_title,
    note_label,
    on_the_whole,
    quoted,
)

# Whatever a note holds, the page asks no other computer for anything and runs nothing.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

_STYLE = """\
:root { color-scheme: light dark; --ink: #1d1d1f; --paper: #fdfdfb; --soft: #5c5c60;
  --line: #d9d9d4; --yellow: #e0a800; --green: #3e9b4f; --blue: #2f74c0; --red: #cf4a4a;
  --purple: #8a55b5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e2dd; --paper: #1b1c1e;
  --soft: #a3a29c; --line: #3b3c40; } }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.75;
  font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
main { max-width: 42em; margin: 0 auto; padding: 2.5em 1.25em; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; break-after: avoid;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", SimHei, sans-serif; }
h1, .about { text-align: center; text-wrap: balance; }
.about, .details { color: var(--soft); }
.details { font-size: 0.85em; margin: 0.25em 0 0; }
.passage { margin: 1.25em 0; break-inside: avoid; }
.passage > blockquote { margin: 0; padding-left: 0.9em; border-left: 0.25em solid var(--soft);
  font-family: "Noto Serif CJK SC", "Kaiti SC", KaiTi, serif; }
.yellow > blockquote { border-color: var(--yellow); }
.green > blockquote { border-color: var(--green); }
.blue > blockquote { border-color: var(--blue); }
.red > blockquote { border-color: var(--red); }
.purple > blockquote { border-color: var(--purple); }
blockquote p, .note p { margin: 0.3em 0; white-space: pre-line; }
.passage > blockquote ~ * { padding-left: 1.15em; }
.label { font-weight: bold; }
img { max-width: 100%; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: 0.2em 0.6em; }
pre { overflow-x: auto; border: 1px solid var(--line); padding: 0.6em; line-height: 1.4; }
@media print { @page { size: A4; margin: 25mm 22mm; } main { max-width: none; padding: 0; }
  body { background: none; color: #000; } a { color: inherit; } }
"""

_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"[^>]*>')
_HEAD = re.compile(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM|RIFF....WEBP", re.DOTALL)
_TYPES = {b"\x89P": "png", b"\xff\xd8": "jpeg", b"GI": "gif", b"BM": "bmp", b"RI": "webp"}


def export(hand_in: HandIn, style: str = "") -> bytes:
    """UTF-8; ``style`` changes nothing."""
    return _Page(hand_in).page().encode("utf-8", "replace")


class _Page:
    def __init__(self, hand_in: HandIn) -> None:
        self._hand_in = hand_in
        self._document = ""
        self._notes = 0
        # The level of a chapter's heading.
        self._top = 2 if named_in_title(hand_in) else 3

    def page(self) -> str:
        title = html.escape(self._hand_in.title)
        said = html.escape(about(self._hand_in))
        language = "zh-CN" if self._hand_in.language == "zh" else "en"
        body = "\n".join(self._of_document(one) for one in self._hand_in.documents)
        return (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n"
            f"<header>\n<h1>{title}</h1>\n"
            + (f'<p class="about">{said}</p>\n' if said else "")
            + f"</header>\n{body}\n</main>\n</body>\n</html>\n"
        )

    def _of_document(self, document: DocumentNotes) -> str:
        if not document.annotations:
            return ""
        self._document = document.id
        labels = self._hand_in.labels
        made = ["<article>"]
        if self._top > 2:
            made.append(f"<h2>{html.escape(document.metadata.title)}</h2>")
        if document.whole:
            made.append(self._heading(0, labels.whole_document))
            for annotation in on_the_whole(self._hand_in, document):
                made.append(self._note(annotation, labelled=False))
                made.append(self._details(annotation, ""))
        for steps, section in headed(document):
            if self._hand_in.parts.titles:
                for depth, title in steps:
                    made.append(self._heading(depth, title))
            made.extend(self._passages(section.annotations, section.title))
        if document.unplaced:
            made.append(self._heading(0, labels.unplaced))
            made.extend(self._passages(document.unplaced, ""))
        made.append("</article>")
        return "\n".join(part for part in made if part)

    def _heading(self, depth: int, text: str) -> str:
        level = min(self._top + depth, 6)
        return f"<h{level}>{html.escape(text)}</h{level}>"

    def _passages(self, annotations: tuple[Annotation, ...], title: str) -> list[str]:
        made = []
        for passage in passages(annotations):
            parts = [self._quote(passage[0], title)]
            for before, annotation in zip((None, *passage), passage, strict=False):
                parts.append(self._note(annotation))
                parts.append(self._details(annotation, title, before))
            inside = "\n".join(part for part in parts if part)
            name = f"passage {passage[0].colour or ''}".strip()
            made.append(f'<section class="{html.escape(name)}">\n{inside}\n</section>')
        return made

    def _quote(self, annotation: Annotation, title: str) -> str:
        text = quoted(self._hand_in, annotation, title)
        label = ""
        if annotation.kind == "bookmark":
            after = colon(self._hand_in.language) if text else ""
            label = _labelled(self._hand_in.labels.bookmark + after)
        lines = "".join(
            f"<p>{label if not number else ''}{html.escape(line)}</p>"
            for number, line in enumerate(text.split("\n"))
        )
        return f"<blockquote>{lines}</blockquote>" if text or label else ""

    def _note(self, annotation: Annotation, *, labelled: bool = True) -> str:
        if not annotation.note.strip():
            return ""
        self._notes += 1
        body = without_headings(body_of(annotation.note, f"{self._notes}-"))
        text = _IMAGE.sub(self._image, write(body))
        if labelled:
            label = _labelled(note_label(self._hand_in, annotation) + colon(self._hand_in.language))
            text = f"<p>{label}{text[3:]}" if text.startswith("<p>") else f"<p>{label}</p>{text}"
        return f'<div class="note">{text}</div>'

    def _image(self, found: re.Match[str]) -> str:
        """The picture itself, or its description where there is no picture to show."""
        source, alt = (html.unescape(group) for group in found.groups())
        data = self._hand_in.picture(self._document, source) or b""
        if not _HEAD.match(data):
            return html.escape(f"[{alt or '…'}]")
        inside = base64.b64encode(data).decode("ascii")
        name = f"image/{_TYPES[data[:2]]}"
        return f'<img src="data:{name};base64,{inside}" alt="{html.escape(alt)}">'

    def _details(self, annotation: Annotation, title: str, before: Annotation | None = None) -> str:
        text = details(self._hand_in, annotation, title, before)
        return f'<p class="details">{html.escape(text)}</p>' if text else ""


def _labelled(text: str) -> str:
    return f'<span class="label">{html.escape(text)}</span>'
