"""How large a workbook may be, and how long and how much memory reading it may take."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The defaults hold a thousand cases several times over."""

    file: int = 20 * MIB
    """Bytes on the disk."""
    unpacked: int = 96 * MIB
    """Bytes of everything inside together."""
    ratio: int = 200
    """Times that a part may be larger than packed."""
    parts: int = 2_000
    sheets: int = 50
    rows: int = 50_000
    """Rows with something in them, all sheets together."""
    blank_rows: int = 150_000
    """Rows, blank ones as well: programs write some for their height or colour."""
    cells: int = 400_000
    """Cells with something in them, all sheets together."""
    characters: int = 32_767
    """Of one cell: no program lets one type more."""
    text: int = 24 * MIB
    """Characters of all cells together."""
    seconds: float = 60
    memory: int = 1024 * MIB
    """Bytes of address space of the process that reads, where the system can limit it."""


SMALL_PART = MIB
"""Bytes up to which a part may be packed at any ratio."""
