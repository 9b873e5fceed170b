"""JSON Schemas that teach in an editor: the words of one library offered where ids belong.

The keywords beyond JSON Schema (`enumDescriptions`, `markdownEnumDescriptions`, `defaultSnippets`)
are those that the YAML and JSON language servers of editors read; validators pass them over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any, TypeAlias, TypeVar

from generator.model import (
    FILE_MODELS,
    Case,
    Entries,
    Method,
    Status,
    VocabularyKind,
    json_schema,
)

Schema: TypeAlias = dict[str, Any]
Held = TypeVar("Held")
Named: TypeAlias = dict[str, tuple[str, str]]
"""Id → its Chinese name and what it means."""

OFFERED_MOST = 500
"""Ids of one kind that an editor is given one by one: each costs some 500 bytes in each schema, and
nobody chooses from a longer list."""

_DRAFT = ("草稿", "这个条目还没有发布。")
_MANY = f"本库这类编号多于 {OFFERED_MOST} 个，这里不逐个列出。"


def editor_schema(kind: str, entries: Entries | None = None) -> Schema:
    """The JSON Schema of one kind of file, with what an editor needs to help.

    Args:
        kind: a key of FILE_MODELS.
        entries: the library whose ids are offered, each with its Chinese name, as long as they are
            at most OFFERED_MOST; None for no library.

    Raises:
        KeyError: when `kind` is not a key of FILE_MODELS.
    """
    return _taught(kind, dict(_words(entries)) if entries else {})


def editor_schemas(entries: Entries | None = None) -> Iterator[tuple[str, Schema]]:
    """Each kind of file and its schema, as `editor_schema` gives it."""
    words = dict(_words(entries)) if entries else {}
    for kind in FILE_MODELS:
        yield kind, _taught(kind, words)


def _taught(kind: str, words: Mapping[str, Named | None]) -> Schema:
    schema = json_schema(kind)
    for node in list(_nodes(schema)):
        _say_what_is_stated(node)
        _offer_labels(node)
        _offer_ids(node, words)
        _offer_parts(node, schema.get("$defs", {}))
    return schema


def _nodes(schema: Any) -> Iterator[Schema]:
    """Every mapping of a schema, outer before inner."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(inner, dict | list):
            yield from _nodes(inner)


def _words(entries: Entries) -> Iterator[tuple[str, Named | None]]:
    """What an id may name → the ids that there are; None where they are too many to offer."""
    for kind in VocabularyKind:
        yield kind.value, _offered(entries.terms(kind), lambda term: (term.label, term.definition))
    yield "sources", _offered(entries.sources, lambda item: (item.title, item.file))
    yield "methods", _offered(entries.methods, _entry)
    yield "cases", _offered(entries.cases, _entry)


def _entry(item: Case | Method) -> tuple[str, str]:
    """The schemas are published; what a draft says is not."""
    return _DRAFT if item.status is Status.DRAFT else (item.title, item.summary)


def _offered(held: Mapping[str, Held], tell: Callable[[Held], tuple[str, str]]) -> Named | None:
    """Each with its name and what it means; a long list is not read at all."""
    if len(held) > OFFERED_MOST:
        return None
    return {id_: tell(item) for id_, item in held.items()}


def _say_what_is_stated(node: Schema) -> None:
    """What stands there where something does: nobody needs to be offered `null` or an example.

    An editor would write examples and defaults into the file, where they pass for content.
    """
    options = [option for option in node.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        del node["anyOf"]
        stated = options[0]
        node.update({key: value for key, value in stated.items() if key not in node})
    if not isinstance(node.get("default", {}), dict):  # A field may have that name.
        del node["default"]
    examples = node.get("examples")
    if isinstance(examples, list):
        del node["examples"]
        shown = "、".join(f"`{_shown(example)}`" for example in examples)
        node["markdownDescription"] = f"{node.get('description', '')}\n\n例：{shown}"


def _shown(example: Any) -> str:
    if isinstance(example, list):
        return "，".join(map(_shown, example))
    return str(example)


def _offer_labels(node: Schema) -> None:
    """Fixed words with their Chinese labels."""
    options = node.get("oneOf")
    if isinstance(options, list) and all("const" in option for option in options):
        del node["oneOf"]
        node["enum"] = [option["const"] for option in options]
        node["enumDescriptions"] = [option["title"] for option in options]


def _offer_ids(node: Schema, words: Mapping[str, Named | None]) -> None:
    """The ids that a library has, in place of the pattern that any id follows."""
    known = words.get(str(node.get("x-refers-to")), {})
    if known is None:
        _say_that_they_are_many(node)
    elif known:
        for key in ("pattern", "minLength", "maxLength"):
            node.pop(key, None)
        node["enum"] = list(known)
        node["markdownEnumDescriptions"] = [f"**{name}**：{said}" for name, said in known.values()]
        if len(known) > 1:  # One alone would be written without being asked for.
            # Who does not know the id types the name in Chinese and gets the id.
            node["defaultSnippets"] = [
                {"label": name, "description": said, "body": id_}
                for id_, (name, said) in known.items()
            ]


def _say_that_they_are_many(node: Schema) -> None:
    """Any id will do here; `casebook check` still knows which there are."""
    node["description"] = node.get("description", "") + _MANY
    if shown := node.get("markdownDescription"):
        node["markdownDescription"] = f"{shown}\n\n{_MANY}"


def _offer_parts(node: Schema, types: Mapping[str, Schema]) -> None:
    """For a list of parts, one part ready to fill in: its required fields, or all of them."""
    items = node.get("items")
    name = str(items.get("$ref", "")).rpartition("/")[2] if isinstance(items, dict) else ""
    part = types.get(name, {})
    if "properties" not in part:
        return
    least, every = (_body(part, types, whole, count(1)) for whole in (False, True))
    if least != every:  # One alone would be written without its dash, with the name of the list.
        node["defaultSnippets"] = [
            {"label": f"{part['title']}（必填的字段）", "body": least},
            {"label": f"{part['title']}（全部字段）", "body": every},
        ]


def _body(part: Schema, types: Mapping[str, Schema], every: bool, stops: Iterator[int]) -> Any:
    """The fields of a part in their order, each with a place for the cursor."""
    required = part.get("required", ())
    return {
        name: _value(field, types, stops)
        for name, field in part["properties"].items()
        if every or name in required
    }


def _value(field: Schema, types: Mapping[str, Schema], stops: Iterator[int]) -> Any:
    inner = types.get(str(field.get("$ref", "")).rpartition("/")[2], field)
    if "properties" in inner:
        return _body(inner, types, False, stops)
    items = inner.get("items", {})
    made_of = types.get(str(items.get("$ref", "")).rpartition("/")[2], {})
    if "properties" in made_of:
        return [_body(made_of, types, False, stops)]
    return [f"${next(stops)}"] if items else f"${next(stops)}"
