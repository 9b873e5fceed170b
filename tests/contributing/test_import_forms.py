"""A branch fills a form and sends it: it becomes a file of its own, whatever program it used."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from generator.checking import Checked, check_tree
from generator.cli import main
from generator.contributing.spreadsheet.limits import Limits
from generator.contributing.spreadsheet.raw import RawCell
from generator.contributing.spreadsheet.sheets import read_sheets
from generator.contributing.workbook import Imported, RawBook, WorkbookKind, import_workbook
from generator.contributing.workbook.filled import filled_sheets
from generator.contributing.workbook.form_cells import text_of
from generator.contributing.workbook.form_sheets import form_sheets
from generator.contributing.workbook.naming import form_stems
from generator.contributing.workbook.places import Cell
from generator.exports.forms import BlankForm, blank_forms, form_workbook
from generator.exports.workbook import Words, words_of
from generator.library import Library
from generator.model import CellKind, Column, FilledForm
from generator.reading import is_id, read_tree, read_yaml
from tests.checking.library import MINI
from tests.checking.returned import (
    blank_duty_list,
    cell_named,
    fill_duty_list,
    loaded,
    mini_tree,
)
from tests.checking.workbooks import ENTITIES, opened
from tests.conftest import ROOT

HAS_OFFICE = shutil.which("soffice") is not None


def saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def filled(change: Callable[[Workbook], object] | None = None, **head: str) -> bytes:
    book = loaded(blank_duty_list())
    fill_duty_list(book, **head)
    if change:
        change(book)
    return saved(book)


def imported(data: bytes) -> Imported:
    return import_workbook(opened(data), mini_tree(), file="责任清单.xlsx", collection="tianjin")


def only(found: Imported) -> dict[str, object]:
    assert [f"{p.cell} {p.message}" for p in found.problems] == []
    (file,) = found.files
    return dict(read_yaml(file.text.encode()).data or {})


def unnamed(data: bytes) -> bytes:
    """The workbook as a program leaves it that keeps neither properties nor names."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/workbook.xml":
                head, rest = content.split(b"<definedNames>")
                content = head + rest.split(b"</definedNames>")[1]
            if name == "docProps/custom.xml":
                content = content.replace(b"casebook-form", b"something-else")
            new.writestr(name, content)
    return buffer.getvalue()


def row(*cells: str) -> list[str]:
    """The cells of a row, as many as the form has columns."""
    (tool,) = check_tree(mini_tree()).entries.methods["duty-lists"].tools
    return [*cells, *[""] * (len(tool.columns) - len(cells))]


EXPECTED = {
    "method": "duty-lists",
    "tool": "duty-list",
    "organisation": "baodi",
    "branch": "检修党支部",
    "period": "2023-03",
    "rows": [row("示例事项", "已完成"), row("核对工作票", "未完成")],
}


def test_a_branch_fills_a_form_and_gets_a_file_named_by_month_form_and_branch() -> None:
    found = imported(filled())
    assert only(found) == EXPECTED
    assert found.kind is WorkbookKind.FORM
    assert (found.files[0].id, found.files[0].proposed) == ("2023-03-duty-list-jianxiu", True)


def test_a_form_that_lost_its_marks_is_known_by_its_headings() -> None:
    data = unnamed(filled())
    book = opened(data)
    assert isinstance(book, RawBook)
    assert (dict(book.properties), book.names) == ({}, ())
    assert only(imported(data)) == EXPECTED


def test_rows_that_are_added_below_the_prepared_ones_are_taken() -> None:
    def add(book: Workbook) -> None:
        sheet, rows = cell_named(book, "casebook_rows")
        last = book[sheet][rows][-1][0].row
        for number in range(1, 4):
            book[sheet].cell(last + number, 1).value = f"加的第{number}件"

    rows = only(imported(filled(add)))["rows"]
    assert isinstance(rows, list)
    assert rows[2:] == [row(f"加的第{n}件") for n in range(1, 4)]


