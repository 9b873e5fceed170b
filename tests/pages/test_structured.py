"""Structured data, held to the vocabulary of schema.org as a package of others has it."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator.library import Library
from generator.pages.head import Heads
from generator.pages.page import Page
from generator.pages.structured import Structured, json_ld
from tests.pages.conftest import TEMPLATES
from tests.small import SOURCE, case, library, method

SITE = "https://example.org/toolbox/"
SEARCH_ENGINES_OWN = {"query-input"}
"""Written by search engines' own rules for SearchAction, in no vocabulary."""


def of_page(held: Library, url: str, site_url: str = SITE, title: str = "题") -> list[Any]:
    """The nodes that a page carries."""
    heads = Heads(held, TEMPLATES, name="案例工具箱", edition="2026-11-21", site_url=site_url)
    block = heads.block(Page(url, title, "说明。", ""))
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', block, re.DOTALL)
    assert found
    document = json.loads(found[1])
    assert document["@context"] == "https://schema.org"
    nodes: list[Any] = document["@graph"]
    return nodes


def all_pages(held: Library) -> Iterator[str]:
    yield "index.html"
    yield from (f"cases/{i}.html" for i in held.listed_cases)
    yield from (f"methods/{i}.html" for i in held.listed_methods)
    yield from (f"collections/{i}.html" for i in held.collections)
    yield "scenarios/xianchang-weizhang.html"


def known_type(name: str) -> Any:
    return getattr(importlib.import_module(f"pydantic2_schemaorg.{name}"), name)


def mistakes(node: Any) -> Iterator[str]:
    """Types and properties that schema.org does not know, and values of another type than it
    asks for."""
    schema = known_type(node["@type"])
    known = {field.alias: field for field in schema.__fields__.values()}
    known |= dict(schema.__fields__.items())
    for key, value in node.items():
        if key == "@type" or key in SEARCH_ENGINES_OWN:
            continue
        if key not in known:
            yield f"{node['@type']}.{key}"
            continue
        asked = " ".join(str(base.__annotations__.get(key, "")) for base in schema.__mro__[:-3])
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                names = {base.__name__ for base in known_type(part["@type"]).__mro__}
                if not names & set(re.findall(r"\w+", asked)):
                    yield f"{node['@type']}.{key}: {part['@type']}"
                yield from mistakes(part)


@pytest.mark.parametrize("site_url", [SITE, ""])
def test_every_page_speaks_the_words_of_schema_org(real_library: Library, site_url: str) -> None:
    for url in all_pages(real_library):
        for node in of_page(real_library, url, site_url):
            assert not list(mistakes(node)), url


def test_the_check_itself_finds_a_wrong_word() -> None:
    wrong = {"@type": "Article", "likes": 3, "author": {"@type": "BreadcrumbList"}}
    assert list(mistakes(wrong)) == ["Article.likes", "Article.author: BreadcrumbList"]


def test_a_search_engine_learns_what_a_case_rests_on(real_library: Library) -> None:
    article, trail = of_page(real_library, "cases/shanxi-san-si-wu.html", title="三四五")
    (based,) = article["isBasedOn"]
    assert based["publisher"]["name"] == "中国电力新闻网（专题）"
    assert based["datePublished"] == "2020-09-07"
    assert article["author"]["name"] == "案例工具箱编写组"
    assert article["url"] == f"{SITE}cases/shanxi-san-si-wu.html"
    names = [item["name"] for item in trail["itemListElement"]]
    assert names == ["案例工具箱", "案例", "国网山西电力机关党建实践", "三四五"]
    assert [item["position"] for item in trail["itemListElement"]] == [1, 2, 3, 4]


def test_nothing_is_claimed_that_no_source_says() -> None:
    """No day and no publisher of an article that states none; a day of reposting is no day of
    publication; an entry has no day of its own."""
    sources = {"wen": SOURCE | {"date": "2022-09-16", "quality": "repost"}}
    held = library({"a1": case()}, sources=sources)
    article, _ = of_page(held, "cases/a1.html")
    assert article["isBasedOn"] == [{"@type": "Article", "headline": "一篇文章"}]
    assert not {"datePublished", "dateModified", "image", "temporalCoverage"} & set(article)


def test_a_method_is_told_step_by_step_with_its_forms(real_library: Library) -> None:
    howto, _ = of_page(real_library, "methods/qingdan-zeren.html")
    entry = real_library.methods["qingdan-zeren"]
    assert [step["name"] for step in howto["step"]] == [step.title for step in entry.steps]
    assert [s["url"] for s in howto["supply"]] == [
        f"{SITE}forms/qingdan-zeren/{tool.id}.xlsx" for tool in entry.tools
    ]


def test_search_is_offered_only_where_the_address_is_known(real_library: Library) -> None:
    site, dataset = of_page(real_library, "index.html")
    target = site["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{SITE}search.html?q={{search_term_string}}"
    assert dataset["version"] == "2026-11-21"
    site, dataset = of_page(real_library, "index.html", site_url="")
    assert "potentialAction" not in site
    assert dataset["distribution"]["contentUrl"] == "api/v1/index.json"


def test_without_a_known_address_links_lead_on_from_the_page() -> None:
    article, trail = of_page(library(), "cases/anli.html", site_url="")
    assert article["url"] == "../cases/anli.html"
    assert trail["itemListElement"][0]["item"] == "../index.html"


def test_a_moved_entry_and_a_page_of_no_entry_carry_no_data() -> None:
    held = library({"jiu": case(status="moved", moved_to="xin"), "xin": case()})
    heads = Heads(held, TEMPLATES, name="库", edition="2026-11-21")
    for url in ("cases/jiu.html", "statistics.html"):
        assert "ld+json" not in heads.block(Page(url, "题", "说明。", ""))


def test_a_given_up_entry_says_so() -> None:
    article, _ = of_page(library({"a1": case(status="deprecated")}), "cases/a1.html")
    assert article["creativeWorkStatus"] == "已停用"


def test_no_text_can_close_the_script_that_carries_it() -> None:
    sly = "</script><script>alert(1)</script>\u2028<!--"
    text = json_ld(Structured(library(methods={"m1": method(title=sly[:40])}), sly, "").home(sly))
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text)["@graph"][0]["name"] == sly
