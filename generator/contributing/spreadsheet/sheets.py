"""The parts of a workbook → sheets of plain cells. Runs in a process of its own (`child.py`)."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element
from xml.parsers.expat import errors

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from generator.checking import Code
from generator.contributing.spreadsheet.limits import Limits
from generator.contributing.spreadsheet.marks import names_of, properties_of
from generator.contributing.spreadsheet.raw import (
    Kind,
    RawBook,
    RawCell,
    RawRow,
    RawSheet,
    RefusedError,
)

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes characters that XML cannot hold, and its own underscore before such."""

_NAMES = 1_000
"""Names of ours that are taken: four for each sheet that somebody copied."""

_NO_MEMORY = errors.codes[errors.XML_ERROR_NO_MEMORY]
"""What the parser says instead of raising a MemoryError."""

_PHONETIC = f"{{{SHEET_MAIN_NS}}}rPh"
_TEXT = f"{{{SHEET_MAIN_NS}}}t"
_ITEM = f"{{{SHEET_MAIN_NS}}}si"
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""Parts of a number format that stand for themselves."""


def read_sheets(path: Path, limits: Limits) -> RawBook:
    """Every sheet with its cells, within the limits.

    Raises:
        RefusedError: when the workbook is damaged, unsafe or too large.
    """
    try:
        with zipfile.ZipFile(path) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells what it leaves out.
            return _Counter(limits).book(_Reader(archive, limits))
    except RefusedError:
        raise
    except MemoryError:
        raise RefusedError(Code.WORKBOOK_TOO_SLOW) from None
    except Exception as error:  # noqa: BLE001 - openpyxl raises anything on a damaged part
        raise RefusedError(_why(error)) from None


def _why(error: Exception) -> Code:
    """What an error of reading means; openpyxl wraps what it meets into one of its own."""
    met = [error, error.__cause__]
    if any(isinstance(e, DefusedXmlException) for e in met):
        return Code.UNSAFE_WORKBOOK
    starved = any(isinstance(e, MemoryError) or getattr(e, "code", 0) == _NO_MEMORY for e in met)
    return Code.WORKBOOK_TOO_SLOW if starved else Code.DAMAGED_WORKBOOK


class _Reader(ExcelReader):
    """openpyxl's own reading of everything but texts and cells; what nobody needs is left out."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self.archive = archive
        self.limits = limits
        self.valid_files = archive.namelist()
        self.read_only, self.keep_vba, self.data_only = True, False, True
        self.keep_links, self.rich_text = False, False
        self.shared_strings: list[str] = []
        self.found: list[tuple[str, str]] = []
        self.read()

    def read_strings(self) -> None:
        """Texts with their escapes kept, so that each is resolved once."""
        package: Any = self.package
        part = package.find(SHARED_STRINGS)
        if part is None:
            return
        with self.archive.open(part.PartName[1:]) as source:
            for _, node in iterparse(source):
                if node.tag == _ITEM:
                    self.shared_strings.append("".join(_pieces(node)))
                    node.clear()
                    if len(self.shared_strings) > self.limits.cells:
                        raise _too_many("cells", len(self.shared_strings), self.limits.cells)

    def read_properties(self) -> None:
        """Who wrote it does not matter."""

    read_custom = read_theme = read_properties

    def read_worksheets(self) -> None:
        """Only names and parts; the cells are read one sheet after another."""
        for sheet, rel in self.parser.find_sheets():
            if rel.target in self.valid_files and "chartsheet" not in rel.Type:
                self.found.append((sheet.name, rel.target))


def _pieces(node: Element) -> Iterator[str]:
    """The runs of a text without its phonetic notes."""
    for child in node:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag != _PHONETIC:
            yield from (run.text or "" for run in child.iter(_TEXT))


class _Parser(WorkSheetParser):
    """Tells formulas without a stored value from empty cells."""

    def parse_cell(self, element: Element) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and element.find(FORMULA_TAG) is not None:
            cell |= {"data_type": "f", "value": element.findtext(FORMULA_TAG) or "="}
        return cell


