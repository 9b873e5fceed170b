"""Problems as SARIF 2.1.0, with the explanation of each code and the changes that mend.

Code scanning of a forge and editors read it. Section numbers are those of the OASIS standard.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.checking.catalogue import CATALOGUE, Explanation, Wording
from generator.checking.problem import Problem
from generator.checking.reporters.code_pages import code_page
from generator.checking.reporters.identity import fingerprints
from generator.checking.reporters.line import field_and_words, words
from generator.checking.wording import Language
from generator.reading import Edit

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
"""The name that forges give to the root of the repository."""
_PLACEHOLDER = re.compile(r"\{[0-9]+\}")
_FINGERPRINT = "casebookProblem/v1"
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_LABELS = {"zh": ("怎样改", "不对的", "对的"), "en": ("How to mend it", "Wrong", "Right")}


def sarif_report(
    problems: Sequence[Problem],
    *,
    lang: Language = "zh",
    color: bool = False,
    sources: Mapping[str, bytes] | None = None,
    site: str = "",
) -> str:
    """One run; its rules are the codes that occur, in the order of the catalogue."""
    codes = {problem.code for problem in problems}
    rules = [explanation for code, explanation in CATALOGUE.items() if code in codes]
    places = {explanation.code: index for index, explanation in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "casebook",
                "semanticVersion": __version__,
                "language": _LANGUAGES[lang],
                "rules": [_rule(explanation, lang, site) for explanation in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "Root of the library, the folder of cases/."}}
        },
        "results": [
            _result(problem, places[problem.code], fingerprint, lang)
            for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
        ],
    }
    report = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _rule(explanation: Explanation, lang: Language, site: str) -> dict[str, Any]:
    wording: Wording = explanation.zh if lang == "zh" else explanation.en
    how, wrong, right = _LABELS[lang]
    text = f"{wording.title}\n{wording.why}\n{how}: {wording.how}"
    markdown = (
        f"**{wording.title}**\n\n{wording.why}\n\n{how}: {wording.how}\n\n"
        f"{wrong}:\n\n````yaml\n{explanation.bad}\n````\n\n"
        f"{right}:\n\n````yaml\n{explanation.good}\n````\n"
    )
    rule: dict[str, Any] = {
        "id": explanation.code,
        "shortDescription": {"text": _literal(wording.title)},
        "fullDescription": {"text": _literal(wording.why)},
        "help": {"text": _literal(text), "markdown": _literal(markdown)},
        "defaultConfiguration": {"level": explanation.severity.value},
        "properties": {"problem.severity": explanation.severity.value},
    }
    if address := code_page(site, explanation.code):
        rule["helpUri"] = address
    return rule


def _result(problem: Problem, rule: int, fingerprint: str, lang: Language) -> dict[str, Any]:
    artifact = {"uri": quote(problem.file, errors="replace"), "uriBaseId": _ROOT}
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if not problem.cell:
        physical["region"] = {"startLine": problem.line, "startColumn": problem.column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if named := problem.cell or problem.path:
        location["logicalLocations"] = [{"fullyQualifiedName": named}]
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": _literal(_message(problem, lang))},
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if problem.fix:
        change = {
            "artifactLocation": artifact,
            "replacements": [_replacement(edit) for edit in sorted(problem.fix)],
        }
        text = _literal(problem.hint or problem.message)
        result["fixes"] = [{"description": {"text": text}, "artifactChanges": [change]}]
    return result


def _message(problem: Problem, lang: Language) -> str:
    """What to read beside the place, which forges show with its field only if it is in here."""
    if problem.cell or problem.path:
        return f"{problem.cell} {field_and_words(problem, lang)}".strip()
    return words(problem, lang)


def _replacement(edit: Edit) -> dict[str, Any]:
    """A change; it ends before the first character that stays, in SARIF as in `Edit` (§3.30.8)."""
    return {
        "deletedRegion": {
            "startLine": edit.line,
            "startColumn": edit.column,
            "endLine": edit.end_line,
            "endColumn": edit.end_column,
        },
        "insertedContent": {"text": edit.text},
    }


def _literal(text: str) -> str:
    """Text in which nothing is a placeholder (§3.11.5) or a link (§3.11.6).

    The standard doubles every brace; viewers show doubled ones as they stand, so only what could
    be a placeholder is doubled, and YAML in braces stays readable.
    """
    return _PLACEHOLDER.sub(r"{\g<0>}", text).replace("](", "] (")
