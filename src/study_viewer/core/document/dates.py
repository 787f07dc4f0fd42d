# SPDX-License-Identifier: MIT
"""Dates as documents and people write them → ISO 8601: 2024, 2024-02 or 2024-02-29."""

import datetime
import re
from collections.abc import Iterable

from study_viewer.core.document.numbering import value_of

DAY = re.compile(
    r"([0-9]{4}|[〇零○一二三四五六七八九]{4})\s?年\s?([0-9]{1,2}|[一二三四五六七八九十]{1,2})\s?月"
    r"\s?([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s?日"
)
"""A day in a Chinese text; its groups are for ``iso``."""
_WRITTEN = re.compile(r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2}))?(?:\s*[-/.月]\s*(\d{1,2}))?\s*[年月日]?")


def iso(parts: Iterable[str]) -> str:
    """Year, month and day as they are written, in any numerals; empty for no day that there is."""
    year, *rest = (value_of(part.replace("○", "〇")) or 0 for part in parts)
    month, day = (*rest, 1, 1)[:2]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return ""
    return "-".join((f"{year:04}", *(f"{part:02}" for part in rest)))


def as_written(text: str) -> str:
    """What a person wrote, 2024年2月29日 or 2024/2/29 or 2024-02; empty where that is no date."""
    found = DAY.fullmatch(text) or _WRITTEN.fullmatch(text)
    return iso(part for part in found.groups() if part) if found else ""
