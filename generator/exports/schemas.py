"""JSON Schemas, published with the site so that editors can complete and explain fields."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.model import FILE_MODELS, json_schema


def schema_text(kind: str) -> str:
    """The JSON Schema of one kind of file as text, with a newline at the end.

    Raises:
        KeyError: when `kind` is not a key of FILE_MODELS.
    """
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"


def schema_files() -> Iterator[tuple[str, bytes]]:
    """Address and content of every schema."""
    for kind in FILE_MODELS:
        yield f"schemas/{kind}.json", schema_text(kind).encode()
