"""The library for language models: `llms.txt`, a list with links, and `llms-full.txt`, the texts.

Laid out as llmstxt.org asks: a heading, a quotation that says what it is, sections of links.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.exports.about import About
from generator.exports.literal import literal, literal_line
from generator.exports.telling import Told, told_cases, told_methods
from generator.library import Library
from generator.model import VocabularyKind
from generator.pages.links import (
    API,
    FEED,
    INTERFACE,
    LLMS,
    case_url,
    collection_url,
    method_url,
    term_url,
)
from generator.pages.plain import plain

LLMS_FULL = "llms-full.txt"
CASES_LISTED = 200
"""Cases in `llms.txt`; the others are found through the list of the API."""
ENTRIES_TOLD = 120
"""Entries that `llms-full.txt` holds at most: a larger library has none, which no model could take
in at once."""

_READING = (
    "每个条目的网页都有一份结构化数据：把 `cases/编号.html` 换成 `api/v1/cases/编号.json`，"
    "把 `methods/编号.html` 换成 `api/v1/methods/编号.json`。数字都带原文写法和出处；"
    "`null` 或空列表表示原文未载，不要推算、不要补齐。没有数字的成效是定性的说法。"
)


def llms_files(library: Library, about: About) -> Iterator[tuple[str, bytes]]:
    """Address and content of both files; the second only for a library of a sensible size."""
    full = len(library.listed_briefs) + len(library.listed_methods) <= ENTRIES_TOLD
    yield LLMS, "\n".join(_lines(library, about, full=full)).encode()
    if full:
        yield LLMS_FULL, "\n".join(_texts(library, about)).encode()


def _heading(about: About, what: str) -> Iterator[str]:
    yield from (f"# {about.name}", "", f"> {what}", "")
    yield from (f"版次：{about.edition}。{_READING}" if about.edition else _READING, "")


def _lines(library: Library, about: About, *, full: bool) -> Iterator[str]:
    def link(title: str, url: str, note: str) -> str:
        return f"- [{literal(title)}]({about.site_url}{url}): {literal(note)}"

    cases, methods = library.listed_briefs, library.listed_methods
    yield from _heading(
        about,
        f"国有企业党支部的典型机制与实践案例：{len(cases)} 个案例，{len(methods)} 种做法；"
        "每种做法有步骤、空白表单和证据等级，每个案例有问题、指标、载体、成效四个要素。",
    )
    kind = VocabularyKind.SCENARIOS
    yield from ("## 从问题找", "")
    for i, term in library.terms(kind).items():
        yield link(term.label, term_url(kind, i), plain(term.definition))
    yield from ("", "## 机制与工作法", "")
    for i, method in methods.items():
        yield link(method.title, method_url(i), f"{method.kind.label}。{plain(method.summary)}")
    yield from ("", "## 项目集", "")
    for i, collection in library.collections.items():
        yield link(collection.title, collection_url(i), plain(collection.summary))
    yield from ("", "## 案例", "")
    for i, case in islice(cases.items(), CASES_LISTED):
        yield link(case.title, case_url(i), plain(case.summary))
    if len(cases) > CASES_LISTED:
        yield link("其余案例", f"{API}cases.json", f"全部 {len(cases)} 个案例的列表")
    yield from ("", "## 数据接口", "")
    yield link("接口总目", f"{API}index.json", "有哪些文件")
    yield link("接口说明", f"{API}openapi.json", "OpenAPI 3.1")
    yield link("接口用法", INTERFACE, "给人读的说明")
    yield from ("", "## Optional", "")
    if full:
        yield link("全文", LLMS_FULL, "全部案例和做法的文字，一个文件")
    yield link("订阅源", FEED, "Atom")
    yield ""


def _texts(library: Library, about: About) -> Iterator[str]:
    yield from _heading(about, "全部案例和做法的文字。")
    year = about.year
    yield from ("## 机制与工作法", "")
    for told in told_methods(library, library.listed_methods, year):
        yield from _text(told, about.site_url + method_url(told.id))
    yield from ("## 案例", "")
    for told in told_cases(library, library.listed_cases):
        yield from _text(told, about.site_url + case_url(told.id))


def _text(told: Told, address: str) -> Iterator[str]:
    facts = filter(None, (told.organisation, told.branch, told.period))
    yield from (f"### {literal_line(told.title)}", "", f"<{address}>", "")
    yield from (literal_line(told.summary), "")
    yield f"- 类别：{told.sort}；{literal('，'.join(facts))}"
    yield f"- 证据等级：{told.evidence}"
    for element in told.elements:
        yield f"- {element['label']}：{literal(' / '.join(element['lines']) or element['none'])}"
    for figure in told.figures:
        said = f"{figure.name} {figure.amount}，原文“{figure.printed}”，出自{figure.source}"
        yield f"- 数字：{literal(said)}"
    yield from (*(f"- 来源：{literal(source)}" for source in told.sources), "")
