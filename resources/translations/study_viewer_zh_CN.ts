<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Study Viewer</source>
        <translation>关于 Study Viewer</translation>
    </message>
    <message>
        <source>Study Viewer</source>
        <translation>Study Viewer</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Licence: MIT</source>
        <translation>许可证：MIT</translation>
    </message>
    <message>
        <source>Data folder: {path}</source>
        <translation>数据文件夹：{path}</translation>
    </message>
    <message>
        <source>Qt {version}</source>
        <translation>Qt {version}</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>关于本程序</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
</context>
<context>
    <name>AboutDocument</name>
    <message>
        <source>Title, issuer and date</source>
        <translation>标题、发文机关和日期</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>发文机关</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>发文日期</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
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
        <translation>前往</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Correct the text at the cursor</source>
        <translation>更正光标处的文字</translation>
    </message>
    <message>
        <source>Sort the documents by</source>
        <translation>资料排序</translation>
    </message>
    <message>
        <source>New from clipboard</source>
        <translation>从剪贴板新建</translation>
    </message>
    <message>
        <source>Notebook…</source>
        <translation>笔记本…</translation>
    </message>
    <message>
        <source>Save the text as…</source>
        <translation>正文另存为…</translation>
    </message>
    <message>
        <source>Open the original file</source>
        <translation>打开原始文件</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一处</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一处</translation>
    </message>
    <message>
        <source>Filter the annotations</source>
        <translation>筛选批注</translation>
    </message>
    <message>
        <source>Name the colours…</source>
        <translation>命名颜色…</translation>
    </message>
    <message>
        <source>Heading, level 1</source>
        <translation>一级标题</translation>
    </message>
    <message>
        <source>Heading, level 2</source>
        <translation>二级标题</translation>
    </message>
    <message>
        <source>Heading, level 3</source>
        <translation>三级标题</translation>
    </message>
    <message>
        <source>Heading, level 4</source>
        <translation>四级标题</translation>
    </message>
    <message>
        <source>Not a heading</source>
        <translation>不是标题</translation>
    </message>
    <message>
        <source>Split the paragraph here</source>
        <translation>在此处分段</translation>
    </message>
    <message>
        <source>Join with the paragraph above</source>
        <translation>并入上一段</translation>
    </message>
    <message>
        <source>Undo the last correction</source>
        <translation>撤销上一次更正</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>默认字号</translation>
    </message>
    <message>
        <source>Page and type…</source>
        <translation>页面与字体…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>下一节</translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation>上一节</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Date of issue, newest first</source>
        <translation>按发文日期，新的在前</translation>
    </message>
    <message>
        <source>Last read first</source>
        <translation>最近读过的在前</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Study Viewer</source>
        <translation>关于 Study Viewer</translation>
    </message>
    <message>
        <source>Heading, level 5</source>
        <translation>五级标题</translation>
    </message>
    <message>
        <source>Heading, level 6</source>
        <translation>六级标题</translation>
    </message>
    <message>
        <source>Page of the original</source>
        <translation>原始页面</translation>
    </message>
    <message>
        <source>Find in this section…</source>
        <translation>在本节中查找…</translation>
    </message>
    <message>
        <source>What changed…</source>
        <translation>有哪些改动…</translation>
    </message>
    <message>
        <source>Editions…</source>
        <translation>各个版本…</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>转到…</translation>
    </message>
    <message>
        <source>Library…</source>
        <translation>资料库…</translation>
    </message>
    <message>
        <source>Search everywhere…</source>
        <translation>全库搜索…</translation>
    </message>
    <message>
        <source>History of this phrase…</source>
        <translation>提法沿革…</translation>
    </message>
    <message>
        <source>Commands, documents, words…</source>
        <translation>命令、资料、词语…</translation>
    </message>
    <message>
        <source>Import a new edition…</source>
        <translation>导入新版本…</translation>
    </message>
    <message>
        <source>New editions to decide…</source>
        <translation>待确认的新版本…</translation>
    </message>
</context>
<context>
    <name>AnnotationMenu</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>编辑笔记</translation>
    </message>
    <message>
        <source>Edit the tags</source>
        <translation>编辑标签</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy with where it stands</source>
        <translation>复制并注明出处</translation>
    </message>
    <message>
        <source>Name the colours…</source>
        <translation>命名颜色…</translation>
    </message>
    <message>
        <source>Colour names saved</source>
        <translation>颜色名称已保存</translation>
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
    <message>
        <source>It is right</source>
        <translation>位置无误</translation>
    </message>
    <message>
        <source>Its passage was not found</source>
        <translation>原文未找到</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>笔记：</translation>
    </message>
    <message>
        <source>Tags:</source>
        <translation>标签：</translation>
    </message>
    <message>
        <source>Found in another section</source>
        <translation>在另一章节中找到</translation>
    </message>
    <message>
        <source>Nearest to where you are reading</source>
        <translation>离正在读的地方最近</translation>
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
    <message>
        <source>Filter the annotations</source>
        <translation>筛选批注</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>重新全部显示</translation>
    </message>
    <message>
        <source>Nothing fits this filter.</source>
        <translation>没有符合条件的批注。</translation>
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
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Save the text as</source>
        <translation>正文另存为</translation>
    </message>
    <message>
        <source>The notebook&apos;s new folder</source>
        <translation>笔记本的新文件夹</translation>
    </message>
    <message>
        <source>Notebooks and annotations</source>
        <translation>笔记本和批注</translation>
    </message>
    <message>
        <source>Restore from a file</source>
        <translation>从文件恢复</translation>
    </message>
    <message>
        <source>“{name}” is there already. Replace it?</source>
        <translation>“{name}”已存在，是否替换？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Rename the collection</source>
        <translation>重命名合集</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>新建合集</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Away</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Choose its folder…</source>
        <translation>选择它所在的文件夹…</translation>
    </message>
    <message>
        <source>Go on with the last backup</source>
        <translation>使用最近的备份继续</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>The folder the notebook lies in</source>
        <translation>笔记本所在的文件夹</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>From the command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Before it was replaced</source>
        <translation>替换之前</translation>
    </message>
    <message>
        <source>After it was replaced</source>
        <translation>替换之后</translation>
    </message>
    <message>
        <source>Before a new version of the program</source>
        <translation>程序升级之前</translation>
    </message>
    <message>
        <source>Choose a backup to see what going back to it would change.</source>
        <translation>选择一个备份，查看恢复后会有哪些变化。</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>Nothing would change: all of it is in the notebook.</source>
        <translation>不会有变化：其中的内容笔记本里都有。</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Merging {name} would do this (a backup is made first):</source>
        <translation>合并 {name} 后会有这些变化（会先备份）：</translation>
    </message>
    <message>
        <source>Going back to {name} would do this (a backup is made first):</source>
        <translation>恢复到 {name} 后会有这些变化（会先备份）：</translation>
    </message>
    <message>
        <source>comes back: {count}</source>
        <translation>找回 {count}</translation>
    </message>
    <message>
        <source>changes: {count}</source>
        <translation>改变 {count}</translation>
    </message>
    <message>
        <source>goes: {count}</source>
        <translation>去掉 {count}</translation>
    </message>
    <message>
        <source>comes back: {words}</source>
        <translation>找回：{words}</translation>
    </message>
    <message>
        <source>changes: {words}</source>
        <translation>改变：{words}</translation>
    </message>
    <message>
        <source>goes: {words}</source>
        <translation>去掉：{words}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>会有哪些变化</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Save a copy as…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件恢复…</translation>
    </message>
    <message>
        <source>A copy of a notebook, or annotations exported by another Study Viewer</source>
        <translation>笔记本的副本，或由另一个 Study Viewer 导出的批注</translation>
    </message>
    <message>
        <source>No backup yet. Every start makes one of what was written before it; the button below makes one now.</source>
        <translation>还没有备份。每次启动都会备份此前所写的内容；点下面的按钮，现在就备份。</translation>
    </message>
    <message>
        <source>When the program started</source>
        <translation>程序启动时</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <translation>手动备份</translation>
    </message>
