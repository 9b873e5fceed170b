"""Problems as Markdown for the summary page of a run on GitHub, which has no limit of ten.

Every word of a contributor is escaped: a value can be neither markup nor a table's border.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.checking.catalogue import CATALOGUE
from generator.checking.problem import Problem, Severity
from generator.checking.reporters.code_pages import code_page
from generator.checking.reporters.line import field, offer
from generator.checking.wording import Language
from generator.reading import printable

PROBLEMS_MAX = 300
"""Problems that are listed; who has more mends these first."""
BYTES_MAX = 900_000
"""GitHub drops the summary of a step that is larger than 1 MiB."""

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
"""All ASCII punctuation: CommonMark takes each literally after a backslash."""
_WORDS = {
    "zh": {
        "heading": "检查结果",
        "clean": "没有发现问题。",
        "counts": ("编码", "是什么", "错误", "提醒"),
        "problems": ("位置", "编码", "字段", "哪里不对", "怎样改"),
        "warning": "［提醒］",
        "more": "还有 {} 个问题，见运行日志。",
    },
    "en": {
        "heading": "Result of the check",
        "clean": "No problem found.",
        "counts": ("Code", "What", "Errors", "Warnings"),
        "problems": ("Place", "Code", "Field", "What is wrong", "How to mend it"),
        "warning": "[warning] ",
        "more": "{} more problems: see the log of the run.",
    },
}


def step_summary(
    problems: Sequence[Problem], closing: str, *, lang: Language = "zh", site: str = ""
) -> str:
    """Counts by code, then the problems by file.

    Args:
        problems: sorted by file.
        closing: the line that `summary` writes of the run.
        lang: the language of headings.
        site: address of the published site; with it codes lead to their pages.
    """
    said = _WORDS[lang]
    lines = [f"## {said['heading']}", "", _escaped(closing), ""]
    if not problems:
        return "\n".join([*lines, str(said["clean"]), "", ""])
    lines += _table(said["counts"], _counts(problems, lang, site))
    if offered := offer(problems, lang):
        lines += [_escaped(offered), ""]
    size = sum(len(line.encode()) + 1 for line in lines)
    listed = 0
    for file, group in groupby(problems[:PROBLEMS_MAX], key=lambda problem: problem.file):
        inside = list(group)
        section = [f"### {_escaped(file)}", ""]
        section += _table(said["problems"], (_row(problem, lang, site) for problem in inside))
        size += sum(len(line.encode()) + 1 for line in section)
        if size > BYTES_MAX:
            break
        lines += section
        listed += len(inside)
    if left := len(problems) - listed:
        lines += [str(said["more"]).format(left), ""]
    return "\n".join([*lines, ""])


def _counts(problems: Sequence[Problem], lang: Language, site: str) -> Iterator[Sequence[str]]:
    found = Counter((problem.code, problem.severity) for problem in problems)
    for code, explanation in CATALOGUE.items():
        errors, warnings = found[code, Severity.ERROR], found[code, Severity.WARNING]
        if errors or warnings:
            title = explanation.zh.title if lang == "zh" else explanation.en.title
            yield _linked(code, site), _escaped(title), str(errors), str(warnings)


def _row(problem: Problem, lang: Language, site: str) -> Sequence[str]:
    mark = str(_WORDS[lang]["warning"]) if problem.severity is Severity.WARNING else ""
    return (
        _escaped(problem.cell or f"{problem.line}:{problem.column}"),
        _linked(problem.code, site),
        _escaped(field(problem, lang)),
        _escaped(mark + problem.message),
        _escaped(problem.hint),
    )


def _linked(code: str, site: str) -> str:
    address = code_page(site, code)
    return f"[{code}](<{address}>)" if address else code


def _table(heads: Sequence[str], rows: Iterator[Sequence[str]]) -> list[str]:
    border = ["---"] * len(heads)
    return [f"| {' | '.join(cells)} |" for cells in (heads, border, *rows)] + [""]


def _escaped(text: str) -> str:
    """One line of text in which nothing is markup."""
    return _PUNCTUATION.sub(r"\\\1", printable(" ".join(text.split())))
