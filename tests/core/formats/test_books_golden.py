# SPDX-License-Identifier: MIT
"""A book of mdBook, one of MkDocs, a page saved with its folder and a single Markdown file, each
with something of everything, against what stands in ``golden/books``."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from study_viewer.core.formats import registry
from study_viewer.core.formats.contract import Wishes, no_progress
from tests.core.book_editions import laid_out
from tests.core.formats.expected import as_text
from tests.core.formats.pictures import png

GOLDEN = Path(__file__).parents[2] / "golden" / "books"

MDBOOK = {
    "book.toml": """[book]
title = "值班手册"
authors = ["甲", "乙"]
language = "zh"
src = "文"

[output.html]
additional-js = ["计数.js"]
""",
    "文/SUMMARY.md": """# 目录

[前言](README.md)

# 上编 日常

- [交接](交接/README.md)
    - [填表](交接/填表.md)
    - [未写完]()
- [巡查 *夜间*](巡查.md)
- [丢失的一章](没有.md)

---

# 下编 应急

1. [停电](停电.md)
1. [停水]()

[附录](附录.md)
""",
    "文/README.md": """# 前言

本手册说明**值班**的做法，先看[交接](交接/index.html)，再看[填表的格式](交接/填表.md#格式)。

{{#include ../片段/声明.md}}
""",
    "文/交接/README.md": "# 交接\n\n1. 交钥匙\n2. 交记录\n   - 纸的\n   - 电子的\n",
    "文/交接/填表.md": """{{#title 另一个名字}}
# 填表

## 格式

| 栏目 | 写什么 |
|:--|--:|
| 时间 | 24 小时制 |
| 姓名 | 全名[^1] |

[^1]: 不写简称。

![样表](../图/样表.png "一张样表")

## 例子

```text
{{#include ../../片段/例子.txt:2:3}}
```
""",
    "文/巡查.md": """# 巡查

每两小时一次。<!-- 旧的规定 -->

> 发现问题，**立即**上报；见[附录](附录.md)和[旧规定](旧.md)。

\\{{#include 原样.md}}
""",
    "文/停电.md": "没有标题的一章，只有一段。\n",
    "文/附录.md": "# 附录 {#end .x}\n\n联系人：\n\n- 甲：`8001`\n"
    "- 乙：[邮箱](mailto:b@example.org)\n",
    "文/草稿.md": "不在目录里。\n",
    "文/图/样表.png": png(),
    "片段/声明.md": "*仅供内部学习。*",
    "片段/例子.txt": "时间 姓名\n08:00 甲\n16:00 乙\n00:00 丙\n",
    "计数.js": "fetch('https://example.org/')",
}
MKDOCS = {
    "mkdocs.yml": """site_name: !ENV [站名, 学习指南]
site_author: 宣传处
site_url: https://example.org/guide/
theme:
  name: material
  language: zh
plugins: [search]
markdown_extensions:
  - admonition
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
nav:
  - 首页: index.md
  - 入门:
      - g/install.md
      - 怎样使用: g/use.md
      - 网上的说明: https://example.org/more
  - 缺页: g/none.md
  - 参考: [ref.md]
""",
    "docs/index.md": """---
title: 欢迎
date: 2023-09-01
---
# 欢迎

先[安装](g/install.md#步骤)，再[使用](g/use/)。

!!! warning "注意"
    备份**先做**。

    - 再做一次

??? note "折叠的话"
    里面的话。
""",
    "docs/g/install.md": """# 安装

## 步骤 { #steps .wide }

=== "甲系统"
    ```sh
    ??? 不是折叠 {: .x }
    ```

=== "乙系统"
    点两下。

--8<-- "snippets/声明.md"
--8<-- "../../外面.md"
""",
    "docs/g/use.md": """没有标题，{: .lead }从[步骤](install.md#steps)开始。

术语
:   它的解释

![图示](../pic/图示.png){ width=300 }
""",
    "docs/ref.md": "# 参考\n\n<script>alert(1)</script><b>粗</b>与 H~2~O。\n\n***\n\n结束。\n",
    "docs/余.md": "# 余\n\n不在 nav 里。\n",
    "docs/pic/图示.png": png(),
    "snippets/声明.md": "--8<-- [start:x]\n摘来的一段。\n--8<-- [end:x]\n",
}
SAVED = {
    "通知.html": f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<title>关于读书的通知 - 某网</title><link rel="stylesheet" href="通知_files/a.css">
<script src="通知_files/a.js"></script></head><body>
<nav><a href="https://example.org/">首页</a> <a href="https://example.org/n">新闻</a></nav>
<article><h1>关于读书的通知</h1><p>{"各单位要认真读书，按月记录。" * 12}</p>
<p><img src="通知_files/a.png" alt="照片"></p>
<h2 id="p1">一、要求</h2><p>{"记录要有检查，检查要有结果。" * 12}</p>
<ul><li>读原著<ul><li>一遍</li></ul></li><li>见<a href="#p2">安排</a></li></ul>
<h2 id="p2">二、安排</h2>
<table><tr><th>月份</th><th colspan="2">内容</th></tr><tr><td>一月</td><td>甲</td><td>乙</td></tr>
</table>
<p><img src="https://example.org/far.png" alt="远处的图"><img src="通知_files/none.png"></p>
<p style="text-align:right">办公室</p><p style="text-align:right">2024年1月5日</p></article>
<footer>版权所有</footer></body></html>""",
    "通知_files/a.png": png(),
    "通知_files/a.css": "p { color: red }",
    "通知_files/a.js": "fetch('https://example.org/')",
}
SINGLE = {
    "要点.md": """---
title: 读书要点
author: 办公室
date: 2023-11-20
---
# 读书要点

第一行接着
第二行，**“四个意识”**要记牢。

## 一、怎么读

1. 通读
    - 划线
    - 记页码
2. 精读[^n]

> 学而不思则罔。

[^n]: 至少两遍。

## 二、怎么记

| 日期 | 页 |
|:--|--:|
| 1 日 | 12 |

```python
print("<记>")  # 不变
```

![封面](封面.png) ![没有](没有.png) ~~删去~~ 与 <u>下划</u>，H<sub>2</sub>O。
""",
    "封面.png": png(),
}


@pytest.mark.parametrize(
    ("name", "files", "opened"),
    [
        ("mdbook", MDBOOK, ""),
        ("mkdocs", MKDOCS, ""),
        ("saved-page", SAVED, "通知.html"),
        ("single", SINGLE, "要点.md"),
    ],
)
def test_it_is_read_as_it_was_found_right(
    tmp_path: Path, name: str, files: Mapping[str, str | bytes], opened: str
) -> None:
    (tmp_path / "外面.md").write_text("机密", encoding="utf-8")
    folder = laid_out(tmp_path / "仓库" / "书", files)
    parsed = registry.read(folder / opened, Wishes(), no_progress)
    shown = as_text(parsed, list(parsed.sections))
    assert shown == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
