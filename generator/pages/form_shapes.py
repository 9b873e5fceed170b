"""The models as the form reads them: every field with its words and its limits.

Made from the JSON Schema, as the field reference is; nothing is typed twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model import ID_PATTERN, json_schema

Schema = Mapping[str, Any]
Shape = dict[str, Any]


def shape_of(kind: str) -> Shape:
    """The shape of one kind of file.

    A record is `{type: "record", name, title, fields: [{key, title, description, required,
    examples, default, shape}]}`, a list `{type: "list", item, least, most}`, anything else
    `{type: "leaf", kind, …}` with the limits that its kind has. A record inside itself is
    `{type: "same", name}`. What is not stated is left out.

    Raises:
        KeyError: when `kind` is not a kind of file.
    """
    schema = json_schema(kind)
    return _record(kind, schema, schema.get("$defs", {}), ())


def _record(
    name: str, schema: Schema, types: Mapping[str, Schema], outer: tuple[str, ...]
) -> Shape:
    required = schema.get("required", ())
    inside = (*outer, name)
    fields = [
        _field(key, field, key in required, _shape(field, types, inside))
        for key, field in schema["properties"].items()
    ]
    return {"type": "record", "name": name, "title": schema["title"], "fields": fields}


def _field(key: str, schema: Schema, required: bool, shape: Shape) -> Shape:
    return _stated(
        key=key,
        # The schema leaves out a title that is that of the record itself.
        title=schema.get("title") or shape["title"],
        description=schema.get("description"),
        required=required,
        examples=schema.get("examples"),
        default=schema.get("default"),
        shape=shape,
    )


def _shape(schema: Schema, types: Mapping[str, Schema], outer: tuple[str, ...]) -> Shape:
    stated = _without_null(schema)
    if reference := str(stated.get("$ref", "")).rpartition("/")[2]:
        if reference in outer:
            return {"type": "same", "name": reference}
        whole = types[reference]
        if "properties" in whole:
            return _record(reference, whole, types, outer)
        choices = [[option["const"], option["title"]] for option in whole["oneOf"]]
        return {"type": "leaf", "kind": "choice", "choices": choices}
    if stated.get("type") == "array":
        return _stated(
            type="list",
            item=_shape(stated["items"], types, outer),
            least=stated.get("minItems"),
            most=stated.get("maxItems"),
        )
    return _leaf(stated)


def _leaf(schema: Schema) -> Shape:
    kind = _kind(schema)
    if kind in ("id", "reference"):
        # Ids have one rule everywhere; repeating it would only make the file longer.
        return _stated(type="leaf", kind=kind, refers=schema.get("x-refers-to"))
    return _stated(
        type="leaf",
        kind=kind,
        least=schema.get("minLength"),
        most=schema.get("maxLength"),
        min=schema.get("minimum"),
        max=schema.get("maximum"),
    )


def _kind(schema: Schema) -> str:
    pattern = str(schema.get("pattern", ""))
    if "x-refers-to" in schema:
        return "reference"
    if pattern == ID_PATTERN:
        return "id"
    if schema["type"] in ("number", "integer"):
        return "number" if schema["type"] == "number" else "whole"
    if "http" in pattern:
        return "link"
    if pattern.startswith(r"^\d{4}"):
        return "date"
    if pattern:
        return "line"
    return "text" if "maxLength" in schema else "cell"


def _without_null(schema: Schema) -> Schema:
    """The schema of a value that is there."""
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    numeric = schema.get("type") == "number"
    return schema if numeric or not options else options[0]


def _stated(**values: Any) -> Shape:
    """What is said, without what is not."""
    return {
        key: value
        for key, value in values.items()
        if value is not None and value is not False and value != []
    }
