"""The invented company: a whole year that says it is invented, agrees with itself and the rules."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checking import check_tree
from generator.cli import main
from generator.contributing.example import example_entries, example_library
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
    assert any(noted.is_unreported for noted in year.sheet(4))
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


def test_slips_and_the_table_that_follows_them_up_agree(example: Library) -> None:
    forms = {form.tool: form for held in example.filled_forms.values() for _, form in held}
    slips: dict[str, dict[str, str]] = {}
    for tool in ("tishi-dan", "tixing-dan"):
        for row in _rows(example, forms[tool]):
            slips[row["编号"]] = row
    table = _rows(example, forms["genzong-biao"])
    assert {row["单号"] for row in table} == set(slips)
    for row in table:
        slip = slips[row["单号"]]
        assert row["问题"] == slip["问题描述"]
        assert row["期限"] == slip.get("整改期限", slip.get("期限"))
    states = {bool(row["销号日期"]) for row in table}
    assert states == {True, False}
    overdue = [row for row in table if not row["销号日期"] and row["期限"] < "2025-09-30"]
    assert overdue


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
