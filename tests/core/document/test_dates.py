# SPDX-License-Identifier: MIT
"""Dates are kept in one form, however a document or a person writes them."""

import pytest

from study_viewer.core.document.dates import DAY, as_written, iso


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2024年2月29日", "2024-02-29"),
        ("2024 年 2 月", "2024-02"),
        ("2024年", "2024"),
        ("2024/2/9", "2024-02-09"),
        ("2024.12", "2024-12"),
        ("2024-02-29", "2024-02-29"),
        ("二〇二四年二月二十九日", "2024-02-29"),
    ],
)
def test_a_date_may_be_written_as_people_write_it(written: str, kept: str) -> None:
    assert as_written(written) == kept


@pytest.mark.parametrize("written", ["去年", "2024-13", "2023年2月29日", "24-02-01", ""])
def test_what_is_no_date_is_none(written: str) -> None:
    assert as_written(written) == ""


def test_a_day_is_found_in_a_text_in_chinese_numerals() -> None:
    found = DAY.search("国务院办公厅 二○二三年十一月二十四日")
    assert found is not None
    assert iso(found.groups()) == "2023-11-24"
