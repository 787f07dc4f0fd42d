# SPDX-License-Identifier: MIT
"""Sentences about files whose names say nothing of what they are, or something else."""

MISNAMED = {
    "format-unnamed": {
        "en": "{path} has no ending that says what it is; add the right one, such as .docx, "
        ".pdf or .txt, and import it again.",
        "zh": "{path} 的文件名没有扩展名，无法判断格式；"
        "请补上对应的扩展名（如 .docx、.pdf、.txt）后再导入。",
    },
    "really-pdf": {
        "en": "{path} is really a PDF; change its ending to .pdf and import it again.",
        "zh": "{path} 其实是 PDF 文件；请把扩展名改为 .pdf 后再导入。",
    },
    "really-word": {
        "en": "{path} is really a Word document; change its ending to .docx and import it again.",
        "zh": "{path} 其实是 Word 文档；请把扩展名改为 .docx 后再导入。",
    },
    "really-old-word": {
        "en": "{path} is really an old Word document; change its ending to .doc and import it "
        "again.",
        "zh": "{path} 其实是旧版 Word 文档；请把扩展名改为 .doc 后再导入。",
    },
    "really-epub": {
        "en": "{path} is really an e-book; change its ending to .epub and import it again.",
        "zh": "{path} 其实是 EPUB 电子书；请把扩展名改为 .epub 后再导入。",
    },
    "really-odt": {
        "en": "{path} is really an OpenDocument text; change its ending to .odt and import it "
        "again.",
        "zh": "{path} 其实是 OpenDocument 文档；请把扩展名改为 .odt 后再导入。",
    },
    "really-rtf": {
        "en": "{path} is really a rich text; change its ending to .rtf and import it again.",
        "zh": "{path} 其实是 RTF 文档；请把扩展名改为 .rtf 后再导入。",
    },
    "really-page": {
        "en": "{path} is really a web page; change its ending to .html and import it again.",
        "zh": "{path} 其实是网页；请把扩展名改为 .html 后再导入。",
    },
    "really-office": {
        "en": "{path} is really a table or slides; save it as .pdf in the program that made it.",
        "zh": "{path} 其实是表格或演示文稿；请用原来的程序另存为 .pdf 再导入。",
    },
    "really-program": {
        "en": "{path} is a program, not a document; do not open it unless you know where it "
        "comes from.",
        "zh": "{path} 其实是程序，不是文档；来历不明的请勿打开。",
    },
    "really-picture": {
        "en": "{path} is a picture without text; ask for the document, or put the picture into "
        "one.",
        "zh": "{path} 是图片，没有可读的文字；请索取文档本身，或把图片放进文档里再导入。",
    },
}
