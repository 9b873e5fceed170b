"""The matrix of mechanisms against what hurts, and against business lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.insight.facets import FACET_OF_KIND
from generator.insight.matrix import Cell, Matrix, Row, Shown, matrix_of
from generator.model import MethodKind, VocabularyKind
from generator.pages.cards import rank_methods
from generator.pages.context import SiteContext
from generator.pages.links import CASES, MATRIX, Link, filtered_url, method_url, term_url
from generator.pages.page import Page

GAPS_SHOWN = 8
COLUMNS_THAT_FIT = 20
"""Words that stand side by side on a desk screen; more need a frame that scrolls."""


@dataclass(frozen=True)
class CellView:
    """A number of cases, what they show, and the list of cases that it leads to."""

    count: int
    measured: int
    compared: int
    shown: str
    """The class of what the strongest case shows."""
    gap: bool
    url: str


@dataclass(frozen=True)
class LineView:
    """A cell with its word, where a row is read as a list."""

    label: str
    cell: CellView


@dataclass(frozen=True)
class RowView:
    """A method with its cells."""

    link: Link
    cells: tuple[CellView, ...]
    total: CellView
    lines: tuple[LineView, ...]
    """The cells that hold cases, most cases first."""
    gaps: tuple[str, ...]
    """Words that the method claims to fit, and no case shows it."""


@dataclass(frozen=True)
class GroupView:
    """Methods of one kind."""

    label: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class GapView:
    """A gap: the method, the word, and how many cases the word has."""

    method: Link
    term: Link
    cases: int


@dataclass(frozen=True)
class MatrixView:
    """A whole matrix with its headings."""

    id: str
    title: str
    word: str
    """What a column is, after a number: 个问题."""
    columns: tuple[Link, ...]
    groups: tuple[GroupView, ...]
    totals: tuple[CellView, ...]
    whole: CellView
    methods: int
    held: int
    """Cells that hold cases."""
    measured: int
    """Cells that hold a case with a number."""
    gap_count: int
    gaps: tuple[GapView, ...]
    """The first of the gaps."""
    fits: bool
    """Whether the columns fit a desk screen."""


def _cell(cell: Cell, url: str) -> CellView:
    return CellView(len(cell.cases), cell.measured, cell.compared, cell.shown.value, cell.gap, url)


def _row(site: SiteContext, matrix: Matrix, row: Row) -> RowView:
    terms = site.library.terms(matrix.kind)
    facet = FACET_OF_KIND[matrix.kind]
    cells = tuple(
        _cell(cell, filtered_url("method", row.method, (facet, term)))
        for term, cell in zip(matrix.terms, row.cells, strict=True)
    )
    named = [(terms[term].label, cell) for term, cell in zip(matrix.terms, cells, strict=True)]
    held = sorted(
        (LineView(label, cell) for label, cell in named if cell.count),
        key=lambda line: (-line.cell.count, -line.cell.measured),
    )
    return RowView(
        link=Link(site.library.methods[row.method].title, method_url(row.method)),
        cells=cells,
        total=_cell(row.total, filtered_url("method", row.method)),
        lines=tuple(held),
        gaps=tuple(label for label, cell in named if cell.gap),
    )


def _groups(site: SiteContext, matrix: Matrix) -> Iterator[GroupView]:
    """Mechanisms, then systems; within a kind the better evidenced first, as in the toolbox."""
    rows = {row.method: row for row in matrix.rows}
    for kind in (MethodKind.MECHANISM, MethodKind.SYSTEM):
        of_kind = (i for i in rows if site.library.methods[i].kind is kind)
        views = tuple(_row(site, matrix, rows[i]) for i in rank_methods(site, of_kind))
        if views:
            yield GroupView(kind.label, views)


def _gaps(site: SiteContext, matrix: Matrix) -> Iterator[GapView]:
    terms = site.library.terms(matrix.kind)
    counts = dict(zip(matrix.terms, matrix.totals, strict=True))
    for gap in matrix.gaps[:GAPS_SHOWN]:
        yield GapView(
            Link(site.library.methods[gap.method].title, method_url(gap.method)),
            Link(terms[gap.term].label, term_url(matrix.kind, gap.term)),
            len(counts[gap.term].cases),
        )


def matrix_view(
    site: SiteContext, kind: VocabularyKind, anchor: str, title: str, word: str
) -> MatrixView:
    """The matrix of the listed methods against the words of `kind`."""
    matrix = matrix_of(site.library, kind)
    terms = site.library.terms(kind)
    facet = FACET_OF_KIND[kind]
    cells = [cell for row in matrix.rows for cell in row.cells]
    with_numbers = (Shown.MEASURED, Shown.COMPARED)
    return MatrixView(
        id=anchor,
        title=title,
        word=word,
        columns=tuple(Link(terms[term].label, term_url(kind, term)) for term in matrix.terms),
        groups=tuple(_groups(site, matrix)),
        totals=tuple(
            _cell(cell, filtered_url(facet, term))
            for term, cell in zip(matrix.terms, matrix.totals, strict=True)
        ),
        whole=_cell(matrix.whole, CASES),
        methods=len(matrix.rows),
        held=sum(bool(cell.cases) for cell in cells),
        measured=sum(cell.shown in with_numbers for cell in cells),
        gap_count=sum(cell.gap for cell in cells),
        gaps=tuple(_gaps(site, matrix)),
        fits=len(matrix.terms) <= COLUMNS_THAT_FIT,
    )


def matrix_pages(site: SiteContext) -> Iterator[Page]:
    """The page of both matrices."""
    views = (
        matrix_view(site, VocabularyKind.SCENARIOS, "problems", "做法与问题", "个问题"),
        matrix_view(site, VocabularyKind.BUSINESS_LINES, "lines", "做法与业务领域", "个业务领域"),
    )
    yield site.page(
        MATRIX,
        "matrix.html",
        "机制与问题",
        "哪种做法对哪个问题、在哪个业务领域有案例，有几个带数据，哪里还缺。",
        staged=True,
        views=views,
    )
