"""A review for programs; `diff.schema.json` beside this module says what it holds."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from generator.checking.problem import as_reported
from generator.contributing.review.change import Kind, Review

VERSION = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


def review_json(review: Review) -> str:
    """The review as one JSON object, also where nothing changed."""
    found = {
        "version": VERSION,
        "breaks": review.breaks,
        "counts": {kind.value: len(review.of_kind(kind)) for kind in Kind},
        **_plain(asdict(review, dict_factory=as_reported)),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def review_schema() -> dict[str, Any]:
    """The JSON Schema of a review."""
    text = files(__package__).joinpath("diff.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _plain(value: Any) -> Any:
    """Named pairs as objects, as everything else is."""
    if hasattr(value, "_asdict"):
        return {key: _plain(inner) for key, inner in value._asdict().items()}
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
