"""How a form is counted up names columns and words that the form has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checking.codes import Code
from generator.checking.nearest import fold, listed, nearest, nearest_choice
from generator.checking.problem import Finding
from generator.checking.replacing import written
from generator.checking.rules.filled import TICKS
from generator.model import CellKind, Column, Tally, TallyKind, Tool

_KINDS: Mapping[TallyKind, frozenset[CellKind]] = {
    TallyKind.SCORE: frozenset({CellKind.NUMBER}),
    TallyKind.CHECK: frozenset({CellKind.CHOICE, CellKind.TICK}),
    TallyKind.LOOP: frozenset({CellKind.CHOICE, CellKind.TICK}),
}
"""Kinds of column that can be counted in each way."""
_COLUMNS = ("value", "full", "due", "group")


def tally_names_columns(tool: Tool) -> Iterator[Finding]:
    """Columns exist and are of a kind that can be counted; words are among their choices."""
    tally = tool.tally
    if tally is None:
        return
    columns = {column.title: column for column in tool.columns}
    for key in _COLUMNS:
        title = getattr(tally, key)
        if title is None:
            continue
        if title not in columns:
            yield _unknown(key, title, columns)
        else:
            yield from _kind(tally, key, columns[title])
    value = columns.get(tally.value)
    for key in ("good", "exempt"):
        for place, word in enumerate(getattr(tally, key)):
            if value:
                yield from _word(value, key, place, word)
    if tally.kind is not TallyKind.SCORE and not tally.good:
        params = {"label": tally.kind.label, "kind": tally.kind.value, "key": "good"}
        yield Finding(Code.TALLY_LACKS, ("tally", "kind"), params)


def _unknown(key: str, title: str, columns: Mapping[str, Column]) -> Finding:
    words = {known: known for known in columns}
    same = [known for known in words if fold(known) == fold(title)]
    params = {"value": title, "nearest": nearest(title, words), "allowed": listed(words)}
    certain = written(same[0]) if len(same) == 1 else None
    return Finding(Code.UNKNOWN_COLUMN_NAME, ("tally", key), params, certain=certain)


def _kind(tally: Tally, key: str, column: Column) -> Iterator[Finding]:
    wanted: frozenset[CellKind] = frozenset()
    match key:
        case "value":
            wanted = _KINDS[tally.kind]
        case "full":
            wanted = frozenset({CellKind.NUMBER})
        case "due":
            wanted = frozenset({CellKind.DATE})
    if wanted and column.kind not in wanted:
        kinds = [kind for kind in CellKind if kind in wanted]
        params = {
            "value": column.title,
            "kind": column.kind.value,
            "label": column.kind.label,
            "allowed": listed(f"{kind.value}（{kind.label}）" for kind in kinds),
            "allowed_plain": listed(kind.value for kind in kinds),
        }
        yield Finding(Code.TALLY_KIND, ("tally", key), params)


def _word(column: Column, key: str, place: int, word: str) -> Iterator[Finding]:
    choices = TICKS if column.kind is CellKind.TICK else column.choices
    if column.kind not in (CellKind.TICK, CellKind.CHOICE) or word in choices:
        return
    words = {choice: choice for choice in choices}
    same = [choice for choice in words if fold(choice) == fold(word)]
    params = {
        "value": word,
        "name": column.title,
        "allowed": listed(words),
        "nearest": nearest_choice(word, choices),
    }
    certain = written(same[0]) if len(same) == 1 else None
    yield Finding(Code.TALLY_CHOICE, ("tally", key, place), params, certain=certain)
