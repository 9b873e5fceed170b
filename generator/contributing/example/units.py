"""The units of the invented company: their branches, and what happens to these in the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.contributing.example.words import Words, one_of, stream, words_of
from generator.model import ChangeKind
from generator.reading import Value

_MANY = 25
"""Branches of a usual supply company; other units have those of the word list."""
_FEWEST = 4
"""Branches that a unit should have before there is another."""
_ALL = tuple(ChangeKind)
_PLAN: tuple[tuple[ChangeKind, ...], ...] = (
    _ALL,
    (ChangeKind.MERGED,),
    (),
    (ChangeKind.SPLIT,),
    (ChangeKind.RENAMED,),
    (ChangeKind.WITHDRAWN,),
    (ChangeKind.MERGED,),
    (),
)
"""What happens in the first unit, the second and so on, then again from the front."""
_MONTHS, _DAYS = ("04", "06", "07", "09"), ("10", "18", "30")
_TAKEN = {ChangeKind.MERGED: 2}
"""Branches that a change takes; one for the others."""


@dataclass(frozen=True)
class Branch:
    """A branch at the beginning of the year, and what becomes of it."""

    name: str
    business: str
    """Id of the word list's line of business."""
    place: str = ""
    heir: str = ""
    """The branch that goes on with its project; empty for itself."""
    ends: str = ""
    """The day on which its project ends, where nobody goes on with it."""
    fate: ChangeKind | None = None


@dataclass(frozen=True)
class Unit:
    """A unit with its branches and the changes of the year, by date."""

    id: str
    label: str
    branches: tuple[Branch, ...]
    changes: tuple[Value, ...] = field(default=())


def units_of(branches: int, seed: int, year: str) -> Iterator[Unit]:
    """The units that share `branches` branches among them; none of them is empty."""
    words = words_of("company")
    listed = list(_listed(words, branches))
    weights = [_usual(words, unit) for unit in listed]
    done = given = 0
    for number, (unit, weight) in enumerate(zip(listed, weights, strict=True)):
        done += weight
        share = round(branches * done / sum(weights)) - given
        given += share
        if share:
            held = [_branch(words, unit["kind"], place) for place in range(share)]
            yield _changed(words, unit, held, number, seed, year)


def _listed(words: Words, branches: int) -> Iterator[Words]:
    """The units of the word list, fewer for a small company and more for a large one."""
    listed = words["units"]
    most = max(1, branches // _FEWEST)
    yield from listed[:most]
    lacking = branches - sum(_usual(words, unit) for unit in listed)
    for number in range(-(-(lacking - _MANY) // _MANY)):
        unit = words["more_units"]
        label = unit["label"].format(number + 1)
        yield {"id": f"{unit['id']}-{number + 1}", "label": label, "kind": unit["kind"]}


def _usual(words: Words, unit: Words) -> int:
    return _MANY if unit["kind"] == "supply" else len(words["branches"][unit["kind"]])


def _branch(words: Words, kind: str, number: int) -> Branch:
    """The branch of that number: by its work, then by place, then by number."""
    listed = words["branches"][kind]
    if number < len(listed):
        return Branch(*listed[number])
    name, business = words["more_branches"][kind]
    places = words["places"]
    left = number - len(listed)
    place = places[left % len(places)]
    round_ = left // len(places)
    return Branch(f"{place}{f'第{round_ + 1}' if round_ else ''}{name}", business, place)


def _changed(
    words: Words, unit: Words, held: list[Branch], number: int, seed: int, year: str
) -> Unit:
    """The unit with the changes of its plan, as far as its branches go."""
    chance = stream(seed, "changes", unit["id"])
    free = [
        place for place, branch in enumerate(held) if not branch.name[:-3].endswith(("一", "二"))
    ]
    changes = []
    for kind in _PLAN[number % len(_PLAN)]:
        count = _TAKEN.get(kind, 1)
        if len(free) < count + 2:
            break
        # Merged and withdrawn are the small ones at the end; split and renamed those in front.
        at_end = kind in (ChangeKind.MERGED, ChangeKind.WITHDRAWN)
        taken = free[-count:] if at_end else free[1:2]
        free = [place for place in free if place not in taken]
        day = f"{year}-{one_of(chance, _MONTHS)}-{one_of(chance, _DAYS)}"
        before = [held[place] for place in taken]
        after = _after(kind, before)
        for index, place in enumerate(taken):
            goes_on = bool(after) and index == 0
            held[place] = Branch(
                before[index].name,
                before[index].business,
                before[index].place,
                heir=after[0] if goes_on else "",
                ends="" if goes_on else day,
                fate=kind,
            )
        said = words["changes"][kind.value]
        names = [branch.name for branch in before]
        told = said["projects"].format(
            after=after[0] if after else "", first=names[0], second=names[-1]
        )
        change: dict[str, Value] = {"date": day, "kind": kind.value, "before": list(names)}
        if after:
            change["after"] = list(after)
        change |= {"reason": one_of(chance, said["reason"]), "projects": told}
        changes.append(change)
    changes.sort(key=lambda change: str(change["date"]))
    return Unit(unit["id"], unit["label"], tuple(held), tuple(changes))


def _after(kind: ChangeKind, before: list[Branch]) -> list[str]:
    """The names of the branches that come out of a change."""
    stems = [branch.name.removesuffix("党支部") for branch in before]
    match kind:
        case ChangeKind.MERGED:
            first, second = before
            if first.place and second.place:
                return [f"{first.place}{second.name}"]
            return [f"{stems[0]}{stems[1]}联合党支部"]
        case ChangeKind.SPLIT:
            return [f"{stems[0]}一党支部", f"{stems[0]}二党支部"]
        case ChangeKind.RENAMED:
            return [f"{stems[0]}中心党支部"]
        case ChangeKind.WITHDRAWN:
            return []
