"""What the checks find before and after, and which files nothing can be said about."""

from __future__ import annotations

from collections.abc import Mapping

from generator.checking import Checked, Problem, Severity
from generator.contributing.review.change import ProblemChange, UnreadFile
from generator.contributing.review.lines import one_line
from generator.contributing.review.snapshot import Snapshot
from generator.reading import FaultCode


def problem_changes(base: Snapshot, head: Snapshot, moved: Mapping[str, str]) -> ProblemChange:
    """Count both sides; a problem is new where its code, file and field had none before.

    `moved` maps the old path of a file that moved to its new one.
    """
    before = {(p.code, moved.get(p.file, p.file), p.path) for p in base.checked.problems}
    after = {(p.code, p.file, p.path) for p in head.checked.problems}
    new = (p for p in head.checked.problems if (p.code, p.file, p.path) not in before)
    ordered = sorted(new, key=lambda p: p.severity is not Severity.ERROR)
    return ProblemChange(
        *_counts(base.checked), *_counts(head.checked), tuple(ordered), len(before - after)
    )


def unread_files(base: Snapshot, head: Snapshot) -> tuple[UnreadFile, ...]:
    """Files that no data could be taken from, and why, by path."""
    before, after = _unread(base), _unread(head)
    found = [
        UnreadFile("both" if file in before else "head", file, why) for file, why in after.items()
    ]
    found += [UnreadFile("base", file, why) for file, why in before.items() if file not in after]
    return tuple(sorted(found, key=lambda item: item.file))


def _counts(checked: Checked) -> tuple[int, int]:
    errors = len(checked.errors)
    return errors, len(checked.problems) - errors


def _unread(side: Snapshot) -> dict[str, str]:
    """File → the first thing that is wrong with it."""
    found: dict[str, Problem] = {}
    for problem in side.checked.problems:
        if problem.file in found or not problem.code.startswith("R"):
            continue
        misnamed = problem.file in side.tree.faults and problem.code != FaultCode.NOT_READ
        if misnamed or (problem.file in side.addresses and side.data(problem.file) is None):
            found[problem.file] = problem
    return {file: f"{p.code} {one_line(p.message)}" for file, p in found.items()}
