"""三表一单 as a workbook: the same lines as the pages, typed, and safe to open."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from generator.cli import main
from generator.exports.registry import round_files, round_workbook
from generator.insight.registry import rounds_of
from generator.pages.context import SiteContext
from generator.pages.registry.rounds import round_tables
from generator.pages.registry.shelf import MARK, Shelf
from tests.checking.library import MINI
from tests.conftest import ROOT
from tests.pages.conftest import TEMPLATES
from tests.pages.rounds import round_library

SHEETS = [
    *("项目分布明细表", "动态调整表", "晋级申报表", "双月公开单", "双向打分表", "评选结果"),
    *("突出贡献项目清单", "各单位项目率"),
]


def book(*, illustration: bool = False) -> Any:
    held = round_library()
    data = round_workbook(held, rounds_of(held)[0], illustration=illustration)
    return load_workbook(BytesIO(data))


def lines(sheet: Any) -> list[dict[str, Any]]:
    """The lines below the header, by heading."""
    rows = list(sheet.iter_rows())
    header = next(n for n, row in enumerate(rows) if row[0].value == "序号")
    titles = [cell.value for cell in rows[header]]
    return [dict(zip(titles, row, strict=True)) for row in rows[header + 1 :] if row[0].value]


def test_a_sheet_per_table_in_the_order_of_the_year() -> None:
    assert book().sheetnames == SHEETS


def test_sheets_and_pages_have_the_same_lines() -> None:
    held = round_library()
    round_ = rounds_of(held)[0]
    shelf = Shelf(SiteContext(held, TEMPLATES, "2026-11-21"), held)
    pages = {table.title: table for table in round_tables(shelf, round_)}
    found = book()
    for title in ("项目分布明细表", "动态调整表", "晋级申报表", "突出贡献项目清单"):
        assert len(lines(found[title])) == len(pages[title].lines), title
    scored = pages["双向打分表与评选结果"].lines
    assert len(lines(found["双向打分表"])) == len(lines(found["评选结果"])) == len(scored)
    sheets = [table for title, table in pages.items() if title.startswith("双月公开单")]
    assert len(lines(found["双月公开单"])) == sum(len(table.lines) for table in sheets)
    assert len(lines(found["各单位项目率"])) == len(round_.shares)


def test_numbers_are_numbers_and_days_are_days() -> None:
    line = lines(book()["项目分布明细表"])[0]
    assert line["基线"].value == 12
    assert line["立项日期"].value == datetime(2025, 2, 10)
    assert line["立项日期"].number_format == "yyyy-mm-dd"
    assert lines(book()["各单位项目率"])[0]["突出贡献项目率（%）"].value == pytest.approx(33.3)


def test_nothing_is_a_formula() -> None:
    found = book()
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row]
    assert "=1+1" in {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}


def test_sheets_filter_freeze_and_print_on_one_width() -> None:
    for sheet in book(illustration=True):
        assert sheet.auto_filter.ref.startswith("A4")
        assert sheet.freeze_panes == "D5"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$3:$4"


def test_an_illustration_says_so_on_every_sheet_and_a_real_one_on_none() -> None:
    for sheet in book(illustration=True):
        assert MARK in [row[0].value for row in sheet.iter_rows(max_row=3)]
        assert MARK in sheet.oddFooter.left.text
    for sheet in book():
        assert MARK not in [cell.value for row in sheet.iter_rows() for cell in row]


def test_the_same_round_gives_the_same_bytes() -> None:
    first, second = dict(round_files(round_library(), "r")), dict(round_files(round_library(), "r"))
    assert first == second
    assert set(first) == {
        "r/xiangmuji-2025.xlsx",
        "r/xiangmuji-2025--unit--jia-yi.xlsx",
        "r/xiangmuji-2025--unit--yi.xlsx",
    }
    assert set(dict(round_files(round_library(), "example", illustration=True))) == {
        "example/xiangmuji-2025.xlsx"
    }


def test_a_units_workbook_holds_only_that_unit() -> None:
    files = dict(round_files(round_library(), "r"))
    found = load_workbook(BytesIO(files["r/xiangmuji-2025--unit--yi.xlsx"]))
    for title in SHEETS:
        assert {line["单位"].value for line in lines(found[title])} <= {"乙公司"}, title
    assert len(lines(found["项目分布明细表"])) == 1


def run(root: Path, *arguments: str) -> Any:
    return CliRunner().invoke(main, ["--root", str(root), "registry", *arguments])


FILE = "cases/tianjin/registry/2025-baodi.yml"
REGISTRY = """\
organisation: baodi
year: 2025
branches:
  - 一支部
projects:
  - id: xm-01
    branch: 一支部
    title: 违章清零包保
    business: maintenance
    problem: 外包作业现场违章反复出现
    mechanism: 党员包保到作业面
    indicator:
      name: 现场违章次数
      unit: 次
      better: lower
      baseline: 12
      target: 6
    owner: 支部书记
    registered: 2025-02-20
    grade: B
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small library with the registry of one unit."""
    copied = tmp_path / "library"
    copytree(MINI, copied, ignore=lambda _, names: {"registry", "forms"} & set(names))
    (copied / FILE).parent.mkdir()
    (copied / FILE).write_text(REGISTRY, "utf-8")
    return copied


def test_a_company_gets_the_tables_of_its_year(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "三表一单.xlsx"
    done = run(root, "tianjin", "-o", str(target))
    assert done.exit_code == 0, done.output
    assert "2025 年度台账" in done.output
    assert load_workbook(target).sheetnames == SHEETS
    again = run(root, "tianjin", "-o", str(target))
    assert again.exit_code == 1
    assert "--force" in again.output
    assert run(root, "tianjin", "--force", "-o", str(target)).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tianjing"], ("没有项目集 tianjing，是不是 tianjin", "有：tianjin（")),
        (["tianjin", "--year", "2024"], ("没有年度 2024", "有：2025")),
        (["tianjin", "--organisation", "baodii"], ("没有单位 baodii，是不是 baodi",)),
    ],
)
def test_what_there_is_not_is_told_with_what_there_is(
    root: Path, tmp_path: Path, arguments: list[str], said: tuple[str, ...]
) -> None:
    target = tmp_path / "a.xlsx"
    refused = run(root, *arguments, "-o", str(target))
    assert refused.exit_code == 2
    assert all(part in refused.output for part in said), refused.output
    assert not target.exists()


def test_of_several_years_one_must_be_named(root: Path, tmp_path: Path) -> None:
    other = root / FILE.replace("2025", "2024")
    other.write_text(REGISTRY.replace("2025", "2024"), "utf-8")
    target = str(tmp_path / "a.xlsx")
    asked = run(root, "tianjin", "-o", target)
    assert "有几个年度：2025、2024" in asked.output
    assert run(root, "tianjin", "--year", "2024", "-o", target).exit_code == 0


def test_a_collection_without_a_registry_says_how_to_begin_one(tmp_path: Path) -> None:
    refused = run(ROOT, "tianjin-zhuoyue", "-o", str(tmp_path / "a.xlsx"))
    assert refused.exit_code == 1
    assert "casebook template --registry" in refused.output
    assert "casebook import" in refused.output


def test_a_library_with_errors_gives_no_tables(root: Path, tmp_path: Path) -> None:
    (root / FILE).write_text(REGISTRY.replace("grade: B", "grade: X"), "utf-8")
    target = tmp_path / "a.xlsx"
    refused = run(root, "tianjin", "-o", str(target))
    assert refused.exit_code == 1
    assert "2025-baodi.yml" in refused.output
    assert not target.exists()
