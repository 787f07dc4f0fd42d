<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Export notes…</source>
        <translation>导出笔记…</translation>
    </message>
    <message>
        <source>Open the notebook&apos;s folder</source>
        <translation>打开笔记本所在文件夹</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Note on the whole document</source>
        <translation>写全文笔记（学习心得）</translation>
    </message>
    <message>
        <source>Contents panel</source>
        <translation>目录栏</translation>
    </message>
    <message>
        <source>Annotations panel</source>
        <translation>批注栏</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>米黄</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Annotations</name>
    <message>
        <source>On the whole document</source>
        <translation>关于整份资料</translation>
    </message>
    <message>
        <source>On the whole section</source>
        <translation>关于整节</translation>
    </message>
    <message>
        <source>Please check the place</source>
        <translation>请核对位置</translation>
    </message>
    <message>
        <source>Attach to the selection</source>
        <translation>附到所选文字</translation>
    </message>
</context>
<context>
    <name>AnnotationsPanel</name>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>This section</source>
        <translation>本节</translation>
    </message>
    <message>
        <source>This document</source>
        <translation>本资料</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Write a note on the whole document</source>
        <translation>写全文笔记（学习心得）</translation>
    </message>
    <message>
        <source>What you mark will be here. Select a passage in the text, then choose a colour, a note or a bookmark.</source>
        <translation>您的批注会列在这里。在正文中选中一段文字，然后选择颜色、笔记或书签。</translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>%n 处高亮</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条笔记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookmark(s)</source>
        <translation>
            <numerusform>%n 个书签</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>ContextMenus</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>移出资料库</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>编辑笔记</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Attach to the selection</source>
        <translation>附到所选文字</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message numerus="yes">
        <source>%n annotation(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 条批注。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“{title}” was removed; its annotations stay.</source>
        <translation>“{title}”已移出资料库，批注仍保留。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可以重做的操作。</translation>
    </message>
    <message>
        <source>“{title}” is back.</source>
        <translation>“{title}”已放回资料库。</translation>
    </message>
    <message>
        <source>Undone: adding {what}.</source>
        <translation>已撤销：新增{what}。</translation>
    </message>
    <message>
        <source>Undone: deleting {what}.</source>
        <translation>已撤销：删除{what}。</translation>
    </message>
    <message>
        <source>Undone: changing {what}.</source>
        <translation>已撤销：修改{what}。</translation>
    </message>
    <message>
        <source>Done again: adding {what}.</source>
        <translation>已重做：新增{what}。</translation>
    </message>
    <message>
        <source>Done again: deleting {what}.</source>
        <translation>已重做：删除{what}。</translation>
    </message>
    <message>
        <source>Done again: changing {what}.</source>
        <translation>已重做：修改{what}。</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n 条批注</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone: writing the note of {what}.</source>
        <translation>已撤销：改写{what}的笔记。</translation>
    </message>
    <message>
        <source>Done again: writing the note of {what}.</source>
        <translation>已重做：改写{what}的笔记。</translation>
    </message>
    <message>
        <source>the annotation “{words}”</source>
        <translation>批注“{words}”</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Your text will be here</source>
        <translation>正文会显示在这里</translation>
    </message>
    <message>
        <source>Import a document: Ctrl+O, or drop a file here</source>
        <translation>按 Ctrl+O 导入资料，或把文件拖到这里</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Importing {name}…</source>
        <translation>正在导入 {name}…</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>学习笔记</translation>
    </message>
    <message>
        <source>Exporting {name}…</source>
        <translation>正在导出 {name}…</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>The one before stays beside it, with its annotations.</source>
        <translation>原来那份含有批注，已一并保留。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export notes</source>
        <translation>导出笔记</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Word document (.docx)</source>
        <translation>Word 文档（.docx）</translation>
    </message>
    <message>
        <source>PDF (.pdf)</source>
        <translation>PDF（.pdf）</translation>
    </message>
    <message>
        <source>Web page (.html)</source>
        <translation>网页（.html）</translation>
    </message>
    <message>
        <source>Markdown (.md)</source>
        <translation>Markdown（.md）</translation>
    </message>
    <message>
        <source>Table (.csv)</source>
        <translation>表格（.csv）</translation>
    </message>
    <message>
        <source>Anki cards (.tsv)</source>
        <translation>Anki 卡片（.tsv）</translation>
    </message>
    <message>
        <source>For another Study Viewer (.json)</source>
        <translation>供另一台电脑的 Study Viewer 使用（.json）</translation>
    </message>
    <message>
        <source>Official document (GB/T 9704)</source>
        <translation>公文格式（GB/T 9704）</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>全部资料</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>From the document, when left empty</source>
        <translation>留空时按资料名称自动拟定</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>Headings</name>
    <message>
        <source>Unplaced</source>
        <translation>未定位</translation>
    </message>
    <message>
        <source>The whole document</source>
        <translation>整份资料</translation>
    </message>
    <message>
        <source>Removed document {document}</source>
        <translation>已移出的资料 {document}</translation>
    </message>
    <message>
        <source>“{title}” (removed)</source>
        <translation>《{title}》（已移出）</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>What became of each file</source>
        <translation>每个文件的导入结果</translation>
    </message>
    <message>
        <source>Put the lines back</source>
        <translation>放回略去的行</translation>
    </message>
    <message>
        <source>Imports the file again with its page numbers and headers</source>
        <translation>重新导入该文件，保留页码和页眉</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Import cancelled.</source>
        <translation>已取消导入。</translation>
    </message>
    <message>
        <source>Imported: {new}. Failed: {failed}.</source>
        <translation>导入 {new} 份，{failed} 份未成功。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 份资料。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” is already there.</source>
        <translation>“{title}”已在资料库中。</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s).</source>
        <translation>
            <numerusform>有 %n 条提示。</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported “{title}”: {characters} characters.</source>
        <translation>已导入“{title}”，共 {characters} 字。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Study Viewer</source>
        <translation>Study Viewer</translation>
    </message>
    <message>
        <source>Something went wrong in the program; a report is in {path}.</source>
        <translation>程序出了点问题，报告已保存在 {path}。</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Select the passage in its document first.</source>
        <translation>请先在该资料中选中对应的文字。</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Write a note…</source>
        <translation>写下笔记…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Library menu</source>
        <translation>资料库菜单</translation>
    </message>
    <message>
        <source>Filter the contents</source>
        <translation>筛选目录</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>Your documents will be here. Import one with Ctrl+O, or drop it here.</source>
        <translation>您的资料会列在这里。按 Ctrl+O 导入，或把文件拖到这里。</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>No title holds “{words}”.</source>
        <translation>没有包含“{words}”的标题。</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>The note being written could not be saved. Close and lose it?</source>
        <translation>正在写的笔记无法保存。仍要关闭并放弃它吗？</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Highlight: {name}</source>
        <translation>高亮：{name}</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写笔记</translation>
    </message>
    <message>
        <source>Set a bookmark</source>
        <translation>加书签</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete the highlight</source>
        <translation>删除高亮</translation>
    </message>
    <message>
        <source>What to do with the selection</source>
        <translation>对所选文字的操作</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫色</translation>
    </message>
</context>
<context>
    <name>ShelfDesk</name>
    <message>
        <source>Section {number} of {total}</source>
        <translation>第 {number} 节，共 {total} 节</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel what is under way</source>
        <translation>取消正在进行的操作</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Notebook: {name}</source>
        <translation>笔记本：{name}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Paper: white, sepia or dark</source>
        <translation>纸张：白色、米黄或深色</translation>
    </message>
    <message>
        <source>Export notes</source>
        <translation>导出笔记</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>Today {clock}</source>
        <translation>今天 {clock}</translation>
    </message>
    <message>
        <source>Yesterday {clock}</source>
        <translation>昨天 {clock}</translation>
    </message>
</context>
</TS>
