"""The references are made from the code, so nothing in them can be out of date or missing."""

from __future__ import annotations

from typing import Any

from generator.checking import CATALOGUE
from generator.model import FILE_MODELS, json_schema
from generator.pages.checks import check_groups
from generator.pages.fields import PLACES, TARGETS, FieldRow, field_groups
from tests.pages.conftest import Bodies


def rows() -> dict[str, FieldRow]:
    files, parts = field_groups()
    return {row.anchor: row for group in (*files, *parts) for row in group.rows}


def types() -> dict[str, dict[str, Any]]:
    found = {FILE_MODELS[kind].__name__: json_schema(kind) for kind in FILE_MODELS}
    for kind in FILE_MODELS:
        found.update(json_schema(kind).get("$defs", {}))
    return {name: schema for name, schema in found.items() if "properties" in schema}


def test_every_field_of_every_file_is_described_in_chinese() -> None:
    wanted = {f"{owner}.{field}" for owner, s in types().items() for field in s["properties"]}
    found = rows()
    assert set(found) == wanted
    for anchor, row in found.items():
        assert row.title, anchor
        assert row.type, anchor
        assert row.note, anchor
    assert set(PLACES) == set(FILE_MODELS)


def test_a_part_leads_to_its_own_fields(real: Bodies) -> None:
    linked = {row.part.url.removeprefix("#") for row in rows().values() if row.part}
    assert linked <= set(real["reference/fields.html"].ids)
    assert {"Indicator", "Figure", "NamedFigure", "Step"} <= linked


def test_required_fields_are_those_of_the_schema() -> None:
    required = {anchor for anchor, row in rows().items() if row.required}
    assert required == {f"{o}.{f}" for o, s in types().items() for f in s.get("required", ())}


def test_a_reference_says_what_it_names() -> None:
    found = rows()
    assert found["Case.organisation"].type == TARGETS["organisations"]
    assert found["Case.scenarios"].type == "列表：" + TARGETS["scenarios"]
    assert found["Step.tool"].type == TARGETS["own-tools"]


def test_choices_are_shown_with_their_chinese_words() -> None:
    assert ("more_than", "超过") in rows()["Figure.qualifier"].allowed
    assert ("A", "A 级") in rows()["Appraisal.grade"].allowed


def test_every_rule_has_a_page_and_stands_in_the_list(real: Bodies) -> None:
    listed = {path for path, _ in real["reference/checks/index.html"].targets}
    for code, explanation in CATALOGUE.items():
        url = f"reference/checks/{code}.html"
        assert url in listed
        text = real[url].text
        assert explanation.zh.why in text
        assert explanation.zh.how in text


def test_a_rule_is_never_described_by_dots_alone() -> None:
    for group in check_groups():
        for check in group.checks:
            for text in (check.what, check.allowed, check.why, check.how):
                assert text.strip("…。") or not text, check.code
