"""The pages of one round: the overview, a page per table, a page per unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.insight.registry import Round, UnitShare, period_label
from generator.model import ChangeKind, Ruling
from generator.pages.bars import Bar, bar
from generator.pages.links import Link, collection_url
from generator.pages.page import Page
from generator.pages.registry.outcomes import grades_of, outstanding_table, scores_table
from generator.pages.registry.shelf import Shelf
from generator.pages.registry.table import Table
from generator.pages.registry.tables import (
    SILENT,
    TITLES,
    branches_with_projects,
    changes_table,
    projects_table,
    promotions_table,
    sheet_table,
)
from generator.pages.registry.views import TONES, TableView, said_of_tones, table_view, unit_view

PERIOD_COLUMN = "期次"


@dataclass(frozen=True)
class UnitRow:
    """A unit in the list of a round."""

    link: Link
    share: UnitShare
    bar: Bar


@dataclass(frozen=True)
class TableLink:
    """A table of a round in words."""

    link: Link
    said: str


@dataclass(frozen=True)
class RoundView:
    """A round in short."""

    id: str
    collection_id: str
    year: str
    title: str
    url: str
    collection: Link | None
    """The collection's page; the illustration has none."""
    organisation: str
    minimum: int
    total: UnitShare
    numbers: tuple[tuple[str, str, str], ...]
    """(What is counted, how many, unit)."""
    tables: tuple[TableLink, ...]
    sheets: tuple[Link, ...]
    """双月公开单, one per period."""
    workbook: str


@dataclass(frozen=True)
class Overview:
    """What is drawn of a round."""

    outcome: tuple[Bar, ...]
    grades: tuple[Bar, ...]
    periods: tuple[Bar, ...]
    units: tuple[UnitRow, ...]


def round_tables(shelf: Shelf, round_: Round) -> tuple[Table, ...]:
    """Every table of a round that has a page, in the order of the year."""
    library = shelf.library
    return (
        projects_table(library, round_),
        changes_table(library, round_),
        promotions_table(library, round_),
        *(sheet_table(library, round_, period) for period in round_.periods),
        scores_table(library, round_),
        outstanding_table(library, round_),
    )


def round_view(shelf: Shelf, round_: Round) -> RoundView:
    """A round in numbers and links."""
    total = round_.total
    key = sum(item.project.key for item in round_.entered)
    share = total.share
    counted = (
        ("党支部", str(total.branches), "个"),
        ("立项项目", str(total.projects), "个"),
        ("重点项目", str(key), "个"),
        ("两项都打了分", str(total.scored), "个"),
        ("突出贡献项目", str(total.outstanding), "个"),
        *((("突出贡献项目率", str(share), "%"),) if share is not None else ()),
    )
    collection = Link(round_.collection.title, collection_url(round_.collection_id))
    return RoundView(
        id=round_.id,
        collection_id=round_.collection_id,
        year=round_.year,
        title=f"{round_.collection.title}（{round_.year} 年度）",
        url=shelf.url(round_.id),
        collection=None if shelf.illustration else collection,
        organisation=shelf.unit(round_.collection.organisation),
        minimum=round_.minimum,
        total=total,
        numbers=counted,
        tables=_table_links(shelf, round_),
        sheets=tuple(
            Link(period_label(round_.year, period), shelf.url(round_.id, f"sheet-{period}"))
            for period in round_.periods
        ),
        workbook=shelf.workbook(round_),
    )


def _outcome_bars(total: UnitShare) -> tuple[Bar, ...]:
    parts = (
        ("突出贡献", "best", total.outstanding),
        ("打了分，未入选", "plain", total.scored - total.outstanding),
        ("还没有打满两项分", SILENT, total.projects - total.scored),
    )
    return tuple(
        bar(label, f"{count} 个", ((kind, count),), total.projects) for label, kind, count in parts
    )


def _grade_bars(round_: Round) -> tuple[Bar, ...]:
    counts = grades_of(round_)
    most = max((count for _, count in counts), default=0)
    return tuple(
        bar(grade.label, f"{count} 个", (("plain", count),), most) for grade, count in counts
    )


def _period_bars(shelf: Shelf, round_: Round, tables: tuple[Table, ...]) -> tuple[Bar, ...]:
    sheets = [table for table in tables if table.key.startswith("sheet-")]
    bars = []
    for period, sheet in zip(round_.periods, sheets, strict=True):
        tones = Counter(line.tone for line in sheet.lines)
        parts = [(tone or "plain", tones[tone]) for tone, _ in TONES]
        url = shelf.url(round_.id, sheet.key)
        label = period_label(round_.year, period)
        bars.append(bar(label, said_of_tones(tones), parts, len(sheet.lines), url))
    return tuple(bars)


