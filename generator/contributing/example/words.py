"""The word lists of the invented company, and picking from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from random import Random
from typing import Any, TypeVar

import yaml

Words = Mapping[str, Any]
Item = TypeVar("Item")


@cache
def words_of(name: str) -> Words:
    """One word list, `words/<name>.yml`; nobody changes it."""
    text = (resources.files(__package__) / "words" / f"{name}.yml").read_text("utf-8")
    loaded: Words = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def stream(seed: int, *parts: object) -> Random:
    """A stream of chance of its own, so that more of one thing does not change another."""
    return Random("/".join(map(str, (seed, *parts))))


def one_of(chance: Random, items: Sequence[Item]) -> Item:
    """One of the items."""
    return items[int(chance.random() * len(items))]


def between(chance: Random, low: float, high: float) -> float:
    """A number from `low` to `high`."""
    return low + (high - low) * chance.random()
