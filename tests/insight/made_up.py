"""Libraries that chance puts together, with words below words and every kind of evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from generator.library import Library
from generator.model import Case, Method, Vocabulary, VocabularyKind
from tests.small import case, figure, library, method, term

COMPARED = {"indicators": [{"name": "率", "change": figure()}]}
COUNTED = {"indicators": [{"name": "数", "result": figure(102, "张")}]}
METHODS = ("baobao-fa", "qingdan-fa", "tixi")

SCENARIOS = {
    "anquan": term("安全隐患多"),
    "weizhang": term("现场违章多", parent="anquan"),
    "loushou": term("窃电与漏收"),
}


def with_narrower(found: Library) -> Library:
    """The same library with 现场违章多 below 安全隐患多."""
    data = {"title": "适用场景", "summary": "说明。", "terms": SCENARIOS}
    words = {VocabularyKind.SCENARIOS: Vocabulary.model_validate(data)}
    vocabularies = {**found.entries.vocabularies, **words}
    return Library(replace(found.entries, vocabularies=vocabularies))


def three_methods() -> dict[str, Method]:
    """Two mechanisms and a system; the second mechanism claims two problems."""
    return {
        "baobao-fa": method(),
        "qingdan-fa": method(title="清单化责任", scenarios=["anquan", "loushou"]),
        "tixi": method(title="整套体系", kind="system", business_lines=["yunjian"]),
    }


@st.composite
def _cases(draw: st.DrawFn) -> Case:
    more: dict[str, Any] = dict(draw(st.sampled_from(({}, COUNTED, COMPARED))))
    used = draw(st.lists(st.sampled_from((*METHODS, None)), min_size=1, max_size=4))
    more["actions"] = [{"text": "做。", "method": m} if m else {"text": "做。"} for m in used]
    some = st.lists(st.sampled_from(tuple(SCENARIOS)), min_size=1, unique=True)
    more["scenarios"] = draw(some)
    more["business_lines"] = draw(st.sampled_from(([], ["yunjian"])))
    more["organisation"] = draw(st.sampled_from(("jia", "jia-yi", "yi")))
    more["status"] = draw(st.sampled_from(("published", "published", "draft", "deprecated")))
    years = st.none() | st.integers(2015, 2024).map(str)
    start, end = sorted((draw(years) or "", draw(years) or ""))
    more["period"] = {"start": start or None, "end": end or None}
    if grade := draw(st.sampled_from((None, "A", "C"))):
        more["appraisal"] = {"grade": grade, "source": "wen"}
    return case(**more)


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Up to eight cases of any kind with three methods."""
    cases = draw(st.lists(_cases(), max_size=8))
    named = {f"anli-{place}": found for place, found in enumerate(cases)}
    return with_narrower(library(named, three_methods()))
