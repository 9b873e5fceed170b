"""JSON Schemas, published with the site: of files for editors, of reports for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.checking import report_schema
from generator.exports.editing import editor_schema, editor_schemas
from generator.model import Entries


def schema_text(kind: str, entries: Entries | None = None) -> str:
    """The JSON Schema of one kind of file as text, with a newline at the end.

    With `entries` it offers the ids of that library; without, any id will do.

    Raises:
        KeyError: when `kind` is not a key of FILE_MODELS.
    """
    return text_of(editor_schema(kind, entries))


def schema_files(entries: Entries | None = None) -> Iterator[tuple[str, bytes]]:
    """Address and content of every schema."""
    for kind, schema in editor_schemas(entries):
        yield f"schemas/{kind}.json", text_of(schema).encode()
    yield "schemas/report.json", text_of(report_schema()).encode()


def text_of(schema: Mapping[str, Any]) -> str:
    """Any schema as it is published, with a newline at the end."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
