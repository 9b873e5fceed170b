"""The cases of a library as pages of Markdown, as any generator takes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Article:
    """One case: its texts and figures under headings, and the words it is filed under."""

    id: str
    title: str
    description: str
    tags: tuple[str, ...]
    body: str

    def text(self, **more: str) -> str:
        """Front matter and body."""
        front = {"title": self.title, "description": self.description, "tags": [*self.tags], **more}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
        return "\n".join(["---", *lines, "---", "", self.body])


def articles(root: Path) -> Iterator[Article]:
    """Every case of the library at `root`, in the order of the ids."""
    names = _names(root)
    for path in sorted((root / "cases").glob("*/hecheng-*.yml")):
        yield _article(path.stem, _loaded(path), names)


def _loaded(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _names(root: Path) -> dict[str, str]:
    """Id of a word or a method → what it is called."""
    found = {path.stem: _loaded(path)["title"] for path in (root / "methods").glob("*.yml")}
    for path in (root / "cases" / "vocabulary").glob("*.yml"):
        terms = _loaded(path).get("terms", {})
        found |= {id_: term["label"] for id_, term in terms.items()}
    return found


def _article(id_: str, case: dict[str, Any], names: dict[str, str]) -> Article:
    indicator, vehicle = case["indicators"][0], case["vehicle"]
    filed = [*case["scenarios"], *case["business_lines"], *vehicle["kinds"]]
    filed += [action["method"] for action in case["actions"]]
    sections = {
        "问题": [case["problem"]["statement"], *case["problem"]["causes"]],
        "指标": [_table(indicator)],
        "载体": [vehicle["how"], *(f"{one['who']}：{one['does']}" for one in vehicle["roles"])],
        "做法": [
            f"{number}. **{names[action['method']]}** {action['text']}"
            for number, action in enumerate(case["actions"], 1)
        ],
        "成效": [case["results"]["summary"]],
        "条件": case["conditions"],
    }
    head = [f"{names[case['organisation']]} {case['branch']} {case['period']['start']}"]
    body = head + [f"## {name}\n\n" + "\n\n".join(texts) for name, texts in sections.items()]
    return Article(
        id_,
        case["title"],
        case["summary"],
        tuple(dict.fromkeys(names[one] for one in filed)),
        "\n\n".join(body) + "\n",
    )


def _table(indicator: dict[str, Any]) -> str:
    rows = ["| 指标 | 之前 | 之后 |", "|---|---|---|"]
    before, after = (indicator[name]["printed"] for name in ("baseline", "result"))
    return "\n".join([*rows, f"| {indicator['name']} | {before} | {after} |"])
