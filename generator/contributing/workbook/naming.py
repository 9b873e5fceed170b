"""Ids for entries that came without one."""

from __future__ import annotations

from itertools import count

from generator.contributing.matching import syllables
from generator.contributing.proposing import propose_id
from generator.model import Entries

_LONGEST = 64
"""Characters of an id."""


def name_case(title: str, organisation: str, taken: frozenset[str], entries: Entries) -> str:
    """The id of the library's case with the same title, or a new one from the title.

    Args:
        title: what the case is called.
        organisation: the id of its organisation, or whatever was typed there.
        taken: ids of the same workbook.
        entries: the library.
    """
    for id_, case in entries.cases.items():
        if case.title == title and id_ not in taken:
            return id_
    used = taken | entries.cases.keys() | entries.methods.keys()
    known = organisation if organisation.isascii() else ""
    proposed = propose_id(title, known, entries, used)
    return proposed or next(id_ for n in count(1) if (id_ := f"anli-{n}") not in used)


def form_stems(period: str, tool: str, unit: str, branch: str) -> tuple[str, ...]:
    """Ids that a filled form may have, the shortest first: by its branch, then by both.

    Args:
        period: the date that it is for, as precise as it was given.
        tool: the id of the form.
        unit: the id of its organisation, or whatever was typed there.
        branch: the branch as it was typed; may be empty.
    """
    own = unit if unit.isascii() else "".join(syllables(unit))
    name = branch.removesuffix("支部").removesuffix("党")
    sound = "".join(syllables(name))
    tails = [sound, f"{own}-{sound}"] if sound else [own]
    return tuple(f"{period}-{tool}-{tail}"[:_LONGEST].strip("-") for tail in tails)
