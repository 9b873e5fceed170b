"""Plain data → a valid entry, or everything that is wrong with its shape, in our own codes.

Ids that point at other entries are not judged here: `rules/references.py` knows what they may be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.checking.codes import Code
from generator.checking.meant_keys import with_meant_keys
from generator.checking.nearest import fold, listed, nearest
from generator.checking.problem import Finding
from generator.checking.shape_error import ShapeError, is_key_of_map
from generator.checking.shape_errors import TRANSLATIONS
from generator.checking.shapes import Leaf, ListOf, Record, record_of, shape_at
from generator.checking.wide_quotes import wide_units
from generator.model import FILE_MODELS, Model
from generator.reading import Document, FileKind, Path
from generator.reading.keys import OTHER_TITLES
from generator.reading.limits import MOST_FINDINGS


@dataclass(frozen=True)
class Shaped:
    """One file after its shape was checked; `entry` is None where the shape is wrong."""

    entry: Model | None
    findings: tuple[Finding, ...] = ()
    wrong: tuple[Path, ...] = ()
    """Paths of all shape errors, also those that a rule reports."""
    document: Document | None = None
    """The file as it was read, keys that certainly mean another one replaced by that one."""


def check_shape(kind: FileKind, document: Document) -> Shaped:
    """Check one readable file against the model of its kind."""
    model = FILE_MODELS[kind.value]
    root = record_of(model)
    try:
        entry = model.model_validate(document.data)
        return Shaped(entry, tuple(wide_units(root, document)), (), document)
    except ValidationError as error:
        raised = error.errors(include_url=False)
    document, of_keys = with_meant_keys(root, document)
    told = (*of_keys, *wide_units(root, document))
    if of_keys:
        try:
            return Shaped(model.model_validate(document.data), told, (), document)
        except ValidationError as error:
            raised = error.errors(include_url=False)
    wrong = tuple(tuple(item["loc"]) for item in raised if not _is_echo(root, item))
    details = list(_told(root, raised))
    unknown = dict(_unknown_keys(root, details))
    meant = {(*path[:-1], key) for path, key in unknown.items()}
    findings = []
    for item in details:
        path = tuple(item["loc"])
        if item["type"] == "missing" and path in meant:
            continue  # The key is there, misspelt, and told as that.
        if item["type"] == "extra_forbidden":
            findings.append(_unknown_key(root, document, path, unknown.get(path, "")))
        else:
            translate = TRANSLATIONS.get(item["type"], TRANSLATIONS[""])
            findings.append(translate(ShapeError(root, document, item)))
    return Shaped(None, (*told, *findings), wrong, document)


def _told(root: Record, raised: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors that are put into words: of one kind not more than a person would mend."""
    counts: Counter[str] = Counter()
    for item in raised:
        if _is_echo(root, item) or _is_reference(root, item):
            continue
        counts[item["type"]] += 1
        if counts[item["type"]] <= MOST_FINDINGS:
            yield item


def _unknown_keys(root: Record, details: list[ErrorDetails]) -> Iterator[tuple[Path, str]]:
    """Path of each unknown key → the known key that was probably meant."""
    for item in details:
        path = tuple(item["loc"])
        holder = shape_at(root, path[:-1])
        if item["type"] != "extra_forbidden" or not isinstance(holder, Record):
            continue
        if meant := nearest(str(path[-1]), _key_words(holder)):
            yield path, meant


def _unknown_key(root: Record, document: Document, path: Path, meant: str) -> Finding:
    holder, key = shape_at(root, path[:-1]), str(path[-1])
    known = listed(holder.fields, most=30) if isinstance(holder, Record) else ""
    params = {"key": key, "nearest": meant, "allowed": known}
    if isinstance(holder, Record) and (parts := _parts_with(holder, key)):
        beside = document.value(path[:-1])
        above = list(beside)[: list(beside).index(key)] if isinstance(beside, dict) else []
        nearby = [name for name in reversed(above) if name in parts][:1]
        params |= {"part": listed(nearby or parts), "nearest": ""}
    return Finding(Code.UNKNOWN_KEY, path, params, at_key=True)


def _parts_with(holder: Record, key: str) -> list[str]:
    """The keys of `holder` whose part has a field `key`, one level further in."""
    inner = {
        name: shape.item if isinstance(shape, ListOf) else shape
        for name, shape in holder.fields.items()
    }
    return [
        name for name, shape in inner.items() if isinstance(shape, Record) and key in shape.fields
    ]


def _key_words(holder: Record) -> Mapping[str, str]:
    """Every spelling that a key is known by: itself, its title, and common other titles."""
    words = {name: name for name in holder.fields}
    for name, title in holder.titles.items():
        words.setdefault(title, name)
    for other, names in OTHER_TITLES.items():
        for name in names:
            if name in holder.fields:
                words.setdefault(fold(other), name)
    return words


def _is_echo(root: Record, item: ErrorDetails) -> bool:
    """Whether a list is called too short only because pydantic does not count invalid items."""
    shape, typed = shape_at(root, tuple(item["loc"])), item["input"]
    if item["type"] != "too_short" or not isinstance(shape, ListOf):
        return False
    return isinstance(typed, list) and len(typed) >= shape.least


def _is_reference(root: Record, item: ErrorDetails) -> bool:
    """Whether this is an id of another entry that is text, only not the right one."""
    path = tuple(item["loc"])
    shape = shape_at(root, path)
    typed_text = isinstance(item["input"], str) and bool(item["input"].strip())
    return (
        isinstance(shape, Leaf)
        and shape.refers is not None
        and typed_text
        and not is_key_of_map(path)
    )
