# SPDX-License-Identifier: MIT
"""A time as a person says it: today, yesterday, a day of this year, a date."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt


def said(stamp: str, now: QDateTime | None = None) -> str:
    """``stamp`` is ISO 8601 in UTC; the answer is in local time, short."""
    time = QDateTime.fromString(stamp, Qt.DateFormat.ISODate).toLocalTime()
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
    time = QDateTime.fromString(stamp, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(time, QLocale.FormatType.LongFormat) if time.isValid() else ""
