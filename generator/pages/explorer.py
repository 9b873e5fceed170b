"""The list of cases with its filters: the page, and the data that the filters work on.

The data lies in two layers, so that ten thousand cases can be narrowed at once:

- `data/cases.js`: what filters and orders need, for all cases: the facets, the order on screen, the
  rank by change. Columns are packed (see columns.py), about 20 bytes per case.
- `data/cases/N.js`: what cards and rows show, in blocks of `BLOCK` cases in their order on screen;
  the page loads the blocks of the cases in view. They carry the mark of the build that made them.

Text is looked up in the search index, which numbers cases as the columns do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import pairwise

from generator.insight.effect import Effect, effect_of
from generator.insight.evidence import by_strength, case_evidence
from generator.insight.facets import Facet, facets_of, years_of
from generator.library import Library
from generator.model import Brief, Qualifier, VocabularyKind, number
from generator.pages.cards import case_cards
from generator.pages.case_card import labels
from generator.pages.columns import packed, packed_sets
from generator.pages.context import SiteContext
from generator.pages.links import CASES
from generator.pages.page import Page
from generator.pages.script import script
from generator.pages.terms import TermGroup, term_groups

STATIC_CASES = 100
"""Cards of the list that works without scripts; beyond them the scenario pages lead on."""

BLOCK = 50
"""Cases per file of `data/cases/`."""

UNSTATED = "—"
"""In a cell of the table: the source does not say."""

_MARK_LENGTH = 10
DIGEST_SIZE = 8
"""Bytes of the digest of a block."""


def explorer_pages(site: SiteContext) -> Iterator[Page]:
    """The page of all cases."""
    ordered = site.ordered
    groups: tuple[TermGroup, ...] = term_groups(site, VocabularyKind.SCENARIOS)
    yield site.page(
        CASES,
        "cases.html",
        "案例",
        f"{len(ordered)} 个案例，按场景、专业、载体、机制、单位、年份、证据和有无数据筛选。",
        staged=True,
        cards_shown=case_cards(site, ordered[:STATIC_CASES]),
        total=len(ordered),
        measured=len(site.measured),
        groups=groups,
    )


def _facet_data(facet: Facet) -> dict[str, object]:
    sets, column = packed_sets(facet.column)
    return {
        "name": facet.name,
        "label": facet.label,
        "values": [[value.id, value.label] for value in facet.values],
        "sets": sets,
        "column": column,
    }


def _order(library: Library) -> str:
    """For each case the number of its run: the order on screen, where nothing else is asked for.

    Cases of a run stand in the library's order; a new run begins where that order goes back.
    """
    places = {case: place for place, case in enumerate(library.listed_briefs)}
    ordered = [places[case] for case in by_strength(library, library.listed_briefs)]
    runs = [0] * len(ordered)
    run = 0
    for before, place in pairwise(ordered):
        run += place < before
        runs[place] = run
    return packed(runs)


def _by_change(library: Library) -> str:
    """For each case its rank by change, 0 for the largest improvement; those without come last."""
    effects = [effect_of(library, case) for case in library.listed_briefs.values()]
    keys = [(e.doubtful, -e.improvement) if e else None for e in effects]
    ranks = {key: rank for rank, key in enumerate(sorted({key for key in keys if key}))}
    return packed([ranks[key] if key else len(ranks) for key in keys])


def explorer_data(library: Library, mark: str = "") -> bytes:
    """A classic script that hands the page what it filters and orders by.

    `mark` is told to the blocks' addresses, so that blocks of two builds are never mixed.
    """
    data = {
        "count": len(library.listed_briefs),
        "block": BLOCK,
        "mark": mark,
        "order": _order(library),
        "change": _by_change(library),
        "facets": [_facet_data(facet) for facet in facets_of(library)],
    }
    return script("casebook.data", "cases", data)


def _labels(library: Library, kind: VocabularyKind, terms: tuple[str, ...]) -> str:
    return "、".join(labels(library, kind, terms))


def _years(case: Brief) -> str:
    years = years_of(case.period)
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else UNSTATED


def _change(effect: Effect | None) -> str:
    """The movement in words: `下降约 28%`; no sign at its head, which a spreadsheet would run."""
    if effect is None:
        return UNSTATED
    way = "上升" if effect.movement > 0 else "下降"
    qualifier = "" if effect.qualifier is Qualifier.EXACT else effect.qualifier.label
    amount = number(abs(effect.movement)).removesuffix(".0")
    doubt = "（口径未载）" if effect.doubtful else ""
    return f"{way}{qualifier} {amount}%{doubt}" if effect.movement else "不变"


def _row(site: SiteContext, case_id: str) -> dict[str, object]:
    """What a card and a row of the table show of a case."""
    library = site.library
    case, card = library.briefs[case_id], site.card(case_id)
    return {
        "id": case_id,
        "title": card.title,
        "organisation": card.organisation,
        "period": card.period,
        "problem": card.problem,
        "headlines": [[line.name, line.value, int(line.good)] for line in card.headlines],
        "vehicles": list(card.vehicles),
        "grade": card.grade,
        "deprecated": int(card.deprecated),
        "years": _years(case),
        "lines": _labels(library, VocabularyKind.BUSINESS_LINES, case.business_lines),
        "kinds": _labels(library, VocabularyKind.VEHICLES, case.vehicles),
        "change": _change(effect_of(library, case)),
        "evidence": case_evidence(library, case).level.label,
    }


def block_cases(site: SiteContext) -> tuple[tuple[str, ...], ...]:
    """The ids of the cases in each block."""
    ordered = site.ordered
    return tuple(ordered[place : place + BLOCK] for place in range(0, len(ordered), BLOCK))


def block_url(place: int) -> str:
    """The address of a block."""
    return f"data/cases/{place}.js"


def block_file(site: SiteContext, place: int) -> tuple[str, bytes]:
    """Address and content of one block: the rows of its cases, field by field."""
    held = site.ordered[place * BLOCK : (place + 1) * BLOCK]
    rows = [_row(site, case_id) for case_id in held]
    fields = {name: [row[name] for row in rows] for name in rows[0]}
    return block_url(place), script("casebook.data", f"case-block/{place}", fields)


def block_digest(content: bytes) -> bytes:
    """What `mark_of` needs to know of a block: a build that keeps a block keeps this of it."""
    return blake2b(content, digest_size=DIGEST_SIZE).digest()


def mark_of(digests: Iterable[bytes]) -> str:
    """The mark of all blocks together, from their digests in order."""
    return blake2b(b"".join(digests), digest_size=DIGEST_SIZE).hexdigest()[:_MARK_LENGTH]


def columns_file(library: Library, mark: str) -> tuple[str, bytes]:
    """Address and content of what filters and orders need, for all cases."""
    return "data/cases.js", explorer_data(library, mark)


def explorer_files(site: SiteContext) -> Iterator[tuple[str, bytes]]:
    """The data of the list of cases: `data/cases.js` and its blocks."""
    digests = []
    for place in range(len(block_cases(site))):
        address, block = block_file(site, place)
        digests.append(block_digest(block))
        yield address, block
    yield columns_file(site.library, mark_of(digests))
