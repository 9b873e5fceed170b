"""What a page is, before any theme is put around it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page body with what its shell needs to know."""

    url: str
    """Address below the site's root, with `.html`: `cases/x.html`."""
    title: str
    description: str
    """One or two plain sentences for search engines and link previews."""
    body: str
    """Finished HTML, safe to publish."""
    staged: bool = False
    """Whether the engine renders it itself (it stands in the navigation) or a shell is filled."""

    @property
    def folder(self) -> str:
        """The folder of the address, without a slash at the end; empty at the root."""
        return self.url.rpartition("/")[0]


def root_of(url: str) -> str:
    """The way from a page back to the site's root: '' or '../' as often as needed."""
    return "../" * url.count("/")
