# SPDX-License-Identifier: MIT
"""Every sentence about a failure or a remark, in each language; no window is needed to read it.

The command line and the window say the same thing in the same words, so the words stand here once
and not in either. A code is what ``UserFacing`` and ``Remark`` carry; the placeholders are their
details. A test sees to it that no code is without its sentences.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from study_viewer.core.keeper import Opening

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
        "en": "{path} is a file where a folder is needed; choose another folder.",
        "zh": "{path} 是文件而不是文件夹；请另选文件夹。",
    },
    "output-refused": {
        "en": "The result could not be written out ({reason}); send it elsewhere and try again.",
        "zh": "无法输出结果（{reason}）；请换个输出位置再试。",
    },
    "crashed": {
        "en": "Something went wrong in the program; what is needed to find it is in {path}.",
        "zh": "程序出了错；查找原因所需的信息保存在 {path}。",
    },
    "settings-damaged": {
        "en": "The settings could not be read and begin anew; the damaged file is kept as {path}.",
        "zh": "设置文件无法读取，已恢复默认设置；损坏的文件保留为 {path}。",
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
        "en": "There is no document {document}; the command “list” shows all there are.",
        "zh": "没有资料“{document}”；用“list”命令可以查看全部资料。",
    },
    "document-ambiguous": {
        "en": "Several documents are called {document}; name the one you mean by its id.",
        "zh": "有多份资料都叫“{document}”；请用编号指明是哪一份。",
    },
    "section-unknown": {
        "en": "{document} has no section {section}; the command “outline” shows all there are.",
        "zh": "资料 {document} 中没有章节“{section}”；用“outline”命令可以查看全部章节。",
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
    "draft-outdated": {
        "en": "{path} has changed since it was previewed; import it again.",
        "zh": "{path} 在预览之后有改动；请重新导入。",
    },
    "paste-empty": {
        "en": "The clipboard holds no text; copy some first.",
        "zh": "剪贴板里没有文字；请先复制一段文字。",
    },
    # Text files.
    "text-empty": {
        "en": "{path} is empty, so there is nothing to import.",
        "zh": "{path} 是空文件，没有可以导入的内容。",
    },
    "text-is-folder": {
        "en": "{path} is a folder, not a text file; import the folder itself.",
        "zh": "{path} 是文件夹而不是文本文件；请直接导入该文件夹。",
    },
    "text-binary": {
        "en": "{path} is no text although its name says so; check what it really is.",
        "zh": "{path} 的内容不是文本；请检查它的真实格式。",
    },
    "encoding-unknown": {
        "en": "There is no encoding {encoding}; usual ones are utf-8, gb18030, big5 and utf-16.",
        "zh": "没有“{encoding}”这种编码；常用的有 utf-8、gb18030、big5 和 utf-16。",
    },
    "encoding-unfit": {
        "en": "{path} is not written in {encoding}; leave the encoding out to have it found.",
        "zh": "{path} 不是 {encoding} 编码；不指定编码即可自动识别。",
    },
    "text-damaged": {
        "en": "The file is damaged: {text} characters could not be read and are shown as �.",
        "zh": "文件有损坏：{text} 个字符无法识别，显示为 �。",
    },
    "page-furniture": {
        "en": "Line {place} was taken for a page number or running header and left out: “{text}”.",
        "zh": "第 {place} 行被视为页码或页眉而略去：“{text}”。",
    },
    "line-cut": {
        "en": "Line {place} is so long that it was cut into paragraphs: “{text}…”.",
        "zh": "第 {place} 行过长，已分成多个段落：“{text}……”。",
    },
    # Markdown.
    "markdown-too-large": {
        "en": "{path} is larger than {limit} MB, too much for one Markdown file; split it.",
        "zh": "{path} 超过 {limit} MB，单个 Markdown 文件过大；请先拆分。",
    },
    "front-matter-unreadable": {
        "en": "The metadata at the top of {place} could not be read; it was kept as text.",
        "zh": "{place} 开头的元数据无法读取，已作为正文保留。",
    },
    "picture-missing": {
        "en": "The picture {text} in {place} was not found; its description stands in its place.",
        "zh": "{place} 中的图片 {text} 未找到；以其说明文字代替。",
    },
    "picture-outside": {
        "en": "The picture {text} in {place} lies outside the folder and was left out.",
        "zh": "{place} 中的图片 {text} 在文件夹之外，已略去。",
    },
    "picture-remote": {
        "en": "The picture {text} in {place} lies on the network and was left out.",
        "zh": "{place} 中的图片 {text} 在网络上，已略去。",
    },
    "link-skipped": {
        "en": "The link {text} in {place} leads out of the document; its text was kept.",
        "zh": "{place} 中的链接 {text} 指向资料之外；已保留其文字。",
    },
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
    # Corrections of a text.
    "correction-stale": {
        "en": "The text at “{quote}” is no longer what it was and was left alone; look at "
        "it and try again.",
        "zh": "“{quote}”处的文字已经变了，没有改动；请核对后再试。",
    },
    "correction-overtaken": {
        "en": "The text was changed by hand after that correction, so it was not taken back.",
        "zh": "该更正之后文字又被手工改过，没有撤销。",
    },
    "correction-not-here": {
        "en": "Only headings and plain paragraphs can be corrected; place the cursor in one.",
        "zh": "只能更正标题和普通段落；请把光标放在其中。",
    },
    "correction-nothing-above": {
        "en": "There is no paragraph or heading above that this one could be joined with.",
        "zh": "上方没有可以合并的段落或标题。",
    },
    "correction-nothing-to-split": {
        "en": "A paragraph is split between two words of it; place the cursor there.",
        "zh": "请把光标放在段落中间再拆分。",
    },
}


def sentence(code: str, language: str, **details: str | int) -> str:
    """The sentence for a code, its placeholders filled; raises KeyError for an unknown code."""
    return SENTENCES[code][language].format(**details)


def mended(opening: "Opening", language: str) -> str:
    """What had to be done to open the notebook, in one sentence."""
    counts = opening._asdict() | {"doubtful": len(opening.doubtful)}
    return sentence(f"notebook-was-{opening.reason}", language, **counts)
