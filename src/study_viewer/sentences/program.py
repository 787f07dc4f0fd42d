# SPDX-License-Identifier: MIT
"""What the disk, the index and the command line have to say."""

PROGRAM: dict[str, dict[str, str]] = {
    # The collections of the library.
    "collection-unnamed": {
        "en": "A collection needs a name; write one.",
        "zh": "合集需要名称；请填写。",
    },
    "collection-there": {
        "en": "There is a collection “{name}” already; choose another name.",
        "zh": "已有名为“{name}”的合集；请换一个名称。",
    },
    "collections-damaged": {
        "en": "The file of the collections could not be read; it was kept as {path}, and the "
        "collections begin anew.",
        "zh": "合集文件无法读取，已另存为 {path}；合集将重新开始。",
    },
    "collections-restored": {
        "en": "The file of the collections could not be read; it was kept as {path}, and the copy "
        "of {day} took its place.",
        "zh": "合集文件无法读取，已另存为 {path}；已改用 {day} 的备份。",
    },
    "collections-found": {
        "en": "The file of the collections was not there; the copy of {day} took its place.",
        "zh": "找不到合集文件；已改用 {day} 的备份。",
    },
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
    "index-trouble": {
        "en": "{path} could not be read or written ({reason}); check the disk and try again.",
        "zh": "无法读写 {path}（{reason}）；请检查磁盘后再试。",
    },
    "index-damaged": {
        "en": "{path} was damaged and has been made anew; please try again.",
        "zh": "{path} 已损坏并已重新生成；请再试一次。",
    },
    # The command line.
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
}
