"""Feeds and the summary for language models, read by programs that others wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import feedparser
import pytest

from generator.checking import check_tree
from generator.exports.about import About
from generator.exports.feeds import MOST, feed_files
from generator.exports.llms import CASES_LISTED, ENTRIES_TOLD, LLMS_FULL, llms_files
from generator.library import Library
from generator.reading import read_tree
from tests.conftest import ROOT
from tests.small import SOURCE, case, library, method, unopened

SITE = "https://example.org/toolbox/"
ABOUT = About(edition="2026-11-21")
PLACED = About(edition="2026-11-21", site_url=SITE)


@pytest.fixture(scope="module")
def real_library() -> Library:
    return Library(check_tree(read_tree(ROOT)).entries)


def feeds(held: Library, about: About = ABOUT) -> dict[str, Any]:
    read = {address: feedparser.parse(content) for address, content in feed_files(held, about)}
    for address, feed in read.items():
        assert not feed.bozo, (address, feed.get("bozo_exception"))
        assert feed.version == "atom10"
    return read


def titles(feed: Any) -> list[str]:
    return [entry.title for entry in feed.entries]


def test_an_officer_subscribes_to_a_problem_and_sees_its_cases_and_methods(
    real_library: Library,
) -> None:
    found = feeds(real_library, PLACED)["feeds/scenarios/xianchang-weizhang.xml"]
    assert found.feed.title == "“现场违章多”的案例与做法"
    assert "工作票盖党员印章压降现场违章率" in titles(found)
    assert "党员责任区与包保" in titles(found)
    (entry,) = (e for e in found.entries if e.title.startswith("工作票"))
    assert entry.link == f"{SITE}cases/baodi-weizhang-baobao.html"
    assert "现场违章率下降28%" in entry.summary
    assert entry.updated == "2026-11-21T00:00:00Z"


def test_every_feed_holds_what_it_promises(real_library: Library) -> None:
    read = feeds(real_library)
    entries = len(real_library.listed_cases) + len(real_library.listed_methods)
    assert len(read["feeds/all.xml"].entries) == min(entries, MOST)
    for method_id in real_library.listed_methods:
        held = read[f"feeds/methods/{method_id}.xml"].entries
        assert len(held) == min(MOST, len(real_library.cases_of_method(method_id)))


def test_an_entry_keeps_its_id_when_the_site_moves_and_a_new_edition_appears(
    real_library: Library,
) -> None:
    """A reader's program then does not show as new what was read before."""
    later = About(edition="2027-01-01", site_url="https://other.example.org/")
    first, moved = feeds(real_library, PLACED), feeds(real_library, later)
    for address, feed in first.items():
        assert [e.id for e in feed.entries] == [e.id for e in moved[address].entries]
        assert feed.feed.id == moved[address].feed.id
    ids = [e.id for e in first["feeds/all.xml"].entries]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id_) for id_ in ids)


def test_no_entry_claims_a_day_that_nobody_knows(real_library: Library) -> None:
    for feed in feeds(real_library).values():
        assert not any("published" in entry for entry in feed.entries)


def test_the_entries_with_the_newest_sources_come_first() -> None:
    dated = {
        "lao": SOURCE | {"date": "2019-05"},
        "xin": SOURCE | {"date": "2022-09-16"},
        "wu": SOURCE,
    }
    cases = {i: case(title=f"案例{i}", sources=[i]) for i in ("wu", "lao", "xin")}
    cases["you-wu"] = case(title="案例又无", sources=["wu"])
    found = feeds(library(cases, {}, dated))["feeds/all.xml"]
    assert titles(found) == ["案例xin", "案例lao", "案例wu", "案例又无"]


def test_a_feed_stays_short() -> None:
    cases = {f"a{i}": case(title=f"案例{i}") for i in range(MOST + 20)}
    for feed in feeds(library(cases)).values():
        assert len(feed.entries) <= MOST


def test_drafts_and_moved_entries_are_in_no_feed() -> None:
    cases = {
        "a": case(title="还在写的", status="draft"),
        "b": case(title="搬走了的", status="moved", moved_to="cc"),
        "cc": case(title="新的地方"),
    }
    for feed in feeds(library(cases)).values():
        assert not {"还在写的", "搬走了的"} & set(titles(feed))


def test_marks_of_markup_in_a_title_stay_text() -> None:
    sly = '压降 <b>28%</b> & "好" ]]>'
    found = feeds(library({"a": case(title=sly)}, {}))["feeds/all.xml"]
    assert found.entries[0].title_detail.type == "text/plain"
    assert found.entries[0].title_detail.value == sly


def links(feed: Any) -> Iterator[str]:
    yield from (link.href for link in feed.feed.links if link.rel == "alternate")
    yield from (entry.link for entry in feed.entries)


def test_links_lead_to_pages_whether_the_site_is_known_or_not(
    real_library: Library, real_site: Path
) -> None:
    for address, feed in feeds(real_library, PLACED).items():
        for link in links(feed):
            assert (real_site / link.removeprefix(SITE)).is_file(), link
        assert [ln.href for ln in feed.feed.links if ln.rel == "self"] == [SITE + address]
    for address, feed in feeds(real_library).items():
        for link in links(feed):
            assert (real_site / normpath(join(dirname(address), link))).is_file(), link


def summary(held: Library, about: About = ABOUT) -> Mapping[str, str]:
    return {address: content.decode() for address, content in llms_files(held, about)}


def test_a_language_model_finds_what_the_library_is_and_where_its_entries_are(
    real_library: Library, real_site: Path
) -> None:
    """The layout of llmstxt.org: heading, quotation, sections that hold nothing but links."""
    text = summary(real_library)["llms.txt"]
    lines = text.splitlines()
    assert lines[0] == "# 案例工具箱"
    assert lines[2].startswith("> 国有企业党支部")
    first, *sections = re.split(r"(?m)^## ", text)
    assert "原文未载" in first
    for section in sections:
        _, *held = filter(None, section.splitlines())
        assert held
        assert all(re.match(r"- \[[^\[\]]+\]\([^()\s]+\): \S", line) for line in held)
    found = re.findall(r"\]\(([^()]+)\)", text)
    assert f"cases/{next(iter(real_library.listed_cases))}.html" in found
    for address in found:
        assert (real_site / address).is_file(), address


def test_the_whole_text_keeps_every_figure_with_its_phrase(real_library: Library) -> None:
    text = summary(real_library)[LLMS_FULL]
    assert "原文“现场违章率下降28%”" in text
    for held in (real_library.listed_cases, real_library.listed_methods):
        for entry in held.values():
            assert f"### {entry.title}" in text


def test_a_large_library_gives_a_list_and_no_whole_text() -> None:
    cases = {f"a{i}": case(title=f"案例{i}") for i in range(CASES_LISTED + ENTRIES_TOLD)}
    files = summary(library(cases, {"m": method()}), PLACED)
    assert set(files) == {"llms.txt"}
    assert files["llms.txt"].count("/cases/a") == CASES_LISTED
    assert f"[其余案例]({SITE}api/v1/cases.json)" in files["llms.txt"]
    assert LLMS_FULL not in files["llms.txt"]


def test_feeds_and_the_summary_open_no_case_of_a_large_library() -> None:
    closed = unopened(library({f"an-{n:03}": case() for n in range(ENTRIES_TOLD)}))
    assert len(feeds(closed)["feeds/all.xml"].entries) == MOST
    ((_, text),) = llms_files(closed, ABOUT)
    assert "an-000.html" in text.decode()
