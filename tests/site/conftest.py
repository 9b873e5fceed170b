"""What tests of the site share: the real one in two ways, and a library that changes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.site.two_states import Two


@pytest.fixture(params=["http", "file"])
def origin(request: pytest.FixtureRequest, real_origin: str, real_site: Path) -> str:
    """Where the real site is, with a slash at the end: on a server, and as files."""
    return real_origin if request.param == "http" else real_site.as_uri() + "/"


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    """A library in one of its two states; a test that wants a certain one enters it."""
    from tests.site.two_states import two_states  # noqa: PLC0415 - loads all that builds

    return two_states(tmp_path_factory.mktemp("two"))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, with nothing in it."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder
