"""Bars cut into pieces: the geometry, in per cent of the width; the numbers stand beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """One part of a bar."""

    kind: str
    """Its class."""
    start: str
    """Per cent from the left, as an attribute: `12.5%`."""
    width: str


@dataclass(frozen=True)
class Bar:
    """A labelled bar with its numbers in words."""

    label: str
    value: str
    pieces: tuple[Piece, ...]
    url: str = ""


def bar(
    label: str, value: str, parts: Iterable[tuple[str, float]], full: float, url: str = ""
) -> Bar:
    """A bar of parts (class, amount) on which `full` fills the width."""
    pieces = []
    start = 0.0
    for kind, amount in parts:
        if amount > 0 and full > 0:
            pieces.append(Piece(kind, _per_cent(start / full), _per_cent(amount / full)))
        start += amount
    return Bar(label, value, tuple(pieces), url)


def _per_cent(part: float) -> str:
    return f"{min(100 * part, 100):.2f}".rstrip("0").rstrip(".") + "%"