</context>
<context>
    <name>Bringing</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Import report {date}</source>
        <translation>导入报告 {date}</translation>
    </message>
    <message>
        <source>New edition of “{title}”</source>
        <translation>“{title}”的新版本</translation>
    </message>
    <message>
        <source>The one before stays beside it, with all that belongs to it.</source>
        <translation>原有的那份仍留在资料库中，它的批注和旧版都在。</translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>合集</translation>
    </message>
    <message>
        <source>Take out of “{name}”</source>
        <translation>移出“{name}”</translation>
    </message>
    <message>
        <source>Title, issuer and date…</source>
        <translation>标题、发文机关和日期…</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>移出资料库</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>新建合集…</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) added to “{name}”.</source>
        <translation>
            <numerusform>已将 %n 份资料加入“{name}”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) taken out of “{name}”.</source>
        <translation>
            <numerusform>已将 %n 份资料移出“{name}”。</numerusform>
        </translation>
    </message>
    <message>
        <source>The collection “{name}” was deleted; its documents stay.</source>
        <translation>合集“{name}”已删除，其中的资料保留。</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Before: {words}</source>
        <translation>原先：{words}</translation>
    </message>
</context>
<context>
    <name>CatchingUp</name>
    <message>
        <source>Taking documents on to the shelf: {done} of {total}…</source>
        <translation>正在把资料放上书架：第 {done} 份，共 {total} 份…</translation>
    </message>
    <message>
        <source>Taking documents on to the shelf…</source>
        <translation>正在把资料放上书架…</translation>
    </message>
    <message>
        <source>The documents that are left are read in at the next start.</source>
        <translation>其余文件下次启动时读入。</translation>
    </message>
    <message>
        <source>A file of “{title}” was changed; it is shown as it is now.</source>
        <translation>“{title}”的文件已被改动，现按新内容显示。</translation>
    </message>
</context>
<context>
    <name>ColourNamesDialog</name>
    <message>
        <source>Name the colours</source>
        <translation>命名颜色</translation>
    </message>
    <message>
        <source>The names stand in the menus, in the filter and in what is exported.</source>
        <translation>这些名称用于菜单、筛选和导出。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>{colour}: included</source>
        <translation>{colour}：包含</translation>
    </message>
    <message>
        <source>{colour}: left out</source>
        <translation>{colour}：不包含</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>No original file was kept of this document.</source>
        <translation>这份资料没有保留原始文件。</translation>
    </message>
    <message>
        <source>Open a document first.</source>
        <translation>请先打开一份资料。</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>A new paragraph begins at “{words}”.</source>
        <translation>已从“{words}”处另起一段。</translation>
    </message>
    <message>
        <source>The entry is called “{words}” now.</source>
        <translation>目录项已改为“{words}”。</translation>
    </message>
    <message>
        <source>Nothing was corrected in this document.</source>
        <translation>这份资料没有更正过。</translation>
    </message>
    <message>
        <source>The last correction was taken back.</source>
        <translation>已撤销上一次更正。</translation>
    </message>
    <message>
        <source>Another correction was made since; that one is taken back first.</source>
        <translation>之后还有别的更正，请先撤销那一次。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“{words}” is a paragraph now.</source>
        <translation>“{words}”已改为正文段落。</translation>
    </message>
    <message>
        <source>“{words}” was joined with the text above.</source>
        <translation>“{words}”已与上文合并。</translation>
    </message>
    <message>
        <source>Click in the paragraph first, then correct it.</source>
        <translation>请先在段落中点一下，再更正。</translation>
    </message>
    <message>
        <source>“{words}” is no heading.</source>
        <translation>“{words}”不是标题。</translation>
    </message>
    <message>
        <source>“{words}” is now “{heading}”.</source>
        <translation>“{words}”现在是{heading}。</translation>
    </message>
    <message>
        <source>“{words}” is already “{heading}”.</source>
        <translation>“{words}”已经是{heading}。</translation>
    </message>
    <message>
        <source>“{words}” is no longer in the contents.</source>
        <translation>“{words}”已从目录中去掉。</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>New editions…</source>
        <translation>新版本…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Undone: adding {what}.</source>
        <translation>已撤销：新增{what}。</translation>
    </message>
    <message>
        <source>Undone: deleting {what}.</source>
        <translation>已撤销：删除{what}。</translation>
    </message>
    <message>
        <source>Undone: writing the note of {what}.</source>
        <translation>已撤销：改写{what}的笔记。</translation>
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
        <source>Done again: writing the note of {what}.</source>
        <translation>已重做：改写{what}的笔记。</translation>
    </message>
    <message>
        <source>Done again: changing {what}.</source>
        <translation>已重做：修改{what}。</translation>
    </message>
    <message>
        <source>the annotation “{words}”</source>
        <translation>批注“{words}”</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n 条批注</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Destinations</name>
    <message>
        <source>No document is open.</source>
        <translation>没有打开资料。</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>第 {number} 页</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
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
        <source>There is nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可以重做的操作。</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n annotation(s)?</source>
        <translation>
            <numerusform>删除 %n 条批注？</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>To take the import back, right-click each document, then remove it.</source>
        <translation>要撤销这次导入，请右击每份资料，把它移出资料库。</translation>
    </message>
    <message>
        <source>To take the import of “{title}” back, remove it from the library.</source>
        <translation>要撤销“{title}”的导入，请把它移出资料库。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>Doubtful</name>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n 条待核对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unplaced</source>
        <translation>
            <numerusform>%n 条未定位</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftActs</name>
    <message>
        <source>Split here</source>
        <translation>在此处分段</translation>
    </message>
    <message>
        <source>Join with above</source>
        <translation>并入上一段</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Put this line back</source>
        <translation>恢复此行</translation>
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
        <source>Make this paragraph a heading</source>
        <translation>将本段设为标题</translation>
    </message>
    <message>
        <source>Make this paragraph a heading (Ctrl+Alt+1 to Ctrl+Alt+6)</source>
        <translation>把这一段改为标题（Ctrl+Alt+1 到 Ctrl+Alt+6）</translation>
    </message>
    <message>
        <source>Back to the original</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Make heading</source>
        <translation>设为标题</translation>
    </message>
    <message>
        <source>Not a table</source>
        <translation>不是表格</translation>
    </message>
    <message>
        <source>Not a list</source>
        <translation>不是列表</translation>
    </message>
    <message>
        <source>Shows it as paragraphs, with all its words ({keys})</source>
        <translation>改成普通段落，文字一个不少（{keys}）</translation>
    </message>
