"""The invented company: a whole year that says it is invented, agrees with itself and the rules."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checking import check_tree
from generator.cli import main
from generator.contributing.example import DAY, example_entries, example_library
from generator.insight.registry import Round, rounds_of
from generator.insight.tally import count_up
from generator.library import Library
from generator.model import ChangeKind, Entries, FilledForm, Grade, Pace, Ruling, VocabularyKind
from generator.reading import Tree, read_tree
from tests.conftest import casebook

ROOT = Path(__file__).parents[2]
INVENTED = "示例"


@pytest.fixture(scope="module")
def real() -> Entries:
    return check_tree(read_tree(ROOT)).entries


@pytest.fixture(scope="module")
def example(real: Entries) -> Library:
    entries = example_entries(real)
    assert entries is not None
    return Library(entries)


@pytest.fixture(scope="module")
def year(example: Library) -> Round:
    (found,) = rounds_of(example)
    return found


def test_a_year_of_three_hundred_branches_is_there_to_be_looked_at(year: Round) -> None:
    total = year.total
    assert total.branches == 300
    assert 270 <= total.projects <= 330
    assert 150 <= sum(item.project.key for item in year.entered) <= 250
    assert 70 <= total.outstanding <= 150
    assert {item.project.grade for item in year.entered} == set(Grade)
    assert {asked.promotion.ruling for asked in year.promotions} == set(Ruling)
    assert {change.kind for _, change in year.changes} == set(ChangeKind)
    paces = Counter(note.pace for item in year.entered for note in item.project.progress)
    assert set(paces) == set(Pace)
    assert any(noted.note is None and noted.ended is None for noted in year.sheet(4))
    per_branch = Counter((item.organisation, item.project.branch) for item in year.entered)
    assert set(per_branch.values()) == {1, 2}
    assert len(per_branch) < total.branches


def test_whoever_meets_it_alone_sees_that_it_is_invented(example: Library, real: Entries) -> None:
    (collection,) = example.collections.values()
    assert collection.title.startswith(f"【{INVENTED}】")
    assert collection.summary.startswith(f"【{INVENTED}】")
    known = real.terms(VocabularyKind.ORGANISATIONS)
    units = {i: t for i, t in example.terms(VocabularyKind.ORGANISATIONS).items() if i not in known}
    assert all(INVENTED in term.label and INVENTED in term.definition for term in units.values())
    registries = [registry for held in example.registries.values() for _, registry in held]
    forms = [form for held in example.filled_forms.values() for _, form in held]
    assert forms
    for entry in (*registries, *forms):
        assert entry.organisation in units
        assert INVENTED in (entry.note or "")
    assert not example.cases


def test_slips_topics_and_the_table_that_follows_them_up_agree(example: Library) -> None:
    forms = {form.tool: form for held in example.filled_forms.values() for _, form in held}
    sent: dict[tuple[str, str], dict[str, str]] = {}
    for tool, kind, number in (
        ("tishi-dan", "提示单", "编号"),
        ("tixing-dan", "提醒单", "编号"),
        ("keti-shenqing", "支部课题", "课题名称"),
    ):
        for row in _rows(example, forms[tool]):
            sent[kind, row[number]] = row
    table = {(row["来源"], row["单号"]): row for row in _rows(example, forms["genzong-biao"])}
    assert set(table) == set(sent)
    for key, row in table.items():
        slip = sent[key]
        assert row["问题"] == slip.get("问题描述", slip.get("现状与问题"))
        assert row["期限"] == slip.get("整改期限", slip.get("期限", slip.get("完成")))
        if "验收结果" in slip:
            assert (row["进度"] == "已完成") == (slip["验收结果"] == "达到目标")


def test_at_the_end_of_the_year_some_is_closed_some_overdue_and_some_still_has_time(
    example: Library,
) -> None:
    forms = {form.tool: form for held in example.filled_forms.values() for _, form in held}
    for name in ("genzong-biao", "keti-shenqing", "tishi-dan", "tixing-dan", "sanding-renwu"):
        tool = example.tool(forms[name].method, name)
        assert tool
        counted = count_up(tool, forms[name].rows, DAY)
        assert counted
        assert counted.whole.reached > 0, name
        assert counted.overdue > 0, name
        assert len(counted.open) > counted.overdue, name
    closed = [row["销号日期"] for row in _rows(example, forms["genzong-biao"]) if row["销号日期"]]
    assert closed
    assert max(closed) <= DAY


def test_a_quarter_is_the_mean_of_its_months_and_the_year_counts_as_the_appraisal_says(
    example: Library,
) -> None:
    held = [
        form
        for forms in example.filled_forms.values()
        for _, form in forms
        if (form.method, form.tool) == ("si-bu-zou", "lianghua-kaohe")
    ]
    tool = example.tool("si-bu-zou", "lianghua-kaohe")
    assert tool
    for branch in {form.branch for form in held}:
        by_time = {form.period: _rows(example, form) for form in held if form.branch == branch}
        months = [by_time[f"2025-{month}"] for month in (10, 11, 12)]
        for number, row in enumerate(by_time["2025-12"]):
            points = [float(month[number]["月检查得分"]) for month in months]
            assert abs(float(row["季通报得分"]) - sum(points) / 3) <= 0.051
        year = by_time["2025"]
        assert [row["年考评得分"] for row in year] == [
            row["季通报得分"] for row in by_time["2025-12"]
        ]
        (form,) = (form for form in held if form.branch == branch and form.period == "2025")
        counted = count_up(tool, form.rows, DAY)
        assert counted
        assert counted.whole.reached == sum(Decimal(row["年考评得分"]) for row in year)


def test_nobody_takes_its_sums_for_those_of_an_article(year: Round) -> None:
    """The article about Tianjin prints 305 branches, 213 key projects, 113 outstanding ones."""
    assert abs(year.total.projects - 305) > 10
    assert abs(year.total.outstanding - 113) > 5
    assert abs(sum(item.project.key for item in year.entered) - 213) > 10


def test_every_form_that_can_be_counted_up_is(example: Library) -> None:
    for held in example.filled_forms.values():
        for _, form in held:
            tool = example.tool(form.method, form.tool)
            assert tool is not None
            counted = count_up(tool, form.rows, f"{form.period}-30")
            if counted:
                assert counted.whole.full > 0
                assert counted.whole.reached > 0


def test_the_same_seed_gives_the_same_company_and_another_another(real: Entries) -> None:
    def texts(seed: int) -> str:
        entries = example_entries(real, branches=40, seed=seed)
        assert entries is not None
        held = [*entries.registries.values(), *entries.forms.values()]
        return json.dumps([item.model_dump(mode="json") for item in held], ensure_ascii=False)

    assert texts(1) == texts(1)
    assert texts(1) != texts(2)


@pytest.mark.parametrize("branches", [1, 2, 5, 18, 61, 420])
@pytest.mark.parametrize("seed", [1, 7])
def test_a_company_of_any_size_passes_every_check_and_is_in_form(branches: int, seed: int) -> None:
    files = example_library(None, branches, seed)
    content = {path: data for path, data in files.items() if path.startswith("cases/")}
    checked = check_tree(Tree(content, {}))
    assert checked.problems == ()
    (year,) = rounds_of(Library(checked.entries))
    assert year.total.branches == branches


def test_a_library_without_lines_of_business_has_no_example() -> None:
    assert example_entries(Entries()) is None


def test_it_is_written_as_a_library_that_checks(tmp_path: Path) -> None:
    into = tmp_path / "shili"
    run = _said("--root", ROOT, "sample", "--registry", "--branches", "40", "--into", into)
    assert run.exit_code == 0, run.output
    assert "40 个支部" in run.output
    for command in (("check", "--strict"), ("format", "--check")):
        run = _said("--root", into, *command)
        assert run.exit_code == 0, run.output
    assert list(into.glob("cases/shili-dianli/forms/*.yml"))


def test_without_a_library_it_has_words_of_its_own_and_builds(tmp_path: Path) -> None:
    into = tmp_path / "shili"
    run = _said("--root", tmp_path, "sample", "--registry", "--branches", "8", "--into", into)
    assert run.exit_code == 0, run.output
    built = casebook("--root", into, "build", "--strict")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "示例" in (into / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--registry", "--count", "3"], "只能选一个"),
        (["--count", "3", "--branches", "3"], "--branches 要和 --registry 一起用"),
        ([], "--count 个数"),
    ],
)
def test_options_that_do_not_go_together_are_told(
    tmp_path: Path, options: list[str], said: str
) -> None:
    run = _said("sample", *options, "--into", tmp_path / "s")
    assert run.exit_code == 2
    assert said in run.output
    assert not (tmp_path / "s").exists()


def _said(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


def _rows(library: Library, form: FilledForm) -> list[dict[str, str]]:
    tool = library.tool(form.method, form.tool)
    assert tool is not None
    titles = [column.title for column in tool.columns]
    return [dict(zip(titles, row, strict=True)) for row in form.rows]


def test_outside_of_a_library_it_says_that_there_are_no_forms(tmp_path: Path) -> None:
    run = casebook(
        "sample", "--registry", "--branches", "5", "--into", tmp_path / "a", cwd=tmp_path
    )
    assert run.returncode == 0, run.stderr
    assert "没有表单" in run.stdout
    inside = casebook("sample", "--registry", "--branches", "5", "--into", tmp_path / "b")
    assert "没有表单" not in inside.stdout