def test_a_sheet_that_is_copied_for_each_branch_gives_a_file_for_each() -> None:
    book = loaded(blank_duty_list())
    book.copy_worksheet(book.worksheets[0]).title = "还没有填"
    fill_duty_list(book)
    second = book.copy_worksheet(book.worksheets[0])
    _, at = cell_named(book, "casebook_branch")
    second[at] = "营销党支部"
    found = imported(saved(book))
    assert [problem.message for problem in found.problems] == []
    assert [file.id for file in found.files] == [
        "2023-03-duty-list-jianxiu",
        "2023-03-duty-list-yingxiao",
    ]


def test_a_sheet_of_ones_own_is_told_and_not_lost() -> None:
    def note(book: Workbook) -> None:
        book.create_sheet("草稿").append(["事项", "电话", "备注", "日期"])

    (problem,) = imported(filled(note)).problems
    assert (problem.code, problem.cell) == ("W712", "草稿!A1")
    assert "责任清单" in problem.message


def test_a_form_that_the_library_has_already_keeps_its_file(tmp_path: Path) -> None:
    library, book = tmp_path / "library", tmp_path / "a.xlsx"
    shutil.copytree(MINI, library)
    own = library / "cases" / "tianjin" / "forms" / "san-yue.yml"
    own.parent.mkdir(exist_ok=True)
    (file,) = imported(filled()).files
    own.write_text(file.text.replace("核对工作票", "别的"), "utf-8")
    book.write_bytes(filled())
    command = ["--root", str(library), "import", str(book), "--into", "cases/tianjin"]
    refused = CliRunner().invoke(main, command)
    assert refused.exit_code == 1
    assert "W741" in refused.output
    assert "forms/san-yue.yml" in refused.output
    assert CliRunner().invoke(main, [*command, "--update"]).exit_code == 0
    assert own.read_text("utf-8") == file.text


def test_the_command_says_what_it_took_the_workbook_for(tmp_path: Path) -> None:
    library, book = tmp_path / "library", tmp_path / "a.xlsx"
    shutil.copytree(MINI, library)
    blank = ["--root", str(library), "template", "--form", "duty-lists/duty-list"]
    assert CliRunner().invoke(main, [*blank, "-o", str(book)]).exit_code == 0
    assert book.read_bytes() == blank_duty_list()
    book.write_bytes(filled())
    nowhere = CliRunner().invoke(
        main, ["--root", str(library), "import", str(book), "--into", "cases"]
    )
    assert nowhere.exit_code == 2
    assert "cases/tianjin" in nowhere.output
    done = CliRunner().invoke(
        main, ["--root", str(library), "import", str(book), "--into", "cases/tianjin"]
    )
    assert done.exit_code == 0, done.output
    assert "认作填好的表单" in done.output
    assert (library / "cases/tianjin/forms/2023-03-duty-list-jianxiu.yml").is_file()


@pytest.mark.parametrize("typed", ["duty-lists/duty-lst", "duty-lst", "责任清"])
def test_a_form_that_is_not_there_is_told_with_the_nearest(tmp_path: Path, typed: str) -> None:
    target = tmp_path / "a.xlsx"
    command = ["--root", str(MINI), "template", "--form", typed, "-o", str(target)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert "是不是 duty-lists/duty-list" in result.output
    assert not target.exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"organisation": "宝坻供电"}, "L301"),
        ({"organisation": ""}, "S203"),
        ({"period": "今年春天"}, "S207"),
    ],
)
def test_what_stands_above_the_table_is_told_at_its_cell(change: dict[str, str], code: str) -> None:
    (problem,) = imported(filled(None, **change)).problems
    assert problem.code == code
    (key,) = change
    sheet, at = cell_named(loaded(blank_duty_list()), f"casebook_{key}")
    assert problem.cell == f"{sheet}!{at}"
    assert problem.path == {"organisation": "单位", "period": "时间"}[key]


def test_a_choice_that_nobody_can_guess_is_told_at_its_cell() -> None:
    def slip(book: Workbook) -> None:
        sheet, rows = cell_named(book, "casebook_rows")
        book[sheet][rows][1][1].value = "快了"

    (problem,) = imported(filled(slip)).problems
    sheet, rows = cell_named(loaded(blank_duty_list()), "casebook_rows")
    second = loaded(blank_duty_list())[sheet][rows][1][1].coordinate
    assert (problem.cell, problem.path) == (f"{sheet}!{second}", "状态")
    assert "快了" in problem.message
    for word in ("yml", "rows[", "引号"):
        assert word not in f"{problem.message}{problem.hint}"


