"""A library of a few entries for tests, made from models, without any file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NoReturn

from generator.library import Library
from generator.model import Case, Collection, Entries, Method, Source, Vocabulary, VocabularyKind

SOURCE = {"title": "一篇文章", "about": "jia", "quality": "unstated", "file": "a.txt"}


def term(label: str, **more: Any) -> dict[str, Any]:
    return {"label": label, "definition": f"{label}的释义。", **more}


VOCABULARY: dict[VocabularyKind, dict[str, Any]] = {
    VocabularyKind.SCENARIOS: {"weizhang": term("现场违章多"), "loushou": term("窃电与漏收")},
    VocabularyKind.BUSINESS_LINES: {"yunjian": term("运维检修")},
    VocabularyKind.VEHICLES: {"tuji": term("突击队"), "baobao": term("责任区")},
    VocabularyKind.INDICATORS: {"weizhang-lv": term("现场违章率", unit="%", better="lower")},
    VocabularyKind.ORGANISATIONS: {
        "jia": term("甲公司"),
        "jia-yi": term("甲公司一部", parent="jia"),
        "yi": term("乙公司"),
    },
}


def figure(value: Any = -28, unit: str = "%", **more: Any) -> dict[str, Any]:
    return {"value": value, "unit": unit, "printed": f"下降{value}", "source": "wen", **more}


def case(**more: Any) -> Case:
    data: dict[str, Any] = {
        "title": "党员包保压降违章",
        "summary": "包保到现场。",
        "organisation": "jia-yi",
        "scenarios": ["weizhang"],
        "problem": {"statement": "现场有违章。"},
        "vehicle": {"kinds": ["baobao"], "how": "党员包保。"},
        "actions": [{"text": "包保。", "method": "baobao-fa"}],
        "results": {"summary": "违章少了。"},
        "sources": ["wen"],
    }
    return Case.model_validate(data | more)


def method(**more: Any) -> Method:
    data: dict[str, Any] = {
        "title": "党员责任区与包保",
        "kind": "mechanism",
        "summary": "包保到人。",
        "origin": {"statement": "自编。"},
        "scenarios": ["weizhang"],
        "steps": [{"title": "分区", "what": "划分。"}, {"title": "检查", "what": "检查。"}],
        "roles": [{"who": "党员", "does": "包保"}],
        "tools": [
            {
                "id": "ka",
                "title": "责任卡",
                "purpose": "写明责任。",
                "columns": [{"title": "谁"}, {"title": "包哪里"}],
            }
        ],
        "cautions": ["不走过场。"],
        "sources": ["wen"],
    }
    return Method.model_validate(data | more)


def library(
    cases: dict[str, Case] | None = None,
    methods: dict[str, Method] | None = None,
    sources: dict[str, dict[str, Any]] | None = None,
) -> Library:
    cases = {"anli": case()} if cases is None else cases
    vocabularies = {
        kind: Vocabulary.model_validate({"title": kind.label, "summary": "说明。", "terms": terms})
        for kind, terms in VOCABULARY.items()
    }
    collection = {
        "title": "项目集",
        "summary": "一年的项目。",
        "organisation": "jia",
        "admission": {"rule": "择优。"},
        "sources": ["wen"],
    }
    return Library(
        Entries(
            cases=cases,
            methods={"baobao-fa": method()} if methods is None else methods,
            collections={"xiangmuji": Collection.model_validate(collection)},
            vocabularies=vocabularies,
            sources={i: Source.model_validate(s) for i, s in (sources or {"wen": SOURCE}).items()},
            collection_of=dict.fromkeys(cases, "xiangmuji"),
        )
    )


class _Closed(dict[str, Case]):
    """Cases whose ids are known and which none may open."""

    def __getitem__(self, id_: str) -> Case:
        raise AssertionError(f"{id_} was opened")

    def values(self) -> NoReturn:
        raise AssertionError("all cases were opened")

    def items(self) -> NoReturn:
        raise AssertionError("all cases were opened")


def unopened(held: Library) -> Library:
    """The same library by its briefs alone: opening a case fails the test."""
    briefs = {**held.briefs}
    return Library(replace(held.entries, cases=_Closed(held.entries.cases)), briefs)
