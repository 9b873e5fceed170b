"""Workbooks of registries: blank with one example project, or filled with units and years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.exports.workbook.book import write_workbook
from generator.exports.workbook.cells import cell_value, value_at
from generator.exports.workbook.example import EXAMPLE_ID, example_registry
from generator.exports.workbook.guide_texts import REGISTRY_GUIDE
from generator.exports.workbook.layout import Column, Sheet
from generator.exports.workbook.registry_layout import (
    BRANCH,
    NOTE,
    ORGANISATION,
    PROJECT,
    YEAR,
    registry_sheets,
)
from generator.exports.workbook.rows import Row
from generator.exports.workbook.words import Words
from generator.reading import FileKind, Path, Tree, Value, address_of, read_yaml


@dataclass(frozen=True)
class WorkbookRegistry:
    """One unit and year as its file states it."""

    id: str
    collection: str
    data: Mapping[str, Value]


def registries_of(
    tree: Tree, collection: str, year: str = "", organisation: str = ""
) -> tuple[WorkbookRegistry, ...]:
    """The registries of a collection as typed; of one year and of one unit (its id), or of all."""
    found = []
    for path, content in tree.files.items():
        address = address_of(path)
        if address and (address.kind, address.collection) == (FileKind.REGISTRY, collection):
            data = read_yaml(content).data or {}
            wanted = year in ("", data.get("year"))
            if wanted and organisation in ("", data.get("organisation")):
                found.append(WorkbookRegistry(address.id, collection, data))
    return tuple(found)


def registry_template(words: Words) -> bytes:
    """A blank workbook with one example project in it."""
    example = WorkbookRegistry(EXAMPLE_ID, "", example_registry(words))
    return _workbook([example], words, "项目台账填报", example=True)


def registry_workbook(registries: Sequence[WorkbookRegistry], words: Words) -> bytes:
    """A workbook that holds these registries; importing it gives the same files.

    Raises:
        TooLongError: when a text fits no cell.
    """
    return _workbook(registries, words, "项目台账（导出）", example=False)


def _workbook(
    registries: Sequence[WorkbookRegistry], words: Words, title: str, *, example: bool
) -> bytes:
    filled = [(layout, _rows(layout, registries, words)) for layout in registry_sheets()]
    return write_workbook(filled, words, title, REGISTRY_GUIDE, example=example)


def _rows(layout: Sheet, registries: Iterable[WorkbookRegistry], words: Words) -> Iterator[Row]:
    for registry in registries:
        for part in parts_at(layout, registry.data):
            keys: dict[Path, Value] = {
                ORGANISATION.path: registry.data.get("organisation"),
                YEAR.path: registry.data.get("year"),
            }
            yield [_cell(column, part, keys, words) for column in layout.columns]


def _cell(
    column: Column, part: Value, keys: Mapping[Path, Value], words: Words
) -> str | float | None:
    return cell_value(column, keys.get(column.path, value_at(part, column.path)), words)


def parts_at(layout: Sheet, data: Mapping[str, Value]) -> Iterator[dict[str, Value]]:
    """What stands in each row of a sheet; branches and projects under the keys of their columns."""
    if not layout.path:
        for place, branch in enumerate(_listed(data.get("branches"))):
            note = None if place else data.get("note")
            yield {BRANCH.path[0]: branch, NOTE.path[0]: note}
        return
    first, *rest = layout.path
    for part in _listed(data.get(first)):
        if not isinstance(part, dict):
            continue
        for inner in _listed(part.get(rest[0])) if rest else [part]:
            if isinstance(inner, dict):
                yield {**inner, PROJECT.path[0]: part.get("id")}


def _listed(value: Value) -> Sequence[Value]:
    """A list as it is, a group as a list of one, nothing as none."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]
