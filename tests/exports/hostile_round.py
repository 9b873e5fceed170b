"""A round of the registry and a filled form whose texts speak to the programs that open them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle
from typing import Any

from tests.exports.hostile_texts import PAYLOADS, SEVERAL


class Filler:
    """Gives each place the next payload that fits it."""

    def __init__(self) -> None:
        self._next = {most: cycle(self._fitting(most)) for most in (30, 60, 200, 5000)}
        self.count = 0

    @staticmethod
    def _fitting(most: int) -> tuple[str, ...]:
        found = PAYLOADS if most < 5000 else (*PAYLOADS, *SEVERAL, "长" * 4990)
        return tuple(text for text in found if len(text) <= min(most, 52) or most == 5000)

    def line(self, most: int = 200) -> str:
        """A payload of at most so many characters."""
        self.count += 1
        return next(self._next[most])

    def title(self, number: int) -> str:
        """A payload as a title: two such are never the same."""
        return f"{self.line(60)} {number}"

    def text(self) -> str:
        """A payload for a field of several lines."""
        return self.line(5000)


def hostile_round(filler: Filler) -> dict[str, Any]:
    branch, gone = filler.title(800), filler.title(802)
    return {
        "organisation": "danwei-0",
        "year": "2025",
        "branches": [branch, gone],
        "changes": [
            {
                "date": "2025-06-30",
                "kind": "renamed",
                "before": [gone],
                "after": [filler.title(801)],
                "reason": filler.line(),
                "projects": filler.line(),
            }
        ],
        "projects": [_project(filler, number, branch) for number in range(8)],
        "note": filler.text(),
    }


def _project(filler: Filler, number: int, branch: str) -> dict[str, Any]:
    return {
        "id": f"xm-{number}",
        "branch": branch,
        "title": filler.title(900 + number),
        "business": "yewu-0",
        "problem": filler.line(),
        "mechanism": filler.line(),
        "indicator": {
            "name": filler.line(),
            "unit": filler.line(30),
            "better": "lower",
            "baseline": "12",
            "target": "6",
        },
        "vehicles": ["zaiti-0"],
        "owner": filler.line(),
        "registered": "2025-02-10",
        "grade": "B",
        "promotions": [
            {
                "date": "2025-07-05",
                "wanted": "A",
                "improvement": filler.line(),
                "helper": filler.line(),
                "ruling": "approved",
                "reason": filler.line(),
            }
        ],
        "progress": [
            {
                "date": "2025-02-26",
                "done": filler.line(),
                "value": "11",
                "pace": "late",
                "next": filler.line(),
            }
        ],
        "scoring": {
            "department": filler.line(),
            "professional_score": "5",
            "professional_basis": filler.line(),
            "party_score": "4",
            "party_basis": filler.line(),
        },
    }


def hostile_form(filler: Filler, tool: Mapping[str, Any]) -> dict[str, Any]:
    choice = tool["columns"][1]["choices"][0]
    return {
        "method": "zuofa-0",
        "tool": "biao-1",
        "organisation": "danwei-0",
        "branch": filler.line(),
        "period": "2025-03",
        "rows": [[filler.line(), choice, "9", "2025-03-20", "√"]],
        "note": filler.text(),
    }
