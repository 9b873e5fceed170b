"""What a take-away says of where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """Name and edition of the library that an export is made from."""

    name: str = "案例工具箱"
    edition: str = ""
    """The day of this edition, `YYYY-MM-DD`; empty where mkdocs.yml does not say."""
    site_url: str = ""
    """Where the site stands, with a slash at the end; empty where that is not known."""

    @property
    def year(self) -> int:
        """The year that ages are counted to."""
        return int(self.edition[:4]) if self.edition else 2000