def _table_links(shelf: Shelf, round_: Round) -> tuple[TableLink, ...]:
    every = {(unit, name) for unit, names in round_.branches.items() for name in names}
    without = len(every - branches_with_projects(round_))
    kinds = Counter(change.kind for _, change in round_.changes)
    rulings = Counter(asked.promotion.ruling for asked in round_.promotions)
    said = {
        "projects": f"{len(round_.entered)} 个项目"
        + (f"，年初的支部有 {without} 个名下没有项目" if without else ""),
        "changes": _counts((kind.label, kinds[kind], "次") for kind in ChangeKind) or "没有变动",
        "promotions": _counts((r.label, rulings[r], "项") for r in Ruling) or "没有申报",
        "scores": f"{len(round_.outcomes)} 个项目，两项都在 {round_.minimum} 分以上才入选",
        "outstanding": f"{len(round_.outstanding)} 个项目",
    }
    return tuple(
        TableLink(Link(title, shelf.url(round_.id, key)), said[key])
        for key, title in TITLES.items()
    )


def _counts(parts: Iterator[tuple[str, int, str]]) -> str:
    return "，".join(f"{word} {count} {unit}" for word, count, unit in parts if count)


def _units(shelf: Shelf, round_: Round) -> tuple[UnitRow, ...]:
    """Units by share, the highest first; units of one share keep their order."""
    ranked = sorted(round_.shares, key=lambda part: -(part.share if part.share is not None else -1))
    return tuple(
        UnitRow(
            Link(shelf.unit(part.organisation), shelf.unit_url(round_, part.organisation)),
            part,
            bar(
                shelf.unit(part.organisation),
                f"{part.share}%" if part.share is not None else "没有项目",
                (("best", float(part.share or 0)),),
                100,
            ),
        )
        for part in ranked
    )


def round_pages(shelf: Shelf, round_: Round) -> Iterator[Page]:
    """Every page of a round."""
    tables = round_tables(shelf, round_)
    view = round_view(shelf, round_)
    units = _units(shelf, round_)
    yield shelf.page(
        view.url,
        "registry-round.html",
        view.title,
        f"{view.total.branches} 个党支部、{view.total.projects} 个项目一年的台账，"
        f"评出突出贡献项目 {view.total.outstanding} 个。",
        view=view,
        tones=TONES,
        drawn=Overview(
            _outcome_bars(view.total),
            _grade_bars(round_),
            _period_bars(shelf, round_, tables),
            units,
        ),
    )
    shown = [table_view(shelf, round_, table, without=PERIOD_COLUMN) for table in tables]
    yield from _table_pages(shelf, round_, view, shown)
    for row in units:
        own = [
            unit_view(shelf, table, whole, row.share.organisation)
            for table, whole in zip(tables, shown, strict=True)
        ]
        yield _unit_page(shelf, round_, view, [table for table in own if table.count], row)


def _table_pages(
    shelf: Shelf, round_: Round, view: RoundView, tables: Sequence[TableView]
) -> Iterator[Page]:
    links = [Link(table.title, shelf.url(round_.id, table.id)) for table in tables]
    for place, table in enumerate(tables):
        yield shelf.page(
            links[place].url,
            "registry-table.html",
            table.title,
            f"{view.title}：{table.title}，共 {table.count} 行。",
            view=view,
            table=table,
            tally=_tally(round_, view, table, links[place]),
            before=links[place - 1] if place else None,
            after=links[place + 1] if place + 1 < len(links) else None,
        )


def _tally(round_: Round, view: RoundView, table: TableView, link: Link) -> str:
    """What a table says when it is counted, in one line."""
    if table.id == "scores":
        passed = round_.total.outstanding
        waiting = len(round_.entered) - round_.total.scored
        more = f"另有 {waiting} 个项目还没有打满两项分。" if waiting else ""
        return f"两项都在 {round_.minimum} 分以上的 {passed} 个。{more}"
    if table.id == "outstanding":
        return ""
    return next((item.said for item in view.tables if item.link.url == link.url), table.said)


def _unit_page(
    shelf: Shelf, round_: Round, view: RoundView, tables: Sequence[TableView], row: UnitRow
) -> Page:
    unit, name = row.share.organisation, row.link.text
    tabled = tuple(table for table in tables if table.id in TITLES)
    sheets = tuple(table for table in tables if table.id not in TITLES)
    return shelf.page(
        row.link.url,
        "registry-unit.html",
        name,
        f"{name} {round_.year} 年度的项目、变动、晋级、进展和评选。",
        view=view,
        row=row,
        tables=tabled,
        sheets=sheets,
        sections=(
            *(Link(table.title, f"{row.link.url}#{table.id}") for table in tabled),
            *((Link("双月公开单", f"{row.link.url}#sheets"),) if sheets else ()),
        ),
        workbook=shelf.unit_workbook(round_, unit),
    )
