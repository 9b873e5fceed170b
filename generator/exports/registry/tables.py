"""A round → one workbook, a sheet per table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.insight.registry import Round
from generator.library import Library


def round_workbook(library: Library, round_: Round, *, illustration: bool = False) -> bytes:
    """Every table of a round; with `illustration` each sheet says that it is invented."""
    raise NotImplementedError


def round_files(
    library: Library, folder: str, *, illustration: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Address (below `folder`) and content of the workbooks of every round and unit."""
    yield from ()
