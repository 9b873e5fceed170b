"""Ids that point at other entries: each must exist where its field says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from generator.checking.codes import Code
from generator.checking.nearest import nearest
from generator.checking.problem import Finding
from generator.checking.shapes import Leaf, ListOf, walk
from generator.checking.shelf import Shelf, Typed, file_of
from generator.model import Target, VocabularyKind
from generator.reading import Path, Value, is_id
from generator.reading.layout import proposed_name

_CODES: dict[Target, Code] = {
    "sources": Code.UNKNOWN_SOURCE,
    "methods": Code.UNKNOWN_METHOD,
    "cases": Code.UNKNOWN_CASE,
    "own-tools": Code.UNKNOWN_TOOL,
}
_NAMES: dict[str, str] = {kind.value: kind.label for kind in VocabularyKind} | {"sources": "来源"}


def dangling_references(shelf: Shelf, typed: Typed) -> Iterator[Finding]:
    """Every id of one file that nothing answers to, valid or not otherwise."""
    missing: set[Target] = set()
    for visit in walk(typed.shape, dict(typed.data)):
        if isinstance(visit.shape, ListOf):
            yield from _twice(visit.path, visit.shape, visit.typed)
        if not isinstance(visit.shape, Leaf) or visit.shape.refers is None:
            continue
        if isinstance(visit.typed, str) and visit.typed.strip():
            yield from _judge(shelf, typed, visit.path, visit.shape.refers, missing)


def _judge(
    shelf: Shelf, typed: Typed, path: Path, refers: Target, missing: set[Target]
) -> Iterator[Finding]:
    value = str(typed.document.value(path)).strip()
    target = _own_target(typed) if refers == "same-vocabulary" else refers
    own = _own_tools(typed) if target == "own-tools" else None
    ids = shelf.ids(target) if own is None else frozenset(own.values())
    if ids is None:
        if not shelf.has_file(target) and target not in missing:
            missing.add(target)
            params = {"vocabulary": _NAMES[target], "target": target, "file": file_of(target)}
            yield Finding(Code.NO_VOCABULARY, path, params)
        elif not is_id(value):
            params = {"value": value, "replacement": proposed_name(value)}
            yield Finding(Code.BAD_ID, path, params)
        return
    if value in ids:
        return
    spellings = shelf.spellings(target) if own is None else own
    params = {
        "value": value,
        "nearest": nearest(value, spellings),
        "vocabulary": _NAMES.get(target, ""),
        "target": target,
        "file": file_of(target),
    }
    yield Finding(_CODES.get(target, Code.UNKNOWN_TERM), path, params)


def _own_target(typed: Typed) -> Target:
    """The vocabulary that a file of terms is."""
    return cast(Target, typed.address.id)


def _own_tools(typed: Typed) -> dict[str, str]:
    """Every id and title of the method's own forms → the id."""
    tools = typed.data.get("tools")
    spellings: dict[str, str] = {}
    for key in ("id", "title"):
        for tool in tools if isinstance(tools, list) else []:
            if isinstance(tool, dict) and isinstance(tool.get("id"), str):
                spellings.setdefault(str(tool.get(key)), str(tool["id"]))
    return spellings


def _twice(path: Path, shape: ListOf, value: Value) -> Iterator[Finding]:
    """Ids that stand twice in one list."""
    if not isinstance(shape.item, Leaf) or shape.item.refers is None or not isinstance(value, list):
        return
    seen: set[Value] = set()
    for index, item in enumerate(value):
        if isinstance(item, str) and item in seen:
            yield Finding(Code.TWICE, (*path, index), {"value": item})
        elif isinstance(item, str):
            seen.add(item)
