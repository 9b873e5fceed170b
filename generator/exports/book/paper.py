"""The sizes that books are set for."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """Each is set for itself: its own type sizes and margins, not one scaled to the other."""

    A4 = "a4"
    A5 = "a5"
