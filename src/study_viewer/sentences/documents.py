# SPDX-License-Identifier: MIT
"""What is said of documents: on the shelf, on their way in, corrected."""

DOCUMENTS: dict[str, dict[str, str]] = {
    # The library.
    "document-unknown": {
        "en": "There is no document {document}; the command “list” shows all there are.",
        "zh": "没有资料“{document}”；用“list”命令可以查看全部资料。",
    },
    "document-unknown-but-similar": {
        "en": "There is no document {document}. The command “list” shows all there are; these have"
        " similar titles.",
        "zh": "没有资料“{document}”；用“list”命令可以查看全部资料，标题相近的有下面这些。",
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
        "save it as .docx, .txt or .md first.",
        "zh": "无法导入 {path}：不支持 {suffix} 文件；请先另存为 .docx、.txt 或 .md。",
    },
    "format-archive": {
        "en": "{path} is an archive; unpack it and import the files or the folder in it.",
        "zh": "{path} 是压缩包；请先解压，再导入其中的文件或文件夹。",
    },
    "format-web-archive": {
        "en": "{path} is a page saved as one archive; open it in a browser, "
        "save it as “Webpage, complete” (.html) and import that.",
        "zh": "{path} 是单个文件的网页存档；请用浏览器打开，另存为“网页，全部”（.html）后再导入。",
    },
    "format-printable": {
        "en": "{path} cannot be imported because {suffix} files are not supported; "
        "save it as .pdf in the program that it belongs to.",
        "zh": "无法导入 {path}：不支持 {suffix} 文件；请用原来的程序另存为 .pdf 再导入。",
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
    "already-there": {
        "en": "This text is already in the library as {place}; nothing was changed.",
        "zh": "资料库中已有这份资料（{place}）；未作任何改动。",
    },
    # Archives, and what reads foreign files.
    "archive-damaged": {
        "en": "{path} is damaged: its parts cannot be taken apart. Ask for the file again.",
        "zh": "{path} 已损坏，无法拆开其中的内容；请重新索取这个文件。",
    },
    "archive-unsafe": {
        "en": "{path} was not read: it holds a part with the unsafe name {name}.",
        "zh": "未读取 {path}：其中有一个部分的名称不安全（{name}）。",
    },
    "archive-too-large": {
        "en": "{path} was not read: packed into it is more than a document ever holds.",
        "zh": "未读取 {path}：其中压缩的内容远远超出一份文档的大小。",
    },
    "file-locked": {
        "en": "{path} is protected by a password; open it with the password and save it without.",
        "zh": "{path} 设有密码；请用密码打开后另存为不带密码的文件。",
    },
    "file-too-slow": {
        "en": "{path} takes too long to read and was left out; save it anew, or in parts.",
        "zh": "读取 {path} 用时过长，已跳过；请另存一次，或分成几个文件。",
    },
    "file-too-much": {
        "en": "{path} needs more memory than one file may take; save it in parts.",
        "zh": "读取 {path} 所需的内存超出了单个文件的上限；请分成几个文件保存。",
    },
    "file-too-nested": {
        "en": "{path} nests its parts too deeply to be read; save it anew, or as text.",
        "zh": "{path} 的嵌套层次过深，无法读取；请另存一次，或存为文本。",
    },
    "file-forbidden": {
        "en": "{path} was not read: what it asks for goes beyond reading. Save it anew, or as "
        "text.",
        "zh": "未读取 {path}：它所要求的超出了阅读的范围。请另存一次，或存为文本。",
    },
    "file-crashed": {
        "en": "{path} could not be read: it brought down the part of the program that reads it. "
        "Save it anew, or in another format.",
        "zh": "无法读取 {path}：程序负责读取的部分因它而中断。请另存一次，或换一种格式。",
    },
    "no-pages": {
        "en": "{path} has no pages that could be shown.",
        "zh": "{path} 没有可以显示的页面。",
    },
    "original-missing": {
        "en": "The original file of “{path}” is no longer in the library, so its pages cannot be "
        "shown; the text is as it was.",
        "zh": "“{path}”的原始文件已不在资料库中，无法显示其页面；正文不受影响。",
    },
    "office-missing": {
        "en": "{path} is of a format that LibreOffice has to convert, and it is not installed "
        "here; open the file in Word or WPS, save it as .docx, and import that.",
        "zh": "{path} 的格式要由 LibreOffice 转换，而本机没有安装它；"
        "请用 Word 或 WPS 打开，另存为 .docx 后再导入。",
    },
    "office-failed": {
        "en": "LibreOffice could not convert {path}; open it in Word or WPS, save it as .docx "
        "without a password, and import that.",
        "zh": "LibreOffice 无法转换 {path}；"
        "请用 Word 或 WPS 打开，另存为不带密码的 .docx 后再导入。",
    },
    "office-too-slow": {
        "en": "LibreOffice took too long over {path} and was stopped; open it in Word or WPS, save "
        "it as .docx, and import that.",
        "zh": "LibreOffice 转换 {path} 用时过长，已中止；"
        "请用 Word 或 WPS 打开，另存为 .docx 后再导入。",
    },
    "file-passed-over": {
        "en": "{place} was passed over because its format is not supported.",
        "zh": "已跳过 {place}：不支持这种格式。",
    },
    # PDF files.
    "pdf-password": {
        "en": "{path} is protected by a password, which is needed to read it.",
        "zh": "{path} 设有密码，需要密码才能读取。",
    },
    "pdf-password-wrong": {
        "en": "The password does not open {path}; check capitals and the keyboard layout.",
        "zh": "密码不正确，无法打开 {path}；请检查大小写和输入法。",
    },
    "pdf-damaged": {
        "en": "{path} is damaged, or no PDF although its name says so; ask for the file again.",
        "zh": "{path} 已损坏，或者虽以 .pdf 命名却不是 PDF；请重新索取这个文件。",
    },
    "page-unknown": {
        "en": "There is no page {page}; the file has {pages}.",
        "zh": "没有第 {page} 页；该文件共 {pages} 页。",
    },
    "pdf-scan": {
        "en": "This PDF has no text layer: its {text} pages were kept as pictures, which can be "
        "read and bookmarked, but not searched or marked.",
        "zh": "这个 PDF 没有文字层：{text} 页都按图片保留，可以阅读和加书签，但不能查找或划线。",
    },
    "pdf-pages-pictured": {
        "en": "{text} pages hold no text and were kept as pictures.",
        "zh": "有 {text} 页没有文字，已按图片保留。",
    },
    "pdf-logo": {
        "en": "{text} pictures in the headers or footers of most pages were left out.",
        "zh": "多数页的页眉或页脚上有 {text} 个相同的图片，已略去。",
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
    # Books of mdBook and MkDocs.
    "book-settings-unreadable": {
        "en": "{place} could not be read, so the book came in without what it says.",
        "zh": "无法读取 {place}，导入时未使用其中的设置。",
    },
    "book-source-missing": {
        "en": "The folder {text} named in {place} was not found in the book; the usual one was "
        "read instead.",
        "zh": "书中没有 {place} 所指的文件夹 {text}；已改读默认的文件夹。",
    },
    "summary-missing": {
        "en": "The book has no SUMMARY.md; its files stand in the order of their names.",
        "zh": "这本书没有 SUMMARY.md；各文件按名称排序。",
    },
    "chapter-file-missing": {
        "en": "The file {place} of a chapter was not found.",
        "zh": "未找到章节文件 {place}。",
    },
    "chapter-unlisted": {
        "en": "{place} was passed over because the book's table of contents does not name it.",
        "zh": "已跳过 {place}：本书的目录里没有它。",
    },
    "include-missing": {
        "en": "{place} takes a piece from {text}, which was not found in the book; the reference "
        "stayed as it is written.",
        "zh": "{place} 引用了 {text}，但书中没有这个文件；引用语句照原样保留。",
    },
    "include-circle": {
        "en": "{place} takes a piece from {text}, which takes one from there again; that was left "
        "as it is written.",
        "zh": "{place} 与 {text} 相互引用；重复的引用语句照原样保留。",
    },
    "include-too-much": {
        "en": "From {place} on the book takes more from other files than fits; those references "
        "stayed as they are written.",
        "zh": "自 {place} 起，引用的内容超出上限；其后的引用语句照原样保留。",
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
    "picture-kind": {
        "en": "The picture {text} in {place} is of a kind that cannot be shown; its description "
        "stands in its place.",
        "zh": "{place} 中的图片 {text} 格式无法显示；以其说明文字代替。",
    },
    "picture-too-large": {
        "en": "The picture {text} in {place} is too large and was left out.",
        "zh": "{place} 中的图片 {text} 过大，已略去。",
    },
    # Web pages and books.
    "page-too-large": {
        "en": "{path} is larger than {limit} MB, too much for one web page; split it.",
        "zh": "{path} 超过 {limit} MB，单个网页过大；请先拆分。",
    },
    "web-furniture": {
        "en": "What stands around the text of {place} was left out, such as navigation: {text}.",
        "zh": "{place} 中正文以外的内容（导航等）已略去：{text}。",
    },
    "epub-broken": {
        "en": "{path} is no sound e-book: its list of chapters is missing. Ask for it again.",
        "zh": "{path} 不是完整的电子书：缺少章节清单。请重新索取这个文件。",
    },
    "epub-locked": {
        "en": "{path} is encrypted (DRM) and can be read only in its shop's own program.",
        "zh": "{path} 已加密（DRM），只能在购书平台自己的程序中阅读。",
    },
    "chapter-missing": {
        "en": "The chapter {place} is missing in the book.",
        "zh": "书中缺少章节 {place}。",
    },
    "chapter-outside": {
        "en": "{place} lies in the book but is none of its chapters, and was left out.",
        "zh": "{place} 在书内，但不属于任何章节，已略去。",
    },
    "chapter-unreadable": {
        "en": "The chapter {place} is no text and was left out.",
        "zh": "章节 {place} 不是文本，已略去。",
    },
    # Word files.
    "word-damaged": {
        "en": "{path} is no Word document, or a damaged one; open it in Word and save it anew.",
        "zh": "{path} 不是 Word 文档，或已损坏；请用 Word 打开后重新保存。",
    },
    "word-old": {
        "en": "{path} is an old Word file under a new name; open it in Word and save it as .docx.",
        "zh": "{path} 是改了扩展名的旧版 Word 文件；请用 Word 打开后另存为 .docx。",
    },
    "word-comments": {
        "en": "Others remarked something in {text} places of this file; an import with comments "
        "keeps it as notes.",
        "zh": "文件中有 {text} 条他人的批注；导入时选择保留批注，即可存为笔记。",
    },
    "word-contents": {
        "en": "The table of contents in the file was left out: the section tree takes its place.",
        "zh": "文件中的目录页已略去，由章节目录代替。",
    },
    "word-hidden": {
        "en": "{text} pieces of hidden text were left out; Word does not show them either.",
        "zh": "已略去 {text} 处隐藏文字；它们在 Word 中也不显示。",
    },
    "word-object": {
        "en": "{text} charts, diagrams or embedded files cannot be shown and were left out.",
        "zh": "有 {text} 个图表、示意图或嵌入的文件无法显示，已略去。",
    },
    "word-picture": {
        "en": "{text} pictures are of a kind that is not shown; their descriptions stand in "
        "their place.",
        "zh": "有 {text} 张图片的格式无法显示，以其说明文字代替。",
    },
    "word-picture-outside": {
        "en": "{text} pictures lie outside the file and were not fetched.",
        "zh": "有 {text} 张图片不在文件之内，没有获取。",
    },
    "word-symbol": {
        "en": "{text} symbols of a special font are unknown and are shown as �.",
        "zh": "有 {text} 个特殊字体的符号无法识别，显示为 �。",
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
    "correction-entry-stays": {
        "en": "This entry stands for its whole section, so it stays in the contents.",
        "zh": "这一条代表整节，要留在目录里。",
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
