"""Engine output + plan → the finished folder."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.pages.page import Page
from generator.search.documents import html_text
from generator.site.navigation import SHELL_FOLDERS
from generator.site.plan import Plan
from generator.site.shell import Shell, fill_body
from generator.site.stage import shell_address

UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers")
"""What the theme brings for a search of its own, which nothing calls: ours stands in its place."""


@dataclass(frozen=True)
class Handwritten:
    """A page that the engine made from Markdown of docs_dir."""

    url: str
    title: str
    html: str
    """Its rendered content, without the theme."""


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
    addresses = [item.url for item in handwritten]
    for page in staged:
        folder.write(page.url, fill_body(folder.read(page.url), page).encode())
        addresses.append(page.url)

    shells: dict[str, Shell] = {}
    for page in plan.entries():
        shell = shells.get(page.folder)
        if shell is None:
            address = shell_address(page.folder)
            shell = shells[page.folder] = Shell.cut(folder.read(address), address)
        folder.write(page.url, shell.fill(page).encode())
        addresses.append(page.url)

    for name in SHELL_FOLDERS:
        folder.remove(shell_address(name))

    pages = [
        *((page, "") for page in staged),
        *((Page(i.url, i.title, "", ""), html_text(i.html)) for i in handwritten),
    ]
    for address, content in plan.files(pages):
        folder.write(address, content)
    for path in UNUSED:
        folder.remove_all(path)
    _write_sitemap(folder, plan.settings.site_url, addresses)
    return Counts(len(addresses))


def _write_sitemap(folder: Folder, site_url: str, addresses: list[str]) -> None:
    """The engine lists only what it rendered itself, shells included; ours replaces it."""
    folder.remove("sitemap.xml.gz")
    if not site_url:
        folder.remove("sitemap.xml")
        return
    lines = (f"<url><loc>{escape(site_url + address)}</loc></url>" for address in sorted(addresses))
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    text = "\n".join((head, f'<urlset xmlns="{space}">', *lines, "</urlset>", ""))
    folder.write("sitemap.xml", text.encode())
