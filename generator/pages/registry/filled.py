"""One filled form: its rows, counted up as the form says it is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.insight.share import per_cent
from generator.insight.tally import Counted, OpenRow, Subtotal, count_up, number_in
from generator.model import CellKind, FilledForm, TallyKind, Tool, number
from generator.pages.bars import Bar, bar
from generator.pages.links import Link
from generator.pages.registry.shelf import Shelf
from generator.pages.registry.table import Kind
from generator.pages.registry.views import ALIGNED, Cell, RowView
from generator.pages.spans import moment

CLASSES = frozenset(kind.value for kind in ALIGNED)
KINDS = {CellKind.NUMBER: Kind.NUMBER, CellKind.DATE: Kind.DATE}
LATEST = "9999"
"""Sorts behind every day: an open row without one."""
NARROW = 12
"""Width of a column, as its form gives it, up to which its texts are short."""


@dataclass(frozen=True)
class Filled:
    """A filled form with the form that it fills and what it counts up to."""

    collection: str
    id: str
    form: FilledForm
    tool: Tool
    counted: Counted | None

    @property
    def key(self) -> tuple[str, str]:
        """The form that is filled: method and tool."""
        return self.form.method, self.form.tool

    @property
    def share(self) -> Decimal | None:
        """The share that the form counts up to, in per cent."""
        return self.counted.whole.share if self.counted else None

    @property
    def sums(self) -> tuple[tuple[str, Decimal], ...]:
        """The columns of points that hold any, added up: (heading, sum)."""
        tally = self.tool.tally
        if tally is None or tally.kind is not TallyKind.SCORE:
            return ()
        found = []
        for place, column in enumerate(self.tool.columns):
            if column.kind is CellKind.NUMBER and column.title != tally.full:
                held = [number_in(row[place].strip()) for row in self.form.rows]
                if any(value is not None for value in held):
                    found.append((column.title, sum(filter(None, held), Decimal(0))))
        return tuple(found)


@dataclass(frozen=True)
class FilledView:
    """A filled form on its page."""

    title: str
    who: str
    """Unit and branch."""
    when: str
    method: Link | None
    blank: str
    """Where the blank form can be fetched."""
    columns: tuple[tuple[str, str], ...]
    rows: tuple[RowView, ...]
    """Of a loop the open ones first, the overdue ahead of them; else as on the form."""
    said: str
    """What it counts up to, in one sentence; empty without a tally."""
    as_of: bool
    """Whether it depends on the day."""
    whole: Bar | None
    groups: tuple[Bar, ...]
    sums: tuple[tuple[str, str, str], ...]
    """(Heading, sum, share of the full points)."""
    note: str


def filled_forms(shelf: Shelf, collection: str) -> tuple[Filled, ...]:
    """Every filled form of a collection whose method is published, counted up."""
    found = []
    for id_, form in shelf.library.filled_forms.get(collection, ()):
        tool = shelf.library.tool(form.method, form.tool)
        if tool:
            counted = count_up(tool, form.rows, shelf.day)
            found.append(Filled(collection, id_, form, tool, counted))
    return tuple(found)


def who(shelf: Shelf, filled: Filled) -> str:
    """Unit and branch of a filled form."""
    unit = shelf.unit(filled.form.organisation)
    return f"{unit} {filled.form.branch}" if filled.form.branch else unit


def said_of(filled: Filled) -> str:
    """What a form counts up to, in a few words; empty without a tally."""
    counted, tally = filled.counted, filled.tool.tally
    if counted is None or tally is None:
        return ""
    whole = counted.whole
    if counted.kind is TallyKind.SCORE:
        blank = f"，{counted.blank} 行没有打分" if counted.blank else ""
        if whole.share is None:
            return f"合计 {points(whole.reached)} 分{blank}"
        return f"得 {_part(whole)} 分（{whole.share}%）{blank}"
    if whole.share is None:
        return "没有要汇总的行"
    if counted.kind is TallyKind.CHECK:
        return f"“{'”“'.join(tally.good)}”{_part(whole)} 项（{whole.share}%）"
    overdue = f"，其中逾期 {counted.overdue} 项" if counted.overdue else ""
    return f"办结 {_part(whole)} 项，未办结 {len(counted.open)} 项{overdue}"


def points(value: Decimal) -> str:
    """Points without noughts at the end: `89`, `89.5`."""
    return number(value.normalize())


def _part(part: Subtotal) -> str:
    return f"{points(part.reached)} / {points(part.full)}"


def filled_view(shelf: Shelf, filled: Filled) -> FilledView:
    """A filled form for the screen and for paper."""
    counted, form = filled.counted, filled.form
    method = shelf.method(form.method)
    return FilledView(
        title=filled.tool.title,
        who=who(shelf, filled),
        when=moment(form.period),
        method=method,
        blank=shelf.blank(form.method, form.tool),
        columns=_columns(filled.tool),
        rows=_rows(filled),
        said=said_of(filled),
        as_of=bool(counted and counted.kind is TallyKind.LOOP),
        whole=_share_bar("合计", counted.whole) if counted else None,
        groups=tuple(_share_bar(group.name or "未分组", group) for group in counted.groups)
        if counted
        else (),
        sums=_sums(filled),
        note=form.note or "",
    )


def _share_bar(label: str, part: Subtotal) -> Bar:
    share = part.share
    value = f"{_part(part)}（{share}%）" if share is not None else f"{points(part.reached)} 分"
    return bar(label, value, (("best", float(share or 0)),), 100)


def _sums(filled: Filled) -> tuple[tuple[str, str, str], ...]:
    if filled.counted is None or len(filled.sums) < 2:
        return ()
    full = filled.counted.whole.full
    return tuple(
        (title, points(value), f"{per_cent(value, full)}%" if full else "")
        for title, value in filled.sums
    )


def _columns(tool: Tool) -> tuple[tuple[str, str], ...]:
    return tuple(
        (column.title, KINDS.get(column.kind, _text_kind(column.width)).value)
        for column in tool.columns
    )


def _text_kind(width: int) -> Kind:
    return Kind.SHORT if width <= NARROW else Kind.TEXT


def _rows(filled: Filled) -> tuple[RowView, ...]:
    """The rows with anything in them, and which of them are left to do."""
    opened: dict[int, OpenRow] = {}
    tally = filled.tool.tally
    if filled.counted and tally:
        opened = {row.place: row for row in filled.counted.open}
    columns = _columns(filled.tool)
    toned = tally.value if tally else ""

    def row(place: int, typed: Sequence[str]) -> RowView:
        left = opened.get(place)
        tone = ("stopped" if left.overdue else "late") if left else ""
        cells: tuple[Cell, ...] = tuple(
            (tone if tone and title == toned else kind if kind in CLASSES else "", title, text, "")
            for (title, kind), text in zip(columns, typed, strict=True)
        )
        return RowView(tone, cells)

    held = [(n, typed) for n, typed in enumerate(filled.form.rows) if any(typed)]
    if tally and tally.kind is TallyKind.LOOP:
        rank = {n: (not left.overdue, left.due or LATEST) for n, left in opened.items()}
        held.sort(key=lambda item: rank.get(item[0], (True, f"{LATEST}~")))
    return tuple(row(n, typed) for n, typed in held)
