"""Names of files inside a kit: Chinese, clear, and allowed on Windows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MOST = 60
"""Characters of a name; a folder's path with it stays short of what Windows can open."""

_FORBIDDEN = frozenset('<>:"/\\|?*')

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""Names that Windows keeps for devices, with any ending."""


def file_name(title: str) -> str:
    """A title as the name of a file or a folder, without an ending."""
    kept = "".join(c for c in title if c.isprintable() and c not in _FORBIDDEN)
    # Windows drops a dot or a blank at the end, so that two names could become one.
    name = kept[:MOST].strip(". ")
    reserved = name.partition(".")[0].strip().lower() in _DEVICES
    return f"表单 {name}".strip() if reserved or not name else name


def different(titles: Iterable[str]) -> Iterator[str]:
    """The titles as names, with a number behind one that was there before.

    Windows takes names that differ in capitals only for one.
    """
    taken: set[str] = set()
    for title in titles:
        name = wanted = file_name(title)
        place = 1
        while name.lower() in taken:
            place += 1
            name = f"{wanted} {place}"
        taken.add(name.lower())
        yield name
