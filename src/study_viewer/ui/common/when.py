# SPDX-License-Identifier: MIT
"""A time of the notebook, ISO 8601 in UTC, as the clock on the wall had it."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt


def said(stamp: str, now: QDateTime | None = None) -> str:
    """As a person says it: today, yesterday, a day of this year, a date; empty for no time."""
    time = _local(stamp)
    if not time.isValid():
        return ""
    clock = time.toString("HH:mm")
    days = time.date().daysTo((now or QDateTime.currentDateTime()).date())
    if days == 0:
        return QCoreApplication.translate("When", "Today {clock}").format(clock=clock)
    if days == 1:
        return QCoreApplication.translate("When", "Yesterday {clock}").format(clock=clock)
    return QLocale().toString(time.date(), QLocale.FormatType.ShortFormat)


def said_in_full(stamp: str) -> str:
    time = _local(stamp)
    return QLocale().toString(time, QLocale.FormatType.LongFormat) if time.isValid() else ""


def said_in_a_table(stamp: str) -> str:
    """Digits alone, to the minute, which tells two rows of a day apart; no time as it is."""
    time = _local(stamp)
    return time.toString("yyyy-MM-dd HH:mm") if time.isValid() else stamp


def _local(stamp: str) -> QDateTime:
    return QDateTime.fromString(stamp, Qt.DateFormat.ISODate).toLocalTime()
