"""Two versions of one entry, field by field, under the Chinese titles of the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checking.problem import show_path
from generator.checking.shapes import Leaf, ListOf, Record, Shape, record_of
from generator.contributing.review.change import FieldChange, Kind, Piece
from generator.contributing.review.figures import figure_change
from generator.contributing.review.lines import clipped, one_line
from generator.contributing.review.lists import Match, is_reordered, match_items
from generator.contributing.review.passages import changed_passages
from generator.contributing.review.plain import number_of
from generator.contributing.review.snapshot import Snapshot, Typed, shown_name
from generator.model import FILE_MODELS, Figure, Indicator, Labelled, number
from generator.reading import FileKind, Path, Value

_SHORT = 6
LONGEST = 160
"""Characters shown of a value that came or went as a whole."""

_NAMES = ("id", "name", "title", "label", "who", "method")
"""Keys by which an item of a list is known, where its kind requires them."""


@dataclass(frozen=True)
class _Spot:
    """A place in both versions."""

    old: Path
    new: Path
    titles: tuple[str, ...]

    def at(self, key: str, title: str) -> _Spot:
        last = self.titles[-1] if self.titles else ""
        repeats = last == title or last.startswith((f"{title} ", f"{title}「"))
        titles = self.titles if repeats else (*self.titles, title)
        return _Spot((*self.old, key), (*self.new, key), titles)

    def item(self, match: Match, title: str) -> _Spot:
        old = self.old if match.old is None else (*self.old, match.old)
        new = self.new if match.new is None else (*self.new, match.new)
        return _Spot(old, new, (*self.titles[:-1], title))

    @property
    def title(self) -> str:
        return " · ".join(self.titles)


@dataclass(frozen=True)
class FieldComparison:
    """Compares files of one kind; the snapshots say what ids are called."""

    base: Snapshot
    head: Snapshot

    def of_files(
        self, kind: FileKind, old: Typed, new: Typed, *, without: tuple[str, ...] = ()
    ) -> tuple[FieldChange, ...]:
        """The fields of two versions of a file that differ, in the order of the model."""
        shape = record_of(FILE_MODELS[kind.value])
        before, after = ({k: v for k, v in data.items() if k not in without} for data in (old, new))
        return tuple(self._record(shape, before, after, _Spot((), (), ())))

    def of_parts(self, shape: Shape, old: Value, new: Value, path: Path) -> tuple[FieldChange, ...]:
        """The fields of two versions of one part that differ."""
        return tuple(self._value(shape, old, new, _Spot(path, path, ())))

    def _value(
        self, shape: Shape | None, old: Value, new: Value, spot: _Spot
    ) -> Iterator[FieldChange]:
        if old == new:
            return
        before, after = old or None, new or None
        if _is_figure(shape) and _are(dict, before, after):
            yield figure_change(self.base, self.head, _at(spot, before, after), before, after)
        elif isinstance(shape, Record) and _are(dict, before, after):
            yield from self._record(shape, _mapping(before), _mapping(after), spot)
        elif isinstance(shape, ListOf) and _are(list, before, after):
            yield from self._list(shape, _items(before), _items(after), spot)
        else:
            yield self._leaf(shape, before, after, spot)

    def _record(self, shape: Record, old: Typed, new: Typed, spot: _Spot) -> Iterator[FieldChange]:
        unknown = dict.fromkeys(key for key in (*old, *new) if key not in shape.fields)
        for key in (*shape.fields, *unknown):
            within = shape.fields.get(key)
            title = _short(shape.titles.get(key, shown_name(key)), within)
            yield from self._value(within, old.get(key), new.get(key), spot.at(key, title))

    def _list(
        self, shape: ListOf, old: list[Value], new: list[Value], spot: _Spot
    ) -> Iterator[FieldChange]:
        name = _name_key(shape.item)
        reference = isinstance(shape.item, Leaf) and not shape.item.is_text
        matches = match_items(
            old,
            new,
            lambda item: _named(name, item),
            lambda item: "" if reference else self._summary(shape.item, item, self.head),
        )
        if is_reordered(matches):
            yield FieldChange(Kind.REORDERED, show_path(spot.new), spot.title)
        for match in matches:
            before = None if match.old is None else old[match.old]
            after = None if match.new is None else new[match.new]
            inner = spot.item(match, _item_title(shape, name, match, before, after, spot))
            if before is not None and after is not None:
                yield from self._value(shape.item, before, after, inner)
            else:
                yield from self._whole(shape.item, before, after, inner)

    def _whole(
        self, shape: Shape, before: Value, after: Value, spot: _Spot
    ) -> Iterator[FieldChange]:
        """An item that came or went: what it says, then each of its figures."""
        if _is_figure(shape):
            yield from self._value(shape, before, after, spot)
            return
        yield self._leaf(shape, before, after, spot)
        if isinstance(shape, Record):
            old, new = _mapping(before), _mapping(after)
            for key, inner in shape.fields.items():
                if _is_figure(inner):
                    at = spot.at(key, shape.titles[key])
                    yield from self._value(inner, old.get(key), new.get(key), at)

    def _leaf(self, shape: Shape | None, old: Value, new: Value, spot: _Spot) -> FieldChange:
        before = self._summary(shape, old, self.base)
        after = self._summary(shape, new, self.head)
        at = _at(spot, old, new)
        if old is None or new is None:
            return FieldChange(at.kind, at.path, at.title, _cut(before), _cut(after))
        pieces: tuple[Piece, ...] = ()
        text = shape is None or (isinstance(shape, Leaf) and shape.is_text)
        if text and isinstance(old, str) and isinstance(new, str):
            pieces = changed_passages(old, new)
        return FieldChange(
            at.kind,
            at.path,
            at.title,
            _cut(before),
            _cut(after),
            pieces,
            _difference(shape, old, new),
        )

    def _summary(self, shape: Shape | None, value: Value, names: Snapshot) -> str:
        """A value in words: labels for ids and code words, the parts of a record one by one."""
        if value is None:
            return ""
        if isinstance(value, list):
            item = shape.item if isinstance(shape, ListOf) else None
            return "、".join(filter(None, (self._summary(item, v, names) for v in value)))
        if isinstance(value, dict):
            fields = shape.fields if isinstance(shape, Record) else {}
            said = (
                self._summary(fields.get(key), inner, names)
                for key, inner in value.items()
                if not _is_figure(fields.get(key))
            )
            return "；".join(dict.fromkeys(filter(None, said)))
        if isinstance(shape, Leaf) and shape.refers:
            return names.label(shape.refers, value)
        if isinstance(shape, Leaf) and shape.choices:
            return _choice(shape, value)
        return value


def _short(title: str, shape: Shape | None) -> str:
    """The word for a whole element where its title is a sentence: 载体."""
    if isinstance(shape, ListOf):
        shape = shape.item
    if len(title) <= _SHORT or not isinstance(shape, Record):
        return title
    return str(shape.model.model_config.get("title") or title)


def _at(spot: _Spot, old: Value, new: Value) -> FieldChange:
    """A change at `spot` that says nothing yet but what happened."""
    kind = Kind.ADDED if old is None else Kind.REMOVED if new is None else Kind.CHANGED
    return FieldChange(kind, show_path(spot.old if new is None else spot.new), spot.title)


def _are(kind: type, *values: Value) -> bool:
    return all(value is None or isinstance(value, kind) for value in values)


def _mapping(value: Value) -> Typed:
    return value if isinstance(value, dict) else {}


def _items(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def _is_figure(shape: Shape | None) -> bool:
    return isinstance(shape, Record) and issubclass(shape.model, Figure)


def _name_key(shape: Shape) -> str:
    """The key by which items of this shape are known; empty where they have no name."""
    if not isinstance(shape, Record):
        return ""
    required = (key for key in _NAMES if key in shape.fields)
    return next((key for key in required if shape.model.model_fields[key].is_required()), "")


def _named(key: str, item: Value) -> str:
    name = item.get(key) if key and isinstance(item, dict) else None
    return name if isinstance(name, str) else ""


def _item_title(
    shape: ListOf, name: str, match: Match, before: Value, after: Value, spot: _Spot
) -> str:
    """「现场违章率」 for what has a name, 做法 2 for what has none, nothing more for a word."""
    last = spot.titles[-1] if spot.titles else ""
    if isinstance(shape.item, Leaf) and not shape.item.is_text:
        return last
    found = after if after is not None else before
    if named := _named("title", found) or _named(name, found):
        short = shown_name(named)
        return short if _speaks_for_itself(shape.item) else f"{last}「{short}」"
    place = match.old if match.new is None else match.new
    return f"{last} {(place or 0) + 1}"


def _speaks_for_itself(shape: Shape) -> bool:
    """Whether the name of such an item says what it is: 现场违章率."""
    return isinstance(shape, Record) and issubclass(shape.model, Figure | Indicator)


def _choice(shape: Leaf, value: str) -> str:
    members = {str(member.value): member for member in shape.choices or ()}
    member = members.get(value)
    return member.label if isinstance(member, Labelled) else value


def _difference(shape: Shape | None, old: Value, new: Value) -> str:
    if not (isinstance(shape, Leaf) and shape.is_number):
        return ""
    if not isinstance(old, str) or not isinstance(new, str):
        return ""
    before, after = number_of(old), number_of(new)
    return "" if before is None or after is None else number(after - before, signed=True)


def _cut(text: str) -> str:
    return clipped(one_line(text), LONGEST)
