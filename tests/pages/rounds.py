"""A small library with one round and a few filled forms, made from models."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.library import Library
from generator.model import Collection, FilledForm, Registry
from tests.small import case, library, method

SCORE_TOOL: dict[str, Any] = {
    "id": "kaohe",
    "title": "考核表",
    "purpose": "打分。",
    "columns": [
        {"title": "内容"},
        {"title": "标准分", "kind": "number"},
        {"title": "得分", "kind": "number"},
    ],
    "tally": {"kind": "score", "value": "得分", "full": "标准分", "group": "内容"},
}
LOOP_TOOL: dict[str, Any] = {
    "id": "wenti",
    "title": "问题清单",
    "purpose": "销号。",
    "columns": [
        {"title": "问题"},
        {"title": "期限", "kind": "date"},
        {"title": "状态", "kind": "choice", "choices": ["整改中", "已销号"]},
    ],
    "tally": {"kind": "loop", "value": "状态", "good": ["已销号"], "due": "期限"},
}


def project(id_: str, branch: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "branch": branch,
        "title": f"项目{id_}",
        "business": "yunjian",
        "problem": "违章反复。",
        "mechanism": "包保到面。",
        "indicator": {
            "name": "违章次数",
            "unit": "次",
            "better": "lower",
            "baseline": 12,
            "target": 6,
        },
        "vehicles": ["baobao"],
        "owner": "支部书记",
        "registered": "2025-02-10",
        "grade": "B",
        **more,
    }


def scoring(professional: int | None, party: int | None) -> dict[str, Any]:
    given = {"professional_score": professional, "party_score": party}
    return {"department": "安监部", **{k: v for k, v in given.items() if v is not None}}


def note(date: str, **more: Any) -> dict[str, Any]:
    return {"date": date, "done": "做成一件。", **more}


REGISTRY: dict[str, Any] = {
    "organisation": "jia-yi",
    "year": "2025",
    "branches": ["一支部", "二支部", "三支部", "四支部"],
    "changes": [
        {
            "date": "2025-06-30",
            "kind": "merged",
            "before": ["二支部", "三支部"],
            "after": ["二三支部"],
            "reason": "机构调整",
        }
    ],
    "projects": [
        project(
            "xm-1",
            "一支部",
            case="anli",
            scoring=scoring(5, 4),
            progress=[note("2025-04-20", value=9), note("2025-12-10", value=5, pace="done")],
            promotions=[
                {
                    "date": "2025-07-01",
                    "wanted": "A",
                    "improvement": "覆盖外包",
                    "ruling": "approved",
                }
            ],
        ),
        project(
            "xm-2",
            "二支部",
            scoring=scoring(5, 3),
            progress=[note("2025-03-20", pace="late", next="五月补"), note("2025-04-21")],
        ),
        project("xm-3", "=1+1", scoring=scoring(4, None), registered="2025-09-01"),
    ],
}
OTHER: dict[str, Any] = {
    "organisation": "yi",
    "year": "2025",
    "branches": ["甲支部"],
    "projects": [
        project("xm-1", "甲支部", progress=[note("2025-03-09", pace="stopped", next="停")])
    ],
}


def form(tool: str, branch: str, period: str, *rows: list[str]) -> FilledForm:
    return FilledForm.model_validate(
        {
            "method": "baobao-fa",
            "tool": tool,
            "organisation": "jia-yi",
            "branch": branch,
            "period": period,
            "rows": list(rows),
        }
    )


def round_library() -> Library:
    """Two units, four projects, two of them scored in full, one outstanding."""
    known = method(tools=[SCORE_TOOL, LOOP_TOOL])
    base = library({"anli": case()}, {"baobao-fa": known}).entries
    collection = Collection.model_validate(
        {
            "title": "项目集",
            "summary": "一年的项目。",
            "organisation": "jia",
            "admission": {"rule": "择优。", "minimum_score": 4},
            "sources": ["wen"],
        }
    )
    forms = {
        "yi-3": form("kaohe", "一支部", "2025-03", ["学习", "10", "9"], ["服务", "10", "6"]),
        "yi-4": form("kaohe", "一支部", "2025-04", ["学习", "10", "10"], ["服务", "10", "8"]),
        "er-3": form("kaohe", "二支部", "2025-03", ["学习", "10", "10"], ["服务", "10", "9"]),
        "wen-ti": form(
            *("wenti", "一支部", "2025-03"),
            ["漏油", "2025-04-01", "已销号"],
            ["缺灯", "2027-01-01", "整改中"],
            ["少锁", "2025-05-01", "整改中"],
        ),
    }
    return Library(
        replace(
            base,
            collections={"xiangmuji": collection},
            registries={
                ("xiangmuji", "jia-2025"): Registry.model_validate(REGISTRY),
                ("xiangmuji", "yi-2025"): Registry.model_validate(OTHER),
            },
            forms={("xiangmuji", id_): filled for id_, filled in forms.items()},
        )
    )
