"""Reads the labelled queries: what is typed, of which kind, and by which rule a hit is right."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent

LITERAL = ("phrase", "fragment", "character", "traditional", "fullwidth", "number")
"""Kinds whose truth is one string that a text holds."""

KINDS = (*LITERAL, "alias", "gap", "slip", "pinyin", "question", "nothing")


@dataclass(frozen=True)
class Query:
    """A query as a person types it. At most one rule is given; without one the typed text itself
    must stand in a text of the document, or, for a gap, each of its words."""

    text: str
    kind: str
    holds: tuple[str, ...] = ()
    """One text of the document holds one of these."""
    about: tuple[tuple[str, ...], ...] = ()
    """Of every group, the document holds one word somewhere."""
    named: tuple[str, ...] = ()
    """One title or alias of the document holds all of these."""
    relevant: tuple[str, ...] = ()
    """Documents (`kind/id`) chosen by a reader of the library."""
    first: tuple[str, ...] = ()
    """One of these documents must be the first hit."""
    note: str = ""

    def __post_init__(self) -> None:
        rules = [rule for rule in (self.holds, self.about, self.named, self.relevant) if rule]
        if self.kind not in KINDS:
            raise ValueError(f"{self.text}: unknown kind {self.kind!r}")
        if len(rules) > (self.kind != "nothing"):
            raise ValueError(f"{self.text}: more than one rule, or a rule where nothing is right")


@cache
def read_queries(name: str) -> tuple[Query, ...]:
    """The queries of `<name>.yml`.

    Raises:
        ValueError: for a key, a kind or a mix of rules that no query has, or a text given twice.
    """
    data = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    known = {field.name for field in fields(Query)}
    found: dict[str, Query] = {}
    for kind, entries in data.items():
        for entry in entries:
            given = {"text": entry} if isinstance(entry, str) else dict(entry)
            text = given["text"]
            if not isinstance(text, str) or text in found or not given.keys() <= known:
                raise ValueError(f"{name}: {entry!r} is given twice, is no text or has a wrong key")
            found[text] = Query(kind=kind, **{k: _frozen(v) for k, v in given.items()})
    return tuple(found.values())


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return value
