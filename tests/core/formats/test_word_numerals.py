# SPDX-License-Identifier: MIT
"""Numbers are written as Word writes them."""

import pytest

from study_viewer.core.document.numbering import value_of
from study_viewer.core.formats.word_numerals import numeral


@pytest.mark.parametrize(
    ("sort", "number", "expected"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 103, "一百零三"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1010, "一千零一十"),
        ("chineseCountingThousand", 20480, "二万零四百八十"),
        ("ideographDigital", 120, "一二〇"),
        ("japaneseCounting", 111, "百十一"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 11, "甲戌"),
        ("ideographTraditional", 11, "11"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("decimalZero", 7, "07"),
        ("ordinal", 22, "22nd"),
        ("ordinal", 12, "12th"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircleChinese", 36, "㊱"),
        ("decimalEnclosedCircleChinese", 51, "51"),
        ("decimalFullWidth", 12, "１２"),
        ("unheard-of", 3, "3"),
        ("lowerRoman", 0, "0"),
    ],
)
def test_a_number_in_one_of_words_sorts(sort, number, expected):
    assert numeral(number, sort) == expected


@pytest.mark.parametrize(
    "sort", ["chineseCountingThousand", "ideographDigital", "japaneseCounting"]
)
def test_every_chinese_number_says_what_it_is(sort):
    numbers = [*range(1, 1200), 9999, 10_000, 10_001, 23_000]
    spoken = [value_of(numeral(number, sort)) for number in numbers]
    assert spoken == numbers
