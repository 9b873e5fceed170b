"""The one Jinja environment: every text is escaped, every name must exist."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from generator.pages.markdown import markdown
from generator.pages.page import root_of

_escape: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""What `escape` works with. Marking the outcome as safe takes it ten times as long."""


def escaped(value: object) -> str:
    """A value as HTML, for the output alone: there a plain string will do."""
    if type(value) is Markup:
        return value
    return _escape(value) if type(value) is str else escape(value)


class _Generator(CodeGenerator):
    """Compiles templates so that what goes straight to the output is escaped by `escaped`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        self.write("environment.escaped(")


class _Environment(Environment):
    code_generator_class = _Generator
    escaped = staticmethod(escaped)


class Templates:
    """Renders templates for a page at a given address; of two with one name the first is meant.

    Templates are read once: whoever watches them makes a new object.
    """

    def __init__(self, *folders: Path) -> None:
        self._environment = _Environment(
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
