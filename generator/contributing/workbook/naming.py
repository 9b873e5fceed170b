"""An id for a case that came without one."""

from __future__ import annotations

from itertools import count

from generator.contributing.proposing import propose_id
from generator.model import Entries


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