</context>
<context>
    <name>DraftEditor</name>
    <message>
        <source>Contents as they will be</source>
        <translation>导入后的目录</translation>
    </message>
    <message>
        <source>Text as it will be</source>
        <translation>导入后的正文</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop to import</source>
        <translation>松开即可导入</translation>
    </message>
</context>
<context>
    <name>EditionChanges</name>
    <message>
        <source>What changed</source>
        <translation>有哪些改动</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>“{title}”</translation>
    </message>
    <message>
        <source>The edition before</source>
        <translation>较早的版本</translation>
    </message>
    <message>
        <source>The edition after</source>
        <translation>较新的版本</translation>
    </message>
    <message>
        <source>Changes by section</source>
        <translation>按章节列出的改动</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Comparing the editions…</source>
        <translation>正在比较两个版本…</translation>
    </message>
    <message>
        <source>Edition {old} and edition {new} say the same, word for word.</source>
        <translation>第 {old} 版与第 {new} 版文字完全相同。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>无标题</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n 条批注</numerusform>
        </translation>
    </message>
    <message>
        <source>from “{title}”</source>
        <translation>移自“{title}”</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Reworded</source>
        <translation>改写</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Edition {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>The change before (Shift+F7)</source>
        <translation>上一处改动（Shift+F7）</translation>
    </message>
    <message>
        <source>The next change (F7)</source>
        <translation>下一处改动（F7）</translation>
    </message>
    <message>
        <source>Renumbered</source>
        <translation>序号调整</translation>
    </message>
</context>
<context>
    <name>EditionList</name>
    <message>
        <source>Editions</source>
        <translation>各个版本</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>“{title}”</translation>
    </message>
    <message>
        <source>Earlier editions can be read and compared; notes are taken in the newest.</source>
        <translation>较早的版本可以阅读和比较；批注做在最新版本上。</translation>
    </message>
    <message>
        <source>There is one edition so far. Once its next one is imported, this one can still be read here.</source>
        <translation>目前只有一个版本。导入新版本之后，现在这一版仍可在这里阅读。</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>有哪些改动</translation>
    </message>
    <message>
        <source>Take the newest back…</source>
        <translation>撤回最新版本…</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>发文日期</translation>
    </message>
    <message>
        <source>Imported from</source>
        <translation>来源文件</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>节数</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Editions, the newest first</source>
        <translation>各个版本，最新的在前</translation>
    </message>
    <message>
        <source>{number} (read now)</source>
        <translation>{number}（现在阅读的）</translation>
    </message>
</context>
<context>
    <name>EditionQuestion</name>
    <message>
        <source>A new edition?</source>
        <translation>是新版本吗？</translation>
    </message>
    <message>
        <source>New edition</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Separate document</source>
        <translation>单独的资料</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Documents that it may be a new edition of</source>
        <translation>可能是其新版本的资料</translation>
    </message>
    <message>
        <source>It may be a new edition of one of these documents:</source>
        <translation>它可能是以下某份资料的新版本：</translation>
    </message>
    <message>
        <source>It seems to be a new edition of “{title}” (edition {edition}): {why}.</source>
        <translation>它像是“{title}”（第 {edition} 版）的新版本：{why}。</translation>
    </message>
    <message>
        <source>A new edition takes the place of the one before, which can still be read; the annotations go along. A separate document stands beside it.</source>
        <translation>新版本会取代原来的版本，原版本仍可阅读，批注随之转到新版本。单独的资料则与它并列。</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>“{title}”</translation>
    </message>
    <message>
        <source>“{title}” from {file}</source>
        <translation>“{title}”，来自 {file}</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} 字</translation>
    </message>
    <message>
        <source>more than {count} characters</source>
        <translation>超过 {count} 字</translation>
    </message>
    <message>
        <source>{share} % of its paragraphs are the same</source>
        <translation>{share}% 的段落相同</translation>
    </message>
    <message>
        <source>the same text</source>
        <translation>文字相同</translation>
    </message>
    <message>
        <source>the same file name</source>
        <translation>文件名相同</translation>
    </message>
    <message>
        <source>the same first line</source>
        <translation>第一行相同</translation>
    </message>
    <message>
        <source>the same title</source>
        <translation>标题相同</translation>
    </message>
    <message>
        <source>{one}, and {other}</source>
        <translation>{one}，{other}</translation>
    </message>
    <message numerus="yes">
        <source>It has %n annotation(s).</source>
        <translation>
            <numerusform>它有 %n 条批注。</numerusform>
        </translation>
    </message>
    <message>
        <source>This is the text of edition {older} of “{title}”, which is older: edition {edition} is read now.</source>
        <translation>这是“{title}”第 {older} 版的内容，比现在所读的第 {edition} 版旧。</translation>
    </message>
    <message>
        <source>the text of edition {older}, which is older</source>
        <translation>内容与较旧的第 {older} 版相同</translation>
    </message>
    <message>
        <source>“{title}” from the folder {file}</source>
        <translation>“{title}”，来自文件夹“{file}”</translation>
    </message>
    <message>
        <source>the same folder name</source>
        <translation>文件夹名称相同</translation>
    </message>
</context>
<context>
    <name>EditionReader</name>
    <message>
        <source>“{title}”, edition {number}</source>
        <translation>“{title}”，第 {number} 版</translation>
    </message>
    <message>
        <source>{edition}, issued on {date}</source>
        <translation>{edition}，{date} 发布</translation>
    </message>
    <message>
        <source>Contents of this edition</source>
        <translation>此版本的目录</translation>
    </message>
    <message>
        <source>Text of this edition</source>
        <translation>此版本的正文</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>EditionReport</name>
    <message>
        <source>Edition taken back</source>
        <translation>已撤回版本</translation>
    </message>
    <message>
        <source>New edition</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>有哪些改动</translation>
    </message>
    <message>
        <source>Take the new edition back</source>
        <translation>撤回新版本</translation>
    </message>
    <message>
        <source>Annotations by where they stand now</source>
        <translation>按现在的位置分组的批注</translation>
    </message>
    <message>
        <source>A click shows the annotation in its text.</source>
        <translation>点击可在正文中查看该批注。</translation>
    </message>
    <message>
        <source>No annotation stands in this document.</source>
        <translation>这份资料中没有批注。</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) of the edition before fit no longer.</source>
        <translation>
            <numerusform>上一版本的 %n 处更正已不适用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Without words</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>as before: {now}</source>
        <translation>与之前相同：{now}</translation>
    </message>
    <message>
        <source>before: {before}, now: {now}</source>
        <translation>之前：{before}；现在：{now}</translation>
    </message>
    <message>
        <source>Unplaced: its passage was not found</source>
        <translation>未定位：找不到原来的文字</translation>
    </message>
    <message>
        <source>Moved: found in another section</source>
        <translation>移到别处：在另一节中找到</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>已定位</translation>
    </message>
    <message>
        <source>unplaced</source>
        <translation>未定位</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>移到别处</translation>
    </message>
    <message>
        <source>placed</source>
        <translation>已定位</translation>
    </message>
    <message>
        <source>You now read edition {number} of “{title}”.</source>
        <translation>现在读的是“{title}”第 {number} 版。</translation>
    </message>
    <message>
        <source>To check: the passage or what stands around it changed</source>
        <translation>待核对：原文或前后文有改动</translation>
    </message>
    <message>
        <source>“{title}” is no longer in the library.</source>
        <translation>“{title}”已不在资料库中。</translation>
    </message>
    <message>
        <source>This is about edition {number} of “{title}”, which is no longer the one you read.</source>
        <translation>这里说的是“{title}”第 {number} 版，现在读的已不是这一版。</translation>
    </message>
