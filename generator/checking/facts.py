"""What other files ask of one file: small, taken from that file alone.

Whoever judges ten thousand cases together reads their facts and opens none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.checking.similarity import Compared, Sketch
from generator.checking.survey import Survey
from generator.model import Appraisal, Case, Method, Model, Target
from generator.reading import FileKind, Value

NAMES = ("label", "title", "aliases")
"""Keys of what an entry or term is called besides its id, the strongest first."""
_COMPARED = (FileKind.CASE, FileKind.METHOD)
_NOT_COMPARED = frozenset({"title", "tools"})
"""A copy often has another title; blank forms are alike on purpose."""


class Facts(NamedTuple):
    """One file as the others see it."""

    is_readable: bool
    is_entry: bool
    """Whether it has the shape of its kind."""
    status: str
    """As typed; empty where nothing was."""
    title: str
    names: tuple[tuple[str, str], ...]
    """(Key, word) of what it may be called by in the place of its id."""
    references: tuple[tuple[Target, tuple[str, ...]], ...]
    """What it may name → the ids that it names."""
    lists_its_sources: bool
    """Whether its own list holds every source that it cites."""
    moved_to: str | None
    appraisal: Appraisal | None
    sketch: Sketch

    def named(self, target: Target) -> tuple[str, ...]:
        """The ids of `target` that it names, each once."""
        for found, ids in self.references:
            if found == target:
                return ids
        return ()


def facts_of(
    kind: FileKind, data: Mapping[str, Value] | None, found: Survey, entry: Model | None
) -> Facts:
    """The facts of a file, `data` being None where it could not be read."""
    typed = data or {}
    named: dict[Target, dict[str, None]] = {}
    for reference in found.references:
        named.setdefault(reference.target, {})[reference.id] = None
    return Facts(
        is_readable=data is not None,
        is_entry=entry is not None,
        status=_text(typed.get("status")),
        title=_text(typed.get("title")),
        names=names_in(typed),
        references=tuple((target, tuple(ids)) for target, ids in named.items()),
        lists_its_sources=_lists_its_sources(typed.get("sources"), found),
        moved_to=entry.moved_to if isinstance(entry, Case | Method) else None,
        appraisal=entry.appraisal if isinstance(entry, Case) else None,
        sketch=Compared(telling_texts(found)).sketch if kind in _COMPARED else Sketch(),
    )


def telling_texts(found: Survey) -> list[str]:
    """The texts of an entry by which it is compared with others."""
    return [text for path, text in found.texts if path[0] not in _NOT_COMPARED]


def names_in(typed: Value | Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
    """The words of an entry or term by which people may call it: label, title, aliases."""
    found: list[tuple[str, str]] = []
    for key in NAMES:
        words = typed.get(key) if isinstance(typed, Mapping) else None
        for word in words if isinstance(words, list) else [words]:
            if isinstance(word, str) and word.strip():
                found.append((key, word))
    return tuple(found)


def _lists_its_sources(listed: Value, found: Survey) -> bool:
    if not isinstance(listed, list):
        return True  # A list that is missing or broken is no reason to tell every citation off.
    for path, target, id_ in found.references:
        if target == "sources" and path[0] != "sources" and id_ not in listed:
            return False
    return True


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""
