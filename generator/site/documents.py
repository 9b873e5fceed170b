"""The documents that an engine renders: a library's own, and ours where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.site.assets import TEMPLATES
from generator.site.engine import EngineError
from generator.site.engine_key import MKDOCS_FILE
from generator.site.navigation import SHELL_FOLDERS

GUIDES = TEMPLATES / "docs"


def default_folder(root: Path) -> Path | None:
    """Our guides where a library has no hand-written pages; None leaves mkdocs.yml its say."""
    chosen = re.search(r"^docs_dir\s*:", (root / MKDOCS_FILE).read_text("utf-8"), re.MULTILINE)
    return None if chosen or (root / "docs").is_dir() else GUIDES


def guides() -> Iterator[tuple[str, str]]:
    """Path and text of each of our guides."""
    for path in sorted(GUIDES.rglob("*.md")):
        yield path.relative_to(GUIDES).as_posix(), path.read_text("utf-8")


def replaced(own: Iterable[str]) -> frozenset[str]:
    """Addresses of those of a library's own pages that stand in the place of guides of ours."""
    ours = {path.removesuffix(".md") + ".html" for path, _ in guides()}
    return frozenset(own) & ours


def refuse_among_entries(own: Iterable[str]) -> None:
    """Keep a library's own documents out of the folders of entry pages.

    Raises:
        EngineError: naming the first that lies in one.
    """
    taken = sorted(path for path in own if path.rpartition("/")[0] in SHELL_FOLDERS)
    taken = [path for path in taken if not path.endswith("/index.md")]
    if taken:
        raise EngineError(f"{taken[0]}：这个文件夹由案例库生成，手写页面请换一个文件夹")
