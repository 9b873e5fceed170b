"""Answers against the truth: what is missing, what is wrong, and a table per kind of query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from .queries import KINDS, LITERAL, Query

Hits = Sequence[tuple[str, str]]
"""(key of the document, tier), best first."""

UNCLAIMED = ("slip", "pinyin", "question")
"""Kinds whose hits are offers: the order of all of them is judged."""

PAGE = 10
"""Hits that a reader sees without asking for more."""

LOOKED_AT = ("slip", "question")
FIRST_SCREENS = 20
"""Of these kinds a document counts as found only among so many hits: where a reader still looks."""

THRESHOLDS: dict[str, dict[str, float]] = {
    "phrase": {"recall": 0.97, "precision": 0.97, "at_ten": 1.0},
    "fragment": {"recall": 0.97, "precision": 0.97},
    "character": {"recall": 0.97, "precision": 0.97},
    "traditional": {"recall": 0.97, "precision": 0.97},
    "fullwidth": {"recall": 0.97, "precision": 0.97},
    "number": {"recall": 0.97, "precision": 0.97},
    "alias": {"recall": 0.97, "precision": 0.97},
    "gap": {"recall": 0.8, "precision": 0.8},
    "slip": {"recall": 0.8, "leading": 0.9},
    "pinyin": {"recall": 0.8, "leading": 0.9},
    "question": {"recall": 0.8, "leading": 0.9},
    "nothing": {"precision": 1.0},
}
"""Least mean over the queries of a kind."""

LEADING = {"question": 3}
"""Among how many hits a right one must stand to lead; elsewhere it must be the first."""


@dataclass(frozen=True)
class Score:
    """One answer. Shares are 0 … 1."""

    query: Query
    truth: frozenset[str]
    claimed: tuple[str, ...]
    """Hits that the engine claims to be what was asked for, best first."""
    shown: tuple[str, ...]
    """All hits, best first."""

    @property
    def missing(self) -> list[str]:
        """Right documents that were not found where they had to be."""
        return sorted(self.truth - set(self._counted))

    @property
    def wrong(self) -> list[str]:
        """Claimed hits that are not right."""
        return [key for key in self.claimed if key not in self.truth]

    @property
    def _counted(self) -> tuple[str, ...]:
        if self.query.kind in (*LITERAL, "gap"):
            return self.claimed
        return self.shown[:FIRST_SCREENS] if self.query.kind in LOOKED_AT else self.shown

    @property
    def recall(self) -> float:
        if not self.truth:
            return 1.0
        room = len(self.truth)
        if self.query.kind in LOOKED_AT:
            room = min(room, FIRST_SCREENS)
        return (len(self.truth) - len(self.missing)) / room

    @property
    def precision(self) -> float:
        """Share of right documents among those claimed; no claim is no wrong one."""
        return 1 - len(self.wrong) / len(self.claimed) if self.claimed else 1.0

    @property
    def at_ten(self) -> float:
        """Share of right documents on the first page, of as many as it can hold."""
        room = min(PAGE, len(self.truth))
        return sum(key in self.truth for key in self.shown[:room]) / room if room else 1.0

    @property
    def leading(self) -> float:
        """1 where a right document leads."""
        first = self.shown[: LEADING.get(self.query.kind, 1)]
        return float(any(key in (self.query.first or self.truth) for key in first))

    @property
    def is_empty(self) -> bool:
        """There is a right document, and none on the first page, or none that is claimed."""
        nothing_exact = self.query.kind in LITERAL and not self.claimed
        return bool(self.truth) and (nothing_exact or not self.truth & set(self.shown[:PAGE]))


def score(query: Query, truth: frozenset[str], hits: Hits) -> Score:
    """Literal queries and aliases are answered by exact hits only, the others by all words too."""
    wanted = ("exact",) if query.kind in (*LITERAL, "alias") else ("exact", "all")
    claimed = tuple(key for key, tier in hits if tier in wanted)
    return Score(query, truth, claimed, tuple(key for key, _ in hits))


def by_kind(scores: Iterable[Score]) -> dict[str, list[Score]]:
    """In the order of `KINDS`, without those that have no query."""
    kinds: dict[str, list[Score]] = {kind: [] for kind in KINDS}
    for one in scores:
        kinds[one.query.kind].append(one)
    return {kind: found for kind, found in kinds.items() if found}


MEASURES = {
    "recall": "recall",
    "precision": "precision",
    "at_ten": "P@10",
    "leading": "a right one leads",
}
"""Measure → head of its column."""


def means(scores: Sequence[Score]) -> dict[str, float]:
    """Measure → mean over the queries."""
    return {measure: mean(getattr(one, measure) for one in scores) for measure in MEASURES}


def table(kinds: Mapping[str, Sequence[Score]]) -> str:
    """One line per kind, in Markdown; a measure that decides carries its least value."""
    lines = [
        f"| kind | queries | {' | '.join(MEASURES.values())} |",
        f"|---|---:|{'---:|' * len(MEASURES)}",
    ]
    for kind, scores in kinds.items():
        cells = (_cell(kind, *measure) for measure in means(scores).items())
        lines.append(f"| {kind} | {len(scores)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(kind: str, measure: str, value: float) -> str:
    """Where nothing is claimed or nothing is right, some measures say nothing."""
    if (measure == "precision" and kind in UNCLAIMED) or (
        kind == "nothing" and measure != "precision"
    ):
        return "–"
    least = THRESHOLDS[kind].get(measure)
    return f"{value:.3f}" + (f" (≥ {least:g})" if least is not None else "")


def complaint(one: Score) -> str:
    """What is not as it should be with one answer, on one line; empty where all is well."""
    parts = []
    if one.is_empty:
        parts.append("NOTHING RIGHT on the first page")
    if one.recall < 1 and one.truth:
        parts.append(f"missing {len(one.missing)} of {len(one.truth)}: {_some(one.missing)}")
    if one.wrong and one.query.kind not in UNCLAIMED:
        parts.append(f"wrong {len(one.wrong)} of {len(one.claimed)}: {_some(one.wrong)}")
    if not one.leading and one.truth:
        parts.append(f"begins with {_some(one.shown[:3]) or 'nothing'}")
    return f"{one.query.kind} {one.query.text!r}: {'; '.join(parts)}" if parts else ""


def _some(keys: Sequence[str]) -> str:
    return ", ".join(keys[:5]) + (" …" if len(keys) > 5 else "")


def flawed(scores: Iterable[Score]) -> list[str]:
    """A line for each answer that is not perfect."""
    return list(filter(None, map(complaint, scores)))
