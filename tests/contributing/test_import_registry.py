"""A unit keeps its projects in a workbook: what it writes there becomes its registry."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from generator.checking import CATALOGUE, check_tree
from generator.checking.catalogue.answers import ANSWERS
from generator.checking.catalogue.registry import REGISTRY
from generator.checking.shapes import ListOf, Record, record_of
from generator.cli import main
from generator.contributing.example import example_library
from generator.contributing.workbook import Imported, WorkbookKind, import_workbook
from generator.contributing.workbook.cell_words import IN_CELLS
from generator.exports.workbook import (
    registries_of,
    registry_sheets,
    registry_template,
    registry_workbook,
    words_of,
)
from generator.model import Registry
from generator.reading import Tree
from tests.checking.library import MINI
from tests.checking.returned import REGISTRIES, mini_tree, registry_bytes, registry_tree
from tests.checking.workbooks import edited, opened, put

HAS_OFFICE = shutil.which("soffice") is not None


def imported(data: bytes, tree: Tree | None = None) -> Imported:
    into = {"file": "台账.xlsx", "collection": "tianjin"}
    return import_workbook(opened(data), tree or mini_tree(), **into)


def changed(*changes: Callable[[Workbook], object]) -> Imported:
    def change(book: Workbook) -> None:
        for one in changes:
            one(book)

    return imported(edited(change, registry_bytes()))


def texts(found: Imported) -> dict[str, bytes]:
    assert [f"{p.cell} {p.message}" for p in found.problems] == []
    return {f"cases/tianjin/registry/{file.id}.yml": file.text.encode() for file in found.files}


def test_every_unit_of_a_workbook_comes_back_byte_for_byte() -> None:
    found = imported(registry_bytes())
    assert texts(found) == REGISTRIES
    assert found.kind is WorkbookKind.REGISTRY


def test_the_invented_company_comes_back_byte_for_byte() -> None:
    files = example_library(mini_tree(), branches=40, seed=1)
    tree = Tree({path: data for path, data in files.items() if path.endswith(".yml")})
    entries = check_tree(tree).entries
    ((collection, _),) = {(folder, "") for folder, _ in entries.registries}
    data = registry_workbook(registries_of(tree, collection), words_of(entries))
    found = import_workbook(opened(data), tree, file="台账.xlsx", collection=collection)
    assert [f"{p.cell} {p.message}" for p in found.problems] == []
    assert len(found.files) == len(entries.registries) > 1
    for file in found.files:
        path = f"cases/{collection}/registry/{file.id}.yml"
        assert file.text.encode() == tree.files[path]


def test_every_field_of_a_registry_has_its_column() -> None:
    def fields(record: Record) -> int:
        count = 0
        for shape in record.fields.values():
            inner = shape.item if isinstance(shape, ListOf) else shape
            count += fields(inner) if isinstance(inner, Record) else 1
        return count

    own = [column for sheet in registry_sheets() for column in sheet.columns if not column.is_key]
    of_the_first_sheet = 4
    assert len(own) + of_the_first_sheet == fields(record_of(Registry))
    assert [sheet.name for sheet in registry_sheets()] == [
        *("支部", "支部变动", "项目", "晋级申报", "进展", "双向打分"),
    ]


def test_a_blank_workbook_shows_one_project_that_is_not_imported() -> None:
    words = words_of(check_tree(mini_tree()).entries)
    data = registry_template(words)
    book = load_workbook(BytesIO(data))
    assert [cell.value for cell in book["项目"]["A"][1:]] == ["示例"]
    assert [problem.code for problem in imported(data).problems] == ["W756"]
    assert registry_template(words) == data
    filled = imported(edited(put("项目!G2", "我们自己的问题"), data))
    assert "W726" in {problem.code for problem in filled.problems}


def test_a_unit_alone_need_not_say_in_every_row_who_it_is() -> None:
    tree = registry_tree()
    words = words_of(check_tree(tree).entries)
    alone = registry_workbook(registries_of(tree, "tianjin", "2023", "baodi"), words)

    def clear(book: Workbook) -> None:
        for sheet in book.worksheets[1:-1]:
            for row in range(3 if sheet.title == "支部" else 2, sheet.max_row + 1):
                sheet.cell(row, 1).value = sheet.cell(row, 2).value = None

    path = "cases/tianjin/registry/2023-baodi.yml"
    assert texts(imported(edited(clear, alone))) == {path: REGISTRIES[path]}


def test_what_people_type_is_understood() -> None:
    found = changed(
        put("支部!A2", "baodi"),
        put("支部!B2", 2023),
        put("支部变动!C2", "2023年6月30日"),
        put("进展!D2", "2023.4.28"),
        put("进展!C2", "违章清零包保"),
        put("项目!T2", True),
    )
    assert texts(found) == REGISTRIES


def test_projects_without_an_id_are_numbered_and_keep_the_one_they_have() -> None:
    def clear(book: Workbook) -> None:
        for row in (2, 3):
            book["项目"].cell(row, 3).value = None
        for name in ("晋级申报", "进展", "双向打分"):
            for row in range(2, book[name].max_row + 1):
                book[name].cell(row, 3).value = "违章清零包保"

    data = edited(clear, registry_bytes())
    assert texts(imported(data)) == REGISTRIES
    renamed = {
        path: text.replace(b"xm-001", b"xm-007") if "baodi" in path else text
        for path, text in REGISTRIES.items()
    }
    tree = Tree({**mini_tree().files, **renamed})
    known = texts(imported(data, tree))["cases/tianjin/registry/2023-baodi.yml"]
    assert b"xm-007" in known


@pytest.mark.parametrize(
    ("cell", "value", "code", "said"),
    [
        ("项目!D2", "检修三班党支部", "L323", "“支部”表"),
        ("项目!R2", "三月", "S217", "三月"),
        ("项目!N2", "一打", "S206", "一打"),
        ("进展!G2", "慢", "S205", "下拉"),
        ("进展!G3", "滞后", "V423", "“滞后原因与下一步”"),
        ("双向打分!E2", 7, "S212", "7"),
    ],
)
def test_a_mistake_is_told_at_its_cell_in_the_words_of_the_workbook(
    cell: str, value: object, code: str, said: str
) -> None:
    problems = changed(put(cell, value)).problems
    told = {problem.cell: problem for problem in problems}
    assert {problem.code for problem in problems} == {code}, problems
    assert cell in told
    message = f"{told[cell].message}；{told[cell].hint}"
    assert said in message
    assert not re.search(r"[a-z]{4,}", message.replace("xm-", "")), message


def test_no_message_on_a_registry_names_a_key_of_a_file() -> None:
    for explanation in (*REGISTRY, *ANSWERS):
        over = IN_CELLS.get(explanation.code, {}).get("zh", {})
        for part in ("what", "allowed", "how", "mend"):
            said = re.sub(r"\{\w+\}", "", over.get(part, getattr(explanation.zh, part)))
            assert not re.search("[a-z]{3,}", said), f"{explanation.code} {part}: {said}"
    assert set(IN_CELLS) <= set(CATALOGUE)


def test_the_command_keeps_other_units_and_replaces_only_when_told(tmp_path: Path) -> None:
    library, book = tmp_path / "library", tmp_path / "a.xlsx"
    shutil.copytree(MINI, library)
    folder = library / "cases/tianjin/registry"
    folder.mkdir(exist_ok=True)
    for path, content in REGISTRIES.items():
        (library / path).write_bytes(content)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    root = ["--root", str(library)]
    filled = ["template", "--registry", "--filled", "tianjin", "--year", "2023"]
    wrote = CliRunner().invoke(
        main, [*root, *filled, "--organisation", "宝坻公司", "-o", str(book)]
    )
    assert wrote.exit_code == 0, wrote.output
    command = [*root, "import", str(book), "--into", "cases/tianjin"]
    same = CliRunner().invoke(main, command)
    assert same.exit_code == 0, same.output
    assert "认作项目台账工作簿" in same.output
    assert "没有变化 1 个" in same.output
    book.write_bytes(edited(put("项目!G2", "外包队伍违章多"), book.read_bytes()))
    assert CliRunner().invoke(main, command).exit_code == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert CliRunner().invoke(main, [*command, "--update"]).exit_code == 0
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"2023-baodi.yml"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--filled", "tianjin"], "--registry"),
        (["--registry", "--form", "a/b"], "只能用一个"),
        (["--registry", "--year", "2023"], "--filled"),
        (["--registry", "--filled", "shanxi"], "tianjin"),
        (["--registry", "--filled", "tianjin", "--year", "1999"], "台账"),
    ],
)
def test_options_that_do_not_go_together_are_told(
    tmp_path: Path, options: list[str], said: str
) -> None:
    target = tmp_path / "a.xlsx"
    result = CliRunner().invoke(
        main, ["--root", str(MINI), "template", *options, "-o", str(target)]
    )
    assert result.exit_code != 0
    assert said in result.output
    assert not target.exists()


@pytest.mark.skipif(not HAS_OFFICE, reason="needs LibreOffice")
def test_a_registry_that_another_program_saved_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(registry_bytes())
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
    assert texts(imported((tmp_path / "out" / "a.xlsx").read_bytes())) == REGISTRIES


def test_one_wrong_cell_hides_none_of_what_else_is_wrong() -> None:
    found = changed(
        put("项目!R2", "2023.2.30"),
        put("项目!G2", None),
        put("项目!D3", "没有的党支部"),
        put("项目!C3", "xm-001"),
    )
    told = {(problem.cell, problem.code) for problem in found.problems}
    assert {("项目!R2", "S217"), ("项目!G2", "S203"), ("项目!D3", "L323")} <= told
    assert found.files == ()


def test_a_blank_is_told_beside_a_mere_warning() -> None:
    def hide(book: Workbook) -> None:
        book["项目"].row_dimensions[3].hidden = True

    found = changed(hide, put("项目!G2", None))
    assert [(p.cell, p.code) for p in found.problems if p.code != "W734"] == [("项目!G2", "S203")]
    assert found.files == ()


def test_a_registry_does_not_go_where_no_collection_is() -> None:
    found = import_workbook(
        opened(registry_bytes()), mini_tree(), file="台账.xlsx", collection="nowhere"
    )
    assert {problem.code for problem in found.problems} == {"L307"}
    assert found.files == ()


def test_a_link_does_not_lead_out_of_the_library(tmp_path: Path) -> None:
    library, elsewhere, book = tmp_path / "library", tmp_path / "elsewhere", tmp_path / "a.xlsx"
    shutil.copytree(MINI, library)
    elsewhere.mkdir()
    shutil.rmtree(library / "cases/tianjin/registry", ignore_errors=True)
    (library / "cases/tianjin/registry").symlink_to(elsewhere)
    book.write_bytes(registry_bytes())
    command = ["--root", str(library), "import", str(book), "--into", "cases/tianjin"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert "链接" in result.output
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("name", ["-", "台账", "台账.xls", "台账.txt"])
def test_a_workbook_is_not_written_under_a_name_that_no_program_opens(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["--root", str(MINI), "template", "--registry", "-o", name])
    assert result.exit_code == 2
    assert ".xlsx" in result.output
    assert list(tmp_path.iterdir()) == []
