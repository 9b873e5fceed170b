"""Data files that are made together, and what of the library they are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias

Reads: TypeAlias = Literal["base", "words", "titles", "shown", "typed"]
"""From nothing of the library to all of it. Words come with methods, collections and sources,
titles with ids and standing of cases; shown is all that briefs show."""


class Group(NamedTuple):
    """Files that have to be made again when what they read has changed."""

    name: str
    reads: Reads
    make: Callable[[], Iterable[tuple[str, bytes]]]
    """Address and content of each."""
