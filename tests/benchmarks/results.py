"""What one run of the bench found, as JSON, and the page 性能 that is made of it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.peers.sites import PEERS, Took
from tests.benchmarks.scenarios import Measured
from tests.benchmarks.tables import Cell, table
from tests.conftest import ROOT

RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "site_templates" / "docs" / "performance.md"

_NAMES = {
    "check: cold": "检查，第一次",
    "check: nothing changed": "检查，没有改动",
    "check: text of a case": "检查，改一个案例",
    "build: cold": "生成，第一次",
    "build: nothing changed": "生成，没有改动",
    "build: text of a case": "生成，改一个案例的正文",
    "build: title of a case": "生成，改一个案例的标题",
    "build: a method": "生成，改一种做法",
    "build: a word": "生成，改一个词的名称",
    "build: a case added": "生成，添一个案例",
    "serve: text of a case, page and search": "预览，改动到看见（页面和搜索）",
}
"""Scenario → how the page calls it."""


@dataclass
class Results:
    """Everything of one run."""

    date: str
    machine: str
    command: str
    ours: list[Measured] = field(default_factory=list)
    peers: list[Took] = field(default_factory=list)

    def dump(self) -> str:
        """As JSON, ready for a file."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def load(cls, text: str) -> Results:
        """Read what `dump` wrote."""
        data: dict[str, Any] = json.loads(text)
        data["ours"] = [Measured(**one) for one in data["ours"]]
        data["peers"] = [Took(**one) for one in data["peers"]]
        return cls(**data)


def our_table(ours: Iterable[Measured]) -> str:
    """One row per scenario and size, for a terminal."""
    head = ("cases", "what", "runs", "wall s", "median", "CPU s", "peak MB", "files", "MB")
    rows = [
        (one.count, one.scenario, one.runs, one.wall, one.median, one.cpu, one.peak, *_site(one))
        for one in ours
    ]
    return table(head, rows)


def _site(one: Measured | Took) -> tuple[Cell, Cell]:
    """Files and MB of a site, for a table."""
    return one.files, one.bytes / 1e6 if one.bytes else None


def peer_table(peers: Iterable[Took], ours: Sequence[Measured]) -> str:
    """One row per peer and size, with our cold build of the same size in proportion."""
    cold = {one.count: one.wall for one in ours if one.scenario == "build: cold"}

    def ratio(one: Took) -> float | None:
        return cold[one.count] / one.wall if one.wall and one.count in cold else None

    rows = [
        (one.count, one.peer, one.wall, one.cpu, one.peak, *_site(one), ratio(one), one.problem)
        for one in peers
    ]
    head = ("cases", "peer", "wall s", "CPU s", "peak MB", "files", "MB", "ours / its", "")
    return table(head, rows)


def page(results: Results) -> str:
    """The page 性能, in Markdown."""
    parts = [
        _HEAD.format(date=results.date, machine=results.machine, command=results.command),
        "## 各种操作 {#ours}\n",
        *_scenarios(results.ours),
        _METHOD,
    ]
    if results.peers:
        parts += ["## 同类工具 {#peers}\n", _PEERS, *_compared(results)]
    return "\n".join(parts) + "\n"


_HEAD = """\
---
title: 性能
description: 案例成千上万时，检查、生成和预览各要多少时间、多少内存；与同类工具在同一台机器上比。
---

<!-- Written by `make bench`; not edited by hand. -->

# 性能

{date}，{machine}；命令 `{command}`。
"""

_METHOD = """
秒数是几次里最少的一次，括号里是中位数；“第一次”只测一次，没有网站也没有缓存。内存是全部进程的 \
PSS 之和的最高值。每次都像在终端里那样调用命令，从开始到结束。换一台机器，数字就不同；\
可比的是同一次测量里的各行。

案例由 `casebook sample` 生成：长度与真实案例相同，用词按词典里的词频抽取，不同字对的个数像真实文字\
一样随案例增多，没有两个案例相近。
"""

_PEERS = """\
同样的案例写成带标题和标签的 Markdown，同一次测量里从头生成。各家做的事不一样多，表下写着缺什么。\
“比值”是本库第一次生成的时间除以它的时间，小于 1 就是本库快。
"""


def _scenarios(ours: Sequence[Measured]) -> list[str]:
    counts = sorted({one.count for one in ours})
    found = {(one.scenario, one.count): one for one in ours}
    lines = [
        "| | " + " | ".join(f"{count:,} 个案例" for count in counts) + " |",
        "|---|" + "---|" * len(counts),
    ]
    for scenario, name in _NAMES.items():
        cells = [_seconds(found.get((scenario, count))) for count in counts]
        if any(cells):
            lines.append(f"| {name} | " + " | ".join(cells) + " |")
    cold = [found.get(("build: cold", count)) for count in counts]
    lines += [
        "| 第一次生成的内存 | " + _cells(f"{one.peak:,.0f} MB" if one else "" for one in cold),
        "| 网站的文件 | " + _cells(f"{one.files:,}" if one and one.files else "" for one in cold),
        "| 网站的大小 | " + _cells(_megabytes(one.bytes if one else None) for one in cold),
    ]
    return lines


def _seconds(one: Measured | None) -> str:
    if one is None:
        return ""
    shown = f"{_short(one.wall)} 秒"
    return shown if one.runs == 1 else f"{shown}（{_short(one.median)}）"


def _short(seconds: float) -> str:
    return f"{seconds:.2f}" if seconds < 10 else f"{seconds:.1f}"


def _cells(cells: Iterable[str]) -> str:
    return " | ".join(cells) + " |"


def _megabytes(size: int | None) -> str:
    return f"{size / 1e6:,.0f} MB" if size else ""


def _compared(results: Results) -> list[str]:
    lines = [
        "| 工具 | 案例 | 时间 | 内存 | 文件 | 大小 | 比值 |",
        "|---|---|---|---|---|---|---|",
    ]
    cold = {one.count: one for one in results.ours if one.scenario == "build: cold"}
    for count in sorted({one.count for one in results.peers}):
        own = cold.get(count)
        if own:
            lines.append(
                f"| **本库** | {count:,} | {_short(own.wall)} 秒 | {own.peak:,.0f} MB "
                f"| {own.files or 0:,} | {_megabytes(own.bytes)} | 1 |"
            )
        for took in results.peers:
            if took.count == count:
                lines.append(_peer_line(took, own))
    lacks = [f"- {peer.name} {peer.version}：{peer.lacks}。" for peer in PEERS]
    return [*lines, "", "缺什么：", "", *lacks]


def _peer_line(took: Took, own: Measured | None) -> str:
    if took.wall is None:
        return f"| {took.peer} | {took.count:,} | 没有测：{_why(took.problem)} | | | | |"
    ratio = f"{own.wall / took.wall:.2f}" if own else ""
    return (
        f"| {took.peer} | {took.count:,} | {_short(took.wall)} 秒 | {took.peak or 0:,.0f} MB "
        f"| {took.files or 0:,} | {_megabytes(took.bytes)} | {ratio} |"
    )


def _why(problem: str) -> str:
    return problem.replace("|", "/").replace("`", "'")
