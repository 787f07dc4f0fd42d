# SPDX-License-Identifier: MIT
"""Every sentence about a failure or a remark, in each language; no window is needed to read it.

The command line and the window say the same thing in the same words, so the words stand here once
and not in either. A code is what ``UserFacing`` and ``Remark`` carry; the placeholders are their
details. A test sees to it that no code is without its sentences.
"""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from study_viewer.core.export.contract import Labels

LANGUAGES = ("zh", "en")

SENTENCES: dict[str, dict[str, str]] = {
    # The disk.
    "disk-full": {
        "en": "The disk is full, so {path} could not be written; free some space and try again.",
        "zh": "磁盘已满，无法写入 {path}；请腾出一些空间后再试。",
    },
    "read-only": {
        "en": "{path} cannot be changed because its disk or folder is read-only; choose another "
        "data folder with --data-dir or ask for write access.",
        "zh": "{path} 所在的磁盘或文件夹是只读的，无法修改；请用 --data-dir 另选资料文件夹，"
        "或申请写入权限。",
    },
    "not-allowed": {
        "en": "{path} may not be read or written by you; ask for access or choose another place.",
        "zh": "您没有读写 {path} 的权限；请申请权限或另选位置。",
    },
    "file-missing": {
        "en": "There is no {path}; check the name and the folder.",
        "zh": "找不到 {path}；请检查文件名和文件夹。",
    },
    "name-too-long": {
        "en": "The name {path} is too long for this disk; choose a shorter one.",
        "zh": "{path} 的名称超过了磁盘允许的长度；请换一个较短的名称。",
    },
    "disk-trouble": {
        "en": "{path} could not be read or written ({reason}); check the disk and try again.",
        "zh": "无法读写 {path}（{reason}）；请检查磁盘后再试。",
    },
    "not-a-folder": {
        "en": "{path} is a file where a folder is needed; choose another data folder.",
        "zh": "{path} 是文件而不是文件夹；请另选资料文件夹。",
    },
    # The index.
    "index-busy": {
        "en": "Another Study Viewer is writing to {path}; wait a moment and try again.",
        "zh": "另一个 Study Viewer 正在写入 {path}；请稍候再试。",
    },
    "index-damaged": {
        "en": "{path} was damaged and has been made anew; please try again.",
        "zh": "{path} 已损坏并已重新生成；请再试一次。",
    },
    # The library.
    "document-unknown": {
        "en": "There is no document {document}; “study-viewer list” shows all there are.",
        "zh": "没有资料“{document}”；用“study-viewer list”可以查看全部资料。",
    },
    "document-ambiguous": {
        "en": "Several documents are called {document}; name the one you mean by its id.",
        "zh": "有多份资料都叫“{document}”；请用编号指明是哪一份。",
    },
    "section-unknown": {
        "en": "{document} has no section {section}; “study-viewer outline” shows all there are.",
        "zh": "资料 {document} 中没有章节“{section}”；用“study-viewer outline”可以查看全部章节。",
    },
    "document-bundled": {
        "en": "{document} ships with the program and cannot be changed or removed.",
        "zh": "{document} 是程序自带的资料，不能修改或移除。",
    },
    "document-damaged": {
        "en": "{path} is damaged and cannot be read as a document; import the original again.",
        "zh": "{path} 已损坏，无法作为资料读取；请重新导入原文件。",
    },
    "document-newer": {
        "en": "{path} was made by a newer Study Viewer; update the program to read it.",
        "zh": "{path} 由更新版本的 Study Viewer 生成；请更新程序后再读。",
    },
    "title-empty": {
        "en": "A document needs a title; give it at least one character.",
        "zh": "资料需要标题；请至少输入一个字。",
    },
    "date-unclear": {
        "en": "{date} is no date; write it as 2023-11-24, 2023-11 or 2023.",
        "zh": "“{date}”不是日期；请写成 2023-11-24、2023-11 或 2023。",
    },
    # Imports.
    "format-unknown": {
        "en": "{path} cannot be imported because {suffix} files are not supported; "
        "save it as .txt or .md first.",
        "zh": "无法导入 {path}：不支持 {suffix} 文件；请先另存为 .txt 或 .md。",
    },
    "folder-empty": {
        "en": "The folder {path} holds no text that can be imported.",
        "zh": "文件夹 {path} 中没有可以导入的文本。",
    },
    "no-text": {
        "en": "{path} holds no text, so there is nothing to read.",
        "zh": "{path} 中没有文字，无可阅读的内容。",
    },
    "already-there": {
        "en": "This text is already in the library as {place}; nothing was changed.",
        "zh": "资料库中已有这份资料（{place}）；未作任何改动。",
    },
    "cancelled": {"en": "Stopped.", "zh": "已停止。"},
    "out-needed": {
        "en": "A Word file cannot be shown here; name a file with --out.",
        "zh": "Word 文件不能直接显示；请用 --out 指定文件。",
    },
    "nothing-to-change": {
        "en": "Name what to change: --title, --issued-by or --issued-on.",
        "zh": "请指明要修改的内容：--title、--issued-by 或 --issued-on。",
    },
    "quote-needed": {
        "en": "A {kind} stands on a passage; name its words with --quote.",
        "zh": "{kind} 需要对应一段文字；请用 --quote 给出原文。",
    },
    "quote-repeats": {
        "en": "These words occur {count} times; the first was taken, --occurrence names another.",
        "zh": "这段文字出现了 {count} 次；已取第一处，可用 --occurrence 另选。",
    },
    "file-passed-over": {
        "en": "{place} was passed over because its format is not supported.",
        "zh": "已跳过 {place}：不支持这种格式。",
    },
}


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


def sentence(code: str, language: str, **details: str | int) -> str:
    """The sentence for a code, its placeholders filled; raises KeyError for an unknown code."""
    return SENTENCES[code][language].format(**details)


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
        if wanted in {colour, *names.values(), own_names.get(colour, "").strip().casefold()}:
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
