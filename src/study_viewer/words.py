# SPDX-License-Identifier: MIT
"""The fixed words outside the window: help, results, exports, colours, and in which language."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from study_viewer.core.export.contract import Labels

LANGUAGES = ("zh", "en")

HELP: dict[str, dict[str, str]] = {
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
        "en": "{title}: {document}, sections {sections}, paragraphs {paragraphs}, "
        "characters {characters}",
        "zh": "{title}：{document}，{sections} 节，{paragraphs} 段，{characters} 字",
    },
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

COLOUR_NAMES: dict[str, dict[str, str]] = {
    "yellow": {"en": "yellow", "zh": "黄色"},
    "green": {"en": "green", "zh": "绿色"},
    "blue": {"en": "blue", "zh": "蓝色"},
    "red": {"en": "red", "zh": "红色"},
    "purple": {"en": "purple", "zh": "紫色"},
}


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
}


def labels(language: str, own_colour_names: dict[str, str]) -> "Labels":
    """The fixed words of an export, colours under the person's own names."""
    from study_viewer.core.export.contract import Labels

    words = {name: texts[language] for name, texts in EXPORT_WORDS.items()}
    return Labels(**words, colours=colour_names(language, own_colour_names))


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
