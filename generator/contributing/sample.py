"""A synthetic library for measuring: seeded, of any size, and marked as such in every entry.

It says nothing about any company. Sentences are put together from the words of `sample_words.yml`.
"""

from __future__ import annotations

import random
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from generator.model import Resource, Stage

MARK = "【合成】"
"""Stands at the head of every title and summary."""

SOURCE = "hecheng"
COLLECTION_SIZE = 500
"""Cases per collection folder."""

_CONFIG = """\
site_name: 合成案例库（仅供测速）
site_description: 由程序生成的合成条目，不描述任何单位。
use_directory_urls: false
theme:
  name: material
  language: zh
  font: false
  features: [navigation.tabs, navigation.tabs.sticky]
plugins:
  - casebook:
      edition: 2026-01-01
      example: false
      downloads: false
"""

_ABOUT = """\
# 关于

这是由程序生成的**合成**案例库，仅供测速；其中的单位、数字和做法都不是真的。
"""


def write_sample(count: int, seed: int, into: Path) -> None:
    """Write a library of `count` cases into the folder `into`; the same seed, the same bytes.

    Raises:
        OSError: when the disk refuses.
    """
    words = yaml.safe_load(
        (resources.files("generator.contributing") / "sample_words.yml").read_text("utf-8")
    )
    words["methods"] = words["methods"][:count]  # Each is used by a case at least.
    maker = _Maker(random.Random(seed), words)
    folder = into / "cases" / "vocabulary"
    folder.mkdir(parents=True)
    (into / "methods").mkdir()
    (into / "docs").mkdir()
    (into / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    (into / "docs" / "about.md").write_text(_ABOUT, encoding="utf-8")
    for name, content in words["vocabulary"].items():
        _write(folder / f"{name}.yml", content)
    _write(folder / "sources.yml", {"sources": {SOURCE: words["source"]}})
    for number, name in enumerate(words["methods"]):
        _write(into / "methods" / f"fangfa-{number + 1}.yml", maker.method(number, name))
    for number in range(count):
        collection = into / "cases" / f"hecheng-{number // COLLECTION_SIZE + 1}"
        if not collection.exists():
            collection.mkdir()
            _write(collection / "collection.yml", maker.collection(collection.name))
        _write(collection / f"hecheng-{number + 1:06}.yml", maker.case(number))


def _write(path: Path, content: dict[str, Any]) -> None:
    text = yaml.dump(
        content,
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    path.write_text(text, encoding="utf-8")


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


class _Maker:
    """Puts entries together from a word list and a stream of random numbers."""

    def __init__(self, chance: random.Random, words: dict[str, Any]) -> None:
        self._chance = chance
        self._words = words
        self._terms = {k: list(v["terms"]) for k, v in words["vocabulary"].items()}

    def _pick(self, name: str) -> str:
        return str(self._chance.choice(self._words["parts"][name]))

    def _some(self, kind: str, most: int) -> list[str]:
        return self._chance.sample(self._terms[kind], self._chance.randint(1, most))

    def _sentence(self) -> str:
        return (
            f"{self._pick('who')}{self._pick('when')}{self._pick('how')}{self._pick('does')}"
            f"{self._pick('what')}，{self._pick('so')}{self._pick('effect')}。"
        )

    def _text(self, sentences: int) -> str:
        return "".join(self._sentence() for _ in range(sentences))

    def _methods(self, number: int) -> list[str]:
        """Up to four methods, the first in turn, so that none is without a case."""
        known = [f"fangfa-{n + 1}" for n in range(len(self._words["methods"]))]
        own = known[number % len(known)]
        others = [method for method in known if method != own]
        return [own, *self._chance.sample(others, min(self._chance.randint(0, 3), len(others)))]

    def collection(self, name: str) -> dict[str, Any]:
        """A collection without a rule of its own."""
        return {
            "title": f"{MARK}{name}",
            "summary": "程序生成的合成项目集，仅供测速。",
            "organisation": self._terms["organisations"][0],
            "admission": {"rule": "全部由程序生成。"},
            "sources": [SOURCE],
        }

    def method(self, number: int, name: str) -> dict[str, Any]:
        """A mechanism with two steps and one form."""
        return {
            "title": name,
            "kind": "system" if number < 2 else "mechanism",
            "summary": f"{MARK}{self._sentence()}",
            "origin": {"statement": "程序生成。"},
            "scenarios": self._some("scenarios", 3),
            **_needs(number),
            "steps": [
                {"title": f"第{step}步", "what": self._text(2), "who": self._pick("who")}
                for step in "一二三"
            ],
            "roles": [{"who": self._pick("who"), "does": self._sentence()} for _ in range(2)],
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
        """A case of about a thousand characters with all four elements."""
        indicator = self._chance.choice(self._terms["indicators"])
        term = self._words["vocabulary"]["indicators"]["terms"][indicator]
        baseline = self._chance.randint(40, 400)
        result = self._chance.randint(10, 39)
        if term["better"] == "higher":
            baseline, result = result, baseline
        place = f"{self._pick('place')}{self._pick('unit')}"

        def figure(value: int) -> dict[str, Any]:
            printed = f"{term['label']}{value}{term['unit']}"
            return {"value": value, "unit": term["unit"], "printed": printed, "source": SOURCE}

        case: dict[str, Any] = {
            "title": f"{MARK}{place}{self._pick('what')}第{number + 1}号",
            "summary": f"{MARK}{self._sentence()}",
            "organisation": self._chance.choice(self._terms["organisations"]),
            "branch": f"{place}党支部",
            "period": {"start": str(self._chance.randint(2015, 2025))},
            "business_lines": self._some("business-lines", 2),
            "scenarios": self._some("scenarios", 3),
            "problem": {"statement": self._text(2), "causes": [self._sentence()]},
            "indicators": [
                {
                    "indicator": indicator,
                    "name": term["label"],
                    "unit": term["unit"],
                    "better": term["better"],
                    "baseline": figure(baseline),
                    "result": figure(result),
                }
            ],
            "vehicle": {
                "kinds": self._some("vehicles", 2),
                "how": self._text(3),
                "roles": [{"who": self._pick("who"), "does": self._sentence()}],
            },
            "actions": [
                {"text": self._text(2), "method": method} for method in self._methods(number)
            ],
            "results": {"summary": self._text(3)},
            "conditions": [self._sentence()],
            "sources": [SOURCE],
        }
        if self._chance.random() < 0.5:
            professional, party = self._chance.randint(1, 5), self._chance.randint(1, 5)
            case["appraisal"] = {
                "grade": self._chance.choice("ABC"),
                "professional_score": professional,
                "party_score": party,
                "decision": "outstanding" if min(professional, party) >= 4 else "registered",
                "source": SOURCE,
            }
        return case
