"""Data of every kind of file with a payload in every free text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from generator.model import SCHEMA_VERSION, VocabularyKind

TEXT_CAP, LINE_CAP, TITLE_CAP, SUMMARY_CAP, PRINTED_CAP = 5000, 200, 60, 200, 30
TOGETHER = 3
"""Payloads in one Markdown field, each a block of its own."""

Data = dict[str, Any]


@dataclass
class Feed:
    """Hands out payloads for fields, each kind of field in turn through all that fit."""

    payloads: Sequence[str]
    given: int = 0
    """Payloads handed out."""
    _turns: dict[int, Iterator[str]] = field(default_factory=dict)

    def text(self, cap: int = TEXT_CAP) -> str:
        """A Markdown field."""
        together = TOGETHER if cap == TEXT_CAP else 1
        return "\n\n".join(self._next(cap // together, flat=False) for _ in range(together))

    def line(self, cap: int = LINE_CAP) -> str:
        """A field of one line."""
        return self._next(cap, flat=True)

    def title(self) -> str:
        """A title: it may not be shorter than two characters."""
        return f"题{self._next(TITLE_CAP - 1, flat=True)}"

    def printed(self, number: int) -> str:
        """A phrase of a source that holds its number."""
        return f"{number}、{self._next(PRINTED_CAP - len(str(number)) - 1, flat=True)}"

    def lines(self, count: int) -> list[str]:
        """Several lines."""
        return [self.line() for _ in range(count)]

    def _next(self, cap: int, *, flat: bool) -> str:
        turn = self._turns.get(-cap if flat else cap)
        if turn is None:
            texts = (re.sub(r"\s+", " ", text) if flat else text for text in self.payloads)
            turn = cycle([text for text in texts if len(text) <= cap])
            self._turns[-cap if flat else cap] = turn
        self.given += 1
        return next(turn)


def hostile_files(feed: Feed, cases: int) -> dict[str, Data]:
    """Path from the root → data of every file."""
    files = {f"cases/ji/anli-{n}.yml": _case(feed, n) for n in range(cases)}
    files |= {f"methods/fangfa-{n}.yml": _method(feed, n) for n in range(3)}
    files |= {f"cases/vocabulary/{kind}.yml": _vocabulary(feed, kind) for kind in VocabularyKind}
    files["cases/library.yml"] = {"schema_version": str(SCHEMA_VERSION)}
    files["cases/vocabulary/sources.yml"] = {
        "sources": {f"wen-{n}": _source(feed, n) for n in range(4)}
    }
    files["cases/ji/collection.yml"] = {
        "title": feed.title(),
        "summary": feed.text(),
        "organisation": "danwei-0",
        "admission": {"rule": feed.text(), "printed": feed.printed(4), "source": "wen-0"},
        "figures": [_figure(feed, n) for n in range(20)],
        "sources": ["wen-0"],
    }
    files["cases/ji/registry/nian-2025.yml"] = _registry(feed)
    files["cases/ji/forms/biao.yml"] = {
        "method": "fangfa-0",
        "tool": "biaodan",
        "organisation": "danwei-1",
        "branch": feed.line(),
        "period": "2025-03",
        "rows": [[feed.line(), feed.line(), "1", ""] for _ in range(40)],
        "note": feed.text(),
    }
    return files


def _figure(feed: Feed, n: int) -> Data:
    return {
        "name": feed.line(),
        "value": str(n),
        "unit": feed.line(40),
        "printed": feed.printed(n),
        "source": "wen-0",
    }


def _statements(feed: Feed, count: int) -> list[Data]:
    return [{"text": feed.text(), "source": "wen-0"} for _ in range(count)]


def _roles(feed: Feed, count: int) -> list[Data]:
    return [{"who": feed.line(), "does": feed.text()} for _ in range(count)]


def _case(feed: Feed, n: int) -> Data:
    return {
        "title": feed.title(),
        "summary": feed.text(SUMMARY_CAP),
        "organisation": "danwei-1",
        "branch": feed.line(),
        "business_lines": ["ci-0"],
        "scenarios": [f"ci-{n % 4}"],
        "problem": {"statement": feed.text(), "causes": feed.lines(60)},
        "indicators": [{"name": feed.line(), "change": _change(feed, i)} for i in range(12)],
        "vehicle": {
            "kinds": ["ci-0", "ci-1"],
            "name": feed.line(),
            "how": feed.text(),
            "roles": _roles(feed, 16),
        },
        "actions": [{"text": feed.text(), "method": f"fangfa-{i % 3}"} for i in range(24)],
        "results": {
            "summary": feed.text(),
            "figures": [_figure(feed, i) for i in range(12)],
            "claims": _statements(feed, 24),
            "recognition": _statements(feed, 16),
        },
        "scale": [_figure(feed, i) for i in range(6)],
        "appraisal": {"grade": "A", "printed": feed.printed(5), "source": "wen-1"},
        "limits": _statements(feed, 24),
        "conditions": feed.lines(80),
        "sources": [f"wen-{i}" for i in range(4)],
    }


def _change(feed: Feed, n: int) -> Data:
    return {key: value for key, value in _figure(feed, n).items() if key != "name"}


def _method(feed: Feed, n: int) -> Data:
    return {
        "title": feed.title(),
        "kind": "mechanism",
        "summary": feed.text(SUMMARY_CAP),
        "aliases": feed.lines(10),
        "origin": {"organisations": ["danwei-0"], "statement": feed.text()},
        "scenarios": [f"ci-{i}" for i in range(4)],
        "fits": feed.lines(20),
        "not_for": feed.lines(20),
        "structure": {
            "title": feed.line(),
            "note": feed.line(),
            "children": [{"title": feed.line(), "note": feed.line()} for _ in range(8)],
        },
        "steps": [
            {
                "title": feed.line(),
                "what": feed.text(),
                "who": feed.line(),
                "when": feed.line(),
                "output": feed.line(),
                "tool": "biaodan",
            }
            for _ in range(20)
        ],
        "roles": _roles(feed, 16),
        "tools": [
            {
                "id": "biaodan",
                "title": feed.title(),
                "purpose": feed.text(),
                "instructions": feed.lines(20),
                "columns": [
                    {"title": "甲" + feed.line(100), "hint": feed.line()},
                    {"title": "乙" + feed.line(100)},
                    {"title": "数", "kind": "number"},
                    {"title": "选", "kind": "choice", "choices": feed.lines(12)},
                ],
                "rows": [[feed.line(), feed.line(), "1", ""] for _ in range(12)],
                "example": {
                    "case": "anli-0",
                    "rows": [[feed.line(), feed.line(), "2", ""] for _ in range(12)],
                    "note": feed.line(),
                },
            }
        ],
        "figures": [_figure(feed, i) for i in range(6)],
        "cautions": feed.lines(30),
        "limits": _statements(feed, 8),
        "combines_with": [{"method": f"fangfa-{(n + 1) % 3}", "why": feed.line()}],
        "sources": ["wen-0", "wen-2"],
    }


def _vocabulary(feed: Feed, kind: VocabularyKind) -> Data:
    prefix = "danwei" if kind is VocabularyKind.ORGANISATIONS else "ci"
    terms: Data = {
        f"{prefix}-{n}": {
            "label": feed.title(),
            "definition": feed.text(),
            "aliases": feed.lines(6),
            "pinyin": "diao du",
        }
        for n in range(4)
    }
    if kind is VocabularyKind.ORGANISATIONS:
        terms["danwei-1"]["parent"] = "danwei-0"
    return {"title": feed.title(), "summary": feed.text(), "terms": terms}


def _source(feed: Feed, n: int) -> Data:
    return {
        "title": feed.title(),
        "about": "danwei-0",
        "publisher": feed.line(),
        "date_note": feed.line(),
        "quality": "published",
        "caveats": feed.lines(12),
        "file": f"{n}-{feed.line(60)}.txt",
        "link": f"https://example.com/{feed.line(250)}",
    }


def _registry(feed: Feed) -> Data:
    branches = [f"支部{n}{feed.line(150)}" for n in range(8)]
    return {
        "organisation": "danwei-1",
        "year": "2025",
        "branches": branches,
        "projects": [
            {
                "id": f"xm-{n}",
                "branch": branch,
                "title": feed.title(),
                "business": "ci-0",
                "problem": feed.line(),
                "mechanism": feed.line(),
                "indicator": {
                    "name": feed.line(),
                    "unit": feed.line(40),
                    "better": "lower",
                    "baseline": "12",
                    "target": "6",
                },
                "owner": feed.line(),
                "registered": "2025-02-20",
                "grade": "B",
                "promotions": [
                    {
                        "date": "2025-07-05",
                        "wanted": "A",
                        "improvement": feed.line(),
                        "helper": branches[0],
                        "reason": feed.line(),
                    }
                ],
                "progress": [
                    {"date": "2025-04-28", "done": feed.line(), "value": "9", "next": feed.line()}
                ],
                "scoring": {
                    "department": feed.line(),
                    "professional_score": "5",
                    "professional_basis": feed.line(),
                    "party_score": "4",
                    "party_basis": feed.line(),
                },
            }
            for n, branch in enumerate(branches)
        ],
        "note": feed.text(),
    }
