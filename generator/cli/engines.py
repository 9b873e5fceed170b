"""Which engines there are; light, for a build that finds nothing changed asks this too."""

from __future__ import annotations

ENGINES = {
    "mkdocs": "generator.mkdocs_plugin:MkDocs",
    "zensical": "generator.zensical_engine:Zensical",
}
"""Name of an engine → its module and its name there."""

ENGINE = "mkdocs"
"""What a build takes that asks for none."""


def code_for(engine: str, code: str) -> str:
    """The program's digest as a cache sees it: what one engine made is of no use to another."""
    return code if engine == ENGINE else f"{code} {engine}"
