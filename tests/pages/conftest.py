"""Pages of the real library and of small ones, read as a browser would read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.checking import check_tree
from generator.library import Library
from generator.model import Entries
from generator.pages import SiteContext, Templates, build_pages
from generator.reading import read_tree
from tests.conftest import ROOT
from tests.pages.reading import Body

TEMPLATES = Templates(ROOT / "site_templates" / "pages")

Bodies = Mapping[str, Body]


def render(library: Library, **more: object) -> dict[str, Body]:
    site = SiteContext(library, TEMPLATES, "2026-11-21", **more)  # type: ignore[arg-type]
    return {page.url: Body(page) for page in build_pages(site)}


@pytest.fixture(scope="session")
def real_library() -> Library:
    return Library(check_tree(read_tree(ROOT)).entries)


@pytest.fixture(scope="session")
def real(real_library: Library) -> Bodies:
    return render(
        real_library,
        files={f"cases/{i}.html": f"cases/somewhere/{i}.yml" for i in real_library.cases},
        edit_base="https://example.org/edit/",
        issue_base="https://example.org/issues/new?labels=content",
    )


@pytest.fixture(scope="session")
def empty() -> Bodies:
    return render(Library(Entries()))


@pytest.fixture
def rendered() -> Callable[..., dict[str, Body]]:
    return render