def test_a_heading_that_was_changed_is_told_with_the_one_that_is_gone() -> None:
    def rename(book: Workbook) -> None:
        sheet, rows = cell_named(book, "casebook_rows")
        header = book[sheet][rows][0][0].row - 1
        book[sheet].cell(header, 2).value = "状态说明"

    told = {problem.code: problem for problem in imported(filled(rename)).problems}
    assert "“状态”" in told["W714"].hint


COLUMNS = {kind: Column(title="列", kind=kind) for kind in CellKind}
CHOICE = Column(title="列", kind=CellKind.CHOICE, choices=("是", "否", "Ａ级"))


@pytest.mark.parametrize(
    ("column", "kind", "text", "meant"),
    [
        (COLUMNS[CellKind.DATE], "date", "2025-03-01", "2025-03-01"),
        (COLUMNS[CellKind.DATE], "text", "2025.3.1", "2025-03-01"),
        (COLUMNS[CellKind.DATE], "text", "2025年3月1日", "2025-03-01"),
        (COLUMNS[CellKind.DATE], "text", "2025年3月", "2025-03"),
        (COLUMNS[CellKind.DATE], "number", "2025", "2025"),
        (COLUMNS[CellKind.DATE], "text", "月底前", "月底前"),
        (COLUMNS[CellKind.NUMBER], "number", "9.5", "9.5"),
        (COLUMNS[CellKind.NUMBER], "text", "９.５", "9.5"),
        (COLUMNS[CellKind.NUMBER], "text", "九", "九"),
        (COLUMNS[CellKind.TICK], "text", "✓", "√"),
        (COLUMNS[CellKind.TICK], "text", "是", "√"),
        (COLUMNS[CellKind.TICK], "number", "1", "√"),
        (COLUMNS[CellKind.TICK], "boolean", "TRUE", "√"),
        (COLUMNS[CellKind.TICK], "text", "否", "×"),
        (COLUMNS[CellKind.TICK], "number", "0", "×"),
        (COLUMNS[CellKind.TICK], "text", "部分", "部分"),
        (CHOICE, "text", "a级", "Ａ级"),
        (CHOICE, "text", "√", "是"),
        (CHOICE, "text", "也许", "也许"),
        (COLUMNS[CellKind.TEXT], "number", "12", "12"),
        (COLUMNS[CellKind.TEXT], "percent", "28", "28%"),
        (COLUMNS[CellKind.TEXT], "text", " 一\r\n二 ", "一\n二"),
    ],
)
def test_what_people_type_is_understood(column: Column, kind: str, text: str, meant: str) -> None:
    assert text_of(column, RawCell(1, kind, text), Cell("表")) == (meant, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (CellKind.TEXT, RawCell(1, "date", "2026-03-05")),
        (CellKind.DATE, RawCell(1, "number", "2025.1")),
        (CellKind.NUMBER, RawCell(1, "boolean", "TRUE")),
        (CellKind.TEXT, RawCell(1, "formula", "=A1")),
        (CellKind.TEXT, RawCell(1, "error", "#REF!")),
    ],
)
def test_what_a_spreadsheet_changed_is_not_guessed(kind: CellKind, raw: RawCell) -> None:
    text, finding = text_of(COLUMNS[kind], raw, Cell("表"))
    assert text == ""
    assert finding is not None


@pytest.mark.parametrize(
    ("period", "unit", "branch", "id_"),
    [
        ("2025-03", "tianjin-baodi", "营销党支部", "2025-03-wuge-yingxiao"),
        ("2025", "tianjin-baodi", "", "2025-wuge-tianjin-baodi"),
        ("2025-03-01", "jia", "第一支部（检修）", "2025-03-01-wuge-diyizhibujianxiu"),
    ],
)
def test_a_name_is_made_from_the_period_the_form_and_who_filled_it(
    period: str, unit: str, branch: str, id_: str
) -> None:
    stems = form_stems(period, "wuge", unit, branch)
    assert stems[0] == id_
    assert all(is_id(stem) for stem in stems)


@cache
def library() -> Checked:
    return check_tree(read_tree(ROOT))


@cache
def known_words() -> Words:
    return words_of(library().entries)


