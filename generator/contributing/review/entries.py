"""What happened to each entry, and what in it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.contributing.review.change import EntryChange, EntryKind, Fact, FieldChange, Kind
from generator.contributing.review.fields import FieldComparison
from generator.contributing.review.lines import clipped, one_line
from generator.contributing.review.pairing import Pair
from generator.contributing.review.snapshot import PAGED, Snapshot, Typed
from generator.contributing.review.terms import LISTS
from generator.insight import evidence_of
from generator.insight.evidence import case_evidence
from generator.model import Status
from generator.pages.elements import level
from generator.reading import FileKind, Value

_LONGEST = 120
_KIND_ORDER = list(Kind)
_ENTRY_ORDER = list(EntryKind)


def entry_changes(
    base: Snapshot, head: Snapshot, pairs: Iterable[Pair], year: int
) -> tuple[EntryChange, ...]:
    """The entries that differ in what they say, the gravest change first, then by file.

    Args:
        base: the state before.
        head: the state after.
        pairs: as `pair_entries` gives them.
        year: the year from which the age of a source is counted.
    """
    changes = [change for pair in pairs if (change := _change(base, head, pair, year))]
    changes += _lists(base, head)
    return tuple(
        sorted(
            changes,
            key=lambda c: (_KIND_ORDER.index(c.kind), _ENTRY_ORDER.index(c.entry), c.file),
        )
    )


def rewritten_files(
    base: Snapshot, head: Snapshot, changes: Iterable[EntryChange]
) -> tuple[str, ...]:
    """Files whose bytes changed while nothing that they say did."""
    told = {change.file for change in changes}
    return tuple(
        path
        for path in head.addresses
        if path not in told
        and path in base.addresses
        and base.tree.files[path] != head.tree.files[path]
        and base.data(path) is not None
        and base.data(path) == head.data(path)
    )


def _change(base: Snapshot, head: Snapshot, pair: Pair, year: int) -> EntryChange | None:
    if pair.old is None:
        assert pair.new is not None
        return _alone(Kind.ADDED, base, head, pair.new, year)
    if pair.new is None:
        return _alone(Kind.REMOVED, base, head, pair.old, year)
    return _both(base, head, pair, year)


def _alone(kind: Kind, base: Snapshot, head: Snapshot, path: str, year: int) -> EntryChange | None:
    """An entry that came or went; None where it cannot be read, which is told by itself."""
    side = head if kind is Kind.ADDED else base
    data = side.data(path)
    if data is None:
        return None
    address = side.addresses[path]
    comparison = FieldComparison(base, head)
    old, new = ({}, data) if kind is Kind.ADDED else (data, {})
    figures = (f for f in comparison.of_files(address.kind, old, new) if f.evidence)
    return EntryChange(
        kind=kind,
        entry=EntryKind.of(address.kind.value),
        id=address.id,
        file=path,
        title=side.title(path),
        draft=_is_draft(side, path),
        facts=tuple(_facts(side, path, data, year)),
        fields=tuple(figures) if kind is Kind.ADDED else (),
    )


def _both(base: Snapshot, head: Snapshot, pair: Pair, year: int) -> EntryChange | None:
    """An entry that stands on both sides; None where it says the same."""
    old, new, stub = pair.old, pair.new, bool(pair.stub)
    assert old is not None
    assert new is not None
    before, after = base.data(old), head.data(new)
    if before is None or after is None:
        return None
    address, former = head.addresses[new], base.addresses[old]
    paged = address.kind in PAGED
    without = ("status", "moved_to") if paged and (stub or _turn(base, head, old, new)) else ()
    fields = FieldComparison(base, head).of_files(address.kind, before, after, without=without)
    kind = Kind.MOVED if old != new else _turn(base, head, old, new) if paged else None
    if kind is None and not fields:
        return None
    title, former_title = head.title(new), base.title(old)
    return EntryChange(
        kind=kind or Kind.CHANGED,
        entry=EntryKind.of(address.kind.value),
        id=address.id,
        file=new,
        title=title,
        old_id=former.id if former.id != address.id else "",
        old_file=old if old != new else "",
        old_title=former_title if former_title != title else "",
        draft=paged and _is_draft(head, new),
        stub=stub,
        facts=tuple(
            _facts(head, new, after, year) if kind is Kind.PUBLISHED else _moved_facts(head, new)
        ),
        fields=fields,
    )


def _turn(base: Snapshot, head: Snapshot, old: str, new: str) -> Kind | None:
    """What a change of the status amounts to."""
    before, after = base.status(old), head.status(new)
    if before == after or not before or not after:
        return None
    if after == Status.DRAFT:
        return Kind.WITHDRAWN
    if before == Status.DRAFT:
        return Kind.PUBLISHED
    turns: Mapping[str, Kind] = {Status.MOVED: Kind.MOVED, Status.DEPRECATED: Kind.DEPRECATED}
    return turns.get(after, Kind.RESTORED)


def _is_draft(side: Snapshot, path: str) -> bool:
    return side.addresses[path].kind in PAGED and side.status(path) == Status.DRAFT


def _moved_facts(head: Snapshot, path: str) -> Iterator[Fact]:
    """Where an entry went that became part of another one."""
    kind = head.addresses[path].kind
    if kind not in PAGED or head.status(path) != Status.MOVED:
        return
    target = str((head.data(path) or {}).get("moved_to") or "")
    label = head.label("cases" if kind is FileKind.CASE else "methods", target)
    yield Fact("移至", label if label == target else f"{label}（{target}）")


def _facts(side: Snapshot, path: str, data: Typed, year: int) -> Iterator[Fact]:
    """What a reader wants to know of an entry that is new, or lost."""
    address = side.addresses[path]
    organisation = data.get("organisation")
    if isinstance(organisation, str):
        yield Fact("单位", side.label("organisations", organisation))
    if address.kind is FileKind.CASE:
        folder = side.checked.entries.collections.get(address.collection)
        yield Fact("项目集", folder.title if folder else address.collection)
    if isinstance(summary := data.get("summary"), str):
        yield Fact("摘要", clipped(one_line(summary), _LONGEST))
    if methods := _methods(side, data):
        yield Fact("所用方法", "、".join(methods))
    if found := _level(side, path, year):
        yield Fact("证据等级", found)
    sources = [f"《{side.label('sources', i)}》" for i in _texts(data.get("sources"))]
    if sources:
        yield Fact("来源", "、".join(sources))


def _methods(side: Snapshot, data: Typed) -> list[str]:
    actions = data.get("actions")
    cited = [
        a.get("method")
        for a in (actions if isinstance(actions, list) else [])
        if isinstance(a, dict)
    ]
    return [side.label("methods", i) for i in dict.fromkeys(cited) if isinstance(i, str)]


def _level(side: Snapshot, path: str, year: int) -> str:
    """How well the entry is evidenced; empty for what is not published or not valid."""
    address, library = side.addresses[path], side.library
    if address.kind is FileKind.CASE and address.id in library.listed_cases:
        return level(case_evidence(library, library.briefs[address.id]))
    if address.kind is FileKind.METHOD and address.id in library.listed_methods:
        return level(evidence_of(library, address.id, year))
    return ""


def _texts(value: Value) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _lists(base: Snapshot, head: Snapshot) -> Iterator[EntryChange]:
    """Vocabularies and the list of sources, apart from what they list."""
    for path, address in {**base.addresses, **head.addresses}.items():
        key, _ = LISTS.get(address.kind, ("", ""))
        if not key or base.tree.files.get(path) == head.tree.files.get(path):
            continue
        before = base.data(path) if path in base.tree.files else {}
        after = head.data(path) if path in head.tree.files else {}
        if before is None or after is None:
            continue
        kind = Kind.REMOVED if not after else Kind.CHANGED if before else Kind.ADDED
        fields = list(
            FieldComparison(base, head).of_files(address.kind, before, after, without=(key,))
        )
        if _reordered(before.get(key), after.get(key)):
            fields.append(FieldChange(Kind.REORDERED, key, "词条"))
        if fields or kind is not Kind.CHANGED:
            side = head if after else base
            entry = EntryKind.of(address.kind.value)
            title = side.title(path) if address.kind is FileKind.VOCABULARY else entry.label
            shown = tuple(fields) if kind is Kind.CHANGED else ()
            yield EntryChange(kind, entry, address.id, path, title, fields=shown)


def _reordered(old: Value, new: Value) -> bool:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    return [key for key in old if key in new] != [key for key in new if key in old]
