"""Plain data → the one way a file of the library is written.

Order of keys as in the models, two spaces a level, lists as blocks, texts of several lines as `|-`,
quotes only where YAML or an editor would read something else. `assets/form/yaml.js` writes the
same bytes; both are held together by `tests/contributing/canonical.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.shapes import Leaf, ListOf, MapOf, Record, Shape, record_of
from generator.model import FILE_MODELS
from generator.reading import FileKind, Value

_QUOTED = re.compile(
    r"""[-?:,\[\]{}#&*!|>'"%@`\s]"""  # starts with a sign of YAML or a blank
    r"|.*(?::\s|\s\#|[:\s]$)"  # holds a colon or a hash that YAML would take for its own
    r"|[-+]?[.\d][\d_.,:xobeE+-]*$"  # an editor would read a number, a time or a date
    r"|(?:null|true|false|yes|no|on|off|y|n|~|=|<<|[-+]?\.(?:inf|nan))$"
    r"|---|\.\.\.",
    re.IGNORECASE | re.DOTALL,
)
"""What may not stand without quotes, matched at the start of a text."""

_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
"""Characters that only double quotes can hold."""


def canonical_text(kind: FileKind, data: Value) -> str:
    """The text of a file of `kind`, with a newline at its end.

    `data` is what `reading.read_yaml` gives, or the same from another source. Keys that the model
    does not know follow the known ones; optional keys without a value are left out.
    """
    return "".join(f"{line}\n" for line in _lines(record_of(FILE_MODELS[kind.value]), data))


def _lines(shape: Shape | None, value: Value) -> Iterator[str]:
    """The lines of a mapping or list as they stand in a file of their own."""
    if isinstance(value, dict):
        for key, inner, inside in _members(shape, value):
            yield from _hung(f"{scalar(None, key)}:", inside, inner, indented=True)
    elif isinstance(value, list):
        item = shape.item if isinstance(shape, ListOf) else None
        for inner in value:
            yield from _hung("-", item, inner, indented=False)


def _members(
    shape: Shape | None, value: dict[str, Value]
) -> Iterator[tuple[str, Value, Shape | None]]:
    """Key, value and shape, in the order of the model."""
    if not isinstance(shape, Record):
        item = shape.item if isinstance(shape, MapOf) else None
        yield from ((key, inner, item) for key, inner in value.items())
        return
    fields = shape.fields
    for key in (
        *(key for key in fields if key in value),
        *(key for key in value if key not in fields),
    ):
        optional = key in fields and not shape.model.model_fields[key].is_required()
        if not (optional and value[key] in (None, [], {})):
            yield key, value[key], fields.get(key)


def _hung(head: str, shape: Shape | None, value: Value, *, indented: bool) -> Iterator[str]:
    """`head` (a key or a dash) with its value behind or below it."""
    if value is None:
        yield head
    elif isinstance(value, str):
        first, *more = scalar(shape, value).split("\n")
        yield f"{head} {first}"
        yield from (f"  {line}" if line else "" for line in more)
    elif not value:
        yield f"{head} {'{}' if isinstance(value, dict) else '[]'}"
    else:
        if indented:
            yield head
        for number, line in enumerate(_lines(shape, value)):
            yield f"{head} {line}" if number == 0 and not indented else f"  {line}" if line else ""


def scalar(shape: Shape | None, text: str) -> str:
    """One value as it stands behind its key; several lines begin with `|-` and are not indented."""
    if isinstance(shape, Leaf) and shape.is_number and _is_plain_number(text):
        return text
    if _ESCAPED.search(text):
        return _double(text)
    if "\n" in text:
        clean = text.strip()
        return f"|-\n{clean}" if clean and "\n" in clean else scalar(shape, clean)
    return "'" + text.replace("'", "''") + "'" if not text or _QUOTED.match(text) else text


def _is_plain_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII))


def _double(text: str) -> str:
    """In double quotes, with escapes: only for characters that are a mistake anyway."""
    signs = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}
    inner = "".join(
        signs.get(char) or (f"\\u{ord(char):04x}" if _ESCAPED.match(char) else char)
        for char in text
    )
    return f'"{inner}"'
