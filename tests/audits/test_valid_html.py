"""Pages are valid HTML: nothing is wrong with them but what is listed, nearly all of the theme."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest

from tests.audits.valid import KNOWN, VALIDATOR, ours, problems
from tests.site.kinds import kind_of

EACH = int(os.environ.get("CASEBOOK_VALID_PAGES", "2"))
"""How many pages of each kind are judged; 0 for all."""


@pytest.fixture(scope="module", autouse=True)
def _validator() -> None:
    if not VALIDATOR.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("html-validate is not installed: .ci/audits")
        pytest.skip("NO HTML-VALIDATE: install the programs of tests/audits with npm ci")


def chosen(site: Path) -> list[str]:
    """Addresses of the longest pages of each kind, and of every page of none."""
    by_kind: dict[str | None, list[tuple[int, str]]] = defaultdict(list)
    for path in site.rglob("*.html"):
        address = path.relative_to(site).as_posix()
        by_kind[kind_of(address)].append((path.stat().st_size, address))
    few = {kind: len(pages) if kind in {None, "guide"} else EACH for kind, pages in by_kind.items()}
    return [
        address
        for kind, pages in by_kind.items()
        for _, address in sorted(pages, reverse=True)[: few[kind] or None]
    ]


def test_pages_of_every_kind_are_valid(real_site: Path) -> None:
    addresses = chosen(real_site)
    assert len(addresses) > 40
    found = problems(real_site, addresses)
    assert ours(found) == []
    unseen = [known.reason for known in KNOWN if not any(map(known.covers, found))]
    assert unseen == [], "this is better now: take it off the list"


HEAD = '<!doctype html><html lang="zh"><head><title>页</title></head>'
MISTAKES = {
    "<p>a<div>b</div></p>": {"element-permitted-content", "no-implicit-close", "close-order"},
    '<p id="a">x</p><p id="a">y</p>': {"no-dup-id"},
    '<p style="color:red">x</p>': {"no-inline-style"},
    "<ul><p>x</p></ul>": {"element-permitted-content"},
    '<img src="a.png">': {"wcag/h37"},
    "<button>x</button>": {"no-implicit-button-type"},
    '<a href="a.html"><b><a href="b.html">x</a></b></a>': {"element-permitted-content"},
}


def test_mistakes_are_seen(tmp_path: Path) -> None:
    for place, body in enumerate(MISTAKES):
        (tmp_path / f"{place}.html").write_text(f"{HEAD}<body>{body}</body></html>", "utf-8")
    found = ours(problems(tmp_path, [path.name for path in tmp_path.iterdir()]))
    for place, (body, rules) in enumerate(MISTAKES.items()):
        assert rules & {one.rule for one in found if one.address == f"{place}.html"}, body
