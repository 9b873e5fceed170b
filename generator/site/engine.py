"""The engine as a build sees it: documents and a stage go in, pages with our marks come out.

Which engine it is nobody here knows.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from generator.pages.page import Page
from generator.reading import CONTENT_FOLDERS
from generator.site.pruning import lighter
from generator.site.settings import Settings

Staged: TypeAlias = Mapping[str, str]
"""Path below the engine's documents → Markdown with front matter."""

MISSING = "404.html"
"""What a server answers for an address that does not exist."""

LEFT_OUT = (
    # For a search of the theme's own, which nothing calls: ours stands in its place.
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    # Lists only what the engine rendered itself, shells included: ours replaces it.
    "sitemap.xml",
)
"""How addresses begin that no site gets."""


class EngineError(Exception):
    """The engine stopped; what it said."""


@dataclass(frozen=True)
class Handwritten:
    """A page that the engine made from Markdown of a library's own documents."""

    url: str
    title: str
    html: str
    """Its rendered content, without the theme."""
    description: str = ""
    """What its front matter says of it."""

    @property
    def page(self) -> Page:
        """The page without its body, which the engine has put into the theme already."""
        return Page(self.url, self.title, self.description, "")


@dataclass(frozen=True)
class Rendered:
    """What the engine made; may be pickled and kept."""

    settings: Settings
    pages: Mapping[str, str]
    """Address → HTML with our marks: staged pages, shells, hand-written pages, the missing one."""
    handwritten: tuple[Handwritten, ...]
    files: Mapping[str, bytes]
    """Address → content of the theme's assets and of the documents' own files."""
    warnings: tuple[str, ...] = ()
    """In the engine's own words."""

    @property
    def own(self) -> frozenset[str]:
        """Addresses of pages that a library has written itself, some in the place of ours."""
        return frozenset(page.url for page in self.handwritten)


class Engine(Protocol):
    """What a build asks of an engine."""

    def render(self, root: Path, staged: Staged, *, preview: bool = False) -> Rendered:
        """Everything that the engine makes of the documents of the library at `root`.

        Args:
            staged: what stands beside the documents.
            preview: whether the site is shown on this machine only, and has no address.

        Raises:
            EngineError: when it stopped, or its settings are wrong.
        """


def published_folder(root: Path, settings: Settings, chosen: Path | None = None) -> Path:
    """Where the site of the library at `root` goes: where `chosen` says, else mkdocs.yml.

    Raises:
        EngineError: when that lies within the content or around it, or is the library's own link.
    """
    site = (chosen or root / settings.folder).resolve()
    # A library's own link may be somebody else's: it does not choose what is replaced.
    if not chosen and site != Path(os.path.normpath(root.resolve() / settings.folder)):
        raise EngineError(
            f"{settings.folder} 是链接，通到 {site}；要写到那里，请用 --site-dir {site} 指明"
        )
    if root.resolve().is_relative_to(site):
        raise EngineError(f"网站会顶替整个文件夹 {site}，案例库就在里面；请换一个 --site-dir")
    if any(site.is_relative_to(root.resolve() / name) for name in CONTENT_FOLDERS):
        raise EngineError(f"网站不能写进内容文件夹 {site}；请换一个 --site-dir")
    return site


def collect(folder: Path, addresses: Iterable[str]) -> tuple[dict[str, str], dict[str, bytes]]:
    """What an engine wrote below `folder`: its pages at `addresses`, and every other file that a
    site gets.

    Raises:
        OSError: when a page is not there.
    """
    places = sorted({*addresses, MISSING})
    pages = {place: (folder / place).read_text("utf-8") for place in places}
    files = {
        address: path.read_bytes()
        for address, path in _files(folder)
        if address not in pages and not address.startswith(LEFT_OUT)
    }
    return pages, lighter(pages.values(), files)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


class LateEngine:
    """An engine that is loaded when it has something to do."""

    def __init__(self, load: Callable[[], Engine]) -> None:
        self._load = load

    def render(self, root: Path, staged: Staged, *, preview: bool = False) -> Rendered:
        """As the engine itself."""
        return self._load().render(root, staged, preview=preview)
