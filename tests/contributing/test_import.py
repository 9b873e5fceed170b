"""Workbooks come in: many cases at once, in the words people use, or not at all."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from generator.checking import check_tree
from generator.cli import main
from generator.contributing.canonical import canonical_text
from generator.contributing.proposing import propose_id
from generator.contributing.saving import write_files
from generator.contributing.spreadsheet.raw import from_json, to_json
from generator.contributing.spreadsheet.sheets import _date, _digits
from generator.contributing.workbook import (
    Imported,
    Limits,
    RawBook,
    Refusal,
    import_workbook,
    open_workbook,
)
from generator.contributing.workbook.cases import _drafts
from generator.contributing.workbook.layouts import read_layouts
from generator.exports.workbook import (
    WorkbookCase,
    case_sheets,
    case_workbook,
    cases_of,
    words_of,
)
from generator.model import VocabularyKind
from generator.reading import FileKind, Value, read_yaml, without_unseen
from tests.checking.library import MINI
from tests.checking.workbooks import (
    edited,
    mini_template,
    mini_tree,
    mini_workbook,
    opened,
    part,
    put,
    repacked,
)
from tests.contributing.hostile import HOSTILE, MIB, STRINGS, cells, nested


def imported(data: bytes, **more: str) -> Imported:
    return import_workbook(opened(data), mini_tree(), file="案例.xlsx", **more)


def title_column(book: Workbook, sheet: str, title: str) -> str:
    for cell in book[sheet][1]:
        if str(cell.value).split("\n")[0] == title:
            return str(cell.column_letter)
    raise KeyError(title)


def filled(**values: object) -> bytes:
    """The blank workbook with one more case, its columns named by their headings."""
    terms = check_tree(mini_tree()).entries.terms(VocabularyKind.SCENARIOS)
    row = {
        "项目集": "卓越实践项目集",
        "标题": "党员护线压降外破跳闸",
        "摘要": "一人一段。",
        "单位": "baodi",
        "适用场景": terms["field-safety"].label,
        "问题": "施工点多。",
        "载体类型": "commando",
        "载体·作用发挥方式": "开工前到场交底。",
        "成效": "少了。",
        "来源": "article",
    } | values

    def change(book: Workbook) -> None:
        for title, value in row.items():
            book["案例"][f"{title_column(book, '案例', title)}3"] = value
        book["做法"]["A4"], book["做法"]["B4"] = row["标题"], "分段包保。"

    return edited(change, mini_template())


ENTRIES = check_tree(mini_tree()).entries


def only(found: Imported) -> dict[str, object]:
    assert [problem.message for problem in found.problems] == []
    (case,) = found.files
    return dict(read_yaml(case.text.encode()).data or {})


def test_a_branch_fills_in_labels_and_gets_a_file_named_by_its_title() -> None:
    found = imported(filled())
    data = only(found)
    assert found.files[0].id == propose_id("党员护线压降外破跳闸", "baodi", ENTRIES, ())
    assert found.files[0].proposed
    assert data["organisation"] == "baodi"
    assert data["scenarios"] == ["field-safety"]
    assert data["actions"] == [{"text": "分段包保。"}]


@pytest.mark.parametrize(
    ("title", "typed", "key", "value"),
    [
        ("适用场景", "field-safety、supply", "scenarios", ["field-safety", "supply"]),
        ("适用场景", "field-safety\nsupply", "scenarios", ["field-safety", "supply"]),
        ("适用场景", " FIELD-SAFETY ；supply", "scenarios", ["field-safety", "supply"]),
        ("状态", "草稿", "status", "draft"),
        ("时间·开始", "'２０２０-０９", "period", {"start": "2020-09"}),
        ("时间·开始", datetime(2020, 9, 7), "period", {"start": "2020-09-07"}),
        ("时间·开始", 2020, "period", {"start": "2020"}),
        ("推广条件", "一、先商定；再试点\r\n二、按月记录 ", "conditions", None),
        ("党支部", 12.0, "branch", "12"),
        ("党支部", "=1+1 不是公式"[1:], "branch", "1+1 不是公式"),
    ],
)
def test_what_people_paste_is_understood(title: str, typed: object, key: str, value: Value) -> None:
    data = only(imported(filled(**{title: typed})))
    assert data[key] == (value or ["一、先商定；再试点", "二、按月记录"])


def test_a_mistake_is_told_by_its_cell_in_the_words_of_the_check() -> None:
    (problem,) = imported(edited(put("指标!F2", "五十"))).problems
    assert (problem.code, problem.cell, problem.path) == ("S206", "指标!F2", "基线·数值")
    assert (problem.file, problem.line, problem.column) == ("案例.xlsx", 2, 6)
    assert "五十" in problem.message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            put("指标!F2", "2000余万元"),
            ["基线·数值写 2000，基线·计量单位写 万元，基线·限定选 超过"],
        ),
        (put("指标!H2", "很多"), ["恰为、超过、不低于、约、不足", "从下拉选项里选"]),
        (put("指标!H2", "超过了"), ["改选“超过”"]),
        (put("案例!M2", "党员突击"), ["从下拉选项里选", "请维护人员添进词表", "（commando）"]),
        (put("指标!J2", "没有的来源"), ["来源里没有", "从下拉选项里选"]),
    ],
)
def test_a_mistake_is_mended_with_the_headings_and_labels_of_the_workbook(
    change: Callable[[Workbook], object], said: list[str]
) -> None:
    told = "；".join(f"{p.message}；{p.hint}" for p in imported(edited(change)).problems)
    assert all(words in told for words in said), told
    for word in ("yml", "value:", "unit", "qualifier", "more_than", "英文", "printed"):
        assert word not in told


def test_a_title_that_two_cases_have_is_told_as_that() -> None:
    def share(book: Workbook) -> None:
        book["案例"]["C3"] = book["做法"]["A2"] = book["案例"]["C2"].value

    told = {problem.code: problem for problem in imported(edited(share)).problems}
    assert "W722" not in told
    assert told["W729"].cell == "做法!A2"
    assert "案例!C2、案例!C3" in told["W729"].message
    assert "编号" in told["W729"].hint


def test_a_required_cell_left_blank_is_told_at_that_cell() -> None:
    found = imported(filled(标题="党员护线", 摘要=None))
    assert [(p.code, p.path) for p in found.problems] == [("S203", "摘要")]
    assert found.files == ()


def test_an_unknown_word_is_told_with_the_nearest() -> None:
    (problem,) = imported(filled(载体类型="commandos")).problems
    assert problem.code == "L301"
    assert "commando" in problem.message
    assert problem.path == "载体类型"


def test_a_bad_id_and_an_unknown_collection_are_told() -> None:
    found = imported(filled(编号="Hu Xian", 项目集="卓越实践"))
    assert {(p.code, p.path) for p in found.problems} >= {("S211", "编号")}
    assert found.files == ()


def test_a_collection_that_is_not_known_hides_nothing_else() -> None:
    found = imported(filled(项目集="我们公司的项目集", 摘要=None, **{"时间·开始": "2020.3"}))
    told = {problem.path: problem for problem in found.problems}
    assert set(told) == {"项目集", "摘要", "时间·开始"}
    assert told["项目集"].code == "W724"
    assert "卓越实践项目集" in told["项目集"].message
    assert found.files == ()


def test_a_month_that_became_a_number_is_not_guessed() -> None:
    # A spreadsheet keeps 2020.10 as 2020.1: nobody can tell October from January.
    (problem,) = imported(filled(**{"时间·开始": 2020.10})).problems
    assert (problem.code, problem.path) == ("W735", "时间·开始")
    assert "2020-01" not in problem.hint
    (problem,) = imported(filled(**{"时间·开始": 2020.3})).problems
    assert "2020-03" in problem.hint


def test_a_heading_that_was_changed_does_not_change_the_example() -> None:
    found = imported(edited(put("案例!K1", "存在问题"), filled()))
    assert {(p.code, p.cell) for p in found.problems} == {("W714", "案例!K1")}


def test_parts_may_name_their_case_by_id_or_title_in_any_order() -> None:
    title = load_workbook(BytesIO(mini_workbook()))["案例"]["C3"].value
    changed = imported(edited(put("做法!A3", title)))
    assert changed.files == imported(mini_workbook()).files


def test_only_what_is_missing_is_filled_in_for_cases_without_a_collection() -> None:
    found = imported(edited(put("案例!B2", None)), collection="tianjin")
    assert found.files == imported(mini_workbook()).files


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (28.0, "28"),
        (0.1 + 0.2, "0.3"),
        (1e20, "100000000000000000000"),
        (-0.28, "-0.28"),
        (3, "3"),
        (99.5, "99.5"),
    ],
)
def test_numbers_are_read_as_people_typed_them(value: float, text: str) -> None:
    assert _digits(value) == text


@pytest.mark.parametrize(
    ("shown_as", "text"),
    [
        ("yyyy-mm-dd", "2020-09-01"),
        ('yyyy"年"m"月"', "2020-09"),
        ("mmm-yy", "2020-09"),
        ("yyyy", "2020"),
    ],
)
def test_a_date_is_as_precise_as_it_is_shown(shown_as: str, text: str) -> None:
    assert _date(datetime(2020, 9, 1), shown_as) == text


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_gives_one_clear_message(name: str) -> None:
    code, make = HOSTILE[name]
    found = opened(make())
    assert isinstance(found, Refusal)
    assert found.code == code
    assert len(import_workbook(found, mini_tree(), file="a.xlsx").problems) == 1


def test_what_does_no_harm_is_read() -> None:
    far = opened(cells(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    assert isinstance(far, RawBook)
    (problem,) = import_workbook(far, mini_tree(), file="a.xlsx").problems
    assert (problem.code, problem.cell) == ("W716", "案例!XFD1048576")
    assert opened(nested()) == opened(mini_workbook())


def test_a_child_process_reads_the_same_and_cannot_take_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(mini_workbook())
    found = open_workbook(path)
    assert found == opened(mini_workbook())
    assert from_json(to_json(found)) == found
    assert isinstance(open_workbook(tmp_path), Refusal)
    if sys.platform == "linux":
        text = random.Random(1).randbytes(8 * MIB).hex().encode()
        path.write_bytes(repacked({STRINGS: part(STRINGS).replace(b"<t>", b"<t>" + text, 1)}))
        starved = open_workbook(path, Limits(memory=32 * MIB))
        assert isinstance(starved, Refusal)
        assert starved.code == "W707"


def test_a_missing_file_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_workbook(tmp_path / "none.xlsx")


def test_the_command_writes_all_or_nothing_and_never_over_others(tmp_path: Path) -> None:
    book, into = tmp_path / "a.xlsx", tmp_path / "out"
    book.write_bytes(mini_workbook())
    command = ["--root", str(MINI), "import", str(book), "--into", str(into)]
    first = CliRunner().invoke(main, command)
    assert first.exit_code == 0, first.output
    written = into / "tianjin" / "zero-violation.yml"
    assert canonical(written) == canonical(MINI / "cases" / "tianjin" / "zero-violation.yml")
    written.write_text(written.read_text("utf-8").replace("title: ", "title: 我改的"), "utf-8")
    mine = written.read_bytes()
    (into / "tianjin" / "full-cycle-case.yml").unlink()
    second = CliRunner().invoke(main, command)
    assert second.exit_code == 1
    assert "W741" in second.output
    assert written.read_bytes() == mine
    assert [path.name for path in into.rglob("*") if path.is_file()] == ["zero-violation.yml"]
    third = CliRunner().invoke(main, [*command, "--update"])
    assert third.exit_code == 0
    assert written.read_bytes() != mine
    assert "没有变化 2 个" in CliRunner().invoke(main, command).output


def test_a_blank_workbook_that_cannot_be_written_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.contributing.saving.os.fdopen", refuse)
    target = tmp_path / "blank.xlsx"
    result = CliRunner().invoke(main, ["--root", str(MINI), "template", "-o", str(target)])
    assert result.exit_code == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["methods", "docs", "methods/x"])
def test_cases_go_into_no_other_folder_of_the_library(tmp_path: Path, folder: str) -> None:
    library = tmp_path / "library"
    shutil.copytree(MINI, library)
    book = tmp_path / "a.xlsx"
    book.write_bytes(mini_workbook())
    result = CliRunner().invoke(
        main, ["--root", str(library), "import", str(book), "--into", str(library / folder)]
    )
    assert result.exit_code == 2
    assert "--into cases" in result.output
    assert not list((library / folder).rglob("zero-violation.yml"))


@pytest.mark.parametrize("link", ["cases/lnk", "cases/lnk/deeper", "out"])
def test_a_link_out_of_the_library_is_no_folder_of_it(tmp_path: Path, link: str) -> None:
    library, outside = tmp_path / "library", tmp_path / "outside"
    shutil.copytree(MINI, library)
    outside.mkdir()
    for name in ("cases/lnk", "out"):
        (library / name).symlink_to(outside)
    book = tmp_path / "a.xlsx"
    book.write_bytes(mini_workbook())
    result = CliRunner().invoke(
        main, ["--root", str(library), "import", str(book), "--into", str(library / link)]
    )
    assert result.exit_code == 2, result.output
    assert "链接" in result.output
    assert not list(outside.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "{}/none.xlsx", "--into", "{}/out"),
        ("template", "-o", "{}/none/a.xlsx"),
        ("export", "xlsx", "-o", "{}/none/a.xlsx"),
    ],
)
def test_a_path_that_is_not_there_is_a_mistake_of_usage(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    filled_in = [argument.format(tmp_path) for argument in arguments]
    result = CliRunner().invoke(main, ["--root", str(MINI), *filled_in])
    assert result.exit_code == 2, result.output
    assert "none" in result.output
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_a_workbook_cannot_write_lines_of_its_own(tmp_path: Path) -> None:
    book = tmp_path / "a\n::error::b\x1b[31m.xlsx"
    book.write_bytes(b"")
    result = CliRunner().invoke(
        main, ["--root", str(MINI), "import", str(book), "--into", str(tmp_path / "out")]
    )
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "\n::error" not in result.output


def test_nothing_that_lies_beside_the_workbook_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cases.xlsx").write_bytes(mini_workbook())
    for name in ("json", "openpyxl", "generator"):
        (tmp_path / f"{name}.py").write_text("open('run', 'w').close()\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert isinstance(open_workbook(Path("cases.xlsx")), RawBook)
    assert not (tmp_path / "run").exists()


def canonical(path: Path) -> str:
    return canonical_text(FileKind.CASE, read_yaml(path.read_bytes()).data)


def test_a_disk_that_refuses_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("old", "utf-8")
    (tmp_path / "b.yml").mkdir()
    (tmp_path / "b.yml" / "x").touch()
    with pytest.raises(IsADirectoryError, match=r"b\.yml"):
        write_files({tmp_path / "a.yml": b"new", tmp_path / "b.yml": b"new"})
    assert (tmp_path / "a.yml").read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yml", "b.yml"]


NASTY = st.text(
    st.sampled_from("=+-@'\"；;、，,\t #:|_x0041_😀中文&<>\\/{}[]%2")
    | st.characters(exclude_categories=("C", "Z")).filter(without_unseen),
    min_size=2,
    max_size=40,
).map(lambda text: without_unseen(text).strip() or "空")
LINES = st.lists(NASTY, min_size=1, max_size=4)
LONG = LINES.map("\n".join)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    title=NASTY,
    how=LONG,
    statement=LONG,
    causes=LINES,
    actions=st.lists(LONG, min_size=1, max_size=4),
    value=st.from_regex(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?", fullmatch=True),
    unit=NASTY,
)
def test_whatever_is_written_comes_back(
    title: str,
    how: str,
    statement: str,
    causes: list[str],
    actions: list[str],
    value: str,
    unit: str,
) -> None:
    tree = mini_tree()
    case = next(case for case in cases_of(tree) if case.id == "zero-violation")
    data: dict[str, Value] = dict(case.data)
    data["title"] = title
    data["problem"] = {"statement": statement, "causes": list(causes)}
    data["vehicle"] = {"kinds": ["duty-area"], "how": how}
    data["actions"] = [{"text": text} for text in actions]
    figure: dict[str, Value] = {"name": title, "value": value, "unit": unit}
    data["scale"] = [figure | {"printed": "四个", "source": "article"}]
    words = words_of(check_tree(tree).entries)
    workbook = case_workbook([WorkbookCase(case.id, case.collection, data)], words)
    found = opened(workbook)
    assert isinstance(found, RawBook)
    entries = check_tree(tree).entries
    tables, _ = read_layouts(found, case_sheets(), words)
    (draft,) = _drafts(tables, entries, words, "").cases
    assert canonical_text(FileKind.CASE, draft.data) == canonical_text(FileKind.CASE, data)
