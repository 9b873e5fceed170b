"""Which file of the old state became which file of the new one: by path, by id, by what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.contributing.review.likeness import Shingles, best_pairs, shingles
from generator.contributing.review.snapshot import PAGED, Snapshot
from generator.model import Status
from generator.reading import FileKind, Value

LEAST_LIKENESS = 0.5
"""From here on one file is told as another that was renamed and perhaps edited."""

_RUN = 5
"""Characters of a run: entries of one library share words, hardly ever whole phrases."""

Paths = Mapping[str, None]
Renamed = tuple[str, str]
_ENTRIES = (
    FileKind.CASE,
    FileKind.METHOD,
    FileKind.COLLECTION,
    FileKind.REGISTRY,
    FileKind.FORM,
    FileKind.LIBRARY,
)


@dataclass(frozen=True)
class Pair:
    """One entry before and after, by path; None where it was not there."""

    old: str | None
    new: str | None
    stub: str = ""
    """The file that says at the old address where the entry went, or said so before."""


def pair_entries(base: Snapshot, head: Snapshot) -> list[Pair]:
    """Every entry that is not the same in both, once."""
    gone = {path: None for path in _entries(base) if path not in head.tree.files}
    come = {path: None for path in _entries(head) if path not in base.tree.files}
    both = [
        path
        for path in _entries(base)
        if path in head.tree.files and base.tree.files[path] != head.tree.files[path]
    ]
    pairs: list[Pair] = []
    for path in both:
        pairs.append(_through_stub(base, head, path, gone, come) or Pair(path, path))
    for find in (_same_ids, _same_bytes, _alike):
        for old, new in list(find(base, head, gone, come)):
            pairs.append(Pair(old, new))
            del gone[old], come[new]
    return [*pairs, *(Pair(old, None) for old in gone), *(Pair(None, new) for new in come)]


def _entries(side: Snapshot) -> Iterator[str]:
    return (path for path, address in side.addresses.items() if address.kind in _ENTRIES)


def _through_stub(
    base: Snapshot, head: Snapshot, path: str, gone: dict[str, None], come: dict[str, None]
) -> Pair | None:
    """The pair that a file tells of which turned into a stub, or back into an entry."""
    target = _moved_to(head, path)
    if target and not _moved_to(base, path):
        for new in [other for other in come if _has_id(head, other, path, target)]:
            del come[new]
            return Pair(path, new, stub=path)
    target = _moved_to(base, path)
    if target and not _moved_to(head, path):
        for old in [other for other in gone if _has_id(base, other, path, target)]:
            del gone[old]
            return Pair(old, path, stub=path)
    return None


def _has_id(side: Snapshot, path: str, like: str, id_: str) -> bool:
    """Whether a file is the entry `id_`, of the same kind as the file `like`."""
    address = side.addresses[path]
    return address.id == id_ and address.kind is side.addresses[like].kind


def _moved_to(side: Snapshot, path: str) -> str:
    """Where a stub leads; empty for an entry that is none."""
    if side.addresses[path].kind not in PAGED or side.status(path) != Status.MOVED:
        return ""
    return str((side.data(path) or {}).get("moved_to") or "")


def _same_ids(base: Snapshot, head: Snapshot, gone: Paths, come: Paths) -> Iterator[Renamed]:
    """Files that went to another folder under their own name."""
    places = {_identity(head, path): path for path in come}
    for old in gone:
        if new := places.pop(_identity(base, old), None):
            yield old, new


def _same_bytes(base: Snapshot, head: Snapshot, gone: Paths, come: Paths) -> Iterator[Renamed]:
    """Files that were renamed and not touched, however many."""
    places = {(head.addresses[path].kind, head.tree.files[path]): path for path in come}
    for old in gone:
        if new := places.pop((base.addresses[old].kind, base.tree.files[old]), None):
            yield old, new


def _identity(side: Snapshot, path: str) -> tuple[FileKind, str]:
    address = side.addresses[path]
    return address.kind, address.id


def _alike(base: Snapshot, head: Snapshot, gone: Paths, come: Paths) -> Iterator[Renamed]:
    """Files that say nearly the same."""
    for kind in _ENTRIES:
        old, new = _said(base, gone, kind), _said(head, come, kind)
        yield from best_pairs(old, new, LEAST_LIKENESS)


def _said(side: Snapshot, paths: Paths, kind: FileKind) -> dict[str, Shingles]:
    """Everything that each readable file of a kind says."""
    return {
        path: shingles("".join(_texts(dict(data))), _RUN)
        for path in paths
        if side.addresses[path].kind is kind and (data := side.data(path)) is not None
    }


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
