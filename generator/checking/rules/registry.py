"""A registry tells one story: branches that are there, changes that add up, days of its year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.checking.branches import Branches
from generator.checking.codes import Code
from generator.checking.nearest import fold, nearest
from generator.checking.problem import Finding
from generator.checking.shelf import Shelf, Typed
from generator.model import BranchChange, ChangeKind, Project, Registry
from generator.reading import FileKind, Path

_COUNTS: dict[ChangeKind, tuple[range, range]] = {
    ChangeKind.MERGED: (range(2, 100), range(1, 2)),
    ChangeKind.SPLIT: (range(1, 2), range(2, 100)),
    ChangeKind.RENAMED: (range(1, 2), range(1, 2)),
    ChangeKind.WITHDRAWN: (range(1, 2), range(0, 1)),
}
"""How many branches each kind of change takes, and how many come out of it."""


def project_ids_are_unique(registry: Registry) -> Iterator[Finding]:
    """Projects of one registry have different ids."""
    seen: set[str] = set()
    for index, project in enumerate(registry.projects):
        if project.id in seen:
            yield Finding(Code.DUPLICATE_PROJECT, ("projects", index, "id"), {"value": project.id})
        seen.add(project.id)


def branches_stand_once(registry: Registry) -> Iterator[Finding]:
    """No branch is listed twice."""
    seen: set[str] = set()
    for index, name in enumerate(registry.branches):
        if name in seen:
            yield Finding(Code.BRANCH_TWICE, ("branches", index), {"value": name})
        seen.add(name)


def branches_are_there(registry: Registry) -> Iterator[Finding]:
    """Changes and projects name branches that the unit has, changes those of their day."""
    branches = Branches.of(registry)
    for taken in branches.misplaced:
        change = registry.changes[taken.change]
        key = "after" if taken.already else "before"
        name = getattr(change, key)[taken.item]
        path: Path = ("changes", taken.change, key, taken.item)
        if taken.already:
            yield Finding(Code.BRANCH_TWICE, path, {"value": name})
        elif name in branches.known:
            yield Finding(Code.BRANCH_NOT_THERE, path, {"value": name, "date": change.date})
        else:
            yield _unknown(path, name, branches)
    for index, project in enumerate(registry.projects):
        if project.branch not in branches.known:
            yield _unknown(("projects", index, "branch"), project.branch, branches)


def branches_report_while_they_exist(registry: Registry) -> Iterator[Finding]:
    """A branch that is no more does not report; whoever goes on with its project does."""
    endings = Branches.of(registry).endings
    for index, project in enumerate(registry.projects):
        ending = endings.get(project.branch)
        if ending is None:
            continue
        late = [day for day in _days(project) if day > ending.day]
        if late:
            params = {
                "value": project.branch,
                "date": ending.day,
                "later": min(late),
                "name": "、".join(ending.after),
            }
            certain = ending.after[0] if _is_renamed(registry, project.branch) else None
            yield Finding(Code.BRANCH_ENDED, ("projects", index, "branch"), params, certain=certain)


def changes_add_up(change: BranchChange) -> Iterator[Finding]:
    """Merging takes two branches or more and leaves one, and so on."""
    takes, leaves = _COUNTS[change.kind]
    if len(change.before) not in takes or len(change.after) not in leaves:
        params = {
            "label": change.kind.label,
            "kind": change.kind.value,
            "before": str(len(change.before)),
            "after": str(len(change.after)),
            "takes": _bounds(takes),
            "leaves": _bounds(leaves),
        }
        yield Finding(Code.CHANGE_COUNT, ("kind",), params)


def days_lie_in_the_year(registry: Registry) -> Iterator[Finding]:
    """Every day lies in the year; a project may be registered in the year before."""
    year = registry.year
    before = f"{int(year) - 1:04}"
    for path, day in _dated(registry):
        allowed = (before, year) if path[-1] == "registered" else (year,)
        if day[:4] not in allowed:
            yield Finding(Code.OUTSIDE_YEAR, path, {"value": day, "years": ", ".join(allowed)})


def changes_are_in_order(registry: Registry) -> Iterator[Finding]:
    """Changes stand by date."""
    yield from out_of_order("changes", [change.date for change in registry.changes])


def out_of_order(key: str, days: Sequence[str]) -> Iterator[Finding]:
    """The first item of a list that is earlier than the one above it."""
    for index, (earlier, later) in enumerate(pairwise(days), start=1):
        if later < earlier:
            params = {"value": later, "before": earlier}
            yield Finding(Code.NOT_IN_ORDER, (key, index, "date"), params)
            return


def units_have_one_registry(shelf: Shelf) -> Iterator[tuple[Typed, Finding]]:
    """One file for a unit and year in a collection; each of two names the other."""
    found: dict[tuple[str, str, str], list[Typed]] = {}
    for typed in shelf.of_kind(FileKind.REGISTRY):
        unit, year = typed.data.get("organisation"), typed.data.get("year")
        if isinstance(unit, str) and isinstance(year, str):
            found.setdefault((typed.address.collection, unit, year), []).append(typed)
    for (_, unit, year), sharing in found.items():
        for typed in sharing if len(sharing) > 1 else []:
            others = ", ".join(other.file for other in sharing if other is not typed)
            params = {"value": unit, "year": year, "other": others, "name": f"{year}-{unit}.yml"}
            yield typed, Finding(Code.REGISTRY_TWICE, ("organisation",), params)


def _unknown(path: Path, name: str, branches: Branches) -> Finding:
    words = {known: known for known in sorted(branches.known)}
    same = [known for known in words if fold(known) == fold(name)]
    certain = same[0] if len(same) == 1 else None
    params = {"value": name, "nearest": nearest(name, words)}
    return Finding(Code.UNKNOWN_BRANCH, path, params, certain=certain)


def _is_renamed(registry: Registry, branch: str) -> bool:
    last = [change for change in registry.changes if branch in change.before][-1]
    return last.kind is ChangeKind.RENAMED and len(last.after) == 1


def _days(project: Project) -> Iterator[str]:
    yield from (note.date for note in project.progress)
    yield from (promotion.date for promotion in project.promotions)


def _dated(registry: Registry) -> Iterator[tuple[Path, str]]:
    for index, change in enumerate(registry.changes):
        yield ("changes", index, "date"), change.date
    for index, project in enumerate(registry.projects):
        path: Path = ("projects", index)
        yield (*path, "registered"), project.registered
        for place, promotion in enumerate(project.promotions):
            yield (*path, "promotions", place, "date"), promotion.date
        for place, note in enumerate(project.progress):
            yield (*path, "progress", place, "date"), note.date


def _bounds(counts: range) -> str:
    return f"≥ {counts.start}" if len(counts) > 1 else str(counts.start)
