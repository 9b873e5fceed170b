"""Small libraries for the finder, and the vectors that hold Python and JavaScript together.

`python -m tests.insight.finder_library` writes the vectors anew.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from generator.insight.finder import WEIGHTS, Answers, Profile, rank
from generator.insight.profiles import nearest_cases, profiles_of
from generator.library import Library
from generator.model import Entries, Resource, Stage, Status, Vocabulary, VocabularyKind
from generator.pages.explorer import explorer_data
from tests.small import case, figure, method, term

VECTORS = Path(__file__).with_name("finder_vectors.json")
PER_LIBRARY = 18
SEED = 20261121

TERMS: dict[VocabularyKind, dict[str, Any]] = {
    VocabularyKind.SCENARIOS: {
        "weizhang": term("现场违章多"),
        "gaochu": term("高处作业违章", parent="weizhang"),
        "gaochu-waibao": term("外包队伍高处违章", parent="gaochu"),
        "loushou": term("窃电与漏收"),
        "yiliu": term("历史遗留"),
    },
    VocabularyKind.BUSINESS_LINES: {
        "yunjian": term("运维检修"),
        "shudian": term("输电", parent="yunjian"),
        "yingxiao": term("营销"),
    },
    VocabularyKind.INDICATORS: {
        "weizhang-lv": term("现场违章率", unit="%", better="lower"),
        "zengshou": term("稽查增收", unit="万元", better="higher"),
        "jifen": term("质量积分", unit="分", better="higher"),
    },
    VocabularyKind.VEHICLES: {"baobao": term("责任区")},
    VocabularyKind.ORGANISATIONS: {"jia-yi": term("甲公司一部")},
}


def small(methods: dict[str, Any], cases: dict[str, Any]) -> Library:
    """A library over TERMS; entries as the keys in which they differ from tests.small's."""
    vocabularies = {
        kind: Vocabulary.model_validate({"title": kind.label, "summary": "说明。", "terms": terms})
        for kind, terms in TERMS.items()
    }
    return Library(
        Entries(
            methods={i: method(**more) for i, more in methods.items()},
            cases={i: case(**more) for i, more in cases.items()},
            vocabularies=vocabularies,
            collection_of=dict.fromkeys(cases, "xiangmuji"),
        )
    )


def moved(indicator: str, **more: Any) -> dict[str, Any]:
    """An indicator that a case names; with `change` it prints how far it moved."""
    return {"indicator": indicator, "name": "指标", "unit": "%", "better": "lower"} | more


def uses(*methods: str) -> list[dict[str, str]]:
    return [{"text": "做了。", "method": i} for i in methods]


NEEDS_RECORDS = {"members": 3, "resources": ["records", "keeper"]}

SPREAD = small(
    {
        "baobao": {
            "scenarios": ["weizhang"],
            "indicators": ["weizhang-lv"],
            "business_lines": ["yunjian"],
            "stages": ["no_effect", "no_handle"],
            "needs": NEEDS_RECORDS,
        },
        "tuji": {
            "scenarios": ["weizhang", "loushou"],
            "business_lines": ["yingxiao"],
            "stages": ["no_handle"],
            "needs": {"resources": ["teams", "specialists", "records"]},
        },
        "xunwen": {"scenarios": ["weizhang"]},
        "dafen": {"scenarios": ["loushou"], "indicators": ["jifen"], "needs": {"members": 20}},
        "tingyong": {"scenarios": ["weizhang"], "status": "deprecated"},
    },
    {
        "a": {"actions": uses("tuji"), "business_lines": ["yingxiao"], "scenarios": ["loushou"]},
        "b": {
            "actions": uses("tuji", "baobao"),
            "indicators": [moved("weizhang-lv", change=figure())],
        },
        "c": {"actions": uses("tuji"), "indicators": [moved("zengshou", result=figure())]},
        "d": {
            "actions": uses("baobao"),
            "business_lines": ["shudian"],
            "indicators": [moved("weizhang-lv", change=figure())],
        },
        "e": {"actions": uses("baobao"), "status": "deprecated", "business_lines": ["yunjian"]},
        "f": {"actions": uses("tuji", "dafen"), "business_lines": ["yunjian"]},
    },
)
"""Methods that say much and little, cases of every strength."""

