"""The bytes of one content file → what it holds, and its findings → problems in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.checking.problem import Finding, Problem
from generator.checking.schema import check_shape
from generator.checking.shelf import Opened, Typed
from generator.checking.wording import Language, problem_of_fault, problem_of_finding
from generator.reading import Document, FileKind, read_yaml
from generator.reading.limits import MOST_FINDINGS

UNREADABLE = Opened(Document(None))
"""A file that could not be read from the disk."""


def opened(kind: FileKind, data: bytes) -> Opened:
    """Read the bytes of a file and check their shape."""
    document = read_yaml(data)
    if document.data is None:
        return Opened(document)
    shaped = check_shape(kind, document)
    return Opened(shaped.document or document, shaped.entry, shaped.wrong, shaped.findings)


def problems_of_faults(typed: Typed, lang: Language) -> Iterator[Problem]:
    """What was wrong when the file was read."""
    for fault in typed.document.faults:
        yield problem_of_fault(typed.file, fault, lang)


def problems_of(typed: Typed, findings: Iterable[Finding], lang: Language) -> Iterator[Problem]:
    """Findings as problems, without those that only echo a fault of reading.

    Of one code so many as a person would mend; a file that is wrong everywhere is wrong once.
    """
    dropped = typed.document.dropped
    told: Counter[str] = Counter()
    for finding in findings:
        above = (finding.path[:length] for length in range(len(finding.path) + 1))
        if not dropped.isdisjoint(above):
            continue
        told[finding.code] += 1
        if told[finding.code] <= MOST_FINDINGS:
            yield problem_of_finding(typed.file, typed.document, finding, lang)
