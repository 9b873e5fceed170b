"""`casebook export`: a reader takes away what was chosen, or is told why not."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pptx
import pytest
from click.testing import CliRunner, Result

from generator.checking import check_tree
from generator.cli import main
from generator.cli.about import about_of, edition_of
from generator.exports.about import About
from generator.reading import read_tree
from tests.checking.library import MINI
from tests.conftest import ROOT


def export(*arguments: str | Path, root: Path = MINI) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "export", *map(str, arguments)])


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "docx", "pptx"])
def test_every_kind_is_written_whole(tmp_path: Path, kind: str) -> None:
    target = tmp_path / f"案例.{kind}"
    result = export(kind, "-o", target)
    assert result.exit_code == 0, result.output
    assert "2 个案例" in result.output
    written = target.read_bytes()
    assert written
    assert export(kind, "-o", target).exit_code == 1
    assert export(kind, "-o", target, "--force").exit_code == 0
    assert target.read_bytes() == written
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_pipe_takes_json_and_csv_and_nothing_else() -> None:
    told = json.loads(export("json", "-o", "-").stdout)
    assert [case["id"] for case in told["cases"]] == ["full-cycle-case", "zero-violation"]
    assert export("xlsx", "-o", "-").exit_code == 2


def test_excel_reads_chinese_unless_told_otherwise() -> None:
    mark = b"\xef\xbb\xbf"
    assert export("csv", "-o", "-").stdout_bytes.startswith(mark)
    bare = export("csv", "--no-bom", "-o", "-").stdout_bytes
    assert not bare.startswith(mark)
    rows = list(csv.DictReader(io.StringIO(bare.decode(), newline="")))
    assert [row["编号"] for row in rows] == ["full-cycle-case", "zero-violation"]
    assert "\r\n" in bare.decode()


@pytest.mark.parametrize("table", ["cases", "indicators", "figures", "methods"])
def test_each_table_can_be_had(table: str) -> None:
    text = export("csv", "--table", table, "--no-bom", "-o", "-").stdout
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    assert lines
    assert {len(line) for line in lines} == {len(head)}


def test_an_editable_workbook_comes_back_as_it_was_drafts_as_well(tmp_path: Path) -> None:
    library, target = tmp_path / "library", tmp_path / "a.xlsx"
    for folder in ("cases", "methods"):
        shutil.copytree(ROOT / folder, library / folder)
    result = export("xlsx", "--editable", "-o", target, root=library)
    assert result.exit_code == 0, result.output
    every = len(check_tree(read_tree(library)).entries.cases)
    assert f"{every} 个案例" in result.output
    back = CliRunner().invoke(
        main,
        ["--root", str(library), "import", str(target), "--into", str(library / "cases")],
    )
    assert back.exit_code == 0, back.output
    assert f"没有变化 {every} 个" in back.output


@pytest.mark.parametrize(("id_", "slides"), [("zero-violation", 2), ("full-cycle", 3)])
def test_one_entry_is_shown_on_its_own(tmp_path: Path, id_: str, slides: int) -> None:
    target = tmp_path / "a.pptx"
    result = export("pptx", "--entry", id_, "-o", target)
    assert result.exit_code == 0, result.output
    assert len(pptx.Presentation(str(target)).slides) == slides


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["json", "--select", "scenari=a"], "是不是 scenario"),
        (["json", "--select", "scenario=field-safty"], "是不是 field-safety"),
        (["json", "--collection", "nowhere"], "没有项目集 nowhere"),
        (["xlsx", "--editable", "--collection", "nowhere"], "没有项目集 nowhere"),
        (["xlsx", "--editable", "--select", "numbers=measured"], "--collection"),
        (["pptx", "--entry", "zero-violatio"], "是不是 zero-violation"),
        (["pptx", "--entry", "zero-violation", "--select", "q=a"], "--entry"),
        (["json", "--paper", "a5"], "--paper 只用于 pdf"),
        (["docx", "--entry", "zero-violation"], "--entry 只用于 pptx"),
        (["csv", "--of", "methods"], "--of 只用于 docx、pptx、pdf"),
        (["xlsx", "--no-bom"], "--bom/--no-bom 只用于 csv"),
        (["html"], "json"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    result = export(*arguments, "-o", tmp_path / f"a.{arguments[0]}")
    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_promises_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    result = export("csv", "-o", tmp_path / "a.xlsx")
    assert result.exit_code == 2
    assert "a.csv" in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_choice_without_cases_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    result = export("docx", "--select", "q=没有的话", "-o", tmp_path / "a.docx")
    assert result.exit_code == 1
    assert "没有符合条件的案例（文字：没有的话）" in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_library_with_errors_is_not_exported(tmp_path: Path) -> None:
    library = tmp_path / "library"
    shutil.copytree(MINI, library)
    (library / "methods" / "broken.yml").write_text("title: [\n", "utf-8")
    result = export("json", "-o", tmp_path / "a.json", root=library)
    assert result.exit_code == 1
    assert "broken.yml" in result.output
    assert not (tmp_path / "a.json").exists()


def test_no_file_is_written_into_the_content() -> None:
    assert "请写到别处" in export("json", "-o", MINI / "cases" / "a.json").output


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (
            "site_name: ' 我们的案例 '\nsite_url: https://a.example/lib\nplugins:\n"
            "  - search\n  - casebook:\n      edition: 2026-11-21\n",
            About("我们的案例", "2026-11-21", "https://a.example/lib/"),
        ),
        ("plugins:\n  casebook:\n    edition: '2026-01-02'\n", About(edition="2026-01-02")),
        ("extra: !!python/name:os.system\nsite_name: 甲\n", About("甲")),
        ("plugins: [casebook]\nsite_name: [甲]\n", About()),
        ("plugins:\n  - casebook: {edition: 2026}\n", About()),
        ("- a\n", About()),
        ("a: [\n", About()),
        (None, About()),
    ],
)
def test_name_and_edition_are_those_of_the_site(
    tmp_path: Path, text: str | None, about: About
) -> None:
    if text is not None:
        (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    assert about_of(tmp_path) == about
    assert edition_of(tmp_path) == about.edition
