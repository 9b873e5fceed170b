"""The JSON Schemas teach: Chinese words for every field, labels for every choice, true examples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from generator.model import FILE_MODELS, Model, json_schema


def every_model(model: type[Model] = Model) -> Iterator[type[Model]]:
    """All models that files are made of."""
    for part in model.__subclasses__():
        yield part
        yield from every_model(part)


FIELDS = [
    pytest.param(model, name, id=f"{model.__name__}.{name}")
    for model in sorted(every_model(), key=lambda model: model.__name__)
    for name in model.model_fields
]


def is_chinese(text: str | None) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text or "")


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_a_field_has_a_chinese_title_and_description_and_true_examples(
    model: type[Model], name: str
) -> None:
    info = model.model_fields[name]
    assert is_chinese(info.title)
    assert is_chinese(info.description)
    for example in info.examples or ():
        assert errors_of(model, name, example) == []


def errors_of(model: type[Model], name: str, value: object) -> list[str]:
    """What is wrong with one value in one field; what else the model lacks does not count."""
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        return [item["type"] for item in error.errors() if item["loc"][0] == name]
    return []


@pytest.mark.parametrize("kind", FILE_MODELS)
def test_a_schema_is_a_schema_without_words_for_programmers(kind: str) -> None:
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    for name, part in schema.get("$defs", {}).items():
        assert "oneOf" in part or is_chinese(part["title"]), name
        assert "description" not in part
        for option in part.get("oneOf", ()):
            assert is_chinese(option["title"])


def test_a_valid_entry_as_an_editor_sees_it_keeps_the_schema() -> None:
    entry = {
        "title": "现场零违章",
        "summary": "违章少了。",
        "organisation": "baodi",
        "period": {"start": 2019, "end": "2020-10"},
        "scenarios": ["field-safety"],
        "vehicle": {"kinds": ["duty-area"], "how": "包保。"},
        "actions": [{"text": "划分责任区。", "method": "duty-lists"}],
        "appraisal": {"grade": "A", "party_score": 4, "source": "article"},
        "sources": ["article"],
        "status": "draft",
    }
    Draft202012Validator(json_schema("case")).validate(entry)
