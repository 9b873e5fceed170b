"""Where something stands in a workbook, and what was found there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from openpyxl.utils import get_column_letter

from generator.checking import Code, Language, Problem
from generator.checking.problem import Finding
from generator.checking.wording import problem_of_finding


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `row` and `column` count from 1. A sheet as a whole is its first cell."""

    sheet: str
    row: int = 1
    column: int = 1
    title: str = ""
    """The heading of its column."""

    @property
    def name(self) -> str:
        """As people write it: 指标!F7."""
        return f"{self.sheet}!{get_column_letter(self.column)}{self.row}" if self.sheet else ""


WHOLE = Cell("")
"""The workbook as a whole."""


@dataclass(frozen=True)
class CellFinding:
    """One thing wrong in one cell, before it is put into words."""

    code: Code
    cell: Cell = WHOLE
    params: Mapping[str, str] = field(default_factory=dict)


_WORDS = {
    "zh": {
        "folder": "文件夹",
        "empty": "空文件",
        "text": "文本文件（如 CSV）",
        "page": "网页",
        "picture": "图片",
        "other": "别的格式",
        "archive": "压缩包",
        "word": "Word 文档",
        "slides": "PowerPoint 演示文稿",
        "binary": "二进制工作簿（.xlsb）",
        "open-document": "OpenDocument 文档",
        "file": "文件的字节",
        "parts": "内部文件",
        "unpacked": "展开后的内容",
        "ratio": "压缩的倍数",
        "sheets": "工作表",
        "rows": "有内容的行",
        "cells": "有内容的单元格",
        "merged": "合并的单元格",
        "characters": "一格里的字",
        "all-text": "全部文字",
        "date": "日期",
        "boolean": "是非值",
        "number": "数字",
    },
    "en": {
        "text": "a text file, such as CSV",
        "page": "a web page",
        "other": "another format",
        "word": "a Word document",
        "binary": "a binary workbook (.xlsb)",
        "file": "bytes of the file",
        "unpacked": "unpacked content",
        "characters": "characters of a cell",
        "all-text": "characters",
        "date": "a date",
        "boolean": "a truth value",
        "number": "a number",
    },
}
"""Words for the parameters `what` and `kind`; what is not listed stands for itself."""


def worded(found: CellFinding, file: str, lang: Language) -> Problem:
    """A finding as a problem of the workbook `file`."""
    words = _WORDS[lang]
    params = {
        name: words.get(value, value) if name in ("what", "kind") else value
        for name, value in found.params.items()
    }
    finding = Finding(found.code, params=params)
    return placed(problem_of_finding(file, None, finding, lang), found.cell)


def placed(problem: Problem, cell: Cell) -> Problem:
    """The problem with a cell as its place; the field is named by its heading."""
    return replace(
        problem,
        line=cell.row,
        column=cell.column,
        cell=cell.name,
        path=cell.title or problem.path,
        fix=(),
    )
