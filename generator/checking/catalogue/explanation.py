"""What the catalogue holds on one code, in two languages."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass

from generator.checking.problem import Severity


@dataclass(frozen=True)
class Wording:
    """One code in one language. `what`, `allowed`, `exact` and `mend` take parameters in braces.

    `allowed`, `exact` and `mend` are used where a finding brings every parameter they name. How to
    mend it is told by the first that is usable of `exact`, `mend` and the general `how`.
    """

    title: str
    what: str
    why: str
    how: str
    allowed: str = ""
    mend: str = ""
    exact: str = ""

    def message(self, params: Mapping[str, str]) -> str:
        """What is wrong."""
        return self.what.format_map(params)

    def limits(self, params: Mapping[str, str]) -> str:
        """What is allowed; empty where the finding does not say."""
        return fill(self.allowed, params)

    def hint(self, params: Mapping[str, str]) -> str:
        """How to mend it, as exactly as the finding allows."""
        return fill(self.exact, params) or fill(self.mend, params) or self.how


@dataclass(frozen=True)
class Explanation:
    """One code: its weight, its words, and a piece of a file that is wrong and one that is right.

    `bad` and `good` are YAML, except for codes on bytes and names, where they describe.
    """

    code: str
    severity: Severity
    zh: Wording
    en: Wording
    bad: str
    good: str


def fill(template: str, params: Mapping[str, str]) -> str:
    """`template` with its parameters, or nothing where one of them is not known."""
    names = [name for _, name, _, _ in string.Formatter().parse(template) if name]
    return template.format_map(params) if all(params.get(name) for name in names) else ""
