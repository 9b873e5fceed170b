"""The theme around pages: what the engine rendered, with its marks filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from generator.pages.head import Heads
from generator.pages.page import Page
from generator.site.engine import MISSING
from generator.site.handwritten import without_inline_styles
from generator.site.keys import key_of
from generator.site.policy import header
from generator.site.shell import Shell, fill_head, without_indents
from generator.site.stage import shell_address


@dataclass
class Frames:
    """Puts the theme around the pages of one site.

    Args:
        pages: address → HTML as the engine left it, with marks.
    """

    pages: Mapping[str, str]
    heads: Heads
    _shells: dict[str, Shell] = field(default_factory=dict, init=False)

    def staged(self, page: Page) -> bytes:
        """A page that the engine rendered itself, all but what stands at its marks.

        Raises:
            BrokenShellError: when the engine lost a mark.
        """
        return self._shell(page.url).fill(page, self.heads.block(page))

    def entry(self, page: Page) -> bytes:
        """A page that shares the shell of its folder.

        Raises:
            BrokenShellError: when the engine lost a mark.
        """
        return self._shell(shell_address(page.folder)).fill(page, self.heads.block(page))

    def handwritten(self, page: Page) -> bytes:
        """A page that the engine made from Markdown of a person."""
        html = without_inline_styles(self.pages[page.url])
        return fill_head(html, page.url, self.heads.block(page)).encode()

    def missing(self) -> bytes:
        """The page for an address that does not exist."""
        return fill_head(self.pages[MISSING], MISSING, self.heads.missing()).encode()

    def key(self, address: str) -> str:
        """Digest of what the engine left at an address."""
        found = self._keys.get(address)
        if found is None:
            found = self._keys[address] = key_of(self.pages[address].split("\n"))
        return found

    @cached_property
    def policy(self) -> str:
        """The policy under which every page of the site works, as a server sends it."""
        shown = chain.from_iterable((html, without_indents(html)) for html in self.pages.values())
        return header(shown)

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {}

    def _shell(self, address: str) -> Shell:
        shell = self._shells.get(address)
        if shell is None:
            shell = self._shells[address] = Shell.cut(self.pages[address], address)
        return shell
