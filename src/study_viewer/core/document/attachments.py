# SPDX-License-Identifier: MIT
"""Attachments of an official document: which line names one, and which begins their list."""

import re

_WORDS = "附件|附表|附录|附錄|附图|附圖"
_COUNT = "[0-9０-９]{1,3}|[〇零一二三四五六七八九十百]{1,4}|[A-Za-z]"
_BLANKS = r"[ \u3000\xa0\t]{0,4}"
_LIST = re.compile(rf"附件{_BLANKS}[：:]")
_NAME = re.compile(
    rf"(?:(?:{_WORDS})(?:{_BLANKS}之?(?:{_COUNT}))?"
    rf"|(?:annex|appendix|attachment)(?:{_BLANKS}(?:[0-9]{{1,3}}|[A-Z]|[IVX]{{1,5}}))?)"
    rf"{_BLANKS}[：:]?",
    re.IGNORECASE,
)


def names_attachment(text: str) -> bool:
    """Whether a line is the name of an attachment and nothing else: 附件, 附件1, Annex 2."""
    return len(text) <= 20 and _NAME.fullmatch(text.strip()) is not None


def begins_list(text: str) -> bool:
    """Whether attachments are named from here on: 附件：1.…, with 2.… on the next line."""
    return _LIST.match(text.strip()) is not None
