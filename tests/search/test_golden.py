"""The golden set: what people type, over the real library and a synthetic one of 2,000 cases.

`python -m tests.search.golden` prints the table of what is measured here.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT

from .golden.measure import SAMPLED_NAMES, Measured, measured
from .golden.queries import KINDS, Query, read_queries
from .golden.scoring import THRESHOLDS, Score, by_kind, complaint, flawed, means, score
from .golden.truth import Document, fold, truth

SMALLEST_KIND = 6


@pytest.fixture(scope="module")
def real(real_site: Path, real_origin: str, browser: Browser) -> Measured:
    return measured("real", ROOT, real_site, real_origin, browser)


@pytest.fixture(scope="module")
def sample(sample_root: Path, sample_site: Path, sample_origin: str, browser: Browser) -> Measured:
    return measured("sample", sample_root, sample_site, sample_origin, browser, SAMPLED_NAMES)


@pytest.fixture(scope="module")
def scores(real: Measured, sample: Measured) -> dict[str, list[Score]]:
    return by_kind((*real.scores, *sample.scores))


@pytest.mark.browser
@pytest.mark.parametrize("kind", THRESHOLDS)
def test_queries_are_answered_as_well_as_promised(
    kind: str, scores: dict[str, list[Score]]
) -> None:
    found = means(scores[kind])
    short = {m: found[m] for m, least in THRESHOLDS[kind].items() if found[m] < least}
    assert not short, "\n".join([f"{kind}: {short}", *flawed(scores[kind])])


@pytest.mark.browser
def test_no_query_that_should_find_something_finds_nothing(scores: dict[str, list[Score]]) -> None:
    empty = [one for found in scores.values() for one in found if one.is_empty]
    assert not empty, "\n".join(map(complaint, empty))


@pytest.mark.browser
def test_who_has_one_document_in_mind_sees_it_first(scores: dict[str, list[Score]]) -> None:
    named = [one for found in scores.values() for one in found if one.query.first]
    late = [one for one in named if not set(one.shown[:1]) & set(one.query.first)]
    assert named
    assert not late, "\n".join(map(complaint, late))


@pytest.mark.browser
def test_every_title_and_alias_is_first_for_itself(real: Measured, sample: Measured) -> None:
    """All of them in the real library, a choice among the thousands of the other."""
    late = (*real.late, *sample.late)
    assert not late, "\n".join(late)


@pytest.mark.browser
def test_the_truth_knows_every_document_that_is_found(real: Measured, sample: Measured) -> None:
    for measured_site in (real, sample):
        keys = {document.key for document in measured_site.known}
        assert {key for one in measured_site.scores for key in one.shown} <= keys


@pytest.mark.browser
@pytest.mark.parametrize("name", ["real", "sample"])
def test_every_query_has_a_truth(name: str, request: pytest.FixtureRequest) -> None:
    known: tuple[Document, ...] = request.getfixturevalue(name).known
    keys = {document.key for document in known}
    assert len(keys) == len(known)
    for query in read_queries(name):
        right = truth(query, known)
        assert bool(right) == (query.kind != "nothing"), query.text
        assert right <= keys, (query.text, right - keys)
        assert set(query.first) <= right, (query.text, query.first)
        if query.kind == "nothing":
            assert not any(fold(query.text) in document.folded for document in known), query.text


@pytest.mark.browser
def test_right_answers_are_of_every_sort(real: Measured) -> None:
    """Methods, cases, forms, terms, collections, sources, rules and pages written by hand."""
    right = {key for one in real.scores for key in one.truth}
    sorts = [f"term/{kind}/" for kind in ("scenarios", "vehicles", "indicators", "organisations")]
    sorts += ["method/", "case/", "form/", "page/collections/", "page/sources/"]
    assert [sort for sort in sorts if not any(key.startswith(sort) for key in right)] == []
    assert {"page/about.html", "page/contribute/index.html", "page/R109"} <= right


def test_the_set_is_large_and_of_every_kind() -> None:
    real, sample = read_queries("real"), read_queries("sample")
    counts = Counter(query.kind for query in (*real, *sample))
    assert len(real) >= 110
    assert len(sample) >= 50
    assert {kind: counts[kind] for kind in KINDS if counts[kind] < SMALLEST_KIND} == {}


def test_an_answer_is_scored_by_what_is_claimed_and_where_it_stands() -> None:
    right = frozenset({"case/a", "case/b"})
    hits = [("case/a", "exact"), ("case/x", "exact"), ("case/b", "all")]
    literal = score(Query("违章", "phrase"), right, hits)
    assert (literal.recall, literal.precision, literal.at_ten) == (0.5, 0.5, 0.5)
    assert (literal.missing, literal.wrong) == (["case/b"], ["case/x"])
    asked = score(Query("怎么降低违章", "question"), right, hits)
    assert (asked.recall, asked.leading) == (1.0, 1.0)
    assert score(Query("违章", "phrase"), right, [("case/a", "all")]).is_empty
    assert score(Query("xyzzy", "nothing"), frozenset(), hits[:1]).precision == 0
    far = [*((f"case/{n}", "partial") for n in range(20)), ("case/a", "partial")]
    assert score(Query("怎么降低违章", "question"), frozenset({"case/a"}), far).recall == 0
