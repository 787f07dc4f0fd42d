# SPDX-License-Identifier: MIT
"""The fixed words outside the window: help, results, exports, colours, and in which language."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from study_viewer.core.export.contract import Labels
    from study_viewer.core.formats.contract import Kind

LANGUAGES = ("zh", "en")

HELP: dict[str, dict[str, str]] = {
    "usage": {"en": "usage: ", "zh": "用法："},
    "positional arguments": {"en": "what is named", "zh": "参数"},
    "options": {"en": "options", "zh": "选项"},
    "--help": {"en": "show this help", "zh": "显示本帮助"},
    "--version": {"en": "show the version", "zh": "显示版本"},
    "PATH": {"en": "a file or folder", "zh": "文件或文件夹"},
    "DOCUMENT": {"en": "a document's id or title", "zh": "资料的编号或标题"},
    "DOCUMENT[/SECTION]": {
        "en": "a document's id or title, and a section of it",
        "zh": "资料的编号或标题，以及其中的章节编号",
    },
    "TARGET": {
        "en": "a document's id or title, and a section of it; or a file or folder to import",
        "zh": "资料的编号或标题，以及其中的章节编号；或要导入的文件、文件夹",
    },
    "OUT": {"en": "the file to write", "zh": "要写出的文件"},
    "FILE": {"en": "the file to read", "zh": "要读取的文件"},
    "--report-startup": {
        "en": "tell how long the first text took, and leave",
        "zh": "报告首次显示正文所用的时间，然后退出",
    },
    "--encoding": {
        "en": "utf-8, gb18030, big5, utf-16…; found by itself when left out",
        "zh": "文件编码：utf-8、gb18030、big5、utf-16 等；省略时自动识别",
    },
    "--title": {"en": "the title to use", "zh": "指定标题"},
    "--password": {
        "en": "what opens a locked PDF; kept nowhere",
        "zh": "打开加密 PDF 的密码；不会保存",
    },
    "--keep-furniture": {
        "en": "keep page numbers and running headers in the text",
        "zh": "保留正文中的页码和页眉",
    },
    "--comments": {
        "en": "keep what others remarked in the file as notes, with their names",
        "zh": "将文件中他人的批注存为笔记，注明姓名",
    },
    "--keep-line": {
        "en": "keep this line (a number from the import's remarks); may be repeated",
        "zh": "保留这一行（行号见导入时的提示）；可重复",
    },
    "--replace": {
        "en": "the document whose new edition this is; it keeps its id and its annotations",
        "zh": "指明这是哪份资料的新版本；编号和批注保留",
    },
    "--edition": {
        "en": "an earlier edition, by its number; the present one when left out",
        "zh": "较早的版本号；默认为现在的版本",
    },
    "--from": {
        "en": "the edition to compare with; the one before when left out",
        "zh": "与哪一版比较；默认为上一版",
    },
    "--to": {
        "en": "the edition to look at; the present one when left out",
        "zh": "查看哪一版；默认为现在的版本",
    },
    "--take-back": {
        "en": "go back to the edition before; the present one goes to the folder “removed”",
        "zh": "退回上一个版本；现在的版本移到 removed 文件夹",
    },
    "--json": {"en": "print JSON", "zh": "以 JSON 输出"},
    "--format show": {"en": "of the text; text when left out", "zh": "正文的格式；默认 text"},
    "--out": {"en": "write to this file instead", "zh": "写入该文件"},
    "--issued-by": {"en": "who issued it", "zh": "发文单位"},
    "--issued-on": {"en": "when, as 2023-11-24", "zh": "发文日期，如 2023-11-24"},
    "--quote": {
        "en": "the passage's own words; without it the note is on the whole",
        "zh": "要标注的原文；省略时为整份资料或整节的笔记",
    },
    "--occurrence": {
        "en": "which of several matches, from 1",
        "zh": "原文出现多次时取第几处，从 1 起",
    },
    "--kind": {"en": "what to make; highlight for a quote", "zh": "批注种类；有原文时默认高亮"},
    "--note": {"en": "what you note, in Markdown", "zh": "笔记内容（Markdown）"},
    "--colour": {
        "en": "yellow, green, blue, red, purple, or your own name for one",
        "zh": "黄色、绿色、蓝色、红色、紫色，或您自定的名称",
    },
    "--tag": {"en": "a tag; may be repeated", "zh": "标签；可重复"},
    "--document": {"en": "of this document only", "zh": "只限这份资料"},
    "--state": {
        "en": "only those placed, moved, to check, or unplaced",
        "zh": "只限：已定位、已移动、请核对、未定位",
    },
    "--format export": {
        "en": "when the file's ending does not say it",
        "zh": "文件后缀不能说明格式时指定",
    },
    "--name": {"en": "your name, on the hand-in", "zh": "姓名"},
    "--unit": {"en": "your unit, on the hand-in", "zh": "单位"},
    "--style": {
        "en": "official (GB/T 9704-2012) or plain",
        "zh": "official 公文版式（GB/T 9704-2012）或 plain 普通版式",
    },
    "program": {
        "en": "Read study documents, mark and note them, hand the notes in. "
        "Without a command the window opens.",
        "zh": "阅读学习资料，做批注、写笔记、导出上交。不带命令时打开窗口。",
    },
    "--data-dir": {
        "en": "the folder that holds everything (else $STUDY_VIEWER_HOME, else the usual place)",
        "zh": "存放全部数据的文件夹（默认依次为 $STUDY_VIEWER_HOME 和系统的常用位置）",
    },
    "--language": {"en": "language of messages", "zh": "提示信息的语言"},
    "open": {"en": "open the window", "zh": "打开窗口"},
    "import": {"en": "import files and folders", "zh": "导入文件和文件夹"},
    "list": {"en": "list the documents", "zh": "列出资料"},
    "outline": {"en": "show the outline of a document", "zh": "显示一份资料的目录"},
    "show": {"en": "show the text of a document or section", "zh": "显示资料或章节的正文"},
    "search": {
        "en": "find words in titles, texts and notes: several mean all of them, “…” exactly, "
        "-word without it",
        "zh": "在标题、正文和笔记中查找：多个词表示全部包含，“…”表示完全一致，-词 表示不含",
    },
    "WORDS": {"en": "what to look for, as one argument", "zh": "要查找的内容（作为一个参数）"},
    "--in": {"en": "where to look", "zh": "查找范围"},
    "--limit": {
        "en": "show the first N places (0: all); the number of all is always told",
        "zh": "显示前 N 处（0 表示全部）；总数始终给出",
    },
    "--regex": {
        "en": "take the words for a regular expression",
        "zh": "把要查找的内容当作正则表达式",
    },
    "editions": {
        "en": "list the editions of a document, or go back to the one before",
        "zh": "列出一份资料的各个版本，或退回上一个版本",
    },
    "changes": {
        "en": "show what changed between two editions, and the annotations this touches",
        "zh": "显示两个版本之间的改动及其涉及的批注",
    },
    "rename": {"en": "change title, issuer and date", "zh": "修改标题、发文单位和日期"},
    "remove": {
        "en": "take a document off the shelf; its annotations stay",
        "zh": "移除一份资料（批注保留）",
    },
    "annotate": {"en": "highlight, bookmark or note", "zh": "添加高亮、书签或笔记"},
    "notes": {"en": "list the annotations", "zh": "列出批注"},
    "export": {
        "en": "write the annotations to a file: .docx .md .html .pdf .csv .tsv .json",
        "zh": "把批注导出为文件：.docx .md .html .pdf .csv .tsv .json",
    },
    "import-notes": {
        "en": "merge annotations from a .json file",
        "zh": "并入 .json 文件中的批注",
    },
    "backup": {"en": "back up the notebook", "zh": "备份笔记本"},
    "restore": {
        "en": "bring back a backup (.sqlite3 replaces, .yaml and .json merge)",
        "zh": "恢复备份（.sqlite3 替换，.yaml 和 .json 并入）",
    },
    "doctor": {"en": "check the notebook", "zh": "检查笔记本"},
}

WORDS: dict[str, dict[str, str]] = {
    "imported": {
        "en": "{title}: {document}, paragraphs {paragraphs}, characters {characters}",
        "zh": "{title}：{document}，{paragraphs} 段，{characters} 字",
    },
    "remark-on": {"en": "{name}: {remark}", "zh": "{name}：{remark}"},
    "already": {
        "en": "{title}: {document}, already in the library; nothing was changed",
        "zh": "{title}：{document}，已在资料库中；未作任何改动",
    },
    "replaced": {
        "en": "{title}: {document}, edition {edition}, paragraphs {paragraphs}, "
        "characters {characters}; annotations: {placed} placed, {moved} moved, {check} to check, "
        "{unplaced} unplaced",
        "zh": "{title}：{document}，第 {edition} 版，{paragraphs} 段，{characters} 字；"
        "批注：已定位 {placed}，已移动 {moved}，请核对 {check}，未定位 {unplaced}",
    },
    "edition": {
        "en": "{number}\t{title}\t{imported_from}\tcharacters {characters}",
        "zh": "{number}\t{title}\t{imported_from}\t{characters} 字",
    },
    "edition-present": {"en": "present", "zh": "现在的版本"},
    "changed": {
        "en": "{title}, edition {old} to {new}: {added} added, {removed} removed, "
        "{reworded} reworded, {renumbered} renumbered, {moved} moved; annotations touched: "
        "{touched}",
        "zh": "{title}，第 {old} 版到第 {new} 版：新增 {added}，删除 {removed}，改写 {reworded}，"
        "序号调整 {renumbered}，移动 {moved}；涉及批注 {touched} 条",
    },
    "moved-from": {"en": "(from {place})", "zh": "（原在“{place}”）"},
    "listed": {
        "en": "{document}\t{title}\tannotations {count}",
        "zh": "{document}\t{title}\t批注 {count} 条",
    },
    "found": {"en": "{counts}", "zh": "共 {counts}"},
    "found-first": {
        "en": "{counts}; the first {shown} are shown",
        "zh": "共 {counts}，显示前 {shown} 项",
    },
    "found-text": {"en": "{count} places", "zh": "{count} 处"},
    "found-text-one": {"en": "1 place", "zh": "1 处"},
    "found-title": {"en": "{count} titles", "zh": "{count} 个标题"},
    "found-title-one": {"en": "1 title", "zh": "1 个标题"},
    "found-note": {"en": "{count} notes", "zh": "{count} 条笔记"},
    "found-note-one": {"en": "1 note", "zh": "1 条笔记"},
    "removed": {
        "en": "{title} was removed; its {kept} annotations stay in the notebook.",
        "zh": "已移除“{title}”；它的 {kept} 条批注仍保留在笔记本中。",
    },
    "merged": {
        "en": "{added} added, {updated} updated, {unchanged} unchanged; "
        "{placed} placed, {moved} moved, {check} to check, {unplaced} unplaced",
        "zh": "新增 {added} 条，更新 {updated} 条，未变 {unchanged} 条；"
        "已定位 {placed}，已移动 {moved}，请核对 {check}，未定位 {unplaced}",
    },
    "restored": {
        "en": "{file} was brought back; the notebook now holds {total} annotations.",
        "zh": "已恢复 {file}；笔记本中现有 {total} 条批注。",
    },
    "sound": {
        "en": "{path} is sound: {total} annotations.",
        "zh": "{path} 完好：共 {total} 条批注。",
    },
    "unsound": {
        "en": "{path} is damaged: {total} annotations can be read, {damaged} cannot.",
        "zh": "{path} 已损坏：可读批注 {total} 条，不可读 {damaged} 条。",
    },
}

STATE_NAMES: dict[str, dict[str, str]] = {
    "placed": {"en": "placed", "zh": "已定位"},
    "moved": {"en": "moved", "zh": "已移动"},
    "check": {"en": "please check", "zh": "请核对"},
    "unplaced": {"en": "unplaced", "zh": "未定位"},
}

COLOUR_NAMES: dict[str, dict[str, str]] = {
    "yellow": {"en": "yellow", "zh": "黄色"},
    "green": {"en": "green", "zh": "绿色"},
    "blue": {"en": "blue", "zh": "蓝色"},
    "red": {"en": "red", "zh": "红色"},
    "purple": {"en": "purple", "zh": "紫色"},
}


USAGE: dict[str, str] = {
    r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)": "{0}：没有“{1}”；可选：{2}。",
    r"the following arguments are required: (.+)": "缺少：{0}。",
    r"unrecognized arguments: (.+)": "不认识的参数：{0}。",
    r"argument (.+?): expected one argument": "{0}：后面要写一个值。",
    r"argument (.+?): expected at least one argument": "{0}：后面至少要写一个值。",
    r"argument (.+?): invalid int value: (.+)": "{0}：“{1}” 不是整数。",
    r"ambiguous option: (.+) could match (.+)": "{0} 不明确，可能是：{1}。",
    r"argument (.+?): ignored explicit argument (.+)": "{0}：后面不能写值。",
}
"""What argparse says of words it does not understand, and the same in Chinese."""


EXPORT_WORDS: dict[str, dict[str, str]] = {
    "highlight": {"en": "Highlight", "zh": "高亮"},
    "bookmark": {"en": "Bookmark", "zh": "书签"},
    "note": {"en": "Note", "zh": "笔记"},
    "my_note": {"en": "My note", "zh": "我的笔记"},
    "tags": {"en": "Tags", "zh": "标签"},
    "unplaced": {"en": "Without a place in the present text", "zh": "在现有文本中未定位"},
    "whole_document": {"en": "On the whole document", "zh": "学习心得"},
    "whole_section": {"en": "On the whole section", "zh": "对本节的笔记"},
    "unit": {"en": "Unit", "zh": "单位"},
    "name": {"en": "Name", "zh": "姓名"},
    "date": {"en": "Date", "zh": "日期"},
    "notes_title": {"en": "Study notes", "zh": "学习笔记"},
    "created": {"en": "Written", "zh": "时间"},
    "location": {"en": "Place", "zh": "位置"},
    "changed": {
        "en": "(the text here was changed; to be checked)",
        "zh": "（此处原文已改，请核对）",
    },
    "around": {"en": "(the place is to be checked)", "zh": "（位置待核对）"},
    "gone": {"en": "(not in the present text)", "zh": "（现有文本中未找到此处原文）"},
}


KIND_NAMES: dict[str, dict[str, str]] = {
    "txt": {"en": "Plain text", "zh": "纯文本"},
    "markdown": {"en": "Markdown", "zh": "Markdown"},
    "docx": {"en": "Word", "zh": "Word"},
    "pdf": {"en": "PDF", "zh": "PDF"},
    "html": {"en": "Web pages", "zh": "网页"},
    "epub": {"en": "E-books", "zh": "电子书"},
    "converted": {"en": "Older Word, WPS, RTF, OpenDocument", "zh": "旧版 Word、WPS、RTF、ODF"},
}
"""The kinds of file that can be imported, by the names of the registry of formats."""
KIND_REMARKS: dict[str, dict[str, str]] = {
    "txt": {
        "en": "the encoding is found by itself, and broken lines are joined",
        "zh": "编码自动识别，断开的行接回整段",
    },
    "markdown": {
        "en": "also a whole folder of it, which becomes one document",
        "zh": "也可以是一整个文件夹，文件夹合成一份资料",
    },
    "docx": {
        "en": "with automatic numbers, tables, notes and pictures",
        "zh": "自动编号、表格、脚注和图片都在",
    },
    "pdf": {
        "en": "with a text layer; a scan is kept page by page as pictures",
        "zh": "要有文字层；扫描件逐页存为图片",
    },
    "html": {
        "en": "one file, or a saved page with its folder",
        "zh": "单个文件，或连同文件夹保存的网页",
    },
    "epub": {"en": "versions 2 and 3, not those that are locked", "zh": "第 2、3 版，加密的除外"},
    "converted": {
        "en": "where LibreOffice is installed, which converts them",
        "zh": "由本机安装的 LibreOffice 转换",
    },
}
"""What is worth knowing of each, in the README and the guides."""


def file_filters(kinds: "Iterable[Kind]", language: str) -> list[str]:
    """What a file dialog offers: all that can be imported together, then each kind alone.

    The patterns in the last brackets are not shown; the suffixes of one kind are part of its name.
    """
    kinds = tuple(kinds)
    together = " ".join(f"*{suffix}" for kind in kinds for suffix in kind.suffixes)
    every = {"en": "Documents", "zh": "可导入的文件"}[language]
    made = [f"{every} ({together})"]
    for kind in kinds:
        name = f"{KIND_NAMES[kind.name][language]} ({' '.join(kind.suffixes)})"
        made.append(f"{name} ({' '.join(f'*{suffix}' for suffix in kind.suffixes)})")
    return made


def labels(language: str, own_colour_names: dict[str, str]) -> "Labels":
    """The fixed words of an export; of the colours only those that the person named."""
    from study_viewer.core.export.contract import Labels

    words = {name: texts[language] for name, texts in EXPORT_WORDS.items()}
    return Labels(
        **words, colours={colour: own for colour, own in own_colour_names.items() if own.strip()}
    )


def colour_of(name: str, own_names: dict[str, str]) -> str:
    """The colour a person means: by its id, its name in either language, or their own name.

    An unknown name comes back as it is; the notebook refuses it with a sentence.
    """
    wanted = name.strip().casefold()
    for colour, names in COLOUR_NAMES.items():
        own = own_names.get(colour, "").strip().casefold()
        if wanted and wanted in {colour, *names.values(), own}:
            return colour
    return name


def colour_names(language: str, own_names: dict[str, str]) -> dict[str, str]:
    """What each colour is called: the person's own name first."""
    return {
        colour: own_names.get(colour) or names[language] for colour, names in COLOUR_NAMES.items()
    }


def system_language() -> str:
    """zh or en, as the computer is set; en where it is neither."""
    if sys.platform == "win32":
        import ctypes

        # The low ten bits of a Windows language id name the language; 4 is Chinese.
        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 4 else "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
