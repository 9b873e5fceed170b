"""JSON Schema of every kind of file, for editors and for the field reference."""

from __future__ import annotations

from typing import Any

from generator.model.base import Model
from generator.model.case import Case
from generator.model.collection import Collection
from generator.model.file_set import FileSet
from generator.model.filled import FilledForm
from generator.model.method import Method
from generator.model.registry import Registry
from generator.model.vocabulary import Sources, Vocabulary
from generator.model.wording import WordRules

FILE_MODELS: dict[str, type[Model]] = {
    "case": Case,
    "method": Method,
    "collection": Collection,
    "vocabulary": Vocabulary,
    "sources": Sources,
    "wording": WordRules,
    "registry": Registry,
    "form": FilledForm,
    "library": FileSet,
}
"""Kind of file → the model of its whole content."""


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file.

    Raises:
        KeyError: when `kind` is not a key of FILE_MODELS.
    """
    schema = FILE_MODELS[kind].model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
