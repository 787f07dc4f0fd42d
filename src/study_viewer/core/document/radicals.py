# SPDX-License-Identifier: MIT
"""Radicals that are meant for the characters they look like."""

import unicodedata

# What NFKC leaves alone of the supplement U+2E80–2EFF, where fonts have one glyph for both: so it
# is in Noto CJK and WenQuanYi Micro Hei.
_SUPPLEMENT = dict(
    zip(
        "⺅⺉⺋⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺠⺡⺣⺤⺦⺨⺭⺯⺰⺱⺲⺳⺹⺺⺾⺿⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "亻刂㔾兀尣尢巳幺彑彐忄扌攵旡歺民氵灬爫丬犭礻糹纟罓罒㓁耂肀艹艹虎衤覀西见角讠贝车辶辶辶钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
_COMPOSED = (0x2E9F, 0x2EF3, *range(0x2F00, 0x2FD6))

OWN = {**{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _COMPOSED}, **_SUPPLEMENT}
"""A radical → its character: PDFs name a glyph by the first of the two, whoever typed either."""
