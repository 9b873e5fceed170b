"""A review for a terminal: what must not be missed first, then entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.checking import Language, text_report
from generator.checking.reporters.log import only_read
from generator.contributing.review import telling
from generator.contributing.review.change import EntryChange, FieldChange, Kind, Review
from generator.model import MINUS

_RED, _GREEN, _YELLOW, _BOLD, _DIM = "31", "32", "33", "1", "2"
_MARKS = {Kind.ADDED: "+", Kind.PUBLISHED: "+", Kind.REMOVED: "-", Kind.WITHDRAWN: "-"}
_COLORS = {"+": _GREEN, "-": _RED, "~": _YELLOW}


def review_text(review: Review, *, lang: Language = "zh", color: bool = False) -> str:
    """The whole review, a newline at its end; problems speak `lang`."""
    lines = _Writer(lang, color).lines(review)
    # A console in GBK lacks the true minus sign and would show a question mark.
    return only_read("".join(f"{line}\n" for line in lines)).replace(MINUS, "-")


@dataclass(frozen=True)
class _Writer:
    lang: Language
    color: bool

    def lines(self, review: Review) -> Iterator[str]:
        head = f"{review.base} → {review.head}"
        yield f"{self._paint(head, _BOLD)}：{telling.headline(review)}"
        lost = [address for address in review.broken if address.error]
        if lost:
            yield from self._section(f"会失效的网址（{len(lost)} 个，要先处理）", _RED)
            yield from (f"  × {telling.address_word(address)}" for address in lost)
            yield f"    {telling.MEND}"
        for kind in Kind:
            changes = review.of_kind(kind)
            if changes:
                yield from self._section(f"{kind.label}（{len(changes)}）")
                for change in changes:
                    yield from self._entry(change)
        yield from self._around(review)
        yield from self._problems(review)

    def _entry(self, change: EntryChange) -> Iterator[str]:
        mark = _MARKS.get(change.kind, "~")
        title = self._paint(change.title, _BOLD)
        word = self._paint(f"{mark} {telling.entry_word(change)}", _COLORS[mark])
        yield f"  {word} {title}  {self._paint(change.file, _DIM)}"
        if former := telling.moved_from(change):
            yield f"      由 {former}"
        yield from (f"      {name}：{text}" for name, text in change.facts)
        for field in change.fields:
            yield from self._field(field)

    def _field(self, field: FieldChange) -> Iterator[str]:
        yield f"      {field.title}：{self._values(field)}"
        if field.evidence:
            doubt = self._paint(f"［{telling.doubt(field)}］", _YELLOW)
            shown = f"  {doubt}" if telling.doubt(field) else ""
            yield f"        {telling.printed_line(field)}{shown}"

    def _values(self, field: FieldChange) -> str:
        if field.pieces:
            return "".join(self._piece(op, text) for op, text in field.pieces)
        word = telling.field_word(field)
        if field.kind is Kind.REORDERED:
            return word
        old = self._paint(field.old, _RED) if field.old else ""
        new = self._paint(field.new, _GREEN) if field.new else ""
        if old and new:
            apart = f"（相差 {field.difference}）" if field.difference else ""
            return f"{old} → {new}{apart}"
        return f"{word} {new or old}"

    def _piece(self, op: str, text: str) -> str:
        if op == "same":
            return text
        marked = f"[-{text}-]" if op == "old" else f"{{+{text}+}}"
        return self._paint(marked, _RED if op == "old" else _GREEN)

    def _around(self, review: Review) -> Iterator[str]:
        if review.evidence:
            yield from self._section(f"证据等级（{len(review.evidence)}）")
        for change in review.evidence:
            mark = self._paint("↓", _RED) if change.fell else self._paint("↑", _GREEN)
            said = telling.evidence_word(change)
            yield f"  {mark} {change.entry.label}「{change.title}」：{said}"
            yield from (f"      {part}" for part in change.parts)
        if review.uncounted and (review.evidence or review.links):
            yield f"  {telling.uncounted_word(review)}"
        if review.links:
            yield from self._section(f"案例与方法的关联（{len(review.links)}）")
        for link in review.links:
            mark, word = ("+", "用到") if link.gained else ("-", "不再用到")
            mark = self._paint(mark, _COLORS[mark])
            yield f"  {mark} 「{link.case_title}」{word}「{link.method_title}」"
        if review.terms:
            yield from self._section(f"词条与来源（{len(review.terms)}）")
        for term in review.terms:
            yield f"  {telling.term_word(term)}"
            for field in term.fields:
                yield from self._field(field)
        others = [telling.address_word(a) for a in review.broken if not a.error]
        yield from self._list("其他不再有的页面", others)
        yield from self._list("只改了写法，内容没有变", review.rewritten)

    def _problems(self, review: Review) -> Iterator[str]:
        yield from self._list("没有读出来的文件", map(telling.unread_word, review.unread))
        if review.is_empty:
            return
        new = len(review.problems.new)
        told = f"检查：{telling.problem_counts(review)}；新的 {new} 个"
        yield from self._section(f"{told}，已改正 {review.problems.mended} 个")
        report = text_report(review.problems.new, lang=self.lang, color=self.color)
        yield from (f"  {line}" for line in report.splitlines())

    def _list(self, title: str, items: Iterable[str]) -> Iterator[str]:
        found = list(items)
        if found:
            yield from self._section(f"{title}（{len(found)}）")
            yield from (f"  {item}" for item in found)

    def _section(self, title: str, color: str = _BOLD) -> Iterator[str]:
        yield ""
        yield self._paint(title, color)

    def _paint(self, text: str, color: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self.color and text else text
