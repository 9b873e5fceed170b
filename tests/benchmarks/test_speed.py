"""The bench itself is right: what it measures, what it edits, and what it tells."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmarks.peers.pages import articles
from tests.benchmarks.peers.programs import versions
from tests.benchmarks.peers.sites import PEERS, Took
from tests.benchmarks.process import RunError, run, size
from tests.benchmarks.results import (
    _NAMES,
    PAGE,
    RESULTS,
    Results,
    our_table,
    page,
    peer_table,
)
from tests.benchmarks.scenarios import Measured, Workshop, scenarios
from tests.conftest import casebook

HOLD = "x = bytearray(60_000_000); import time; time.sleep(1)"
CHILDREN = f"""
import subprocess, sys
two = [subprocess.Popen([sys.executable, "-c", {HOLD!r}]) for _ in range(2)]
[one.wait() for one in two]
"""
BUSY = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "import time\\nwhile time.process_time() < .5: pass"])
"""


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(12, tmp_path, 2)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="no /proc")
def test_the_memory_of_all_children_counts_together() -> None:
    assert 120 < run([sys.executable, "-c", CHILDREN]).peak < 250


def test_the_processor_time_of_children_counts() -> None:
    assert 0.5 < run([sys.executable, "-c", BUSY]).cpu < 2


def test_a_command_that_fails_or_does_not_end_is_told() -> None:
    with pytest.raises(RunError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"])
    with pytest.raises(RunError, match="stopped"):
        run([sys.executable, "-c", "import time; time.sleep(60)"], most=0.5)


def test_every_edit_changes_the_library_and_leaves_it_right(shop: Workshop) -> None:
    files = sorted((shop.root / "cases").rglob("*.yml")) + sorted(shop.root.glob("methods/*.yml"))
    for name, before, _ in scenarios(shop) * 2:
        held = {path: path.read_bytes() for path in files}
        count = len([*shop.root.glob("cases/*/hecheng-*.yml")])
        before()
        changed = [path for path in files if path.read_bytes() != held[path]]
        added = len([*shop.root.glob("cases/*/hecheng-*.yml")]) - count
        assert len(changed) + added == ("nothing changed" not in name), name
    run = casebook("--root", shop.root, "check", "--strict")
    assert run.returncode == 0, run.stdout


def test_a_peer_gets_every_text_of_a_case(shop: Workshop) -> None:
    made = list(articles(shop.root))
    assert len(made) == 12
    first = made[0].text()
    assert first.startswith('---\ntitle: "【合成】')
    for heading in ("问题", "指标", "载体", "做法", "成效", "条件"):
        assert f"\n## {heading}\n" in first
    assert len(first) > 700


def test_every_peer_has_a_fixed_version_and_says_what_it_lacks() -> None:
    assert len({peer.name for peer in PEERS}) == len(PEERS) == 6
    assert all(peer.lacks and peer.version for peer in PEERS)
    assert all(one[0].isdigit() for client in versions().values() for one in client.values())


def test_size_counts_files_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"12345")
    (tmp_path / "c").write_bytes(b"1")
    assert size(tmp_path) == (2, 6)


RESULT = Results(
    "2026-01-01",
    "two cores",
    "make bench",
    [
        Measured(1000, "build: cold", 1, 12.34, 12.34, 20, 300, 4000, 90_000_000),
        Measured(1000, "build: nothing changed", 5, 0.51, 0.62, 0.4, 80),
    ],
    [Took("Hugo", 1000, 6.17, 3, 120, 2000, 5_000_000), Took("Eleventy", 1000, problem="no npm")],
)


def test_results_are_kept_and_told() -> None:
    assert Results.load(RESULT.dump()) == RESULT
    told = page(RESULT)
    assert "| 生成，第一次 | 12.3 秒 |" in told
    assert "| 生成，没有改动 | 0.51 秒（0.62） |" in told
    assert "| Hugo | 1,000 | 6.17 秒 | 120 MB | 2,000 | 5 MB | 2.00 |" in told
    assert "| Eleventy | 1,000 | 没有测：no npm |" in told
    assert all(peer.lacks in told for peer in PEERS)
    assert "2.00" in peer_table(RESULT.peers, RESULT.ours)
    assert "build: cold" in our_table(RESULT.ours)


def test_every_scenario_has_a_name_on_the_page(shop: Workshop) -> None:
    cold = {"check: cold", "build: cold", "serve: text of a case, page and search"}
    assert {name for name, _, _ in scenarios(shop)} | cold == set(_NAMES)


def test_the_page_is_that_of_the_figures_kept() -> None:
    kept = Results.load(RESULTS.read_text("utf-8"))
    assert PAGE.read_text("utf-8") == page(kept)
