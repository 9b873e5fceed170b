"""Which sheet and column of a workbook holds which field of a model, and the layout of cases.

A list of parts has a sheet of its own; everything else of a case stands in one row of the first.
The layout of registries is in `registry_layout.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from generator.checking.shapes import Leaf, ListOf, Record, Shape, record_of
from generator.model import ID_PATTERN, LINE_PATTERN, YEAR_PATTERN, Case, Model

GUIDE_SHEET = "说明"
WORDS_SHEET = "词表"

_DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
"""How the model marks a date that names its day."""

_PHRASE = 7
"""Characters from which a title is a phrase, and the name of its model says it shorter."""


class Need(Enum):
    """Whether a cell has to be filled."""

    ALWAYS = "必填"
    IN_GROUP = "成组必填"
    """Only where something else of the same group is filled."""
    NEVER = ""


class Form(Enum):
    """What a value looks like that is neither free text nor a number nor one of a list."""

    FREE = "free"
    DATE = "date"
    """A year, a month or a day."""
    DAY = "day"
    YEAR = "year"
    FLAG = "flag"
    """Yes or no."""
    ID = "id"


@dataclass(frozen=True)
class Column:
    """One column of one sheet."""

    path: tuple[str, ...]
    """Keys from the record that a row stands for; an @ marks what the file's name says."""
    title: str
    leaf: Leaf
    need: Need = Need.NEVER
    many: bool = False
    """Whether a cell holds a list, one item on a line."""
    description: str = ""
    example: str = ""
    longest: int | None = None
    """Characters of one value."""
    one_line: bool = False
    """Whether a value holds no line break."""
    form: Form = Form.FREE
    offers: tuple[str, str] = ("", "")
    """A sheet and the heading of the column whose cells are offered here."""

    @property
    def list_name(self) -> str:
        """The list of words that it draws from (see `words.py`); empty for none."""
        if self.path == COLLECTION.path:
            return "collections"
        if self.form is Form.FLAG:
            return FLAGS
        if self.leaf.choices:
            return self.leaf.choices.__name__
        return self.leaf.refers or ""

    @property
    def is_date(self) -> bool:
        """Whether dates stand here."""
        return self.form in (Form.DATE, Form.DAY, Form.YEAR)

    @property
    def is_choice(self) -> bool:
        """Whether only the words of a short list can stand here."""
        return self.leaf.choices is not None or self.form is Form.FLAG

    @property
    def is_key(self) -> bool:
        """Whether it says what a row belongs to, and is no field itself."""
        return self.path[0].startswith("@")

    @property
    def is_long(self) -> bool:
        """Whether sentences stand here."""
        sentences = self.longest is None or self.longest >= _SENTENCES
        return self.leaf.is_text and sentences and (self.many or not self.one_line)


FLAGS = "flags"
"""Name of the list of yes and no."""

_SENTENCES = 100
"""Characters from which a field takes sentences rather than a name."""

ID = Column(
    ("@id",),
    "编号",
    Leaf(),
    description="小写字母、数字和连字符；也是文件名和网址。不填时按标题拟一个。",
    example="baodi-weizhang-baobao",
)
COLLECTION = Column(
    ("@collection",),
    "项目集",
    Leaf(),
    description="收进哪个项目集，从下拉里选；导入时用 --collection 指明了的可以不填。",
    example="tianjin-zhuoyue",
)
CASE = Column(
    ("@case",),
    "案例",
    Leaf(),
    Need.ALWAYS,
    description="这一行属于哪个案例：填“案例”表里的编号；没有编号的，填它的标题。",
    example="baodi-weizhang-baobao",
    offers=("案例", "标题"),
)


@dataclass(frozen=True)
class Sheet:
    """One sheet: a row is an entry, or one part of an entry."""

    name: str
    path: tuple[str, ...]
    """Where the parts stand in an entry; empty for the sheet of the entries."""
    columns: tuple[Column, ...]
    description: str = ""
    required: bool = False
    """Whether every entry needs a row here."""
    kept: int = 1
    """Columns from the left that stay in sight and are printed on every page."""


