"""Controlled words and sources that came, went or changed, and how many entries name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.checking.shapes import MapOf, record_of
from generator.contributing.review.change import FieldChange, Kind, TermChange
from generator.contributing.review.fields import FieldComparison
from generator.contributing.review.snapshot import Snapshot, shown_name
from generator.library import case_terms, method_terms
from generator.model import FILE_MODELS, VocabularyKind
from generator.reading import Address, FileKind, Value

Terms = Mapping[str, Mapping[str, Value]]
Uses: TypeAlias = "Counter[tuple[str, str]]"
"""Vocabulary (or "sources") and id → how many cases and methods name it."""

LISTS: dict[FileKind, tuple[str, str]] = {
    FileKind.VOCABULARY: ("terms", "label"),
    FileKind.SOURCES: ("sources", "title"),
}
"""Kind of file → the key of its list, and of what an item is called."""

_ORDER = (Kind.REMOVED, Kind.RENAMED, Kind.CHANGED, Kind.ADDED)


def term_changes(base: Snapshot, head: Snapshot) -> tuple[TermChange, ...]:
    """Every term and source that differs, by file, the gravest first."""
    paths = {
        path: address
        for side in (base, head)
        for path, address in side.addresses.items()
        if address.kind in LISTS
    }
    changed = [path for path in paths if base.tree.files.get(path) != head.tree.files.get(path)]
    if not changed:
        return ()
    comparison = _Comparison(FieldComparison(base, head), _uses(base), _uses(head))
    found: list[TermChange] = []
    for path in sorted(changed):
        changes = comparison.of_file(path, paths[path])
        found += sorted(changes, key=lambda change: _ORDER.index(change.kind))
    return tuple(found)


@dataclass(frozen=True)
class _Comparison:
    fields: FieldComparison
    base_uses: Uses
    head_uses: Uses

    def of_file(self, path: str, address: Address) -> Iterator[TermChange]:
        key, name = LISTS[address.kind]
        old, new = (_terms(side, path, key) for side in (self.fields.base, self.fields.head))
        if old is None or new is None:
            return
        shape = record_of(FILE_MODELS[address.kind.value]).fields[key]
        assert isinstance(shape, MapOf)
        vocabulary = address.kind is FileKind.VOCABULARY
        title = VocabularyKind.of(address.id).label if vocabulary else "来源"
        former_ids = _rekeyed(old, new, name)
        for id_ in (*new, *(i for i in old if i not in new and i not in former_ids.values())):
            former = former_ids.get(id_, id_)
            before, after = old.get(former), new.get(id_)
            if before == after and former == id_:
                continue
            uses = self.head_uses if after is not None else self.base_uses
            fields: tuple[FieldChange, ...] = ()
            if before is not None and after is not None:
                at = (key, id_)
                fields = self.fields.of_parts(shape.item, dict(before), dict(after), at)
            label = _label(after if after is not None else before, name, id_)
            old_label = label if before is None else _label(before, name, former)
            renamed = former != id_ or label != old_label
            yield TermChange(
                kind=_kind(before, after, renamed=renamed),
                vocabulary=title,
                file=path,
                id=id_,
                label=label,
                old_id=former if former != id_ else "",
                old_label=old_label if old_label != label else "",
                used=uses[address.id, id_],
                fields=fields,
            )


def _kind(before: object, after: object, *, renamed: bool) -> Kind:
    if before is None:
        return Kind.ADDED
    if after is None:
        return Kind.REMOVED
    return Kind.RENAMED if renamed else Kind.CHANGED


def _terms(side: Snapshot, path: str, key: str) -> Terms | None:
    """What a file lists; None where it cannot be read."""
    if path not in side.tree.files:
        return {}
    data = side.data(path)
    if data is None:
        return None
    listed = data.get(key)
    terms = listed if isinstance(listed, dict) else {}
    return {i: term for i, term in terms.items() if isinstance(term, dict)}


def _rekeyed(old: Terms, new: Terms, name: str) -> dict[str, str]:
    """New id → old id of what kept its name and lost its id."""
    lost = {_label(term, name, i): i for i, term in old.items() if i not in new}
    found: dict[str, str] = {}
    for id_, term in new.items():
        if id_ not in old and (former := lost.pop(_label(term, name, id_), None)):
            found[id_] = former
    return found


def _label(term: Mapping[str, Value] | None, name: str, id_: str) -> str:
    found = (term or {}).get(name)
    return shown_name(found if isinstance(found, str) else id_)


def _uses(side: Snapshot) -> Uses:
    """Every use by a case or a method, each once."""
    entries = side.checked.entries
    found: Uses = Counter()
    for kind in VocabularyKind:
        for case in entries.cases.values():
            found.update((kind.value, i) for i in set(case_terms(case, kind)))
        for method in entries.methods.values():
            found.update((kind.value, i) for i in set(method_terms(method, kind)))
    for case in entries.cases.values():
        found.update(("sources", i) for i in set(case.sources))
    for method in entries.methods.values():
        found.update(("sources", i) for i in set(method.sources))
    return found
