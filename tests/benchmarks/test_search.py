"""The measure itself is right: what it counts, and that it still finds the search box."""

from __future__ import annotations

import urllib.error
import urllib.request
from math import log2
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.contributing.sample import write_sample
from generator.search import SearchDocument
from tests.benchmarks.building import Build, measure_build
from tests.benchmarks.entropy import postings_entropy, set_bits, zero_order_bits
from tests.benchmarks.quality import quality
from tests.benchmarks.queries import Phrase, literal_phrases
from tests.benchmarks.search_report import build_tables, target_table
from tests.benchmarks.served import Server
from tests.benchmarks.tables import table
from tests.benchmarks.visits import our_visits


def test_a_set_of_documents_takes_as_many_bits_as_there_are_choices() -> None:
    assert set_bits(10, 5) == pytest.approx(log2(252))
    assert set_bits(1000, 1) == pytest.approx(log2(1000))
    assert set_bits(10_000, 10_000) == pytest.approx(0)


def test_masks_take_bits_as_they_are_frequent() -> None:
    assert zero_order_bits({7: 500}) == 0
    assert zero_order_bits({1: 4, 2: 4}) == pytest.approx(8)
    assert zero_order_bits({1: 2, 2: 1, 4: 1}) == pytest.approx(6)


def test_the_entropy_of_two_small_documents_is_what_paper_says() -> None:
    first = SearchDocument("a", "case", "线损", "cases/a.html")
    second = SearchDocument("b", "case", "线", "cases/b.html", (("summary", "损"),))
    entropy = postings_entropy([first, second])
    # 线 and 损 stand in both documents, 线损 in one of two; of five masks, one is the summary's.
    assert (entropy.documents, entropy.grams, entropy.postings) == (2, 3, 5)
    assert entropy.document_bytes == pytest.approx(1 / 8)
    assert entropy.field_bytes == pytest.approx((4 * log2(5 / 4) + log2(5)) / 8)
    assert entropy.saturated == pytest.approx(4 / 5)


def test_phrases_name_exactly_the_pages_that_hold_them() -> None:
    texts = ["夜间巡视时核对设备台账", "每月初核对设备台账并通报", "每月初复盘客户诉求的处理时间"]
    documents = [
        SearchDocument(str(n), "case", f"第{n}号", f"cases/{n}.html", (("summary", text),))
        for n, text in enumerate(texts)
    ]
    phrases = literal_phrases(documents)
    assert len(phrases) > 10
    for phrase in phrases:
        holding = tuple(f"cases/{n}.html" for n, text in enumerate(texts) if phrase.text in text)
        assert phrase.pages == holding


def test_quality_counts_what_is_missed_and_what_is_wrong() -> None:
    phrases = [Phrase("台账", ("a", "b")), Phrase("巡视", ("c",))]
    answers = {"台账": (["a", "x"], ["a", "x"]), "巡视": (["c", "y"], ["y", "c"])}
    found = quality(lambda text: answers[text], phrases, {"y": "夜间巡视时", "x": "无关"})
    assert found.recall == pytest.approx(0.75)
    assert found.precision == pytest.approx(0.75)
    assert found.first_ten == pytest.approx(0.75)


def test_the_server_counts_bodies_and_serves_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("no")
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.js").write_bytes(b"x" * 1000)
    with Server({"": site}) as server:
        urllib.request.urlopen(f"{server.origin}a.js?v=1").read()
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{server.origin}%2e%2e/secret.txt")
        (sent,) = server.take()
        assert (sent.path, sent.bytes) == ("a.js", 1000)
        assert sent.gzipped < 100
        assert server.take() == []


def test_columns_stand_below_each_other_in_chinese_too() -> None:
    lines = table(("词", "n"), [("线损", 1), ("ab", 2.5), ("窃", None)]).splitlines()
    assert lines == ["词       n", "----  ----", "线损     1", "ab    2.50", "窃       -"]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("small")
    write_sample(30, 1, folder / "library")
    return measure_build(folder / "library", folder)


def test_a_build_is_measured_and_told(small: Build) -> None:
    assert small.postings > small.unpacked > 0
    assert small.entropy.documents > 30
    assert small.peak > small.before > 10
    assert "as transferred" in build_tables(small)
    assert "OVER" not in target_table(small, None)


def test_a_visit_counts_the_index_and_nothing_before_focus(
    browser: Browser, real_site: Path
) -> None:
    with Server({"": real_site}) as server:
        first, second = our_visits(browser, server, ["突击队", "违章"])
    assert first.total > 0
    assert first.early == 0
    assert "search/manifest.js" in {one.path for one in first.first}
    assert 0 < sum(one.bytes for one in first.further) < sum(one.bytes for one in second.first)
    assert 0 < first.repeated < first.painted
