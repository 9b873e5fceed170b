"""The files of cases, made in processes: the page, the object of the API, the data of scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.checking.parallel import spread
from generator.exports.api import EntryObjects, case_file
from generator.pages.case import case_page
from generator.pages.elements import Shelf
from generator.pages.entry_data import case_data_file
from generator.pages.links import api_url, case_url
from generator.search import Gathered, case_document, gather
from generator.site.frames import Frames
from generator.site.manifest import Entry
from generator.site.plan import Plan
from generator.site.publish import Publication

CHUNK = 100
"""Cases that a process takes at a time."""


class Wanted(NamedTuple):
    """What has to be made anew of one case."""

    id: str
    files: bool
    document: bool
    """Whether search has to read it again."""


class Made(NamedTuple):
    """What was made of some cases."""

    cases: int
    """How many they are."""
    files: list[tuple[str, Entry]]
    """Address and what was written there."""
    documents: list[tuple[str, Gathered]]
    """Id and what search gathered."""


def case_addresses(case_id: str, *, is_listed: bool) -> tuple[str, ...]:
    """Where the files of a case stand; only lists lead to the data of scripts."""
    page = case_url(case_id)
    data = (f"data/entries/{page.removesuffix('.html')}.js",) if is_listed else ()
    return page, api_url(page), *data


def make_cases(
    plan: Plan, frames: Frames, publication: Publication, wanted: Sequence[Wanted]
) -> Iterator[Made]:
    """Make and write what is wanted, some cases at a time, in the order given.

    Raises:
        OSError: when the disk refuses.
        BrokenShellError: when the engine lost a mark.
    """
    library, site = plan.library, plan.context
    objects = EntryObjects.of(library, plan.about)
    shelf = Shelf.of(library)

    def work(part: Sequence[Wanted]) -> Made:
        made = Made(len(part), [], [])
        for id_, files, document in part:
            if files:
                contents = [
                    (case_url(id_), frames.entry(case_page(site, id_))),
                    case_file(objects, id_),
                ]
                if library.briefs[id_].is_listed:
                    contents.append(case_data_file(shelf, id_))
                made.files.extend((a, publication.put(a, content)) for a, content in contents)
            if document:
                made.documents.append((id_, gather(case_document(library, id_))))
        return made

    return spread(work, wanted, chunk=CHUNK)
