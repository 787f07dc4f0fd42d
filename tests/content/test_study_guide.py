# SPDX-License-Identifier: MIT
"""The study guide says in its own words what the communiqué says, and no number that it has not.

The communiqué itself is no part of the project; where it is not at hand these tests are skipped.
"""

import re
from pathlib import Path

import pytest

from study_viewer.core.document_folder import read_document, read_section

ROOT = Path(__file__).resolve().parents[2]
COMMUNIQUE = ROOT.parent / "shared" / "seeds" / "000_c545cc314ab46998.txt"
GUIDE = ROOT / "content" / "gongbao-guide"

LONGEST_RUN = 15
"""Characters in a row, punctuation apart, that the guide may have in common with the communiqué."""

NAMES = (
    "中国共产党四川省第十二届委员会第四次全体会议公报",
    "中国共产党四川省第十二届委员会第四次全体会议",
    "中共四川省委关于深入贯彻习近平总书记重要指示精神以县域为重要切入点扎实推进城乡融合发展的决定",
    "中国共产党章程",
    "中国共产党地方委员会工作条例",
    "习近平新时代中国特色社会主义思想",
    "以习近平同志为核心的党中央",
    "第二批主题教育中央第十二巡回指导组",
    "成都第31届世界大学生夏季运动会",
    "工农互促城乡互补协调发展共同繁荣",
)
"""What things are called cannot be said in other words."""

# A count goes with what it counts: 85人, 2027年.
_NUMBER = re.compile(r"\d+[年月日人届%]?")


def letters(text: str) -> str:
    """Chinese characters and digits alone, so that line breaks and punctuation hide nothing."""
    return "".join(re.findall(r"[\u3400-\u9fff0-9]", text))


@pytest.fixture(scope="module")
def communique() -> str:
    if not COMMUNIQUE.is_file():
        pytest.skip("the communiqué is not at hand")
    return letters(COMMUNIQUE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sections() -> dict[str, str]:
    """The plain text of each section of the guide."""
    return {info.id: read_section(GUIDE, info).text for info in read_document(GUIDE).sections}


def in_common(own: str, other: str) -> list[str]:
    """The runs of more than LONGEST_RUN letters of the one that stand in the other too."""
    size = LONGEST_RUN + 1
    return [own[n : n + size] for n in range(len(own) - size + 1) if own[n : n + size] in other]


def test_no_sentence_of_the_communique_is_copied(communique: str, sections: dict[str, str]) -> None:
    for section, text in sections.items():
        own = letters(text)
        for name in NAMES:
            own = own.replace(name, "|")
        assert in_common(own, communique) == [], section


def test_a_copied_sentence_would_be_noticed(communique: str) -> None:
    sentence = communique[1000:1030]
    assert in_common("公报指出" + sentence, communique)


def test_every_number_stands_in_the_communique(communique: str, sections: dict[str, str]) -> None:
    found = {number for text in sections.values() for number in _NUMBER.findall(text)}
    assert {"85人", "17人", "2027年", "2035年"} <= found
    assert {number for number in found if number not in communique} == set()


def test_names_that_may_be_copied_are_those_of_the_communique(communique: str) -> None:
    assert [name for name in NAMES if name not in communique] == []


def test_every_name_of_a_person_in_the_guide_stands_in_the_communique(
    communique: str, sections: dict[str, str]
) -> None:
    """Those who are named are named as the communiqué writes them."""
    for person in ("王晓晖", "段毅君", "李酌", "习近平"):
        assert person in communique
        assert any(person in text for text in sections.values())


def test_what_is_said_to_be_missing_is_missing(communique: str) -> None:
    """The guide says where the communiqué is silent; the cover note comes before it."""
    begins = communique.index("中国共产党四川省第十二届委员会第四次全体会议公报2023")
    assert "医院" not in communique[begins:]
    assert "医院" in communique[:begins]
    for word in ("亿元", "万元", "%", "列席人数"):
        assert word not in communique