class _Counter:
    """Reads sheet after sheet and stops at the limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._seen = self._rows = self._cells = self._text = 0

    def book(self, reader: _Reader) -> RawBook:
        """All sheets."""
        if len(reader.found) > self._limits.sheets:
            raise _too_many("sheets", len(reader.found), self._limits.sheets)
        sheets = tuple(self._sheet(reader, name, part) for name, part in reader.found)
        parser: Any = reader.parser
        names = tuple(islice(names_of(parser.defined_names.definedName), _NAMES))
        return RawBook(sheets, properties_of(reader.archive), names)

    def _sheet(self, reader: _Reader, name: str, part: str) -> RawSheet:
        book: Any = reader.wb
        with reader.archive.open(part) as source:
            parser = _Parser(
                source,
                reader.shared_strings,
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            rows = tuple(self._take(reader, parser))
        ranges = parser.merged_cells.mergeCell if parser.merged_cells else ()
        if len(ranges) > self._limits.rows:
            raise _too_many("merged", len(ranges), self._limits.rows)
        merged = tuple((r.min_row, r.min_col, r.coord) for r in ranges)
        return RawSheet(name, rows, merged)

    def _take(self, reader: _Reader, parser: _Parser) -> Iterator[RawRow]:
        for number, cells in parser.parse():
            found = tuple(cell for cell in (_raw(reader, cell) for cell in cells) if cell)
            hidden = parser.row_dimensions.pop(str(number), {}).get("hidden") in ("1", "true")
            self._seen += 1
            if self._seen > self._limits.blank_rows:
                raise _too_many("rows", self._seen, self._limits.blank_rows)
            if not found:
                continue
            self._count(found)
            yield RawRow(number, found, hidden)

    def _count(self, cells: tuple[RawCell, ...]) -> None:
        self._rows += 1
        self._cells += len(cells)
        for cell in cells:
            self._text += len(cell.text)
            if len(cell.text) > self._limits.characters:
                raise _too_many("characters", len(cell.text), self._limits.characters)
        for what, count, limit in (
            ("rows", self._rows, self._limits.rows),
            ("cells", self._cells, self._limits.cells),
            ("all-text", self._text, self._limits.text),
        ):
            if count > limit:
                raise _too_many(what, count, limit)


def _too_many(what: str, count: int, limit: int) -> RefusedError:
    return RefusedError(Code.WORKBOOK_TOO_LARGE, what=what, size=f"{count:,}", limit=f"{limit:,}")


def _raw(reader: _Reader, cell: dict[str, Any]) -> RawCell | None:
    """A cell as kind and text; None where nothing stands in it."""
    value, column = cell["value"], cell["column"]
    if value is None:
        return None
    kind: Kind
    match cell["data_type"]:
        case "f":
            kind, text = "formula", "=" + str(value).removeprefix("=")
        case "e":
            kind, text = "error", str(value)
        case "b":
            kind, text = "boolean", "TRUE" if value else "FALSE"
        case "d":
            kind, text = "date", _date(value, _format(reader, cell["style_id"]))
        case "n":
            percent = "%" in _QUOTED.sub("", _format(reader, cell["style_id"]))
            kind, text = ("percent", _digits(value, 100)) if percent else ("number", _digits(value))
        case _:
            kind, text = "text", _unescape(str(value))
    return RawCell(column, kind, text) if text.strip() else None


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def _format(reader: _Reader, style: int) -> str:
    """The number format of a style, as `0.0%` or `yyyy-mm`."""
    book: Any = reader.wb
    number = book._cell_styles[style].numFmtId
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return BUILTIN_FORMATS.get(number) or "General"
    return str(book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])


def _digits(value: float, times: int = 1) -> str:
    """A number as people typed it: 15 digits, which is what a spreadsheet keeps; no 1e5."""
    if isinstance(value, int) and abs(value) < 10**15:
        return str(value * times)
    exact = Decimal(f"{value:.15g}") * times
    return f"{exact.normalize() + 0:f}" if exact.is_finite() else str(value)


def _date(value: object, number_format: str) -> str:
    """A date as precise as its format shows it: a month shown as 2020年9月 has no day."""
    if isinstance(value, time | timedelta):
        return str(value)
    shown = _QUOTED.sub("", number_format).lower()
    assert isinstance(value, date)
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.isoformat(" ", "minutes")
    if "d" in shown:
        return value.strftime("%Y-%m-%d")
    return value.strftime("%Y-%m") if "m" in shown else value.strftime("%Y")
