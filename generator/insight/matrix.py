"""Which method has been shown to work on which problem or in which line of business, and which not.

A case that names a narrower word also counts for the broader one, as it does in the list of cases:
the number in a cell is the number that the list shows with the same two filters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from generator.library import Library
from generator.model import MethodKind, VocabularyKind


class Shown(Enum):
    """How far the cases of a cell show an effect."""

    NOTHING = "nothing"
    CLAIMED = "claimed"
    """Cases, none of them with a number."""
    MEASURED = "measured"
    """At least one case with a number for what came of it."""
    COMPARED = "compared"
    """At least one case with a change, or values before and after."""


@dataclass(frozen=True)
class Cell:
    """What the library holds on a method and a word, or on one of them alone."""

    cases: tuple[str, ...]
    """Ids of the cases, in the library's order."""
    measured: int
    """How many of them print a number for what came of it."""
    compared: int
    """How many of those print a change, or values before and after."""
    fits: bool = False
    """Whether the method says of itself that it fits."""

    @property
    def gap(self) -> bool:
        """Whether the method claims to fit and no case shows it."""
        return self.fits and not self.cases

    @property
    def shown(self) -> Shown:
        """The strongest thing that a case of the cell shows."""
        if self.compared:
            return Shown.COMPARED
        if self.measured:
            return Shown.MEASURED
        return Shown.CLAIMED if self.cases else Shown.NOTHING


@dataclass(frozen=True)
class Row:
    """A method, its cell for each word, and its cases over all words."""

    method: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True)
class Gap:
    """A method that claims to fit a word without a case that shows it."""

    method: str
    term: str


@dataclass(frozen=True)
class Matrix:
    """The listed methods against the words of one vocabulary."""

    kind: VocabularyKind
    terms: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[Cell, ...]
    """For each word its cases, whatever method they use."""
    whole: Cell
    """All listed cases."""

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Every gap: first where the word has most cases, then where the method has most."""
        found: list[tuple[int, int, Gap]] = []
        for row in self.rows:
            for term, cell, total in zip(self.terms, row.cells, self.totals, strict=True):
                if cell.gap:
                    ranks = -len(total.cases), -len(row.total.cases)
                    found.append((*ranks, Gap(row.method, term)))
        return tuple(gap for *_, gap in sorted(found, key=lambda item: item[:2]))


class _Cells:
    """Makes cells; looks at each case once."""

    def __init__(self, library: Library) -> None:
        cases = library.listed_briefs.values()
        self._measured = frozenset(case.id for case in cases if case.measured)
        self._compared = frozenset(case.id for case in cases if case.compared)

    def of(self, cases: Iterable[str], *, fits: bool = False) -> Cell:
        """The cell of some listed cases, given in the library's order."""
        held = tuple(cases)
        measured, compared = self._measured.intersection(held), self._compared.intersection(held)
        return Cell(held, len(measured), len(compared), fits)


def matrix_of(library: Library, kind: VocabularyKind) -> Matrix:
    """Every listed method against every word of `kind`; mechanisms first, then systems."""
    cells = _Cells(library)
    terms = tuple(library.terms(kind))
    named = {term: frozenset(library.cases_of_term(kind, term)) for term in terms}
    fitting = {term: frozenset(library.methods_of_term(kind, term)) for term in terms}

    def rows() -> Iterator[Row]:
        # Systems stand first in the library; what can be taken alone comes first here.
        listed = library.listed_methods
        for method in sorted(listed, key=lambda i: listed[i].kind is MethodKind.SYSTEM):
            own = library.cases_of_method(method)
            held = ((term, filter(named[term].__contains__, own)) for term in terms)
            yield Row(
                method,
                tuple(cells.of(cases, fits=method in fitting[term]) for term, cases in held),
                cells.of(own),
            )

    every = tuple(library.listed_briefs)
    return Matrix(
        kind,
        terms,
        tuple(rows()),
        tuple(cells.of(filter(named[term].__contains__, every)) for term in terms),
        cells.of(every),
    )
