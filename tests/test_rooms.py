"""A room imports only from rooms above it, and each engine is known to one module only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = (
    "model",
    "reading",
    "checking",
    "library",
    "insight",
    "pages",
    "search",
    "exports",
    "contributing",
    "site",
    "mkdocs_plugin",
    "zensical_engine",
    "cli",
)
GENERATOR = ROOT / "generator"
MODULES = sorted(path for path in GENERATOR.rglob("*.py") if path.parent != GENERATOR) + [
    GENERATOR / f"{name}.py" for name in ("library", "mkdocs_plugin", "zensical_engine")
]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(GENERATOR)))
def test_imports_point_upwards(path: Path) -> None:
    own = ROOMS.index(path.relative_to(GENERATOR).parts[0].removesuffix(".py"))
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "generator" and len(parts) > 1:
            assert ROOMS.index(parts[1]) <= own, f"{path.name} imports {name}"
        if parts[0] == "mkdocs":
            assert path.name == "mkdocs_plugin.py"
        assert parts[0] != "zensical", "it is called as a program, and need not be installed"
        assert name != "generator.mkdocs_plugin", "an engine is loaded by its name"


def test_every_room_is_on_the_list() -> None:
    found = {p.name.removesuffix(".py") for p in GENERATOR.iterdir() if p.suffix in {"", ".py"}}
    assert found - {"__init__", "__pycache__"} == set(ROOMS)
