"""一标双控: slips and topics joined with the table that follows them up, by their numbers.

The one thing about a system that its forms do not say themselves: which of them send a matter out,
and which one follows it up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.insight.tally import OpenRow
from generator.pages.registry.filled import Filled, who
from generator.pages.registry.shelf import Shelf


@dataclass(frozen=True)
class Sent:
    """A form that sends matters out, by the titles of its columns."""

    tool: str
    word: str
    """What the follow-up table calls it."""
    number: str
    about: str
    to: str
    """Empty where it is whoever filled the form."""
    due: str


@dataclass(frozen=True)
class FollowUp:
    """The form that follows up, by the titles of its columns."""

    method: str
    tool: str
    source: str
    number: str
    about: str
    to: str
    due: str
    closed: str
    sent: tuple[Sent, ...]


FOLLOW_UPS = (
    FollowUp(
        *("yi-biao-shuang-kong", "genzong-biao", "来源", "单号", "问题", "责任支部"),
        *("期限", "销号日期"),
        (
            Sent("tishi-dan", "提示单", "编号", "问题描述", "接收单位", "整改期限"),
            Sent("tixing-dan", "提醒单", "编号", "问题描述", "对象名称", "期限"),
            Sent("keti-shenqing", "支部课题", "课题名称", "现状与问题", "", "完成"),
        ),
    ),
)

OPEN, OVERDUE, CLOSED = "未办结", "逾期", "已办结"
TONES = {OVERDUE: "stopped", OPEN: "late", CLOSED: "done"}
"""States in the order that they are shown in, with the class of each."""


@dataclass(frozen=True)
class Slip:
    """One matter."""

    kind: str
    number: str
    about: str
    to: str
    due: str
    state: str
    tone: str
    progress: str
    """As the follow-up table words it, or the form itself where that lacks it."""
    closed: str
    sent_url: str
    """The filled form that sent it out; empty where only the follow-up table has it."""
    followed_url: str


@dataclass(frozen=True)
class Slips:
    """All matters of a method, the unfinished ones first."""

    method: str
    title: str
    url: str
    said: str
    slips: tuple[Slip, ...]


Row = dict[str, str]


@dataclass(frozen=True)
class _Line:
    """A row of a filled form."""

    row: Row
    url: str
    state: str
    """What its form's tally looks at."""
    open: OpenRow | None
    """None where it is closed."""


def slips_of(shelf: Shelf, collection: str, held: Sequence[Filled]) -> tuple[Slips, ...]:
    """The joined matters of every method that a follow-up is known of and was filled for."""
    found = []
    for follow in FOLLOW_UPS:
        slips = tuple(_joined(shelf, follow, held))
        if not slips:
            continue
        states = list(TONES)
        ordered = sorted(slips, key=lambda slip: (states.index(slip.state), slip.due or "~"))
        counts = Counter(slip.state for slip in slips)
        said = "，".join(f"{state} {counts[state]} 件" for state in states if counts[state])
        lost = sum(not slip.followed_url for slip in slips)
        said += f"；跟踪表里没有的 {lost} 件" if lost else ""
        found.append(
            Slips(
                follow.method,
                "提示单、提醒单和课题的闭环",
                shelf.url(collection, "slips", follow.method),
                f"截至 {shelf.day}，共 {len(slips)} 件：{said}",
                tuple(ordered),
            )
        )
    return tuple(found)


def _joined(shelf: Shelf, follow: FollowUp, held: Sequence[Filled]) -> Iterator[Slip]:
    followed = {
        (line.row.get(follow.source, ""), line.row.get(follow.number, "")): line
        for filled in held
        if filled.key == (follow.method, follow.tool)
        for line in _lines(shelf, filled)
    }
    for sent in follow.sent:
        for filled in held:
            if filled.key == (follow.method, sent.tool):
                for line in _lines(shelf, filled):
                    match = followed.pop((sent.word, line.row.get(sent.number, "")), None)
                    yield _sent_slip(follow, sent, line, who(shelf, filled), match)
    for (kind, number), line in followed.items():
        about, to = line.row.get(follow.about, ""), line.row.get(follow.to, "")
        yield _slip(follow, line, line, kind, number, about, to, line.row.get(follow.due, ""), "")


def _lines(shelf: Shelf, filled: Filled) -> Iterator[_Line]:
    """The rows of a form that count: neither blank nor exempt."""
    tally = filled.tool.tally
    opened = {row.place: row for row in filled.counted.open} if filled.counted else {}
    url = shelf.form_url(filled.collection, filled.id)
    titles = [column.title for column in filled.tool.columns]
    for place, typed in enumerate(filled.form.rows):
        row = dict(zip(titles, (cell.strip() for cell in typed), strict=True))
        state = row.get(tally.value, "") if tally else ""
        # A line that only names its group is no matter, as in `count_up`.
        said = any(cell for title, cell in row.items() if not tally or title != tally.group)
        if said and not (tally and state and state in tally.exempt):
            yield _Line(row, url, state, opened.get(place))


def _sent_slip(follow: FollowUp, sent: Sent, line: _Line, sender: str, match: _Line | None) -> Slip:
    row = line.row
    due = (match.row.get(follow.due, "") if match else "") or row.get(sent.due, "")
    number, about, to = row.get(sent.number, ""), row.get(sent.about, ""), row.get(sent.to, "")
    return _slip(
        follow, match or line, match, sent.word, number, about, to or sender, due, line.url
    )


def _slip(
    follow: FollowUp,
    judged: _Line,
    match: _Line | None,
    kind: str,
    number: str,
    about: str,
    to: str,
    due: str,
    url: str,
) -> Slip:
    """A matter, judged by the follow-up table, or by its own form where that lacks it."""
    left = judged.open
    state = CLOSED if left is None else OVERDUE if left.overdue else OPEN
    return Slip(
        kind=kind,
        number=number,
        about=about,
        to=to,
        due=due,
        state=state,
        tone=TONES[state],
        progress=judged.state,
        closed=match.row.get(follow.closed, "") if match else "",
        sent_url=url,
        followed_url=match.url if match else "",
    )
