"""Entries with the mistakes that people, offices and attackers make, always the same ones.

Each is `Judged`: what was typed, where it would stand, and what `casebook check` says about it.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.checking import check_tree
from generator.checking.meant_keys import certain_key
from generator.checking.shapes import Leaf, ListOf, Record, Shape, record_of, walk
from generator.contributing.canonical import canonical_text
from generator.model import FILE_MODELS, Labelled
from generator.pages.form_data import READ_IN_THE_FORM, in_the_form
from generator.reading import Address, FaultCode, FileKind, Path, Tree, address_of, read_yaml
from tests.site.form_values import (
    CHOICES,
    DATES,
    GROUPS,
    IDS,
    NUMBERS,
    PHRASES,
    QUALIFIERS,
    TEXTS,
    UNITS,
    VALUES,
)

Row = tuple[str, str, str, str, str]
"""Code, severity, path, message, hint."""
KINDS = (FileKind.CASE, FileKind.METHOD)


@dataclass(frozen=True)
class Judged:
    """One entry and the rows of what is wrong with it."""

    kind: str
    id: str
    collection: str
    data: Any
    rows: frozenset[Row]


def judged(tree: Tree, changed: Mapping[str, Any]) -> Iterator[Judged]:
    """What a run says about entries of a library after `changed` replaced them (path → data).

    An entry whose text cannot be read, or that was read with a fault, is left out; but for
    characters that cannot be seen, which the form writes as they were typed.
    """
    texts = {path: canonical_text(place_of(path).kind, data) for path, data in changed.items()}
    files = {**tree.files, **{path: text.encode() for path, text in texts.items()}}
    problems = check_tree(Tree(files, tree.faults)).problems
    passed = {*READ_IN_THE_FORM, FaultCode.CHARACTER}
    for path, data in changed.items():
        found = [problem for problem in problems if problem.file == path]
        if any(item.code.startswith("R") and item.code not in passed for item in found):
            continue
        rows = {
            (item.code, item.severity.value, item.path, item.message, item.hint)
            for item in found
            if in_the_form(item.code)
        }
        address = place_of(path)
        yield Judged(address.kind.value, address.id, address.collection, data, frozenset(rows))


def entries(tree: Tree) -> dict[str, Any]:
    """Path → data of every case and method that can be read."""
    found = ((path, address_of(path), data) for path, data in tree.files.items())
    read = {path: read_yaml(data).data for path, at, data in found if at and at.kind in KINDS}
    return {path: data for path, data in read.items() if data is not None}


def swept(chance: random.Random, case: Any) -> Iterator[Any]:
    """A sound case with every value of this file in fields of every kind, many at a time."""
    figure = {"unit": "户", "printed": "500多万", "source": case["sources"][0]}
    yield case | {"actions": [{"text": text} for text in TEXTS]}
    yield case | {"conditions": list(TEXTS), "limits": [{"text": text} for text in TEXTS]}
    yield case | {"scenarios": list(IDS), "actions": [{"text": "做了", "method": i} for i in IDS]}
    yield case | {"branch": TEXTS[-1], "indicators": [{"name": text} for text in TEXTS]}
    yield case | {"indicators": [{"name": "数", "period": date} for date in DATES]}
    yield case | {"indicators": [{"name": "数", "better": word} for word in CHOICES]}
    others: tuple[dict[str, str], ...] = ({}, {"qualifier": "about"}, {"unit": "%"}, {"unit": ""})
    for more in others:
        changes: list[dict[str, Any]] = [
            {"name": "数", "change": {"value": n, **figure, **more}} for n in NUMBERS
        ]
        yield case | {
            "indicators": changes,
            "scale": [{"name": "数", **c["change"]} for c in changes],
        }
    phrases = [{"value": v, "printed": p} for v in VALUES for p in PHRASES]
    # Of one code the check tells MOST_FINDINGS in a file, the form all.
    for start in range(0, len(phrases), 250):
        some = phrases[start : start + 250]
        yield case | {"scale": [{"name": "数", **figure, **phrase} for phrase in some]}
    for _ in range(4):
        yield case | {"indicators": [_indicator(chance) for _ in range(100)]}


def mutated(chance: random.Random, path: str, data: Any) -> Any:
    """A copy of an entry with one to three mistakes."""
    data = copy.deepcopy(data)
    shape = record_of(FILE_MODELS[place_of(path).kind.value])
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        chance.choice(MISTAKES)(chance, shape, data)
    return data


def place_of(path: str) -> Address:
    """What the path of an entry says."""
    address = address_of(path)
    assert address is not None
    return address


def _places(shape: Record, data: Any) -> list[tuple[Path, Shape]]:
    return [(visit.path, visit.shape) for visit in walk(shape, data) if visit.path]


def _put(data: Any, path: Path, value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value


def _get(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _wrong_value(chance: random.Random, shape: Record, data: Any) -> None:
    """A value of the kind that is wrong in such a field; every kind of field is as likely."""
    by_kind: dict[str, list[tuple[Path, Shape]]] = {}
    for path, inner in _places(shape, data):
        by_kind.setdefault(_kind(inner), []).append((path, inner))
    if by_kind:
        path, inner = chance.choice(by_kind[chance.choice(sorted(by_kind))])
        _put(data, path, _value(chance, inner, _get(data, path)))


def _kind(shape: Shape) -> str:
    if not isinstance(shape, Leaf):
        return type(shape).__name__
    if shape.refers:
        return shape.refers
    return (
        "choice"
        if shape.choices
        else f"number{shape.bounds}"
        if shape.is_number
        else "text"
        if shape.is_text
        else "date"
    )


def _value(chance: random.Random, shape: Shape, typed: Any) -> Any:
    if not isinstance(shape, Leaf):
        return chance.choice([None, "", [], {}, ["甲"], [None], {"甲": "乙"}, *GROUPS])
    if chance.random() < 0.1:
        return chance.choice([None, ["甲"], ["甲", "乙"]])
    if shape.refers:
        return _misspelt(chance, typed) if chance.random() < 0.5 else chance.choice(IDS)
    if shape.choices:
        words = [
            item
            for member in shape.choices
            if isinstance(member, Labelled)
            for item in (member.value, member.label)
        ]
        return chance.choice([*words, *CHOICES, _misspelt(chance, typed)])
    if shape.is_number:
        return chance.choice(NUMBERS)
    if shape.is_text:
        return chance.choice([*TEXTS, *PHRASES, *UNITS])
    return chance.choice([*DATES, *IDS])


def _misspelt(chance: random.Random, typed: Any) -> str:
    """The same with a sign gone, doubled or another, or in capitals."""
    text = typed if isinstance(typed, str) and typed else "x"
    at = chance.randrange(len(text))
    spelt = (text[:at] + text[at + 1 :], text[:at] + text[at] + text[at:], text.upper())
    return chance.choice(
        [*spelt, text[:at] + chance.choice("-_a1 中") + text[at + 1 :], text[: at + 1]]
    )


def _lost_key(chance: random.Random, shape: Record, data: Any) -> None:
    records = [(), *(p for p, s in _places(shape, data) if isinstance(s, Record))]
    holder = _get(data, chance.choice(records))
    if isinstance(holder, dict) and holder:
        del holder[chance.choice(list(holder))]


def _renamed_key(chance: random.Random, shape: Record, data: Any) -> None:
    """A key misspelt, in Chinese, or one that nobody knows."""
    records = [((), shape), *((p, s) for p, s in _places(shape, data) if isinstance(s, Record))]
    path, record = chance.choice(records)
    holder = _get(data, path)
    if not isinstance(holder, dict) or not holder:
        return
    key = chance.choice(list(holder))
    others = (
        _misspelt(chance, key),
        record.titles.get(key, "别的"),
        "问题",
        "载体",
        "organization",
        "x",
    )
    name = chance.choice(others).strip()
    # A key that certainly means another one is read as that one; the form's data hold none such.
    if name and not certain_key(record, name, ()):
        holder[name] = holder.pop(key)


def _list_of_another_length(chance: random.Random, shape: Record, data: Any) -> None:
    lists = [p for p, s in _places(shape, data) if isinstance(s, ListOf)]
    items = _get(data, chance.choice(lists)) if lists else None
    if not isinstance(items, list) or not items:
        return
    match chance.randrange(5):
        case 0:
            items.append(copy.deepcopy(items[0]))
        case 1:
            items.extend(copy.deepcopy(items) * 16)
        case 2:
            items.pop()
        case 3:
            items.clear()
        case _:
            items.insert(0, None)


def _figure(chance: random.Random, unit: str) -> dict[str, Any]:
    figure = {
        "value": chance.choice(VALUES),
        "unit": unit,
        "qualifier": chance.choice(QUALIFIERS),
        "printed": chance.choice(PHRASES),
        "source": "tianjin",
    }
    if chance.random() < 0.6:
        del figure["qualifier"]
    return figure


def _indicator(chance: random.Random) -> dict[str, Any]:
    """One whose numbers mostly contradict each other."""
    unit = chance.choice(UNITS)
    indicator: dict[str, Any] = {"name": "违章", "better": chance.choice(("higher", "lower"))}
    for key in ("baseline", "target", "result", "change"):
        if chance.random() < 0.85:
            other = chance.choice([unit, unit, "%", "个百分点", *UNITS])
            same = key != "change" and chance.random() < 0.9
            indicator[key] = _figure(chance, unit if same else other)
    if chance.random() < 0.3:
        indicator["unit"] = unit
    return indicator


def _numbers_that_disagree(chance: random.Random, shape: Record, data: Any) -> None:
    if "vehicle" in shape.fields:
        data["indicators"] = [_indicator(chance)]
    else:
        data["figures"] = [{"name": "数", **_figure(chance, "户")} for _ in range(3)]


def _dates_reversed(chance: random.Random, shape: Record, data: Any) -> None:
    dates = ("2020", "2020-05", "2021", "2021-03", "2021-03-04", *DATES[:4])
    period = {"start": chance.choice(dates), "end": chance.choice(dates)}
    holder = data if "period" in shape.fields else data.get("origin")
    if isinstance(holder, dict):
        holder["period"] = period


def _judged_and_moved(chance: random.Random, shape: Record, data: Any) -> None:
    data["status"] = chance.choice(("published", "draft", "deprecated", "moved", "Published", ""))
    if chance.random() < 0.5:
        data["moved_to"] = chance.choice(
            ("zero-violation", "duty-lists", "baodi-weizhang-baobao", "没有")
        )
    if "appraisal" in shape.fields:
        data["appraisal"] = {
            "professional_score": chance.choice(("3", "4", "5", "05", "6", "4分")),
            "party_score": chance.choice(("1", "2", "3", "4", "5", "-1", "")),
            "decision": chance.choice(("registered", "key", "outstanding", "重点")),
            "source": "tianjin",
        }


def _elements_gone(chance: random.Random, shape: Record, data: Any) -> None:
    for key in ("problem", "indicators", "vehicle", "results", "steps", "tools", "roles"):
        if key in data and chance.random() < 0.8:
            data[key] = chance.choice([None, [], {}, ""])


MISTAKES: tuple[Callable[[random.Random, Record, Any], None], ...] = (
    *(_wrong_value,) * 6,
    *(_lost_key, _renamed_key, _list_of_another_length, _dates_reversed, _judged_and_moved),
    *(_numbers_that_disagree,) * 3,
    _elements_gone,
)
