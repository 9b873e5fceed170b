"""Keys written in Chinese or misspelt, where only one key can be meant: told and read as that key.

So the content behind `问题:` is checked in the same run. The places of a value are known under the
key as typed and under the one that was meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.checking.codes import Code
from generator.checking.nearest import fold, listed
from generator.checking.problem import Finding
from generator.checking.replacing import written
from generator.checking.shapes import ListOf, MapOf, Record, Shape
from generator.reading import Document, FaultCode, Path, Place, Value
from generator.reading.keys import OTHER_TITLES
from generator.reading.limits import MOST_FINDINGS

_PAIR = re.compile(r"\s*([\w-]{1,40})\s*([：:])\s*(.*)", re.DOTALL)
_BETWEEN = re.compile(r"[，,、；;](?=\s*[\w-]{1,40}\s*[：:])")
_QUOTES = "“”‘’「」『』\"'"
_LONG_ENOUGH = 5
"""Letters of a key of which one may be wrong and no other key comes near."""


def with_meant_keys(root: Record, document: Document) -> tuple[Document, tuple[Finding, ...]]:
    """The document with each key that certainly means another one read as that one, and what is
    told about these keys."""
    if document.data is None or document.root is None:
        return document, ()
    reader = _Reader(document)
    value, place = reader.read(root, document.data, document.root, ())
    if not reader.findings:
        return document, ()
    assert isinstance(value, dict)
    return replace(document, data=value, places=place), tuple(reader.findings)


def certain_key(holder: Record, typed: str, taken: Collection[str]) -> str:
    """The key of `holder` that was certainly meant by `typed`; empty where none was.

    Args:
        holder: what the key stands in.
        typed: the key as typed.
        taken: the keys that stand there already.
    """
    word = fold(typed.strip(_QUOTES))
    for names in _named(holder, word):
        if names:
            return names[0] if len(names) == 1 and names[0] not in taken else ""
    if len(word) < _LONG_ENOUGH or not word.isascii():
        return ""
    near = [name for name in holder.fields if _is_one_off(word, fold(name))]
    return near[0] if len(near) == 1 and near[0] not in taken else ""


def _named(holder: Record, word: str) -> Iterator[list[str]]:
    """The keys that are called so: by themselves, by their title, by another word."""
    yield [name for name in holder.fields if fold(name) == word]
    yield [name for name, title in holder.titles.items() if fold(title) == word]
    for other, names in OTHER_TITLES.items():
        if fold(other) == word:
            yield [name for name in names if name in holder.fields][:1]


def _is_one_off(one: str, other: str) -> bool:
    """Whether one letter more, less or different makes one word of the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    same = next((i for i, char in enumerate(short) if char != long[i]), len(short))
    rest = short[same + (len(short) == len(long)) :]
    return rest == long[same + 1 :]


@dataclass
class _Reader:
    """Copies data and places, keys replaced by those that were meant."""

    document: Document
    findings: list[Finding] = field(default_factory=list)

    def read(
        self, shape: Shape | None, value: Value, place: Place, path: Path
    ) -> tuple[Value, Place]:
        if isinstance(value, list):
            item = shape.item if isinstance(shape, ListOf) else None
            pairs = [(i, i, item, inner) for i, inner in enumerate(value)]
            found, place = self._inside(pairs, place, path)
            return list(found.values()), place
        if not isinstance(value, dict):
            return value, place
        if isinstance(shape, Record):
            return self._record(shape, value, place, path)
        item = shape.item if isinstance(shape, MapOf) else None
        keyed = [(key, key, item, inner) for key, inner in value.items()]
        found, place = self._inside(keyed, place, path)
        return {str(key): inner for key, inner in found.items()}, place

    def _record(
        self, shape: Record, value: dict[str, Value], place: Place, path: Path
    ) -> tuple[Value, Place]:
        taken = {key for key in value if key in shape.fields}
        pairs: list[tuple[str | int, str | int, Shape | None, Value]] = []
        unknown = 0
        for key, inner in value.items():
            unknown += key not in shape.fields
            meant = key if key in shape.fields else ""
            if not meant and unknown <= MOST_FINDINGS:
                meant = certain_key(shape, key, taken)
            if meant:
                taken.add(meant)
                pairs.append((key, meant, shape.fields[meant], inner))
                if meant != key:
                    self._tell(shape, (*path, key), meant)
            elif inner is None and (found := self._pairs(shape, (*path, key), taken)):
                taken |= set(found)
                pairs += [(key, name, shape.fields[name], text) for name, text in found.items()]
            else:
                pairs.append((key, key, None, inner))
        data, place = self._inside(pairs, place, path)
        return {str(key): inner for key, inner in data.items()}, place

    def _inside(
        self,
        pairs: Sequence[tuple[str | int, str | int, Shape | None, Value]],
        place: Place,
        path: Path,
    ) -> tuple[dict[str | int, Value], Place]:
        data: dict[str | int, Value] = {}
        inside: dict[str | int, Place] = {}
        for typed, meant, shape, value in pairs:
            inner = place.inside.get(typed)
            if inner is None:
                data[meant] = value
                continue
            data[meant], inside[meant] = self.read(shape, value, inner, (*path, meant))
            inside.setdefault(typed, inside[meant])
        return data, replace(place, inside=inside)

    def _tell(self, shape: Record, path: Path, meant: str) -> None:
        allowed = listed(shape.fields, most=30)
        params = {"key": str(path[-1]), "nearest": meant, "allowed": allowed}
        self.findings.append(Finding(Code.UNKNOWN_KEY, path, params, at_key=True, certain=meant))

    def _pairs(self, shape: Record, path: Path, taken: Collection[str]) -> dict[str, str]:
        """`value：50，unit：起` in braces is one key to YAML; here, the pairs it was meant as."""
        typed = str(path[-1])
        found: dict[str, str] = {}
        for part in _BETWEEN.split(typed):
            match = _PAIR.fullmatch(part)
            name = match[1] if match else ""
            meant = name if name in shape.fields else certain_key(shape, name, taken)
            if not match or not meant or not match[3] or meant in found or meant in taken:
                return {}
            found[meant] = match[3].strip().strip(_QUOTES)
        if not self.document.is_flow(path[:-1]):
            return {}
        text = ", ".join(f"{name}: {written(value)}" for name, value in found.items())
        wide = "：" in typed
        code = FaultCode.WIDE_COLON if wide else FaultCode.NO_SPACE
        key = next(iter(found))
        params = {"key": key, "replacement": text}
        self.findings.append(Finding(code, path, params, at_key=True, certain=text))
        return found
