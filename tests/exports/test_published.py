"""The list of an edition names every page of an entry, and the site has each of them."""

from __future__ import annotations

from pathlib import Path

from generator.checking.published import read_published
from generator.exports.published import PUBLISHED, published_files
from generator.model import Status
from tests.small import case, library, unopened


def test_the_site_has_every_address_of_its_list(real_site: Path) -> None:
    pages = read_published((real_site / PUBLISHED).read_bytes())
    assert len(pages) > 100
    assert [page.address for page in pages] == sorted({page.address for page in pages})
    for page in pages:
        assert (real_site / page.address).is_file(), page.address
        assert page.title


def test_a_moved_entry_is_on_the_list_and_a_draft_is_not() -> None:
    cases = {
        "xin": case(),
        "jiu": case(status=Status.MOVED, moved_to="xin"),
        "cao": case(status=Status.DRAFT),
    }
    ((address, content),) = published_files(library(cases))
    assert address == PUBLISHED
    listed = {page.address for page in read_published(content)}
    assert {"cases/xin.html", "cases/jiu.html"} < listed
    assert "cases/cao.html" not in listed
    assert {"collections/xiangmuji.html", "vehicles/tuji.html", "methods/baobao-fa.html"} < listed


def test_the_list_is_made_without_opening_a_case() -> None:
    held = library({"xin": case(), "jiu": case(title="旧的案例")})
    assert list(published_files(unopened(held))) == list(published_files(held))