@cache
def case_sheets() -> tuple[Sheet, ...]:
    """The sheets of cases: first the cases, then a sheet for each list of parts."""
    record = record_of(Case)
    parts = [_part_sheet(*found) for found in _lists(record)]
    columns = (ID, COLLECTION, *columns_of(record))
    return (Sheet(model_title(Case), (), columns, "一个案例一行。", required=True), *parts)


def columns_of(
    record: Record,
    path: tuple[str, ...] = (),
    group: str = "",
    need: Need = Need.ALWAYS,
    without: Collection[str] = (),
) -> Iterator[Column]:
    """The columns of what a record holds once, with those of the records inside it.

    `without` names fields that stand elsewhere.
    """
    schema = record.model.model_json_schema()["properties"]
    for name, shape in record.fields.items():
        if name in without:
            continue
        info = record.model.model_fields[name]
        own = _need(need, info.is_required())
        if isinstance(shape, Record):
            title = short_title(record, name, shape)
            yield from columns_of(shape, (*path, name), title, own or Need.IN_GROUP)
        elif leaf := _leaf(shape):
            yield Column(
                (*path, name),
                _titled(group, info.title or name),
                leaf,
                own or Need.NEVER,
                isinstance(shape, ListOf),
                info.description or "",
                first_example(info.examples),
                _longest(schema[name]),
                any(part.get("pattern") == LINE_PATTERN for part in _stated(schema[name])),
                _form(leaf, _stated(schema[name])),
            )


def _form(leaf: Leaf, stated: list[dict[str, Any]]) -> Form:
    """What a value looks like; what has a form of its own and is no id is a date."""
    if leaf.is_boolean:
        return Form.FLAG
    if leaf.is_text or leaf.is_number or leaf.choices or leaf.refers:
        return Form.FREE
    patterns = {part.get("pattern") for part in stated}
    if ID_PATTERN in patterns:
        return Form.ID
    if YEAR_PATTERN in patterns:
        return Form.YEAR
    return Form.DAY if _DAY_PATTERN in patterns else Form.DATE


def _need(outer: Need, required: bool) -> Need | None:
    return outer if required else None


def _leaf(shape: Shape) -> Leaf | None:
    inner = shape.item if isinstance(shape, ListOf) else shape
    return inner if isinstance(inner, Leaf) else None


def _lists(
    record: Record, path: tuple[str, ...] = (), required: bool = True
) -> Iterator[tuple[Record, str, tuple[str, ...], bool]]:
    """Each list of parts: the record that holds it, its key, the way there, whether it must be."""
    for name, shape in record.fields.items():
        needed = required and record.model.model_fields[name].is_required()
        if isinstance(shape, Record):
            yield from _lists(shape, (*path, name), needed)
        elif isinstance(shape, ListOf) and isinstance(shape.item, Record):
            yield record, name, (*path, name), needed


def _part_sheet(holder: Record, name: str, path: tuple[str, ...], required: bool) -> Sheet:
    shape = holder.fields[name]
    assert isinstance(shape, ListOf)
    assert isinstance(shape.item, Record)
    title = short_title(holder, name, shape.item)
    columns = (CASE, *columns_of(shape.item))
    about = holder.model.model_fields[name].description or ""
    return Sheet(title, path, columns, about, required)


def short_title(holder: Record, name: str, inner: Shape) -> str:
    """The title of a part, or that of its model where the field's own is a phrase."""
    title = holder.titles[name]
    if len(title) >= _PHRASE and isinstance(inner, Record):
        return model_title(inner.model)
    return title


def model_title(model: type[Model]) -> str:
    """What a model is called in Chinese."""
    return str(model.model_config.get("title") or model.__name__)


def _titled(group: str, title: str) -> str:
    """A title that says to which group it belongs."""
    return title if title.startswith(group) else f"{group}·{title}"


def first_example(examples: list[Any] | None) -> str:
    """The first example of a field; a list as one line each; empty where there is none."""
    first = examples[0] if examples else ""
    return "\n".join(map(str, first)) if isinstance(first, list) else str(first)


def _longest(schema: dict[str, Any]) -> int | None:
    """Characters that one value may have, from the JSON Schema of its field."""
    found = [part["maxLength"] for part in _stated(schema) if "maxLength" in part]
    return int(found[0]) if found else None


def _stated(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """What is said about one value, whether it may be absent or stands in a list."""
    return [schema, *schema.get("anyOf", ()), schema.get("items", {})]
