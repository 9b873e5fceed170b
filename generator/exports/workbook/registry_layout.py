"""Which sheet and column of a workbook holds which field of a registry, taken from the model.

Every row says of which unit and year it is; what hangs below a project says also of which project.
Lists of parts and optional groups of a project have sheets of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.checking.shapes import Leaf, ListOf, Record, record_of
from generator.exports.workbook.layout import (
    Column,
    Form,
    Need,
    Sheet,
    columns_of,
    model_title,
    short_title,
)
from generator.model import Registry

_TOP = record_of(Registry)
_OWN = {column.path: column for column in columns_of(_TOP)}
_OF_UNIT = "这一行属于哪个单位、哪一年；工作簿里只有一个单位一年时可以不填。"

ORGANISATION = replace(
    _OWN[("organisation",)],
    path=("@organisation",),
    description="单位的名称，从下拉里选；填编号或别名也认。",
)
YEAR = replace(_OWN[("year",)], path=("@year",))
BRANCH = replace(
    _OWN[("branches",)],
    path=("@branch",),
    many=False,
    description="一个支部一行：年初的全部党支部，也包括没有立项的。",
    example="检修党支部",
)
NOTE = replace(
    _OWN[("note",)],
    path=("@note",),
    description="整份台账要向读者交代的话，写在这个单位的第一行。",
)
PROJECT = Column(
    ("@project",),
    "项目",
    Leaf(),
    Need.ALWAYS,
    description="这一行属于哪个项目：填“项目”表里的编号；没有编号的，填它的名称。",
    example="xm-001",
    offers=("项目", "一个项目"),
)
_KEYS = tuple(
    replace(column, need=Need.NEVER, description=_OF_UNIT) for column in (ORGANISATION, YEAR)
)
_ID = ("id",)
_BRANCHES = frozenset({("branch",), ("helper",), ("before",)})
"""Fields that name branches of the first sheet."""


@cache
def registry_sheets() -> tuple[Sheet, ...]:
    """The sheets of registries: first the branches, then one for each list of parts."""
    about = "一个支部一行；单位和年度写在这里，其他表跟着它。"
    columns = (ORGANISATION, YEAR, BRANCH, NOTE)
    branches = Sheet("支部", (), columns, about, required=True, kept=len(_KEYS))
    return (branches, *_parts(_TOP, ()))


def _parts(holder: Record, path: tuple[str, ...]) -> Iterator[Sheet]:
    """The sheets of the parts of a record, each followed by those of its own parts."""
    for name, shape in holder.fields.items():
        item = shape.item if isinstance(shape, ListOf) else shape
        if not isinstance(item, Record) or not _is_apart(holder, name):
            continue
        here = (*path, name)
        apart = frozenset(inner for inner in item.fields if _is_apart(item, inner))
        keys = (*_KEYS, PROJECT) if path else _KEYS
        own = (_fitted(column, here) for column in columns_of(item, without=apart))
        title = PROJECT.title if here == ("projects",) else short_title(holder, name, item)
        about = holder.model.model_fields[name].description or model_title(item.model)
        # The id of a project stands behind the keys, as the project does on other sheets.
        kept = len(_KEYS) + ("id" in item.fields or bool(path))
        yield Sheet(title, here, (*keys, *own), about, kept=kept)
        yield from _parts(item, here)


def _is_apart(holder: Record, name: str) -> bool:
    """Whether a field has a sheet of its own: a list of parts, or a group that may be absent."""
    shape = holder.fields[name]
    if isinstance(shape, ListOf):
        return isinstance(shape.item, Record)
    return isinstance(shape, Record) and not holder.model.model_fields[name].is_required()


def _fitted(column: Column, path: tuple[str, ...]) -> Column:
    """The column with what the other sheets offer to it; the id of a project can be made."""
    if column.path in _BRANCHES:
        return replace(column, offers=("支部", BRANCH.title))
    if path == ("projects",) and column.path == _ID:
        said = "同一个单位一年里不重复；不填时按顺序拟一个。"
        return replace(column, need=Need.NEVER, description=said, form=Form.ID)
    return column
