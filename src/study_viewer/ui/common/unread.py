# SPDX-License-Identifier: MIT
"""What every answer says that could not ask all documents."""

from PySide6.QtCore import QCoreApplication


def not_all() -> str:
    return QCoreApplication.translate("Unread", "Not all documents have been read in yet.")
