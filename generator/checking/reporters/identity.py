"""What makes a problem the same one in the next run, so that a forge can tell new from old."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from generator.checking.problem import Problem


def ordinals(problems: Iterable[Problem]) -> list[int]:
    """For each problem how many before it have the same code at the same field of the same file."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for problem in problems:
        key = (problem.file, problem.code, problem.path)
        found.append(seen[key])
        seen[key] += 1
    return found


def fingerprints(problems: Iterable[Problem]) -> list[str]:
    """One for each problem, all different: 32 hexadecimal digits.

    Lines, columns and words stay out: text that moves, or words put better, make no new problem.
    """
    listed = list(problems)
    return [
        hashlib.sha256(
            "\0".join((problem.file, problem.code, problem.path, str(ordinal))).encode(
                "utf-8", "surrogatepass"
            )
        ).hexdigest()[:32]
        for problem, ordinal in zip(listed, ordinals(listed), strict=True)
    ]
