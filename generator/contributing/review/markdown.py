"""A review as a comment on a merge request, in the Markdown that the forges have in common.

What an entry says is data: it is written so that no forge makes a mention, a link, a reference, a
command, a table or HTML of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checking import Problem, Severity
from generator.contributing.review import telling
from generator.contributing.review.change import EntryChange, FieldChange, Kind, Review
from generator.contributing.review.lines import one_line

LONGEST = 60_000
"""Characters of a comment; forges refuse a little more than that."""

_ROOM_FOR_NOTE = 300
_MOST_ROWS = 40

_PUNCTUATION = re.compile(r"[!\"#$&'()*+<>@\[\\\]^_`{|}~]")
_TRIGGER = re.compile(
    r"[@#!~$%&^](?=[\w\"'\[{])"
    r"|@\Z"  # The word may be the next piece of a changed passage.
    r"|:(?=//)|(?<=\bwww)\.|(?<=\bGH)-(?=\d)",
    re.IGNORECASE,
)
"""What starts a mention, a reference or an address on one forge or another."""

_APART = "\u200b"
"""A break without width: a forge no longer sees the word behind the sign."""


def review_markdown(review: Review, *, most: int = LONGEST) -> str:
    """The review, at most `most` characters; what does not fit is counted in a last line."""
    blocks = list(_blocks(review))
    kept: list[str] = []
    room = most - _ROOM_FOR_NOTE
    for block in blocks:
        # One that is too long is passed over: it must not hide the others.
        if len(block) + 2 <= room:
            room -= len(block) + 2
            kept.append(block)
    if left := len(blocks) - len(kept):
        kept.append(f"_太长，还有 {left} 段没有列出；在本机运行 `casebook diff` 可看到全部。_")
    return "\n\n".join(kept) + "\n"


def safe(text: str) -> str:
    """`text` as it may stand within a line of Markdown or of HTML, and mean nothing but itself."""
    apart = _TRIGGER.sub(lambda match: match[0] + _APART, one_line(text).strip())
    return _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", apart)


def _blocks(review: Review) -> Iterator[str]:
    yield f"### 内容变化：{safe(review.base)} → {safe(review.head)}"
    yield f"**{safe(telling.headline(review))}**"
    lost = [safe(telling.address_word(a)) for a in review.broken if a.error]
    if lost:
        yield f"#### 会失效的网址（{len(lost)} 个，要先处理）"
        yield from _lists(lost)
        yield safe(telling.MEND)
    errors = [p for p in review.problems.new if p.severity is Severity.ERROR]
    if not review.is_empty:
        yield f"检查：{telling.problem_counts(review)}"
    if errors:
        yield f"#### 新的错误（{len(errors)}）"
        yield from _lists(map(_problem, errors))
    if review.unread:
        yield "#### 没有读出来的文件"
        yield from _lists(safe(telling.unread_word(item)) for item in review.unread)
    if review.entries:
        yield from _table(review.entries)
        for change in review.entries:
            yield from _entry(change)
    yield from _around(review)
    warnings = [p for p in review.problems.new if p.severity is not Severity.ERROR]
    if warnings:
        yield from _fold(f"新的提醒（{len(warnings)}）", map(_problem, warnings))


def _table(changes: Iterable[EntryChange]) -> Iterator[str]:
    """Every entry in one row, so that nothing is missed when the rest is folded."""
    rows = [
        f"| {telling.entry_word(c)} | {safe(c.title)} | {_gist(c)} | {safe(c.file)} |"
        for c in changes
    ]
    head = ["| 变化 | 条目 | 要点 | 文件 |", "| --- | --- | --- | --- |"]
    for start in range(0, len(rows), _MOST_ROWS):
        yield "\n".join([*head, *rows[start : start + _MOST_ROWS]])


def _gist(change: EntryChange) -> str:
    figures, others = len(change.figures), len(change.fields) - len(change.figures)
    parts = [f"{figures} 个数字要核对"] if figures else []
    parts += [f"{others} 处文字"] if others else []
    parts += ["旧地址留有移走说明"] if change.stub else []
    return "，".join(parts) or "—"


def _entry(change: EntryChange) -> Iterator[str]:
    lines = [f"{name}：{safe(text)}" for name, text in change.facts]
    if former := telling.moved_from(change):
        lines.insert(0, f"由 {safe(former)}")
    lines += [_field(field) for field in change.fields]
    title = f"{telling.entry_word(change)}：<b>{safe(change.title)}</b>"
    yield from _fold(title, lines or ["内容没有变。"])


def _field(field: FieldChange) -> str:
    line = f"<b>{safe(field.title)}</b>：{_values(field)}"
    if not field.evidence:
        return line
    look = f"；<b>{safe(telling.doubt(field))}</b>" if telling.doubt(field) else ""
    return f"{line}<br>{safe(telling.printed_line(field))}{look}"


def _values(field: FieldChange) -> str:
    if field.kind is Kind.REORDERED:
        return field.kind.label
    if field.pieces:
        return "".join(_piece(op, text) for op, text in field.pieces)
    old = f"<del>{safe(field.old)}</del>" if field.old else ""
    new = f"<ins>{safe(field.new)}</ins>" if field.new else ""
    if old and new:
        apart = f"（相差 {safe(field.difference)}）" if field.difference else ""
        return f"{old} → {new}{apart}"
    return f"{telling.field_word(field)} {new or old}"


def _piece(op: str, text: str) -> str:
    if op == "same":
        return safe(text)
    return f"<del>{safe(text)}</del>" if op == "old" else f"<ins>{safe(text)}</ins>"


def _around(review: Review) -> Iterator[str]:
    if review.evidence:
        yield f"#### 证据等级（{len(review.evidence)}）"
        yield from _lists(
            f"{'下降' if c.fell else '上升'}：{c.entry.label} <b>{safe(c.title)}</b>："
            f"{safe(telling.evidence_word(c))}<br>{safe('；'.join(c.parts))}"
            for c in review.evidence
        )
    if review.uncounted and (review.evidence or review.links):
        yield telling.uncounted_word(review)
    if review.links:
        lines = (
            f"{'＋' if link.gained else '－'} {safe(link.case_title)} "
            f"{'用到' if link.gained else '不再用到'} {safe(link.method_title)}"
            for link in review.links
        )
        yield from _fold(f"案例与方法的关联（{len(review.links)}）", lines)
    if review.terms:
        yield f"#### 词条与来源（{len(review.terms)}）"
        yield from _lists(
            "<br>".join([safe(telling.term_word(term)), *map(_field, term.fields)])
            for term in review.terms
        )
    others = [safe(telling.address_word(a)) for a in review.broken if not a.error]
    if others:
        yield from _fold(f"其他不再有的页面（{len(others)}）", others)
    if review.rewritten:
        title = f"只改了写法，内容没有变（{len(review.rewritten)}）"
        yield from _fold(title, map(safe, review.rewritten))


def _problem(problem: Problem) -> str:
    return " ".join(map(safe, telling.problem_word(problem)))


def _fold(summary: str, lines: Iterable[str]) -> Iterator[str]:
    """A list that opens on a click; `summary` is HTML already. Long ones come in several."""
    for part in _lists(lines):
        yield f"<details>\n<summary>{summary}</summary>\n\n{part}\n\n</details>"


def _lists(lines: Iterable[str]) -> Iterator[str]:
    """Lines as lists short enough that a cut between them loses little."""
    rows = [f"- {line}" for line in lines]
    for start in range(0, len(rows), _MOST_ROWS):
        yield "\n".join(rows[start : start + _MOST_ROWS])