def answers(column: Column, number: int) -> tuple[object, str]:
    """What somebody types into a cell, and what it means."""
    match column.kind:
        case CellKind.NUMBER:
            return number + 0.5, f"{number}.5"
        case CellKind.DATE:
            return datetime(2025, 3, number), f"2025-03-{number:02}"
        case CellKind.CHOICE:
            choice = column.choices[number % len(column.choices)]
            return choice, choice
        case CellKind.TICK:
            return ("✓", "√") if number % 2 else ("否", "×")
        case _:
            return f"{column.title}第{number}行", f"{column.title}第{number}行"


def round_trip(form: BlankForm) -> FilledForm:
    """A form that is filled below and beside what stands in it, then read back."""
    book = load_workbook(BytesIO(form_workbook(form)))
    for key, value in (("organisation", "国网天津市电力公司"), ("period", "2025.3")):
        sheet, at = cell_named(book, f"casebook_{key}")
        book[sheet][at] = value
    sheet, area = cell_named(book, "casebook_rows")
    rows = []
    for number, cells in enumerate(book[sheet][area], 1):
        meant = []
        for column, cell in zip(form.tool.columns, cells, strict=True):
            text = str(cell.value or "")
            if not text and number <= 28:
                cell.value, text = answers(column, number)
                if column.kind is CellKind.DATE:
                    cell.number_format = "yyyy-mm-dd"
            meant.append(text)
        rows.append(meant)
    found = opened(saved(book))
    assert isinstance(found, RawBook)
    entries = library().entries
    (filled_in,) = filled_sheets(form_sheets(found, entries), known_words())
    assert filled_in.findings == []
    expected: dict[str, object] = {
        "method": form.method_id,
        "tool": form.tool.id,
        "period": "2025-03",
    }
    expected |= {"organisation": "guowang-tianjin", "rows": [row for row in rows if any(row)]}
    read = {key: value for key, value in filled_in.draft.data.items() if value is not None}
    assert read == expected, form.key
    return FilledForm.model_validate(read)


def test_every_form_of_the_library_comes_back_as_it_was_filled() -> None:
    forms = list(blank_forms(Library(library().entries)))
    assert len(forms) == sum(len(m.tools) for m in library().entries.methods.values()) >= 67
    assert len({round_trip(form).tool + form.method_id for form in forms}) == len(forms)


@pytest.mark.parametrize("name", ["docProps/custom.xml", "xl/workbook.xml"])
def test_marks_that_declare_entities_are_not_read(name: str) -> None:
    data, buffer = filled(), BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == name:
                start = content.index(b"<", content.find(b"?>") + 1)
                content = content[:start] + ENTITIES + content[start:]
            new.writestr(part, content)
    (problem,) = imported(buffer.getvalue()).problems
    assert problem.code == "W706"


def test_a_form_that_unfolds_beyond_the_limits_is_not_even_recognised() -> None:
    data, buffer = filled(), BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, old.read(part))
        new.writestr("docProps/more.xml", bytes(4 * 1024 * 1024))
    found = imported(buffer.getvalue())
    assert [problem.code for problem in found.problems] == ["W704"]
    assert found.kind is None


def test_a_property_or_a_name_that_is_no_good_is_none(tmp_path: Path) -> None:
    data = filled()
    with ZipFile(BytesIO(data)) as archive:
        custom = archive.read("docProps/custom.xml")
    huge = custom.replace(b"duty-lists/duty-list", b"x" * 100_000)
    path = tmp_path / "a.xlsx"
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = huge if name == "docProps/custom.xml" else old.read(name)
            if name == "xl/workbook.xml":
                content = content.replace(b"$A$", b"$ZZZZZZ$")
            new.writestr(name, content)
    path.write_bytes(buffer.getvalue())
    book = read_sheets(path, Limits())
    assert dict(book.properties) == {}
    assert "casebook_rows" not in {name.name for name in book.names}
    assert only(imported(buffer.getvalue()))["rows"] == EXPECTED["rows"]


@pytest.mark.skipif(not HAS_OFFICE, reason="needs LibreOffice")
def test_a_form_that_another_program_saved_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(filled())
    (tmp_path / "out").mkdir()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            *("--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), "a.xlsx"),
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert only(imported((tmp_path / "out" / "a.xlsx").read_bytes())) == EXPECTED
