"""A bad workbook for each code that only a workbook can have: the mini library's, with one change.

What a spreadsheet program would save is changed through openpyxl, what none would through zipfile.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

from generator.checking import Problem, check_tree
from generator.checking.wording import Language
from generator.contributing.spreadsheet.child import read_workbook
from generator.contributing.workbook import (
    Limits,
    RawBook,
    Refusal,
    import_workbook,
    open_workbook,
    plan_files,
    worded,
)
from generator.exports.workbook import case_workbook, cases_of, template_workbook, words_of
from tests.checking import returned
from tests.checking.library import MINI

FILE = "案例.xlsx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
HASTY = Limits(seconds=0.01)


mini_tree = returned.mini_tree


@cache
def mini_workbook() -> bytes:
    """The two cases of the mini library."""
    return case_workbook(cases_of(mini_tree()), words_of(check_tree(mini_tree()).entries))


@cache
def mini_template() -> bytes:
    return template_workbook(words_of(check_tree(mini_tree()).entries))


def edited(change: Callable[[Workbook], object], data: bytes | None = None) -> bytes:
    """A workbook after one change, saved by another program."""
    book = load_workbook(BytesIO(data or mini_workbook()))
    change(book)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repacked(replace: dict[str, bytes]) -> bytes:
    """The workbook with parts of its package replaced or added."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(mini_workbook())) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in replace:
                new.writestr(name, old.read(name))
        for name, content in replace.items():
            new.writestr(name, content)
    return buffer.getvalue()


def part(name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(mini_workbook())) as archive:
        return archive.read(name)


def with_entities(name: str) -> bytes:
    """The workbook with an entity declared in one of its parts."""
    head, rest = part(name).split(b"?>", 1)
    return repacked({name: head + b"?>" + ENTITIES + rest})


def put(cell: str, value: object) -> Callable[[Workbook], object]:
    """The change that writes one cell, named as in messages: 案例!C2."""
    sheet, _, at = cell.partition("!")

    def change(book: Workbook) -> None:
        book[sheet][at] = value

    return change


def rename(old: str, new: str) -> Callable[[Workbook], object]:
    def change(book: Workbook) -> None:
        book[old].title = new

    return change


def _merge(book: Workbook) -> None:
    book["案例"].merge_cells("D2:E2")


def _repeat(book: Workbook) -> None:
    book["案例"]["A4"], book["案例"]["B4"] = "full-cycle-case", "tianjin"


def _share_title(book: Workbook) -> None:
    book["案例"]["C3"] = book["做法"]["A2"] = book["案例"]["C2"].value


def _hide(book: Workbook) -> None:
    book["做法"].row_dimensions[2].hidden = True


def _percent(book: Workbook) -> None:
    cell = book["指标"]["U2"]
    cell.value, cell.number_format = -0.28, "0%"


def _drop_titles(book: Workbook) -> None:
    book["案例"]["C1"] = None
    for row in range(2, 10):
        book["案例"].cell(row, 3).value = None


def _rename_all(book: Workbook) -> None:
    for place, name in enumerate(book.sheetnames):
        book[name].title = f"Sheet{place}"


def _registry(change: Callable[[Workbook], object]) -> bytes:
    return edited(change, returned.registry_bytes())


def _score_twice(book: Workbook) -> None:
    book["双向打分"].append([cell.value for cell in book["双向打分"][2]])


def _clear(book: Workbook) -> None:
    for name in ("支部", "支部变动", "项目", "晋级申报", "进展", "双向打分"):
        book[name].delete_rows(2, 10)


def _form(change: Callable[[Workbook], object]) -> bytes:
    return edited(change, returned.blank_duty_list())


def _rename_form(book: Workbook) -> None:
    returned.fill_duty_list(book)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value in ("事项", "状态"):
                cell.value = "另一列"
    book.custom_doc_props["casebook-form"].value = "duty-lists/duty-lists"  # type: ignore[attr-defined]


def _fill_twice(book: Workbook) -> None:
    returned.fill_duty_list(book)
    book.copy_worksheet(book.worksheets[0])


def _write_below(book: Workbook) -> None:
    returned.fill_duty_list(book)
    sheet, rows = returned.cell_named(book, "casebook_rows")
    last = book[sheet][rows][-1][0].row
    book[sheet].cell(last + 2, 1).value = "以上情况属实"


CHANGED: dict[str, Callable[[], bytes]] = {
    "W701": lambda: "编号,标题\n".encode("gbk"),
    "W702": lambda: OLE + bytes(600),
    "W703": lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
    "W704": lambda: repacked({"xl/media/a.bin": bytes(4 * 1024 * 1024)}),
    "W705": lambda: mini_workbook()[:-200],
    "W706": lambda: with_entities("xl/sharedStrings.xml"),
    "W707": mini_workbook,
    "W711": lambda: edited(rename("案例", "Sheet1")),
    "W712": lambda: edited(rename("指标", "指标 (2)")),
    "W713": lambda: edited(_drop_titles),
    "W714": lambda: edited(put("案例!C1", "案例标题")),
    "W715": lambda: edited(put("案例!F1", "摘要")),
    "W716": lambda: edited(put("案例!AD2", "待核实")),
    "W717": lambda: edited(_rename_all),
    "W721": lambda: edited(put("做法!A2", None)),
    "W722": lambda: edited(put("做法!A2", "zero-violations")),
    "W723": lambda: edited(_repeat),
    "W724": lambda: edited(put("案例!B2", None)),
    "W725": mini_workbook,
    "W726": lambda: edited(put("案例!C2", "我们支部的项目"), mini_template()),
    "W727": lambda: edited(put("案例!F4", "第三党支部")),
    "W728": mini_template,
    "W729": lambda: edited(_share_title),
    "W731": lambda: edited(_merge),
    "W732": lambda: edited(put("指标!F2", "=SUM(F3:F9)")),
    "W733": lambda: edited(put("指标!F2", "#REF!")),
    "W734": lambda: edited(_hide),
    "W735": lambda: edited(put("案例!F3", datetime(2026, 3, 5))),
    "W736": lambda: edited(_percent),
    "W741": lambda: edited(put("案例!C3", "改过的标题")),
    "W751": lambda: _registry(put("进展!A2", None)),
    "W752": lambda: _registry(put("进展!B2", "2022")),
    "W753": lambda: _registry(put("进展!C2", None)),
    "W754": lambda: _registry(put("进展!C2", "违章清零")),
    "W755": lambda: _registry(_score_twice),
    "W756": lambda: _registry(_clear),
    "W761": lambda: _form(_rename_form),
    "W762": lambda: _form(lambda book: None),
    "W763": lambda: _form(_fill_twice),
    "W764": lambda: _form(_write_below),
}
"""Code → the workbook that has it."""


def opened(data: bytes, limits: Limits | None = None) -> RawBook | Refusal:
    """A workbook read in this process: what a child process does, without waiting for it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_bytes(data)
        return open_workbook(path, limits) if limits else read_workbook(path, Limits())


@cache
def _opened(code: str) -> RawBook | Refusal:
    return opened(CHANGED[code](), HASTY if code == "W707" else None)


def problems_of(code: str, lang: Language) -> tuple[Problem, ...]:
    """What importing the workbook of one code into the mini library says."""
    folder = "shanxi" if code == "W725" else ""
    into = "tianjin" if code > "W75" else ""
    found = import_workbook(
        _opened(code), mini_tree(), file=FILE, folder=folder, collection=into, lang=lang
    )
    clashes = plan_files(found.files, MINI / "cases", flat=False).clashes
    return (*found.problems, *(worded(clash, FILE, lang) for clash in clashes))
