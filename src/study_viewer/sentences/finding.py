# SPDX-License-Identifier: MIT
"""What is said where words or a place are looked for."""

FINDING: dict[str, dict[str, str]] = {
    "search-empty": {
        "en": "There is nothing to look for; give at least one character.",
        "zh": "没有要查找的内容；请至少输入一个字。",
    },
    "search-lacking": {
        "en": "Only words to leave out were given; a word to look for is missing.",
        "zh": "只给出了要排除的词，还缺少要查找的词。",
    },
    "search-pattern": {
        "en": "This is no regular expression: it goes wrong at character {at}.",
        "zh": "这不是有效的正则表达式：第 {at} 个字符处有误。",
    },
    "search-pattern-large": {
        "en": "This regular expression is too large or calls itself; make it simpler.",
        "zh": "这个正则表达式太大，或者调用了自身；请写得简单一些。",
    },
    "search-pattern-slow": {
        "en": "This regular expression takes too long; make it simpler.",
        "zh": "这个正则表达式耗时过长；请写得简单一些。",
    },
    "phrase-long": {
        "en": "The history is that of a phrase; select at most {most} characters.",
        "zh": "只能查看提法的沿革；请选中不超过 {most} 个字。",
    },
    "place-unknown": {
        "en": "This document has no place “{words}”.",
        "zh": "这份资料中没有“{words}”这个位置。",
    },
    "place-page-unknown": {
        "en": "There is no page {page}; the last one with text is {last}.",
        "zh": "没有第 {page} 页；有文字的最后一页是第 {last} 页。",
    },
    "place-no-pages": {
        "en": "This document has no page numbers; go by its headings or by percent, as in 50%.",
        "zh": "这份资料没有页码；请输入标题或百分比，例如 50%。",
    },
    "place-beyond": {
        "en": "A document ends at 100 %; type less.",
        "zh": "全文到 100% 为止；请输入不大于 100% 的数。",
    },
}
