"""The references are made from the code, so nothing in them can be out of date or missing."""

from __future__ import annotations

from generator.checking import CATALOGUE
from generator.model import FILE_MODELS, json_schema
from generator.pages.field_notes import FILES, NOTES, TARGETS, TYPES
from generator.pages.fields import field_groups
from tests.pages.conftest import Bodies


def types() -> dict[str, dict[str, object]]:
    found = {FILE_MODELS[kind].__name__: json_schema(kind) for kind in FILE_MODELS}
    for kind in FILE_MODELS:
        found.update(json_schema(kind).get("$defs", {}))
    return {name: schema for name, schema in found.items() if "properties" in schema}


def test_every_field_of_every_file_is_described() -> None:
    files, parts = field_groups()
    described = {row.anchor for group in (*files, *parts) for row in group.rows}
    wanted = {
        f"{owner}.{field}"
        for owner, schema in types().items()
        for field in schema["properties"]  # type: ignore[attr-defined]
    }
    assert described == wanted
    assert set(FILES) == set(FILE_MODELS)


def test_a_field_that_the_schema_explains_is_explained_in_chinese() -> None:
    explained = {
        f"{owner}.{name}"
        for owner, schema in types().items()
        for name, field in schema["properties"].items()  # type: ignore[attr-defined]
        if "description" in field and "x-refers-to" not in str(field)
    }
    assert explained <= set(NOTES), explained - set(NOTES)


def test_no_note_is_left_over() -> None:
    fields = {f"{o}.{f}" for o, s in types().items() for f in s["properties"]}  # type: ignore[attr-defined]
    assert set(NOTES) <= fields
    assert set(TYPES) <= set(types())


def test_every_target_of_a_reference_has_a_name() -> None:
    assert all(TARGETS.values())
    assert "x-refers-to" in str(json_schema("case"))


def test_choices_are_shown_with_their_chinese_words(real: Bodies) -> None:
    text = real["reference/fields.html"].text
    assert "more_than 超过" in text
    assert "必填" in text


def test_every_rule_has_a_page_and_stands_in_the_list(real: Bodies) -> None:
    listed = {path for path, _ in real["reference/checks/index.html"].targets}
    for code, explanation in CATALOGUE.items():
        url = f"reference/checks/{code}.html"
        assert url in listed
        text = real[url].text
        assert explanation.zh.why in text
        assert explanation.zh.how in text
