# SPDX-License-Identifier: MIT
"""Annotations as one W3C AnnotationCollection, the form in which they travel.

https://www.w3.org/TR/annotation-model/ with keys of our own, which other programs pass over:
``documents`` of the collection (id, title, digest), and of each item ``colour``,
``digest`` (the document's) and, in its target, ``digest`` (the section's) and, of a note on a
whole section, ``title`` (the section's).
"""

import json
import re
from typing import Any

from study_viewer.core.annotation import Annotation
from study_viewer.core.export.contract import SOURCE, DocumentNotes, HandIn

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {"highlight": "highlighting", "bookmark": "bookmarking", "note": "commenting"}

# What no IRI may hold, and the two characters that have a meaning in ours.
_UNSAFE = re.compile('[\x00-\x20<>"{}|\\\\^`%#\x7f]')


def export(hand_in: HandIn, style: str = "") -> bytes:
    """UTF-8, unescaped, indented by two; ``style`` changes nothing."""
    collection = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": hand_in.title,
        "total": sum(len(document.annotations) for document in hand_in.documents),
        "documents": [
            {
                "id": document.id,
                "title": document.metadata.title,
                "digest": document.digest,
            }
            for document in hand_in.documents
        ],
        "items": [
            _item(annotation, document)
            for document in hand_in.documents
            for annotation in document.annotations
        ],
    }
    text = json.dumps(collection, ensure_ascii=False, indent=2)
    return (text + "\n").encode("utf-8", "replace")


def source_of(document: str, section: str | None) -> str:
    """``urn:study-viewer:<document>#<section>``, the latter only where there is one."""
    source = SOURCE + _escaped(document)
    return source if section is None else f"{source}#{_escaped(section)}"


def _escaped(text: str) -> str:
    return _UNSAFE.sub(lambda found: f"%{ord(found.group()):02X}", text)


def _item(annotation: Annotation, document: DocumentNotes) -> dict[str, Any]:
    return {
        "id": f"urn:uuid:{annotation.id}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[annotation.kind],
        "created": annotation.created,
        "modified": annotation.modified,
        "colour": annotation.colour,
        "digest": document.digest,
        "body": _bodies(annotation),
        "target": _target(annotation, document),
    }


def _bodies(annotation: Annotation) -> list[dict[str, str]]:
    bodies: list[dict[str, str]] = []
    if annotation.note:
        bodies.append(
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "format": "text/markdown",
                "value": annotation.note,
            }
        )
    bodies.extend(
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in annotation.tags
    )
    return bodies


def _target(annotation: Annotation, document: DocumentNotes) -> dict[str, Any]:
    """Where it was made; where the passage stands now is found again by whoever reads it."""
    selector = annotation.selector
    target: dict[str, Any] = {"source": source_of(annotation.document, annotation.section)}
    if selector is None:
        for section in document.outlined:
            if section.id == annotation.section:
                target["title"] = section.title
                target["digest"] = section.digest
        return target
    target["source"] = source_of(annotation.document, selector.section)
    target["selector"] = [
        {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
        {"type": "TextPositionSelector", "start": selector.start, "end": selector.end},
    ]
    target["digest"] = selector.digest
    return target
