"""Ids that point at other entries: each must exist where its field says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from generator.checking.codes import Code
from generator.checking.nearest import fold, nearest
from generator.checking.problem import Finding
from generator.checking.replacing import items_at, items_in
from generator.checking.shelf import Shelf, Typed, file_of
from generator.checking.survey import Reference
from generator.checking.wide_quotes import unwrapped, wrapped
from generator.model import Target, VocabularyKind
from generator.reading import Address, FaultCode, FileKind, Path, is_id
from generator.reading.layout import proposed_name
from generator.reading.limits import MOST_FINDINGS

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
    found = 0
    for reference in typed.references:
        for finding in _judge(shelf, typed, reference, missing):
            found += 1
            yield finding
        if found >= MOST_FINDINGS:
            return  # Looking for what was meant takes time, and nobody reads so many.


def ids_stand_once(typed: Typed) -> Iterator[Finding]:
    """No id stands twice in one list of ids."""
    seen: set[tuple[Path, str]] = set()
    for path, _, id_ in typed.references:
        if not isinstance(path[-1], int):
            continue
        item = (path[:-1], id_)
        if item in seen:
            yield Finding(Code.TWICE, path, {"value": id_})
        seen.add(item)


def _judge(
    shelf: Shelf, typed: Typed, reference: Reference, missing: set[Target]
) -> Iterator[Finding]:
    path, value = reference.path, reference.id
    target = _own_target(typed) if reference.target == "same-vocabulary" else reference.target
    own = _own_tools(shelf, typed) if target == "own-tools" else None
    if own is None and target == "own-tools":
        return  # The method is told as dangling.
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
    yield _unknown(shelf, typed, reference, target, own)


def _unknown(
    shelf: Shelf,
    typed: Typed,
    reference: Reference,
    target: Target,
    own: Mapping[str, str] | None,
) -> Finding:
    """An id that nothing answers to, with the one that is meant where that is certain."""
    path, value = reference.path, reference.id
    spellings = shelf.spellings(target) if own is None else own
    if unwrapped(value):
        return wrapped(path, value)
    items = items_in(value)
    meant = [_exactly(item, spellings) for item in items]
    sign = next((char for char in value if char in "、，,;；"), "")
    if sign and all(meant) and (text := items_at(typed.document, path, meant)):
        params = {"sign": sign, "replacement": ", ".join(meant)}
        return Finding(FaultCode.WIDE_COMMA, path, params, certain=text)
    certain = _exactly(value, spellings)
    params = {
        "value": value,
        "certain": certain,
        "nearest": shelf.meant(target, value) if own is None else nearest(value, own),
        "vocabulary": _NAMES.get(target, ""),
        "target": target,
        "file": file_of(target),
    }
    code = _CODES.get(target, Code.UNKNOWN_TERM)
    return Finding(code, path, params, certain=certain or None)


def _exactly(typed: str, spellings: Mapping[str, str]) -> str:
    """The id that is spelt so, or whose label or alias is, where it is the only one."""
    wanted = fold(typed)
    if typed in spellings and spellings[typed] == typed:
        return typed
    found = {id_ for spelling, id_ in spellings.items() if wanted and fold(spelling) == wanted}
    return found.pop() if len(found) == 1 else ""


def _own_target(typed: Typed) -> Target:
    """The vocabulary that a file of terms is."""
    return cast(Target, typed.address.id)


def _own_tools(shelf: Shelf, typed: Typed) -> dict[str, str] | None:
    """Every id and title of the method's forms → the id; None where no such method is there."""
    if typed.address.kind is FileKind.FORM:
        wanted = shelf.meant("methods", str(typed.data.get("method") or "").strip())
        method = shelf.files.get(Address(FileKind.METHOD, wanted).path)
        if method is None or method.document.data is None:
            return None
        typed = method
    tools = typed.data.get("tools")
    spellings: dict[str, str] = {}
    for key in ("id", "title"):
        for tool in tools if isinstance(tools, list) else []:
            if isinstance(tool, dict) and isinstance(tool.get("id"), str):
                spellings.setdefault(str(tool.get(key)), str(tool["id"]))
    return spellings
