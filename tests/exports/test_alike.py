"""Six kinds of files, one telling: as many cases and the same figures in each of them."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

import docx
import openpyxl
import pptx
import pytest

from generator.checking import check_tree
from generator.exports.about import About
from generator.exports.book import NoFontError, Paper, case_book
from generator.exports.document import case_document, method_document
from generator.exports.records import records
from generator.exports.selection import Selection, select
from generator.exports.slides import case_slides, method_slides
from generator.exports.table import csv_table, tables_of, workbook
from generator.library import Library
from generator.reading import read_tree
from tests.conftest import ROOT

ABOUT = About("案例工具箱", "2026-11-21", "https://example.com/casebook/")
CHOICES: dict[str, dict[str, str]] = {
    "all": {},
    "collection": {"collection": "tianjin-zhuoyue"},
    "query": {"query": "?q=支部&numbers=measured"},
}

Figures = Counter[tuple[Decimal, str, str]]
"""(Value, unit, phrase as printed) of every figure, with how often it stands there."""


@cache
def real() -> Library:
    return Library(check_tree(read_tree(ROOT)).entries)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def figure(value: Any, unit: str, printed: str) -> tuple[Decimal, str, str]:
    return Decimal(str(value)).normalize(), squeezed(unit), squeezed(printed)


_AMOUNT = re.compile(r"(?:超过|不低于|约|不足)?\s*([−+]?[\d,]+(?:\.\d+)?)\s*(.*)")


def shown(amount: str, printed: str) -> tuple[Decimal, str, str]:
    """A figure as people read it: `超过 2,000 万元`, `−28%`."""
    found = _AMOUNT.fullmatch(amount)
    assert found, amount
    digits = found[1].replace("−", "-").replace("+", "").replace(",", "")
    return figure(digits, found[2], printed)


def in_json(selection: Selection) -> tuple[list[str], Figures]:
    told = json.loads(records(real(), selection, ABOUT))

    def figures(node: Any) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict) and "printed" in node and "value" in node:
            yield node
        for inner in node.values() if isinstance(node, dict) else node:
            if isinstance(inner, dict | list):
                yield from figures(inner)

    found: Figures = Counter()
    for case in told["cases"]:
        # One figure may stand as an indicator's result and among the results: it is one figure.
        of_case = {
            (*figure(f["value"], f["unit"], f["printed"]), json.dumps(f["source"]))
            for f in figures(case)
        }
        found.update(key[:3] for key in of_case)
    return [case["title"] for case in told["cases"]], found


def in_csv(selection: Selection) -> tuple[list[str], Figures]:
    tables = {t.name: csv_table(t) for t in tables_of(real(), selection, ABOUT)}

    def rows(name: str) -> list[dict[str, str]]:
        text = tables[name].decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    return [row["标题"] for row in rows("cases")], Counter(
        figure(row["数值"], row["计量单位"], row["原文写法"])
        for row in rows("figures")
        if row["类别"] == "案例"
    )


def in_xlsx(selection: Selection) -> tuple[list[str], Figures]:
    book = openpyxl.load_workbook(io.BytesIO(workbook(real(), selection, ABOUT)))

    def rows(name: str) -> list[dict[str, Any]]:
        head, *lines = book[name].values
        return [dict(zip(map(str, head), line, strict=True)) for line in lines]

    return [row["标题"] for row in rows("案例")], Counter(
        figure(row["数值"], row["计量单位"], row["原文写法"])
        for row in rows("数据")
        if row["类别"] == "案例"
    )


def in_docx(selection: Selection) -> tuple[list[str], Figures]:
    document = docx.Document(io.BytesIO(case_document(real(), selection, ABOUT)))
    titles = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    found: Figures = Counter()
    for table in document.tables:
        head, *lines = ([cell.text for cell in row.cells] for row in table.rows)
        if head[:3] == ["数字", "数值", "原文写法"]:
            found.update(shown(line[1], line[2]) for line in lines)
    return titles, found


def in_pptx(selection: Selection) -> tuple[list[str], Figures]:
    slides = list(pptx.Presentation(io.BytesIO(case_slides(real(), selection, ABOUT))).slides)[1:]
    titles = [slide.shapes.title.text for slide in slides[::2]]
    found: Figures = Counter()
    for slide in slides[::2]:
        notes = slide.notes_slide.notes_text_frame.text
        for _, amount, printed in re.findall(r"(?m)^(.*)：(.*)，原文“(.*)”，来源 \d+$", notes):
            found[shown(amount, printed)] += 1
    return titles, found


READERS: tuple[Callable[[Selection], tuple[list[str], Figures]], ...] = (
    *(in_json, in_csv, in_xlsx, in_docx, in_pptx),
)


@pytest.mark.parametrize("choice", CHOICES)
def test_every_kind_holds_the_same_cases_and_figures(choice: str) -> None:
    selection = select(real(), **CHOICES[choice])
    titles = Counter(real().cases[i].title for i in selection.cases)
    first = in_json(selection)[1]
    assert sum(first.values()) > 3
    for read in READERS:
        told, figures = read(selection)
        assert Counter(told) == titles, read.__name__
        assert figures == first, read.__name__


def pdf_text(content: bytes) -> str:
    """What a PDF file says, read by another program than any of ours."""
    if not shutil.which("pdftotext"):
        pytest.skip("NO POPPLER: no pdftotext found")
    run = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return run.stdout.decode()


@pytest.mark.parametrize("choice", CHOICES)
def test_the_book_holds_them_as_well(choice: str) -> None:
    selection = select(real(), **CHOICES[choice])
    try:
        book = case_book(real(), selection, ABOUT, Paper.A4)
    except NoFontError as error:
        pytest.skip(str(error))
    text = squeezed(pdf_text(book))
    titles, figures = in_json(selection)
    assert [title for title in titles if squeezed(title) not in text] == []
    phrases: Counter[str] = Counter()
    for (_, _, printed), times in figures.items():
        phrases[printed] += times
    assert {p: n for p, n in phrases.items() if text.count(p) < n} == {}


def digests() -> list[str]:
    """Of every kind that needs no font."""
    selection = select(real(), query="numbers=measured")
    made = [
        *(records(real(), selection, ABOUT), workbook(real(), selection, ABOUT)),
        *(csv_table(table) for table in tables_of(real(), selection, ABOUT)),
        *(case_document(real(), selection, ABOUT), case_slides(real(), selection, ABOUT)),
        *(method_document(real(), selection, ABOUT), method_slides(real(), selection, ABOUT)),
    ]
    return [sha256(content).hexdigest() for content in made]


def test_another_process_hash_seed_and_time_zone_give_the_same_bytes() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from tests.exports.test_alike import *; print(digests())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={
            **os.environ,
            "PYTHONHASHSEED": "7",
            "TZ": "America/New_York",
            "PYTHONPATH": str(ROOT),
        },
    )
    assert run.stdout.strip() == str(digests())
