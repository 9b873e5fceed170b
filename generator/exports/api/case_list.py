"""The list of cases of the JSON API, put together as text.

A library has ten thousand cases and a few hundred words: what lines share is encoded once. Each
line is a `CaseLine`; a test holds it to the schema that is made from that type.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import TypeVar

from generator.exports.api.desk import Desk, label, span
from generator.exports.api.lists import level_line
from generator.exports.api.packing import encoded, lined
from generator.insight import Level
from generator.model import Brief, Status, VocabularyKind
from generator.pages.links import api_url, case_url

Key = TypeVar("Key", bound=Hashable)


def case_list(desk: Desk) -> bytes:
    """A `CaseList`: every listed case, in the library's order, then those that have moved."""
    held = desk.library.listed_briefs
    facts = {"edition": desk.about.edition, "count": len(held)}
    return lined(facts, items=map(_Lines(desk).line, held.values()), moved=_moved(desk))


def _moved(desk: Desk) -> Iterator[str]:
    for id_, brief in desk.library.briefs.items():
        if brief.status is Status.MOVED:
            moved_to = desk.case(brief.moved_to)
            yield encoded({"id": id_, "title": brief.title, "moved_to": moved_to})


class _Once(dict[Key, str]):
    """Key → JSON of what is made from it when it is first asked for."""

    def __init__(self, make: Callable[[Key], object]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> str:
        made = self[key] = encoded(self._make(key))
        return made


class _Lines:
    """Makes the lines of one library and edition."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._statuses = _Once(label)
        self._organisations = _Once(desk.organisation)
        self._companies = _Once(self._company)
        self._collections = _Once(desk.collection)
        self._words = _Once(self._named)
        self._levels = _Once(self._level)

    def line(self, brief: Brief) -> str:
        """One case."""
        desk, url = self._desk, case_url(brief.id)
        methods = [i for i in brief.methods if i in desk.library.methods]
        evidence = desk.case_evidence(brief.id)
        return (
            f'{{"id":"{brief.id}"'
            f',"title":{encoded(brief.title)}'
            f',"summary":{encoded(brief.summary)}'
            f',"url":{encoded(desk.address(url))}'
            f',"api":{encoded(desk.address(api_url(url)))}'
            f',"status":{self._statuses[brief.status]}'
            f',"organisation":{self._organisations[brief.organisation]}'
            f',"company":{self._companies[brief.organisation]}'
            f',"period":{encoded(span(brief.period))}'
            f',"collection":{self._collections[brief.collection]}'
            f',"terms":{self._terms(brief)}'
            f',"methods":{encoded(methods)}'
            f',"measured":{encoded(brief.measured)}'
            f',"evidence":{self._levels[evidence.level, evidence.points, evidence.most]}'
            f',"hash":"{brief.fingerprint}"}}'
        )

    def _terms(self, brief: Brief) -> str:
        """`Terms` of the API: keys in the order of that type."""
        kinds = VocabularyKind
        return (
            f'{{"scenarios":{self._words[kinds.SCENARIOS, brief.scenarios]}'
            f',"business_lines":{self._words[kinds.BUSINESS_LINES, brief.business_lines]}'
            f',"vehicles":{self._words[kinds.VEHICLES, brief.vehicles]}'
            f',"indicators":{self._words[kinds.INDICATORS, brief.indicators]}'
            f',"organisations":{self._words[kinds.ORGANISATIONS, (brief.organisation,)]}}}'
        )

    def _level(self, found: tuple[Level, int, int]) -> object:
        return level_line(*found)

    def _named(self, named: tuple[VocabularyKind, tuple[str, ...]]) -> object:
        return self._desk.words(*named)

    def _company(self, organisation: str) -> object:
        desk = self._desk
        return desk.organisation(desk.library.root_organisation(organisation))
