"""What readers can take away, made: books, documents, tables, blank forms, kits, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeAlias

from generator.exports.about import About
from generator.exports.book import book_files, card_url, picture_files
from generator.exports.document import case_document, method_document
from generator.exports.forms import kit_files
from generator.exports.records import records
from generator.exports.selection import Selection, select
from generator.exports.slides import case_slides, method_slides
from generator.exports.table import csv_table, tables_of, workbook
from generator.exports.workbook import registry_template, template_workbook, words_of
from generator.library import Library
from generator.pages.download import Download, DownloadGroup, size_words
from generator.pages.downloads import BOOKS
from generator.pages.links import KIT_OF_ALL, kit_url
from generator.site.takeaway import FOLDER, FORMATS, TakeAway

Maker: TypeAlias = Callable[[Library, Selection, About], bytes]
"""Makes one file of what was chosen."""

DOCUMENTS_MOST = 300
"""Cases up to which documents and slides of all of them are offered; nobody edits more in one."""

TABLES_MOST = 3_000
"""Cases up to which tables of all of them are offered; the list of cases gives any part of them."""

TITLES = {
    "xiangmuji-a4.pdf": ("卓越实践项目集（A4）", "全部案例，附按场景、单位、指标的索引"),
    "xiangmuji-a5.pdf": ("卓越实践项目集（A5）", "同样的内容，小开本"),
    "jizhi-shouce-a4.pdf": ("典型机制手册（A4）", "全部机制与工作体系：何时用、步骤、分工、表单"),
    "jizhi-shouce-a5.pdf": ("典型机制手册（A5）", "同样的内容，小开本"),
    "xiangmuji.docx": ("卓越实践项目集", "可以接着改，各级标题可在导航窗格里跳转"),
    "jizhi-shouce.docx": ("典型机制手册", "可以接着改，各级标题可在导航窗格里跳转"),
    "xiangmuji.pptx": ("案例幻灯片", "一个案例两页，会上用"),
    "jizhi-shouce.pptx": ("机制幻灯片", "一种做法三页，会上用"),
    "anli.xlsx": ("案例、指标、数据、方法", "可以筛选、排序，数字可以直接计算"),
    "anli.csv": ("案例", "Excel 直接打开不乱码"),
    "anli.json": ("案例和方法", "与数据接口相同的内容"),
    "anli-tianbao.xlsx": ("案例填报表", "空白，带下拉选项和一行示例"),
    "taizhang.xlsx": ("项目台账", "空白，从立项到打分六张表，带一个示例项目"),
}
"""Name of a file → what it is called on the page, and what it is good for."""


def take_away(library: Library, about: About) -> TakeAway:
    """Everything that is offered for download, beside the single blank forms."""
    printed = dict(book_files(library, about))
    documents = dict(_documents(library, about))
    tables = dict(_tables(library, about))
    blanks = dict(_blanks(library))
    kits = dict(kit_files(library, about))
    cards = dict(_by_method(library, card_url))
    groups = (
        _group(BOOKS, "成书", {a: c for a, c in printed.items() if a not in cards}),
        _group("documents", "文档和幻灯片", documents),
        _group("tables", "表格和数据", tables),
        _group("blanks", "交案例、填台账", blanks),
        _kits(library, kits),
        _cards(cards.items(), printed),
    )
    files = printed | documents | tables | blanks | kits | dict(picture_files(library, about))
    return TakeAway(files, groups)


def _documents(library: Library, about: About) -> Iterator[tuple[str, bytes]]:
    everything = select(library)
    if len(everything.cases) > DOCUMENTS_MOST:
        return
    made: tuple[tuple[str, Maker, tuple[str, ...]], ...] = (
        ("xiangmuji.docx", case_document, everything.cases),
        ("jizhi-shouce.docx", method_document, everything.methods),
        ("xiangmuji.pptx", case_slides, everything.cases),
        ("jizhi-shouce.pptx", method_slides, everything.methods),
    )
    for name, make, held in made:
        if held:
            yield f"{FOLDER}/{name}", make(library, everything, about)


def _tables(library: Library, about: About) -> Iterator[tuple[str, bytes]]:
    everything = select(library)
    if 0 < len(everything.cases) <= TABLES_MOST:
        yield f"{FOLDER}/anli.xlsx", workbook(library, everything, about)
        yield f"{FOLDER}/anli.csv", csv_table(tables_of(library, everything, about)[0])
        yield f"{FOLDER}/anli.json", records(library, everything, about)


def _blanks(library: Library) -> Iterator[tuple[str, bytes]]:
    words = words_of(library.entries)
    yield f"{FOLDER}/anli-tianbao.xlsx", template_workbook(words)
    yield f"{FOLDER}/taizhang.xlsx", registry_template(words)


def _group(id_: str, title: str, files: Mapping[str, bytes]) -> DownloadGroup:
    items = []
    for address, content in files.items():
        path = PurePosixPath(address)
        name, note = TITLES[path.name]
        kind = FORMATS[path.suffix]
        items.append(Download(name, address, kind, size_words(len(content)), note))
    return DownloadGroup(id_, title, tuple(items))


def _kits(library: Library, kits: Mapping[str, bytes]) -> DownloadGroup:
    """One kit per method, that of the whole toolbox first."""
    named = [(KIT_OF_ALL, "整个工具箱"), *_by_method(library, kit_url)]
    note = "每个包里有空白表单（Excel 和 Word）、一页纸的方法卡片、用过的案例、步骤核对单。"
    return DownloadGroup("kits", "表单包", _named(named, kits, ".zip"), note)


def _cards(named: Iterable[tuple[str, str]], printed: Mapping[str, bytes]) -> DownloadGroup:
    note = "一种做法一页纸，打印出来带到会上。"
    return DownloadGroup("cards", "方法卡片", _named(named, printed, ".pdf"), note)


def _named(
    named: Iterable[tuple[str, str]], files: Mapping[str, bytes], suffix: str
) -> tuple[Download, ...]:
    """The (address, title) of which there is a file."""
    return tuple(
        Download(title, address, FORMATS[suffix], size_words(len(files[address])))
        for address, title in named
        if address in files
    )


def _by_method(library: Library, address: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Address and title of what there is one of for each method."""
    for method_id, method in library.listed_methods.items():
        yield address(method_id), method.title
