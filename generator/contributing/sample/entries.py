"""The entries of a synthetic library as plain data.

Each is made of a stream of random numbers of its own: a case is the same in a library of any size.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from generator.contributing.sample.sentences import Language, Voice
from generator.model import Resource, Stage

MARK = "【合成】"
"""Stands at the head of every title and summary."""

SOURCE = "hecheng"


class Maker:
    """Makes the entries of one seed."""

    def __init__(self, seed: int, words: Mapping[str, Any], language: Language) -> None:
        """Take the words of `words.yml` and the language made of them."""
        self._seed = seed
        self._words = words
        self._language = language
        self._terms = {kind: list(one["terms"]) for kind, one in words["vocabulary"].items()}

    def collection(self, name: str) -> dict[str, Any]:
        """A collection without a rule of its own."""
        return {
            "title": f"{MARK}{name}",
            "summary": "程序生成的合成项目集，仅供测速。",
            "organisation": self._terms["organisations"][0],
            "admission": {"rule": "全部由程序生成。"},
            "sources": [SOURCE],
        }

    def method(self, number: int) -> dict[str, Any]:
        """A mechanism with three steps and one form."""
        chance = self._chance("method", number)
        voice = Voice(chance, self._language)
        name = self._words["methods"][number]
        return {
            "title": name,
            "kind": "system" if number < 2 else "mechanism",
            "summary": f"{MARK}{voice.sentence()}",
            "origin": {"statement": "程序生成。"},
            "scenarios": self._some(chance, "scenarios", 3),
            **_needs(number),
            "steps": [
                {"title": f"第{step}步", "what": voice.text(2), "who": voice.part("who")}
                for step in "一二三"
            ],
            "roles": [_role(voice) for _ in range(2)],
            "tools": [
                {
                    "id": "biaodan",
                    "title": f"{name}登记表",
                    "purpose": "合成表单。",
                    "columns": [{"title": "事项"}, {"title": "责任人"}, {"title": "完成时间"}],
                }
            ],
            "cautions": ["合成条目，勿作依据。"],
            "sources": [SOURCE],
        }

    def case(self, number: int) -> dict[str, Any]:
        """A case with all four elements: 850 characters on the mean, as a real one has."""
        chance = self._chance("case", number)
        voice = Voice(chance, self._language)
        place = f"{voice.part('place')}{voice.part('unit')}"
        subject = f"{voice.part('what')}{voice.topic()}"
        return {
            "title": f"{MARK}{place}{subject}第{number + 1}号",
            "summary": f"{MARK}{voice.sentence()}",
            "organisation": chance.choice(self._terms["organisations"]),
            "branch": f"{place}党支部",
            "period": {"start": str(chance.randint(2015, 2025))},
            "business_lines": self._some(chance, "business-lines", 2),
            "scenarios": self._some(chance, "scenarios", 3),
            "problem": {"statement": voice.text(5), "causes": [voice.text(2)]},
            "indicators": [self._indicator(chance)],
            "vehicle": {
                "kinds": self._some(chance, "vehicles", 2),
                "how": voice.text(5),
                "roles": [_role(voice)],
            },
            "actions": [
                {"text": voice.text(4), "method": method}
                for method in self._methods(chance, number)
            ],
            "results": {"summary": voice.text(5)},
            "conditions": [voice.text(2)],
            "sources": [SOURCE],
            **_appraisal(chance),
        }

    def _chance(self, kind: str, number: int) -> Random:
        return Random(f"{self._seed} {kind} {number}")

    def _some(self, chance: Random, kind: str, most: int) -> list[str]:
        return chance.sample(self._terms[kind], chance.randint(1, most))

    def _methods(self, chance: Random, number: int) -> list[str]:
        """Up to four methods, the first in turn, so that none is without a case.

        Of those only that a library has that ends with this case.
        """
        known = [f"fangfa-{n + 1}" for n in range(min(number + 1, len(self._words["methods"])))]
        own = known[number % len(known)]
        others = [method for method in known if method != own]
        return [own, *chance.sample(others, min(chance.randint(0, 3), len(others)))]

    def _indicator(self, chance: Random) -> dict[str, Any]:
        """Two figures of one indicator, the later one better."""
        indicator = chance.choice(self._terms["indicators"])
        term = self._words["vocabulary"]["indicators"]["terms"][indicator]
        baseline, result = chance.randint(40, 400), chance.randint(10, 39)
        if term["better"] == "higher":
            baseline, result = result, baseline

        def figure(value: int) -> dict[str, Any]:
            printed = f"{term['label']}{value}{term['unit']}"
            return {"value": value, "unit": term["unit"], "printed": printed, "source": SOURCE}

        return {
            "indicator": indicator,
            "name": term["label"],
            "unit": term["unit"],
            "better": term["better"],
            "baseline": figure(baseline),
            "result": figure(result),
        }


def _role(voice: Voice) -> dict[str, Any]:
    return {"who": voice.part("who"), "does": voice.sentence()}


def _needs(number: int) -> dict[str, Any]:
    """What the method of that number needs; every fourth says nothing."""
    if number % 4 == 3:
        return {}
    stages, resources = list(Stage), list(Resource)
    return {
        "stages": [stages[number % len(stages)].value],
        "needs": {
            "members": number + 1,
            "resources": [resources[(number + n) % len(resources)].value for n in range(2)],
        },
    }


def _appraisal(chance: Random) -> dict[str, Any]:
    """A two-way score, for every other case."""
    if chance.random() >= 0.5:
        return {}
    professional, party = chance.randint(1, 5), chance.randint(1, 5)
    return {
        "appraisal": {
            "grade": chance.choice("ABC"),
            "professional_score": professional,
            "party_score": party,
            "decision": "outstanding" if min(professional, party) >= 4 else "registered",
            "source": SOURCE,
        }
    }
