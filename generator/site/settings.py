"""What mkdocs.yml says about a site; light, for a build that finds nothing changed reads it too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says about a site."""

    edition: str
    """The day of this edition, `YYYY-MM-DD`; ages are counted from it."""
    name: str
    site_url: str = ""
    """Where the site will stand, with a slash at the end; empty where that is not known."""
    edit_base: str | None = None
    issue_base: str | None = None
    repository: str | None = None
    """Address of the repository on its forge, where the form offers to open a new file."""
    branch: str = "main"
    example: bool = True
    """Whether the site shows the invented company, for illustration."""
    downloads: bool = True
    """Whether the site offers books, documents, kits and itself; blank forms it always offers."""
    folder: str = "site"
    """Where the site is published: below the library's folder, or an absolute path."""
    strict: bool = False
    """Whether a warning of the engine stops a build."""
