"""What lists and counts cases reads them in short, stays small, and is made page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from generator.insight.registry import stated_round
from generator.library import Library
from generator.model import Case, VocabularyKind
from generator.pages import STAGED, Page, SiteContext
from generator.pages.collections import collection_page, collection_pages
from generator.pages.explorer import (
    BLOCK,
    block_cases,
    block_digest,
    block_file,
    explorer_files,
    mark_of,
)
from generator.pages.finder import finder_files
from generator.pages.links import method_url, term_url
from generator.pages.method import method_page, method_pages
from generator.pages.registry import registry_pages
from generator.pages.registry.stated import LINES_SHOWN
from generator.pages.sources import CASES_SHOWN
from generator.pages.terms import term_page, term_pages
from tests.pages.conftest import TEMPLATES
from tests.pages.reading import Body
from tests.small import SOURCE, case, library

LISTING = (*STAGED, method_pages, collection_pages, registry_pages, term_pages)


class _Locked(Mapping[str, Case]):
    """Cases of which only the ids may be read."""

    def __init__(self, ids: Iterator[str]) -> None:
        self._ids = dict.fromkeys(ids)

    def __getitem__(self, id_: str) -> Case:
        raise AssertionError(f"the whole of {id_} was read")

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def site_of(found: Library) -> SiteContext:
    return SiteContext(found, TEMPLATES, "2026-11-21")


def page_at(found: Library, url: str) -> Page:
    return next(p for make in STAGED for p in make(site_of(found)) if p.url == url)


def test_no_list_reads_a_whole_case(real_library: Library) -> None:
    """Ten thousand cases lie in a cache, and taking one out costs."""
    locked = _Locked(iter(real_library.entries.cases))
    entries = replace(real_library.entries, cases=locked)
    site = site_of(Library(entries, dict(real_library.briefs)))
    open_site = site_of(real_library)
    for make in LISTING:
        assert list(make(site)) == list(make(open_site)), make.__name__
    assert list(explorer_files(site)) == list(explorer_files(open_site))
    assert list(finder_files(site)) == list(finder_files(open_site))
    for case_id in real_library.listed_briefs:
        assert site.nearest(case_id) == open_site.nearest(case_id)


def test_a_page_made_alone_is_the_page_made_with_the_others(real_library: Library) -> None:
    site = site_of(real_library)
    for page, method in zip(method_pages(site), real_library.methods, strict=True):
        assert page == method_page(site_of(real_library), method)
        assert page.url == method_url(method)
    for page, collection in zip(collection_pages(site), real_library.collections, strict=True):
        assert page == collection_page(site_of(real_library), collection)
    pages = {page.url: page for page in term_pages(site)}
    for kind in VocabularyKind:
        for term in real_library.terms(kind):
            assert term_page(site, kind, term) == pages.pop(term_url(kind, term))
    assert not pages


@pytest.mark.parametrize("more", [1, 15])
def test_a_source_of_very_many_cases_says_where_the_rest_are(more: int) -> None:
    cases = {f"c{n:03}": case() for n in range(CASES_SHOWN + more)}
    body = Body(page_at(library(cases), "sources.html"))
    assert sum(url.startswith("cases/c") for url in hrefs(body)) == CASES_SHOWN
    assert f"还有 {more} 个案例引用它，都在甲公司的案例里。" in body.text
    assert "cases/index.html?organisation=jia" in hrefs(body)


def test_where_the_rest_are_is_true_also_for_cases_of_other_units() -> None:
    cases = {f"c{n:03}": case() for n in range(CASES_SHOWN)} | {"z": case(organisation="yi")}
    body = Body(page_at(library(cases), "sources.html"))
    assert "还有 1 个案例引用它，都在全部案例里。" in body.text
    assert "cases/index.html" in hrefs(body)
    few = Body(page_at(library({"a": case(organisation="yi")}), "sources.html"))
    assert "还有" not in few.text


def test_very_many_appraised_cases_stand_in_the_list_of_cases() -> None:
    graded = case(appraisal={"grade": "A", "source": "wen"})
    cases = {f"c{n:03}": graded for n in range(LINES_SHOWN + 5)} | {"bare": case()}
    found = library(cases)
    assert len(stated_round(found, "xiangmuji")) == LINES_SHOWN + 5
    body = Body(page_at(found, "registry/index.html"))
    assert sum("/cases/c" in url for url in hrefs(body)) == LINES_SHOWN
    assert f"这里只列 {LINES_SHOWN} 个，还有 5 个原文说到评审的案例" in body.text
    assert f"{LINES_SHOWN + 5} 个" in body.text
    assert "../cases/index.html?collection=xiangmuji" in hrefs(body)


def test_a_source_stands_on_the_page_of_the_registry_only_for_the_lines_that_are_shown() -> None:
    def graded(source: str) -> Case:
        return case(appraisal={"grade": "A", "source": source}, sources=["wen", "lai"])

    cases = {f"c{n:03}": graded("wen") for n in range(LINES_SHOWN)} | {"z": graded("lai")}
    sources = {"wen": SOURCE, "lai": SOURCE | {"title": "另一篇文章"}}
    assert "另一篇文章" not in page_at(library(cases, sources=sources), "registry/index.html").body


def hrefs(body: Body) -> list[str]:
    return [attrs["href"] for tag, attrs in body.tags if tag == "a"]


def blocks(cases: dict[str, Case]) -> dict[str, bytes]:
    return dict(explorer_files(site_of(library(cases))))


def test_an_edit_that_no_card_shows_changes_no_file_of_the_list() -> None:
    cases = {f"c{n:03}": case() for n in range(2 * BLOCK + 5)}
    edited = cases | {"c060": case(actions=[{"text": "换一种说法。", "method": "baobao-fa"}])}
    assert blocks(edited) == blocks(cases)


def test_an_edit_of_one_card_changes_its_block_and_the_mark() -> None:
    cases = {f"c{n:03}": case() for n in range(2 * BLOCK + 5)}
    before, after = blocks(cases), blocks(cases | {"c060": case(title="另一个标题")})
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"data/cases/1.js", "data/cases.js"}


def test_blocks_made_alone_have_the_mark_of_all() -> None:
    site = site_of(library({f"c{n:03}": case() for n in range(2 * BLOCK + 5)}))
    files = dict(explorer_files(site))
    alone = dict(block_file(site, place) for place in range(len(block_cases(site))))
    assert [len(cases) for cases in block_cases(site)] == [BLOCK, BLOCK, 5]
    mark = mark_of(map(block_digest, alone.values()))
    assert alone.items() < files.items()
    assert f'"mark":"{mark}"'.encode() in files["data/cases.js"]


def test_known_neighbours_are_shown_without_looking_for_them() -> None:
    found = library({"a": case(), "b": case()})
    site = SiteContext(found, TEMPLATES, "2026-11-21", similar={"a": ("b",)})
    assert (site.nearest("a"), site.nearest("b")) == (("b",), ())
    assert site_of(found).nearest("b") == ("a",)
