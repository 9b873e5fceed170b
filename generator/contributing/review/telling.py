"""Words that every format shares: what happened in one line, and which entry it happened to."""

from __future__ import annotations

from generator.checking import Problem
from generator.contributing.review.change import (
    BrokenAddress,
    EntryChange,
    EvidenceChange,
    FieldChange,
    Kind,
    Review,
    TermChange,
    UnreadFile,
)

SIDES = {"base": "之前", "head": "现在", "both": "前后都"}
"""Which side could not be read."""

MEND = (
    "条目改了编号或并入别处：保留原文件，写 status: moved 和 moved_to: 新编号；"
    "不再适用：保留原文件，写 status: deprecated。"
)
"""What to do about a lost address."""

NOTHING = "没有变化。"


def headline(review: Review) -> str:
    """The whole difference in one line."""
    if review.is_empty:
        return NOTHING
    counts = [(kind.label, len(review.of_kind(kind))) for kind in Kind]
    counts += [
        ("准入规则变化", sum(map(_admits_otherwise, review.entries))),
        ("词条与来源变化", len(review.terms)),
        ("证据等级变化", len(review.evidence)),
        ("只改写法", len(review.rewritten)),
    ]
    lost = sum(address.error for address in review.broken)
    said = [f"{name} {count}" for name, count in counts if count]
    said += [f"失效网址 {lost}"] if lost else []
    said += [f"新问题 {len(review.problems.new)}"] if review.problems.new else []
    said += [f"已改正 {review.problems.mended}"] if review.problems.mended else []
    return "，".join(said) or "条目没有变化"


def entry_word(change: EntryChange) -> str:
    """`新增案例（草稿）`."""
    word = f"{change.kind.label}{change.entry.label}"
    return f"{word}（草稿）" if change.draft and change.kind is not Kind.WITHDRAWN else word


def moved_from(change: EntryChange) -> str:
    """What the entry was before; empty where it is where it was."""
    parts = [change.old_file]
    if change.old_title:
        parts.append(f"原标题：{change.old_title}")
    if change.old_id:
        parts.append("旧地址留有移走说明" if change.stub else f"编号 {change.old_id} 改了")
    return "，".join(part for part in parts if part)


def field_word(field: FieldChange) -> str:
    """What happened to a field, where its old and new value do not say it."""
    return "" if field.kind is Kind.CHANGED else field.kind.label


def doubt(field: FieldChange) -> str:
    """Why a figure needs a second look."""
    if not field.evidence:
        return ""
    return field.evidence.doubt or ("请核对原文" if field.kind is not Kind.REMOVED else "")


def printed_line(field: FieldChange) -> str:
    """The phrase as printed and the source, before and after where they differ."""
    if not field.evidence:
        return ""
    printed, source = field.evidence.printed, field.evidence.source
    quoted = [f"「{text}」" if text else "" for text in printed]
    return f"原文写法：{_shift(*quoted)}；出处：{_shift(*source)}"


def term_word(term: TermChange) -> str:
    """`改名「旧」→「新」（编号）`, and how many entries name it."""
    name = f"「{term.old_label}」→「{term.label}」" if term.old_label else f"「{term.label}」"
    ids = f"{term.old_id} → {term.id}" if term.old_id else term.id
    used = f"{term.used} 个条目在用" if term.used else "没有条目在用"
    if term.kind is Kind.REMOVED:
        used = f"之前有 {term.used} 个条目在用" if term.used else "之前没有条目在用"
    return f"{term.vocabulary} {term.kind.label} {name}（{ids}），{used}"


def evidence_word(change: EvidenceChange) -> str:
    """`证据较好 6/10 分 → 初步证据 4/10 分`."""
    old = f"{change.old_level} {change.old_points}/{change.most} 分"
    return f"{old} → {change.new_level} {change.new_points}/{change.most} 分"


def address_word(address: BrokenAddress) -> str:
    """What was lost, and why."""
    return f"{address.url} 「{address.title}」：{address.why}（{address.file}）"


def unread_word(item: UnreadFile) -> str:
    """Which side of which file could not be read, and why."""
    return f"{item.file}（{SIDES[item.side]}读不出）：{item.why}"


def problem_counts(review: Review) -> str:
    """Errors and warnings, before and after."""
    found = review.problems
    return (
        f"错误 {found.base_errors} → {found.head_errors}，"
        f"提醒 {found.base_warnings} → {found.head_warnings}"
    )


def problem_word(problem: Problem) -> tuple[str, str, str]:
    """Code, place and words of a problem."""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    said = "；".join(filter(None, (problem.message, problem.hint)))
    return problem.code, place, f"{problem.path}：{said}" if problem.path else said


def uncounted_word(review: Review) -> str:
    """What links and evidence leave out; empty where they leave out nothing."""
    if not review.uncounted:
        return ""
    return f"有 {len(review.uncounted)} 个条目现在不合规，没有计入关联和证据等级。"


def _admits_otherwise(change: EntryChange) -> bool:
    """Whether a collection asks something else of a project than before."""
    return change.kind is Kind.CHANGED and any(
        field.path.partition(".")[0] == "admission" for field in change.fields
    )


def _shift(old: str, new: str) -> str:
    if not old or not new or old == new:
        return new or old or "未写"
    return f"{old} → {new}"
