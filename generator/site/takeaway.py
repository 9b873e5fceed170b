"""What readers can take away: how it is listed. The files themselves are made elsewhere, by
libraries that take a while to load."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.insight.registry import rounds_of
from generator.library import Library
from generator.pages.download import Download, DownloadGroup
from generator.pages.downloads import BOOKS
from generator.pages.registry.shelf import folder_of, workbook_address

FOLDER = "downloads"

CARDS = "og/"
"""Below it the pictures of previews."""

SITE = f"{FOLDER}/site.zip"
"""The whole site; the only file of the site that it does not hold itself."""

ORDER = (BOOKS, "documents", "tables", "blanks", "rounds", "kits", "cards", "site")
"""Ids of the groups on the page: long lists of single files come last."""

FORMATS = {
    ".csv": "CSV 文本",
    ".docx": "Word 文档",
    ".json": "JSON 数据",
    ".pdf": "PDF",
    ".pptx": "幻灯片",
    ".xlsx": "Excel 表格",
    ".zip": "压缩包",
}


@dataclass(frozen=True)
class TakeAway:
    """Files by address, and how the page of downloads groups them."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    groups: tuple[DownloadGroup, ...] = ()


def in_order(groups: Iterable[DownloadGroup]) -> tuple[DownloadGroup, ...]:
    """The groups that hold anything, what most readers come for first."""
    held = (group for group in groups if group.items)
    return tuple(sorted(held, key=lambda group: ORDER.index(group.id)))


def round_tables(library: Library, example: Library | None) -> DownloadGroup:
    """The workbooks of every round, the invented company's last and named as that."""
    kind = FORMATS[".xlsx"]
    own, invented = folder_of(illustration=False), folder_of(illustration=True)
    items = [
        Download(f"{r.collection.title}（{r.year} 年）", workbook_address(own, r), kind)
        for r in rounds_of(library)
    ]
    for r in rounds_of(example) if example else ():
        address, said = workbook_address(invented, r), "虚构的公司，只供照着学"
        items.append(Download("示例台账", address, kind, note=said))
    note = "三表一单、双向打分、评选结果和各单位的突出贡献项目率，由台账算出。"
    return DownloadGroup("rounds", "台账的各张表", tuple(items), note)


def whole_site() -> DownloadGroup:
    """The packed copy, which is made after everything else."""
    item = Download("整个网站", SITE, FORMATS[".zip"], note="解压后打开 index.html，断网也能搜索")
    return DownloadGroup("site", "断网使用", (item,), online_only=True)
