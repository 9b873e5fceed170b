"""The invented company, put together from a seed: the same seed, the same entries."""

from __future__ import annotations

from generator.model import Entries

BRANCHES = 300
"""About as many branches as a provincial company has."""


def example_entries(entries: Entries, *, branches: int = BRANCHES, seed: int = 1) -> Entries | None:
    """An invented company that works with the methods of `entries`; None where they lack forms."""
    return None
