"""What changes around the entries: links of cases and methods, how well each is evidenced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.contributing.review.change import EntryKind, EvidenceChange, LinkChange
from generator.contributing.review.pairing import Pair
from generator.contributing.review.snapshot import PAGED, Snapshot
from generator.insight import Evidence, evidence_of
from generator.insight.evidence import case_evidence
from generator.reading import FileKind

Names = Mapping[tuple[FileKind, str], str]


def new_names(base: Snapshot, head: Snapshot, pairs: list[Pair]) -> Names:
    """Kind and old id → new id of the entries that were renamed."""
    found: dict[tuple[FileKind, str], str] = {}
    for pair in pairs:
        if pair.old is None or pair.new is None:
            continue
        old, new = base.addresses[pair.old], head.addresses[pair.new]
        if old.kind in PAGED and old.id != new.id:
            found[old.kind, old.id] = new.id
    return found


def link_changes(base: Snapshot, head: Snapshot, names: Names) -> tuple[LinkChange, ...]:
    """Which published case applies which method now and did not before, and the reverse.

    A renamed entry keeps its links.
    """
    before = {
        (names.get((FileKind.CASE, case), case), names.get((FileKind.METHOD, method), method))
        for case, method in _links(base)
    }
    after = set(_links(head))
    # What a file that is not valid applies is not known, so it is not told as lost.
    before = {link for link in before if not head.uncounted.intersection(link)}
    old_ids = {(kind, new): old for (kind, old), new in names.items()}
    lost = [_link(base, head, old_ids, pair, gained=False) for pair in sorted(before - after)]
    return (
        *lost,
        *(_link(base, head, old_ids, pair, gained=True) for pair in sorted(after - before)),
    )


def evidence_changes(
    base: Snapshot, head: Snapshot, names: Names, year: int
) -> tuple[EvidenceChange, ...]:
    """The methods and cases whose sum of points changed; those that fell come first.

    Both sides are seen in `year`, so that only what was typed makes a difference.
    """
    found = []
    for kind, old, new in _shared(base, head, names):
        before, after = _evidence(base, kind, old, year), _evidence(head, kind, new, year)
        if (before.level, before.points) != (after.level, after.points):
            title = head.label("methods" if kind is EntryKind.METHOD else "cases", new)
            found.append(_evidence_change(kind, new, title, before, after))
    return tuple(
        sorted(found, key=lambda c: (not c.fell, c.entry is EntryKind.CASE, c.new_points, c.id))
    )


def _links(side: Snapshot) -> Iterator[tuple[str, str]]:
    """Links between what is listed; one that leads nowhere is a problem, told as that."""
    known = side.library.listed_methods
    for case_id, case in side.library.listed_briefs.items():
        yield from ((case_id, method) for method in case.methods if method in known)


def _link(
    base: Snapshot, head: Snapshot, old_ids: Names, pair: tuple[str, str], *, gained: bool
) -> LinkChange:
    case, method = pair
    if gained:
        titles = head.label("cases", case), head.label("methods", method)
    else:
        titles = (
            base.label("cases", old_ids.get((FileKind.CASE, case), case)),
            base.label("methods", old_ids.get((FileKind.METHOD, method), method)),
        )
    return LinkChange(gained, case, titles[0], method, titles[1])


def _shared(base: Snapshot, head: Snapshot, names: Names) -> Iterator[tuple[EntryKind, str, str]]:
    """Kind, old id and new id of what is listed on both sides."""
    for old in base.library.listed_methods:
        new = names.get((FileKind.METHOD, old), old)
        if new in head.library.listed_methods:
            yield EntryKind.METHOD, old, new
    for old in base.library.listed_cases:
        new = names.get((FileKind.CASE, old), old)
        if new in head.library.listed_cases:
            yield EntryKind.CASE, old, new


def _evidence(side: Snapshot, kind: EntryKind, id_: str, year: int) -> Evidence:
    library = side.library
    if kind is EntryKind.METHOD:
        return evidence_of(library, id_, year)
    return case_evidence(library, library.briefs[id_])


def _evidence_change(
    kind: EntryKind, id_: str, title: str, before: Evidence, after: Evidence
) -> EvidenceChange:
    parts = tuple(
        f"{new.name} {old.points} → {new.points} 分（{old.found} → {new.found}）"
        for old, new in zip(before.parts, after.parts, strict=True)
        if old.points != new.points
    )
    return EvidenceChange(
        entry=kind,
        id=id_,
        title=title,
        old_level=before.level.label,
        old_points=before.points,
        new_level=after.level.label,
        new_points=after.points,
        most=after.most,
        parts=parts,
    )
