"""The level of a single case follows from what it prints and where it stands."""

from typing import Any

import pytest

from generator.insight import Level
from generator.insight.evidence import CASE_LADDER, case_evidence
from tests.small import SOURCE, case, figure, library

SIGNED = SOURCE | {"quality": "published", "date": "2022-09"}
CHANGE = {"indicators": [{"name": "率", "change": figure()}]}
COUNT = {"indicators": [{"name": "数", "result": figure(102, "张")}]}
WHEN = {"period": {"start": "2020"}}


@pytest.mark.parametrize(
    ("more", "source", "points", "level"),
    [
        ({}, SOURCE, 0, Level.OPEN),
        (WHEN, SIGNED, 3, Level.EARLY),
        (COUNT, SOURCE, 1, Level.OPEN),
        (COUNT | WHEN, SOURCE, 2, Level.EARLY),
        (COUNT | WHEN, SIGNED, 4, Level.GOOD),
        (CHANGE, SOURCE, 3, Level.EARLY),
        (CHANGE | WHEN, SOURCE, 4, Level.GOOD),
        (CHANGE, SIGNED, 5, Level.STRONG),
        (CHANGE | WHEN, SIGNED, 6, Level.STRONG),
    ],
)
def test_a_case_earns_its_level(
    more: dict[str, Any], source: dict[str, Any], points: int, level: Level
) -> None:
    found = library({"a": case(**more)}, sources={"wen": source})
    evidence = case_evidence(found, found.briefs["a"])
    assert (evidence.points, evidence.level) == (points, level)
    assert points == sum(part.points for part in evidence.parts)
    assert evidence.most == sum(part.most for part in evidence.parts) == 6


def test_praise_alone_is_never_more_than_early() -> None:
    """However well told, dated and published: without a number nothing was measured."""
    found = library({"a": case(**WHEN)}, sources={"wen": SIGNED})
    assert case_evidence(found, found.briefs["a"]).level is Level.EARLY
    assert all(rung.measured or rung.compared for rung in CASE_LADDER[:2])


def test_the_year_of_a_measured_indicator_says_when() -> None:
    dated = {"indicators": [{"name": "率", "change": figure(), "period": "2020"}]}
    silent = {"indicators": [{"name": "率", "period": "2020"}]}
    found = library({"a": case(**dated), "b": case(**silent)})
    assert case_evidence(found, found.briefs["a"]).points == 4
    assert case_evidence(found, found.briefs["b"]).points == 0
