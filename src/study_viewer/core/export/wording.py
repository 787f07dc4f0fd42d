# SPDX-License-Identifier: MIT
"""The small print of a hand-in for people: dates, tags, times and places in words."""

import datetime

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.plain import OBJECT
from study_viewer.core.export.contract import HandIn


def date_in_words(date: str, language: str) -> str:
    """2025-10-08 as 2025年10月8日 in Chinese (GB/T 9704-2012, 7.3.5.4: no leading zeros).

    What is no ISO date is shown as it was given.
    """
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return date
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else date


def time_in_words(moment: str, language: str) -> str:
    """The UTC time of an annotation as the person's clock showed it, to the minute."""
    try:
        local = datetime.datetime.fromisoformat(moment).astimezone()
    except (ValueError, OverflowError, OSError):
        return moment
    return f"{date_in_words(local.date().isoformat(), language)} {local:%H:%M}"


def place_in_words(annotation: Annotation, title: str) -> str:
    """Section and characters, as the command line counts them; empty when it has no place."""
    place = annotation.placement
    if place.state == "unplaced" or place.section is None:
        return ""
    where = title or place.section
    return where if place.start is None else f"{where} {place.start}–{place.end}"


def _where(annotation: Annotation, title: str) -> str:
    """A section without a title has a name that only the program knows: then the characters."""
    words = place_in_words(annotation, title)
    return words if title else words.removeprefix(annotation.placement.section or "").strip()


def quoted(annotation: Annotation, title: str) -> str:
    """The passage as it is shown; where that is but a picture, or nothing, the place it is at."""
    if annotation.selector is None and annotation.kind != "bookmark":
        return ""
    text = annotation.quote.replace(OBJECT, "").strip("\n")
    return text if text.strip() else place_in_words(annotation, title)


def details(hand_in: HandIn, annotation: Annotation, title: str) -> str:
    """The line under a passage with what was ticked; empty when there is nothing to say."""
    labels, parts, language = hand_in.labels, hand_in.parts, hand_in.language
    said: list[tuple[str, str]] = []
    if parts.colours and annotation.colour:
        said.append(("", labels.colours.get(annotation.colour, annotation.colour)))
    if parts.tags and annotation.tags:
        said.append((labels.tags, ("、" if language == "zh" else ", ").join(annotation.tags)))
    if parts.time:
        said.append((labels.created, time_in_words(annotation.created, language)))
    if parts.location:
        said.append((labels.location, _where(annotation, title)))
    gap, after = ("　" if language == "zh" else " · "), colon(language)
    return gap.join(f"{word}{after}{text}" if word else text for word, text in said if text.strip())


def colon(language: str) -> str:
    return "：" if language == "zh" else ": "


def about(hand_in: HandIn) -> str:
    """Unit, name and date in one line; what is unknown is left out."""
    labels = hand_in.labels
    known = (
        (labels.unit, hand_in.unit),
        (labels.name, hand_in.name),
        (labels.date, date_in_words(hand_in.date, hand_in.language)),
    )
    gap, after = ("　" if hand_in.language == "zh" else " · "), colon(hand_in.language)
    return gap.join(f"{word}{after}{text}" for word, text in known if text.strip())


def note_label(hand_in: HandIn, annotation: Annotation) -> str:
    """What stands before a note: mine on a passage, or on a whole section."""
    labels = hand_in.labels
    whole = annotation.selector is None and annotation.section is not None
    return labels.whole_section if whole else labels.my_note
