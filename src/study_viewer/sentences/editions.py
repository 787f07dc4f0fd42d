# SPDX-License-Identifier: MIT
"""What is said of a document's editions: recognised, brought in, asked for, taken back."""

EDITIONS: dict[str, dict[str, str]] = {
    "looks-like-edition": {
        "en": "This looks like a new edition of {title} ({share} % of its paragraphs are the same) "
        "and was kept as the document {document}; to put it in that one's place, import it with "
        "--replace {old} and remove {document}.",
        "zh": "这份资料像是“{title}”的新版本（{share}% 的段落相同），"
        "现作为单独的资料 {document} 保存；"
        "如要作为它的新版本，请用 --replace {old} 导入，再移除 {document}。",
    },
    "same-file-name": {
        "en": "This file has the same name as that of {title} and was kept as the document "
        "{document}; if it is a new edition, import it with --replace {old} and remove {document}.",
        "zh": "这个文件与“{title}”的文件同名，现作为单独的资料 {document} 保存；"
        "如果是新版本，请用 --replace {old} 导入，再移除 {document}。",
    },
    "same-title": {
        "en": "This document has the same title as {title} and was kept as {document}; if it is a "
        "new edition, import it with --replace {old} and remove {document}.",
        "zh": "这份资料与“{title}”标题相同，现作为单独的资料 {document} 保存；"
        "如果是新版本，请用 --replace {old} 导入，再移除 {document}。",
    },
    "is-earlier-edition": {
        "en": "This is the text of edition {older} of {title}, which is older than the present one "
        "({old}), and was kept as the document {document}.",
        "zh": "这是“{title}”第 {older} 版的文字，比现在的版本（{old}）旧，"
        "现作为单独的资料 {document} 保存。",
    },
    "replace-one": {
        "en": "A new edition of {title} is one file or one folder of a document; name just that.",
        "zh": "“{title}”的新版本只能是一个文件，或一份资料的文件夹；请只指明这一个。",
    },
    "edition-unknown": {
        "en": "{title} has no edition {edition}; the command “editions” shows all that are kept.",
        "zh": "“{title}”没有第 {edition} 版；用“editions”命令可以查看保留的各个版本。",
    },
    "edition-first": {
        "en": "{title} has no earlier edition to go back to.",
        "zh": "“{title}”没有可以退回的较早版本。",
    },
    "corrections-lost": {
        "en": "{count} corrections of the edition before fit no longer, those of: {quotes}.",
        "zh": "上一版本的 {count} 处更正已不适用：{quotes}。",
    },
}
