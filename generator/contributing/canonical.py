"""Plain data → the one way a file of the library is written.

Order of keys as in the models, two spaces a level, lists as blocks, texts of several lines as `|-`,
quotes only where YAML or an editor would read something else. `assets/form/yaml.js` writes the
same bytes; both are held together by `tests/contributing/canonical.json`. Comments are added to
these lines by `comments.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checking.shapes import Leaf, ListOf, MapOf, Record, Shape, record_of
from generator.model import FILE_MODELS
from generator.reading import FileKind, Path, Value

_QUOTED = re.compile(
    r"""[-?:,\[\]{}#&*!|>'"%@`\s]"""  # starts with a sign of YAML or a blank
    r"|.*(?::\s|\s\#|\t|[:\s]$)"  # holds what YAML would take for its own; a tab, to some readers
    # An editor would read a number, a time of day or a date: 28, 1e3, 1:30, 0xff, 2020-09-07 …
    r"|[-+]?(?:[.0-9][0-9_.,:xobe+-]*|0x[0-9a-f_]+)$"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:t|[ \t]+)[0-9:.tz+ \t-]+$"
    r"|(?:null|true|false|yes|no|on|off|y|n|~|=|<<|[-+]?\.(?:inf|nan))$"
    r"|---|\.\.\.",
    re.IGNORECASE | re.DOTALL,
)
"""What may not stand without quotes, matched at the start of a text."""

_ESCAPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
"""Characters that only double quotes can hold: `read_yaml` takes them nowhere else."""

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
"""What every reader takes for the same number; 012 would be ten to some."""


@dataclass(frozen=True, slots=True)
class Written:
    """One line of a file; `text` is None for an optional key without a value: it is left out."""

    text: str | None
    starts: tuple[tuple[Path, int], ...] = ()
    """The parts that begin on the line, outer first, each with its column from 0."""


def canonical_text(kind: FileKind, data: Value) -> str:
    """The text of a file of `kind`, with a newline at its end.

    `data` is what `reading.read_yaml` gives, or the same from another source. Keys that the model
    does not know follow the known ones; optional keys without a value are left out.
    """
    return "".join(f"{line.text}\n" for line in written(kind, data) if line.text is not None)


def written(kind: FileKind, data: Value) -> Iterator[Written]:
    """The same line by line, and what begins on each."""
    return _inside(record_of(FILE_MODELS[kind.value]), data, (), 0)


def _inside(shape: Shape | None, value: Value, path: Path, column: int) -> Iterator[Written]:
    """The lines of a mapping or a list."""
    if isinstance(value, dict):
        for key in _order(shape, value):
            at = (*path, key)
            if _is_left_out(shape, key, value[key]):
                yield Written(None, ((at, column),))
            else:
                head = f"{_key(key)}:"
                yield from _hung(head, _member(shape, key), value[key], (at, column))
    elif isinstance(value, list):
        item = shape.item if isinstance(shape, ListOf) else None
        for number, inner in enumerate(value):
            yield from _hung("-", item, inner, ((*path, number), column))


def _order(shape: Shape | None, value: dict[str, Value]) -> list[str]:
    """The keys in the order of the model, then those it does not know."""
    fields = shape.fields if isinstance(shape, Record) else {}
    return [*(key for key in fields if key in value), *(key for key in value if key not in fields)]


def _member(shape: Shape | None, key: str) -> Shape | None:
    if isinstance(shape, Record):
        return shape.fields.get(key)
    return shape.item if isinstance(shape, MapOf) else None


def _is_left_out(shape: Shape | None, key: str, value: Value) -> bool:
    """Whether the key may be missing and its value says nothing, itself or anywhere inside."""
    if not isinstance(shape, Record) or key not in shape.fields:
        return False
    if shape.model.model_fields[key].is_required():
        return False
    inner = shape.fields[key]
    if isinstance(value, dict):
        return all(_is_left_out(inner, name, below) for name, below in value.items())
    return value in (None, [])


def _hung(
    head: str, shape: Shape | None, value: Value, start: tuple[Path, int]
) -> Iterator[Written]:
    """`head` (a key or a dash) with its value behind or below it."""
    path, column = start
    line = " " * column + head
    if value is None:
        yield Written(line, (start,))
    elif isinstance(value, str):
        first, *more = scalar(shape, value).split("\n")
        yield Written(f"{line} {first}", (start,))
        yield from (Written(f"{' ' * column}  {text}" if text else "") for text in more)
    else:
        inside = list(_inside(shape, value, path, column + 2))
        if all(inner.text is None for inner in inside):
            inside.append(Written("{}" if isinstance(value, dict) else "[]"))
            yield from _behind(line, inside, start)
        elif head == "-":
            yield from _behind(line, inside, start)
        else:
            yield Written(line, (start,))
            yield from inside


def _behind(line: str, inside: list[Written], start: tuple[Path, int]) -> Iterator[Written]:
    """The first of the lines stands behind `line`; what is left out before it, before that."""
    hung = False
    for inner in inside:
        if hung:
            yield inner
        elif inner.text is None:
            yield Written(None, tuple((path, start[1]) for path, _ in inner.starts))
        else:
            hung = True
            yield Written(f"{line} {inner.text.lstrip(' ')}", (start, *inner.starts))


def scalar(shape: Shape | None, text: str) -> str:
    """One value as it stands behind its key; several lines begin with `|-` and are not indented."""
    if isinstance(shape, Leaf) and shape.is_number and _PLAIN_NUMBER.fullmatch(text):
        return text
    if isinstance(shape, Leaf) and shape.is_boolean and text in ("true", "false"):
        return text
    if _ESCAPED.search(text):
        return _double(text)
    if "\n" in text:
        clean = text.strip()
        return f"|-\n{clean}" if "\n" in clean else scalar(shape, clean)
    return "'" + text.replace("'", "''") + "'" if not text or _QUOTED.match(text) else text


def _key(text: str) -> str:
    return _double(text) if "\n" in text else scalar(None, text)


def _double(text: str) -> str:
    """In double quotes, with escapes: only for characters that are a mistake anyway."""
    signs = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}
    return '"' + "".join(signs.get(char) or _escape(char) for char in text) + '"'


def _escape(char: str) -> str:
    if not _ESCAPED.match(char):
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