</context>
<context>
    <name>EditionsDesk</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>有哪些改动</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Back to edition {number} of “{title}”: {counts}.</source>
        <translation>已退回“{title}”第 {number} 版：{counts}。</translation>
    </message>
    <message>
        <source>New edition of “{title}”: {counts}.</source>
        <translation>“{title}”的新版本：{counts}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>no annotations</source>
        <translation>没有批注</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) of the edition before fit no longer.</source>
        <translation>
            <numerusform>上一版本的 %n 处更正已不适用。</numerusform>
        </translation>
    </message>
    <message>
        <source>%n placed</source>
        <translation>%n 条已定位</translation>
    </message>
    <message>
        <source>%n moved</source>
        <translation>%n 条移到别处</translation>
    </message>
    <message>
        <source>%n to check</source>
        <translation>%n 条待核对</translation>
    </message>
    <message>
        <source>%n unplaced</source>
        <translation>%n 条未定位</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>“{title}” has no earlier edition; once its next one is imported, what changed is shown here.</source>
        <translation>“{title}”没有较早的版本；导入新版本之后，可在这里查看改动。</translation>
    </message>
    <message>
        <source>Shown in the text.</source>
        <translation>已在正文中显示。</translation>
    </message>
    <message>
        <source>Back to what changed</source>
        <translation>回到改动</translation>
    </message>
    <message>
        <source>Another program changed “{title}” to edition {number}.</source>
        <translation>另一个程序把“{title}”换成了第 {number} 版。</translation>
    </message>
    <message>
        <source>Take edition {number} of “{title}” back? The one before is read again, and the annotations stay.</source>
        <translation>要撤回“{title}”第 {number} 版吗？将重新阅读上一版本，批注保留。</translation>
    </message>
    <message>
        <source>Nothing was taken back: you now read edition {now} of “{title}”, no longer edition {number}.</source>
        <translation>没有撤回：“{title}”现在读的是第 {now} 版，已不是第 {number} 版。</translation>
    </message>
    <message>
        <source>Take the new edition back</source>
        <translation>撤回新版本</translation>
    </message>
</context>
<context>
    <name>EditionsQuestion</name>
    <message>
        <source>New editions?</source>
        <translation>新版本？</translation>
    </message>
    <message numerus="yes">
        <source>%n of the files seem(s) to be a new edition of a document in the library. Nothing is replaced before you say so.</source>
        <translation>
            <numerusform>有 %n 个文件像是资料库中资料的新版本。未经您确认，不会替换任何资料。</numerusform>
        </translation>
    </message>
    <message>
        <source>A new edition takes the place of the one before, which can still be read; the annotations go along. A separate document stands beside it.</source>
        <translation>新版本会取代原来的版本，原版本仍可阅读，批注随之转到新版本。单独的资料则与它并列。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Files that may be new editions</source>
        <translation>可能是新版本的文件</translation>
    </message>
    <message>
        <source>What is chosen becomes:</source>
        <translation>选中的文件：</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>New edition</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Separate document</source>
        <translation>单独的资料</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>{choice} ▾</source>
        <translation>{choice} ▾</translation>
    </message>
    <message>
        <source>New edition of “{title}”</source>
        <translation>“{title}”的新版本</translation>
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
    <name>EncodingBox</name>
    <message>
        <source>Found: {name}</source>
        <translation>自动识别：{name}</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
</context>
<context>
    <name>Everything</name>
    <message>
        <source>Search everywhere for “{words}”</source>
        <translation>全库搜索“{words}”</translation>
    </message>
    <message numerus="yes">
        <source>%n more title(s)</source>
        <translation>
            <numerusform>还有 %n 个标题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EverythingBox</name>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Commands, documents, headings, words</source>
        <translation>输入命令、资料、标题或词语</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>What it may mean</source>
        <translation>可选项</translation>
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
        <translation>供另一处 Study Viewer 用（.json）</translation>
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
    <message>
        <source>This document: {title}</source>
        <translation>本资料：{title}</translation>
    </message>
    <message>
        <source>This section: {title}</source>
        <translation>本章节：{title}</translation>
    </message>
    <message>
        <source>Open after saving</source>
        <translation>保存后打开</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies all that would be saved</source>
        <translation>复制将要保存的全部内容</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Of words such as unit, name, date and “My note”</source>
        <translation>指“单位”“姓名”“日期”“我的笔记”等固定用语</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>This format has no title, unit, name or date.</source>
        <translation>此格式不含标题、单位、姓名和日期。</translation>
    </message>
    <message>
        <source>This format has no unit, name or date.</source>
        <translation>此格式不含单位、姓名和日期。</translation>
    </message>
    <message>
        <source>As in the document</source>
        <translation>与资料相同</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Exporting {name}…</source>
        <translation>正在导出 {name}…</translation>
    </message>
    <message>
        <source>Copied: paste it with Ctrl+V.</source>
        <translation>已复制，可用 Ctrl+V 粘贴。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter quotes and notes</source>
        <translation>筛选引文和笔记</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>重新全部显示</translation>
    </message>
    <message>
        <source>All</source>
        <comment>kinds</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>More tags</source>
        <translation>更多标签</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>已定位</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Unplaced</source>
        <translation>未定位</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>{n} of {m}</source>
        <translation>{n} / {m}</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>共 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not in this section; next in “{title}”</source>
        <translation>本节没有；下一处在“{title}”</translation>
    </message>
    <message>
        <source>Not in this section…</source>
        <translation>本节没有，正在往下找…</translation>
    </message>
    <message>
        <source>Not in this document</source>
        <translation>整份资料中都没有</translation>
    </message>
    <message>
        <source>{n} of {m} in this section</source>
        <translation>本节 {n} / {m}</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in this section</source>
        <translation>
            <numerusform>本节共 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Find in this section</source>
        <translation>在本节中查找</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>全库搜索</translation>
    </message>
</context>
<context>
    <name>Going</name>
    <message>
        <source>This is the last section.</source>
        <translation>这已是最后一节。</translation>
    </message>
    <message>
        <source>This is the first section.</source>
        <translation>这已是第一节。</translation>
    </message>
</context>
<context>
    <name>Header</name>
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
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} / {all}</translation>
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
    <name>Help</name>
    <message>
        <source>The user guide is not here.</source>
        <translation>找不到使用指南。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The user guide is there in English too.</source>
        <translation>使用指南也有中文版。</translation>
    </message>
