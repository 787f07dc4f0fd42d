# SPDX-License-Identifier: MIT
"""The small print of a hand-in for people: dates, tags, times and places in words."""

import datetime
import math
from collections.abc import Iterator

from study_viewer.core.annotation import Annotation
from study_viewer.core.document.plain import OBJECT
from study_viewer.core.document.title_lines import ems
from study_viewer.core.export.contract import DocumentNotes, HandIn
from study_viewer.core.export.whole import squeezed


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


def place_in_words(hand_in: HandIn, annotation: Annotation, title: str) -> str:
    """Heading and paragraph, as far as they are known; empty when it has no place.

    ``title`` is that of the heading it stands below.
    """
    place = annotation.placement
    if place.state == "unplaced" or place.section is None:
        return ""
    known = [one for one in hand_in.documents if annotation.id in one.paragraphs]
    number = known[0].paragraphs[annotation.id] if known else 0
    title = known[0].headings.get(annotation.id, title) if known else title
    if hand_in.language == "zh":
        return "，".join(part for part in (title, f"第 {number} 段" if number else "") if part)
    return ", ".join(part for part in (title, f"paragraph {number}" if number else "") if part)


def quoted(hand_in: HandIn, annotation: Annotation, title: str) -> str:
    """The passage as it is shown; where that is but a picture, or nothing, the place it is at."""
    if annotation.selector is None and annotation.kind != "bookmark":
        return ""
    rows = (one.rows for one in hand_in.documents if annotation.id in one.rows)
    words = words_now(hand_in, annotation)
    text = next(rows, {annotation.id: words})[annotation.id].replace(OBJECT, "").strip("\n")
    if not text.strip():
        return place_in_words(hand_in, annotation, title)
    return text + remark(hand_in, annotation)


def words_now(hand_in: HandIn, annotation: Annotation) -> str:
    """The passage in the words of the present text; in its own where its place is in doubt."""
    if annotation.placement.state == "check":
        return annotation.quote
    return _present(hand_in, annotation) or annotation.quote


def remark(hand_in: HandIn, annotation: Annotation) -> str:
    """What follows a quote whose place waits for the person, else nothing."""
    labels = hand_in.labels
    if annotation.placement.state == "unplaced":
        said = labels.gone
    elif annotation.placement.state == "check":
        said = labels.changed if _present(hand_in, annotation) else labels.around
    else:
        return ""
    return f" {said}" if said and hand_in.language != "zh" else said


def _present(hand_in: HandIn, annotation: Annotation) -> str:
    found = (one.present for one in hand_in.documents if annotation.id in one.present)
    return next(found, {annotation.id: ""})[annotation.id]


def details(
    hand_in: HandIn, annotation: Annotation, title: str, before: Annotation | None = None
) -> str:
    """The line under a passage with what was ticked; empty when there is nothing to say.

    ``before`` is the one on the same passage that stands before it: a colour is named once.
    """
    labels, parts, language = hand_in.labels, hand_in.parts, hand_in.language
    said: list[tuple[str, str]] = []
    # On a note about the whole no colour is seen.
    named = before is not None and before.colour == annotation.colour
    if parts.colour_names and annotation.colour and annotation.selector and not named:
        said.append(("", labels.colours.get(annotation.colour, "")))
    if parts.tags and annotation.tags:
        said.append((labels.tags, ("、" if language == "zh" else ", ").join(annotation.tags)))
    if parts.time:
        said.append((labels.created, time_in_words(annotation.created, language)))
    if parts.location:
        said.append((labels.location, place_in_words(hand_in, annotation, title)))
    gap, after = ("　" if language == "zh" else " · "), colon(language)
    return gap.join(f"{word}{after}{text}" if word else text for word, text in said if text.strip())


def colon(language: str) -> str:
    return "：" if language == "zh" else ": "


def about(hand_in: HandIn, room: float = math.inf) -> str:
    """Unit, name and date in one line; what is unknown is left out.

    Where ``room`` characters do not hold them all, lines are parted by LF, none of the three is.
    """
    labels = hand_in.labels
    known = (
        (labels.unit, hand_in.unit),
        (labels.name, hand_in.name),
        (labels.date, date_in_words(hand_in.date, hand_in.language)),
    )
    gap, after = ("　" if hand_in.language == "zh" else " · "), colon(hand_in.language)
    said = [f"{word}{after}{text}" for word, text in known if text.strip()]
    ways = [_broken(said, gap, breaks) for breaks in range(1 << max(len(said) - 1, 0))]

    fit = [lines for lines in ways if all(ems(line) <= room for line in lines)]
    fit.sort(key=lambda lines: (len(lines), max(map(ems, lines), default=0)))
    return "\n".join(fit[0] if fit else said)


def _broken(parts: list[str], gap: str, breaks: int) -> list[str]:
    """The parts in lines: a new one after each part whose bit is set in ``breaks``."""
    lines: list[str] = []
    for place, part in enumerate(parts):
        if lines and not breaks >> (place - 1) & 1:
            lines[-1] += gap + part
        else:
            lines.append(part)
    return lines


def title_of(titles: list[str], language: str, word: str) -> str:
    """A title for notes, called ``word``: it names the document where there is but one."""
    if len(titles) != 1:
        return word
    if language != "zh":
        return f"{word}: {titles[0]}"
    # GB/T 15834: inside 《》 the marks of a title are 〈〉.
    return f"《{_inner(titles[0])}》{word}"


def _inner(title: str) -> str:
    return title.replace("《", "〈").replace("》", "〉")


def named_in_title(hand_in: HandIn) -> bool:
    """Whether the title names the one document there is: a heading need not say it again."""
    titles = [one.metadata.title for one in hand_in.documents if one.annotations]
    if len(titles) != 1:
        return False
    title, own = squeezed(hand_in.title), squeezed(titles[0])
    made = squeezed(title_of(titles, hand_in.language, hand_in.labels.notes_title))
    return title in (own, made) or f"《{_inner(own)}》" in title


def on_the_whole(hand_in: HandIn, document: DocumentNotes) -> Iterator[Annotation]:
    """The notes on the whole of a document, without a first line that says their heading again."""
    heading = squeezed(hand_in.labels.whole_document)
    for one in document.whole:
        first, _, rest = one.note.lstrip().partition("\n")
        again = squeezed(first.strip("#*_ 　：:")) == heading
        yield one._replace(note=rest.lstrip("\r\n")) if again and rest.strip() else one


def note_label(hand_in: HandIn, annotation: Annotation) -> str:
    """What stands before a note: mine on a passage, or on a whole section."""
    labels = hand_in.labels
    whole = annotation.selector is None and annotation.section is not None
    return labels.whole_section if whole else labels.my_note
