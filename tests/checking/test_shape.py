"""What contributors type instead of what is wanted, and what they are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.checking import Problem
from generator.checking.shape_errors import TRANSLATIONS, ShapeError
from generator.checking.shapes import record_of
from generator.checking.typed_dates import meant_date
from generator.checking.typed_numbers import meant_number
from generator.checking.wording import problem_of_finding
from generator.model import FILE_MODELS, Case
from generator.reading import read_yaml
from tests.checking.fixtures import SMALL_CASE
from tests.checking.library import CASE, METHOD, Library


def only(library: Library) -> Problem:
    (problem,) = library.check().problems
    return problem


def test_the_mini_library_is_valid(mini: Library) -> None:
    assert mini.codes() == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("标题", "title"), ("摘 要", "summary"), ("Summary", "summary"), ("sumary", "summary")],
)
def test_a_misspelt_or_chinese_key_is_told_once_with_the_right_one(
    mini: Library, typed: str, meant: str
) -> None:
    problem = only(mini.changed(CASE, f"{meant}:", f"{typed}:"))
    assert problem.code == "S201"
    assert f"“{meant}”" in problem.message
    assert (problem.line, problem.column) == (1 if meant == "title" else 2, 1)


def test_a_key_that_is_not_indented_is_told_where_it_belongs(mini: Library) -> None:
    flat = mini.changed(SMALL_CASE, "  statement:", "statement:")
    (problem,) = (each for each in flat.check().problems if each.code == "S201")
    assert problem.hint == "这是 problem 里面的字段：是不是少缩进了两格"
    assert "最接近" not in problem.message
    (problem,) = (each for each in flat.check(lang="en").problems if each.code == "S201")
    assert problem.hint == "this is a field of problem: are two spaces missing before it?"


def test_a_chinese_key_of_everyday_speech_is_understood(mini: Library) -> None:
    assert "“problem”" in only(mini.changed(CASE, "problem:", "问题:")).message


def test_a_missing_field_is_told_at_the_part_that_lacks_it(mini: Library) -> None:
    problem = only(mini.changed(CASE, "  - text: 划分责任区，列出清单。\n    method", "  - method"))
    assert (problem.code, problem.path, problem.line) == ("S202", "actions[1]", 30)


def test_an_optional_field_may_be_left_empty(mini: Library) -> None:
    library = mini.changed(CASE, "branch: 运检党支部", "branch:")
    assert (
        library.changed(CASE, "conditions:\n  - 作业计划提前一天拿到", "conditions:").codes() == []
    )


def test_a_full_width_colon_inside_of_a_group_is_named(mini: Library) -> None:
    problem = only(mini.changed(CASE, "  summary: 违章减少，损失追回。", "  summary：违章减少。"))
    assert problem.code in {"R109", "R115", "R117"}
    nested = only(mini.changed(CASE, "  statement: 外包", "  statement：外包"))
    assert nested.code == "R109"


def test_a_text_of_several_items_is_proposed_as_a_list(mini: Library) -> None:
    problem = only(mini.changed(CASE, "[field-safety]", "field-safety、supply"))
    assert "[field-safety, supply]" in problem.hint


def test_a_label_is_as_good_as_a_code_word_for_the_proposal(mini: Library) -> None:
    problem = only(mini.changed(CASE, "decision: outstanding", "decision: 突出贡献"))
    assert (problem.code, problem.hint) == ("S205", "改成 outstanding")


def test_every_shape_error_of_every_file_is_told_in_one_run(mini: Library) -> None:
    library = (
        mini.changed(CASE, "value: 2000", "value: 2,000")
        .changed(CASE, "start: 2019-03", "start: 2019.3")
        .changed(CASE, "party_score: 4", "party_score: 6")
        .changed(METHOD, "kind: mechanism", "kind: 机制")
    )
    assert library.codes() == ["S207", "S206", "S212", "S205"]


def test_no_item_of_a_list_is_blamed_on_the_list(mini: Library) -> None:
    assert mini.changed(METHOD, "id: duty-list\n", "id: 责任清单\n").codes() == ["L305", "S211"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2021.10", "2021-10"),
        ("2021年10月", "2021-10"),
        ("2021年", "2021"),
        ("2021/10/1", "2021-10-01"),
        ("2021年10月1日", "2021-10-01"),
        ("2021-1-5", "2021-01-05"),
        ("20211001", "2021-10-01"),
        ("２０２１．１０", "2021-10"),
        ("44470", "2021-10-01"),
        ("2021-13", ""),
        ("2021.2.30", ""),
        ("去年", ""),
    ],
)
def test_office_dates_are_understood(typed: str, meant: str) -> None:
    assert meant_date(typed) == meant


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("28%", 'value: 28, unit: "%"'),
        ("2,000", "value: 2000"),
        ("2000余万元", "value: 2000, unit: 万元, qualifier: more_than"),
        ("约1200名", "value: 1200, unit: 名, qualifier: about"),
        ("1200名左右", "value: 1200, unit: 名, qualifier: about"),
        ("下降5.5个百分点", "value: -5.5, unit: 个百分点"),
        ("１５个", "value: 15, unit: 个"),
        ("-28％", 'value: -28, unit: "%"'),
        ("二十八", "value: 28"),
        ("一百一十三个", "value: 113, unit: 个"),
        ("两三个", ""),
        ("1 200", "value: 1200"),
        ("NaN", ""),
        ("1e5", ""),
    ],
)
def test_a_number_with_its_unit_is_taken_apart(typed: str, keys: str) -> None:
    meant = meant_number(typed)
    found = meant.keys if meant else {}
    assert ", ".join(f"{key}: {value}" for key, value in found.items()) == keys


def _schema_errors(node: Any) -> Iterator[str]:
    """The error types that a part of a model's core schema can raise."""
    by_kind = {
        "str": {"string_type"},
        "model": {"model_type"},
        "model-fields": {"missing", "extra_forbidden"},
        "dict": {"dict_type"},
        "tuple": {"tuple_type"},
        "enum": {"enum"},
        "bool": {"bool_type", "bool_parsing"},
    }
    by_bound = {
        ("str", "min_length"): "string_too_short",
        ("str", "max_length"): "string_too_long",
        ("str", "pattern"): "string_pattern_mismatch",
        ("tuple", "min_length"): "too_short",
        ("tuple", "max_length"): "too_long",
        ("int", "ge"): "greater_than_equal",
        ("int", "le"): "less_than_equal",
    }
    if isinstance(node, dict):
        kind = node.get("type")
        yield from by_kind.get(str(kind), ())
        yield from (
            error for (of, bound), error in by_bound.items() if of == kind and bound in node
        )
        known = {"default", "definitions", "definition-ref", "nullable", "model-field", "int"}
        known |= {"function-before", "function-after", "decimal", "no-info", "general", *by_kind}
        if isinstance(kind, str) and "schema" not in kind and kind not in known:
            yield f"unknown kind of schema: {kind}"
        for key, value in node.items():
            if key not in {"metadata", "serialization", "ref"}:
                yield from _schema_errors(value)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from _schema_errors(item)


@pytest.mark.parametrize("kind", FILE_MODELS)
def test_every_error_that_a_model_can_raise_has_our_words(kind: str) -> None:
    custom = {"plain_number", "whole_number", "partial_date", "full_date"}
    raised = set(_schema_errors(FILE_MODELS[kind].__pydantic_core_schema__))
    assert raised <= set(TRANSLATIONS)
    assert custom <= set(TRANSLATIONS)


def test_an_error_that_a_later_version_adds_still_has_clear_words(mini: Library) -> None:
    document = read_yaml("title: 甲\n".encode())
    details = {"type": "never_heard_of", "loc": ("title",), "msg": "", "input": "甲"}
    translate = TRANSLATIONS.get(details["type"], TRANSLATIONS[""])  # type: ignore[call-overload]
    finding = translate(ShapeError(record_of(Case), document, details))  # type: ignore[arg-type]
    problem = problem_of_finding("a.yml", document, finding, "zh")
    assert (problem.code, problem.path) == ("S299", "title")
    assert "never_heard_of" not in problem.message + problem.hint