</context>
<context>
    <name>ImportList</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>The files of this import</source>
        <translation>本次导入的文件</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>取消导入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import cancelled.</source>
        <translation>已取消导入。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Left out: format not supported</source>
        <translation>已略过：不支持这种格式</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>New editions…</source>
        <translation>新版本…</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message numerus="yes">
        <source>%n correction(s) did not fit any more.</source>
        <translation>
            <numerusform>有 %n 处修改不再适用，未能保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” is already there; in another encoding, or with its lines put back, it is another document.</source>
        <translation>资料“{title}”已在资料库中；若换一种编码或恢复被略去的行，则成为另一份资料。</translation>
    </message>
    <message>
        <source>A long text: its first {count} characters are shown, and the rest comes along.</source>
        <translation>文本较长：这里显示前 {count} 字，其余部分会一并导入。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>存入资料库</translation>
    </message>
    <message>
        <source>Import preview</source>
        <translation>导入预览</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Show this whenever one file is imported</source>
        <translation>导入单个文件时都显示预览</translation>
    </message>
    <message>
        <source>Otherwise only where there is something to know</source>
        <translation>否则只在有需要说明的情况时显示</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Your corrections are not kept yet. Esc once more drops them.</source>
        <translation>您的更正还没有保存。再按一次 Esc 将放弃这些更正。</translation>
    </message>
    <message numerus="yes">
        <source>Keep %n comment(s) by others as notes</source>
        <translation>
            <numerusform>将他人的 %n 条批注存为笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>Edition {number} of “{title}”</source>
        <translation>“{title}”第 {number} 版</translation>
    </message>
    <message>
        <source>Import preview: {edition}</source>
        <translation>导入预览：{edition}</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) of the edition before fit no longer.</source>
        <translation>
            <numerusform>上一版本的 %n 处更正已不适用。</numerusform>
        </translation>
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
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Import cancelled.</source>
        <translation>已取消导入。</translation>
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
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>已导入 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there</source>
        <translation>
            <numerusform>%n 个已在资料库中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 个略过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not begun</source>
        <translation>
            <numerusform>%n 个未导入</numerusform>
        </translation>
    </message>
    <message>
        <source>It seems to be a new edition of “{title}”.</source>
        <translation>它像是“{title}”的新版本。</translation>
    </message>
    <message>
        <source>Imported “{title}”.</source>
        <translation>已导入“{title}”。</translation>
    </message>
    <message numerus="yes">
        <source>%n new edition(s)</source>
        <translation>
            <numerusform>%n 个新版本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n 个待确认</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing {name}…</source>
        <translation>正在导入 {name}…</translation>
    </message>
    <message>
        <source>It seems to be a new edition of “{title}”; not imported yet.</source>
        <translation>像是“{title}”的新版本；尚未导入。</translation>
    </message>
    <message>
        <source>Left out: it seems to be a new edition of “{title}”.</source>
        <translation>未导入：像是“{title}”的新版本。</translation>
    </message>
    <message>
        <source>Edition {number} of “{title}”: {counts}.</source>
        <translation>“{title}”第 {number} 版：{counts}。</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) of the edition before fit no longer.</source>
        <translation>
            <numerusform>上一版本的 %n 处更正已不适用。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InDoubt</name>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n 条待核对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unplaced</source>
        <translation>
            <numerusform>%n 条未定位</numerusform>
        </translation>
    </message>
    <message>
        <source>{counts}: quoted as they were marked, with a remark that says so.</source>
        <translation>{counts}：引用的是批注时的原文，并已注明。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Selected text</source>
        <translation>选中文字时</translation>
    </message>
    <message>
        <source>Highlight in the last colour</source>
        <translation>用上次的颜色高亮</translation>
    </message>
    <message>
        <source>Highlight in that colour</source>
        <translation>用对应的颜色高亮</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>复制并附出处</translation>
    </message>
    <message>
        <source>Search for this</source>
        <translation>搜索这段文字</translation>
    </message>
    <message>
        <source>Delete the annotation</source>
        <translation>删除批注</translation>
    </message>
    <message>
        <source>Close the bar</source>
        <translation>关闭选择栏</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>On by a screen, then to the next</source>
        <translation>向后一屏，到底后进入下一节</translation>
    </message>
    <message>
        <source>Back by a screen, then to the one before</source>
        <translation>向前一屏，到顶后回到上一节</translation>
    </message>
    <message>
        <source>Select by characters</source>
        <translation>按字选择</translation>
    </message>
    <message>
        <source>Select by lines</source>
        <translation>按行选择</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>到下一个控件</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Go through the entries</source>
        <translation>逐条移动</translation>
    </message>
    <message>
        <source>Fold and unfold</source>
        <translation>折叠和展开</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Go to the passage</source>
        <translation>跳到原文</translation>
    </message>
    <message>
        <source>Write the note</source>
        <translation>写笔记</translation>
    </message>
    <message>
        <source>Write tags</source>
        <translation>写标签</translation>
    </message>
    <message>
        <source>Give it that colour</source>
        <translation>换成对应的颜色</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>加粗</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜体</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>What can be done with the clause at the caret</source>
        <translation>光标处这一小句可以做什么</translation>
    </message>
    <message>
        <source>Out of selection, finding, full screen, filter</source>
        <translation>依次退出选区、查找、全屏、筛选</translation>
    </message>
    <message>
        <source>The row&apos;s menu</source>
        <translation>这一行的菜单</translation>
    </message>
    <message>
        <source>End the filter</source>
        <translation>结束筛选</translation>
    </message>
    <message>
        <source>Rename the entry or document</source>
        <translation>给这一条或这份资料改名</translation>
    </message>
    <message>
        <source>History of this phrase</source>
        <translation>这一提法的沿革</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>有哪些改动</translation>
    </message>
    <message>
        <source>To the next change</source>
        <translation>下一处改动</translation>
    </message>
    <message>
        <source>To the change before</source>
        <translation>上一处改动</translation>
    </message>
</context>
<context>
    <name>LargeEditor</name>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>Include all</source>
        <translation>全部包含</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Left out: {what}</source>
        <translation>未包含：{what}</translation>
    </message>
    <message numerus="yes">
        <source>Left out: {what} · %n annotation(s)</source>
        <translation>
            <numerusform>未包含：{what}，共 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutBar</name>
    <message>
        <source>Page numbers and running headers stay in the text.</source>
        <translation>页码和页眉保留在正文中。</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>略去</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) left out as page numbers or running headers, struck through.</source>
        <translation>
            <numerusform>有 %n 行被视为页码或页眉而略去（文中以删除线标出）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Put all back</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Show the next one</source>
        <translation>查看下一处</translation>
    </message>
    <message>
        <source>What stands around the text, such as navigation, stays in it.</source>
        <translation>正文以外的内容（如导航）保留在正文中。</translation>
    </message>
    <message>
        <source>What stands around the text, such as navigation, was left out.</source>
        <translation>正文以外的内容（如导航）已略去。</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回正文</translation>
    </message>
