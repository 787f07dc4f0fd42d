# SPDX-License-Identifier: MIT
"""The two looks of a Word file as data: the official one, after GB/T 9704-2012, and a plain one.

Lengths are twips (1/20 point, 1 mm = 56.693); font sizes are points.
"""

from typing import NamedTuple


class Font(NamedTuple):
    """``east`` is for Chinese, ``latin`` for everything else."""

    east: str
    latin: str
    size: float
    bold: bool = False


class Page(NamedTuple):
    """A4; ``pitch`` and ``char_space`` make Word's grid of lines and characters, 0 for none."""

    top: int
    right: int
    bottom: int
    left: int
    footer: int
    pitch: int = 0
    char_space: int = 0
    width: int = 11906
    height: int = 16838

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        return self.height - self.top - self.bottom


class Look(NamedTuple):
    """``line`` is the distance of lines and ``line_rule`` how Word reads it (exact, auto).

    ``em`` is the width of one Chinese character of the body. ``first`` is how many of them the
    first line of a paragraph or heading is set in. ``outside_numbers`` puts the page
    number at the outer edge of a leaf printed on both sides.
    """

    page: Page
    line: int
    line_rule: str
    em: int
    title: Font
    headings: tuple[Font, Font, Font]
    body: Font
    quote: Font
    label: Font
    small: Font
    number: Font
    mono: Font
    outside_numbers: bool
    after: int = 0
    first: int = 2


_SONG = "宋体"
_HEI = "黑体"
_KAI = "楷体_GB2312"
_FANG = "仿宋_GB2312"
_LATIN = "Times New Roman"

# GB/T 9704-2012, 5.2: A4, top 37 mm (2098), left 28 mm (1587), type area 156 × 225 mm, so right
# 26 mm (1474) and bottom 35 mm (1984); 22 lines of 28 characters. 22 × 28.95 pt = 636.9 pt are
# just under 225 mm (637.8 pt); 29 pt would leave room for 21 lines. 442.2 pt / 28 = 15.79 pt a
# character, 0.206 pt (842/4096) less than the 16 pt of the font. 7.5: the dashes of the page
# number stand 7 mm under the type area: with an 18 pt line its foot is 24.8 mm above the edge.
# 7.3.3 names 黑体 and 楷体 for headings and no weight: they are bold, because LibreOffice follows
# no w:altName, and where these faces are missing nothing else would tell a heading from the text.
OFFICIAL = Look(
    page=Page(2098, 1474, 1984, 1587, footer=1406, pitch=579, char_space=-842),
    line=579,
    line_rule="exact",
    em=316,
    title=Font("方正小标宋简体", _LATIN, 22),
    headings=(
        Font(_HEI, _LATIN, 16, bold=True),
        Font(_KAI, _LATIN, 16, bold=True),
        Font(_FANG, _LATIN, 16, bold=True),
    ),
    body=Font(_FANG, _LATIN, 16),
    quote=Font(_KAI, _LATIN, 16),
    label=Font(_HEI, _LATIN, 16, bold=True),
    small=Font(_FANG, _LATIN, 12),
    number=Font(_SONG, _SONG, 14),
    mono=Font(_FANG, "Consolas", 14),
    outside_numbers=True,
)

PLAIN = Look(
    page=Page(1440, 1440, 1440, 1440, footer=720),
    line=360,
    line_rule="auto",
    em=240,
    title=Font(_HEI, "Arial", 18, bold=True),
    headings=(
        Font(_HEI, "Arial", 15, bold=True),
        Font(_HEI, "Arial", 13.5, bold=True),
        Font(_HEI, "Arial", 12, bold=True),
    ),
    body=Font(_SONG, _LATIN, 12),
    quote=Font("楷体", _LATIN, 12),
    label=Font(_HEI, "Arial", 12),
    small=Font(_SONG, _LATIN, 10),
    number=Font(_SONG, _LATIN, 10.5),
    mono=Font(_SONG, "Consolas", 10.5),
    outside_numbers=False,
    after=80,
)

LOOKS = {"official": OFFICIAL, "plain": PLAIN}


def look_of(style: str, language: str) -> Look:
    """English begins at the margin; and as 黑体 has no letters here, bold sets its words apart."""
    look = LOOKS[style]
    if language == "zh":
        return look
    return look._replace(first=0, label=look.label._replace(bold=True))


_FREE_SONG = "Noto Serif CJK SC,Source Han Serif SC"
_FREE_HEI = "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei"

FALLBACKS: dict[str, tuple[str, str]] = {
    "方正小标宋简体": (
        f"FZXiaoBiaoSong-B05S,小标宋体,方正小标宋_GBK,华文中宋,宋体,{_FREE_SONG}",
        "auto",
    ),
    _FANG: (f"FangSong_GB2312,仿宋,FangSong,华文仿宋,{_FREE_SONG}", "modern"),
    _KAI: (f"KaiTi_GB2312,楷体,KaiTi,华文楷体,{_FREE_SONG}", "modern"),
    "楷体": (f"KaiTi,楷体_GB2312,华文楷体,{_FREE_SONG}", "modern"),
    _HEI: (f"SimHei,微软雅黑,{_FREE_HEI}", "modern"),
    _SONG: (f"SimSun,NSimSun,{_FREE_SONG}", "auto"),
    _LATIN: ("Liberation Serif", "roman"),
    "Arial": ("Liberation Sans", "swiss"),
    "Consolas": ("Courier New,Liberation Mono", "modern"),
}
"""What stands in for a font that the computer lacks, and its family. No font is ever shipped."""

COLOURS = {
    "yellow": "E0A800",
    "green": "3E9B4F",
    "blue": "2F74C0",
    "red": "CF4A4A",
    "purple": "8A55B5",
}
"""The bar beside a quote, dark enough to be told apart on paper."""

NO_COLOUR = "8C8C8C"
