# SPDX-License-Identifier: MIT
"""Annotations as cards for Anki: quote in its context on the front, note and source on the back."""

import html

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.html_out import write
from study_viewer.core.document.plain import OBJECT
from study_viewer.core.export.contract import HandIn
from study_viewer.core.export.notes import body_of, picture_free, without_headings
from study_viewer.core.export.wording import remark, words_now

_HEADER = ("#separator:tab", "#html:true", "#columns:Front\tBack\tTags", "#tags column:3")


def export(hand_in: HandIn, style: str = "") -> bytes:
    """UTF-8, one line a card after Anki's file headers; ``style`` changes nothing."""
    lines = list(_HEADER)
    for document in hand_in.documents:
        headings = {
            annotation.id: section.title
            for section in document.sections
            for annotation in section.annotations
        }
        for number, annotation in enumerate(document.annotations):
            title, heading = document.metadata.title, headings.get(annotation.id, "")
            source = " › ".join(part for part in (title, heading) if part)
            lines.append(
                "\t".join(
                    (
                        _begin(_front(annotation, source, hand_in)),
                        _back(annotation, source, f"{document.id}-{number}-"),
                        " ".join("_".join(tag.split()) for tag in annotation.tags),
                    )
                )
            )
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _front(annotation: Annotation, source: str, hand_in: HandIn) -> str:
    selector = annotation.selector
    if selector is None or not selector.exact.strip():
        labels = hand_in.labels
        whole = labels.whole_section if annotation.section else labels.whole_document
        label = labels.bookmark if annotation.kind == "bookmark" else whole
        return f"{_text(source)}<br>{_text(label)}"
    words = words_now(hand_in, annotation)
    if words != selector.exact:
        # What stands on either side of it may be other words by now too.
        return f"<b>{_text(words)}</b>"
    before = f"…{_text(selector.prefix)}" if selector.prefix else ""
    after = f"{_text(selector.suffix)}…" if selector.suffix else ""
    return f"{before}<b>{_text(words)}</b>{after}{_text(remark(hand_in, annotation))}"


def _back(annotation: Annotation, source: str, prefix: str) -> str:
    note = ""
    if annotation.note.strip():
        body = without_headings(picture_free(body_of(annotation.note, prefix)))
        note = write(body).replace("\n", "").replace("\t", " ")
    return f"{note}<p><small>{_text(source)}</small></p>"


def _text(text: str) -> str:
    plain = html.escape(text.replace(OBJECT, "")).replace("\r", "")
    return plain.replace("\t", " ").replace("\n", "<br>")


def _begin(field: str) -> str:
    """Anki passes over a line that starts with #."""
    return f"&#35;{field[1:]}" if field.startswith("#") else field