</context>
<context>
    <name>LibraryDialog</name>
    <message>
        <source>All documents</source>
        <translation>全部资料</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} / {all}</translation>
    </message>
    <message>
        <source>Reading the library…</source>
        <translation>正在读取资料库…</translation>
    </message>
    <message>
        <source>No document has these words in its title, issuer, number or collection.</source>
        <translation>没有资料的标题、发文机关、文号或合集含有这些词。</translation>
    </message>
    <message>
        <source>Nothing is in this collection yet. Choose documents among all of them, then add them under “Collections”.</source>
        <translation>这个合集还是空的。请在“全部资料”中选择资料，再用“合集”加入。</translation>
    </message>
    <message>
        <source>No documents yet. Drop files or folders onto the window, or press Ctrl+O.</source>
        <translation>还没有资料。请把文件或文件夹拖到窗口上，或按 Ctrl+O。</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete the collection</source>
        <translation>删除合集</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Filter by title, issuer, number or collection</source>
        <translation>按标题、发文机关、文号或合集筛选</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>合集</translation>
    </message>
    <message>
        <source>Collections of the chosen documents</source>
        <translation>所选资料的合集</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>新建合集…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>发文机关</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Show all documents in the contents</source>
        <translation>在目录中显示全部资料</translation>
    </message>
    <message>
        <source>Show it alone in the contents</source>
        <translation>目录中只显示这个合集</translation>
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
    <message>
        <source>Show the report</source>
        <translation>查看报告</translation>
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
    <message>
        <source>Copied with where it stands.</source>
        <translation>已连同出处复制。</translation>
    </message>
    <message>
        <source>The annotation was gone; its note is kept as a new one.</source>
        <translation>原批注已不在了；笔记已另存为新批注。</translation>
    </message>
    <message>
        <source>What it was written on has gone; the note was put on the clipboard.</source>
        <translation>笔记所在之处已不在了；笔记内容已放到剪贴板。</translation>
    </message>
</context>
<context>
    <name>Namesakes</name>
    <message>
        <source>{count} chars</source>
        <translation>{count} 字</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Footnote {label}</source>
        <translation>脚注 {label}</translation>
    </message>
    <message>
        <source>Go to the note</source>
        <translation>转到脚注</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
    <name>NotebookDesk</name>
    <message>
        <source>Backed up as {path}.</source>
        <translation>已备份为 {path}。</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) came in.</source>
        <translation>
            <numerusform>并入了 %n 条批注。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The notebook is restored: %n annotation(s).</source>
        <translation>
            <numerusform>笔记本已恢复，共 %n 条批注。</numerusform>
        </translation>
    </message>
    <message>
        <source>Restoring {name}…</source>
        <translation>正在恢复 {name}…</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) brought back.</source>
        <translation>
            <numerusform>找回了 %n 条批注。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The notebook is sound: %n annotation(s).</source>
        <translation>
            <numerusform>笔记本完好，共 %n 条批注。</numerusform>
        </translation>
    </message>
    <message>
        <source>The notebook is damaged: {whole} annotations are whole, {damaged} are not. Start the program again to have it mended.</source>
        <translation>笔记本已损坏：{whole} 条批注完好，{damaged} 条已损坏。请重新启动程序进行修复。</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Moving the notebook…</source>
        <translation>正在移动笔记本…</translation>
    </message>
    <message>
        <source>The notebook is {path} now.</source>
        <translation>笔记本现在是 {path}。</translation>
    </message>
    <message>
        <source>The file that was left stays as {name}.</source>
        <translation>原来的文件保留为 {name}。</translation>
    </message>
    <message>
        <source>Join both</source>
        <translation>合并两者</translation>
    </message>
    <message>
        <source>Use the one there</source>
        <translation>改用那里的</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>笔记本</translation>
    </message>
</context>
<context>
    <name>NotebookDialog</name>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>%n 处高亮</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookmark(s)</source>
        <translation>
            <numerusform>%n 个书签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>最近删除</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>笔记本</translation>
    </message>
    <message>
        <source>Where the notebook is</source>
        <translation>笔记本的位置</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Move it elsewhere…</source>
        <translation>移到别处…</translation>
    </message>
    <message>
        <source>Move it back</source>
        <translation>移回原处</translation>
    </message>
    <message>
        <source>To the folder where everything else lies</source>
        <translation>移回其他数据所在的文件夹</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Reads every annotation and every backup</source>
        <translation>读取每一条批注和每一个备份</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Backups or recently deleted</source>
        <translation>备份或最近删除</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>结果</translation>
    </message>
    <message numerus="yes">
        <source>annotations in %n document(s)</source>
        <translation>
            <numerusform>批注分布在 %n 份资料中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OriginalDesk</name>
    <message>
        <source>It is remembered until the program ends, and written nowhere.</source>
        <translation>密码只记到程序关闭为止，不会写入任何文件。</translation>
    </message>
</context>
<context>
    <name>OriginalPanel</name>
    <message>
        <source>of {pages}</source>
        <translation>/ {pages} 页</translation>
    </message>
    <message>
        <source>You are reading page {page}.</source>
        <translation>正文读到第 {page} 页。</translation>
    </message>
    <message>
        <source>Page of the original</source>
        <translation>原始页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>As wide as the panel</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Page number</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Enter the password…</source>
        <translation>输入密码…</translation>
    </message>
    <message>
        <source>Go to this page&apos;s text</source>
        <translation>转到本页正文</translation>
    </message>
    <message>
        <source>Back to that page</source>
        <translation>回到该页</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>{percent}% of this document was read.</source>
        <translation>本资料已读 {percent}%。</translation>
    </message>
</context>
<context>
    <name>OutlineMenu</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Copy the outline</source>
        <translation>复制目录</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Open the original file</source>
        <translation>打开原始文件</translation>
    </message>
    <message>
        <source>Save the text as…</source>
        <translation>正文另存为…</translation>
    </message>
    <message>
        <source>Title, issuer and date…</source>
        <translation>标题、发文机关和日期…</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>移出资料库</translation>
    </message>
    <message>
        <source>Write a note on this document</source>
        <translation>给这份资料写笔记</translation>
    </message>
    <message>
        <source>Export this document&apos;s notes…</source>
        <translation>导出这份资料的笔记…</translation>
    </message>
    <message>
        <source>Write a note on this section</source>
        <translation>给这一节写笔记</translation>
    </message>
    <message>
        <source>Export this section&apos;s notes…</source>
        <translation>导出这一节的笔记…</translation>
    </message>
    <message>
        <source>Correct this entry</source>
        <translation>更正此目录项</translation>
    </message>
    <message>
        <source>Undo the last correction</source>
        <translation>撤销上一次更正</translation>
    </message>
    <message>
        <source>Rename the entry…</source>
        <translation>重命名目录项…</translation>
    </message>
    <message>
        <source>Join with the paragraph above</source>
        <translation>并入上一段</translation>
    </message>
    <message>
        <source>The outline was copied.</source>
        <translation>目录已复制。</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Show its page of the original</source>
        <translation>查看原始页面</translation>
    </message>
    <message>
        <source>Not a heading: take out of the contents</source>
        <translation>不是标题，从目录中去掉</translation>
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
    <message>
        <source>{name} · show all</source>
        <translation>{name} · 显示全部</translation>
    </message>
    <message>
        <source>The contents show the documents of “{name}” alone.</source>
        <translation>目录只显示“{name}”中的资料。</translation>
    </message>
