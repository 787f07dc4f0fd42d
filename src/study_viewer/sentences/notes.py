# SPDX-License-Identifier: MIT
"""What is said of annotations, of the notebook that keeps them, and of handing them in."""

NOTES: dict[str, dict[str, str]] = {
    # Annotations.
    "annotation-unknown": {
        "en": "There is no annotation {id}; the command “notes” shows all there are.",
        "zh": "没有批注 {id}；用“notes”命令可以查看全部批注。",
    },
    "bookmark-without-colour": {
        "en": "A bookmark has no colour; leave the colour out or make it a highlight.",
        "zh": "书签没有颜色；请去掉颜色，或改为高亮。",
    },
    "colour-unknown": {
        "en": "There is no colour {colour}; choose one of {colours}.",
        "zh": "没有“{colour}”这种颜色；可选：{colours}。",
    },
    "kind-unknown": {
        "en": "There is no kind {kind}; choose one of {kinds}.",
        "zh": "没有“{kind}”这种批注；可选：{kinds}。",
    },
    "note-empty": {
        "en": "The note is empty; write something to keep it.",
        "zh": "笔记是空的；请写点内容再保存。",
    },
    "passage-missing": {
        "en": "A highlight or bookmark needs a passage; select some text first.",
        "zh": "高亮和书签需要对应一段文字；请先选中文字。",
    },
    "selection-empty": {
        "en": "Nothing but blanks is selected; select some text first.",
        "zh": "选中的只有空白；请先选中文字。",
    },
    "range-outside": {
        "en": "The passage {start}–{end} lies outside the section, which has {length} characters.",
        "zh": "位置 {start}–{end} 超出了本节范围（共 {length} 字）。",
    },
    "quote-not-found": {
        "en": "“{quote}” does not occur there; copy the words from the text.",
        "zh": "文中没有“{quote}”；请从正文复制原文。",
    },
    "occurrence-unknown": {
        "en": "There is no occurrence {occurrence}; the words occur {count} times.",
        "zh": "没有第 {occurrence} 处；这段文字共出现 {count} 次。",
    },
    "undo-overtaken": {
        "en": "This cannot be undone any more because the annotation was changed meanwhile.",
        "zh": "该批注已在别处修改，无法再撤销。",
    },
    # The notebook.
    "notebook-newer": {
        "en": "{path} was written by a newer Study Viewer; update the program to open it.",
        "zh": "{path} 由更新版本的 Study Viewer 写成；请更新程序后再打开。",
    },
    "notebook-away": {
        "en": "The notebook was moved to {path}, which cannot be found now; connect its drive, or "
        "choose where it is.",
        "zh": "笔记本已移到 {path}，现在找不到它；请接上所在的磁盘，或另选它所在的文件夹。",
    },
    "notebook-pointer-unclear": {
        "en": "{path} should say in which folder the notebook lies and cannot be read; write that "
        "folder's full path into it.",
        "zh": "{path} 应当写明笔记本所在的文件夹，但无法读取；请在其中写入该文件夹的完整路径。",
    },
    "notebook-there": {
        "en": "There is a notebook already: {path}; use it, join both, or choose another folder.",
        "zh": "那里已有笔记本 {path}；可以改用它、与它合并，或另选文件夹。",
    },
    "notebook-stays": {
        "en": "The notebook lies in {path} already; choose another folder.",
        "zh": "笔记本已经在 {path}；请另选文件夹。",
    },
    "notebook-foreign": {
        "en": "{path} is another program's file; move it away or choose another data folder.",
        "zh": "{path} 是其他程序的文件；请将其移走，或另选资料文件夹。",
    },
    "notebook-locked": {
        "en": "{path} is in use by another program; wait a moment and try again.",
        "zh": "{path} 正被其他程序使用；请稍候再试。",
    },
    "notebook-read-only": {
        "en": "{path} is read-only, so nothing can be noted; ask for write access or use "
        "another data folder.",
        "zh": "{path} 是只读的，无法记录批注；请申请写入权限或改用其他资料文件夹。",
    },
    "notebook-unreadable": {
        "en": "{path} cannot be read; check the disk, or bring back a backup with "
        "the command “restore”.",
        "zh": "无法读取 {path}；请检查磁盘，或用“restore”命令恢复备份。",
    },
    "notebook-damaged": {
        "en": "The notebook {place} is damaged; it is mended when it is next opened.",
        "zh": "笔记本 {place} 已损坏；下次打开时会自动修复。",
    },
    "notebook-missing": {
        "en": "The notebook {place} is missing; it is restored from its backups when next opened.",
        "zh": "笔记本 {place} 不见了；下次打开时会从备份恢复。",
    },
    "notebook-was-damaged": {
        "en": "The notebook was damaged: {salvaged} annotations were saved, {restored} came back "
        "from a backup, {doubtful} need checking, {lost} are lost; the damaged file was kept as "
        "{kept_as}.",
        "zh": "笔记本曾损坏：救回批注 {salvaged} 条，从备份恢复 {restored} 条，"
        "需核对 {doubtful} 条，丢失 {lost} 条；损坏的文件保留为 {kept_as}。",
    },
    "notebook-was-empty": {
        "en": "The notebook was an empty file: {restored} annotations came back from a backup.",
        "zh": "笔记本是空文件：已从备份恢复批注 {restored} 条。",
    },
    "notebook-was-missing": {
        "en": "The notebook was missing: {restored} annotations came back from a backup.",
        "zh": "笔记本不见了：已从备份恢复批注 {restored} 条。",
    },
    "mirror-unreadable": {
        "en": "{path} is no file of notes that can be read; choose one from the folder notes.",
        "zh": "{path} 不是可读取的笔记文件；请选择 notes 文件夹中的文件。",
    },
    "backup-unusable": {
        "en": "{path} is damaged or no backup of a notebook; choose another one.",
        "zh": "{path} 已损坏，或不是笔记本的备份；请另选一个。",
    },
    "backup-damaged": {
        "en": "The backup {place} is damaged and cannot be used.",
        "zh": "备份 {place} 已损坏，无法使用。",
    },
    "backup-onto-itself": {
        "en": "{path} is the notebook itself; name another file for the backup.",
        "zh": "{path} 就是笔记本本身；请为备份另取文件名。",
    },
    "out-exists": {
        "en": "{path} exists and is no notebook; name another file.",
        "zh": "{path} 已存在且不是笔记本；请另取文件名。",
    },
    # Exports, and notes from elsewhere.
    "export-format-unknown": {
        "en": "There is no export format {format}; choose one of {formats}.",
        "zh": "没有“{format}”这种导出格式；可选：{formats}。",
    },
    "export-empty": {
        "en": "There are no annotations to export yet; nothing was written.",
        "zh": "还没有批注，没有可导出的内容；未写出文件。",
    },
    "export-is-folder": {
        "en": "{path} is a folder; name a file in it.",
        "zh": "{path} 是文件夹；请给出其中的文件名。",
    },
    "document-format-unknown": {
        "en": "There is no format {format} for a text; choose one of {formats}.",
        "zh": "正文没有“{format}”这种格式；可选：{formats}。",
    },
    "notes-file-foreign": {
        "en": "This file holds no annotations; choose a .json that Study Viewer exported.",
        "zh": "该文件中没有批注；请选择 Study Viewer 导出的 .json 文件。",
    },
    "notes-file-large": {
        "en": "This file is larger than {megabytes} MB, so it is no export of annotations.",
        "zh": "该文件超过 {megabytes} MB，不是批注导出文件。",
    },
    "notes-file-unreadable": {
        "en": "This file is no JSON that can be read; export the annotations again.",
        "zh": "该文件不是可读取的 JSON；请重新导出批注。",
    },
    "notes-skipped": {
        "en": "Items of the file that could not be read and were left out: {count}.",
        "zh": "文件中有 {count} 项无法读取，未予导入。",
    },
}
