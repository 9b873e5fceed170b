"""Engine output + plan → the finished folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from generator.pages.head import Heads, is_listed
from generator.pages.page import Page
from generator.search.documents import html_text
from generator.site.navigation import SHELL_FOLDERS
from generator.site.plan import Plan
from generator.site.shell import Shell, fill_body, fill_head
from generator.site.stage import shell_address

UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers")
"""What the theme brings for a search of its own, which nothing calls: ours stands in its place."""

MISSING = "404.html"
"""What a server answers for an address that does not exist."""

CARDS = "og/"
"""Below it the pictures of previews."""


@dataclass(frozen=True)
class Handwritten:
    """A page that the engine made from Markdown of docs_dir."""

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
class Counts:
    """What a build published."""

    pages: int


class Folder:
    """Writes below one folder and remembers which sub-folders it has made."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._made: set[str] = set()

    def write(self, address: str, content: bytes) -> None:
        """Write one file at a site address.

        Raises:
            OSError: when the disk refuses.
        """
        folder = address.rpartition("/")[0]
        if folder not in self._made:
            (self._root / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        (self._root / address).write_bytes(content)

    def read(self, address: str) -> str:
        """Read a page that the engine left."""
        return (self._root / address).read_text(encoding="utf-8")

    def remove_all(self, folder: str) -> None:
        """Remove a folder if it is there."""
        shutil.rmtree(self._root / folder, ignore_errors=True)

    def remove(self, address: str) -> None:
        """Remove a file if it is there."""
        (self._root / address).unlink(missing_ok=True)


def fill(
    work: Path, plan: Plan, staged: Sequence[Page], handwritten: Sequence[Handwritten]
) -> Counts:
    """Fill the engine's output in `work` with everything of `plan`.

    Raises:
        BrokenShellError: when the engine lost a mark.
        OSError: when the disk refuses.
    """
    folder = Folder(work)
    pages = [
        *((page, "") for page in staged),
        *((item.page, html_text(item.html)) for item in handwritten),
    ]
    written = set()
    for address, content in plan.files(pages):
        folder.write(address, content)
        written.add(address)

    heads = _heads(plan, written)
    for page in staged:
        html = fill_body(folder.read(page.url), page, heads.block(page))
        folder.write(page.url, html.encode())
    for item in handwritten:
        html = fill_head(folder.read(item.url), item.url, heads.block(item.page))
        folder.write(item.url, html.encode())
    folder.write(MISSING, fill_head(folder.read(MISSING), MISSING, heads.missing()).encode())
    addresses = [*(page.url for page in staged), *(item.url for item in handwritten)]

    shells: dict[str, Shell] = {}
    for page in plan.entries():
        shell = shells.get(page.folder)
        if shell is None:
            address = shell_address(page.folder)
            shell = shells[page.folder] = Shell.cut(folder.read(address), address)
        folder.write(page.url, shell.fill(page, heads.block(page)).encode())
        addresses.append(page.url)

    for name in SHELL_FOLDERS:
        folder.remove(shell_address(name))
    for path in UNUSED:
        folder.remove_all(path)
    _write_sitemap(folder, plan.settings.site_url, filter(is_listed, addresses))
    return Counts(len(addresses))


def _heads(plan: Plan, written: Set[str]) -> Heads:
    settings = plan.settings
    return Heads(
        plan.library,
        plan.context.templates,
        name=settings.name,
        edition=settings.edition,
        site_url=settings.site_url,
        cards=(address for address in written if address.startswith(CARDS)),
    )


def _write_sitemap(folder: Folder, site_url: str, addresses: Iterable[str]) -> None:
    """The engine lists only what it rendered itself, shells included; ours replaces it."""
    folder.remove("sitemap.xml.gz")
    if not site_url:
        folder.remove("sitemap.xml")
        return
    places = (escape(site_url + quote(address)) for address in sorted(addresses))
    lines = (f"<url><loc>{place}</loc></url>" for place in places)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    text = "\n".join((head, f'<urlset xmlns="{space}">', *lines, "</urlset>", ""))
    folder.write("sitemap.xml", text.encode())
    robots = ("User-agent: *", "Disallow:", "", f"Sitemap: {site_url}sitemap.xml", "")
    folder.write("robots.txt", "\n".join(robots).encode())
