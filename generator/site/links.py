"""Links that lead nowhere, as they are told; `following` finds them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Broken(NamedTuple):
    """A link that leads nowhere."""

    page: str
    """The address of the page that it stands on."""
    link: str
    """As it is written there."""
    lacks: str
    """What is not there: an address, or an address with an anchor."""


class BrokenLinksError(Exception):
    """A site has links that lead nowhere; they are the exception's argument."""

    def __init__(self, broken: Iterable[Broken]) -> None:
        self.broken = tuple(broken)
        super().__init__(f"{len(self.broken)} links")
