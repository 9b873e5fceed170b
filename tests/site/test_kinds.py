"""The list of kinds of pages is whole, so that what holds for each kind holds for the site."""

from __future__ import annotations

from pathlib import Path

from tests.site.kinds import ADDRESSES, KINDS, kind_of


def test_every_page_of_the_real_site_is_of_a_kind_that_is_looked_at(real_site: Path) -> None:
    pages = [path.relative_to(real_site).as_posix() for path in real_site.rglob("*.html")]
    assert [address for address in pages if kind_of(address) is None] == []
    assert set(map(kind_of, pages)) == set(KINDS)


def test_the_address_to_look_at_is_of_its_kind_and_exists(real_site: Path) -> None:
    for kind, address in ADDRESSES.items():
        path = address.partition("?")[0]
        assert kind_of(path) == kind
        assert (real_site / path).is_file(), path
