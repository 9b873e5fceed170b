"""The program does the same with the lowest and the highest versions that pyproject.toml allows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.main import COMMANDS
from generator.contributing.sample import write_sample
from tests.compatibility.environments import (
    FIXED,
    PYTHON,
    UV,
    Environment,
    OutOfReachError,
    build_wheel,
    install,
)
from tests.conftest import ROOT, casebook
from tests.site.article import article

EXPORTS = Path(__file__).with_name("every_export.py")
OF_THE_THEME = re.compile(r"assets/(javascripts|stylesheets)/")
"""Their names hold a digest of what is in them."""
MAY_DIFFER = re.compile(
    # The policy names the scripts that the theme writes into pages.
    r"_headers|casebook\.json|published\.json"
    # XlsxWriter writes other bytes for the same cells.
    r"|.*\.xlsx"
    # Until 2.13 pydantic gives a pattern for numbers that are written as text.
    r"|schemas/.*\.json"
)
SAME = ("json", "csv", "docx", "pptx")
"""Kinds of export that are the same bytes with all versions."""
ALSO = {"xlsx": b"PK", "pdf": b"%PDF"}
"""Kinds that are not, and how they begin."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library") / "lib"
    write_sample(4, 1, folder)
    return folder


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory, library: Path) -> Path:
    """What the locked versions make: the site, and every export."""
    folder = tmp_path_factory.mktemp("locked")
    run = casebook("--root", library, "build", "--no-cache", "--site-dir", folder / "site")
    assert run.returncode == 0, run.stderr
    command = [sys.executable, EXPORTS, library, folder, *SAME]
    subprocess.run(command, check=True, env={**os.environ, **FIXED, "PYTHONPATH": str(ROOT)})
    return folder


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(
    scope="module",
    params=[("lowest-direct", sys.executable), ("highest", PYTHON)],
    ids=["lowest", "highest"],
)
def environment(
    request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory
) -> Environment:
    resolution, python = request.param
    if not UV.is_file():
        pytest.skip("NO UV: it makes the environments")
    try:
        return install(wheel, tmp_path_factory.mktemp(resolution) / "env", resolution, python)
    except OutOfReachError as error:
        pytest.skip(f"NO REGISTRY: {error}")


def files(site: Path) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def test_every_module_loads_and_every_command_has_its_help(environment: Environment) -> None:
    run = environment.run(Path(__file__).with_name("every_command.py"))
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.split() == list(COMMANDS)


def test_the_real_library_is_clean(environment: Environment) -> None:
    run = environment.casebook("--root", ROOT, "check", "--strict")
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_site_is_the_same_but_for_the_theme(
    environment: Environment, library: Path, locked: Path
) -> None:
    site = environment.folder / "site"
    run = environment.casebook("--root", library, "build", "--no-cache", "--site-dir", site)
    assert run.returncode == 0, run.stdout + run.stderr
    ours, theirs = files(locked / "site"), files(site)
    assert [name for name in ours.keys() ^ theirs.keys() if not OF_THE_THEME.match(name)] == []
    for name in ours.keys() & theirs.keys():
        if name.endswith(".html"):
            assert article(theirs[name].decode()) == article(ours[name].decode()), name
        elif not MAY_DIFFER.fullmatch(name):
            assert theirs[name] == ours[name], name


def test_every_export_is_made(environment: Environment, library: Path, locked: Path) -> None:
    folder = environment.folder
    run = environment.run(EXPORTS, library, folder, *SAME, *ALSO)
    assert run.stdout.split() == [*SAME, *ALSO], run.stderr
    for kind in SAME:
        made = f"cases.{kind}"
        assert (folder / made).read_bytes() == (locked / made).read_bytes(), kind
    for kind, begin in ALSO.items():
        path = folder / f"cases.{kind}"
        assert (kind == "pdf" and not path.exists()) or path.read_bytes().startswith(begin)
