"""The real library, built and read as it is published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from openpyxl import load_workbook

from generator.checking import check_tree
from generator.insight import evidence_of
from generator.library import Library
from generator.model import MethodKind, figures_in
from generator.reading import read_tree
from tests.conftest import ROOT

FORBIDDEN = ("易倍", "emc", "第一文档网", "叭硪", "crabby", "13988889999", "88888888")


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(check_tree(read_tree(ROOT)).entries)


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, str]:
    return {
        p.relative_to(real_site).as_posix(): p.read_text("utf-8") for p in real_site.rglob("*.html")
    }


class _Marks(HTMLParser):
    """Collects ids, addresses and the parts of a head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.headings: list[str] = []
        self.meta: dict[str, str] = {}
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        for name in ("href", "src"):
            if name in given and not (tag == "a" and "download" in given and not given[name]):
                self.links.append((tag, given[name]))
        if tag == "h1":
            self.headings.append(tag)
        if tag == "meta" and "name" in given:
            self.meta[given["name"]] = given.get("content", "")
        self.inline += [name for name in given if name.startswith("on") or name == "style"]


@pytest.fixture(scope="module")
def marks(pages: dict[str, str]) -> dict[str, _Marks]:
    return {url: _Marks(html) for url, html in pages.items()}


def test_every_published_entry_has_its_page(library: Library, pages: dict[str, str]) -> None:
    wanted = {f"cases/{i}.html" for i in library.cases}
    wanted |= {f"methods/{i}.html" for i in library.methods}
    wanted |= {f"collections/{i}.html" for i in library.collections}
    assert wanted <= set(pages)
    drafts = set(library.entries.cases) - set(library.cases)
    assert not any(f"cases/{i}.html" in pages for i in drafts)
    assert not any("casebook-shell" in url for url in pages)


def test_the_library_is_as_large_as_promised(library: Library) -> None:
    systems = [m for m in library.methods.values() if m.kind is MethodKind.SYSTEM]
    assert len(systems) == 5
    assert len(library.methods) - len(systems) >= 10
    assert len(library.listed_cases) >= 20
    for i, method in library.methods.items():
        assert library.cases_of_method(i), i
        assert method.tools, i


def test_each_page_has_a_title_a_description_and_one_heading(marks: dict[str, _Marks]) -> None:
    for url, found in marks.items():
        assert len(found.headings) == 1, url
        if url != "404.html":
            assert 4 <= len(found.meta["description"]) <= 160, url


def test_titles_are_unique(pages: dict[str, str]) -> None:
    titles: dict[str, str] = {}
    for url, html in pages.items():
        found = re.search(r"<title>([^<]+)</title>", html)
        assert found, url
        assert found[1] not in titles, (url, titles.get(found[1]))
        titles[found[1]] = url


def test_ids_are_unique_and_nothing_is_inline(marks: dict[str, _Marks]) -> None:
    for url, found in marks.items():
        ids = [i for i in found.ids if not i.startswith("__")]
        assert len(ids) == len(set(ids)), url
        assert found.inline == [], url


def addresses(marks: dict[str, _Marks]) -> Iterator[tuple[str, str]]:
    for url, found in marks.items():
        for _, link in found.links:
            yield url, link


def test_every_internal_link_leads_somewhere(real_site: Path, marks: dict[str, _Marks]) -> None:
    broken = []
    for url, link in addresses(marks):
        parts = urlsplit(link)
        if parts.scheme or link.startswith("//") or url == "404.html":
            continue
        target = (real_site / url).parent / unquote(parts.path) if parts.path else real_site / url
        target = target.resolve()
        if not target.is_file():
            broken.append((url, link))
        elif parts.fragment and target.suffix == ".html":
            name = target.relative_to(real_site.resolve()).as_posix()
            if unquote(parts.fragment) not in marks[name].ids:
                broken.append((url, link))
    assert broken == []


def test_nothing_is_loaded_from_another_site(marks: dict[str, _Marks]) -> None:
    for url, found in marks.items():
        loaded = [link for tag, link in found.links if tag in {"script", "link", "img", "iframe"}]
        assert not [link for link in loaded if urlsplit(link).netloc], url


def test_damaged_parts_of_the_articles_stay_out(pages: dict[str, str]) -> None:
    for url, html in pages.items():
        text = html.lower()
        assert not [word for word in FORBIDDEN if word in text], url


def test_what_the_article_does_not_say_is_shown_as_such(
    library: Library, pages: dict[str, str]
) -> None:
    silent = [i for i, case in library.listed_cases.items() if case.problem is None]
    assert silent
    for i in silent:
        assert "原文未载" in pages[f"cases/{i}.html"], i


def test_every_figure_stands_on_its_page_with_its_printed_phrase(
    library: Library, pages: dict[str, str]
) -> None:
    for folder, entries in (("cases", library.listed_cases), ("methods", library.listed_methods)):
        for i, entry in entries.items():
            html = pages[f"{folder}/{i}.html"]
            for figure in figures_in(entry):
                assert escape(figure.printed) in html, (i, figure.printed)


def test_a_method_page_shows_the_sum_of_its_evidence(
    library: Library, pages: dict[str, str]
) -> None:
    for i in library.listed_methods:
        found = evidence_of(library, i, 2026)
        html = pages[f"methods/{i}.html"]
        assert found.level.label in html
        for part in found.parts:
            assert part.found in html, (i, part)


def test_every_form_can_be_downloaded_and_opened(library: Library, real_site: Path) -> None:
    for i, method in library.listed_methods.items():
        for tool in method.tools:
            sheet = load_workbook(real_site / "forms" / i / f"{tool.id}.xlsx").active
            assert sheet["A1"].value == tool.title


def test_the_schemas_are_published(real_site: Path) -> None:
    schema = json.loads((real_site / "schemas" / "case.json").read_text("utf-8"))
    assert "problem" in schema["properties"]