</context>
<context>
    <name>PageLook</name>
    <message>
        <source>Page and type</source>
        <translation>页面与字体</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行距</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>页宽</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>{number} px</source>
        <translation>{number} 像素</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Sans</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>{number} characters</source>
        <translation>{number} 字</translation>
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
        <source>System</source>
        <translation>随系统</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>The window has room for {number} characters.</source>
        <translation>窗口的宽度只能排 {number} 字。</translation>
    </message>
    <message>
        <source>Lines of letters are at most {letters} letters long.</source>
        <translation>字母文字每行最多 {letters} 个字母。</translation>
    </message>
    <message>
        <source>{number} px a line</source>
        <translation>每行 {number} 像素</translation>
    </message>
    <message>
        <source>10.5 pt</source>
        <translation>五号 10.5 磅</translation>
    </message>
    <message>
        <source>12 pt</source>
        <translation>小四 12 磅</translation>
    </message>
    <message>
        <source>15 pt</source>
        <translation>小三 15 磅</translation>
    </message>
    <message>
        <source>18 pt</source>
        <translation>小二 18 磅</translation>
    </message>
    <message>
        <source>24 pt</source>
        <translation>小一 24 磅</translation>
    </message>
    <message>
        <source>{number} pt</source>
        <translation>{number} 磅</translation>
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
    <message>
        <source>“{title}” was removed from the library; only its annotations are there.</source>
        <translation>《{title}》已从资料库移除，只保留了批注。</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>That password does not open “{name}”. Try again:</source>
        <translation>密码不正确，打不开“{name}”。请重新输入：</translation>
    </message>
    <message>
        <source>“{name}” is locked. Its password:</source>
        <translation>“{name}”已加密，请输入密码：</translation>
    </message>
    <message>
        <source>It is used for this import and kept nowhere.</source>
        <translation>密码只用于这次导入，不会保存。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>PhraseChart</name>
    <message>
        <source>Chart: how often, by date</source>
        <translation>图表：按日期排列的次数</translation>
    </message>
    <message>
        <source>without a date</source>
        <translation>日期不详</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” ({date}): {times}</source>
        <translation>《{title}》（{date}）：{times}</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 份资料</numerusform>
        </translation>
    </message>
    <message>
        <source>no date</source>
        <translation>日期不详</translation>
    </message>
</context>
<context>
    <name>PhraseDialog</name>
    <message numerus="yes">
        <source>Show more (%n left)</source>
        <translation>
            <numerusform>显示更多（还有 %n 处）</numerusform>
        </translation>
    </message>
    <message>
        <source>History of a phrase</source>
        <translation>提法沿革</translation>
    </message>
    <message>
        <source>“{phrase}”</source>
        <translation>“{phrase}”</translation>
    </message>
    <message>
        <source>All places</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Hold Ctrl and choose a second place to see both side by side. Enter goes there.</source>
        <translation>按住 Ctrl 再选一处，可以左右对照。按回车转到该处。</translation>
    </message>
    <message>
        <source>Looking through all documents…</source>
        <translation>正在查遍所有资料…</translation>
    </message>
    <message>
        <source>It stands in no document.</source>
        <translation>没有资料用到它。</translation>
    </message>
    <message>
        <source>{sentence} {next}</source>
        <translation>{sentence}{next}</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n document(s)</source>
        <translation>
            <numerusform>见于 %n 份资料</numerusform>
        </translation>
    </message>
    <message>
        <source>{times} {documents}.</source>
        <translation>共 {times}，{documents}。</translation>
    </message>
    <message>
        <source>First: {place}.</source>
        <translation>最早：{place}。</translation>
    </message>
    <message>
        <source>Last: {place}.</source>
        <translation>最近：{place}。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them without a date.</source>
        <translation>
            <numerusform>其中 %n 份日期不详。</numerusform>
        </translation>
    </message>
    <message>
        <source>{date}, “{title}”</source>
        <translation>{date}《{title}》</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s), by date</source>
        <translation>
            <numerusform>%n 处，按日期排列</numerusform>
        </translation>
    </message>
    <message>
        <source>no date</source>
        <translation>日期不详</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>Select a phrase in the text first.</source>
        <translation>请先在正文中选中一个提法。</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Picture · Esc or click closes</source>
        <translation>图片 · 按 Esc 或点击关闭</translation>
    </message>
</context>
<context>
    <name>PlaceBox</name>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>As in: Article 12 · 3.2 · p. 45 · 50% · words of a heading</source>
        <translation>例如：第十二条、二（三）、3.2、第45页、50%、标题里的字词或拼音</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Go to an article, number, page or heading</source>
        <translation>转到条款、序号、页码或标题</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Preview of the pages</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>Preview of the text</source>
        <translation>文本预览</translation>
    </message>
    <message>
        <source>None of the {count} annotations is left under these choices. Tick more of what to include, or click a crossed-out colour to bring it back.</source>
        <translation>按目前的选择，{count} 条批注都不在导出范围内。请多勾选几项内容，或点击划掉的颜色恢复它。</translation>
    </message>
    <message>
        <source>There are no annotations in this section yet. Select a passage in the text to highlight it or to write a note, or choose the whole document.</source>
        <translation>这一节还没有批注。请在正文中选中文字，做高亮或写笔记；也可以改为导出整份资料。</translation>
    </message>
    <message>
        <source>There are no annotations yet. Select a passage in the text to highlight it or to write a note; it will appear here.</source>
        <translation>还没有批注。请在正文中选中文字，做高亮或写笔记，内容会显示在这里。</translation>
    </message>
    <message>
        <source>Highlights: {count}</source>
        <translation>高亮 {count}</translation>
    </message>
    <message>
        <source>Notes: {count}</source>
        <translation>笔记 {count}</translation>
    </message>
    <message>
        <source>Bookmarks: {count}</source>
        <translation>书签 {count}</translation>
    </message>
    <message>
        <source>Pages: {count}</source>
        <translation>共 {count} 页</translation>
    </message>
    <message>
        <source>the beginning is shown, all is saved</source>
        <translation>此处只显示开头部分，保存时完整导出</translation>
    </message>
    <message>
        <source>Left out: {count}</source>
        <translation>未包含 {count} 条</translation>
    </message>
    <message>
        <source>These fonts are not on this computer: {fonts}; pages may break differently elsewhere.</source>
        <translation>这台电脑没有这些字体：{fonts}；在别的电脑上分页可能不同。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Previewing</name>
    <message>
        <source>the text</source>
        <translation>这段文字</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>Import cancelled.</source>
        <translation>已取消导入。</translation>
    </message>
    <message>
        <source>“{title}” is already there.</source>
        <translation>“{title}”已在资料库中。</translation>
    </message>
    <message>
        <source>Read it another way…</source>
        <translation>换一种方式读取…</translation>
    </message>
    <message>
        <source>Importing {name}…</source>
        <translation>正在导入 {name}…</translation>
    </message>
    <message>
        <source>“{title}” is already there; here its pictures or headings differ.</source>
        <translation>“{title}”已在资料库中；但此处的图片或标题有所不同。</translation>
    </message>
    <message>
        <source>New edition…</source>
        <translation>存为新版本…</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>替身</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
</context>
<context>
    <name>ReaderView</name>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