FAMILY = small(
    {
        "broad": {"scenarios": ["weizhang"], "business_lines": ["yunjian"]},
        "middle": {"scenarios": ["gaochu"], "business_lines": ["shudian"]},
        "narrow": {"scenarios": ["gaochu-waibao"], "needs": {"resources": ["teams"]}},
        "other": {"scenarios": ["loushou"]},
    },
    {
        "a": {"actions": uses("broad"), "scenarios": ["gaochu-waibao"]},
        "b": {"actions": uses("broad", "other"), "business_lines": ["shudian"]},
        "c": {"actions": uses("broad", "narrow"), "scenarios": ["weizhang", "loushou"]},
    },
)
"""Words above and below each other."""

EQUALS = small({i: {} for i in ("bb", "aa", "cc")}, {"x": {"actions": uses("cc")}})
"""Methods that only their cases and their ids tell apart."""

LIBRARIES = {"spread": SPREAD, "family": FAMILY, "equals": EQUALS, "empty": small({}, {})}
POINTS = {"baobao": 6, "tuji": 4, "broad": 3, "narrow": 3}


def profiles(library: Library) -> tuple[Profile, ...]:
    """The profiles of a small library, with points of evidence as POINTS says."""
    return profiles_of(library, {i: POINTS.get(i, 1) for i in library.methods})


def random_answers(chance: random.Random, library: Library) -> Answers:
    """Each question answered or skipped, as chance will."""

    def word(kind: VocabularyKind) -> str | None:
        return chance.choice([None, *library.terms(kind)])

    have = tuple(r.value for r in Resource if chance.random() < 0.4)
    return Answers(
        scenario=word(VocabularyKind.SCENARIOS),
        indicator=word(VocabularyKind.INDICATORS),
        line=word(VocabularyKind.BUSINESS_LINES),
        stage=chance.choice([None, *(stage.value for stage in Stage)]),
        members=chance.choice([None, 1, 3, 12, 60]),
        resources=chance.choice([None, have]),
    )


def answers_data(answers: Answers) -> dict[str, Any]:
    """Answers as the page holds them: a skipped question is not there."""
    found = {name: value for name, value in vars(answers).items() if value is not None}
    return found | ({"resources": list(answers.resources)} if answers.resources is not None else {})


def outcome(library: Library, known: tuple[Profile, ...], answers: Answers) -> list[Any]:
    """Per method: id, verdict, score, the conditions, and the nearest cases by their place."""
    places = list(library.listed_cases)
    return [
        [
            fit.method,
            fit.verdict.value,
            fit.score,
            [[c.question, c.value, c.state.value] for c in fit.conditions],
            [
                [places.index(near.case), list(near.alike)]
                for near in nearest_cases(library, fit.method, answers)
            ],
        ]
        for fit in rank(known, answers)
    ]


def page_data(library: Library) -> dict[str, Any]:
    """What rank.js reads: the part of data/finder.js and of data/cases.js that it needs."""
    text = explorer_data(library).decode().removeprefix('casebook.data("cases",')
    cases = json.loads(text.rstrip().removesuffix(");"))
    read = ("scenario", "indicator", "line", "method", "numbers")
    cases["facets"] = [facet for facet in cases["facets"] if facet["name"] in read]
    listed = library.listed_cases.values()
    return {
        "finder": {
            "weights": WEIGHTS,
            "methods": [vars(profile) for profile in profiles(library)],
            "deprecated": [n for n, c in enumerate(listed) if c.status is Status.DEPRECATED],
        },
        "cases": cases,
    }


def vector_text() -> str:
    """The shared vectors, one per line."""
    chance = random.Random(SEED)
    lines = []
    for name, library in LIBRARIES.items():
        asked = [Answers(), *(random_answers(chance, library) for _ in range(PER_LIBRARY))]
        for answers in asked if library.methods else asked[:2]:
            vector = {
                "library": name,
                "answers": answers_data(answers),
                "outcome": outcome(library, profiles(library), answers),
            }
            lines.append(json.dumps(vector, ensure_ascii=False))
    data = {name: page_data(library) for name, library in LIBRARIES.items()}
    libraries = json.dumps(data, ensure_ascii=False)
    return f'{{"libraries": {libraries},\n"vectors": [\n' + ",\n".join(lines) + "\n]}\n"


if __name__ == "__main__":
    VECTORS.write_text(vector_text(), encoding="utf-8")
