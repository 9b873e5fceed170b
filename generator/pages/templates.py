"""The one Jinja environment: every text is escaped, every name must exist."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.pages.markdown import markdown
from generator.pages.page import root_of


class Templates:
    """Renders templates for a page at a given address; of two with one name the first is meant.

    Templates are read once: whoever watches them makes a new object.
    """

    def __init__(self, *folders: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            auto_reload=False,
            cache_size=-1,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["markdown"] = markdown

    def render(self, template: str, url: str, **context: object) -> str:
        """Render `template` for the page at `url`; `root` leads from there to the site's root."""
        return self._environment.get_template(template).render(root=root_of(url), **context)
