"""What holds for every page, of the real library as of an empty one."""

from __future__ import annotations

import pytest

from generator.library import Library
from generator.model import VocabularyKind
from generator.pages import SiteContext, staged_pages
from generator.pages.plain import DESCRIPTION_MAX
from tests.pages.conftest import TEMPLATES, Bodies, render
from tests.small import case, library, method

OFFICE = ("xlsx", "docx")
"""What a blank form is offered as."""

MACHINES = (("api/v1", ".json"), ("feeds", ".xml"))
"""Where a method is offered to programs."""

STAGED = {
    "index.html",
    "methods/index.html",
    "cases/index.html",
    "collections/index.html",
    "sources.html",
    "search.html",
    "finder.html",
    "matrix.html",
    "statistics.html",
    "compare.html",
    "plan.html",
    "downloads/index.html",
    "registry/index.html",
    "example/index.html",
    "contribute/form.html",
    "reference/fields.html",
    "reference/checks/index.html",
    *(f"{kind.value}/index.html" for kind in VocabularyKind),
}


@pytest.fixture(params=["real", "empty"])
def bodies(request: pytest.FixtureRequest) -> Bodies:
    found: Bodies = request.getfixturevalue(request.param)
    return found


def test_the_navigation_is_staged_even_for_an_empty_library(bodies: Bodies) -> None:
    assert {url for url, body in bodies.items() if body.page.staged} == STAGED


def test_every_entry_and_every_word_has_a_page(real: Bodies, real_library: Library) -> None:
    wanted = {f"cases/{i}.html" for i in real_library.cases}
    wanted |= {f"methods/{i}.html" for i in real_library.methods}
    wanted |= {f"collections/{i}.html" for i in real_library.collections}
    for kind in VocabularyKind:
        wanted |= {f"{kind.value}/{i}.html" for i in real_library.terms(kind)}
    assert wanted <= set(real)


def test_a_page_has_a_title_a_description_and_one_heading(bodies: Bodies) -> None:
    for url, body in bodies.items():
        assert body.page.title, url
        assert 0 < len(body.page.description) <= DESCRIPTION_MAX, url
        assert not set("*`\n") & set(body.page.description), url
        assert body.count("h1") == 1, url


def test_ids_are_unique_and_tags_are_closed(bodies: Bodies) -> None:
    for url, body in bodies.items():
        assert len(body.ids) == len(set(body.ids)), url
        assert body.crossed == [], url
        assert body.open == [], url


def test_nothing_needs_a_loose_security_policy(bodies: Bodies) -> None:
    for url, body in bodies.items():
        assert "style" not in body.attributes, url
        assert not {name for name in body.attributes if name.startswith("on")}, url
        assert not {"style", "iframe", "object"} & {tag for tag, _ in body.tags}, url
        scripts = [attrs.get("src", "") for tag, attrs in body.tags if tag == "script"]
        assert all("assets/casebook/" in address for address in scripts), url


def test_links_lead_to_pages_and_places_that_exist(real: Bodies, real_library: Library) -> None:
    methods = real_library.methods
    forms = {
        *(f"kits/{i}.zip" for i in methods),
        *(f"forms/{i}/{t.id}.{e}" for i, m in methods.items() for t in m.tools for e in OFFICE),
    }
    handwritten = {"contribute/index.html", "about.html", "interface.html"}
    machines = {
        *(f"api/v1/cases/{i}.json" for i in real_library.cases),
        *(f"{folder}/methods/{i}{e}" for i in methods for folder, e in MACHINES),
        *(f"feeds/scenarios/{i}.xml" for i in real_library.terms(VocabularyKind.SCENARIOS)),
    }
    for url, body in real.items():
        for path, fragment in body.targets:
            if path in forms | handwritten | machines:
                continue
            assert path in real, f"{url} links {path}"
            if fragment:
                assert fragment in real[path].ids, f"{url} links {path}#{fragment}"


def test_an_entry_page_offers_to_be_mended(real: Bodies, real_library: Library) -> None:
    case_id = next(iter(real_library.cases))
    links = [attrs.get("href", "") for _, attrs in real[f"cases/{case_id}.html"].tags]
    assert f"https://example.org/edit/cases/somewhere/{case_id}.yml" in links
    assert any(link.startswith("https://example.org/issues/new?labels=content&") for link in links)


def test_the_same_library_gives_the_same_bytes(real_library: Library) -> None:
    first, second = render(real_library), render(real_library)
    assert {u: b.page for u, b in first.items()} == {u: b.page for u, b in second.items()}


def test_staged_pages_do_not_wait_for_the_entries() -> None:
    site = SiteContext(library({"a": case()}, {"m": method()}), TEMPLATES, "2026-11-21")
    assert {page.url for page in staged_pages(site)} == STAGED