</context>
<context>
    <name>Removing</name>
    <message numerus="yes">
        <source>Remove %n document(s) from the library? Their annotations stay.</source>
        <translation>
            <numerusform>将 %n 份资料移出资料库吗？批注仍保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) removed; their annotations stay.</source>
        <translation>
            <numerusform>%n 份资料已移出资料库，批注仍保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” was removed; its annotations stay.</source>
        <translation>“{title}”已移出资料库，批注仍保留。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) put back.</source>
        <translation>
            <numerusform>%n 份资料已放回资料库。</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” is back.</source>
        <translation>“{title}”已放回资料库。</translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>Write in a larger window</source>
        <translation>在大窗口中写</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message numerus="yes">
        <source>All %n remarks…</source>
        <translation>
            <numerusform>全部 %n 条说明…</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>Saved</name>
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
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>SearchDesk</name>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>First {shown} of {all} · show more</source>
        <translation>已显示 {shown} / {all} · 显示更多</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>共 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s)</source>
        <translation>
            <numerusform>%n 个标题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条笔记</numerusform>
        </translation>
    </message>
    <message>
        <source>{places} in {documents}</source>
        <translation>{documents}中{places}</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 份资料</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search everywhere</source>
        <translation>全库搜索</translation>
    </message>
    <message>
        <source>Search documents and notes</source>
        <translation>搜索资料与笔记</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Back to where I was</source>
        <translation>回到搜索前的位置</translation>
    </message>
    <message>
        <source>Everything</source>
        <comment>scope</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>This document</source>
        <translation>本资料</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>按顺序</translation>
    </message>
    <message>
        <source>In the order of reading</source>
        <translation>按阅读顺序排列</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>按相关度</translation>
    </message>
    <message>
        <source>Where the words stand thickest first</source>
        <translation>词语出现最集中的排在最前</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>One character is enough. Places in all documents and notes come here.</source>
        <translation>输入一个字即可搜索。全部资料和笔记中的结果会列在这里。</translation>
    </message>
    <message>
        <source>城乡 融合 — both words in one section</source>
        <translation>城乡 融合 —— 同一节里两个词都有</translation>
    </message>
    <message>
        <source>“城乡融合发展” — exactly these characters</source>
        <translation>“城乡融合发展” —— 一字不差</translation>
    </message>
    <message>
        <source>城乡 -规划 — without a word</source>
        <translation>城乡 -规划 —— 不含某个词</translation>
    </message>
    <message>
        <source>第12条 — finds 第十二条 too, and traditional characters simplified ones</source>
        <translation>第12条 —— 也能找到第十二条；繁体与简体互相可查</translation>
    </message>
    <message>
        <source>cxrh or chengxiang — titles by their pinyin</source>
        <translation>cxrh 或 chengxiang —— 用拼音找标题</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>在全部资料和笔记中搜索</translation>
    </message>
    <message>
        <source>Nothing was found in this document.</source>
        <translation>本资料中没有找到。</translation>
    </message>
    <message>
        <source>Nothing was found in your notes.</source>
        <translation>笔记中没有找到。</translation>
    </message>
    <message>
        <source>Nothing fits this regular expression.</source>
        <translation>没有符合这个正则表达式的内容。</translation>
    </message>
    <message>
        <source>Search for these characters</source>
        <translation>按原样搜索这些字</translation>
    </message>
</context>
<context>
    <name>SearchRows</name>
    <message>
        <source>Titles</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>资料</translation>
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
    <message>
        <source>Copy with where it stands</source>
        <translation>复制并注明出处</translation>
    </message>
    <message>
        <source>Search this</source>
        <translation>搜索所选文字</translation>
    </message>
    <message>
        <source>History of this phrase</source>
        <translation>这一提法的沿革</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Search for a key or what it does</source>
        <translation>搜索按键或功能</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>No shortcut is called so.</source>
        <translation>没有这样的快捷键。</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何地方</translation>
    </message>
</context>
<context>
    <name>Sides</name>
    <message>
        <source>Show in the text</source>
        <translation>在正文中查看</translation>
    </message>
    <message>
        <source>Show in the text: {title}</source>
        <translation>在正文中查看：{title}</translation>
    </message>
    <message>
        <source>Before, in edition {number}</source>
        <translation>之前（第 {number} 版）</translation>
    </message>
    <message>
        <source>Now, in edition {number}</source>
        <translation>现在（第 {number} 版）</translation>
    </message>
    <message>
        <source>Not in this edition</source>
        <translation>此版本中没有</translation>
    </message>
    <message>
        <source>Edition {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) in this passage:</source>
        <translation>
            <numerusform>这一段有 %n 条批注：</numerusform>
        </translation>
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
    <name>TagLine</name>
    <message>
        <source>Add tags…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Without {tags}</source>
        <translation>不含 {tags}</translation>
    </message>
    <message>
        <source>No tags here</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>全部标签</translation>
    </message>
</context>
<context>
    <name>TakingBack</name>
    <message>
        <source>Taken back: edition {number} of “{title}” is read again.</source>
        <translation>已退回：“{title}”恢复为第 {number} 版。</translation>
    </message>
    <message numerus="yes">
        <source>%n new edition(s) taken back; the annotations stay.</source>
        <translation>
            <numerusform>已退回 %n 个新版本；批注保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was taken back: the document is no longer there.</source>
        <translation>没有可撤回的：文档已不在资料库中。</translation>
    </message>
    <message>
        <source>Nothing was taken back: you no longer read the editions of that import.</source>
        <translation>没有撤回：那次导入的新版本，现在都已不是正在读的版本。</translation>
    </message>
</context>
<context>
    <name>Ticks</name>
    <message>
        <source>Highlights</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Section titles</source>
        <translation>章节标题</translation>
    </message>
    <message>
        <source>Colour names</source>
        <translation>颜色名称</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Always in a table, in a column of its own</source>
        <translation>表格中始终包含，单独成列</translation>
    </message>
    <message>
        <source>Colours have no names yet</source>
        <translation>还没有给颜色起名</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Export notes</source>
        <translation>导出笔记</translation>
    </message>
    <message>
        <source>Search documents and notes…</source>
        <translation>搜索资料与笔记…</translation>
    </message>
</context>
<context>
    <name>TrashPage</name>
    <message>
        <source>Passage or note</source>
        <translation>原文或笔记</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>最近删除</translation>
    </message>
    <message>
        <source>What is deleted stays here for 30 days.</source>
        <translation>删除的批注在这里保留 30 天。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>找回</translation>
    </message>
</context>
<context>
    <name>Unread</name>
    <message>
        <source>Not all documents have been read in yet.</source>
        <translation>还有文件没有读入。</translation>
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
<context>
    <name>Whereabouts</name>
    <message>
        <source>To the end of “{title}”, at {pace} characters a minute</source>
        <translation>到“{title}”末尾，按每分钟 {pace} 字计</translation>
    </message>
    <message>
        <source>{percent}% of this document was read.</source>
        <translation>本资料已读 {percent}%。</translation>
    </message>
    <message>
        <source>Section {number} of {total}</source>
        <translation>第 {number} 节，共 {total} 节</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min</source>
        <translation>约 {hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{percent}% read</source>
        <translation>已读 {percent}%</translation>
    </message>
</context>
<context>
    <name>_Side</name>
    <message>
        <source>Go there</source>
        <translation>转到该处</translation>
    </message>
    <message>
        <source>This place is no longer there.</source>
        <translation>这一处已经不在了。</translation>
    </message>
</context>
</TS>
